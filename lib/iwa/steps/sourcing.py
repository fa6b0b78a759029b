"""The source line of a slide: files, period, count and definition."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.exports.registry import READERS
from iwa.measures.registry import MEASURES
from iwa.slides import Number, Source
from iwa.steps.wording import network_name

APART = ("ads", "benchmark", "messages")  # what a file may give that is none of the client's own figures
BASES = {"reach": "la portée", "impressions": "les impressions", "views": "les vues"}


def window_period(month: ClientMonth) -> str:
    """The audit's window in words."""
    return numbers.period(*month.month.window(month.client.window_days))


def month_period(month: ClientMonth) -> str:
    """The month in words."""
    return numbers.month_name(month.month.year, month.month.number)


def files_of(month: ClientMonth, networks: Iterable[str]) -> tuple[str, ...]:
    """The files read for these networks ("ga4" is one), by name: those of the client's own figures.

    Files of ads, of competitors and of messages give other slides: they are named there alone.
    """
    read = _read(month)
    return tuple(sorted(file for network in networks for file in read.get(network, ())))


@lru_cache(maxsize=2)
def _read(month: ClientMonth) -> dict[str, list[str]]:
    """The files of the client's own figures, by network."""
    own = (month.sources["state"] == "lu") & ~month.sources["kind"].isin(_kinds_apart())
    read = month.sources[own]
    return {str(network): list(files) for network, files in read.groupby("network")["file"]}


@lru_cache(maxsize=1)
def _kinds_apart() -> frozenset[str]:
    """The kinds of export that bring none of the client's own figures; a mapped file has what it gives for a kind."""
    return frozenset({*APART, *(reader.kind for reader in READERS if reader.gives in APART)})


def audience_files(month: ClientMonth, network: str) -> tuple[str, ...]:
    """The files that gave the composition of a network's followers."""
    files = month.audience.loc[month.audience["network"] == network, "source_file"]
    return tuple(sorted(files.dropna().astype("str").unique()))


def source(
    month: ClientMonth, networks: Iterable[str], *, count: str = "", definition: str = "", period: str = ""
) -> Source:
    """The source of a slide on these networks, over the window unless another period is given."""
    files, named = files_of(month, networks), [n for n in networks if files_of(month, [n])]
    names = numbers.listed("GA4" if network == "ga4" else network_name(network) for network in named)
    origin = f"exports {names}" if named else ""
    return Source(files, period or window_period(month), count, definition, exports=origin)


def posts_said(posts: pd.DataFrame) -> str:
    """How many posts there are, stories apart: "90 publications et 30 stories"."""
    stories = int((posts["format"] == "story").sum())
    told = numbers.counted(len(posts) - stories, "publication")
    return f"{told} et {numbers.counted(stories, 'story', 'stories')}" if stories else told


def definition_of(*measures: str) -> str:
    """The registry's definitions of some measures, for the speaker's notes."""
    return " ".join(f"{MEASURES[name].label} : {MEASURES[name].definition}" for name in measures)


def number(text: str, measure: str, table: str, **where: str) -> Number:
    """A figure printed on a slide, with the rows that give it."""
    return Number(text, measure, table, where)
