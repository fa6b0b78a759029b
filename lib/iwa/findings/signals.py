"""The last point of every KPI against its worry line: signal or routine."""

from __future__ import annotations

import pandas as pd

from iwa.findings.limits import limits, signal
from iwa.measures.registry import CLICKS

# The series judged each month. Each is a question more: the list is kept to what decides. Sums of
# reach are shown, not judged: they hold paid posts and follow the number of posts.
JUDGED = ("posts", "typical_exposure", "engagement_rate", "new_followers")
JUDGED_TOGETHER = ("sessions", "conversions")  # over all networks: each alone is a handful of events
ALL = "all"
COLUMNS = ("network", "measure", "month", "value", "center", "low", "high", "points", "limits_state", "state")


def signals(series: pd.DataFrame, month: str) -> pd.DataFrame:
    """One row a network and judged measure that has a figure in `month`.

    value: the month's figure; center, low, high: its worry line, missing under 6 earlier months;
    points: earlier months; limits_state: "", "limites provisoires", "série trop courte" or "sans
    variation"; state: signal-hausse, signal-baisse, routine or série trop courte.
    """
    until = series[series["month"] <= month]
    own_clicks = until["measure"] == until["network"].map(CLICKS)
    together = until["measure"].isin(JUDGED_TOGETHER)
    judged = [until[until["measure"].isin(JUDGED) | own_clicks], over_networks(until[together])]
    grouped = pd.concat(judged, ignore_index=True).groupby(["network", "measure"], sort=True)
    lines = {key: line for key, line in grouped if _speaks(line, month)}
    rows = []
    for (network, measure), line in lines.items():
        values = line.set_index("month")["value"]
        values = values.loc[values.first_valid_index() :]
        drawn = limits(values, judged_together=len(lines))
        rows.append(
            (network, measure, month, values.iloc[-1], drawn.center, drawn.low, drawn.high, drawn.n, drawn.state,
             signal(values, judged_together=len(lines)))
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def over_networks(series: pd.DataFrame) -> pd.DataFrame:
    """The sum over networks of figures that add, under the network "all"; missing where none has one."""
    if series.empty:
        return series
    sums = series.groupby(["measure", "month"], as_index=False)[["value", "n"]].sum(min_count=1)
    return sums.assign(network=ALL)


def _speaks(line: pd.DataFrame, month: str) -> bool:
    last = line.iloc[-1]
    return bool(last["month"] == month and pd.notna(last["value"]))
