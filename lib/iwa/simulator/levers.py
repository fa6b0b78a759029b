"""What a consultant may move: cadence, formats, pillars, click rate, conversion, budget, hours."""

from __future__ import annotations

from dataclasses import dataclass, field

from iwa.simulator.model import Model


@dataclass(frozen=True)
class Levers:
    """Where the levers stand. What is absent stands where it is today.

    `cadence`: posts a week by network. `formats`: shares by network and format. `pillars`: shares. `click_rate`: by
    network, a fraction. `conversion`: of a visit into a lead, a fraction. `budget`: euros a month by network of the
    advertising. `hours`: of the team in a month. Shares that do not add up to 1 are brought to it.
    """

    cadence: dict[str, float] = field(default_factory=dict)
    formats: dict[str, dict[str, float]] = field(default_factory=dict)
    pillars: dict[str, float] = field(default_factory=dict)
    click_rate: dict[str, float] = field(default_factory=dict)
    conversion: float | None = None
    budget: dict[str, float] = field(default_factory=dict)
    hours: float | None = None


def today(model: Model) -> Levers:
    """Every lever where it stands today."""
    networks = model.networks
    return Levers(
        cadence={name: one.weekly for name, one in networks.items()},
        formats={name: {key: form.share for key, form in one.formats.items()} for name, one in networks.items()},
        pillars=dict(model.pillars),
        click_rate={name: one.click_rate for name, one in networks.items() if one.click_rate is not None},
        conversion=model.conversion[0] if model.conversion else None,
        budget={name: one.budget for name, one in model.paid.items()},
        hours=model.hours,
    )


def whole(model: Model, levers: Levers) -> Levers:
    """The levers with those that are absent where they stand today, shares adding up to 1."""
    now = today(model)
    formats = {name: shares_of(levers.formats.get(name, {}), own) for name, own in now.formats.items()}
    return Levers(
        cadence=now.cadence | _known(levers.cadence, now.cadence),
        formats=formats,
        pillars=shares_of(levers.pillars, now.pillars),
        click_rate=now.click_rate | _known(levers.click_rate, now.click_rate),
        conversion=now.conversion if levers.conversion is None or now.conversion is None else levers.conversion,
        budget=now.budget | _known(levers.budget, now.budget),
        hours=now.hours if levers.hours is None else levers.hours,
    )


def _known(given: dict[str, float], now: dict[str, float]) -> dict[str, float]:
    """The levers that the model has; below nothing is nothing."""
    return {name: max(value, 0.0) for name, value in given.items() if name in now}


def shares_of(given: dict[str, float], now: dict[str, float]) -> dict[str, float]:
    """The shares given over the names of today, adding up to 1; those of today where nothing is given.

    >>> shares_of({"reel": 2.0, "image": 2.0}, {"reel": 0.1, "image": 0.2, "carousel": 0.7})
    {'reel': 0.5, 'image': 0.5, 'carousel': 0.0}
    """
    kept = {name: max(given.get(name, 0.0), 0.0) for name in now}
    total = sum(kept.values())
    return {name: share / total for name, share in kept.items()} if total > 0 else dict(now)
