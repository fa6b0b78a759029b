"""The theme of a post: the consultant's rules first, else proposals from the posts' own terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from iwa.exports.wording import normalised

HASHTAG = re.compile(r"#(\w+)")
PROPOSALS = 6  # themes proposed when the dossier holds no rule
PROPOSAL_SHARE = (0.04, 0.6)  # a hashtag on fewer posts is an accident, on more a signature


def themes(texts: pd.Series, rules: Mapping[str, Sequence[str]]) -> pd.Series:
    """The theme of each text, missing where no rule speaks.

    `rules` maps a theme to its words and hashtags; a word counts whole, whatever its case and
    accents. Where several themes match, the one with most matches wins, then the first in order.
    """
    plain = texts.fillna("").map(normalised)
    scores = pd.DataFrame({theme: plain.str.count(_any_of(words)) for theme, words in rules.items()}, index=texts.index)
    if scores.empty:
        return pd.Series(None, index=texts.index, dtype="str")
    return scores.idxmax(axis=1).where(scores.max(axis=1) > 0).astype("str")


def _any_of(words: Sequence[str]) -> str:
    plain = [re.escape(normalised(word)) for word in words if word.strip()]
    return r"(?<!\w)(?:" + "|".join(plain or [r"(?!)"]) + r")(?!\w)"


def proposed_rules(texts: pd.Series) -> dict[str, tuple[str, ...]]:
    """Themes proposed from the hashtags that come back in the posts, most frequent first.

    Empty when no hashtag stands on enough posts without standing on most of them.
    """
    tags = texts.fillna("").map(lambda text: {normalised(tag) for tag in HASHTAG.findall(text)})
    counts = Counter(tag for found in tags for tag in sorted(found))
    low, high = (share * len(texts) for share in PROPOSAL_SHARE)
    frequent = [tag for tag, count in counts.most_common() if max(low, 3) <= count <= high]
    return {f"#{tag}": (f"#{tag}",) for tag in frequent[:PROPOSALS]}
