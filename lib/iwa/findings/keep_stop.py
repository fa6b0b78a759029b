"""What is amplified, what is stopped, what is kept: never the thirds of a ranking.

Only a *concluant* effect is amplified or stopped. An *indicatif* one is tested. All else is kept:
"rien à stopper" is a possible answer. A format that engages less but brings more clicks does
another job: it is kept for its clicks, and never put to a test of engagement.
"""

from __future__ import annotations

import pandas as pd

from iwa.findings.rates import counts

MUCH = 1.5
AMPLIFY, STOP, TEST, KEEP = "amplifier", "stopper", "tester", "garder"
# Clicks and wear have their own slides; a pillar serves an objective, which engagement alone does not judge.
DECIDING = ("format", "theme", "daypart", "weekday", "length")


def keep_stop(judged: pd.DataFrame, mirrored: bool = False) -> pd.DataFrame:
    """The judged comparisons that can be compared, each with its `action`, firmest first.

    Columns of `judge`, and action: amplifier, stopper, tester or garder. When a network's posts
    are parted in two, each side mirrors the other: only the one that gains is given, unless
    `mirrored` asks for both.
    """
    rows = judged[judged["question"].isin(DECIDING) & judged["ratio"].notna()]
    if not mirrored:
        counts = rows.groupby(["network", "question"])["n"]
        parted = (counts.transform("size") == 2) & (rows["n_rest"] == counts.transform("sum") - rows["n"])
        rows = rows[~(parted & (rows["ratio"] < 1))]
    firm, tentative = rows["verdict"] == "concluant", rows["verdict"] == "indicatif"
    gains = rows["ratio"] > 1
    action = pd.Series(KEEP, index=rows.index).mask(tentative, TEST)
    for_clicks = pays_in_clicks(judged)
    keys = zip(rows["network"], rows["group"], strict=True)
    paid_in_clicks = pd.Series([key in for_clicks for key in keys], index=rows.index, dtype="bool")
    for_its_clicks = ~gains & (rows["question"] == "format") & paid_in_clicks
    action = action.mask(firm & gains, AMPLIFY).mask(firm & ~gains, STOP).mask(for_its_clicks, KEEP)
    return rows.assign(action=action).sort_values(["q", "p"], kind="stable").reset_index(drop=True)


def with_click_share(judged: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """Adds `click_share`: what share of the network's clicks each format brings; missing elsewhere.

    Of all posts that have clicks, link clicks where the network gives them, else clicks.
    """
    clicks = counts(posts, "clicks").groupby([posts["network"], posts["format"]]).sum(min_count=1)
    shares = clicks / clicks.groupby(level=0).transform("sum")
    keys = zip(judged["network"], judged["group"], strict=True)
    found = pd.Series([shares.get(key, float("nan")) for key in keys], index=judged.index, dtype="float64")
    return judged.assign(click_share=found.where(judged["question"] == "format"))


def pays_in_clicks(judged: pd.DataFrame) -> dict[tuple[str, str], float]:
    """The formats that bring `MUCH` times their share of the clicks, (network, group) -> share of clicks."""
    rows = judged[judged["question"] == "format"]
    rows = rows[rows["click_share"] >= MUCH * rows["n"] / (rows["n"] + rows["n_rest"])]
    return dict(zip(zip(rows["network"], rows["group"], strict=True), rows["click_share"], strict=True))
