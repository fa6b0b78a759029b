"""X's account analytics: content, in the labels of 2025 or of 2026, and the overview by day.

UTF-8 without BOM, LF, newest first; a local day without an hour, in English; replies stand among
the posts; texts are cut, on one line, with HTML entities. The overview holds no number of followers.
"""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

import pandas as pd

from iwa.demo.delimited import delimited

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST_TEXT = 280
OVERVIEW_NAME = "account_overview_analytics.csv"  # the same at every download: a browser adds " (1)"
# The labels that changed between the two generations.
LABELS_2025 = {"url": "Link", "sent": "Share", "details": "Detail expands", "clicks": "Url clicks",
               "hashtags": "Hashtag clicks", "permalinks": "Permalink clicks"}  # fmt: skip
LABELS_2026 = {"url": "Post Link", "sent": "Shares", "details": "Detail Expands", "clicks": "URL Clicks",
               "hashtags": "Hashtag Clicks", "permalinks": "Permalink Clicks"}  # fmt: skip


def content_file_name(first: date, last: date) -> str:
    """The name X gives to the posts of a period."""
    return f"account_analytics_content_{first.isoformat()}_{last.isoformat()}.csv"


def write_x_content(path: Path, posts: pd.DataFrame, timezone: str, of_2025: bool = False) -> Path:
    """The posts and replies of a period with all they have received."""
    rows = posts.sort_values("published_at", ascending=False, kind="stable").reset_index(drop=True)
    labels = LABELS_2025 if of_2025 else LABELS_2026
    days = pd.DatetimeIndex(rows["published_at"]).tz_convert(timezone)
    return _written(path, {
        "Post id": rows["post_id"],
        "Date": _days_of_2025(days) if of_2025 else _days_of_2026(days),
        "Post text": rows["text"].map(_shown),
        labels["url"]: rows["url"],
        "Impressions": rows["impressions"],
        "Likes": rows["reactions"],
        "Engagements": rows["engagements"],
        "Bookmarks": rows["saves"],
        labels["sent"]: rows["sent"],
        "New follows": rows["follows"],
        "Replies": rows["comments"],
        "Reposts": rows["shares"],
        "Profile visits": rows["profile_visits"],
        labels["details"]: rows["detail_expands"],
        labels["clicks"]: rows["link_clicks"],
        labels["hashtags"]: rows["hashtag_clicks"],
        labels["permalinks"]: rows["impressions"] * 0,
    })  # fmt: skip


def write_x_overview(path: Path, days: pd.DataFrame) -> Path:
    """The account by day; videos and media are 0 on every row."""
    rows = days.sort_index(ascending=False)
    nothing = rows["impressions"] * 0
    return _written(path, {
        "Date": _days_of_2026(pd.DatetimeIndex(rows.index)),
        "Impressions": rows["impressions"],
        "Likes": rows["reactions"],
        "Engagements": rows["engagements"],
        "Bookmarks": rows["saves"],
        "Shares": rows["sent"],
        "New follows": rows["follows"],
        "Unfollows": rows["unfollows"],
        "Replies": rows["comments"],
        "Reposts": rows["shares"],
        "Profile visits": rows["profile_visits"],
        "Create Post": rows["created"],
        "Video views": nothing,
        "Media views": nothing,
    })  # fmt: skip


def _shown(text: str) -> str:
    return escape(" ".join(text[:LONGEST_TEXT].split()), quote=False)


def _days_of_2025(days: pd.DatetimeIndex) -> pd.Series:
    return pd.Series([f"{WEEKDAYS[d.weekday()]} {MONTHS[d.month - 1]} {d.day:02d} {d.year}" for d in days], dtype="str")


def _days_of_2026(days: pd.DatetimeIndex) -> pd.Series:
    return pd.Series([f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}" for d in days], dtype="str")


def _written(path: Path, table: dict[str, pd.Series]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(delimited(table).encode("utf-8"))
    return path
