"""Levers that stand where the client's data never did: said in French, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from iwa import numbers, tables
from iwa.networks import LABELS
from iwa.simulator.levers import Levers
from iwa.simulator.model import Model

AD_LABELS = {**LABELS, "meta": "Meta"}
SLACK = 1e-6
Outside = tuple[str, str, str, float, float, float]  # lever, network, format, value, least and most seen


def outside(model: Model, at: Levers) -> list[Outside]:
    """The levers that were moved out of what the client's months hold, each with what was seen."""
    return [one for one, now in _levers(model, at) if _is_outside(one) and abs(one[3] - now) > SLACK]


def beyond(model: Model, at: Levers) -> tuple[str, ...]:
    """A sentence for each lever out of what the client's months hold; none where all are within."""
    return tuple(said(one) for one in outside(model, at))


def said(one: Outside) -> str:
    """The sentence of one lever.

    >>> said(("cadence", "facebook", "", 6.0, 1.0, 5.0))
    'Facebook : 6\\xa0publications par semaine, alors que les semaines observées en comptent de 1 à 5.'
    """
    lever, network, form, value, low, high = one
    name = AD_LABELS.get(network, network)
    if lever == "cadence":
        posts = f"{_number(value)}{numbers.NO_BREAK}{'publication' if value < 2 else 'publications'}"
        return f"{name} : {posts} par semaine, alors que les semaines observées en comptent de {_number(low)} à {_number(high)}."
    if lever == "budget":
        most = numbers.euros(high)
        return f"Publicité {name} : {numbers.euros(value)} par mois, alors que les mois observés vont de {numbers.euros(low)} à {most}."
    if lever == "formats":
        kind = tables.FORMATS.get(form, form).lower()
        return f"{name} : {_percent(value)} au format « {kind} », alors que les mois observés vont de {_percent(low)} à {_percent(high)}."
    subject, periods = (
        ("Conversion des visites", "trimestres") if lever == "conversion" else (f"{name} : taux de clic", "mois")
    )
    return f"{subject} de {_fine(value)}, alors que les {periods} observés vont de {_fine(low)} à {_fine(high)}."


def _levers(model: Model, at: Levers) -> Iterator[tuple[Outside, float]]:
    """Every lever that has been seen to vary, with where it stands today."""
    for name, one in model.networks.items():
        yield ("cadence", name, "", at.cadence[name], *one.seen), one.weekly
        for key, form in one.formats.items():
            yield ("formats", name, key, at.formats[name][key], *form.seen), form.share
        if one.click_rate is not None:
            yield ("click_rate", name, "", at.click_rate[name], *one.click_seen), one.click_rate
    if model.conversion and at.conversion is not None:
        yield ("conversion", "", "", at.conversion, *model.conversion_seen), model.conversion[0]
    for name, ads in model.paid.items():
        yield ("budget", name, "", at.budget[name], *ads.seen), ads.budget


def _is_outside(one: Outside) -> bool:
    return one[3] < one[4] - SLACK or one[3] > one[5] + SLACK


def _number(value: float) -> str:
    return numbers.decimal(value, 0 if abs(value - round(value)) < 0.05 else 1)


def _percent(value: float) -> str:
    return numbers.percent(value, 0)


def _fine(value: float) -> str:
    return numbers.percent(value, 2 if value < 0.01 else 1)
