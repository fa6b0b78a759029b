"""The figures of an account beside its competitors, counted again from what was collected of it."""

from __future__ import annotations

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.measures.followers import NOTED
from iwa.measures.measure import feed
from iwa.measures.rivals import SEEN_BY_ALL
from iwa.slides import Number
from iwa.trace.filters import Where, span_in
from iwa.trace.frames import frame

NAN = float("nan")


def rival(month: ClientMonth, number: Number, figure: str) -> float:
    """One of the figures of an account; missing where its rows do not give it."""
    where = number.where
    if figure == "engagement":
        followers = rival(month, number, "followers")
        return rival(month, number, "interactions") / followers * 100 if followers > 0 else NAN
    if figure == "followers":
        return _followers(month, where)
    rows = counted(month, where)
    is_period = bool(len(rows)) and "posts" in rows and rows["published_at"].isna().all()
    posts = float(rows["posts"].iloc[-1]) if is_period else float(len(rows))
    if figure == "interactions":
        return _interactions(rows, posts if is_period else 0, where)
    span = span_in(where)
    return posts if figure == "posts" else posts * 7 / ((span[1] - span[0]).days + 1) if span else NAN


def counted(month: ClientMonth, where: Where) -> pd.DataFrame:
    """The posts of an account on the days compared, or the one row of the period that a tool gives."""
    span = span_in(where)
    rows = frame(month, "benchmark", {name: word for name, word in where.items() if name not in ("first", "last")})
    if where["by"] == "period":
        of_period = rows[rows["published_at"].isna()]
        of_period = of_period[(of_period["start"] == span[0]) & (of_period["end"] == span[1])] if span else of_period
        if "competitor" in where or len(of_period):
            return of_period
    if "competitor" not in where:
        return _own(month, where)
    local = rows["published_at"].dt.tz_convert(month.client.timezone).dt.tz_localize(None).dt.normalize()
    return feed(rows[local.between(*span)] if span else rows[local.notna()])


def _own(month: ClientMonth, where: Where) -> pd.DataFrame:
    """The client's own posts, their interactions counted as those of the others are."""
    posts = feed(frame(month, "posts", {name: where[name] for name in ("network", "first", "last") if name in where}))
    return posts.assign(interactions=posts[SEEN_BY_ALL].sum(axis=1, min_count=len(SEEN_BY_ALL)), posts=NAN)


def _interactions(rows: pd.DataFrame, posts: float, where: Where) -> float:
    """The median over posts; over a period, the mean."""
    if rows.empty:
        return NAN
    if posts:
        return float(rows["interactions"].iloc[-1]) / posts
    return float(rows["interactions"].median() if where["by"] == "post" else rows["interactions"].mean())


def _followers(month: ClientMonth, where: Where) -> float:
    """The latest that a tool gives, else what the team noted of the client's own for the month."""
    rows = frame(month, "benchmark", {name: word for name, word in where.items() if name not in ("first", "last")})
    if where["by"] == "period":
        span = span_in(where)
        of_period = rows[(rows["start"] == span[0]) & (rows["end"] == span[1])] if span else rows
        rows = of_period if "competitor" in where or len(of_period) else rows
    else:
        rows = rows[(rows["published_at"] >= month.window[0]) & (rows["published_at"] < month.window[1])]
    known = rows[rows["followers"].notna()] if len(rows) else rows
    if len(known):
        return float(known.sort_values(["measured_at", "published_at"], kind="stable")["followers"].iloc[-1])
    if "competitor" in where:
        return NAN
    noted = frame(month, "entries", {"month": str(month.month), "network": where["network"], "indicator": NOTED})
    return float(noted["value"].iloc[-1]) if len(noted) else NAN
