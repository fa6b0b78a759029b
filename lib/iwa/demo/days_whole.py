"""Daily series of the networks that print whole days of the account: TikTok and X.

They have a stream of random numbers of their own, so that the days of the other networks are the
same with and without them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.demo.profiles import Profile

DAILY_LOSS = 0.0004  # of the followers leave in a day
OWN_VIEWS = 0.14  # of the views come from videos older than a month, beside those that the posts bring
X_METRICS = ["impressions", "reactions", "comments", "shares", "saves", "sent", "profile_visits", "engagements"]


def tiktok_days(profile: Profile, brought: pd.DataFrame, stock: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """Views, interactions, profile visits, viewers and followers by day; `brought` is what the posts bring."""
    more = rng.poisson(profile.followers[0] * OWN_VIEWS / 10, len(brought))
    views = brought["views"] + more
    viewers = np.floor(views * (0.62 + 0.1 * rng.random(len(brought))))
    new = np.floor(viewers * (0.55 + 0.2 * rng.random(len(brought))))
    return brought.assign(
        views=views, reach=viewers, viewers=viewers, new_viewers=new,
        profile_visits=brought["profile_visits"] + rng.poisson(6, len(brought)),
        engaged=brought["reactions"] + brought["comments"], **_moves(stock, rng),
    )  # fmt: skip


def x_days(brought: pd.DataFrame, published: pd.Series, stock: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """What the account's overview counts by day; `published` has the posts of each day."""
    seen = rng.poisson(35, len(brought))  # by people who scroll through the profile
    found = brought.assign(
        impressions=brought["impressions"] + seen,
        engagements=brought["engagements"] + rng.binomial(seen, 0.03),
        created=published.to_numpy(dtype="float64"),
    )
    return found.assign(**_moves(stock, rng))


def _moves(stock: np.ndarray, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Followers won and lost: their difference follows the stock."""
    usual = np.diff(stock, append=2 * stock[-1] - stock[-2]).clip(min=0.0)
    lost = rng.poisson(stock * DAILY_LOSS).astype("float64")
    return {"follows": rng.poisson(usual + stock * DAILY_LOSS).astype("float64"), "unfollows": lost}
