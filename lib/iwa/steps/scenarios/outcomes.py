"""What came of the scenarios of earlier months: the promise of the day they were kept beside what was measured since."""

from __future__ import annotations

from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import MEASURES
from iwa.networks import NETWORKS
from iwa.simulator import Range, Scenario, model_of
from iwa.simulator.model import PERIODS
from iwa.slides import Column, Slide, Table
from iwa.steps.scenarios.held import held_said, slack
from iwa.steps.scenarios.shown import kept_before
from iwa.steps.scenarios.words import amount_said, figure_said, measure_said, pairs_of
from iwa.steps.sourcing import month_period, source
from iwa.steps.tracing import TOGETHER, month_figure
from iwa.steps.wording import TO_COMPLETE, excerpt, month_label, network_name
from iwa.traced import within

MOST_SCENARIOS, MOST_ROWS = 3, 6
WITHIN, ABOVE, BELOW = "dans la fourchette", "au-dessus", "en dessous"
NOT_HELD = "cadence non tenue"
LONGEST, SHORTEST = 48, 34  # characters of a name in a cell, in the title


@dataclass(frozen=True)
class Outcome:
    """A measure of a scenario: what was promised for the month, and what came over 30 days; None where nothing tells it."""

    scenario: Scenario
    measure: str
    network: str
    promised: Range
    came: float | None
    is_held: bool  # whether the month had the cadence of the scenario

    @property
    def state(self) -> str:
        if self.came is None:
            return "non mesuré"
        if not self.is_held:
            return NOT_HELD
        if self.came < self.promised.low:
            return BELOW
        return ABOVE if self.came > self.promised.high else WITHIN


def outcomes(month: ClientMonth) -> list[Slide]:
    """One slide where a scenario of the three months before is kept; none otherwise."""
    recent = [one for one in kept_before(month) if _ahead(month, one) <= PERIODS][-MOST_SCENARIOS:]
    found = [outcome for one in recent for outcome in _of(month, one)[: MOST_ROWS // len(recent)]]
    if not found:
        return []
    model = model_of(month)
    columns = (
        Column("Scénario", 2.0, role="strong"), Column("Mesure", 2.0), Column("Promis : bas, milieu, haut", 2.0, "right"),
        Column("Arrivé, sur 30 jours", 1.3, "right"), Column("Face à la promesse", 1.4, role="state"),
    )  # fmt: skip
    names = [one.scenario.name for one in found]
    rows = tuple(
        (
            "" if rank and names[rank - 1] == names[rank] else excerpt(one.scenario.name, LONGEST),
            measure_said(model, one.measure, one.network), _promised(one), _came(one), one.state,
        )
        for rank, one in enumerate(found)
    )  # fmt: skip
    return [
        Slide(
            id="mesure.scenarios",
            title=_title(month, found),
            subtitle=f"Ce que le modèle promettait le jour de l’enregistrement, face à {month_label(month.month)} ramené à 30 jours",
            exhibit=Table(columns, rows, "Scénarios gardés : la promesse et ce qui est arrivé.",
                          emphasis=tuple(rank for rank, one in enumerate(found) if one.state in (ABOVE, BELOW))),
            message=(*(held_said(month, one) for one in recent), *_measured(month, found[0])),
            decision=_decision(month, found),
            source=source(month, [*month.networks, "ga4"], period=month_period(month), definition="une publication payée compte comme les autres du réseau"),
            notes="Une fourchette tient huit fois sur dix : un chiffre sur cinq en sort sans que rien n’ait changé. Si la cadence "
            "prévue n’a pas été tenue, à un cinquième près, la promesse n’est pas jugée.",
        )
    ]  # fmt: skip


def _of(month: ClientMonth, scenario: Scenario) -> list[Outcome]:
    """The target first, then the five measures, of those that were promised."""
    place, model = _ahead(month, scenario) - 1, model_of(month)
    is_held = not slack(month, scenario)
    found = []
    for measure, network in pairs_of(model, [scenario]):
        ranges = scenario.promise.get(measure, {}).get(network)
        if ranges:
            came = (
                _stock(month, network)
                if measure == "audience"
                else model.history.get(measure, {}).get(network, {}).get(str(month.month))
            )
            found.append(Outcome(scenario, measure, network, ranges[place], came, is_held))
    return found


def _stock(month: ClientMonth, network: str) -> float | None:
    model = model_of(month)
    names = [network] if network else list(model.networks)
    known = [one.stock for one in (model.networks[name].followers for name in names if name in model.networks) if one]
    return sum(known) if len(known) == len(names) else None


def _ahead(month: ClientMonth, scenario: Scenario) -> int:
    return (month.month.year - scenario.month.year) * 12 + month.month.number - scenario.month.number


def _promised(one: Outcome) -> str:
    return " – ".join(
        figure_said(one.measure, value) for value in (one.promised.low, one.promised.middle, one.promised.high)
    )


def _came(one: Outcome) -> str:
    return "non disponible" if one.came is None else figure_said(one.measure, one.came)


def _title(month: ClientMonth, found: list[Outcome]) -> str:
    first = found[0]
    name, model = f"« {excerpt(first.scenario.name, SHORTEST)} »", model_of(month)
    if first.came is None:
        return (
            f"{measure_said(model, first.measure, first.network)} n’est pas mesuré ce mois-ci : {name} n’est pas jugé"
        )
    where = {
        WITHIN: "dans la fourchette promise", ABOVE: "au-dessus de la fourchette promise",
        BELOW: "sous la fourchette promise", NOT_HELD: "sans la cadence prévue",
    }  # fmt: skip
    return f"{amount_said(model, first.measure, first.network, first.came)} avec {name}, {where[first.state]}"


def _measured(month: ClientMonth, first: Outcome) -> list[str]:
    """The month's own figure of what the first scenario aims at, as the dashboard has it."""
    networks = [first.network] if first.network else month.networks
    measure = {
        "reach": NETWORKS[networks[0]].exposure,
        "leads": "conversions",
        "clicks": NETWORKS[networks[0]].clicks,
    }.get(first.measure, first.measure)
    if measure not in MEASURES or (len(networks) > 1 and measure != "conversions"):
        return []
    values = [numbers.known(month.figures.get((network, measure, str(month.month)))) for network in networks]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(networks):
        return []
    figure = month_figure(measure, TOGETHER.join(networks), month.month, sum(known))
    return [
        within(
            f"Au tableau de bord {numbers.of(month_label(month.month))}, mois entier et publications payées comprises : {figure}.",
            figure,
        )
    ]


def _decision(month: ClientMonth, found: list[Outcome]) -> str:
    scenario = found[0].scenario
    if far := slack(month, scenario):
        return f"Dire pourquoi {numbers.listed(map(network_name, far))} n’a pas eu la cadence de « {scenario.name} », puis la tenir ou revoir le scénario."
    if found[0].state == BELOW:
        return f"Revoir « {scenario.name} » dans le simulateur avec {month_label(month.month)} : la promesse n’est pas tenue, la cause est {TO_COMPLETE}."
    return f"Garder « {scenario.name} » en {month_label(month.month.next)} : la promesse tient jusqu’ici."
