"""What followers and visitors exports share: a daily sheet, then one sheet a dimension of audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from iwa.exports.document import Document, Sheet
from iwa.exports.linkedin.audience import SHEETS, audience_tables, read_audience_sheet
from iwa.exports.linkedin.columns import Layout, Table, filled_sheets, first_labelled, placed, tell_positions
from iwa.exports.linkedin.days import read_day_sheet
from iwa.exports.linkedin.labels import DIMENSIONS
from iwa.exports.linkedin.page import UNKNOWN_DAY, page_file
from iwa.exports.notes import unrecognised
from iwa.exports.reading import Notes, Reading, lacking, rows_and_issues


@dataclass(frozen=True)
class People:
    """One of the two exports: its daily sheet, what we keep of it, and what its audience counts.

    `metrics` maps columns of the daily sheet to our metrics; `value_labels` are the labels known
    for the figure of the demographic sheets; `unit` is what that figure counts, in French.
    """

    kind: str
    days: Layout
    metrics: Mapping[str, str]
    value_labels: tuple[str, ...]
    unit: str


def recognises(document: Document, people: People) -> bool:
    """A sheet has its known labels, or all six have their columns in place."""
    days, audience = _tables(document, people)
    tables = [*([days] if days else []), *audience.values()]
    return any(not table.by_position for table in tables) or (days is not None and len(tables) == SHEETS)


def _tables(document: Document, people: People) -> tuple[Table | None, dict[str, Table]]:
    return document.once(("linkedin", people.kind), lambda: _sought(document, people))


def _sought(document: Document, people: People) -> tuple[Table | None, dict[str, Table]]:
    sheets = filled_sheets(document)
    days = first_labelled(sheets, people.days)
    if days is None and len(sheets) == SHEETS:
        days = placed(sheets[0], people.days)
    return days, audience_tables(sheets, people.value_labels)


def read(document: Document, people: People) -> Reading:
    """The days and the audience of the file."""
    day_table, audience = _tables(document, people)
    page = page_file(document)
    days = read_day_sheet(day_table, people.metrics, page) if day_table else None
    sheets = {dimension: read_audience_sheet(table, people.unit, page) for dimension, table in audience.items()}
    first, last = (days.first, days.last) if days else (UNKNOWN_DAY, UNKNOWN_DAY)
    measured_at = page.measured_at(last)
    pieces = [sheet.audience for sheet in sheets.values() if len(sheet.audience)]
    read_notes = [*([days.notes] if days else []), *(sheet.notes for sheet in sheets.values())]
    tell_positions(list(zip([*([day_table] if day_table else []), *audience.values()], read_notes, strict=True)))
    rows, issues = rows_and_issues(_all_notes(document.sheets, read_notes, set(DIMENSIONS) - set(sheets)))
    return Reading(
        network="linkedin",
        kind=people.kind,
        first=first,
        last=last,
        measured_at=measured_at,
        account=page.account,
        measurements=days.measurements if days else pd.DataFrame(),
        audience=pd.concat(pieces, ignore_index=True).assign(measured_at=measured_at) if pieces else pd.DataFrame(),
        rows=rows,
        issues=issues,
        unavailable=lacking(tuple(people.metrics.values()), days.metrics if days else ()),
    )


def _all_notes(sheets: tuple[Sheet, ...], read_notes: list[Notes], lacks: set[str]) -> list[Notes]:
    """The notes on every sheet of the file, in its order; dimensions that are missing are told."""
    if lacks:
        told = ", ".join(name for name in DIMENSIONS if name in lacks)
        read_notes[0].tell("missing-sheet", f"Onglets d’audience absents ou non reconnus : {told}.")
    by_sheet = {id(notes.sheet): notes for notes in read_notes}
    return [by_sheet.get(id(sheet)) or unrecognised(sheet) for sheet in sheets]
