"""Addresses in posts: which page a post leads to, and the `utm_content` that names it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from iwa import tables

ADDRESS = re.compile(r"https?://[^\s<>\"'«»)\]]+")
_TRAILING = ".,;:!?…"


def plain_address(address: str) -> str:
    """An address without scheme, "www.", query, fragment and final slash, for comparing.

    >>> plain_address("https://www.exemple.fr/Devis/?utm_source=x#haut")
    'exemple.fr/devis'
    """
    parts = urlsplit(address.strip() if "//" in address else "//" + address.strip())
    host = parts.netloc.casefold().removeprefix("www.")
    return (host + parts.path.casefold()).rstrip("/")


def page_of(address: str) -> str:
    """The page an address leads to, as GA4 prints it: its path, without host and query.

    >>> page_of("https://exemple.fr/devis?utm_content=2026-10-06-fb-2"), page_of("/devis/")
    ('/devis', '/devis')
    """
    parts = urlsplit(address.strip())
    return "/" + parts.path.strip("/").casefold()


def content_of(address: str) -> str:
    """The `utm_content` of an address, or ""."""
    return (parse_qs(urlsplit(address).query).get("utm_content") or [""])[0]


def links_of(posts: pd.DataFrame, noted: pd.DataFrame) -> pd.DataFrame:
    """Every address of every post, as `tables.LINKS`.

    From the text of the posts, and from what the team noted for a post that hides its address
    (`noted`: publication, address). The site's own links only tie when the caller asks.
    """
    found = posts[["network", "post_id", "text"]].assign(address=posts["text"].fillna("").map(ADDRESS.findall))
    found = found.explode("address").dropna(subset="address").assign(origin="texte")
    known = pd.Series(posts.index, index=posts["url"].fillna("").map(plain_address))
    known = known[~known.index.duplicated()]
    rows = noted["publication"].map(plain_address).map(known)
    tied = noted[rows.notna()]
    owners = posts.loc[rows.dropna().astype("int64"), ["network", "post_id"]].reset_index(drop=True)
    entered = owners.assign(address=tied["address"].to_numpy(), origin="équipe")
    links = pd.concat([found.drop(columns="text"), entered], ignore_index=True)
    links["address"] = links["address"].str.rstrip(_TRAILING)
    links["content"] = links["address"].map(content_of)
    links["landing_page"] = links["address"].map(page_of)
    return tables.checked(links.drop_duplicates(["network", "post_id", "address"]), tables.LINKS)
