"""Dated events of the dossier's agenda, as numbered marks on curves with their legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.slides import Mark
from iwa.steps.wording import ALL

META_BREAK = pd.Timestamp("2025-04-21")
BREAK_LABEL = "Impressions devenues vues"
MOST_EVENTS = 4


@dataclass(frozen=True)
class Marked:
    """Marks for a chart, numbered, and what each number stands for."""

    marks: tuple[Mark, ...] = ()
    legend: tuple[str, ...] = ()


def marks_at(
    month: ClientMonth, network: str, spans: Mapping[str, tuple[pd.Timestamp, pd.Timestamp]]
) -> Marked:  # fmt: skip
    """A numbered mark for each category of a chart in which events of the agenda begin.

    `spans` gives each category's first and last day. An event of another network is left out.
    The latest events come first when there are more than fit.
    """
    within = {category: events_between(month, network, first, last) for category, (first, last) in spans.items()}
    found = {category: titles for category, titles in within.items() if titles}
    latest = list(found.items())[-MOST_EVENTS:]
    marks = tuple(Mark(category, str(number)) for number, (category, _) in enumerate(latest, 1))
    legend = tuple(f"{number} : {' ; '.join(titles)}." for number, (_, titles) in enumerate(latest, 1))
    return Marked(marks, legend)


def events_between(month: ClientMonth, network: str, first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    """The events of the agenda that begin in a period and touch a network, earliest first, with their dates."""
    return [
        f"{event.title} ({numbers.day(event.start, year=False)})"
        for event in sorted(month.dossier.agenda, key=lambda event: event.start)
        if first <= pd.Timestamp(event.start) <= last and (event.network in (None, network) or network == ALL)
    ]
