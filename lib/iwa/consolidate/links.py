"""Which pages the posts lead to, and the `utm_content` that names each post."""

from __future__ import annotations

import re

import pandas as pd

from iwa import tables
from iwa.consolidate.addresses import content_of, page_of, plain_address, post_address

ADDRESS = re.compile(r"https?://[^\s<>\"'«»)\]]+")
_TRAILING = ".,;:!?…"


def links_of(posts: pd.DataFrame, noted: pd.DataFrame) -> pd.DataFrame:
    """Every address of every post, as `tables.LINKS`.

    From the text of the posts (origin "texte"), and from what the team noted for a post that
    hides its address (origin "équipe"; `noted`: publication, address). A note on a post that no
    export holds gives nothing.
    """
    links = pd.concat([_written(posts), _entered(posts, noted)], ignore_index=True).astype("str")
    links["address"] = links["address"].str.rstrip(_TRAILING)
    links["content"] = links["address"].map(content_of).astype("str")
    links["landing_page"] = links["address"].map(page_of).astype("str")
    return tables.checked(links.drop_duplicates(["network", "post_id", "address"]), tables.LINKS)


def _written(posts: pd.DataFrame) -> pd.DataFrame:
    texts = posts["text"].fillna("").astype("str")
    some = posts[texts.str.contains("://", regex=False)]
    found = some[["network", "post_id"]].assign(address=some["text"].map(ADDRESS.findall))
    return found.explode("address").dropna(subset="address").assign(origin="texte")


def _entered(posts: pd.DataFrame, noted: pd.DataFrame) -> pd.DataFrame:
    """The noted links, each with the post that its publication's address names."""
    rows = {post_address(url): row for row, url in enumerate(posts["url"].fillna("")) if url}
    pairs = [(rows.get(post_address(post)), address) for post, address in noted.itertuples(index=False)]
    known = [(row, address) for row, address in pairs if row is not None]
    owners = posts[["network", "post_id"]].iloc[[row for row, _ in known]].reset_index(drop=True)
    return owners.assign(address=pd.Series([address for _, address in known], dtype="str"), origin="équipe")


def on_site(links: pd.DataFrame, site: str | None) -> pd.Series:
    """Which links lead to the client's own site; none when the site is not known."""
    host = plain_address(site or "").split("/")[0]
    hosts = links["address"].map(plain_address).astype("str").str.split("/").str[0]
    return (hosts == host) & (host != "")
