"""Competitors' posts and periods, each once: what counts of several files that show the same one."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa import tables
from iwa.client import Client
from iwa.consolidate.accounts import own
from iwa.consolidate.addresses import post_address
from iwa.consolidate.latest import moments, ranked
from iwa.exports.wording import normalised
from iwa.networks import LABELS
from iwa.numbers import counted, listed

COUNTS = ("posts", "interactions", "followers", "new_followers", "views")
PLACE = ["source_file", "source_sheet", "source_row"]


def current(benchmark: pd.DataFrame, cutoff: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row a post or period of a competitor, and the places of the rows that gave way.

    Each figure is the latest measured by `cutoff`, else the earliest after it; a blank never
    replaces a figure. The other facts are those of the row that counts last. A row that still
    gives a figure has not given way. A competitor has one spelling, whatever the files.
    """
    if benchmark.empty:
        return benchmark, benchmark[PLACE]
    ordered = _best_last(benchmark, cutoff)
    subject = _subjects(ordered)
    giving = ~subject.duplicated(keep="last")
    whole = ordered[giving].set_index(subject[giving])
    for name in COUNTS:
        known = ordered[name].notna()
        chosen = known & ~subject[known].duplicated(keep="last").reindex(subject.index, fill_value=True)
        whole[name] = ordered.loc[chosen, name].set_axis(subject[chosen]).reindex(whole.index)
        giving |= chosen
    spellings = whole["competitor"].groupby(whole["competitor"].map(normalised))
    whole["competitor"] = spellings.transform("last")
    return tables.checked(whole.sort_index(), tables.BENCHMARK), ordered.loc[~giving, PLACE]


def _best_last(benchmark: pd.DataFrame, cutoff: pd.Timestamp) -> pd.DataFrame:
    """The rows in the order in which they count, the best last; the later row of two of the same day."""
    in_time = ~(benchmark["measured_at"] > cutoff).to_numpy()
    rank = ranked(moments(benchmark["measured_at"]), in_time)
    return benchmark.iloc[np.lexsort((np.arange(len(rank)), rank, in_time))].reset_index(drop=True)


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


def undeclared(benchmark: pd.DataFrame, client: Client) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The places of the rows on networks that `client.yaml` lacks, and a remark on each file with some."""
    apart = benchmark[~benchmark["network"].isin(list(client.networks))]
    remarks = [
        {
            "file": file,
            "severity": "à vérifier",
            "kind": "undeclared-network",
            "sentence": f"Concurrents sur {listed(sorted(LABELS[n] for n in part['network'].unique()))}, non déclaré "
            f"dans client.yaml : {counted(len(part), 'ligne')} à part, hors de toute comparaison.",
        }
        for file, part in apart.groupby("source_file", sort=True)
    ]
    return apart[PLACE], tables.checked(pd.DataFrame(remarks, columns=list(tables.ISSUES.columns)), tables.ISSUES)


def own_rows(benchmark: pd.DataFrame, client: Client) -> pd.Series:
    """True for the client's own rows: tools that watch competitors export its profile among theirs."""
    return own(benchmark.assign(account=benchmark["competitor"]), client)
