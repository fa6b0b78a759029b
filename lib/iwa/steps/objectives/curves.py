"""One slide an indicator: its months with the worry line that the team noted and the limits that they draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import MEASURES
from iwa.slides import Chart, Limits, Number, Series, Slide
from iwa.steps.curve_marks import marks_of_months
from iwa.steps.goals import measure_label
from iwa.steps.monthly.history import MONTHS_SHOWN
from iwa.steps.monthly.kpis import judged_on
from iwa.steps.objectives.aims import Aim, aims, named
from iwa.steps.objectives.smart import figure, noted
from iwa.steps.objectives.summary import indicator_said
from iwa.steps.objectives.worries import action_said, crosses
from iwa.steps.objectives.worry_line import RECENT, drawn, is_provisional, limit_cell, limit_said
from iwa.steps.sourcing import definition_of, source
from iwa.steps.wording import TO_COMPLETE, axis_labels, capital, short_month
from iwa.traced import BESIDE, numbers_in, within

LEAST = 3  # months that are drawn as a curve
MUCH = 1.8  # times the highest month: a limit beyond would flatten the curve


def curves(month: ClientMonth) -> list[Slide]:
    """The objectives that have a curve; those without a few months stand in the table alone."""
    return [_curve(month, aim) for aim in aims(month) if len(aim.known) >= LEAST]


def _curve(month: ClientMonth, aim: Aim) -> Slide:
    line = aim.history.tail(MONTHS_SHOWN)
    months = [str(when) for when in line.index]
    labels = axis_labels(months)
    called = measure_label(aim.state)
    measure = MEASURES[aim.state.measure]
    marked = marks_of_months(month, judged_on(aim.state.networks), months, labels)
    return Slide(
        id=f"objectifs.seuil.{aim.key}",
        title=_title(month, aim),
        subtitle=_subtitle(month, aim),
        exhibit=Chart(
            kind="lines", categories=labels, unit=measure.unit, digits=measure.digits, emphasis=(called,),
            series=(Series(called, tuple(None if value != value else float(value) for value in line)),),
            reference=aim.goal.worry_line, reference_label="On s’inquiète" if aim.goal.worry_line is not None else "",
            limits=_limits(month, aim), marks=marked.marks,
            alt=f"{called}, de {labels[0]} à {labels[-1]}, avec le seuil d’inquiétude.",
        ),
        message=(*_messages(month, aim), *marked.legend),
        decision=_decision(month, aim),
        source=source(month, _networks(aim), period=f"{short_month(months[0])} – {short_month(months[-1])}"),
        notes=definition_of(aim.state.measure),
        numbers=tuple(_points(month, aim, months, labels)),
    )  # fmt: skip


def _subtitle(month: ClientMonth, aim: Aim) -> str:
    worry = noted(aim, "worry_line")
    told = f"on s’inquiète sous {worry}" if worry else f"seuil {TO_COMPLETE}"
    return within(
        f"« {aim.goal.sentence.rstrip('.')} » : {_lowered(indicator_said(month, aim))}, par mois ; {told}", worry
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _networks(aim: Aim) -> list[str]:
    return ["ga4"] if MEASURES[aim.state.measure].reads == "traffic" else list(aim.state.networks)


def _points(month: ClientMonth, aim: Aim, months: list[str], labels: tuple[str, ...]) -> Iterator[Number]:
    for when, label in zip(months, labels, strict=True):
        if when in aim.known.index:
            place = measure_label(aim.state) + BESIDE + label
            yield from (replace(number, place=place) for number in numbers_in(figure(month, aim, when)))


def _limits(month: ClientMonth, aim: Aim) -> Limits | None:
    """Those that leave the curve room: limits far above every month are said, not drawn."""
    line = drawn(month, aim)
    highest = float(aim.history.tail(MONTHS_SHOWN).max())
    if not line.is_drawn or line.high > MUCH * highest:
        return None
    return Limits(line.center, line.low, line.high, is_provisional(month, aim))


def _title(month: ClientMonth, aim: Aim) -> str:
    """Where the last month stands against the line."""
    last = str(aim.known.index[-1])
    now, worry = figure(month, aim, last), noted(aim, "worry_line")
    whose = capital(named(month, aim))
    when = short_month(last)
    if not worry:
        return within(f"{whose} n’a pas encore de seuil : {now} en {when}", now)
    side = "est sous son seuil" if aim.known.iloc[-1] < (aim.goal.worry_line or 0) else "reste au-dessus de son seuil"
    return within(f"{whose} {side} : {now} en {when} pour une ligne à {worry}", now, worry)


def _messages(month: ClientMonth, aim: Aim) -> tuple[str, ...]:
    """Where the series usually stands, and what the noted line would have made of the months before."""
    line, name = drawn(month, aim), indicator_said(month, aim)
    if line.is_drawn:
        low, center, high = (limit_said(month, aim, which) for which in ("low", "center", "high"))
        of = numbers.counted(line.points, "mois mesuré", "mois mesurés")
        sure = "limites provisoires" if is_provisional(month, aim) else "d’habitude"
        lines = [within(f"{name} : de {low} à {high} {sure}, autour de {center}, sur {of}.", low, center, high)]
    else:
        lines = [f"{name} : pas de limite calculée, {limit_cell(month, aim)}."]
    return (*lines, *_tried(month, aim))


def _tried(month: ClientMonth, aim: Aim) -> tuple[str, ...]:
    """The months of the past year in which the noted line would have been crossed; without any, the lowest one."""
    recent = aim.known.iloc[:-1].tail(RECENT)
    if aim.goal.worry_line is None or recent.empty:
        return ()
    under = [str(when) for when in recent.index[(recent < aim.goal.worry_line).to_numpy()]]
    if under:
        return (
            f"Sous la ligne depuis {short_month(str(recent.index[0]))} : {numbers.listed(map(short_month, under))}.",
        )
    lowest = str(recent.idxmin())
    value = figure(month, aim, lowest)
    return (
        within(
            f"Au plus bas depuis {short_month(str(recent.index[0]))} : {value} en {short_month(lowest)}, sans passer la ligne.",
            value,
        ),
    )


def _decision(month: ClientMonth, aim: Aim) -> str:
    when = "Agir maintenant" if crosses(aim) else "Sous la ligne"
    return f"{when} : {action_said(month, aim)}."
