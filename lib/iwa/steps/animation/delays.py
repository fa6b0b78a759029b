"""How fast each channel was answered, in the client's own hours, and what of it was in time."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures import response
from iwa.measures.printed import PRINTED
from iwa.measures.surge import surge
from iwa.slides import Column, Slide, Table
from iwa.steps.animation.channels import NOUNS, Channel, channels, together
from iwa.steps.animation.doubts import doubts_of
from iwa.steps.animation.hours_said import hours_said
from iwa.steps.animation.no_source import no_messages
from iwa.steps.moderation.things import answerer
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.wording import capital, month_label
from iwa.traced import within

FEWEST = 5  # messages under which a share is no title
MOST = 5  # sentences under the table
DEFINED = ("work_median", "work_tail", "in_time_share", "left_waiting")


def delays(month: ClientMonth) -> Slide:
    """A line a channel and, under it, its negative messages; what a file would tell, where there is none."""
    found = channels(month)
    if not found:
        return no_messages(month)
    columns = (
        Column("Canal", 2.6), Column("Visé", 0.7, "right"), Column("Reçus", 0.7, "right"),
        Column("Médiane", 1, "right"), Column("Neuf sur dix en", 1, "right"), Column("Sans réponse", 0.9, "right"),
        Column("Dans le délai", 0.9, "right"), Column("Intervalle", 1.2, "right"), Column("sur", 0.5, "right"),
    )  # fmt: skip
    rows = [row for channel in found for row in _lines(channel)]
    return Slide(
        id="animation.delais",
        title=_title(month, found),
        subtitle=f"{month_label(month.month).capitalize()}, en heures ouvrées : {hours_said(month)}",
        exhibit=Table(
            columns,
            tuple(rows),
            "Délais de réponse par canal, en heures ouvrées, et part dans le délai visé.",
            emphasis=tuple(place for place, row in enumerate(rows) if not row[0].startswith("dont")),
        ),
        message=_doubts_said(month),
        decision=_decision(month, found),
        source=received_source(month, together(found).owed),
        notes=f"{' '.join(f'{PRINTED[name].label} : {PRINTED[name].definition}' for name in DEFINED)} Les délais visés sont un point de "
        "départ de la maison, à régler avec le client. Négatif : noté ainsi par l’équipe, sinon deux étoiles ou moins, sinon lu "
        "par les règles sur les mots. L’intervalle est celui de Wilson, à 95 %.",
    )


def _doubts_said(month: ClientMonth) -> tuple[str, ...]:
    """What the files leave open; where there is more than a slide holds, the rest is on the page after it."""
    told = [one.found for one in doubts_of(month)]
    if len(told) <= MOST:
        return tuple(told)
    left = len(told) - MOST + 1
    return (*told[: MOST - 1], f"Et {left} autres points, page suivante, avec ce qu’il faut faire de chacun.")


def _lines(channel: Channel) -> list[tuple[str, ...]]:
    negative = channel.negative()
    lines = [_line(channel, channel.label)]
    return [*lines, _line(negative, "dont négatifs")] if len(negative.owed) else lines


def _line(channel: Channel, label: str) -> tuple[str, ...]:
    rows = channel.owed
    low, high = response.in_time_interval(rows)
    ends = [
        channel.figure(name, numbers.percent(value, 0))
        for name, value in (("in_time_low", low), ("in_time_high", high))
    ]
    interval = within(f"{ends[0]} à {ends[1]}", *ends) if response.judged(rows) else numbers.MISSING_SHORT
    return (
        label, f"{channel.target_h}{numbers.NO_BREAK}h", channel.count(), _time(channel, "work_median", response.typical_work(rows)),
        _time(channel, "work_tail", response.long_work(rows)), _or_short(channel.left()), _or_short(channel.share()), interval,
        channel.figure("judged", numbers.integer(response.judged(rows))),
    )  # fmt: skip


def _time(channel: Channel, measure: str, value: float) -> str:
    return numbers.MISSING_SHORT if pd.isna(value) else channel.figure(measure, numbers.duration(value))


def _or_short(text: str) -> str:
    return numbers.MISSING_SHORT if text == numbers.MISSING else text


def worst(found: list[Channel]) -> Channel | None:
    """The channel with the least in time, of those with enough messages; None where none has."""
    judged = [channel for channel in found if response.judged(channel.owed) >= FEWEST]
    return min(judged, key=lambda channel: response.in_time_share(channel.owed), default=None)


def _title(month: ClientMonth, found: list[Channel]) -> str:
    when, whole = numbers.of(month_label(month.month)), together(found)
    if not len(whole.owed):
        return f"Personne n’a écrit à {month.client.name} en {month_label(month.month)}"
    if not response.judged(whole.owed):
        return f"Les messages {when} sont là, mais aucun fichier ne dit quand {month.client.name} y répond"
    least = worst(found)
    if least is None:
        count = whole.figure("judged", numbers.integer(response.judged(whole.owed)))
        return within(f"{count} messages {when} : trop peu pour juger les délais", count)
    share = least.share()
    nouns = NOUNS[least.names[0]][1]
    told = f"{share} des {nouns} {when} ont eu leur réponse en {least.target_h}{numbers.NO_BREAK}h ouvrées"
    waiting = response.waiting(least.owed)
    if not waiting:
        return within(told, share)
    left = least.left()
    return within(f"{told} ; {left} {'attend' if waiting < 2 else 'attendent'} encore", share, left)


def _decision(month: ClientMonth, found: list[Channel]) -> str:
    who = capital(answerer(month))
    least = worst(found)
    if not response.judged(together(found).owed):
        return f"{who} note l’heure de chaque réponse dès maintenant : la colonne « répondu le » suffit."
    if least is None:
        return f"{who} garde ces délais et les relit quand {FEWEST} messages d’un canal seront jugés."
    nouns, share = NOUNS[least.names[0]][1], response.in_time_share(least.owed)
    left = response.waiting(least.owed)
    if left and surge(together(found).received, month.client.timezone):
        return (
            f"{who} publie une seule réponse à l’afflux, épinglée, puis répond un à un aux messages des autres jours."
        )
    if left:
        return f"{who} répond cette semaine à ce qui attend ({numbers.counted(left, *NOUNS[least.names[0]])}), les négatifs d’abord."
    if share < 0.8:
        return f"{who} ouvre les {nouns} à heure fixe, ou l’on vise plus que {least.target_h}{numbers.NO_BREAK}h."
    return f"Garder les délais visés ; {who} surveille d’abord les {nouns}."
