"""A group that looks low only because another stands high is not low in itself.

In a network of three formats, one that doubles engagement makes the two others look poor against
"the rest". The firmest finding of a question stands; each other one must still show when the
posts of the firmest are left out, else it is only *indicatif*.
"""

from __future__ import annotations

import pandas as pd

from iwa.findings.compare import compare
from iwa.findings.judge import NOTABLE
from iwa.findings.questions import QUESTIONS

CONCLUSIVE = "concluant"


def standing(judged: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """The judged comparisons, with "concluant" brought down to "indicatif" where it does not stand alone.

    `posts` are those that were compared. A question that parts a network in two is left as it is:
    its rows are one finding said twice.
    """
    columns = {question.name: (question.column, question.measure) for question in QUESTIONS}
    firm = judged[(judged["verdict"] == CONCLUSIVE) & judged["question"].isin(list(columns))]
    fallen: list[int] = []
    for (network, question), rows in firm.groupby(["network", "question"], sort=True):
        column, measure = columns[str(question)]
        groups = judged[(judged["network"] == network) & (judged["question"] == question) & judged["ratio"].notna()]
        if len(rows) < 2 or len(groups) < 3:
            continue
        order = rows.assign(size=(rows["ratio"].where(rows["ratio"] > 1, 1 / rows["ratio"]))).sort_values(
            ["q", "size"], ascending=[True, False], kind="stable"
        )
        own = posts[(posts["network"] == network) & (posts[column].astype("object") != order["group"].iloc[0])]
        again = compare(own, column, measure).set_index("group")
        fallen += [int(place) for place, row in order.iloc[1:].iterrows() if not _still(row, again)]  # type: ignore[call-overload]
    return judged.assign(verdict=judged["verdict"].mask(judged.index.isin(fallen), "indicatif"))


def _still(row: pd.Series, again: pd.DataFrame) -> bool:
    """Whether the group differs in the same direction from what remains."""
    if row["group"] not in again.index:
        return False
    found = again.loc[row["group"]]
    return bool(found["p"] <= NOTABLE and (found["ratio"] > 1) == (row["ratio"] > 1))
