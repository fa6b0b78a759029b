"""The rows of a month's stored tables that a number's filter gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pandas as pd

from iwa.client_month import ClientMonth
from iwa.consolidate.benchmark import own_rows
from iwa.findings.rates import comparable
from iwa.measures.measure import worded
from iwa.measures.paid import of_month
from iwa.months import Month
from iwa.trace.filters import (
    ALL,
    OR,
    TOGETHER,
    Where,
    are_standing,
    columns_in,
    months_in,
    networks_in,
    span_in,
    standing,
)

A_DAY = pd.Timedelta(days=1)
OF_TEXTS = frozenset(("trait", "texts", "words", "rule"))  # filters of figures that are counted in texts
LAST_OF_ID = 6  # letters of a message's id, of which a filter names the last ones
PAGE = "landing_page"  # whatever follows its question mark
POST_COLUMNS = (
    "format",
    "theme",
    "pillar",
    "pillar_told",
    "pillar_from",
    "hook",
    "person",
    "paid",
    "daypart",
    "weekday",
    "length",
)  # by which posts are parted


def frame(month: ClientMonth, table: str, where: Where) -> pd.DataFrame:
    """The rows of a table that a filter gives; none for a table that there is not."""
    return _frame(month, table, tuple(sorted(where.items())))


@lru_cache(maxsize=128)
def _frame(month: ClientMonth, table: str, where: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    found = FRAMES.get(table)
    return pd.DataFrame() if found is None else found(month, dict(where))


def _posts(month: ClientMonth, where: Where) -> pd.DataFrame:
    return _of_posts(month, "posts", where)


def _closing(month: ClientMonth, where: Where) -> pd.DataFrame:
    return _of_posts(month, "closing", where)


@lru_cache(maxsize=4)
def _local(month: ClientMonth, table: str) -> pd.DataFrame:
    """The posts at the client's own time, with their month.

    Their texts are plain objects, which a copy lays in one block: rows are picked from it hundreds of times.
    """
    posts: pd.DataFrame = getattr(month, table)
    local = posts["published_at"].dt.tz_convert(month.client.timezone).dt.tz_localize(None)
    whole = posts.assign(published_at=local, own_month=local.dt.strftime("%Y-%m"))
    texts = [name for name, kind in whole.dtypes.items() if isinstance(kind, pd.StringDtype)]
    return whole.astype(dict.fromkeys(texts, object)).copy()


@lru_cache(maxsize=4)
def _by_network(month: ClientMonth, table: str) -> dict[str, pd.DataFrame]:
    return {str(network): posts for network, posts in _local(month, table).groupby("network", observed=True)}


def _of_posts(month: ClientMonth, table: str, where: Where) -> pd.DataFrame:
    names, whole = networks_in(where), _local(month, table)
    if len(names) == 1 and names != [ALL]:
        whole = _by_network(month, table).get(names[0], whole.iloc[:0])
    elif names and names != [ALL]:
        whole = whole[whole["network"].isin(names)]
    kept = np.ones(len(whole), dtype=bool)
    if months := months_in(where):
        kept &= whole["own_month"].isin(months).to_numpy()
    if span := span_in(where):
        kept &= ((whole["published_at"] >= span[0]) & (whole["published_at"] < span[1] + A_DAY)).to_numpy()
    if where.get("stories") == "non":
        kept &= (whole["format"].fillna("") != "story").to_numpy()
    rows = whole[kept & are_standing(whole, columns_in(where))]
    return worded(rows) if OF_TEXTS & where.keys() else rows


def _on_networks(rows: pd.DataFrame, where: Where) -> pd.DataFrame:
    return rows[_are_on_networks(rows, where)] if networks_in(where) else rows


def _are_on_networks(rows: pd.DataFrame, where: Where) -> np.ndarray:
    names = networks_in(where)
    if not names:
        return np.ones(len(rows), dtype=bool)
    known = rows["network"].notna() if names == [ALL] else rows["network"].isin(names)
    return known.to_numpy(dtype=bool, copy=True)


def _days(month: ClientMonth, where: Where) -> pd.DataFrame:
    kept = _are_on_networks(month.days, where)
    if months := months_in(where):
        kept &= _months_of_days(month).isin(months).to_numpy()
    return _between(month.days[kept], "date", where)


@lru_cache(maxsize=4)
def _months_of_days(month: ClientMonth) -> pd.Series:
    months: pd.Series = month.days["date"].dt.strftime("%Y-%m")
    return months


def _between(rows: pd.DataFrame, column: str, where: Where) -> pd.DataFrame:
    span = span_in(where)
    return rows[rows[column].between(*span)] if span else rows


def _traffic(month: ClientMonth, where: Where) -> pd.DataFrame:
    whole = month.traffic
    columns = {name: word for name, word in columns_in(where).items() if name not in (*POST_COLUMNS, PAGE)}
    kept = _are_on_networks(whole, where) & are_standing(whole, columns)
    if PAGE in where:
        kept &= (whole[PAGE].str.split("?").str[0] == where[PAGE]).to_numpy(dtype=bool)
    if "since" in where and "month" not in where:
        kept &= (whole["month"] >= where["since"]).to_numpy(dtype=bool)
    elif months := months_in(where):
        kept &= whole["month"].isin(months).to_numpy(dtype=bool)
    rows = whole[kept]
    return _tied(month, rows, where) if "tie" in where else _between(rows, "day", where)


def _tied(month: ClientMonth, rows: pd.DataFrame, where: Where) -> pd.DataFrame:
    """Those tied to any post, to none, to the posts of the filter, or to older ones than these."""
    tie = where["tie"]
    tied = rows["post_id"].notna()
    if tie in ("any", "none"):
        return rows[tied if tie == "any" else ~tied]
    kept = {name: word for name, word in where.items() if name in ("network", "first", "last", *POST_COLUMNS)}
    posts = _posts(month, kept)
    keys = set(zip(posts["network"], posts["post_id"], strict=True))
    among = pd.Series([key in keys for key in zip(rows["network"], rows["post_id"], strict=True)], index=rows.index, dtype="bool")  # fmt: skip
    return rows[among if tie == "posts" else tied & ~among]


def _entries(month: ClientMonth, where: Where) -> pd.DataFrame:
    rows, names = month.entries, networks_in(where)
    if names and names != [ALL]:
        rows = rows[rows["network"].isin(names)]
    return standing(rows[rows["month"].isin(months_in(where))], columns_in(where))


def _messages(month: ClientMonth, where: Where) -> pd.DataFrame:
    parts = [_received(month, one, where) for one in months_in(where)]
    rows = pd.concat(parts) if len(parts) > 1 else parts[0]
    names = networks_in(where)
    if names and names != [ALL]:
        rows = rows[rows["network"].isin(names)]
    if "ids" in where:
        rows = rows[rows["message_id"].str[-LAST_OF_ID:].isin(where["ids"].split(OR))]
    if "sensitive" in where:
        rows = rows[rows["sensitive"].fillna(False).astype("bool")]
    if "topic" in where:
        rows = rows[rows["topic"].isin(where["topic"].split(OR))]
    if "negative" in where:
        rows = rows[rows["negative"]]
    if "but_day" in where:
        days = rows["received_at"].dt.tz_convert(month.client.timezone).dt.strftime("%Y-%m-%d")
        rows = rows[~days.isin(where["but_day"].split(OR))]
    if "sentiment" in where:
        rows = rows[rows["sentiment"] == where["sentiment"]]
    channels = where.get("channel", "").split(TOGETHER)
    return rows[rows["channel"].isin(channels)] if "channel" in where else rows


def _received(month: ClientMonth, when: str, where: Where) -> pd.DataFrame:
    """What came in a month; with what was late already when it began, from a day on, where the filter says so."""
    if "late_since" not in where:
        return month.inbox.of(when)
    return month.inbox.owed(when, pd.Timestamp(where["late_since"], tz=month.client.timezone))


def _ads(month: ClientMonth, where: Where) -> pd.DataFrame:
    if "month" in where:
        whole = Month.parse(where["month"])
        rows = of_month(month.ads, pd.Timestamp(whole.first), pd.Timestamp(whole.last))
    else:
        span = span_in(where)
        ends = month.ads["end"].fillna(month.ads["start"])
        rows = month.ads[(month.ads["start"] >= span[0]) & (ends <= span[1])] if span else month.ads
    return standing(_on_networks(rows, where), columns_in(where))


def _benchmark(month: ClientMonth, where: Where) -> pd.DataFrame:
    """The rows of a competitor on a network, or the client's own where the filter names none."""
    rows = _on_networks(month.benchmark, where)
    rows = rows if "competitor" in where else rows[own_rows(rows, month.client)]
    return standing(rows, columns_in(where))


def _audience(month: ClientMonth, where: Where) -> pd.DataFrame:
    return standing(_on_networks(month.audience, where), columns_in(where))


def _compared(month: ClientMonth, where: Where) -> pd.DataFrame:
    """The posts of the window that the comparisons of a network are made of."""
    measure = "clicks" if where.get("question") == "format_clicks" else "engagement"
    return comparable(month.window_posts_of(where["network"]), measure, with_paid=where.get("question") == "paid")


FRAMES: dict[str, Callable[[ClientMonth, Where], pd.DataFrame]] = {
    "posts": _posts,
    "closing": _closing,
    "days": _days,
    "traffic": _traffic,
    "entries": _entries,
    "messages": _messages,
    "ads": _ads,
    "benchmark": _benchmark,
    "audience": _audience,
    "comparisons": _compared,
}
