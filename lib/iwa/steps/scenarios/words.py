"""How the levers and the figures of a what-if are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iwa import numbers
from iwa.editorial.cadence import hours_said
from iwa.simulator import Levers, Model, Projection, Range, Scenario, today
from iwa.simulator.limits import AD_LABELS
from iwa.simulator.model import MEASURES
from iwa.simulator.scenario import MEASURE_LABELS, moved
from iwa.simulator.simulation import WEEKS_A_MONTH
from iwa.steps.wording import group_label, lowered, network_name

DIGITS = 3  # of a figure that has a range
BASES = {"reach": "Portée", "impressions": "Impressions", "views": "Vues"}
RATES = ("engagement_rate",)
MOST_REACHED = 2  # networks whose reach is told
Line = tuple[str, str, str]  # what moves, today, in the scenario


def measure_said(model: Model, measure: str, network: str = "") -> str:
    """A measure by its name, with the network: what stands for the reach is called as the network calls it."""
    where = (
        f" {network_name(network)}"
        if network in model.networks
        else f" {AD_LABELS.get(network, network)}"
        if network
        else ""
    )
    if measure != "reach":
        return MEASURE_LABELS[measure] + where
    bases = (
        [model.networks[network].basis] if network in model.networks else [one.basis for one in model.networks.values()]
    )
    names = list(dict.fromkeys(BASES[basis] for basis in bases))
    return numbers.listed([names[0], *(name.lower() for name in names[1:])]) + where


def pairs_of(model: Model, scenarios: Sequence[Scenario]) -> list[tuple[str, str]]:
    """The measures that scenarios are told by, each with its network: what they aim at and the reach that they move, then the rest of all networks."""
    aimed = [(one.target.measure, one.target.network) for one in scenarios if one.target]
    moved_ones = [
        ("reach", name)
        for one in scenarios
        for name in (*one.levers.cadence, *one.levers.formats)
        if name in model.networks
    ]
    reach = list(dict.fromkeys(moved_ones or [("reach", name) for name in model.networks]))[:MOST_REACHED]
    return list(dict.fromkeys([*aimed, *reach, *((measure, "") for measure in MEASURES)]))


def figure_said(measure: str, value: float) -> str:
    """A figure to three digits, for it has a range; a rate to one decimal.

    >>> figure_said("reach", 47324.5), figure_said("leads", 5.7), figure_said("engagement_rate", 0.0338)
    ('47\\u202f300', '6', '3,4\\xa0%')
    """
    if measure in RATES:
        return numbers.percent(value, 1)
    if abs(value) < 10 ** (DIGITS - 1):
        return numbers.integer(value)
    return numbers.integer(rounded(value))


def rounded(value: float) -> float:
    """A figure to three digits.

    >>> rounded(47324.5), rounded(0.03384)
    (47300.0, 0.0338)
    """
    return float(f"{value:.{DIGITS}g}")


def amount_said(model: Model, measure: str, network: str, value: float) -> str:
    """A figure with what it counts: "48 600 de portée Facebook", "18 leads venus des réseaux"."""
    name, figure = lowered(measure_said(model, measure, network)), figure_said(measure, value)
    if measure in RATES:
        return f"{figure} d’engagement{name.removeprefix('taux d’engagement')}"
    return f"{figure} de {name}" if name.startswith("portée") else f"{figure} {name}"


def range_said(measure: str, one: Range) -> str:
    """The middle with its range: "47 300 (40 600 à 55 200)"."""
    middle, low, high = (figure_said(measure, value) for value in (one.middle, one.low, one.high))
    return f"{middle} ({low} à {high})"


def levers_said(model: Model, levers: Levers) -> list[Line]:
    """The levers that are moved, where they stand and where they are put; the hours are told by `hours_lines`."""
    kept, now = moved(model, levers), today(model)
    return [*_rhythms(kept, now), *_mixes(kept, now), *_rates(kept, now)]


def _rhythms(levers: Levers, now: Levers) -> Iterator[Line]:
    for name, posts in levers.cadence.items():
        if name in now.cadence:
            yield f"Publications {network_name(name)} par semaine", rhythm(now.cadence[name]), rhythm(posts)


def _mixes(levers: Levers, now: Levers) -> Iterator[Line]:
    for name, mix in levers.formats.items():
        for form, share in mix.items():
            before = now.formats[name].get(form)
            if before is not None and abs(before - share) > 0.005:
                label = group_label("format", form).lower()
                yield f"{network_name(name)}, part « {label} »", numbers.percent(before, 0), numbers.percent(share, 0)
    for name, share in levers.pillars.items():
        if name in now.pillars and abs(now.pillars[name] - share) > 0.005:
            yield f"Pilier « {name} »", numbers.percent(now.pillars[name], 0), numbers.percent(share, 0)


def _rates(levers: Levers, now: Levers) -> Iterator[Line]:
    for name, rate in levers.click_rate.items():
        if name in now.click_rate:
            yield f"{network_name(name)}, taux de clic", _rate(now.click_rate[name]), _rate(rate)
    if levers.conversion is not None and now.conversion is not None:
        yield "Conversion des visites", _rate(now.conversion), _rate(levers.conversion)
    for name, euros in levers.budget.items():
        if name in now.budget:
            yield (
                f"Publicité {AD_LABELS.get(name, name)}, par mois",
                numbers.euros(now.budget[name]),
                numbers.euros(euros),
            )


def hours_line(before: Projection, after: Projection) -> Line:
    """The hours a week that contents take, and those that there are."""
    used = [hours_said(one.hours_used / WEEKS_A_MONTH) for one in (before, after)]
    there = after.hours_available
    known = f" sur {hours_said(there / WEEKS_A_MONTH)}" if there is not None else ""
    return "Heures par semaine", used[0], used[1] + known


def rhythm(posts: float) -> str:
    """Posts a week: "3", "2,8"."""
    return numbers.decimal(posts, 0 if abs(posts - round(posts)) < 0.05 else 1)


def _rate(value: float) -> str:
    return numbers.percent(value, 2 if value < 0.01 else 1)
