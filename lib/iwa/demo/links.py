"""The addresses in posts: tagged or not, shown whole, shortened, or not at all, as teams and networks do."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.demo.identifiers import random_words
from iwa.demo.profiles import Profile
from iwa.demo.texts import Library

CODES = {("facebook", "posts"): "fb", ("instagram", "posts"): "ig", ("instagram", "stories"): "st",
         ("linkedin", "posts"): "li", ("youtube", "posts"): "yt", ("tiktok", "posts"): "tk", ("x", "posts"): "x"}  # fmt: skip
TAGGED = {"facebook": 0.85, "instagram": 0.8, "linkedin": 0.82, "youtube": 1.0, "tiktok": 1.0, "x": 0.8}
SHOWN_WHOLE = 0.8  # of the tagged Facebook links; the others go through a shortener


def with_links(posts: pd.DataFrame, profile: Profile, site: str, words: Library,
               rng: np.random.Generator) -> pd.DataFrame:  # fmt: skip
    """Adds `row_id`, `content` (utm_content, empty when untagged), `address`, `shown_link`, `landing_page`."""
    luck = rng.random((len(posts), 3))
    short = random_words(len(posts), 8, rng)
    linked = (posts["format"] == "link").to_numpy() | (luck[:, 0] < profile.linked)
    tagged = linked & (luck[:, 1] < TAGGED[profile.network])
    number = posts.groupby("day").cumcount() + 1
    code = CODES[profile.network, profile.kind]
    row_id = posts["day"].dt.strftime("%Y-%m-%d") + f"-{code}-" + number.astype(str)
    page = posts["theme"].map({theme: facts["page"] for theme, facts in words.themes.items()})
    aim = posts["theme"].map({theme: facts["objectif"] for theme, facts in words.themes.items()})
    campaign = posts["day"].dt.strftime("%Y%m") + "_" + aim
    query = (f"?utm_source={profile.network}&utm_medium=social&utm_campaign=" + campaign
             + "&utm_content=" + row_id)  # fmt: skip
    address = (site + page + query.where(tagged, "")).where(linked)
    return posts.assign(
        row_id=row_id,
        content=row_id.where(tagged),
        campaign=campaign.where(tagged),
        landing_page=page.where(linked),
        address=address,
        shown_link=_shown(profile.network, address, tagged & (luck[:, 2] < SHOWN_WHOLE), short),
    )


def _shown(network: str, address: pd.Series, whole: np.ndarray, short: list[str]) -> pd.Series:
    """What the text shows: Facebook the address or a short one, LinkedIn and X their own, the others nothing."""
    words = pd.Series(short, index=address.index)
    if network == "linkedin":
        return ("https://lnkd.in/e" + words).where(address.notna())
    if network == "x":
        return ("https://t.co/" + words).where(address.notna())
    if network == "facebook":
        return address.where(whole, "https://bit.ly/" + words).where(address.notna())
    return pd.Series(None, index=address.index, dtype="str")
