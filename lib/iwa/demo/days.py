"""Daily series: followers won, page views and daily totals, calendar day by calendar day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from iwa.demo.clients import DemoClient
from iwa.demo.days_whole import X_METRICS, tiktok_days, x_days
from iwa.demo.effects import Planted, planted, ratios
from iwa.demo.profiles import PROFILES, Profile

SPREAD_DAYS = 30  # a post's figures come in over that many days
RETRACTED = {"reactions": -24.0, "comments": -5.0}  # a clean-up by the network, booked on one day
# The trade fair that the new followers of the planted month come from.
FAIR = pd.date_range("2026-10-13", "2026-10-16")
FAIR_WEIGHT = 12.0  # of a fair day, beside 1 for any other day of the month
RETRACTION_DAY = pd.Timestamp("2026-02-12")


def follower_path(profile: Profile, days: pd.Series, first: date, last: date) -> pd.Series:
    """Followers on those days, growing at a steady rate from the profile's first to its last figure."""
    start, end = profile.followers
    progress = (days - pd.Timestamp(first)).dt.days / (last - first).days
    return (start * (end / start) ** progress).round()


def daily_series(client: DemoClient, posts: pd.DataFrame, last: date, rng: np.random.Generator,
                 effects: bool) -> pd.DataFrame:  # fmt: skip
    """`network`, `date`, `metric`, `value` for the networks that export days (not Facebook, not Instagram)."""
    calendar = pd.date_range(client.first.first, last)
    parts = []
    for profile in PROFILES[client.key]:
        own = posts[posts["network"] == profile.network]
        if profile.network == "linkedin":
            won = _new_followers(profile, calendar, rng, planted(client.key, "linkedin", "follows") if effects else [])
            parts.append(_wide(_linkedin(own, calendar, rng).assign(follows=won), "linkedin"))
        if profile.network == "youtube":
            parts.append(_wide(spread_over_days(own, calendar, ["views"]), "youtube"))
        if profile.network in ("tiktok", "x"):
            stream = rng.spawn(1)[0]  # takes nothing from the stream of the others
            parts.append(_wide(_whole_days(profile, own, calendar, stream), profile.network))
    no_days = _wide(pd.DataFrame(index=calendar[:0], dtype="float64"), "")
    return pd.concat(parts or [no_days], ignore_index=True)


def spread_over_days(posts: pd.DataFrame, calendar: pd.DatetimeIndex, metrics: list[str]) -> pd.DataFrame:
    """Per day, the figures that its posts received that day: 60 % on the first, then ever less."""
    lag = np.arange(SPREAD_DAYS)
    reached = 1 - 0.4 * np.exp(-(lag + 1) / 3.5)
    weights = np.diff(np.concatenate([[0.0], reached]))
    start = posts["published_at"].dt.tz_localize(None).dt.normalize()
    place = ((start - calendar[0]).dt.days.to_numpy()[:, None] + lag).ravel()
    inside = (place >= 0) & (place < len(calendar))
    columns = {}
    for metric in metrics:
        shares = (posts[metric].fillna(0).to_numpy()[:, None] * weights).ravel()
        columns[metric] = np.rint(np.bincount(place[inside], shares[inside], len(calendar)))
    return pd.DataFrame(columns, index=calendar)


def _whole_days(profile: Profile, posts: pd.DataFrame, calendar: pd.DatetimeIndex,
                rng: np.random.Generator) -> pd.DataFrame:  # fmt: skip
    stock = follower_path(profile, pd.Series(calendar), calendar[0].date(), calendar[-1].date()).to_numpy()
    if profile.network == "tiktok":
        brought = spread_over_days(posts, calendar, ["views", "reactions", "comments", "shares", "profile_visits"])
        return tiktok_days(profile, brought, stock, rng)
    published = posts.groupby("day").size().reindex(calendar, fill_value=0)
    return x_days(spread_over_days(posts, calendar, X_METRICS), published, stock, rng)


def _linkedin(posts: pd.DataFrame, calendar: pd.DatetimeIndex, rng: np.random.Generator) -> pd.DataFrame:
    wide = spread_over_days(posts, calendar, ["impressions", "clicks", "reactions", "comments", "shares"])
    wide["impressions"] += rng.poisson(14, len(calendar))  # old posts go on being seen
    wide["reach"] = np.floor(wide["impressions"] * 0.62)
    if RETRACTION_DAY in wide.index:
        for metric, value in RETRACTED.items():
            wide.loc[RETRACTION_DAY, metric] = value
    busy = np.where(calendar.day_of_week < 5, 1.0, 0.25)
    wide["page_views"] = rng.poisson(17 * busy).astype("float64")
    wide["unique_visitors"] = np.floor(wide["page_views"] * 0.58)
    return wide


def _new_followers(profile: Profile, calendar: pd.DatetimeIndex, rng: np.random.Generator,
                   effects: list[Planted]) -> np.ndarray:  # fmt: skip
    stock = follower_path(profile, pd.Series(calendar), calendar[0].date(), calendar[-1].date()).to_numpy()
    usual = np.diff(stock, append=stock[-1] + stock[-1] - stock[-2]).clip(min=0.4)
    rows = pd.DataFrame({"month": calendar.strftime("%Y-%m"), "format": None})
    factor = ratios(effects, rows)
    won = rng.poisson(usual).astype("float64")
    left = rng.random(len(calendar)) < 0.012
    # On top, so that the other months stay as they are; most of them on the days of the fair.
    weights = np.where(factor == 1, 0.0, np.where(calendar.isin(FAIR), FAIR_WEIGHT, 1.0))
    more = np.rint((usual * (factor - 1)).sum() * weights / max(weights.sum(), 1.0))
    return np.asarray(np.where(left, -1.0, won) + more)


def _wide(wide: pd.DataFrame, network: str) -> pd.DataFrame:
    long = wide.rename_axis("date").reset_index().melt("date", var_name="metric", value_name="value")
    return long.assign(network=network)[["network", "date", "metric", "value"]]
