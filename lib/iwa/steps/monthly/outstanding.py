"""The month's posts that stand out, the best five and the weakest three, and how their figures are printed."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.top import successes, weakest, with_promise
from iwa.steps.coverage import window_days
from iwa.steps.tracing import days_of, post_figure

BEST, WEAKEST = 5, 3
Row = dict[Hashable, Any]


@lru_cache(maxsize=1)
def best_of(month: ClientMonth) -> list[Row]:
    """The month's five posts highest above their network's typical rate over the window, and what they promise."""
    kept = successes(month.window_posts)
    best = kept[kept["post_id"].isin(month.month_posts["post_id"])].head(BEST)
    return with_promise(best, month.window_posts).to_dict("records")


def weak_of(month: ClientMonth) -> list[Row]:
    """The month's three organic posts lowest under their network's typical rate, seen enough."""
    weak = weakest(month.window_posts, count=len(month.window_posts))
    kept = weak[weak["post_id"].isin(month.month_posts["post_id"]) & (weak["excess"] < 1)]
    return kept.head(WEAKEST).to_dict("records")


def rate_said(post: Row) -> str:
    """A post's engagement rate, as it is printed."""
    return post_figure(post, numbers.percent(post["engagement_rate"]), "engagement_rate")


def excess_said(month: ClientMonth, post: Row, text: str) -> str:
    """A post's rate over its network's typical one over the window, as it is printed."""
    return post_figure(post, text, "excess", **days_of(window_days(month)))


def expected_said(month: ClientMonth, post: Row, end: str = "") -> str:
    """What the next posts like one promise, or an end of its interval, as it is printed."""
    return post_figure(
        post, numbers.decimal(post[f"expected{end}"], 1), f"expected_excess{end}", **days_of(window_days(month))
    )
