"""The hours in which the client answers, in words, and whose they are."""

from __future__ import annotations

from itertools import groupby

from iwa import numbers
from iwa.calendar.opening import opening_of
from iwa.client_month import ClientMonth
from iwa.measures.working_time import Opening, Span


def hours_said(month: ClientMonth) -> str:
    """ "lundi à vendredi 9 h 00 à 18 h 00, hors jours fériés (horaires de la maison, à régler)"."""
    opening = opening_of(month.client, [month.month.year])
    whose = "de client.yaml" if opening.is_noted else "par défaut, à remplacer dans client.yaml"
    return f"{_week(opening)}, hors jours fériés (horaires {whose})"


def _week(opening: Opening) -> str:
    """The days with the same hours together."""
    days = [(spans, rank) for rank, spans in enumerate(opening.week) if spans]
    runs = [
        (spans, [rank for _, (_, rank) in run])
        for (spans, _), run in groupby(enumerate(days), key=lambda one: (one[1][0], one[1][1] - one[0]))
    ]
    return (
        " ; ".join(f"{_days(ranks)} {numbers.listed(map(_span, spans))}" for spans, ranks in runs)
        or "aucun jour ouvert"
    )


def _days(ranks: list[int]) -> str:
    names = [numbers.WEEKDAY_NAMES[rank] for rank in ranks]
    return names[0] if len(names) == 1 else f"{names[0]} à {names[-1]}"


def _span(span: Span) -> str:
    return " à ".join(_clock(minutes) for minutes in span)


def _clock(minutes: int) -> str:
    hours, left = divmod(minutes, 60)
    return f"{hours}{numbers.NO_BREAK}h" + (f"{numbers.NO_BREAK}{left:02d}" if left else "")
