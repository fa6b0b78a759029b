"""What the page asks while levers move, answered as JSON takes it: figures, and what each lever alone would have to be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from iwa import tables
from iwa.numbers import NO_BREAK, decimal, euros, percent
from iwa.panels.simulator.page import told
from iwa.simulator import Answer, Levers, Model, Target, response, simulate, solve
from iwa.simulator.limits import AD_LABELS
from iwa.simulator.model import rounded
from iwa.simulator.solving import ON_CADENCE

Asked = dict[str, Any]
WITH_HOURS = ("cadence", "formats")  # that take other hours


def levers_of(given: Asked) -> Levers:
    """The levers as the page gives them."""
    return Levers(**{name: value for name, value in given.items() if value is not None})


def figures(model: Model, asked: Asked) -> Asked:
    """The projection of the levers, that of the levers kept beside them, and the curve of one network."""
    at, kept = levers_of(asked["levers"]), asked.get("kept")
    measure = asked["measure"] if asked["measure"] in ON_CADENCE else "reach"
    points = (
        response(_alone(model, asked["curve"], measure), at, asked["curve"], measure)
        if asked["curve"] in model.networks
        else []
    )
    return {
        "now": told(model, simulate(model, at)),
        "kept": told(model, simulate(model, levers_of(kept))) if kept else None,
        "curve": {"measure": measure, "points": [_point(one.weekly, one.range.low, one.range.middle, one.range.high, one.seen) for one in points]},
    }  # fmt: skip


def _alone(model: Model, network: str, measure: str) -> Model:
    """The model without the other networks, which only what is counted over all of them needs: a curve is 25 projections."""
    return model if measure == "leads" else replace(model, networks={network: model.networks[network]}, paid={})


def _point(weekly: float, low: float, middle: float, high: float, seen: bool) -> Asked:
    return {"weekly": weekly, "range": rounded({"low": low, "middle": middle, "high": high}), "seen": seen}


def target_of(given: Asked | None) -> Target | None:
    """What is aimed at, as the page gives it."""
    return Target(given["measure"], given["network"], float(given["value"])) if given else None


def needed(model: Model, asked: Asked) -> Asked:
    """A sentence for each lever alone, with whether it reaches the target and whether that was ever seen."""
    aim = target_of(asked["target"])
    assert aim
    found = solve(model, levers_of(asked["levers"]), aim.measure, aim.value, aim.network)
    lines = [{"text": sentence(one), "reached": one.value is not None, "beyond": one.beyond} for one in found]
    if not lines:
        lines = [{"text": "Aucun levier ne déplace cette mesure.", "reached": False, "beyond": False}]
    return {"lines": sorted(lines, key=lambda line: (not line["reached"], line["beyond"]))}


def sentence(found: Answer) -> str:
    """What one lever would have to be, in French.

    >>> sentence(Answer("cadence", "facebook", 3.0, 6.5, None, True, 40.0))
    'Facebook : 6,5 publications par semaine au lieu de 3,0, jamais observé ; 40\\xa0h par mois. Pour 4 chances sur 5 : rien n’y mène.'
    """
    name, plain, kind = _name(found), _plain(found.lever), found.lever.partition(".")[0]
    if found.value is None:
        return f"{name} : aucune valeur jusqu’au triple de l’observé n’y mène."
    unit = _unit(found)
    if found.value <= 1e-6:
        return f"{name} : la cible est tenue même à zéro."
    now = "" if found.factor else f" au lieu de {plain(found.now)}"
    hours = f" ; {decimal(found.hours)}{NO_BREAK}h par mois" if found.hours is not None and kind in WITH_HOURS else ""
    unseen = ", jamais observé" if found.beyond else ""
    sure = f"{plain(found.sure)}{unit if found.factor else ''}" if found.sure is not None else "rien n’y mène"
    return f"{name} : {plain(found.value)}{unit}{now}{unseen}{hours}. Pour 4 chances sur 5 : {sure}."


def _name(found: Answer) -> str:
    network = AD_LABELS.get(found.network, found.network)
    kind, _, form = found.lever.partition(".")
    if kind == "formats":
        return f"{network}, part du format « {tables.FORMATS.get(form, form).lower()} »"
    if kind == "conversion":
        return "Visites qui deviennent un lead"
    if kind == "budget":
        return f"Budget publicitaire {network}"
    if kind == "click_rate":
        return f"Taux de clic {f'sur {network}' if network else 'de tous les réseaux'}"
    return network or "Tous les réseaux ensemble"


def _plain(lever: str) -> Any:
    kind = lever.partition(".")[0]
    if kind == "budget":
        return euros
    if kind == "formats":
        return lambda value: percent(value, 0)
    return lambda value: percent(value, 2 if value < 0.01 else 1) if kind == "conversion" else decimal(value, 1)


def _unit(found: Answer) -> str:
    if found.factor:
        return f" fois {'la cadence' if found.lever == 'cadence' else 'le taux'} d’aujourd’hui"
    if found.lever == "cadence":
        return " publications par semaine" if (found.value or 0) >= 2 else " publication par semaine"
    return " par mois" if found.lever == "budget" else ""
