"""What advertising costs this client: displays and clicks of the months that had a budget."""

from __future__ import annotations

import math

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.simulator.history import months_known
from iwa.simulator.model import Paid

EURO = ("EUR", "")
FEW, OWN = 0.25, 3  # spread of the logs taken for granted; months from which the client's own counts


def paid(month: ClientMonth) -> dict[str, Paid]:
    """By network of the advertising (Meta for both of its own), of the months in euros; none without displays.

    An ad of several months counts in the one in which it ends: its amounts are never split.
    """
    ads = month.ads[month.ads["currency"].fillna("").isin(EURO)]
    if ads.empty:
        return {}
    ends = ads["end"].fillna(ads["start"])
    rows = ads.assign(when=ends.dt.strftime("%Y-%m"), clicked=ads["link_clicks"].fillna(ads["clicks"]))
    rows = rows[rows["when"].isin([str(one) for one in months_known(month)])]
    sums = rows.groupby(["network", "when"])[["spend", "impressions", "clicked", "leads"]].sum()
    sums = sums[(sums["spend"] > 0) & (sums["impressions"] > 0)]
    return {str(name): _paid(month, own.droplevel(0)) for name, own in sums.groupby(level=0, observed=True)}


def _paid(month: ClientMonth, sums: pd.DataFrame) -> Paid:
    now = str(month.month)
    budget = float(sums["spend"].get(now, 0.0))
    spend, shown, clicked, leads = (float(sums[name].mean()) for name in ("spend", "impressions", "clicked", "leads"))
    costs = [math.log(one / other) for one, other in zip(sums["spend"], sums["impressions"], strict=True)]
    own = float(pd.Series(costs).std()) if len(costs) >= OWN else FEW
    low = float(sums["spend"].min()) if len(sums) > 1 else 0.0
    return Paid(budget, spend, (low, float(sums["spend"].max())), shown, clicked, leads, max(own, 0.1), len(sums))
