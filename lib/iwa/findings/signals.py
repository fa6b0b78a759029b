"""The last point of every KPI against its worry line: signal or routine."""

from __future__ import annotations

import pandas as pd

from iwa.findings.limits import limits, signal

# The series judged each month. Each is a question more: the list is kept to what decides.
JUDGED = (
    "posts", "reach", "impressions", "views", "engagement_rate", "clicks", "link_clicks", "new_followers",
    "sessions", "conversions",
)  # fmt: skip
COLUMNS = ("network", "measure", "month", "value", "center", "low", "high", "points", "limits_state", "state")


def signals(series: pd.DataFrame, month: str) -> pd.DataFrame:
    """One row a network and judged measure that has a figure in `month`.

    value: the month's figure; center, low, high: its worry line, missing under 6 earlier months;
    points: earlier months; limits_state: "", "limites provisoires", "série trop courte" or "sans
    variation"; state: signal-hausse, signal-baisse, routine or série trop courte.
    """
    until = series[(series["month"] <= month) & series["measure"].isin(JUDGED)]
    rows = []
    lines = {key: line for key, line in until.groupby(["network", "measure"], sort=True) if _speaks(line, month)}
    for (network, measure), line in lines.items():
        values = line.set_index("month")["value"]
        values = values.loc[values.first_valid_index() :]
        drawn = limits(values, judged_together=len(lines))
        rows.append(
            (network, measure, month, values.iloc[-1], drawn.center, drawn.low, drawn.high, drawn.n, drawn.state,
             signal(values, judged_together=len(lines)))
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _speaks(line: pd.DataFrame, month: str) -> bool:
    last = line.iloc[-1]
    return last["month"] == month and pd.notna(last["value"])
