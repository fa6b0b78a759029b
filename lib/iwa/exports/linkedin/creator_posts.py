"""The best posts of a LinkedIn creator export: two lists side by side, by interactions and by impressions.

A row holds two posts that have nothing to do with one another. The same post mostly stands in
both lists, on different rows.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import pandas as pd

from iwa.exports import cells
from iwa.exports.document import Sheet
from iwa.exports.linkedin.creator_sheets import LINK
from iwa.exports.linkedin.posts import EARLIEST, URN, instant_of
from iwa.exports.reading import Notes, lifetime, report_faulty
from iwa.exports.stacking import end_to_end
from iwa.exports.wording import normalised
from iwa.numbers import counted, short_day

VALUE_LABELS = {
    "impressions": "impressions",
    "impressoes": "impressions",
    "engagements": "interactions_network",
    "interactions": "interactions_network",
    "engajamentos": "interactions_network",
}
BY_PLACE = ("interactions_network", "impressions")  # the order of the lists in every language
RIGHT_HALF = 3  # columns of the first list
MARGIN = pd.Timedelta(days=2)  # the last day ends a day later, and later still in the West


@dataclass(frozen=True)
class TopPosts:
    """What the sheet gives."""

    notes: Notes
    posts: pd.DataFrame
    measurements: pd.DataFrame


def read_top_posts(sheet: Sheet, account: str, first: pd.Timestamp, last: pd.Timestamp) -> TopPosts:
    """Each post once, with the figures of the lists it stands in; `first` and `last` are the file's period."""
    notes = Notes(sheet)
    lists = [_list(sheet, column, account, notes) for column in _link_columns(sheet)]
    lists = [(entries.assign(published_at=_published(entries, last, notes)), metric) for entries, metric in lists]
    posts = pd.concat([entries for entries, _ in lists]).drop_duplicates("post_id")
    values = [_lasting(entries, metric, first, notes) for entries, metric in lists]
    filled = [part for part in values if len(part)]
    return TopPosts(notes, posts.drop(columns="value"), end_to_end(filled) if filled else pd.DataFrame())


def _link_columns(sheet: Sheet) -> list[int]:
    """The columns of addresses."""
    return [c for c in range(sheet.width) if sheet.cells[c].str.contains(LINK, regex=False).any()]


def _list(sheet: Sheet, column: int, account: str, notes: Notes) -> tuple[pd.DataFrame, str]:
    """One list: its posts with `value`, and the metric that the value is."""
    top = int(sheet.cells.index[sheet.cells[column].str.contains(LINK, regex=False)][0])
    below = sheet.cells.loc[top:]
    link = below[column].str.strip()
    filled = link != ""
    post_id = cells.captured(link, URN)
    for row, printed in link[filled & (post_id == "")].items():
        sentence = f"Le lien « {printed} » ne porte pas de numéro de publication : elle est laissée de côté."
        _doubt_link(row, sentence, notes)
    figure = below[column + 2] if column + 2 in below else pd.Series("", index=below.index, dtype="str")
    for row, printed in figure[~filled & (figure.str.strip() != "")].items():
        sentence = f"Le chiffre « {printed} » n’a pas de lien vers sa publication : il est laissé de côté."
        _doubt_link(row, sentence, notes)
    rows = below[post_id != ""]
    written = figure[rows.index]
    values, faulty = cells.numbers(written)
    metric = _metric(sheet, column, top)
    report_faulty(notes, written[faulty], metric)
    notes.use(rows.index)
    return _posts(link[post_id != ""], post_id[post_id != ""], values, account).assign(source_sheet=sheet.name), metric


def _doubt_link(row: Hashable, sentence: str, notes: Notes) -> None:
    """The row stays used when its other post was read."""
    rows = pd.Index([row])
    notes.doubt(rows, "no-link", sentence, fatal=bool((notes.states[rows] != "used").all()))


def _posts(link: pd.Series, post_id: pd.Series, values: pd.Series, account: str) -> pd.DataFrame:
    absent = pd.Series(None, index=link.index, dtype="str")
    return pd.DataFrame(
        {
            "post_id": post_id,
            "account": account,
            "url": link,
            "text": "",
            "format": absent,  # the lists name neither text nor format
            "is_paid": pd.Series(pd.NA, index=link.index, dtype="boolean"),
            "duration_s": pd.Series(float("nan"), index=link.index),
            "source_row": link.index,
            "value": values,
        }
    )


def _published(entries: pd.DataFrame, last: pd.Timestamp, notes: Notes) -> pd.Series:
    """The instant in each number; missing, and told, where it cannot be one."""
    instant = instant_of(entries["post_id"])
    possible = (instant >= EARLIEST) & ~(instant.dt.tz_localize(None) >= last + MARGIN)
    for row, post_id in entries.loc[~possible, "post_id"].items():
        sentence = f"Le numéro {post_id} ne donne pas la date de publication : elle reste sans date."
        notes.doubt(pd.Index([row]), "no-instant", sentence, fatal=False)
    return instant.where(possible)


def _metric(sheet: Sheet, column: int, top: int) -> str:
    """What the list counts: by the label over its figures, else by its place."""
    above = sheet.cells.loc[: top - 1]
    printed = above[column + 2].iloc[-1] if len(above) and column + 2 in above else ""
    return VALUE_LABELS.get(normalised(printed)) or BY_PLACE[int(column >= RIGHT_HALF)]


def _lasting(entries: pd.DataFrame, metric: str, first: pd.Timestamp, notes: Notes) -> pd.DataFrame:
    """The figures that are totals: those of posts published within the period."""
    published = entries["published_at"].dt.tz_localize(None)
    older = published < first
    if older.any():
        notes.tell(
            "older-posts",
            f"L’export ne compte que depuis le {short_day(first)} : les chiffres de "
            f"{counted(older.sum(), 'publication plus ancienne', 'publications plus anciennes')} ne sont pas leurs "
            f"totaux et ne sont pas repris (colonne « {metric} »).",
        )
    kept = entries[~older].drop_duplicates("post_id")
    return lifetime(kept[["account", "post_id", "source_sheet"]], pd.DataFrame({metric: kept["value"]}))
