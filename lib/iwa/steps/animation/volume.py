"""What came in: how much, how much of it negative or qualified, what stands open, what went on too long, what was passed on."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cases import cases_of
from iwa.measures import threads
from iwa.measures.registry import MEASURES
from iwa.method.moderation import replies
from iwa.slides import Column, Slide, Table
from iwa.steps.animation.channels import LABELS, NOUNS, Channel, channels, together
from iwa.steps.moderation.things import answerer
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.sourcing import definition_of
from iwa.steps.tracing import known
from iwa.steps.wording import capital, month_label, short_month
from iwa.traced import within

QUALIFIED = "qualified_comments"


def volume(month: ClientMonth) -> tuple[Slide, ...]:
    """A line a channel and one for all; no slide where no file holds the month."""
    found = channels(month)
    return (_slide(month, found),) if found else ()


def _slide(month: ClientMonth, found: list[Channel]) -> Slide:
    whole, limit = together(found), replies().public_exchanges
    before = short_month(str(month.month.previous))
    columns = (
        Column("Canal", 1.7, role="strong"), Column("Reçus", 0.8, "right"), Column(before, 0.8, "right"),
        Column("Négatifs", 0.8, "right"), Column("Qualifiés", 0.9, "right"), Column("Fils ouverts", 1, "right"),
        Column(f"Plus de {limit} échanges", 1.2, "right"),
    )  # fmt: skip
    rows = [_line(month, channel, LABELS[channel.names[0]]) for channel in found]
    return Slide(
        id="animation.volume",
        title=_title(month, whole),
        subtitle=f"{month_label(month.month).capitalize()} : ce que le public a écrit à {month.client.name}, ce qui reste ouvert",
        exhibit=Table(
            columns,
            (*rows, _line(month, whole, "Ensemble")),
            "Messages par canal : reçus, négatifs, qualifiés, fils ouverts et fils trop longs.",
            emphasis=(len(rows),),
        ),
        message=(_escalated(month), _busiest(month, whole)),
        decision=_decision(month, whole),
        source=received_source(month, whole.owed),
        notes=f"{definition_of(QUALIFIED)} Un fil : une personne, un réseau, une publication. Les fils ouverts comptent aussi ce qui "
        f"attendait avant le mois. Au-delà de {limit} échanges en public, la conversation passe en privé.",
    )


def _line(month: ClientMonth, channel: Channel, label: str) -> tuple[str, ...]:
    negative = channel.negative()
    return (
        label, channel.count(), _before(month, channel), negative.count(), _qualified(channel),
        channel.figure("open_threads", _or_short(threads.open_threads(channel.owed))), _long(channel),
    )  # fmt: skip


def _or_short(value: float) -> str:
    return numbers.MISSING_SHORT if numbers.is_missing(value) else numbers.integer(value)


def _before(month: ClientMonth, channel: Channel) -> str:
    """How many came in the month before; not where the files do not speak of it."""
    pairs = month.inbox.known.get(str(month.month.previous), set())
    wanted = {(network, name) for name in channel.names for network in channel.networks}
    if not {(n, c) for n, c in month.inbox.known[str(month.month)] if (n, c) in wanted} <= pairs:
        return numbers.MISSING_SHORT
    own = month.inbox.of(str(month.month.previous), pairs & wanted)
    where = {name: word for name, word in channel.where.items() if name != "late_since"}
    return known(numbers.integer(len(own)), "count", "messages", **(where | {"month": str(month.month.previous)}))


def _month_only(channel: Channel) -> dict[str, str]:
    return {name: word for name, word in channel.where.items() if name != "late_since"}


def _qualified(channel: Channel) -> str:
    if "commentaire" not in channel.names:
        return "–"
    value = MEASURES[QUALIFIED].over(channel.received)
    where = _month_only(channel) | {"channel": "commentaire"}
    return known(_or_short(value), QUALIFIED, "messages", **where)


def _long(channel: Channel) -> str:
    if channel.names == ("message",):
        return "–"
    return known(
        numbers.integer(threads.long_threads(channel.received)), "long_threads", "messages", **_month_only(channel)
    )


def _title(month: ClientMonth, whole: Channel) -> str:
    when = month_label(month.month)
    if whole.received.empty:
        return f"Aucun message reçu par {month.client.name} en {when}"
    count = whole.count()
    left = whole.figure("open_threads", _or_short(threads.open_threads(whole.owed)))
    many = len(whole.received) > 1
    told = f"{count} message{'s' if many else ''} reçu{'s' if many else ''} en {when}"
    if left == numbers.MISSING_SHORT:
        return within(f"{told} chez {month.client.name}, sans trace des réponses", count)
    still = (
        "aucun fil ne reste ouvert"
        if left == "0"
        else f"{left} fil{'s' if left != '1' else ''} ouvert{'s' if left != '1' else ''}"
    )
    return within(f"{told} chez {month.client.name} ; {still}", count, left)


def _escalated(month: ClientMonth) -> str:
    count = len(cases_of(month.dossier, month.month, action="escalader"))
    if not month.dossier.log:
        return f"Escalades : onglet « journal » vide, à tenir par {answerer(month)}."
    shown = known(numbers.integer(count), "escalations", "log", month=str(month.month), action="escalader")
    return within(f"Escalades notées au journal en {month_label(month.month)} : {shown}.", shown)


def _busiest(month: ClientMonth, whole: Channel) -> str:
    """The channel that brought the most, as a fact."""
    parts = {name: int((whole.received["channel"] == name).sum()) for name in whole.names}
    most = max(parts, key=lambda name: parts[name])
    return f"Le plus souvent : {NOUNS[most][1]}, {numbers.percent(parts[most] / max(len(whole.received), 1), 0)} de ce qui arrive."


def _decision(month: ClientMonth, whole: Channel) -> str:
    who = capital(answerer(month))
    longest, left = threads.long_threads(whole.received), threads.open_threads(whole.owed)
    if longest:
        return f"{who} propose le privé dès le {replies().public_exchanges}e échange : {numbers.counted(longest, 'fil l’a dépassé', 'fils l’ont dépassé')}."
    if left and not numbers.is_missing(left):
        return f"{who} ferme {numbers.counted(left, 'fil ouvert', 'fils ouverts')} avant le prochain point, ou dit pourquoi il{'s' if left > 1 else ''} attend{'ent' if left > 1 else ''}."
    return f"{who} garde ce rythme : rien n’est resté ouvert."
