"""The delays that the team notes in the tab « circuit »: the cells, and what they say together."""

from __future__ import annotations

from collections.abc import Callable

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.circuit import CircuitStage
from iwa.evidence import FileRow
from iwa.slides import Number
from iwa.trace.noted import DOSSIER

WHOLE = "circuit_days"
SAYS = {"agreed_days": "délai", "silence_days": "sans réponse après"}


def _of_number(month: ClientMonth, number: Number) -> list[tuple[CircuitStage, str, float]]:
    """The rows of a figure, with the field that it is in and its value: all the delays for their sum."""
    field = "agreed_days" if number.measure == WHOLE else number.measure
    rows = [row for row in month.dossier.circuit if number.where.get("stage", row.stage) == row.stage]
    return [(row, field, value) for row in rows if (value := getattr(row, field)) is not None]


def delay(month: ClientMonth, number: Number) -> float | None:
    """The delay of a stage, or the sum of all those noted; None where none is."""
    found = [value for _, _, value in _of_number(month, number)]
    return sum(found) if found else None


DELAYS: dict[str, Callable[[ClientMonth, Number], float | None]] = dict.fromkeys((*SAYS, WHOLE), delay)


def rows_of_circuit(month: ClientMonth, number: Number) -> list[FileRow]:
    """The cells of a figure."""
    return [
        FileRow(
            DOSSIER,
            None,
            f"onglet « circuit », {row.cells.get(field, '')}",
            row.stage,
            f"{SAYS[field]} {numbers.decimal(value, 0 if value == int(value) else 1)} (saisi par l’équipe)",
        )
        for row, field, value in _of_number(month, number)
    ]
