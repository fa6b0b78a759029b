"""Which table of X a file is, and which of its columns holds what.

The order of the columns tells, when all are there and each holds what stands there in every
language; else the labels that are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.document import Document, Sheet
from iwa.exports.labels import Header
from iwa.exports.notes import unread
from iwa.exports.reading import Notes, without
from iwa.exports.x.dates import days_of, looks_like_day
from iwa.exports.x.ids import STATUS_NUMBER
from iwa.exports.x.labels import ANY_DAY, DAY, FIGURE, LINK, Layout
from iwa.numbers import listed

SAMPLE_ROWS = 200
TRUSTED_SHARE = 0.8  # one spoilt cell in five must not hide what a column is


@dataclass(frozen=True)
class Table:
    """A table of X in a sheet; `guessed` when some of its labels are known by their place alone."""

    sheet: Sheet
    layout: Layout
    header: Header
    guessed: bool

    def rows(self) -> pd.DataFrame:
        """The filled rows under the header, under canonical names; a header repeated further down left out."""
        table = labels.body(self.sheet, self.header)
        printed = self.sheet.cells.loc[self.header.row].to_numpy()
        again = (self.sheet.cells.loc[table.index] == printed).all(axis=1).astype("bool")
        return without(table, again)


def find_table(document: Document, layouts: Sequence[Layout]) -> Table | None:
    """The first sheet that is one of these tables; None when there is none."""
    pairs = ((sheet, layout) for sheet in document.sheets for layout in layouts)
    return next((table for sheet, layout in pairs if (table := _table(sheet, layout))), None)


def _table(sheet: Sheet, layout: Layout) -> Table | None:
    for row, printed in sheet.top:
        known = labels.match_row(printed, layout.columns, row)
        if known.positions.keys() & set(layout.never):
            continue
        whole = _whole(sheet, layout, known, printed)
        if whole:
            return Table(sheet, layout, whole, guessed=bool(known.unknown))
        enough = any(known.positions.keys() >= set(names) for names in layout.required)
        if enough and _links_to_x(sheet, known):
            return Table(sheet, layout, known, guessed=False)
    return None


def _whole(sheet: Sheet, layout: Layout, known: Header, printed: Sequence[str]) -> Header | None:
    """The header by its order; None unless all columns are there and hold what they should."""
    filled = [label.strip() for label in printed]
    while filled and not filled[-1]:
        filled.pop()
    for order in layout.orders:
        if len(order) != len(filled) or not all(filled):
            continue
        in_place = all(order[place] == name for name, place in known.positions.items())
        marked = all(mark in filled[order.index(name)] for name, mark in layout.marks.items())
        header = Header(known.row, {name: place for place, name in enumerate(order)}, {}, ())
        if in_place and marked and not known.repeated and _right_values(sheet, header, layout):
            return header
    return None


def _right_values(sheet: Sheet, header: Header, layout: Layout) -> bool:
    rows = until_break(labels.below(sheet, header)).head(SAMPLE_ROWS)
    kinds = {place: layout.kinds.get(name, FIGURE) for name, place in header.positions.items()}
    return len(rows) > 0 and all(_of_kind(rows[place], kind).mean() >= TRUSTED_SHARE for place, kind in kinds.items())


def _of_kind(column: pd.Series, kind: str) -> pd.Series:
    if kind == FIGURE:
        return ~cells.numbers(column)[1]
    if kind == DAY:
        return looks_like_day(column)
    if kind == ANY_DAY:
        return days_of(column).notna()
    if kind == LINK:
        return column.str.contains(STATUS_NUMBER.replace("(?P<it>", "(?:"), case=False)
    return pd.Series(True, index=column.index)


def _links_to_x(sheet: Sheet, header: Header) -> bool:
    """Whether the addresses are X's: other tools print some of its labels for every network."""
    if "url" not in header.positions:
        return True
    links = labels.below(sheet, header)[header.positions["url"]]
    links = links[links.str.strip() != ""]
    return links.empty or bool(_of_kind(links, LINK).any())


def until_break(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows up to a blank one, or one that holds nothing but a title in its first cell."""
    ends = (rows[list(rows.columns[1:])] == "").all(axis=1).to_numpy()
    return rows.iloc[: int(ends.argmax())] if ends.any() else rows


def tell_columns(notes: Notes, table: Table) -> None:
    """Says which columns are not read, stand twice, or are known by their order alone."""
    if table.guessed:
        notes.tell(
            "columns-by-position",
            "Certains intitulés sont dans une langue qui n’est pas connue : les colonnes ont été reconnues par leur "
            "position et leurs valeurs.",
        )
    if table.header.unknown:
        unknown = listed(f"« {label[:60]} »" for label in table.header.unknown)
        notes.tell("unknown-columns", f"Colonnes inconnues et non lues : {unknown}.")
    if table.header.repeated:
        notes.tell("repeated-columns", "Certaines colonnes sont en double : seule la première de chaque est lue.")


def all_notes(document: Document, notes: Notes) -> list[Notes]:
    """The notes on each sheet in the file's order; the filled rows of a sheet that is not read are one issue."""
    return [notes if sheet is notes.sheet else _other(sheet) for sheet in document.sheets]


def _other(sheet: Sheet) -> Notes:
    sentence = f"L’onglet « {sheet.name} » n’est pas l’export de X : il n’est pas lu ({{count}})."
    return unread(sheet, sentence, "other-sheet")
