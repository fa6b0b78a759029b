"""Whether people trust the client: one indicator, month after month, each with its interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import MEASURES
from iwa.measures.trust import rating_interval
from iwa.measures.wilson import wilson
from iwa.months import Month
from iwa.slides import Chart, Number, Series, Slide, Unit
from iwa.steps.moderation.things import answerer
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.sourcing import definition_of
from iwa.steps.tracing import known
from iwa.steps.wording import capital, month_label, short_month
from iwa.traced import numbers_in, within

MONTHS = 9
FEWEST = 3  # messages of a month, and months, under which nothing is drawn
Interval = Callable[[pd.DataFrame], tuple[float, float]]


@dataclass(frozen=True)
class Indicator:
    """A measure that tells trust, with how its interval is worked out and its figures are printed."""

    measure: str
    noun: str
    unit: Unit
    digits: int
    interval: Interval
    said: Callable[[float], str]


@dataclass(frozen=True)
class Point:
    """A month of the indicator."""

    month: Month
    value: float
    low: float
    high: float
    count: int


def _resolved(rows: pd.DataFrame) -> tuple[float, float]:
    return wilson(float(rows["resolved"].astype("float64").mean()), len(rows))


INDICATORS = (
    Indicator("rating", "note des avis", "count", 1, rating_interval, lambda value: numbers.decimal(value, 1)),
    Indicator(
        "resolved_share", "part des messages résolus", "percent", 0, _resolved, lambda value: numbers.percent(value, 0)
    ),
)


def trust(month: ClientMonth) -> tuple[Slide, ...]:
    """The first indicator with enough months; no slide where none has."""
    for indicator in INDICATORS:
        points = _points(month, indicator)
        if len(points) >= FEWEST and points[-1].month == month.month:
            return (_slide(month, indicator, points),)
    return ()


def _points(month: ClientMonth, indicator: Indicator) -> list[Point]:
    found = []
    for when in month.month.months_back(MONTHS):
        if str(when) not in month.inbox.known:
            continue
        rows = MEASURES[indicator.measure].of(month.inbox.of(str(when)))
        if len(rows) >= FEWEST:
            found.append(Point(when, MEASURES[indicator.measure].compute(rows), *indicator.interval(rows), len(rows)))
    return found


def _slide(month: ClientMonth, indicator: Indicator, points: list[Point]) -> Slide:
    labels = tuple(short_month(str(point.month)) for point in points)
    return Slide(
        id="animation.confiance",
        title=_title(month, indicator, points),
        subtitle=f"{indicator.noun.capitalize()} chez {month.client.name}, mois par mois, avec son intervalle à 95 %",
        exhibit=Chart(
            kind="dots",
            categories=labels,
            series=(Series(indicator.noun, tuple(point.value for point in points)),),
            unit=indicator.unit,
            digits=indicator.digits,
            alt=f"{indicator.noun.capitalize()} de {labels[0]} à {labels[-1]}, avec intervalle.",
            emphasis=(labels[-1],),
            low=tuple(point.low for point in points),
            high=tuple(point.high for point in points),
        ),
        message=_message(indicator, points),
        decision=_decision(month, indicator, points),
        source=received_source(month, MEASURES[indicator.measure].of(month.inbox.of(str(month.month)))),
        notes=f"{definition_of(indicator.measure)} Un mois de moins de {FEWEST} messages n’est pas dessiné. Deux intervalles qui se "
        "recouvrent ne disent pas de changement.",
        numbers=tuple(
            number for point, label in zip(points, labels, strict=True) for number in _drawn(indicator, point, label)
        ),
    )


def _figure(indicator: Indicator, point: Point) -> str:
    return known(indicator.said(point.value), indicator.measure, "messages", month=str(point.month))


def _drawn(indicator: Indicator, point: Point, label: str) -> list[Number]:
    return [replace(number, place=label) for number in numbers_in(_figure(indicator, point))]


def _apart(one: Point, other: Point) -> bool:
    return one.high < other.low or other.high < one.low


def _title(month: ClientMonth, indicator: Indicator, points: list[Point]) -> str:
    now, before = points[-1], points[-2]
    figures = [_figure(indicator, point) for point in (now, before)]
    unit = " sur 5" if indicator.measure == "rating" else ""
    told = f"{indicator.noun.capitalize()} : {figures[0]}{unit} en {month_label(now.month)}"
    way = "sous" if now.value < before.value else "au-dessus de"
    said = f"{way} {figures[1]}" if _apart(now, before) else f"{figures[1]} le mois d’avant, sans changement net"
    return within(f"{told}, {said}" if _apart(now, before) else f"{told} ; {said}", *figures)


def _message(indicator: Indicator, points: list[Point]) -> tuple[str, ...]:
    now = points[-1]
    kind = "rating" if indicator.measure == "rating" else "resolved"
    ends = [
        known(indicator.said(value), f"{kind}_{name}", "messages", month=str(now.month))
        for name, value in (("low", now.low), ("high", now.high))
    ]
    noun = "avis notés" if kind == "rating" else "messages où c’est noté"
    return (
        within(
            f"Entre {ends[0]} et {ends[1]} au vu de {numbers.integer(now.count)} {noun} en {month_label(now.month)}.",
            *ends,
        ),
    )


def _decision(month: ClientMonth, indicator: Indicator, points: list[Point]) -> str:
    who = capital(answerer(month))
    falls = points[-1].value < points[-2].value and _apart(points[-1], points[-2])
    if falls:
        return f"{who} relit les messages du mois avec la direction : la baisse dépasse le hasard."
    more = (
        "demande un avis après chaque retrait ou visite réussie"
        if indicator.measure == "rating"
        else "note « résolu » à chaque fil fermé"
    )
    return f"{who} {more} : plus de réponses resserrent l’intervalle."
