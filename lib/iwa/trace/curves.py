"""The mean and the limits of a curve, counted again from the months that they are drawn from."""

from __future__ import annotations

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.findings.limits import limits
from iwa.findings.signals import over_networks
from iwa.measures.history import summed_history
from iwa.measures.registry import stored_table
from iwa.slides import Number
from iwa.trace.filters import ALL, Where
from iwa.trace.forecasts import history_in


def limit(month: ClientMonth, number: Number) -> float:
    """The mean or a limit of the months of the filter, judged with as many series as the month's others."""
    where = number.where
    judged = pd.Series([float("nan")])  # limits are drawn from the values before the last one
    line = limits(pd.concat([_values(month, where), judged]), judged_together=max(1, len(month.signals)))
    return float(getattr(line, number.measure.removeprefix("limit_")))


def _values(month: ClientMonth, where: Where) -> pd.Series[float]:
    """The months of a series; of an objective (`summed`), those in which each of its networks has a figure."""
    if "summed" in where:
        _, counted = history_in(month, where)
        found = summed_history(month.figures, counted, where["month"])
        return found[found.index >= where["since"]]
    rows = month.series[month.series["measure"] == where["of"]]
    rows = over_networks(rows) if where["network"] == ALL else rows[rows["network"] == where["network"]]
    rows = rows[rows["month"].between(where["since"], where["month"])].sort_values("month")
    return rows["value"].astype(float)


def points_of(number: Number) -> Number:
    """The figures of those months, as one of the measure that the series holds: of a limit, that of its curve."""
    where = {name: word for name, word in number.where.items() if name in ("network", "since", "month")}
    measure = number.where.get("of", number.measure)
    return Number("", measure, stored_table(measure, of_month=True), where)
