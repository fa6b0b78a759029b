"""How far a post stands above its network's habit, and what the next ones like it promise, counted again."""

from __future__ import annotations

from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.findings.promise import promised
from iwa.findings.top import ranked
from iwa.slides import Number


def excess(month: ClientMonth, number: Number) -> float | None:
    """The post's rate over the typical one of its network; None for a post that is not ranked."""
    return _of(month, number, "excess")


def promise(month: ClientMonth, number: Number, column: str) -> float | None:
    """What the next posts with the same attributes promise, or an end of its interval."""
    return _of(month, number, column)


def _of(month: ClientMonth, number: Number, column: str) -> float | None:
    found = _ranked(month, number.where["network"])
    return found.get(number.where["post_id"], {}).get(column)


@lru_cache(maxsize=8)
def _ranked(month: ClientMonth, network: str) -> dict[str, dict[str, float]]:
    rows = ranked(month.window_posts_of(network))
    rows = rows.join(promised(rows)).set_index("post_id")
    columns = ["excess", "expected", "expected_low", "expected_high"]
    return {str(post): dict(zip(columns, values, strict=True)) for post, *values in rows[columns].itertuples()}
