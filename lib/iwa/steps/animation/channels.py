"""What came in by each channel, with what of before still waited: the rows that the slides of the community count."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures import response
from iwa.method.moderation import moderation
from iwa.steps.tracing import TOGETHER, joined, known
from iwa.steps.wording import network_name
from iwa.tables import CHANNELS

LABELS = {"commentaire": "Commentaires", "message": "Messages privés", "avis": "Avis"}
NOUNS = {"commentaire": ("commentaire", "commentaires"), "message": ("message privé", "messages privés"), "avis": ("avis", "avis")}  # fmt: skip


@dataclass(frozen=True)
class Channel:
    """What came in one way, or in several together: `received` in the month, `owed` with what was late before it."""

    names: tuple[str, ...]
    networks: tuple[str, ...]
    received: pd.DataFrame
    owed: pd.DataFrame
    where: dict[str, str]

    @property
    def label(self) -> str:
        return f"{LABELS[self.names[0]]} ({numbers.listed(map(network_name, self.networks))})"

    @property
    def target_h(self) -> int:
        return moderation().answers[self.names[0]]

    def negative(self) -> Channel:
        """The negative ones alone."""
        kept = (self.received[self.received["negative"]], self.owed[self.owed["negative"]])
        return Channel(self.names, self.networks, *kept, self.where | {"negative": "oui"})

    def figure(self, measure: str, text: str) -> str:
        """A figure of what is owed, as it is printed, with its rows."""
        return known(text, measure, "messages", **self.where)

    def share(self) -> str:
        """The share answered in time: "83 %"; what is missing where no file tells."""
        return self.figure("in_time_share", numbers.percent(response.in_time_share(self.owed), 0))

    def count(self) -> str:
        """How many came in the month."""
        where = {name: word for name, word in self.where.items() if name != "late_since"}
        return known(numbers.integer(len(self.received)), "count", "messages", **where)

    def left(self) -> str:
        """How many have no answer."""
        return self.figure("left_waiting", numbers.integer(response.waiting(self.owed)))


def channels(month: ClientMonth) -> list[Channel]:
    """The channels of which the month is known, in the order of the method; none without a file."""
    pairs = month.inbox.known.get(str(month.month), set())
    owed = month.inbox.owed(str(month.month), month.window[0]) if pairs else month.messages
    found = []
    for name in CHANNELS:
        networks = tuple(sorted((network for network, channel in pairs if channel == name), key=network_name))
        if networks:
            own = owed[(owed["channel"] == name) & owed["network"].isin(networks)]
            received = own[own["month"] == str(month.month)]
            where = {"network": joined(networks), "channel": name, **since(month)}
            found.append(Channel((name,), networks, received, own, where))
    return found


def together(found: list[Channel]) -> Channel:
    """All channels as one."""
    names = tuple(channel.names[0] for channel in found)
    networks = tuple(dict.fromkeys(network for channel in found for network in channel.networks))
    where = found[0].where | {"network": joined(networks), "channel": TOGETHER.join(names)}
    return Channel(
        names, networks, pd.concat([one.received for one in found]), pd.concat([one.owed for one in found]), where
    )


def since(month: ClientMonth) -> dict[str, str]:
    """The filter of what is owed in the month: what came in it, and what of the window was late before it."""
    return {"month": str(month.month), "late_since": str(month.window[0].date())}
