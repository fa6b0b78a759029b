"""The mean and the limits of a curve, counted again from the months that they are drawn from."""

from __future__ import annotations

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.findings.limits import limits
from iwa.findings.signals import over_networks
from iwa.measures.registry import stored_table
from iwa.slides import Number
from iwa.trace.filters import ALL


def limit(month: ClientMonth, number: Number) -> float:
    """The mean or a limit of the months of the filter, judged with as many series as the month's others."""
    where = number.where
    rows = month.series[month.series["measure"] == where["of"]]
    rows = over_networks(rows) if where["network"] == ALL else rows[rows["network"] == where["network"]]
    rows = rows[rows["month"].between(where["since"], where["month"])].sort_values("month")
    judged = pd.Series([float("nan")])  # limits are drawn from the values before the last one
    line = limits(pd.concat([rows["value"].astype(float), judged]), judged_together=len(month.signals))
    return float(getattr(line, number.measure.removeprefix("limit_")))


def points_of(number: Number) -> Number:
    """The figures of those months, as one of the measure that the series holds: of a limit, that of its curve."""
    where = {name: word for name, word in number.where.items() if name in ("network", "since", "month")}
    measure = number.where.get("of", number.measure)
    return Number("", measure, stored_table(measure, of_month=True), where)
