"""From a visit to the post that brought it: by `utm_content`, by landing page, by a noted link.

What cannot be tied stays untied and is printed as a share; it is never spread over the posts.
"""

from __future__ import annotations

import pandas as pd

from iwa.consolidate.links import on_site

KEY = ["network", "post_id"]


def dated(links: pd.DataFrame, posts: pd.DataFrame, zone: str) -> pd.DataFrame:
    """The links with `since`, the month their post was published in; "" when it has no date."""
    since = posts["published_at"].dt.tz_convert(zone).dt.strftime("%Y-%m").astype("str").fillna("")
    known = posts[KEY].assign(since=since.to_numpy())
    return links.merge(known, on=KEY, how="left").assign(since=lambda all_: all_["since"].astype("str").fillna(""))


def tied(traffic: pd.DataFrame, links: pd.DataFrame, site: str | None) -> pd.DataFrame:
    """The visits with `post_id`, `network` of the post and `tie` (utm_content, page) where one is found.

    `links` are `dated`: a post brings no visit before the month it is published in. A
    `utm_content` ties when one post alone carries it. A page of the client's site ties visits
    without `utm_content` when one post alone of the network they come from leads to it; the home
    page never does.
    """
    parts = [_tied(rows, links[links["since"] <= str(month)], site) for month, rows in traffic.groupby("month")]
    if not parts:
        absent = pd.Series(None, index=traffic.index, dtype="str")
        return traffic.assign(post_id=absent, tie=absent)
    return pd.concat(parts).sort_index()


def _tied(traffic: pd.DataFrame, links: pd.DataFrame, site: str | None) -> pd.DataFrame:
    by_content = _single(links[links["content"].fillna("") != ""], "content")
    named = traffic["content"].fillna("").astype("str").str.strip()
    content = named.map(by_content).astype("str")
    on_pages = links[on_site(links, site) & (links["landing_page"].str.len() > 1)]
    by_page = _single(on_pages.assign(page=on_pages["network"] + "|" + on_pages["landing_page"]), "page")
    path = traffic["landing_page"].fillna("").astype("str").str.split("?").str[0].str.rstrip("/").str.casefold()
    page = (traffic["network"].fillna("").astype("str") + "|" + path).map(by_page).astype("str")
    owner = content.fillna(page.where(named == ""))
    found = owner.notna()
    halves = owner.fillna("").astype("str").str.partition("|")
    return traffic.assign(
        post_id=halves[2].where(found),
        network=halves[0].where(found, traffic["network"]),
        tie=pd.Series("utm_content", index=traffic.index).where(content.notna(), "page").where(found),
    )


def _single(links: pd.DataFrame, key: str) -> pd.Series:
    """`key` -> "network|post_id" for the keys that exactly one post carries."""
    pairs = pd.DataFrame({"key": links[key], "owner": links["network"] + "|" + links["post_id"]}).drop_duplicates()
    pairs = pairs[~pairs["key"].duplicated(keep=False)]
    return pd.Series(pairs["owner"].to_numpy(), index=pairs["key"].to_numpy(), dtype="str")
