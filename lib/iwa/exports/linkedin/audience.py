"""The demographic sheets of LinkedIn's followers and visitors exports: a label and its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iwa.exports.document import Sheet
from iwa.exports.linkedin.columns import Table, labelled, placed, tell_columns, without_totals
from iwa.exports.linkedin.labels import DIMENSIONS, demographic
from iwa.exports.linkedin.page import PageFile
from iwa.exports.linkedin.sizes import COMPANY_SIZE, mend_sizes
from iwa.exports.reading import Notes, figures

SHEETS = 1 + len(DIMENSIONS)  # the daily sheet, then one a dimension, in this order


@dataclass(frozen=True)
class AudienceSheet:
    """One dimension; `audience` has the columns of `tables.AUDIENCE` less file and measuring day."""

    notes: Notes
    audience: pd.DataFrame


def audience_tables(sheets: Sequence[Sheet], value_labels: tuple[str, ...]) -> dict[str, Table]:
    """The table of each dimension found: by labels, else by position when no sheet is missing."""
    known = demographic(value_labels)
    found: dict[str, Table] = {}
    for place, sheet in enumerate(sheets):
        if table := labelled(sheet, known):
            found.setdefault(dimension_of(table), table)
        elif len(sheets) == SHEETS and place:
            dimension = list(DIMENSIONS)[place - 1]
            layout = demographic(value_labels, {dimension: DIMENSIONS[dimension]})
            if table := placed(sheet, layout):
                found.setdefault(dimension, table)
    return found


def dimension_of(table: Table) -> str:
    """The dimension whose labels the table holds."""
    return next(name for name in table.header.positions if name in DIMENSIONS)


def read_audience_sheet(table: Table, unit: str, page: PageFile) -> AudienceSheet:
    """The labels of one dimension with their figures, in `unit`.

    Lists are cut at 100 rows, so dimensions add up to different totals: they are not compared.
    """
    notes = Notes(table.sheet)
    tell_columns(notes, table)
    dimension = dimension_of(table)
    rows = without_totals(table.rows(), dimension)
    values = figures(rows, ("value",), notes)["value"]
    names = rows[dimension].str.strip()
    if dimension == COMPANY_SIZE:
        names = mend_sizes(names, notes)
    incomplete = (names == "") | (rows["value"].str.strip() == "")
    for row in names.index[incomplete]:
        sentence = "Il manque l’intitulé ou le chiffre de cette ligne : elle est laissée de côté."
        notes.doubt(pd.Index([row]), "incomplete-row", sentence)
    notes.states.loc[names.index[values.isna()]] = "issue"
    read = notes.states[names.index] != "issue"
    notes.use(names.index[read])
    audience = pd.DataFrame(
        {
            "network": "linkedin",
            "dimension": dimension,
            "label": names[read],
            "value": values[read],
            "account": page.account,
            "unit": unit,
            "source_row": names.index[read],
            "source_sheet": table.sheet.name,
        }
    )
    return AudienceSheet(notes, audience)
