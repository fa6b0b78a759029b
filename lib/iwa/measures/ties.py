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
    dated_rows = traffic[traffic["month"].notna()]
    if dated_rows.empty:
        absent = pd.Series(None, index=traffic.index, dtype="str")
        return traffic.assign(post_id=absent, tie=absent)
    named, paths = _texts(dated_rows["content"]).str.strip(), _paths(dated_rows)
    with_content, on_pages = links[links["content"].fillna("") != ""], _on_pages(links, site)
    found = []
    for month, rows in dated_rows.groupby("month").groups.items():
        by_content = _single(with_content[with_content["since"] <= str(month)], "content")
        by_page = _single(on_pages[on_pages["since"] <= str(month)], "page")
        content, page = named[rows].map(by_content).astype("str"), paths[rows].map(by_page).astype("str")
        found.append(pd.DataFrame({"content": content, "owner": content.fillna(page.where(named[rows] == ""))}))
    return _with_owners(dated_rows, pd.concat(found).reindex(dated_rows.index)).sort_index()


def _texts(column: pd.Series) -> pd.Series:
    return column.fillna("").astype("str")


def _paths(traffic: pd.DataFrame) -> pd.Series:
    """The page of each visit under the network it came from: "instagram|/pain"."""
    path = _texts(traffic["landing_page"]).str.split("?").str[0].str.rstrip("/").str.casefold()
    return _texts(traffic["network"]) + "|" + path


def _on_pages(links: pd.DataFrame, site: str | None) -> pd.DataFrame:
    """The links to a page of the client's site that is not its home, with `page` as in `_paths`."""
    found = links[on_site(links, site) & (links["landing_page"].str.len() > 1)]
    return found.assign(page=found["network"] + "|" + found["landing_page"])


def _with_owners(traffic: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """The visits tied to the posts that were found for them, by `content` or else by their page."""
    tied_ = found["owner"].notna()
    halves = _texts(found["owner"]).str.partition("|")
    by = pd.Series("utm_content", index=traffic.index).where(found["content"].notna(), "page")
    return traffic.assign(
        post_id=halves[2].where(tied_), network=halves[0].where(tied_, traffic["network"]), tie=by.where(tied_)
    )


def _single(links: pd.DataFrame, key: str) -> pd.Series:
    """`key` -> "network|post_id" for the keys that exactly one post carries."""
    pairs = pd.DataFrame({"key": links[key], "owner": links["network"] + "|" + links["post_id"]}).drop_duplicates()
    pairs = pairs[~pairs["key"].duplicated(keep=False)]
    return pd.Series(pairs["owner"].to_numpy(), index=pairs["key"].to_numpy(), dtype="str")
