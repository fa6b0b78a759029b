"""The figures of where posts wait, counted again from the days that the team notes in the calendar's workbook."""

from __future__ import annotations

from collections.abc import Callable

from iwa import numbers
from iwa.calendar.row import PlannedPost
from iwa.calendar.stages import Late, Wait, late, typical, waits
from iwa.client_month import ClientMonth
from iwa.evidence import FileRow
from iwa.networks import NAMES
from iwa.slides import Number
from iwa.trace.circuit import rows_of_circuit
from iwa.trace.held_plan import WORKBOOK, rows_of_plan

TABLE = "stages"
OF_LATE = "late_posts"


def _waits(month: ClientMonth, number: Number) -> list[Wait]:
    return [one for one in waits(month) if _is_of(number, one)]


def _late(month: ClientMonth, number: Number) -> list[Late]:
    return [one for one in late(month) if _is_of(number, one)]


def _is_of(number: Number, one: Wait | Late) -> bool:
    """Whether a wait is of the stage and of the person that a number names, where it names them."""
    where = number.where
    return where.get("stage", one.stage) == one.stage and where.get("person", one.owner or "") == (one.owner or "")


def _typical(month: ClientMonth, number: Number) -> float | None:
    return typical(_waits(month, number))


def _longest(month: ClientMonth, number: Number) -> float | None:
    found = _waits(month, number)
    return float(max(one.days for one in found)) if found else None


def _posts(month: ClientMonth, number: Number) -> float:
    return float(len({id(one.row) for one in _waits(month, number)}))


def _late_posts(month: ClientMonth, number: Number) -> float:
    return float(len(_late(month, number)))


WAITED: dict[str, Callable[[ClientMonth, Number], float | None]] = {
    "stage_wait": _typical,
    "stage_longest": _longest,
    "stage_posts": _posts,
    OF_LATE: _late_posts,
}


def rows_waiting(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows of the workbook behind a figure, each with its stage; nobody is named."""
    if number.measure == OF_LATE:
        return [_row(one.row, f"{one.stage} attendue le {numbers.short_day(one.due)}") for one in _late(month, number)]
    return [
        _row(one.row, f"{one.stage} : {numbers.counted(one.days, 'jour ouvré', 'jours ouvrés')}")
        for one in _waits(month, number)
    ]


def _row(row: PlannedPost, says: str) -> FileRow:
    cell = row.cells.get("identifier", "") or row.cells.get("day", "")
    named = f", ligne {row.identifier}" if row.identifier else ""  # a theme may quote the public
    subject = f"{NAMES[row.network]}, prévue le {numbers.short_day(row.day)}{named}"
    return FileRow(WORKBOOK, None, f"onglet « calendrier », {cell}", subject, says)


# By the table that a number names: what is read in the workbook, and in the tab that says how posts go through it.
OF_CALENDAR: dict[str, Callable[[ClientMonth, Number], list[FileRow]]] = {
    "calendar": rows_of_plan,
    "stages": rows_waiting,
    "circuit": rows_of_circuit,
}
