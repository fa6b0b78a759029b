"""Which of GA4's rows count for a month: no visit twice, no month from half an export.

Exports overlap (a long one beside monthly ones), and two views of the same visits are never
added. For each month one view is taken, and of its files those that leave no day out.
"""

from __future__ import annotations

import pandas as pd

from iwa.consolidate.latest import moments, ranked
from iwa.months import Month

# The view that tells most about the post comes first.
DETAIL = ("content", "landing_page", "campaign", "source", "channel")
USED, SUPERSEDED, SEVERAL, PARTIAL, LATER = "used", "superseded", "several-months", "partial-month", "later"


def with_month(traffic: pd.DataFrame) -> pd.DataFrame:
    """Adds `month`: of the day where there is one, else of the file when it lies in one month."""
    start, end = traffic["start"].dt.strftime("%Y-%m"), traffic["end"].dt.strftime("%Y-%m")
    month = traffic["day"].dt.strftime("%Y-%m").astype("str").fillna(start.where(start == end).astype("str"))
    return traffic.assign(month=month.astype("str"))


def fates(traffic: pd.DataFrame, month: Month) -> pd.Series:
    """What becomes of each row (with its `month`): used, superseded, or why it cannot be used.

    "several-months": the file spans months and names no day. "partial-month": no export covers
    the row's month whole. "later": after `month`. Of exports of one month, the latest taken by
    its closing day counts, else the earliest after it; one that covers the month whole comes first.
    """
    found = pd.Series(SUPERSEDED, index=traffic.index, dtype="str")
    found[traffic["month"].isna()] = SEVERAL
    for name, rows in traffic[["month", "view", "source_file", "start", "end", "measured_at"]].groupby("month"):
        when = Month.parse(str(name))
        if when > month:
            found[rows.index] = LATER
            continue
        chosen = _view_and_files(rows, when)
        if chosen is None:
            found[rows.index] = PARTIAL
        else:
            view, files = chosen
            found[rows.index[(rows["view"] == view) & rows["source_file"].isin(files)]] = USED
    return found


def _view_and_files(rows: pd.DataFrame, month: Month) -> tuple[str, list[str]] | None:
    """The view that tells most among those whose files cover the month whole."""
    views = sorted(rows["view"].unique(), key=lambda view: _detail(str(view)), reverse=True)
    for view in views:
        files = _covering(rows[rows["view"] == view], month)
        if files:
            return str(view), files
    return None


def _detail(view: str) -> tuple[list[bool], str]:
    return [part in view.split("+") for part in DETAIL], view


def _covering(rows: pd.DataFrame, month: Month) -> list[str]:
    """The files that together hold each day of the month once; none when days are missing."""
    first, last = pd.Timestamp(month.first), pd.Timestamp(month.last)
    files = rows[["source_file", "start", "end", "measured_at"]].drop_duplicates("source_file")
    in_time = ~(files["measured_at"] > pd.Timestamp(month.closing))
    files = files.assign(
        start=files["start"].where(files["start"] >= first, first), end=files["end"].where(files["end"] <= last, last), in_time=in_time,
        rank=ranked(moments(files["measured_at"]), in_time.to_numpy()),
    )  # fmt: skip
    files["days"] = (files["end"] - files["start"]).dt.days + 1
    best = files.sort_values(["days", "in_time", "rank", "source_file"], ascending=False, kind="stable")
    chosen: list[tuple[pd.Timestamp, pd.Timestamp, str]] = []
    for begins, ends, name in zip(best["start"], best["end"], best["source_file"], strict=True):
        if all(ends < start or begins > end for start, end, _ in chosen):
            chosen.append((begins, ends, str(name)))
    covered = sum((end - start).days + 1 for start, end, _ in chosen)
    return [name for *_, name in chosen] if covered == month.last.day else []
