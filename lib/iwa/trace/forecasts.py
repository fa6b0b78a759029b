"""A forecast counted again from the months that it is drawn from: its ends, its middle, the chance of the target."""

from __future__ import annotations

from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.findings.forecast import Forecast, forecast, told
from iwa.measures.goals import measure_on
from iwa.measures.history import summed_history
from iwa.measures.registry import MEASURES
from iwa.slides import Number
from iwa.trace.filters import ALL, Where, networks_in


def foreseen(month: ClientMonth, number: Number) -> float:
    """The end, the middle or the chance that a number names."""
    found = _forecast(month, tuple(sorted(number.where.items())))
    if number.measure == "chance":
        return told(found.chance)
    return float(getattr(found, number.measure.removeprefix("forecast_")))


def history_in(month: ClientMonth, where: Where) -> tuple[str, list[tuple[str, str]]]:
    """The measure of a filter on its first network, and each network with the one that stands for it there."""
    asked = where["of"]
    counted = [(name, asked if name == ALL else measure_on(asked, name)) for name in networks_in(where)]
    return counted[0][1], counted


@lru_cache(maxsize=16)
def _forecast(month: ClientMonth, filters: tuple[tuple[str, str], ...]) -> Forecast:
    where = dict(filters)
    measure, counted = history_in(month, where)
    values = summed_history(month.figures, counted, where["month"])
    target = float(where["target"]) if "target" in where else None
    return forecast(values, int(where["ahead"]), target, is_share=MEASURES[measure].unit == "percent")
