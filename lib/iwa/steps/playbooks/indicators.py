"""How a network is judged: its four indicators with the client's values, its rhythm, and its own condition."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.goals import measure_on
from iwa.measures.registry import MEASURES
from iwa.slides import Column, Slide, Table
from iwa.steps.audit.playbook import indicator_lines
from iwa.steps.audit.rhythm import rhythm
from iwa.steps.figures import said
from iwa.steps.indicators import Line
from iwa.steps.periods import of_window
from iwa.steps.playbooks.conditions import condition
from iwa.steps.sourcing import definition_of, posts_said, source, window_period
from iwa.steps.tracing import noted_figure
from iwa.steps.wording import network_name
from iwa.traced import within


def indicators(month: ClientMonth, network: str) -> Slide:
    """A line an indicator and a fact of rhythm, with the value, the one before, the source, and what is aimed at."""
    periods = of_window(month)
    lines = indicator_lines(month, network)
    facts = rhythm(month, network).facts
    rows = [(line.name, *line.cells(periods), line.source, _aim(month, network, line)) for line in lines]
    rows += [(fact.name, fact.value, fact.before, fact.basis, "–") for fact in facts]
    found = condition(month, network)
    name = network_name(network)
    columns = (
        Column("Indicateur", 1.8, role="strong"), Column("Sur la fenêtre", 1.1, "right"),
        Column("Fenêtre d’avant", 1.0, "right"), Column("Source, ou source qui manque", 3.0), Column("Visé au dossier", 1.8),
    )  # fmt: skip
    return Slide(
        id=f"playbook.{network}.indicateurs",
        title=found.title,
        subtitle=f"Ce qui juge {name} chez {month.client.name}, {window_period(month)}, face aux {month.client.window_days} jours d’avant",
        exhibit=Table(
            columns, tuple(rows), f"Les indicateurs {numbers.of(name)}, leur valeur ou la source qui manque."
        ),
        message=found.told,
        decision=found.decision,
        source=source(month, [network, "ga4"], count=posts_said(month.window_posts_of(network))),
        notes=definition_of(*dict.fromkeys(_measures(lines))) + " GA4 et les saisies sont lus par mois entiers.",
    )


def _measures(lines: list[Line]) -> list[str]:
    return [line.measure for line in lines if line.measure in MEASURES]


def _aim(month: ClientMonth, network: str, line: Line) -> str:
    """What the dossier aims at with this measure on this network; "–" where no objective does."""
    for goal in month.dossier.goals:
        if goal.network in (None, network) and goal.measure and measure_on(goal.measure, network) == line.measure:
            where = "" if goal.network else ", tous réseaux"
            if goal.target is None:
                return f"{goal.sentence.rstrip('.')} : cible à compléter"
            figure = noted_figure(said(line.measure, goal.target), "target", goal)
            return within(f"{figure} par mois{where}", figure)
    return "–"
