"""The table that a file holds, in one sheet or several, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iwa.exports import labels
from iwa.exports.document import Document
from iwa.exports.labels import Columns, Header
from iwa.exports.reading import Notes
from iwa.numbers import listed

EXAMPLE = "exemple :"
EXAMPLES_LEFT = "Les lignes dont le texte commence par « Exemple : » viennent du modèle : elles ne sont pas comptées."


@dataclass(frozen=True)
class Table:
    """The rows under a header, as text cells stripped of spaces, and the notes on their sheet."""

    notes: Notes
    header: Header
    rows: pd.DataFrame

    def column(self, name: str) -> pd.Series:
        """The cells of a column; blank ones when the file lacks it."""
        return labels.column(self.rows, name)


def has_table(document: Document, columns: Columns, required: Sequence[str]) -> bool:
    """Whether one of the sheets holds a header with all the required columns."""
    return any(labels.find_header(sheet, columns, required) for sheet in document.sheets)


def tables(document: Document, columns: Columns, required: Sequence[str]) -> tuple[list[Table], list[Notes]]:
    """The tables, a sheet each, and the notes on all sheets, those without a table included."""
    found: list[Table] = []
    notes: list[Notes] = []
    for sheet in document.sheets:
        notes.append(Notes(sheet))
        header = labels.find_header(sheet, columns, required)
        if header:
            rows = labels.body(sheet, header)
            found.append(Table(notes[-1], header, rows.apply(lambda cells: cells.str.strip())))
            if rows.empty:
                notes[-1].tell("no-row", "Ce tableau ne contient aucune ligne sous ses titres.")
        elif sheet.is_filled:
            notes[-1].tell(
                "other-sheet", f"La feuille « {sheet.name} » n’est pas lue : elle n’a pas les titres attendus."
            )
    return found, notes


def tell_titles(table: Table) -> None:
    """Say which titles nobody knows or stand twice: a misspelt one would lose its column in silence."""
    if table.header.unknown:
        names = listed(f"« {title} »" for title in table.header.unknown)
        table.notes.tell("unknown-column", f"Colonnes non lues : {names}. Vérifiez l’orthographe de leurs titres.")
    if table.header.repeated:
        told = "Une colonne est là deux fois sous le même titre : seule la première est lue."
        table.notes.tell("repeated-column", told)


def without_examples(table: Table) -> Table:
    """The table less the rows of the template that were left in it, which is told."""
    example = table.column("text").str.casefold().str.startswith(EXAMPLE)
    if example.any():
        table.notes.tell("example", EXAMPLES_LEFT)
    return Table(table.notes, table.header, table.rows[~example])
