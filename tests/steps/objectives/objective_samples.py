"""Objectives and months made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Goal, Person
from iwa.months import Month
from iwa.slides import Slide, Table

Made = Callable[..., ClientMonth]
Row = dict[str, Any]
WHOLE: dict[str, Any] = {
    "type": "conversion", "sentence": "Vendre 10 coffrets par mois.", "measure": "interactions", "network": "facebook",
    "baseline": 5.0, "baseline_from": "août 2026, GA4", "target": 10.0, "due": date(2027, 3, 31), "owner": "Léa", "quarter": "2026-T4", "worry_line": 3.0,
    "worry_action": "On relit",
}  # fmt: skip
TEAM = (Person(name="Léa", approves=True), Person(name="Karim"))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def goal(**changes: Any) -> Goal:
    return Goal(**(WHOLE | changes))


def months(*values: float | None, measure: str = "interactions", network: str = "facebook") -> list[Row]:
    """A figure a month, the last one October's."""
    when = Month(2026, 10).months_back(len(values))
    return [
        {"network": network, "measure": measure, "month": str(month), "value": value, "n": 1}
        for month, value in zip(when, values, strict=True)
        if value is not None
    ]


def made(hand_made: Made, *goals: Goal, series: list[Row] | None = None, **more: Any) -> ClientMonth:
    """A month with these objectives; what is no part of the dossier is given to the month."""
    rows = months(4.0, 6, 5, 7, 6, 8, 5) if series is None else series
    noted = {name: more.pop(name) for name in list(more) if name in Dossier.__dataclass_fields__}
    return hand_made(Dossier(**{"goals": goals, "team": TEAM} | noted), series=rows, **more)


def cells(slide: Slide) -> list[list[str]]:
    assert isinstance(slide.exhibit, Table)
    return [[plain(cell) for cell in row] for row in slide.exhibit.rows]
