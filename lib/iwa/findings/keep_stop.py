"""What is amplified, what is stopped, what is kept: never the thirds of a ranking.

Only a *concluant* effect is amplified or stopped. An *indicatif* one is tested. All else is kept:
"rien à stopper" is a possible answer.
"""

from __future__ import annotations

import pandas as pd

AMPLIFY, STOP, TEST, KEEP = "amplifier", "stopper", "tester", "garder"
DECIDING = ("format", "theme", "daypart", "weekday", "length")  # clicks and wear have their own slides


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
    action = action.mask(firm & gains, AMPLIFY).mask(firm & ~gains, STOP)
    return rows.assign(action=action).sort_values(["q", "p"], kind="stable").reset_index(drop=True)
