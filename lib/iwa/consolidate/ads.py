"""Ads, each amount once: exports of several levels and several days count the same money."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from iwa.consolidate.latest import moments, ranked
from iwa.exports.wording import normalised
from iwa.networks import META, META_ADS

PLACE = ["source_file", "source_row"]
CAMPAIGN, AD_SET, AD = 0, 1, 2  # from the coarsest to the finest
Span = tuple[pd.Timestamp, pd.Timestamp]


def current(ads: pd.DataFrame, cutoff: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows whose amounts may be added, and the places of those that count the same money again.

    Of a campaign, a file gives its coarsest level only. Of several files on overlapping periods,
    the one measured last by `cutoff` counts, else the earliest after it; at the same day the
    coarser one, then the last by name. Nothing is split: a row that overlaps a period already
    told gives way whole. Rows without the campaign's name give way to those that have it.
    """
    if ads.empty:
        return ads, ads[PLACE]
    kept = ads.index.isin([place for part in _families(ads) for place in _kept(part, cutoff)])
    return ads[kept].reset_index(drop=True), ads.loc[~kept, PLACE]


def _families(ads: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows of each tool: Meta's are of one campaign whether or not they name the platform."""
    tool = ads["network"].replace(dict.fromkeys(META, META_ADS))
    known = ads.assign(level=_levels(ads), campaign_key=ads["campaign"].map(normalised))
    return (part for _, part in known.groupby(tool))


def _levels(ads: pd.DataFrame) -> pd.Series:
    level = pd.Series(CAMPAIGN, index=ads.index)
    return level.mask(ads["ad_set"].notna(), AD_SET).mask(ads["ad"].notna(), AD)


def _kept(ads: pd.DataFrame, cutoff: pd.Timestamp) -> list[int]:
    """The places of the rows that count, of one tool."""
    found: list[int] = []
    named: list[tuple[str, Span]] = []  # file and period
    for campaign in sorted(ads["campaign_key"].unique(), reverse=True):  # "" comes last
        told = list(named) if campaign == "" else []
        for file, rows in _best_first(ads[ads["campaign_key"] == campaign], cutoff):
            free = rows[~_overlapping(rows, [span for other, span in told if other != file])]
            if len(free):
                found += free.index.tolist()
                told.append((file, (free["start"].min(), _ends(free).max())))
        named += told
    return found


def _best_first(rows: pd.DataFrame, cutoff: pd.Timestamp) -> list[tuple[str, pd.DataFrame]]:
    """The files of a campaign with their coarsest rows, the one that counts most first."""
    files = {str(file): part[part["level"] == part["level"].min()] for file, part in rows.groupby("source_file")}
    taken = pd.Series([part["measured_at"].max() for part in files.values()], dtype="datetime64[ns]")
    in_time = ~(taken > cutoff).to_numpy()
    levels = [-int(part["level"].iloc[0]) for part in files.values()]
    worth = sorted(zip(in_time, ranked(moments(taken), in_time), levels, files, strict=True), reverse=True)
    return [(file, files[file]) for *_, file in worth]


def _ends(rows: pd.DataFrame) -> pd.Series:
    return rows["end"].fillna(rows["start"])


def _overlapping(rows: pd.DataFrame, spans: list[Span]) -> pd.Series:
    """True for rows with a day in one of the spans; a row or span without a day overlaps nothing."""
    hit = pd.Series(False, index=rows.index)
    for first, last in spans:
        hit |= (rows["start"] <= last) & (_ends(rows) >= first)
    return hit
