"""Addresses, made comparable: of the pages that posts lead to, and of the posts themselves."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from iwa.exports.meta.ids import FACEBOOK_NUMBER, SHORTCODE
from iwa.exports.tiktok.ids import VIDEO_NUMBER
from iwa.exports.x.ids import STATUS_NUMBER

# What names a post in its address, whatever else the address holds. Case counts in these names.
_POST_NAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        SHORTCODE,
        r"linkedin\.com/.*?(?:activity|share|ugcpost)(?:%3a|[:-])(\d+)",
        r"(?:youtu\.be/|youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/|embed/))([A-Za-z0-9_-]{11})",
        VIDEO_NUMBER,
        r"facebook\.com/.*?(pfbid[A-Za-z0-9]+)",
        r"facebook\.com/.*?" + FACEBOOK_NUMBER,
        STATUS_NUMBER,
    )
)


def plain_address(address: str) -> str:
    """An address without scheme, "www.", query, fragment and final slash, for comparing.

    >>> plain_address("https://www.exemple.fr/Devis/?utm_source=x#haut")
    'exemple.fr/devis'
    """
    parts = urlsplit(address.strip() if "//" in address else "//" + address.strip())
    host = parts.netloc.casefold().removeprefix("www.")
    return (host + parts.path.casefold()).rstrip("/")


def post_address(address: str) -> str:
    """What names a post in its address: the same for every way of writing it, "" for no address.

    >>> post_address("https://www.facebook.com/permalink.php?story_fbid=pfbid02aB&id=7")
    'pfbid02aB'
    >>> post_address("https://youtu.be/dQw4w9WgXcQ?t=3"), post_address("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    ('dQw4w9WgXcQ', 'dQw4w9WgXcQ')
    >>> post_address("https://x.com/marette/status/1487761305826205706?s=20"), post_address("twitter.com/i/web/status/20/photo/1")
    ('1487761305826205706', '20')
    >>> post_address("https://www.tiktok.com/@marette/video/7570000000000000001?lang=fr")
    '7570000000000000001'
    >>> post_address("https://www.facebook.com/marette/?ref=page")
    'facebook.com/marette'
    """
    found = next((match for pattern in _POST_NAMES if (match := pattern.search(address))), None)
    return found[1] if found else plain_address(address)


def page_of(address: str) -> str:
    """The page an address leads to, as GA4 prints it: its path, without host and query.

    >>> page_of("https://exemple.fr/devis?utm_content=2026-10-06-fb-2"), page_of("/devis/"), page_of("exemple.fr/devis")
    ('/devis', '/devis', '/devis')
    """
    text = address.strip()
    whole = text if "//" in text or text.startswith("/") else "//" + text
    return "/" + urlsplit(whole).path.strip("/").casefold()


def content_of(address: str) -> str:
    """The `utm_content` of an address, or "".

    >>> content_of("https://exemple.fr/?utm_source=facebook&utm_content=2026-10-06-fb-2")
    '2026-10-06-fb-2'
    """
    return (parse_qs(urlsplit(address).query).get("utm_content") or [""])[0].strip()
