"""The sensitive cases of the tab « journal »: counted by rule and action; what is said of one names nobody."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.moderation_log import SensitiveCase
from iwa.editorial.cases import cases_of
from iwa.evidence import FileRow
from iwa.months import Month
from iwa.slides import Number
from iwa.trace.noted import DOSSIER

PLACE = "onglet « journal »"


def cases_counted(month: ClientMonth, number: Number) -> float:
    """How many cases a filter gives."""
    return float(len(_cases(month, number)))


def rows_of_cases(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows of the tab, by their cell: the day and the action, nothing of the people."""
    return [
        FileRow(
            DOSSIER, None, f"{PLACE}, {case.cells.get('day', '')}", numbers.short_day(case.day), f"cas : {case.action}"
        )
        for case in _cases(month, number)
    ]


def _cases(month: ClientMonth, number: Number) -> list[SensitiveCase]:
    where = number.where
    return cases_of(month.dossier, Month.parse(where["month"]), where.get("rule_kind", ""), where.get("action", ""))
