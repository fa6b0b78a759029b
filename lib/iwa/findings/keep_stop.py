"""What is amplified, what is stopped, what is kept: never the thirds of a ranking.

Only a *concluant* effect is amplified or stopped. An *indicatif* one is tested. All else is kept:
"rien à stopper" is a possible answer.
"""

from __future__ import annotations

import pandas as pd

AMPLIFY, STOP, TEST, KEEP = "amplifier", "stopper", "tester", "garder"
DECIDING = ("format", "theme", "daypart", "weekday", "length")  # clicks and wear have their own slides


def keep_stop(judged: pd.DataFrame) -> pd.DataFrame:
    """The judged comparisons that can be compared, each with its `action`, firmest first.

    Columns of `judge`, and action: amplifier, stopper, tester or garder. When a network's posts
    are parted in two, only the side that gains is kept: the other is its mirror.
    """
    rows = judged[judged["question"].isin(DECIDING) & judged["ratio"].notna()]
    sizes = rows.groupby(["network", "question"])["group"].transform("size")
    rows = rows[~((sizes == 2) & (rows["ratio"] < 1) & (rows["n_rest"] > 0))]
    firm, tentative = rows["verdict"] == "concluant", rows["verdict"] == "indicatif"
    action = pd.Series(KEEP, index=rows.index)
    action = (
        action.mask(tentative, TEST).mask(firm & (rows["ratio"] > 1), AMPLIFY).mask(firm & (rows["ratio"] < 1), STOP)
    )
    return rows.assign(action=action).sort_values(["q", "p"], kind="stable").reset_index(drop=True)
