"""The networks as people and tools name them."""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports import cells
from iwa.exports.wording import normalised
from iwa.networks import LABELS, NAMES, NETWORKS

_GOOGLE = ("google business profile", "google my business", "google avis", "avis google", "google maps", "fiche google")
_ALSO: dict[str, tuple[str, ...]] = {key: network.also for key, network in NETWORKS.items()} | {"google": _GOOGLE}
# what tools add to a network's name: "FACEBOOK_PAGE", "Instagram Business"
_ADDED = frozenset(
    [
        "page",
        "business",
        "company",
        "profile",
        "account",
        "direct",
        "dm",
        "comment",
        "comments",
        "message",
        "messages",
        "review",
        "reviews",
    ]
)
_KEY_OF = {normalised(word): key for key, label in LABELS.items() for word in (key, label, *_ALSO[key])}
KNOWN = ", ".join(LABELS.values())
POSTING = ", ".join(NAMES.values())  # less those that only bring reviews


def networks(written: pd.Series) -> pd.Series:
    """The key of each network named, "" for a name that is none.

    >>> networks(pd.Series(["Facebook", "INSTAGRAM_BUSINESS", "Twitter", "Avis Google", "Minitel"])).tolist()
    ['facebook', 'instagram', 'x', 'google', '']
    """
    return cells.each(written, _key)


def _key(text: str) -> str:
    words = re.findall(r"[^\W_]+", normalised(text))
    bare = [word for word in words if word not in _ADDED]
    return _KEY_OF.get(" ".join(words)) or _KEY_OF.get(" ".join(bare)) or ""
