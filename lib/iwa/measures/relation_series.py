"""The monthly figures of the relation with customers: from messages, and from what the team entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from iwa.measures.registry import MEASURES
from iwa.measures.relation import OPENED, SATISFACTION, prepared
from iwa.measures.response import at_work, carried
from iwa.measures.series import between
from iwa.measures.working_time import Opening
from iwa.months import Month

ALL = "all"
COLUMNS = ["network", "measure", "month", "value", "n"]
# The measures of one channel alone; the others are of all that was received.
CHANNEL = {
    "messages_received": "message", "comments_received": "commentaire", "reviews_received": "avis",
    "rating": "avis", "qualified_comments": "commentaire",
}  # fmt: skip
COUNTED = ["network", "channel", "month", "rating", "resolved", "answered", "wait_s", "qualified"]  # what measures read
ENTERED = {"satisfaction": SATISFACTION, "resolution_rate": OPENED}
Known = dict[str, set[tuple[str, str]]]  # by month: network and channel


def is_of_all(name: str) -> bool:
    """Whether a measure has a figure of all networks together: what was received, or entered for the client."""
    return name in ENTERED or (name in MEASURES and MEASURES[name].reads == "messages")


@dataclass(frozen=True)
class Inbox:
    """What was received (`prepared`) and, by month, the networks and channels of which it is known.

    Where `opening` says when messages are answered, the messages hold what is counted in working time too.
    """

    messages: pd.DataFrame
    known: Known
    opening: Opening | None = None

    def of(self, month: str, pairs: set[tuple[str, str]] | None = None) -> pd.DataFrame:
        """The messages of a month, of some networks and channels, or of all that is known of it."""
        if pairs is None:
            return self._known_of.get(month, self.messages.iloc[:0])
        return _of_pairs(self._months.get(month, self.messages.iloc[:0]), pairs)

    @cached_property
    def _months(self) -> dict[str, pd.DataFrame]:
        """The messages of each month; none where nothing is known of any."""
        return {str(month): rows for month, rows in self.messages.groupby("month")} if self.known else {}

    @cached_property
    def _known_of(self) -> dict[str, pd.DataFrame]:
        return {month: _of_pairs(rows, self.known.get(month, set())) for month, rows in self._months.items()}

    def owed(self, month: str, since: pd.Timestamp) -> pd.DataFrame:
        """The messages of a month, with those of before it, from an instant on, that were late already and still waited."""
        here = self.of(month)
        if self.opening is None or self.messages.empty:
            return here
        before = carried(self.messages, self.opening, Month.parse(month), since)
        return pd.concat([here, before]) if len(before) else here


def _of_pairs(messages: pd.DataFrame, pairs: set[tuple[str, str]]) -> pd.DataFrame:
    """The messages of some networks and channels."""
    kept = [pair in pairs for pair in zip(messages["network"].tolist(), messages["channel"].tolist(), strict=True)]
    found: pd.DataFrame = messages[np.array(kept, dtype="bool")]
    return found


def inbox(
    messages: pd.DataFrame, sources: pd.DataFrame, zone: str, month: Month, opening: Opening | None = None
) -> Inbox:
    """The messages, and what is known of each month up to `month`.

    A month is known for a network and channel when a file that holds some of it speaks of the month: it
    may then have none, which is 0. A file's last word is a message or an answer; the month of a
    last answer is known only where messages came in it too.
    """
    if messages.empty:
        return Inbox(messages, {}, opening)
    ready = prepared(messages, zone)
    if opening:
        ready = at_work(ready, opening)
    dated = sources.dropna(subset=["first", "measured_at"])
    spans = dict(zip(dated["file"], zip(dated["first"], dated["measured_at"], strict=True), strict=True))
    known: Known = {}
    for file, own in ready.groupby("source_file"):
        first, last = own["month"].min(), own["month"].max()
        if file in spans:
            start, taken = (Month.of(day.date()) for day in spans[file])
            first, last = min(first, str(start)), max(last, str(taken.previous))
        pairs = set(zip(own["network"], own["channel"], strict=True))
        for one in between(first, min(last, str(month))):
            known.setdefault(one, set()).update(pairs)
    return Inbox(ready, known, opening)


def relation_series(received: Inbox, entries: pd.DataFrame) -> pd.DataFrame:
    """Rows as those of `monthly_series`, for each network that brought messages and for all together ("all").

    `n` is the number of messages behind the value; of what was entered, the number of entries.
    """
    rows = [*_of_messages(received), *_of_entries(entries)]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"value": "float64", "n": "int64"})


def _of_messages(received: Inbox) -> Iterable[tuple[object, ...]]:
    measures = {name: measure for name, measure in MEASURES.items() if measure.reads == "messages"}
    counted = received.messages.reindex(columns=COUNTED)  # rows of it are picked hundreds of times
    received = replace(received, messages=counted)
    for month, pairs in sorted(received.known.items()):
        here = received.of(month)
        for network in [*sorted({network for network, _ in pairs}), ALL]:
            own = here if network == ALL else here[here["network"] == network]
            channels = {channel for name, channel in pairs if network in (name, ALL)}
            picked = {of: of(own) for of in {measure.of for measure in measures.values()}}
            for name, measure in measures.items():
                if name not in CHANNEL or CHANNEL[name] in channels:
                    counted = picked[measure.of]
                    yield network, name, month, measure.compute(counted), len(counted)


def _of_entries(entries: pd.DataFrame) -> Iterable[tuple[object, ...]]:
    """What the team entered, for all networks together."""
    for month, noted in entries.groupby("month", sort=True):
        for name, indicators in ENTERED.items():
            own = noted[noted["indicator"].isin(indicators)]
            value = MEASURES[name].over(own)
            if pd.notna(value):
                yield ALL, name, str(month), value, len(own)
