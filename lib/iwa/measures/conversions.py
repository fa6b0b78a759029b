"""From a visit to the post that brought it: by `utm_content`, by landing page, by a noted link.

What cannot be tied stays untied and is printed as a share; it is never spread over the posts.
"""

from __future__ import annotations

import pandas as pd

from iwa.consolidate.links import plain_address
from iwa.months import Month

# Views of GA4 overlap and are never added: the one that tells most about the post is used.
DETAIL = ("content", "landing_page", "campaign", "source", "channel")


def prepared(traffic: pd.DataFrame, events: set[str], links: pd.DataFrame, site: str | None) -> pd.DataFrame:
    """GA4's rows ready to be measured: one view, each month once, tied to posts where they can be.

    Columns: those of `tables.TRAFFIC`, `month` (missing where a row spans several), `post_id`, `tie`.
    """
    single = newest_exports(with_month(best_view(of_conversions(traffic, events))))
    return tied(single, links, site).reset_index(drop=True)


def best_view(traffic: pd.DataFrame) -> pd.DataFrame:
    """The rows of the one view that names posts best; `traffic` itself when empty."""
    if traffic.empty:
        return traffic
    views = sorted(traffic["view"].unique(), key=lambda view: [part in view.split("+") for part in DETAIL])
    return traffic[traffic["view"] == views[-1]]


def of_conversions(traffic: pd.DataFrame, events: set[str]) -> pd.DataFrame:
    """Rows whose key events are not the client's conversions lose their key events, not their visits.

    Only where the export names events, and the client's file says which ones count.
    """
    if not events or traffic["event"].isna().all():
        return traffic
    return traffic.assign(key_events=traffic["key_events"].where(traffic["event"].isin(events), 0))


def with_month(traffic: pd.DataFrame) -> pd.DataFrame:
    """Adds `month`: of the day where there is one, else of the file when it lies in one month."""
    start, end = traffic["start"].dt.strftime("%Y-%m"), traffic["end"].dt.strftime("%Y-%m")
    return traffic.assign(month=traffic["day"].dt.strftime("%Y-%m").fillna(start.where(start == end)))


def newest_exports(traffic: pd.DataFrame) -> pd.DataFrame:
    """Each month from the latest export that holds it: two exports of one month are never added."""
    if traffic.empty:
        return traffic
    newest = traffic.sort_values(["end", "source_file"], kind="stable").groupby(["view", "month"], dropna=False)
    return traffic[traffic["source_file"] == newest["source_file"].transform("last").reindex(traffic.index)]


def tied(traffic: pd.DataFrame, links: pd.DataFrame, site: str | None) -> pd.DataFrame:
    """The visits with `post_id`, `network` of the post and `tie` (utm_content, page) where one is found."""
    by_content = _single(links[links["content"].fillna("") != ""], "content")
    host = plain_address(site or "").split("/")[0]
    own_site = links[links["address"].map(plain_address).str.split("/").str[0] == host]
    by_page = _single(own_site[own_site["landing_page"].str.len() > 1], "landing_page")
    network = traffic["network"].fillna("")
    content = traffic["content"].map(by_content).fillna("").astype("str")
    path = traffic["landing_page"].fillna("").str.split("?").str[0].str.rstrip("/").str.casefold()
    page = path.map(by_page).fillna("").astype("str")
    same_network = (network != "") & (page.str.split("|").str[0] == network)
    page = page.where(same_network & traffic["content"].isna(), "")
    owner = content.where(content != "", page)
    found = owner != ""
    parts = owner.str.partition("|")
    return traffic.assign(
        post_id=parts[2].where(found),
        network=parts[0].where(found, traffic["network"]),
        tie=pd.Series("utm_content", index=traffic.index).where(content != "", "page").where(found),
    )


def _single(links: pd.DataFrame, key: str) -> pd.Series:
    """`key` -> "network|post_id" for the keys that exactly one post carries."""
    owner = links["network"] + "|" + links["post_id"]
    pairs = pd.DataFrame({"key": links[key], "owner": owner}).drop_duplicates()
    pairs = pairs[~pairs["key"].duplicated(keep=False)]
    return pd.Series(pairs["owner"].to_numpy(), index=pairs["key"].to_numpy(), dtype="str")


def in_period(traffic: pd.DataFrame, first: Month, last: Month) -> pd.DataFrame:
    """The visits of whole months."""
    return traffic[traffic["month"].between(str(first), str(last))]
