"""The figures of the links that came out, counted again from the posts that carry them."""

from __future__ import annotations

from collections.abc import Callable

from iwa.client_month import ClientMonth
from iwa.editorial.published_links import PublishedLink, published_links
from iwa.evidence import FileRow
from iwa.slides import Number
from iwa.trace.filters import OR
from iwa.trace.post_rows import rows_of_posts

TABLE = "links"


def _counted(month: ClientMonth, number: Number) -> list[PublishedLink]:
    """The links of a figure: those that are not tracked of their count, all of them of the share and of the whole."""
    found = published_links(month)
    return [one for one in found if number.measure != "untracked_links" or not one.is_tracked]


def _count(month: ClientMonth, number: Number) -> float:
    return float(len(_counted(month, number)))


def _share(month: ClientMonth, number: Number) -> float | None:
    found = published_links(month)
    return sum(one.is_tracked for one in found) / len(found) if found else None


LINKED: dict[str, Callable[[ClientMonth, Number], float | None]] = {
    "published_links": _count,
    "untracked_links": _count,
    "tracked_share": _share,
}


def rows_linked(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows of the posts that carry the links, network by network."""
    own: dict[str, list[str]] = {}
    for one in _counted(month, number):
        own.setdefault(one.network, []).append(one.post_id)
    return [
        line
        for network, posts in own.items()
        for line in rows_of_posts(month, Number("", "count", "posts", {"network": network, "post_id": OR.join(posts)}))
    ]
