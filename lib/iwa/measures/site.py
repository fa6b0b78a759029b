"""What GA4 says of the site itself: direct visits, and how each landing page converts."""

from __future__ import annotations

import pandas as pd

DIRECT_SOURCE, DIRECT_CHANNEL = "(direct)", "direct"
ENOUGH_SESSIONS = 30  # under this, a page's conversion rate is mostly chance


def direct_sessions(traffic: pd.DataFrame, month: str) -> float | None:
    """Visits of a month without a known origin; None when the export does not single them out."""
    rows = traffic[traffic["month"] == month]
    direct = (rows["source"].fillna("") == DIRECT_SOURCE) | (
        rows["channel"].fillna("").str.casefold() == DIRECT_CHANNEL
    )
    found = rows.loc[direct, "sessions"]
    return float(found.sum()) if found.notna().any() else None


def conversion_rate(traffic: pd.DataFrame, month: str) -> float | None:
    """Conversions per visit from social networks in a month; None without visits."""
    rows = traffic[(traffic["month"] == month) & traffic["network"].notna()]
    sessions = float(rows["sessions"].sum())
    return float(rows["key_events"].sum()) / sessions if sessions > 0 else None


def landing_pages(traffic: pd.DataFrame) -> pd.DataFrame:
    """Landing pages of social visits: landing_page, sessions, key_events, rate; most visited first.

    Only pages with `ENOUGH_SESSIONS` visits.
    """
    social = traffic[traffic["network"].notna() & traffic["landing_page"].notna()]
    path = social["landing_page"].str.split("?").str[0]
    pages = social.groupby(path)[["sessions", "key_events"]].sum().reset_index()
    pages = pages[pages["sessions"] >= ENOUGH_SESSIONS]
    pages = pages.assign(rate=pages["key_events"] / pages["sessions"])
    return pages.sort_values("sessions", ascending=False, kind="stable").reset_index(drop=True)
