"""What a table looks like when nobody knows it: where its titles stand, what each column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.document import LONGEST_LABEL, SAMPLE_ROWS, Document, Sheet
from iwa.exports.instants import instants
from iwa.exports.labels import Header
from iwa.exports.mapped.dates import readable
from iwa.exports.mapped.names import FRENCH, NOT_OF, meaning_of
from iwa.exports.wording import normalised
from iwa.numbers import listed

DATES, FIGURES, LINKS, TEXTS, NOTHING = "dates", "nombres", "liens", "texte", "colonne vide"
VALUES = (DATES, FIGURES, LINKS)  # what a row of titles never holds
TRUSTED_SHARE = 0.6  # a spoilt cell must not hide what a column of three is; a person looks at the proposal
TOTALS = frozenset({"total", "totals", "totaux", "total general", "grand total", "moyenne", "average"})
NAMED = 12  # columns that a sentence names


@dataclass(frozen=True)
class Column:
    """A titled column: its label as printed, what it holds, and our name for it ("" when no export tells)."""

    label: str
    holds: str
    name: str
    cells: pd.Series


@dataclass(frozen=True)
class Shape:
    """The table of a document: its sheet, the row of its titles, its titled columns from left to right."""

    sheet: Sheet
    row: int
    columns: tuple[Column, ...]

    @property
    def content(self) -> str:
        """ "posts" where a column names single posts, else "days"."""
        return (
            "posts"
            if any(column.name in NOT_OF["days"] or column.holds == LINKS for column in self.columns)
            else "days"
        )

    def proposed(self) -> dict[str, str]:
        """Our name for each label, "" where none can be proposed; no name twice."""
        names: dict[str, str] = {}
        for column in self.columns:
            free = column.name not in names.values() and column.name not in NOT_OF[self.content]
            names[column.label] = column.name if free and _can_be(column) else ""
        if "date" not in names.values():
            dated = next((column.label for column in self.columns if column.holds == DATES), None)
            names |= {dated: "date"} if dated else {}
        return names


def printed(cell: str) -> str:
    """A label as a mapping writes it: on one line, single spaces, nothing that cannot be seen.

    >>> printed(" Vues \\n (total)")
    'Vues (total)'
    """
    return "".join(letter for letter in " ".join(cell.split()) if letter.isprintable())


def titles(sheet: Sheet, row: int) -> list[str]:
    """The labels of a row, "" for blank cells; nothing for a row that the sheet lacks."""
    return [printed(str(cell)) for cell in sheet.cells.loc[row]] if row in sheet.cells.index else []


def is_total(rows: pd.DataFrame) -> pd.Series:
    """Which rows say in one of their cells that they sum up the others."""
    found = rows.apply(lambda column: cells.each(column, normalised).isin(TOTALS))
    return found.any(axis=1).astype("bool")


def shape_of(document: Document) -> Shape | None:
    """The first sheet's table with a row of distinct text labels above rows of values; None when there is none."""
    return next((shape for sheet in document.sheets if (shape := _shape(sheet))), None)


def _shape(sheet: Sheet) -> Shape | None:
    candidates = [(row, titles(sheet, row)) for row, _ in sheet.top]
    candidates = [(row, found) for row, found in candidates if _are_titles(found)]
    if not candidates:
        return None
    row, found = max(candidates, key=lambda one: len(list(filter(None, one[1]))))  # the first of the widest
    below = labels.below(sheet, Header(row, {}, {}, ())).head(SAMPLE_ROWS)
    below = below[~is_total(below)]
    columns = tuple(_column(label, below.iloc[:, place]) for place, label in enumerate(found) if label)
    return Shape(sheet, row, columns) if any(column.holds in VALUES for column in columns) else None


def _are_titles(found: Sequence[str]) -> bool:
    filled = [label for label in found if label]
    if len(filled) < 2 or len(set(filled)) < len(filled) or max(map(len, filled)) > LONGEST_LABEL:
        return False
    return not any(_holds(pd.Series([label], dtype="str")) in VALUES for label in filled)


def _column(label: str, column: pd.Series) -> Column:
    return Column(label, _holds(column), meaning_of(label), column)


def _holds(column: pd.Series) -> str:
    filled = column[~cells.is_missing(column)]
    if filled.empty:
        return NOTHING
    kinds = {
        DATES: ~instants(readable(filled)).faulty | ~instants(readable(filled), day_first=False).faulty,
        FIGURES: ~cells.numbers(filled)[1] | (~cells.seconds(filled)[1]),
        LINKS: filled.str.match(r"(?i)\s*(?:https?://|www\.)\S+$"),
    }
    return next((kind for kind, fits in kinds.items() if fits.mean() >= TRUSTED_SHARE), TEXTS)


def _can_be(column: Column) -> bool:
    """Whether what a column holds can be what its label says: a date under "Vues" is no figure."""
    if column.name == "date":
        return column.holds in (DATES, NOTHING)
    if column.name in ("post_id", "text", "format", "account", "url"):
        return column.holds != DATES
    return column.holds in (FIGURES, NOTHING)


def described(shape: Shape) -> str:
    """What was recognised in the table and what was not, in French."""
    names = shape.proposed()
    known = [f"« {one.label} » ({FRENCH[names[one.label]]})" for one in shape.columns if names[one.label]]
    others = [f"« {one.label} » ({one.holds})" for one in shape.columns if not names[one.label]]
    told = [f"Titres en ligne {shape.row}."]
    told += [f"Reconnu : {_some(known)}."] if known else []
    told += [f"Non reconnu : {_some(others)}."] if others else []
    return " ".join(told)


def _some(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    return listed([*names[:NAMED], f"{rest} autres"] if rest > 1 else names)
