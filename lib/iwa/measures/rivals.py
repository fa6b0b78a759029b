"""Competitors beside the client on one network: the same days, the same three figures.

Posts a week: posts but stories and replies, times 7, over the days compared; 0 is a true zero,
missing over less than `FEWEST_DAYS` days or where the period is unknown. Interactions a post:
the median over the posts where they are known, else, for a tool that gives periods only, their
sum over the posts; missing without any. Engagement: that figure for 100 followers, so that a
large account can stand beside a small one; missing without followers. What is missing is NaN.
Interactions are reactions, comments and shares: saves, which nobody else can see, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from iwa.measures.measure import NAN, feed

FEWEST_DAYS = 14  # under two weeks, a rhythm is an accident
EDGE_DAYS = 7  # a first or last post so near the edge of a month leaves no doubt that the file holds it whole
SEEN_BY_ALL = ["reactions", "comments", "shares"]
OF_POSTS = ["competitor", "interactions"]
COLUMNS = ["name", "own", "posts", "per_week", "interactions", "followers", "engagement"]
Span = tuple[pd.Timestamp, pd.Timestamp]


@dataclass(frozen=True)
class Field:
    """The competitors of a network and the client, one row each (`COLUMNS`), the most frequent first.

    `span`: first and last day compared, None when unknown. `by_post`: whether interactions a post
    are a median over posts, or else a mean over a period.
    """

    rows: pd.DataFrame
    span: Span | None
    by_post: bool


def field(rivals: pd.DataFrame, own: pd.DataFrame, mine: pd.DataFrame | None, window: Span, zone: str) -> Field:
    """`rivals` and the client's `own` rows of `benchmark`, and its posts (`mine`), of one network.

    `mine` is None where no export of the client covers the window, which is then that of the others alone.

    Posts are compared where any was noted in the window, else the last period that a tool gives.
    """
    posts = _on_days(rivals[rivals["published_at"].notna()], zone)
    posts = posts[posts["day"].between(*window)]
    return _by_posts(posts, own, mine, window, zone) if len(posts) else _by_period(rivals, own, mine, window, zone)


def _by_posts(posts: pd.DataFrame, own: pd.DataFrame, mine: pd.DataFrame | None, window: Span, zone: str) -> Field:
    span = _common(posts, window)
    seen = feed(posts[posts["day"].between(*span)] if span else posts)
    interactions = {name: part["interactions"] for name, part in seen[OF_POSTS].groupby("competitor")}
    none = seen["interactions"].iloc[:0]
    followers = _ordered(posts, "followers").groupby("competitor")["followers"].last()
    rows = [
        _row(str(name), False, interactions.get(name, none), span, followers.get(name, NAN))
        for name in sorted(posts["competitor"].unique())
    ]
    own_posts = posts.iloc[:0] if mine is None else _own_posts(mine, span or window, zone)
    rows.append(_row("", True, own_posts["interactions"], None if mine is None else span, _last(own, "followers")))
    return Field(_sorted(rows), span, by_post=True)


def _common(posts: pd.DataFrame, window: Span) -> Span | None:
    """The days that the files of every competitor reach; None when they share too few.

    A file does not say its period: it is that of its posts, whole months where these come near the edges.
    """
    days: dict[str, list[pd.Timestamp]] = {}
    files: dict[str, set[str]] = {}
    for file, name, day in zip(posts["source_file"], posts["competitor"], posts["day"], strict=True):
        days.setdefault(file, []).append(day)
        files.setdefault(name, set()).add(file)
    first = {file: _start(min(own)) for file, own in days.items()}
    last = {file: _end(max(own)) for file, own in days.items()}
    start = max(window[0], *(min(first[file] for file in own) for own in files.values()))
    end = min(window[1], *(max(last[file] for file in own) for own in files.values()))
    return (start, end) if (end - start).days + 1 >= FEWEST_DAYS else None


def _start(day: pd.Timestamp) -> pd.Timestamp:
    return day.replace(day=1) if day.day <= EDGE_DAYS else day


def _end(day: pd.Timestamp) -> pd.Timestamp:
    return day.replace(day=day.days_in_month) if day.days_in_month - day.day < EDGE_DAYS else day


def _by_period(rivals: pd.DataFrame, own: pd.DataFrame, mine: pd.DataFrame | None, window: Span, zone: str) -> Field:
    """The rows of one period, the client's among them where the tool has it, else from its own posts.

    A period that lies in the window goes before any other, then the last, then the longest.
    """
    periods = rivals[rivals["published_at"].isna()]
    touching = periods[(periods["start"] <= window[1]) & (periods["end"] >= window[0])]
    undated = periods[periods["start"].isna() | periods["end"].isna()]
    if touching.empty:
        found = [_period_row(str(row["competitor"]), False, row) for _, row in undated.iterrows()]
        return Field(_sorted([*found, _period_row("", True, None)]), None, by_post=False)
    inside = (touching["start"] >= window[0]) & (touching["end"] <= window[1])
    best = (
        touching.assign(inside=inside).sort_values(["inside", "end", "start"], ascending=[True, True, False]).iloc[-1]
    )
    span = best["start"], best["end"]
    of_span = touching[(touching["start"] == span[0]) & (touching["end"] == span[1])]
    found = [_period_row(str(row["competitor"]), False, row) for _, row in of_span.iterrows()]
    same = own[(own["start"] == span[0]) & (own["end"] == span[1])]
    if len(same):
        return Field(_sorted([*found, _period_row("", True, same.iloc[-1])]), span, by_post=False)
    if mine is None or span[0] < window[0] or span[1] > window[1]:
        return Field(_sorted([*found, _period_row("", True, None)]), span, by_post=False)
    posts = _own_posts(mine, span, zone)
    known = _row("", True, posts["interactions"], span, _last(own, "followers"))
    return Field(_sorted([*found, known | {"interactions": _mean(posts)}]), span, by_post=False)


def _on_days(posts: pd.DataFrame, zone: str) -> pd.DataFrame:
    return posts.assign(day=posts["published_at"].dt.tz_convert(zone).dt.tz_localize(None).dt.normalize())


def _own_posts(mine: pd.DataFrame, span: Span, zone: str) -> pd.DataFrame:
    """The client's posts of these days, their interactions counted as those of the others are."""
    posts = _on_days(feed(mine[["format", "published_at", *SEEN_BY_ALL]]), zone)
    posts = posts[posts["day"].between(*span)]
    return posts.assign(interactions=posts[SEEN_BY_ALL].sum(axis=1, min_count=len(SEEN_BY_ALL)))


def _row(name: str, own: bool, interactions: pd.Series, span: Span | None, followers: float) -> dict[str, object]:
    """The figures of one account, from the interactions of each of its posts, missing ones included."""
    rate = len(interactions) * 7 / ((span[1] - span[0]).days + 1) if span else NAN
    known = interactions.dropna()
    return {
        "name": name, "own": own, "posts": float(len(interactions)), "per_week": rate,
        "interactions": float(known.median()) if len(known) else NAN, "followers": followers,
    }  # fmt: skip


def _period_row(name: str, own: bool, row: pd.Series | None) -> dict[str, object]:
    if row is None:
        return {"name": name, "own": own, "posts": NAN, "per_week": NAN, "interactions": NAN, "followers": NAN}
    days = (row["end"] - row["start"]).days + 1 if pd.notna(row["start"]) and pd.notna(row["end"]) else 0
    return {
        "name": name,
        "own": own,
        "posts": row["posts"],
        "per_week": row["posts"] * 7 / days if days >= FEWEST_DAYS else NAN,
        "interactions": row["interactions"] / row["posts"] if row["posts"] > 0 else NAN,
        "followers": row["followers"],
    }


def _mean(posts: pd.DataFrame) -> float:
    return float(posts["interactions"].mean()) if len(posts) and posts["interactions"].notna().all() else NAN


def _last(rows: pd.DataFrame, name: str) -> float:
    """The figure of the latest row that has one, as measured, then as published."""
    known = _ordered(rows, name)
    return float(known[name].iloc[-1]) if len(known) else NAN


def _ordered(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows that have the figure, the latest measured last, then the latest published."""
    known = rows.loc[rows[name].notna(), ["competitor", "measured_at", "published_at", name]]
    return known.sort_values(["measured_at", "published_at"], kind="stable")


def _sorted(rows: list[dict[str, object]]) -> pd.DataFrame:
    ordered = sorted(rows, key=lambda row: (-_known(row["per_week"]), str(row["name"])))
    found = pd.DataFrame(ordered, columns=COLUMNS[:-1])
    return with_engagement(found.astype(dict.fromkeys(("posts", "followers", "interactions"), "float64")))


def _known(rate: Any) -> float:
    """A rhythm to sort by; one that is not known stands after all others."""
    return float("-inf") if pd.isna(rate) else float(rate)


def with_engagement(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with interactions a post for 100 followers; missing without followers, or with none."""
    followers = rows["followers"].where(rows["followers"] > 0)
    return rows.assign(engagement=rows["interactions"] / followers * 100).reindex(columns=COLUMNS)
