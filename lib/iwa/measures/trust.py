"""What tells whether people trust the client, month after month; and how much usually comes in at once."""

from __future__ import annotations

from math import sqrt

import pandas as pd

from iwa.measures.wilson import LEVEL

BEST, WORST = 5.0, 1.0
NAN = float("nan")


def rating_interval(messages: pd.DataFrame) -> tuple[float, float]:
    """The interval of the mean rating, within 1 and 5; missing under two ratings."""
    stars = messages["rating"].dropna().astype("float64")
    if len(stars) < 2:
        return NAN, NAN
    reach = LEVEL * float(stars.std()) / sqrt(len(stars))
    return max(float(stars.mean()) - reach, WORST), min(float(stars.mean()) + reach, BEST)


def busiest(messages: pd.DataFrame, zone: str, unit: str) -> float:
    """The most messages in one hour ("%Y-%m-%d %H") or on one day ("%Y-%m-%d") of the client's clock; 0 without any."""
    if messages.empty:
        return 0.0
    return float(messages["received_at"].dt.tz_convert(zone).dt.strftime(unit).value_counts().iloc[0])
