"""What must be true for a target: the lever that, alone, would reach it, in the middle and in four cases out of five."""

from __future__ import annotations

from collections.abc import Iterator

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.simulator import Answer, Scenario, Target, model_of, simulate, solve
from iwa.simulator.limits import AD_LABELS
from iwa.steps.scenarios.words import rhythm
from iwa.steps.wording import group_label, network_name

MOST = 2


def conditions(month: ClientMonth, scenario: Scenario, target: Target | None) -> Iterator[str]:
    """At most two sentences; one where no lever leads there, none where nothing is aimed at."""
    if target is None:
        return
    model = model_of(month)
    ranges = simulate(model, scenario.levers).of(target.measure, target.network)
    answers = solve(model, scenario.levers, target.measure, target.value, target.network)
    known = sorted((one for one in answers if one.value is not None), key=_rank)
    if ranges and ranges[-1].middle >= target.value:
        held = [one for one in known if one.sure is not None and one.sure > one.now]
        yield from (f"Pour l’atteindre quatre fois sur cinq : {_said(one, one.sure or 0.0)}." for one in held[:1])
        return
    if not known:
        yield f"Aucun levier seul n’y mène, même à trois fois ce que {month.client.name} a déjà tenu."
        return
    ways = [_said(one, one.value or 0.0) for one in known[:MOST]]
    first = f"Pour atteindre la cible, les autres leviers restant là : {' ou '.join(ways)}"
    yield f"{first}{', ce qui n’a jamais été vu' if all(one.beyond for one in known[:MOST]) else ''}."


def _rank(one: Answer) -> tuple[bool, float]:
    return one.beyond, one.value or 0.0 if one.factor else abs((one.value or 0.0) / one.now - 1) if one.now else 9.0


def _said(one: Answer, value: float) -> str:
    """A lever at a value, in words."""
    where = f" sur {network_name(one.network)}" if one.network else ""
    if one.lever.startswith("formats."):
        return f"{numbers.percent(value, 0)} au format « {group_label('format', one.lever.partition('.')[2]).lower()} »{where}"
    if one.lever == "conversion":
        return f"{numbers.percent(value, 1)} des visites converties"
    if one.lever == "budget":
        return f"{numbers.euros(value)} par mois de publicité {AD_LABELS.get(one.network, one.network)}"
    if one.lever == "click_rate":
        return (
            f"un taux de clic de {numbers.percent(value, 2 if value < 0.01 else 1)}{where}"
            if one.network
            else f"{rhythm(value)} fois le taux de clic d’aujourd’hui"
        )
    return (
        f"{rhythm(value)} publications par semaine{where}"
        if one.network
        else f"{rhythm(value)} fois la cadence d’aujourd’hui partout"
    )
