"""The rows of the posts that a comparison is made of, for every figure of it."""

from __future__ import annotations

from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.evidence import FileRow
from iwa.findings.questions import QUESTIONS
from iwa.slides import Number
from iwa.trace.filters import OR
from iwa.trace.frames import frame
from iwa.trace.post_rows import rows_of_posts

COUNTS = ("n", "n_rest")  # figures of a comparison that count posts
APART = ("format_clicks", "paid")  # questions that are asked of other posts than the rest


def rows_compared(month: ClientMonth, number: Number) -> list[FileRow]:
    """All the posts that a comparison is made of; of a count, those of the group, or the others."""
    where = number.where
    side = (where["question"], where["group"], where["figure"]) if where.get("figure") in COUNTS else ("", "", "")
    own = where.get("question", "")
    return _of_network(month, where["network"], own if own in APART else "", side)


@lru_cache(maxsize=64)
def _of_network(month: ClientMonth, network: str, apart: str, side: tuple[str, str, str]) -> list[FileRow]:
    """The rows of the posts compared on a network, which every figure of its comparisons shares but the counts."""
    posts = frame(month, "comparisons", {"network": network, "question": apart})
    question, group, figure = side
    if question:
        column = next((one.column for one in QUESTIONS if one.name == question), "format")
        inside = posts[column].astype("object") == group
        posts = posts[inside if figure == "n" else ~inside]
    own = {"network": network, "post_id": OR.join(posts["post_id"])}
    return rows_of_posts(
        month, Number("", "click_share_of_seen" if apart == "format_clicks" else "excess", "posts", own)
    )
