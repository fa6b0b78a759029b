"""What all files of competitors' posts have in common: from the cells of a table to rows of `tables.BENCHMARK`."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iwa.exports import cells, network_names
from iwa.exports.competitors.labels import formats
from iwa.exports.instants import Instants, days_of
from iwa.exports.one_table import Table
from iwa.exports.reading import MIXED, Notes, Reading, report_faulty, rows_and_issues

COUNTS = {"interactions": "interactions", "followers": "abonnés", "views": "vues"}


def posts_of(table: Table, published: Instants) -> pd.DataFrame:
    """The posts of a sheet; a row without network, competitor or day says what it lacks."""
    written = table.column("network")
    network = network_names.networks(written).mask(lambda key: key == "google", "")
    lost = _lost(table, network, published)
    kept = table.rows.index[~lost]
    table.notes.use(kept)
    facts = {name: _text(table.column(name)) for name in ("competitor", "url", "text", "post_id")}
    counts = {name: _count(table, name, title) for name, title in COUNTS.items()}
    posts = pd.DataFrame(
        {"network": network, "published_at": published.at, **facts, "format": _formats(table), **counts},
        index=table.rows.index,
    )
    return posts.loc[kept].assign(source_row=kept, source_sheet=table.notes.sheet.name).reset_index(drop=True)


def _lost(table: Table, network: pd.Series, published: Instants) -> pd.Series:
    checks = (
        (network == "", "network", "unknown-network", f"n’est pas un réseau connu ({network_names.POSTING})"),
        (cells.is_missing(table.column("competitor")), "competitor", "no-competitor", "n’est pas un nom de concurrent"),
        (published.at.isna(), "published_at", "unreadable-date", "n’est pas une date (2026-10-03 14:05)"),
    )
    lost = pd.Series(False, index=table.rows.index)
    for faulty, name, kind, wrong in checks:
        for row, text in table.column(name)[faulty & ~lost].items():
            what = f"« {text} »" if text else "Une cellule vide"
            table.notes.doubt(pd.Index([row]), kind, f"{what} {wrong} : la publication est laissée de côté.")
        lost |= faulty
    return lost


def _text(written: pd.Series) -> pd.Series:
    return written.mask(cells.is_missing(written))


def _count(table: Table, name: str, title: str) -> pd.Series:
    values, faulty = cells.numbers(table.column(name))
    wrong = faulty | (values < 0)
    report_faulty(table.notes, table.column(name)[wrong], title)
    return values.mask(wrong)


def _formats(table: Table) -> pd.Series:
    """The formats; words that name none are told once each, on the first row that has them."""
    written = table.column("format")
    found = formats(written)
    unknown = written[found.isna() & ~cells.is_missing(written)]
    for row, text in unknown.drop_duplicates().items():
        sentence = f"« {text} » n’est pas un format connu : ces publications sont gardées sans format."
        table.notes.doubt(pd.Index([row]), "unknown-format", sentence, fatal=False)
    return found


def reading_of(
    kind: str, posts: Sequence[pd.DataFrame], notes: Sequence[Notes], measured_at: pd.Timestamp | None = None
) -> Reading:
    """The reading of a file; its figures were taken on the day it says, else on its last post's at the earliest."""
    whole = pd.concat(posts, ignore_index=True) if any(map(len, posts)) else pd.DataFrame()
    days = days_of(whole["published_at"]) if len(whole) else pd.Series(dtype="datetime64[ns]")
    rows, issues = rows_and_issues(notes)
    return Reading(
        network=MIXED,
        kind=kind,
        first=days.min(),
        last=days.max(),
        measured_at=days.max() if measured_at is None or pd.isna(measured_at) else measured_at,
        benchmark=whole,
        rows=rows,
        issues=issues,
    )
