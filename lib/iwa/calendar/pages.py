"""Where on the client's own site a post may lead: pages that its links, its visits or its posts name, never another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

import pandas as pd

from iwa.calendar.links import host_of
from iwa.client_month import ClientMonth


@dataclass(frozen=True)
class Pages:
    """The pages of the client's site: by the theme of the posts that led there, and the one that converts most.

    `all` holds each known path once, the most visited first. A page is a whole address.
    """

    by_theme: dict[str, str]
    converting: str | None
    all: tuple[str, ...]

    def for_offers(self, theme: str | None) -> str | None:
        """The page of an offer: that of its theme where visits become requests, else the one that converts most."""
        return self.by_theme.get(theme or "") or self.converting


@lru_cache(maxsize=2)
def pages(month: ClientMonth) -> Pages:
    """The pages known of the client's site; none where `client.yaml` names no site."""
    if not month.client.site:
        return Pages({}, None, ())
    site = _whole(month.client.site)
    themes = month.posts.set_index(["network", "post_id"])["theme"]
    led = [(key, page) for key, address in _links(month) if (page := _own(address, site))]
    visited = _visits(month, "sessions")
    known = dict.fromkeys(
        [*(urlunsplit(urlsplit(site)._replace(path=path)) for path in visited), *(page for _, page in led)]
    )
    converted = _visits(month, "key_events")
    best = next((path for path in converted if path != "/"), None)
    return Pages(_most(led, themes), urlunsplit(urlsplit(site)._replace(path=best)) if best else None, tuple(known))


def _links(month: ClientMonth) -> list[tuple[tuple[str, str], str]]:
    rows = month.links[["network", "post_id", "address"]]
    return [((str(n), str(p)), str(a)) for n, p, a in rows.itertuples(index=False, name=None)]


def _own(address: str, site: str) -> str | None:
    """An address as a page of the site without its query; None where it is elsewhere, or the front page."""
    parts = urlsplit(address)
    if host_of(address) != host_of(site) or parts.path in ("", "/"):
        return None
    return urlunsplit(parts._replace(query="", fragment="", path=parts.path.rstrip("/")))


def _whole(site: str) -> str:
    parts = urlsplit(site if "//" in site else f"https://{site}")
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))


def _most(led: list[tuple[tuple[str, str], str]], labels: pd.Series) -> dict[str, str]:
    """The page that most posts of each label led to."""
    known = labels.dropna().to_dict()
    counts: dict[str, Counter[str]] = {}
    for key, page in led:
        if key in known:
            counts.setdefault(str(known[key]), Counter())[page] += 1
    return {label: min(found, key=lambda page: (-found[page], page)) for label, found in counts.items()}


def _visits(month: ClientMonth, column: str) -> list[str]:
    """The paths of the site that GA4 saw, the one with most of a figure first; those without any are left out."""
    rows = month.traffic[month.traffic["landing_page"].notna()]
    sums = rows.groupby("landing_page")[column].sum()
    paths = {str(path).partition("?")[0]: value for path, value in sums[sums > 0].items()}
    return sorted(paths, key=lambda path: (-paths[path], path))
