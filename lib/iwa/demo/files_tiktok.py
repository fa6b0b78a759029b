"""TikTok's files: the tabs of Studio, each a CSV in a zip of its own, and those of a business account.

Studio writes days without a year, quotes every cell and has `undefined` for what it does not know;
its Content lists a few videos only. A business account writes whole dates, `NAN` and `--`. Only the
name says when a file was taken: the person who downloads puts the day in it.
"""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pandas as pd

from iwa.demo.delimited import cells, delimited

BOM = "\ufeff"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
LISTED = 13  # videos that Content shows, the most viewed
UNKNOWN_DAYS = 25  # the first days of FollowerHistory and Viewers
GENDERS = {"Female": 0.64, "Male": 0.34, "Other": 0.02}
TERRITORIES = {"FR": 0.91, "BE": 0.03, "CH": 0.011, "CA": 0.009, "Others": 0.04}
HOURS = (2, 1, 1, 1, 1, 2, 6, 11, 12, 10, 9, 10, 14, 12, 9, 9, 11, 14, 18, 21, 24, 22, 14, 6)  # per cent online


def tiktok_file_name(tab: str, taken: date, kind: str) -> str:
    """The name of a tab's file, with the day that its owner put in it.

    >>> tiktok_file_name("Overview", date(2026, 11, 8), "zip")
    'temp_Overview_2026-11-08.zip'
    """
    return f"{'temp_' if kind == 'zip' else ''}{tab}_{taken.isoformat()}.{kind}"


def write_studio(folder: Path, posts: pd.DataFrame, days: pd.DataFrame, taken: date) -> list[Path]:
    """The seven tabs of Studio; `days` has the account's days, `followers` among them."""
    tabs = {
        "Overview": _overview(days), "Content": _content(posts, taken), "Viewers": _viewers(days),
        "FollowerHistory": _history(days), "FollowerGender": _shares("Gender", GENDERS),
        "FollowerTopTerritories": _shares("Top territories", TERRITORIES), "FollowerActivity": _activity(days),
    }  # fmt: skip
    return [_zipped(folder / tiktok_file_name(tab, taken, "zip"), tab, table) for tab, table in tabs.items()]


def _overview(days: pd.DataFrame) -> dict[str, pd.Series]:
    return {
        "Date": _without_year(days.index), "Video Views": days["views"], "Profile Views": days["profile_visits"],
        "Likes": days["reactions"], "Comments": days["comments"], "Shares": days["shares"],
    }  # fmt: skip


def _content(posts: pd.DataFrame, taken: date) -> dict[str, pd.Series]:
    rows = posts.sort_values("views", ascending=False, kind="stable").head(LISTED).reset_index(drop=True)
    local = pd.DatetimeIndex(rows["published_at"]).tz_convert("Europe/Paris")
    return {
        "Time": pd.Series(f"{MONTHS[taken.month - 1]} {taken.day}", index=rows.index, dtype="str"),
        "Video title": rows["text"], "Video link": rows["url"], "Post time": _without_year(local),
        "Total likes": rows["reactions"], "Total comments": rows["comments"], "Total shares": rows["shares"],
        "Total views": rows["views"],
    }  # fmt: skip


def _viewers(days: pd.DataFrame) -> dict[str, pd.Series]:
    known = {
        "Total Viewers": days["viewers"],
        "New Viewers": days["new_viewers"],
        "Returning Viewers": days["viewers"] - days["new_viewers"],
    }
    return {"Date": _without_year(days.index)} | {label: _late(column) for label, column in known.items()}


def _history(days: pd.DataFrame) -> dict[str, pd.Series]:
    return {
        "Date": _without_year(days.index),
        "Followers": _late(days["followers"]),
        "Difference in followers from previous day": _late(days["follows"] - days["unfollows"]),
    }


def _late(column: pd.Series) -> pd.Series:
    """The column as text, its first days `undefined`."""
    return pd.Series(["undefined"] * UNKNOWN_DAYS + cells(column)[UNKNOWN_DAYS:], dtype="str")


def _shares(label: str, shares: dict[str, float]) -> dict[str, pd.Series]:
    return {label: pd.Series(list(shares)), "Distribution": pd.Series(list(shares.values()))}


def _activity(days: pd.DataFrame) -> dict[str, pd.Series]:
    """The last seven days, hour by hour."""
    week = days.tail(7)
    online = [float(int(stock * share / 100)) for stock in week["followers"] for share in HOURS]
    return {
        "Date": _without_year(week.index.repeat(24)),
        "Hour": pd.Series([str(hour) for _ in range(7) for hour in range(24)], dtype="str"),
        "Active followers": pd.Series(online),
    }


def _without_year(days: pd.Index) -> pd.Series:
    return pd.Series([f"{MONTHS[day.month - 1]} {day.day}" for day in pd.DatetimeIndex(days)], dtype="str")


def _zipped(path: Path, tab: str, table: dict[str, pd.Series]) -> Path:
    columns = [cells(column) for column in table.values()]
    rows = [list(table), *(list(row) for row in zip(*columns, strict=True))]
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(f"{tab}.csv", (2026, 1, 1, 0, 0, 0)), (BOM + "\n".join(lines)).encode())
    return path


def write_business(folder: Path, posts: pd.DataFrame, days: pd.DataFrame, taken: date) -> list[Path]:
    """Overview, Videos and Audience of a business account; the number of followers is never in them."""
    tabs = {"Overview": _business_overview(days), "Videos": _videos(posts), "Audience": _audience(days)}
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for tab, table in tabs.items():
        paths.append(folder / tiktok_file_name(tab, taken, "csv"))
        paths[-1].write_bytes((BOM + delimited(table)).encode("utf-8"))
    return paths


def _business_overview(days: pd.DataFrame) -> dict[str, pd.Series]:
    nothing = days["views"] * 0
    return {
        "Date": _slashed(days.index), "Video views": days["views"], "Reached audience": days["reach"],
        "Profile views": days["profile_visits"], "Likes": days["reactions"], "Shares": days["shares"],
        "Comments": days["comments"], "Phone number clicks ": nothing, "Leads submission": nothing,
        "Net growth": days["follows"] - days["unfollows"], "New followers": days["follows"],
        "Lost followers": days["unfollows"],
    }  # fmt: skip


def _videos(posts: pd.DataFrame) -> dict[str, pd.Series]:
    rows = posts.sort_values("published_at", ascending=False, kind="stable").reset_index(drop=True)
    return {
        "Video title": rows["text"], "Video link": rows["url"],
        "Post time": rows["published_at"].dt.strftime("%Y/%m/%d %H:%M:%S"), "Video views": rows["views"],
        "Likes": rows["reactions"], "Comments": rows["comments"], "Shares": rows["shares"],
        "Add to Favorites": rows["saves"],
    }  # fmt: skip


def _audience(days: pd.DataFrame) -> dict[str, pd.Series]:
    nobody = days["views"] == 0
    return {
        "Date": _slashed(days.index),
        "New followers": days["follows"],
        "Total followers": pd.Series("--", index=days.index, dtype="str"),
        "Reached audience": _or_nan(days["reach"], nobody),
        "Engaged audience": _or_nan(days["engaged"], nobody | (days["engaged"] == 0)),
    }


def _or_nan(column: pd.Series, missing: pd.Series) -> pd.Series:
    return pd.Series(cells(column), index=column.index, dtype="str").mask(missing, "NAN")


def _slashed(days: pd.Index) -> pd.Series:
    return pd.Series(pd.DatetimeIndex(days).strftime("%Y/%m/%d"), dtype="str")
