"""Rates held against followers: networks export no stock of them, the team notes it each month."""

from __future__ import annotations

import pandas as pd

from iwa.measures.registry import MEASURES

NOTED = "abonnés"  # the indicator of the dossier's tab "saisies"
MEASURE = "engagement_rate_followers"


def follower_rates(series: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    """Rows of `engagement_rate_followers` for the series, where the team noted the followers of a month.

    Columns as the series; `n` is the number of posts. A month without a note, without posts or
    without interactions known gives no row.
    """
    wide = series.pivot(index=["network", "month"], columns="measure", values="value")
    noted = entries[(entries["indicator"] == NOTED) & entries["network"].notna()]
    followers = noted.groupby(["network", "month"])["value"].last()
    rows = wide.reindex(columns=["interactions", "posts"]).join(followers.rename("followers"), how="inner")
    rows = rows[(rows["posts"] > 0) & (rows["followers"] > 0) & rows["interactions"].notna()]
    values = [MEASURES[MEASURE].compute(rows.iloc[[place]]) for place in range(len(rows))]
    found = rows.reset_index()[["network", "month"]].assign(measure=MEASURE, value=values)
    return found.assign(n=rows["posts"].to_numpy().astype("int64"))[list(series.columns)]
