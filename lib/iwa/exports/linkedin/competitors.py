"""LinkedIn page, competitors export: one row a page over one period, the client's own page among them.

The two dates above the table follow the language of whoever downloads: the only LinkedIn export
that does. Which is the day is told by the day of the download, in the file's name, and by the
lengths of period that LinkedIn offers.
"""

from __future__ import annotations

import re
from typing import cast

import pandas as pd

from iwa.exports.document import Document
from iwa.exports.linkedin.columns import (
    LABEL,
    Layout,
    Table,
    filled_sheets,
    first_labelled,
    placed,
    tell_columns,
    tell_positions,
    without_totals,
)
from iwa.exports.linkedin.page import UNKNOWN_DAY, page_file
from iwa.exports.notes import unrecognised
from iwa.exports.reading import Notes, Reader, Reading, figures, rows_and_issues
from iwa.exports.wording import normalised

SHEET = "COMPETITORS"  # the same in every language
MEASURES = ("followers", "new_followers", "interactions", "posts")
PAGES = Layout(
    columns={
        "competitor": ("Page",),
        "followers": ("Total Followers", "Total de seguidores"),
        "new_followers": ("New Followers", "Novos seguidores"),
        "interactions": ("Total post engagements", "Total de engajamentos da publicação"),
        "posts": ("Total posts", "Total de publicações"),
    },
    evidence=(("competitor", "new_followers", "interactions"), ("competitor", "new_followers", "posts"),
              ("competitor", "interactions", "posts")),
    orders=(("competitor", *MEASURES),),
    kinds={"competitor": LABEL},
    may_be_empty=True,
)  # fmt: skip
USUAL_LENGTHS = frozenset({7, 14, 15, 28, 30, 31, 90, 91, 92, 180, 364, 365, 366})  # days, both ends counted
LAG_DAYS = 7  # from the last day to the download, when somebody takes the latest figures
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T].*)?")
Span = tuple[pd.Timestamp, pd.Timestamp]
UNKNOWN = (UNKNOWN_DAY, UNKNOWN_DAY)


def recognises_competitors(document: Document) -> bool:
    """The table of pages by its labels, or, under the name of its sheet, by its columns in place."""
    return _table(document) is not None


def _table(document: Document) -> Table | None:
    sheets = filled_sheets(document)
    named = [sheet for sheet in sheets if normalised(sheet.name) == normalised(SHEET)]
    return first_labelled(sheets, PAGES) or next((table for s in named if (table := placed(s, PAGES))), None)


def read_competitors(document: Document) -> Reading:
    """One row a page in `benchmark`: posts, interactions, followers gained over the period, followers at its end.

    A page keeps the name that LinkedIn prints; which one is the client's is told later. A blank
    figure is missing. Without a period that can be told, `start` and `end` are missing.
    """
    table = _table(document)
    assert table is not None, document.name
    notes = Notes(table.sheet)
    tell_columns(notes, table)
    tell_positions([(table, notes)])
    file = page_file(document)
    start, end = _period(table, file.exported, notes)
    benchmark = _pages(table, notes).assign(start=start, end=end)
    others = [unrecognised(sheet) for sheet in document.sheets if sheet is not table.sheet]
    rows, issues = rows_and_issues([notes, *others])
    return Reading(
        network="linkedin",
        kind="competitors",
        first=start,
        last=end,
        measured_at=file.measured_at(end),
        account=file.account,
        benchmark=benchmark.reset_index(drop=True),
        rows=rows,
        issues=issues,
    )


def _pages(table: Table, notes: Notes) -> pd.DataFrame:
    rows = without_totals(table.rows(), "competitor")
    values = figures(rows, MEASURES, notes)
    names = rows["competitor"].str.strip()
    for row in rows.index[(names == "") | values.isna().all(axis=1)]:
        sentence = "Il manque le nom de la page ou tous ses chiffres : la ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "incomplete-row", sentence)
    read = notes.states[rows.index] != "issue"
    notes.use(rows.index[read])
    pages = pd.DataFrame({"network": "linkedin", "competitor": names, "source_row": rows.index}, index=rows.index)
    return pd.concat([pages, values.reindex(columns=list(MEASURES))], axis=1)[read]


def _period(table: Table, exported: pd.Timestamp, notes: Notes) -> Span:
    """The period of the two dates above the header; missing, and told, where it cannot be known."""
    above = table.sheet.cells.loc[: table.header.row - 1].to_numpy().ravel()
    written = [text.strip() for text in above if _SLASHED.fullmatch(text.strip()) or _ISO.fullmatch(text.strip())]
    spans = _spans(written[:2]) if len(written) >= 2 else []
    best = sorted(spans, key=lambda span: _misfit(span, exported))[:2]
    if best and (len(best) == 1 or _misfit(best[0], exported) < _misfit(best[1], exported)):
        return best[0]
    guess = _by_zeros(written[:2], spans)
    if guess is None:
        found = f"« {written[0]} » et « {written[1]} »" if spans else "aucune date lisible"
        notes.doubt(
            table.sheet.cells.index[:1],
            "unknown-period",
            f"La période de ces chiffres n’est pas connue (au-dessus du tableau : {found}). Déposez le fichier sous le "
            "nom que LinkedIn lui a donné, sans supprimer la première ligne.",
            fatal=False,
        )
    return guess or UNKNOWN


def _spans(written: list[str]) -> list[Span]:
    """The periods that the two dates can be, both read in the same order, each once."""
    found: list[Span] = []
    for day_first in (False, True):
        start, end = (_day(text, day_first) for text in written)
        if not pd.isna(start) and not pd.isna(end) and start <= end and (start, end) not in found:
            found.append((start, end))
    return found


def _day(text: str, day_first: bool) -> pd.Timestamp:
    if iso := _ISO.fullmatch(text):
        return _stamp("-".join(iso.groups()))
    slashed = _SLASHED.fullmatch(text)
    assert slashed, text
    a, b, year = slashed.groups()
    month, day = (b, a) if day_first else (a, b)
    return _stamp(f"{year}-{month}-{day}")


def _stamp(text: str) -> pd.Timestamp:
    return cast("pd.Timestamp", pd.to_datetime(text, format="%Y-%m-%d", errors="coerce"))


def _misfit(span: Span, exported: pd.Timestamp) -> tuple[bool, bool, bool]:
    """What speaks against a period: an end after the download, a length nobody can choose, old figures."""
    start, end = span
    unusual = (end - start).days + 1 not in USUAL_LENGTHS
    if pd.isna(exported):
        return False, unusual, False
    return bool(end > exported), unusual, (exported - end).days > LAG_DAYS


def _by_zeros(written: list[str], spans: list[Span]) -> Span | None:
    """English writes 3/4/2025 where languages that put the day first write 03/04/2025."""
    parts = [part for text in written if (found := _SLASHED.fullmatch(text)) for part in found.groups()[:2]]
    bare, padded = any(len(part) == 1 for part in parts), any(part.startswith("0") for part in parts)
    return spans[int(padded)] if len(spans) == 2 and bare != padded else None


_MENU = (
    "Page LinkedIn › Statistiques › Concurrents › choisir la période › Exporter, "
    "et garder le nom du fichier, qui porte la date du téléchargement"
)
READERS = (
    Reader("linkedin", "competitors", "concurrents", _MENU, "benchmark", recognises_competitors, read_competitors),
)
