"""Competitors' posts and periods, each once: what counts of several files that show the same one."""

from __future__ import annotations

import pandas as pd

from iwa import tables
from iwa.client import Client
from iwa.consolidate.accounts import own
from iwa.consolidate.addresses import post_address
from iwa.consolidate.sightings import best_last, merged
from iwa.consolidate.undeclared import PLACE
from iwa.exports.wording import normalised

COUNTS = ("posts", "interactions", "followers", "new_followers", "views")


def current(benchmark: pd.DataFrame, cutoff: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row a post or period of a competitor, and the places of the rows that gave way.

    Each figure is the latest measured by `cutoff`, else the earliest after it; a blank never
    replaces a figure. The other facts are those of the row that counts last. A row that still
    gives a figure has not given way. A competitor has one spelling, whatever the files.
    """
    if benchmark.empty:
        return benchmark, benchmark[PLACE]
    ordered = best_last(benchmark, cutoff)
    whole, giving = merged(ordered, _subjects(ordered), COUNTS)
    spellings = whole["competitor"].groupby(whole["competitor"].map(normalised))
    whole["competitor"] = spellings.transform("last")
    return tables.checked(whole, tables.BENCHMARK), ordered.loc[~giving, PLACE]


def _subjects(rows: pd.DataFrame) -> pd.Series:
    """One number a post or period, the same in every file.

    A post is known by its address, else by its number, else by when it was published and its
    text: a file that a person fills in need not hold either.
    """
    addresses = rows["url"].map(post_address, na_action="ignore")
    named = addresses.where(rows["url"].notna(), rows["post_id"])
    said = rows["published_at"].astype("str") + rows["text"].fillna("")
    keys = pd.DataFrame(
        {
            "network": rows["network"],
            "competitor": rows["competitor"].map(normalised),
            "post": named.where(named.notna(), said.where(rows["published_at"].notna(), "")),
            "start": rows["start"],
            "end": rows["end"],
        }
    )
    return keys.groupby(list(keys.columns), dropna=False, sort=False).ngroup()


def own_rows(benchmark: pd.DataFrame, client: Client) -> pd.Series:
    """True for the client's own rows: tools that watch competitors export its profile among theirs."""
    return own(benchmark.assign(account=benchmark["competitor"]), client)
