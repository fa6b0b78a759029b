"""What GA4 says of the site itself: direct visits, and how each landing page converts."""

from __future__ import annotations

import pandas as pd

from iwa.measures.registry import MEASURES

ENOUGH_SESSIONS = 30  # under this, a page's conversion rate is mostly chance


def direct_sessions(traffic: pd.DataFrame, month: str) -> float | None:
    """Visits of a month without a known origin; None when the export does not single them out."""
    return _known("direct_sessions", traffic[traffic["month"] == month])


def conversion_rate(traffic: pd.DataFrame, month: str) -> float | None:
    """Conversions per visit from social networks in a month; None without visits, or without key events told."""
    return _known("conversion_rate", traffic[traffic["month"] == month])


def _known(measure: str, traffic: pd.DataFrame) -> float | None:
    value = MEASURES[measure].over(traffic)
    return None if pd.isna(value) else value


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
