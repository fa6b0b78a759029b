"""The followers that the team notes, and what they grow by."""

from __future__ import annotations

import math
from itertools import pairwise

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.findings.forecast import outlook
from iwa.measures.followers import NOTED
from iwa.simulator.history import PERIOD, months_known
from iwa.simulator.levels import FEWEST_MONTHS
from iwa.simulator.model import PERIODS, Followers

LEAST_DOUBT = 0.05  # of the growth of an audience, however even its months were


def followers(month: ClientMonth, name: str) -> Followers | None:
    """The stock that the team notes, and what it gains in 30 days; None where none is noted."""
    rows = month.entries[(month.entries["indicator"] == NOTED) & (month.entries["network"] == name)]
    noted = {
        str(when): float(value) for when, value in zip(rows["month"], rows["value"], strict=True) if pd.notna(value)
    }
    months = months_known(month)
    if str(month.month) not in noted:
        return None
    steps = [
        (noted[str(after)] / noted[str(before)] - 1) * PERIOD / after.last.day
        if noted.get(str(before)) and str(after) in noted
        else math.nan
        for before, after in pairwise(months)
    ]
    if sum(not math.isnan(step) for step in steps) < FEWEST_MONTHS:
        return None
    stock = noted[str(month.month)]
    net: list[float] = []
    spread: list[float] = []
    for ahead in range(1, PERIODS + 1):
        rate, doubt = outlook(steps, ahead)
        net.append(rate * (stock + sum(net)))
        spread.append(stock * max(doubt, LEAST_DOUBT * abs(rate)))
    return Followers(stock, (net[0], net[1], net[2]), (spread[0], spread[1], spread[2]))
