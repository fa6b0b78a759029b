"""Dated events of the dossier's agenda, as marks on curves."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.slides import Mark

META_BREAK = pd.Timestamp("2025-04-21")
BREAK_LABEL = "Impressions devenues vues"


def marks_at(
    month: ClientMonth, network: str, spans: Mapping[str, tuple[pd.Timestamp, pd.Timestamp]]
) -> tuple[Mark, ...]:
    """One mark for each category of a chart in which an event of the agenda begins.

    `spans` gives each category's first and last day. An event of another network is left out;
    several in one category share a mark.
    """
    found = []
    for category, (first, last) in spans.items():
        titles = [
            event.title
            for event in month.dossier.agenda
            if first <= pd.Timestamp(event.start) <= last and event.network in (None, network)
        ]
        if titles:
            found.append(Mark(category, " · ".join(titles)))
    return tuple(found)
