"""Which column of a LinkedIn sheet holds what: by its label, else by its position and values.

LinkedIn translates sheet names and labels and keeps the order of sheets and columns. English and
Portuguese labels are known word for word. In any other language a sheet is read only when it still
has all its columns and each holds the kind of value that stands there in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.day_order import looks_like_day
from iwa.exports.document import Document, Sheet
from iwa.exports.labels import Columns, Header
from iwa.exports.reading import Notes, without
from iwa.exports.wording import normalised
from iwa.numbers import listed

SAMPLE_ROWS = 200
TRUSTED_SHARE = 0.8  # one spoilt cell in five must not hide what a column is
TOTAL_LABELS = frozenset({"total", "totals", "totais", "totaux"})
FIGURE, DAY, DAY_OR_BLANK, LINK, WORDS, LABEL = "figure", "day", "day or blank", "link", "words", "label"


def _no_rule(figures: pd.DataFrame) -> pd.Series:
    return pd.Series(True, index=figures.index)


@dataclass(frozen=True)
class Layout:
    """What a kind of sheet looks like.

    `evidence`: sets of columns, any of which is enough where labels are known. `orders`: the
    column orders seen, left to right. `kinds`: what a column holds, figures unless said.
    `agrees` tells row by row whether the figures keep the sheet's own arithmetic.
    """

    columns: Columns
    evidence: tuple[tuple[str, ...], ...]
    orders: tuple[tuple[str, ...], ...]
    kinds: Mapping[str, str] = field(default_factory=dict)
    agrees: Callable[[pd.DataFrame], pd.Series] = _no_rule
    may_be_empty: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet whose columns are known, and whether that took their positions."""

    sheet: Sheet
    header: Header
    by_position: bool

    def rows(self) -> pd.DataFrame:
        """The rows under the header, under canonical names."""
        return labels.body(self.sheet, self.header)


def filled_sheets(document: Document) -> tuple[Sheet, ...]:
    """The sheets without the blank ones at the end, which Excel adds."""
    sheets = list(document.sheets)
    while sheets and not sheets[-1].is_filled:
        sheets.pop()
    return tuple(sheets)


def labelled(sheet: Sheet, layout: Layout) -> Table | None:
    """The sheet by its labels; None unless most of them are known word for word.

    Some words are the same in several languages ("Impressions"): a few hits prove nothing.
    """
    if not any(labels.all_stand(sheet, layout.columns, names) for names in layout.evidence):
        return None
    for row, printed in sheet.top:
        header = labels.match_row(printed, layout.columns, row)
        enough = any(header.positions.keys() >= set(names) for names in layout.evidence)
        if enough and len(header.positions) > len(header.unknown):
            return Table(sheet, header, by_position=False)
    return None


def first_labelled(sheets: Sequence[Sheet], layout: Layout) -> Table | None:
    """The first sheet that is known by its labels."""
    return next((table for sheet in sheets if (table := labelled(sheet, layout))), None)


def placed(sheet: Sheet, layout: Layout) -> Table | None:
    """The sheet by the position of its columns and the values in them; None when in doubt."""
    for order in layout.orders:
        header = _full_header(sheet, order, layout.columns)
        if header is None:
            continue
        table = Table(sheet, header, by_position=True)
        rows = without_totals(table.rows(), order[0]).head(SAMPLE_ROWS)
        if _right_values(rows, layout) if len(rows) else layout.may_be_empty:
            return table
    return None


def _full_header(sheet: Sheet, order: tuple[str, ...], columns: Columns) -> Header | None:
    if sheet.width < len(order):
        return None
    for row, printed in sheet.top:
        words = [any(letter.isalpha() for letter in cell) for cell in printed]
        blank_beyond = not any(cell.strip() for cell in printed[len(order) :])
        if all(words[: len(order)]) and blank_beyond:
            known = labels.match_row(printed, columns, row).positions
            in_place = all(order[position] == name for name, position in known.items())
            positions = {name: position for position, name in enumerate(order)}
            return Header(row, positions, {}, ()) if in_place else None
    return None


def _right_values(rows: pd.DataFrame, layout: Layout) -> bool:
    figures = {}
    for name in rows:
        kind = layout.kinds.get(str(name), FIGURE)
        text = rows[name].str.strip()
        if kind == FIGURE:
            figures[name], faulty = cells.numbers(text)
            right = ~faulty
        else:
            right = _of_kind(text, kind)
        if right.mean() < TRUSTED_SHARE:
            return False
    return bool(layout.agrees(pd.DataFrame(figures)).mean() >= TRUSTED_SHARE)


def _of_kind(text: pd.Series, kind: str) -> pd.Series:
    if kind in (DAY, DAY_OR_BLANK):
        return looks_like_day(text) | ((text == "") & (kind == DAY_OR_BLANK))
    if kind == LINK:
        return text.str.contains("linkedin.com/", regex=False)
    if kind == LABEL:
        return text != ""
    return cells.numbers(text)[0].isna()


def without_totals(rows: pd.DataFrame, first: str) -> pd.DataFrame:
    """The rows less those that a person or Excel added as a total."""
    return without(rows, cells.each(rows[first], normalised).isin(TOTAL_LABELS)) if first in rows else rows


def tell_columns(notes: Notes, table: Table) -> None:
    """Says when columns are unknown or stand twice."""
    name = table.sheet.name
    if table.header.unknown:
        unknown = listed(f"« {label[:60]} »" for label in table.header.unknown)
        notes.tell("unknown-columns", f"Colonnes de l’onglet « {name} » inconnues et non lues : {unknown}.")
    if table.header.repeated:
        notes.tell(
            "repeated-columns",
            f"L’onglet « {name} » porte deux fois certaines colonnes : seule la première de chaque est lue.",
        )


def tell_positions(read: Sequence[tuple[Table, Notes]]) -> None:
    """Says once for the file which sheets were read by the position of their columns."""
    by_position = [(table, notes) for table, notes in read if table.by_position]
    if by_position:
        names = listed(f"« {table.sheet.name} »" for table, _ in by_position)
        where = f"de l’onglet {names}" if len(by_position) == 1 else f"des onglets {names}"
        by_position[0][1].tell(
            "columns-by-position",
            f"Les intitulés {where} sont dans une langue qui n’est pas connue : les colonnes ont été reconnues "
            "par leur position et leurs valeurs.",
        )
