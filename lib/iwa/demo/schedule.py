"""When each post goes out, and in which format: drawn apart from everything that is measured."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from iwa.demo.profiles import Profile
from iwa.months import Month

HOURS = np.array([7, 8, 9, 11, 12, 14, 17, 18, 19, 20])


def schedule(profile: Profile, months: list[Month], closed: tuple[tuple[date, date], ...],
             rng: np.random.Generator) -> pd.DataFrame:  # fmt: skip
    """One row a post, oldest first: `day` (in Paris), `month`, `format`, `hour`, `minute`, `second`.

    Formats are dealt month by month, as near to their shares as whole posts allow, in any order.
    """
    parts = [_month_of_posts(profile, month, closed, rng) for month in months]
    frame = pd.concat(parts, ignore_index=True)
    frame["hour"] = rng.choice(HOURS, len(frame))
    frame["minute"] = rng.integers(0, 60, len(frame))
    frame["second"] = rng.integers(0, 60, len(frame))
    return frame.sort_values(["day", "hour", "minute"], kind="stable").reset_index(drop=True)


def _month_of_posts(profile: Profile, month: Month, closed: tuple[tuple[date, date], ...],
                    rng: np.random.Generator) -> pd.DataFrame:  # fmt: skip
    days = [day for day in _days_of(month, profile.last_day) if not any(a <= day <= b for a, b in closed)]
    wished = profile.per_month + (int(rng.integers(-1, 2)) if profile.per_month > 5 else 0)
    count = min(wished, len(days))
    chosen = np.sort(rng.choice(len(days), count, replace=False))
    return pd.DataFrame(
        {
            "day": [pd.Timestamp(days[i]) for i in chosen],
            "month": str(month),
            "format": rng.permutation(_deal(profile.formats, count)),
        }
    )


def _days_of(month: Month, last_day: int) -> list[date]:
    count = min(month.last.day, last_day)
    return [month.first + timedelta(days=offset) for offset in range(count)]


def _deal(shares: dict[str, float], count: int) -> list[str]:
    bounds = np.cumsum(list(shares.values())) / sum(shares.values())
    places = (np.arange(count) + 0.5) / max(count, 1)
    return [list(shares)[i] for i in np.searchsorted(bounds, places)]


def instants(frame: pd.DataFrame, timezone: str, to_the_minute: bool) -> pd.Series:
    """The UTC instants of the schedule; networks that write minutes only have posts on the minute."""
    seconds = frame["hour"] * 3600 + frame["minute"] * 60 + (0 if to_the_minute else frame["second"])
    local = pd.DatetimeIndex(frame["day"] + pd.to_timedelta(seconds, unit="s"))
    in_utc = local.tz_localize(timezone).tz_convert("UTC").as_unit("ns")
    return pd.Series(in_utc, index=frame.index)
