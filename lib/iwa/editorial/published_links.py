"""The links to the client's own site in the posts that came out, and whether GA4 can tell whose visits they bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from iwa.client_month import ClientMonth

REQUIRED = ("utm_source", "utm_medium", "utm_campaign", "utm_content")


@dataclass(frozen=True)
class PublishedLink:
    """A post of the month with the address on the client's site that it leads to; `text` is the post's own."""

    network: str
    post_id: str
    day: date
    text: str
    address: str

    @property
    def lacking(self) -> tuple[str, ...]:
        """The words of its tracking that are not there.

        >>> PublishedLink("x", "1", date(2026, 10, 1), "", "https://a.fr/?utm_source=x&utm_content=p").lacking
        ('utm_medium', 'utm_campaign')
        """
        there = parse_qs(urlsplit(self.address).query)
        return tuple(name for name in REQUIRED if name not in there)

    @property
    def is_tracked(self) -> bool:
        """Whether it names its post: GA4 ties its visits to no other word."""
        return bool(parse_qs(urlsplit(self.address).query).get("utm_content"))

    @property
    def path(self) -> str:
        return urlsplit(self.address).path or "/"


@lru_cache(maxsize=4)
def published_links(month: ClientMonth) -> tuple[PublishedLink, ...]:
    """The posts of the month that lead to the client's site, each once, oldest first; none where no site is noted.

    Of a post with several links, one that is not tracked counts.
    """
    if not month.client.site or month.links.empty:
        return ()
    host, posts = host_of(month.client.site), month.month_posts
    days = posts["published_at"].dt.tz_convert(month.client.timezone).dt.date
    known = {
        (str(network), str(post)): (day, "" if pd.isna(text) else str(text))
        for network, post, day, text in zip(posts["network"], posts["post_id"], days, posts["text"], strict=True)
    }
    found: dict[tuple[str, str], PublishedLink] = {}
    for network, post, address in month.links[["network", "post_id", "address"]].itertuples(index=False, name=None):
        key = str(network), str(post)
        if key in known and host in str(address):
            link = PublishedLink(*key, *known[key], str(address))
            if key not in found or (found[key].is_tracked and not link.is_tracked):
                found[key] = link
    return tuple(sorted(found.values(), key=lambda one: (one.day, one.network, one.post_id)))


def host_of(site: str) -> str:
    """The host of the client's site, as it stands in addresses.

    >>> host_of("https://www.exemple.fr/")
    'exemple.fr'
    """
    return site.split("//")[-1].removeprefix("www.").strip("/").split("/")[0]
