"""What customers wrote and how they were answered: comments, messages and reviews, apart and together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import MEASURES
from iwa.measures.relation import DAY_S
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.figures import NO_SOURCE, said
from iwa.steps.monthly.relation_remarks import entered, received_source, remarks
from iwa.steps.sourcing import definition_of, month_period
from iwa.steps.tracing import TOGETHER, joined, known
from iwa.steps.wording import NOTHING_TO_CHANGE, month_label, network_name, short_month
from iwa.tables import CHANNELS
from iwa.traced import within

LABELS = {
    "commentaire": ("Commentaires", "commentaire", "commentaires"),
    "message": ("Messages privés", "message", "messages"),
    "avis": ("Avis", "avis", "avis"),
}
FEWEST_ANSWERS = 5  # under which a channel's delay is not called the longest
MEASURED = ("answered_share", "typical_wait", "long_wait", "unanswered")
TEMPLATE = "messages.csv"


@dataclass(frozen=True)
class Channel:
    """What came in one way: `now` in the month, `before` in the one before; None where that is not known."""

    name: str
    networks: tuple[str, ...]
    now: pd.DataFrame
    before: pd.DataFrame | None

    @property
    def label(self) -> str:
        return f"{LABELS[self.name][0]} ({numbers.listed(network_name(network) for network in self.networks)})"

    @cached_property
    def wait(self) -> float:
        """The time of nine answers in ten, the median where these are too few; -1 where few were timed."""
        if len(MEASURES["typical_wait"].of(self.now)) < FEWEST_ANSWERS:
            return -1.0
        tail = _over("long_wait", self.now)
        return _over("typical_wait", self.now) if pd.isna(tail) else tail


def relation(month: ClientMonth) -> Slide:
    """The slide of the relation; in the annex, with what it would take, where no file speaks of the month."""
    channels = _channels(month)
    return _slide(month, channels) if channels else _no_source(month)


def _channels(month: ClientMonth) -> list[Channel]:
    known, before = (month.inbox.known.get(str(when), set()) for when in (month.month, month.month.previous))
    found = []
    for name in CHANNELS:
        pairs = {pair for pair in known if pair[1] == name}
        if pairs:
            earlier = _received(month, month.month.previous, pairs) if pairs <= before else None
            networks = tuple(sorted((network for network, _ in pairs), key=network_name))
            found.append(Channel(name, networks, _received(month, month.month, pairs), earlier))
    return found


def _received(month: ClientMonth, when: Month, pairs: set[tuple[str, str]]) -> pd.DataFrame:
    return month.inbox.of(str(when), pairs)


def _over(measure: str, messages: pd.DataFrame) -> float:
    return MEASURES[measure].over(messages)


def _slide(month: ClientMonth, channels: list[Channel]) -> Slide:
    now, before = (
        short_month(str(when)).replace(" ", numbers.NO_BREAK) for when in (month.month, month.month.previous)
    )
    columns = (
        Column("Canal", 2.2), Column(f"Reçus {now}", 0.9, "right"), Column(before, 0.8, "right"),
        Column(f"Répondus {now}", 1, "right"), Column(before, 0.8, "right"),
        Column(f"Délai médian {now}", 1.1, "right"), Column(before, 1, "right"),
        Column("Neuf sur dix en", 1.1, "right"), Column("Sans réponse", 0.9, "right"),
    )  # fmt: skip
    whole = _together(channels)
    rows = tuple(_line(month, channel, channel.label) for channel in channels)
    total = (_line(month, whole, "Ensemble"),) if len(channels) > 1 else ()
    left = _over("unanswered", whole.now)
    return Slide(
        id="mesure.relation",
        title=_title(month, channels, whole.now),
        subtitle=f"Par canal, {month_period(month)} ; délais en heures écoulées, nuits et jours de fermeture compris",
        exhibit=Table(
            columns,
            (*rows, *total),
            "Messages reçus, part répondue, délais et messages sans réponse, par canal.",
            emphasis=(len(rows),) if total else (),
        ),
        message=remarks(month, {channel.name: (channel.now, channel.before) for channel in channels}),
        decision=_decision(channels, left),
        source=received_source(month, whole.now),
        notes=f"{definition_of(*MEASURED)} Les horaires d’ouverture ne sont pas connus. « n. d. » : non disponible ; neuf sur "
        "dix se lit à partir de dix réponses. Clôture : le 10 du mois suivant.",
    )


def _together(channels: list[Channel]) -> Channel:
    before = [channel.before for channel in channels if channel.before is not None]
    return Channel(
        TOGETHER.join(channel.name for channel in channels),
        tuple(dict.fromkeys(network for channel in channels for network in channel.networks)),
        pd.concat([channel.now for channel in channels]),
        pd.concat(before) if len(before) == len(channels) else None,
    )


def _line(month: ClientMonth, channel: Channel, label: str) -> tuple[str, ...]:
    def now(measure: str) -> str:
        return _cell(channel, measure, channel.now, month.month)

    def before(measure: str) -> str:
        return _cell(channel, measure, channel.before, month.month.previous)

    return (
        label, now("count"), before("count"), now("answered_share"), before("answered_share"), now("typical_wait"),
        before("typical_wait"), now("long_wait"), now("unanswered"),
    )  # fmt: skip


def _cell(channel: Channel, measure: str, messages: pd.DataFrame | None, when: Month) -> str:
    """A measure of what came in one way, "count" being how many came."""
    if messages is None:
        return numbers.MISSING_SHORT
    text = numbers.integer(len(messages)) if measure == "count" else _said(measure, _over(measure, messages))
    where = {"network": joined(channel.networks), "channel": channel.name}
    return known(text, measure, "messages", month=str(when), **where)


def _said(measure: str, value: float) -> str:
    return numbers.MISSING_SHORT if pd.isna(value) else said(measure, value)


def _title(month: ClientMonth, channels: list[Channel], now: pd.DataFrame) -> str:
    when = month_label(month.month)
    if now.empty:
        nouns = [LABELS[channel.name][1] for channel in channels]
        return f"Aucun {' ni '.join(nouns)} reçu en {when}"
    counts = [numbers.counted(len(c.now), *LABELS[c.name][1:]) for c in channels if len(c.now)]
    shown = [_cell(channel, "count", channel.now, month.month) for channel in channels if len(channel.now)]
    fact = within(f"{numbers.listed(counts)} {'est arrivé' if len(now) == 1 else 'sont arrivés'} en {when}", *shown)
    left = _over("unanswered", now)
    if pd.isna(left):
        return within(f"{fact}, sans que les fichiers disent tout ce qui a été répondu", fact)
    if not left:
        return within(f"{fact} ; aucun n’attend de réponse à la clôture", fact)
    waiting = _cell(_together(channels), "unanswered", now, month.month)
    return within(f"{fact}, dont {waiting} sans réponse à la clôture", fact, waiting)


def _decision(channels: list[Channel], left: float) -> str:
    slowest = max(channels, key=lambda channel: channel.wait)
    waiting = {channel.name: _over("unanswered", channel.now) for channel in channels}
    most = max(waiting, key=lambda name: -1.0 if pd.isna(waiting[name]) else waiting[name])
    if slowest.wait > DAY_S:
        nouns = LABELS[slowest.name][2]
        name = "messages privés" if slowest.name == "message" else nouns
        also = "" if pd.isna(left) or not left else f" ; reprendre {numbers.integer(left)} restés sans réponse"
        return (
            f"Revoir les réponses types et l’escalade des {name}, où les délais sont les plus longs "
            f"({said('typical_wait', _over('typical_wait', slowest.now))} en médiane){also}."
        )
    if waiting[most] > 0:
        return f"Reprendre ce qui attend, d’abord parmi les {LABELS[most][2]} : {numbers.integer(waiting[most])} sans réponse."
    if pd.isna(left) and any(len(channel.now) for channel in channels):
        return "Noter « répondu le » dans le fichier de messages : sans lui, les délais ne se mesurent pas."
    return NOTHING_TO_CHANGE


def _no_source(month: ClientMonth) -> Slide:
    columns = (Column("Ce qui manque", 1.6), Column("Source", 0.9), Column("Où l’obtenir", 3.2))
    ways = (
        (
            "Messages et commentaires",
            NO_SOURCE,
            f"Modèle « {TEMPLATE} », une ligne par message, avec l’heure des réponses",
        ),
        ("Avis Google", NO_SOURCE, "takeout.google.com, « Fiche d’établissement Google », fichier reviews.json"),
        ("Conversations Hootsuite", NO_SOURCE, "Inbox 2.0, export « Conversations résolues » : un nombre, sans délai"),
    )
    return Slide(
        id="mesure.relation",
        title=f"Aucun fichier ne dit ce qui a été reçu ni répondu en {month_label(month.month)}",
        subtitle=f"Messages, commentaires et avis, {month_period(month)}",
        exhibit=Table(columns, ways, "Ce qu’il faut pour mesurer la relation."),
        message=tuple(entered(month)),
        decision="Exporter les messages et les avis du mois, puis déposer les fichiers dans « exports ».",
        source=received_source(month, month.messages.iloc[:0]),
        annex=True,
    )
