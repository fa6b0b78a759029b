"""The sliders of the page: what each moves, from where to where, and what was seen of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from iwa import tables
from iwa.networks import LABELS
from iwa.simulator import Model
from iwa.simulator.limits import AD_LABELS
from iwa.simulator.model import Effect, NetworkModel, Paid, rounded

PLAIN_STEPS = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005)
EURO_STEPS = (5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
MOVES = 40  # that lead from one end of a slider to the other, or somewhat fewer
UNTOLD = "Aucun écart connu entre eux : la fourchette s’élargit, le milieu reste."
Lever = dict[str, Any]


def sections(model: Model) -> list[dict[str, Any]]:
    """The levers by section and group, in the order in which a consultant goes through them; empty ones are left out."""
    found = [
        _section("cadence", "Rythme", _group("Publications par semaine", _cadences(model)), _group("Équipe", _hours(model))),
        _section("formats", "Formats", *_formats(model)),
        _section("pillars", "Piliers", _group("Part de chaque pilier", _pillars(model), _told(model))),
        _section("clicks", "Clics", _group("Taux de clic", _clicks(model)), _group("Sur le site", _conversion(model))),
        _section("budget", "Budget", _group("Publicité, euros par mois", _budgets(model))),
    ]  # fmt: skip
    return [section for section in found if section["groups"]]


def cadence_most(one: NetworkModel) -> float:
    """The end of a cadence's slider: twice what was seen, at least three posts a week."""
    return float(math.ceil(max(2 * one.seen[1], 2 * one.weekly, 3.0)))


def _section(key: str, title: str, *groups: dict[str, Any]) -> dict[str, Any]:
    return {"key": key, "title": title, "groups": [group for group in groups if group["levers"]]}


def _group(title: str, levers: Iterator[Lever], effects: Iterable[Effect] = ()) -> dict[str, Any]:
    """Sliders under a title, with a word where nothing tells them apart: their projection widens, and does not move."""
    known = list(effects)
    note = UNTOLD if known and not any(one.engagement[0] or one.clicks[0] for one in known) else ""
    return {"title": title, "levers": [rounded(lever) for lever in levers], "note": note}


def _lever(lever: str, key: str, label: str, kind: str, **more: Any) -> Lever:
    return {"lever": lever, "key": key, "label": label, "kind": kind, "network": "", "min": 0.0, **more}


def _cadences(model: Model) -> Iterator[Lever]:
    for name, one in model.networks.items():
        if one.weekly > 0:
            most, step = cadence_most(one), 0.25 if cadence_most(one) <= 4 else 0.5
            yield _lever(
                "cadence", name, LABELS[name], "cadence", max=most, step=step, now=one.weekly, seen=list(one.seen)
            )


def _hours(model: Model) -> Iterator[Lever]:
    if model.hours is not None:
        most = float(math.ceil(max(2 * model.hours, 10.0)))
        yield _lever(
            "hours", "", "Heures disponibles par mois", "hours", max=most, step=1.0, now=model.hours, seen=None
        )


def _formats(model: Model) -> Iterator[dict[str, Any]]:
    for name, one in model.networks.items():
        forms = one.formats if len(one.formats) > 1 and one.weekly > 0 else {}
        levers = (
            _lever("formats", key, tables.FORMATS.get(key, key), "share", network=name, max=1.0, step=0.05, now=form.share, seen=list(form.seen))
            for key, form in forms.items()
        )  # fmt: skip
        yield _group(LABELS[name], levers, forms.values())


def _pillars(model: Model) -> Iterator[Lever]:
    for name, share in model.pillars.items() if len(model.pillars) > 1 else ():
        yield _lever("pillars", name, name[:1].upper() + name[1:], "share", max=1.0, step=0.05, now=share, seen=None)


def _told(model: Model) -> Iterator[Effect]:
    return (effect for one in model.networks.values() for effect in one.pillars.values())


def _clicks(model: Model) -> Iterator[Lever]:
    for name, one in model.networks.items():
        if one.click_rate is not None and one.levels:
            yield _rate("click_rate", name, LABELS[name], one.click_rate, one.click_seen)


def _conversion(model: Model) -> Iterator[Lever]:
    if model.conversion:
        yield _rate("conversion", "", "Visites qui deviennent un lead", model.conversion[0], model.conversion_seen)


def _rate(lever: str, key: str, label: str, now: float, seen: tuple[float, float]) -> Lever:
    most = min(1.0, 2 * max(now, seen[1]))
    step = next((one for one in PLAIN_STEPS if most / one <= 2 * MOVES), 0.01)
    return _lever(lever, key, label, "rate", max=math.ceil(most / step) * step, step=step, now=now, seen=list(seen))


def _budgets(model: Model) -> Iterator[Lever]:
    for name, one in model.paid.items():
        yield _lever(
            "budget", name, AD_LABELS.get(name, name), "budget", now=one.budget, seen=list(one.seen), **_euros(one)
        )


def _euros(one: Paid) -> dict[str, float]:
    most = max(2 * one.seen[1], 2 * one.budget, 100.0)
    step = next((step for step in EURO_STEPS if most / step <= MOVES), EURO_STEPS[-1])
    return {"max": math.ceil(most / step) * step, "step": step}
