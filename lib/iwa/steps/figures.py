"""The same figures said on several slides: clicks, conversions and rates of some posts."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import CLICKS, MEASURES
from iwa.measures.series import over
from iwa.months import Month

NO_CLICKS = "non exporté"
NO_SOURCE = "pas de source"


def said(measure: str, value: float | None) -> str:
    """A figure in the unit of its measure."""
    registered = MEASURES[measure]
    if registered.unit == "percent":
        return numbers.percent(value, registered.digits)
    return numbers.decimal(value, registered.digits)


def clicks_said(posts: pd.DataFrame, network: str) -> str:
    """The clicks of some posts, or that the network exports none."""
    value = over(posts, CLICKS[network])
    return NO_CLICKS if numbers.is_missing(value) else numbers.integer(value)


@lru_cache(maxsize=1)
def window_traffic(month: ClientMonth) -> pd.DataFrame:
    """GA4's visits from social networks over the whole months that the window touches."""
    months = [str(m) for m in months_of_window(month)]
    traffic = month.traffic
    return traffic[traffic["month"].isin(months) & traffic["network"].notna()]


def months_of_window(month: ClientMonth) -> list[Month]:
    """The months whose greater part lies in the window: GA4 is read by whole months."""
    count = max(1, round(month.client.window_days / 30))
    return month.month.months_back(count)


def conversions_of(traffic: pd.DataFrame, posts: pd.DataFrame) -> float | None:
    """The conversions tied to these posts; None when GA4 gave nothing at all."""
    if traffic.empty:
        return None
    keys = set(zip(posts["network"], posts["post_id"], strict=True))
    tied = [key in keys for key in zip(traffic["network"], traffic["post_id"], strict=True)]
    return float(traffic.loc[tied, "key_events"].sum())


def untied_share(traffic: pd.DataFrame) -> float | None:
    """The share of social conversions that no post can be given; None when there are none."""
    total = float(traffic["key_events"].sum())
    return float(traffic.loc[traffic["post_id"].isna(), "key_events"].sum()) / total if total > 0 else None
