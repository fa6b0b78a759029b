"""An indicator of the method as a line: its figures over some periods and where they come from, or what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.by_entry import MENTIONS, PANEL
from iwa.measures.goals import measure_on
from iwa.measures.paid import campaigns
from iwa.measures.registry import MEASURES
from iwa.measures.relation_series import ALL, ENTERED, is_of_all
from iwa.method.objectives import Indicator
from iwa.months import Month
from iwa.steps.figures import NO_SOURCE
from iwa.steps.followers import followers_line, is_of_followers
from iwa.steps.periods import Period, value_over
from iwa.steps.tracing import period_figure
from iwa.steps.wording import network_name

BY_TEAM = "saisi par l’équipe"
ALL_NETWORKS = "Tous"
ORIGINS = {"traffic": "GA4", "messages": "fichiers de messages"}
Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Line:
    """An indicator on one network, or on all: `figures` over the periods, `source` where they come from.

    `words` stand for the first value where a number alone would not say what it is. A line without
    any value names in `source` the one that is needed. `network` is the one counted, "all" for a figure
    of all together, several joined where they are added, "" for what has none.
    """

    name: str
    where: str
    measure: str
    figures: Values
    source: str
    words: str = ""
    network: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the first period has a figure."""
        return bool(self.figures) and self.figures[0] is not None

    def cells(self, periods: Sequence[Period]) -> tuple[str, ...]:
        """The values as they are read, over the periods that the line was made for."""
        told = [
            "–" if value is None else period_figure(self.measure, self.network, period, value)
            for value, period in zip(self.figures, periods, strict=True)
        ]
        return (self.words, *told[1:]) if self.words else tuple(told)


def lines_of(
    month: ClientMonth, indicator: Indicator, networks: Sequence[str], periods: Sequence[Period]
) -> list[Line]:
    """What the team entered, then what exports give, network by network; else one line that names the source.

    On the page of one network alone, what was entered for the client as a whole is not its own.
    """
    found = [*_entered(month, indicator, networks, periods), *_measured(month, indicator, networks, periods)]
    return found or [missing(indicator, len(periods))]


def missing(indicator: Indicator, count: int) -> Line:
    """The line of an indicator that nothing gives."""
    needed = f"{NO_SOURCE} : {indicator.missing}" if indicator.missing else NO_SOURCE
    return Line(indicator.name, "–", indicator.measure or indicator.entered, (None,) * count, needed)


def _measured(
    month: ClientMonth, indicator: Indicator, networks: Sequence[str], periods: Sequence[Period]
) -> list[Line]:
    name = indicator.measure
    if not name:
        return []
    if is_of_followers(name):
        lines = [(network, followers_line(month, network, name)) for network in networks]
        blank = (None,) * (len(periods) - 1)
        return [
            Line(indicator.name, line.where, name, (line.share, *blank), line.source, line.words, network)
            for network, line in lines
            if line
        ]
    if is_of_all(name) and not _is_alone(month, networks):
        return _of_all(indicator, [value_over(month, ALL, name, period) for period in periods])
    reads = MEASURES[name].reads if name in MEASURES else "posts"
    if reads in ("site", "ads") or name == "share_of_voice":
        return _of_client(month, indicator, periods)
    found = []
    for network in networks:
        measure = measure_on(name, network)
        values = tuple(value_over(month, network, measure, period) for period in periods)
        if any(value is not None for value in values):
            origin = ORIGINS.get(MEASURES[measure].reads, f"exports {network_name(network)}")
            called = _name(indicator, measure)
            found.append(Line(called, network_name(network), measure, values, origin, network=network))
    return found


def _name(indicator: Indicator, measure: str) -> str:
    """The indicator's name, or that of what stands for it: gained followers are not the net growth, nor the site all sales."""
    return indicator.name if measure == indicator.measure and not indicator.entered else MEASURES[measure].label


def _is_alone(month: ClientMonth, networks: Sequence[str]) -> bool:
    """Whether the page is that of one network among others."""
    return len(networks) == 1 and len(month.networks) > 1


def _of_all(indicator: Indicator, values: Sequence[float | None]) -> list[Line]:
    """The line of all networks together: of what was received, or entered."""
    if all(value is None for value in values):
        return []
    origin = BY_TEAM if indicator.measure in ENTERED else ORIGINS["messages"]
    return [Line(indicator.name, ALL_NETWORKS, indicator.measure, tuple(values), origin, network=ALL)]


def _of_client(month: ClientMonth, indicator: Indicator, periods: Sequence[Period]) -> list[Line]:
    """The line of what has no network: the site, adverts, the share of voice."""
    measure = indicator.measure
    where, origin, compute = {
        "site": ("Site", "GA4", _on_site),
        "ads": ("Publicité", "exports de publicité", _on_ads),
    }.get(MEASURES[measure].reads, (ALL_NETWORKS, BY_TEAM, _on_panel))
    values = tuple(numbers.known(compute(month, measure, period)) for period in periods)
    if all(value is None for value in values):
        return []
    if origin == BY_TEAM:
        origin = f"{BY_TEAM} ; panel : {panel_said(month, periods)}"
    return [Line(indicator.name, where, measure, values, origin)]


def _on_site(month: ClientMonth, measure: str, period: Period) -> float:
    return MEASURES[measure].over(_visits(month, period.months))


@lru_cache(maxsize=8)
def _visits(month: ClientMonth, months: tuple[Month, ...]) -> pd.DataFrame:
    return month.traffic[month.traffic["month"].isin([str(when) for when in months])]


def _on_ads(month: ClientMonth, measure: str, period: Period) -> float:
    return MEASURES[measure].over(campaigns(month.ads, *period.span))


def _on_panel(month: ClientMonth, measure: str, period: Period) -> float:
    rows = _entries(month, period.months)
    return MEASURES[measure].over(rows[rows["indicator"].isin([MENTIONS, PANEL])])


def panel_said(month: ClientMonth, periods: Sequence[Period]) -> str:
    """The brands that the note declares, of the latest period that names some; "" without any."""
    for period in periods:
        rows = _entries(month, period.months)
        notes = rows.loc[rows["indicator"] == PANEL, "note"].dropna()
        if len(notes):
            return str(notes.iloc[0]).rstrip(".")
    return ""


def _entries(month: ClientMonth, months: Sequence[Month]) -> pd.DataFrame:
    return month.entries[month.entries["month"].isin([str(when) for when in months])]


def _entered(
    month: ClientMonth, indicator: Indicator, networks: Sequence[str], periods: Sequence[Period]
) -> list[Line]:
    word = indicator.entered
    if not word:
        return []
    rows = month.entries[month.entries["indicator"] == word]
    if not _is_alone(month, networks) and (MEASURES[word].adds or rows["network"].isna().any()):
        return _entered_line(indicator, ALL_NETWORKS, rows, periods)
    own = [(network, rows[rows["network"] == network]) for network in networks]
    found = [(network, _entered_line(indicator, network_name(network), part, periods)) for network, part in own]
    return [replace(line, network=network) for network, lines in found for line in lines]


def _entered_line(indicator: Indicator, where: str, rows: pd.DataFrame, periods: Sequence[Period]) -> list[Line]:
    by_month = {str(when): part for when, part in rows.groupby("month")}
    found = [_entered_over(indicator.entered, by_month, period) for period in periods]
    if all(value is None for value, _ in found):
        return []
    told = BY_TEAM + _months_said(indicator.entered, found[0], len(periods[0].months))
    note = next((str(note) for note in rows.sort_values("month")["note"].dropna().iloc[::-1]), "")
    source = f"{told} ; note : {note.rstrip('.')}" if note else told
    values = tuple(value for value, _ in found)
    return [Line(indicator.name, where, indicator.entered, values, source)]


def _months_said(word: str, entered: tuple[float | None, int], months: int) -> str:
    """Which part of the period was entered, where it is not the whole: ", 1 mois sur 3"."""
    value, count = entered
    if value is None or months == 1:
        return ""
    if not MEASURES[word].adds:
        return ", dernier mois saisi"
    return f", {numbers.counted(count, 'mois', 'mois')} sur {months}" if count < months else ""


def _entered_over(word: str, by_month: Mapping[str, pd.DataFrame], period: Period) -> tuple[float | None, int]:
    """What was entered over a period, and in how many of its months; a figure that does not add takes the latest."""
    months = [MEASURES[word].over(by_month[str(when)]) for when in period.months if str(when) in by_month]
    known = [value for value in months if not pd.isna(value)]
    if not known:
        return None, 0
    return (sum(known) if MEASURES[word].adds else known[-1]), len(known)
