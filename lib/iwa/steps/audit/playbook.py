"""What the method looks at on each network: its four indicators and its rhythm, each with a value or its missing source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import MEASURES
from iwa.method.objectives import Indicator
from iwa.method.playbooks import indicators_on
from iwa.slides import Column, Slide, Table
from iwa.steps.audit.rhythm import rhythm
from iwa.steps.indicators import Line, lines_of
from iwa.steps.periods import Period, of_window
from iwa.steps.sourcing import definition_of, posts_said, source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, measure_subject, month_label, network_name
from iwa.traced import within

WORDS = ("aucun", "un", "deux", "trois", "quatre")
SIGNALS = {"signal-hausse": "hausse", "signal-baisse": "baisse"}


def playbook(month: ClientMonth, network: str) -> Slide:
    """The indicators of a network over the window and the one before, then the facts of its rhythm."""
    periods = of_window(month)
    indicators, lines = indicators_on(network), indicator_lines(month, network)
    found = rhythm(month, network)
    columns = (
        Column("Indicateur", 1.9), Column("Sur la fenêtre", 1.2, "right"), Column("Fenêtre d’avant", 1.1, "right"),
        Column("Source, ou source qui manque", 3.4),
    )  # fmt: skip
    rows = [(line.name, *line.cells(periods), line.source) for line in lines]
    rows += [(fact.name, fact.value, fact.before, fact.basis) for fact in found.facts]
    name = network_name(network)
    return Slide(
        id=f"audit.reseau.{network}",
        title=_title(month, network, lines),
        subtitle=f"Les indicateurs {numbers.of(name)}, {window_period(month)}, face aux {month.client.window_days} jours d’avant",
        exhibit=Table(columns, tuple(rows), f"Indicateurs et rythme {numbers.of(name)}."),
        message=found.told,
        decision=found.decision or _decision(indicators, lines),
        source=source(month, [network, "ga4"], count=posts_said(month.window_posts_of(network))),
        notes=definition_of(*dict.fromkeys(line.measure for line in lines if line.measure in MEASURES))
        + " GA4 et les saisies sont lus par mois entiers.",
    )


def indicator_lines(month: ClientMonth, network: str) -> list[Line]:
    """A line for each of the network's four indicators, over the window and the one before."""
    periods = of_window(month)
    return [_one(own, lines_of(month, own, [network], periods), periods) for own in indicators_on(network)]


def _one(indicator: Indicator, lines: list[Line], periods: Sequence[Period]) -> Line:
    """One line for the indicator: what the team entered first; what the exports give is then named beside it."""
    first, *others = lines
    told = [(re.split("[,;]", other.source)[0], other.cells(periods)[0]) for other in others if other.is_known]
    source = " ; ".join([first.source, *(f"{origin} : {cell}" for origin, cell in told)])
    return replace(first, name=indicator.name, source=within(source, *(cell for _, cell in told)))


def _title(month: ClientMonth, network: str, lines: list[Line]) -> str:
    """The indicator that left its limits in the month, if one did; else how many have a figure."""
    name = network_name(network)
    lacking = [line for line in lines if not line.is_known]
    moved = _signal(month, network, lines)
    if moved:
        return f"{name} : {moved}"
    if len(lacking) == len(lines):
        return f"{name} : aucun des quatre indicateurs de la méthode n’a encore de chiffre"
    if lacking:
        known = WORDS[len(lines) - len(lacking)]
        verb = "a" if known == "un" else "ont"
        return f"{name} : {known} des quatre indicateurs {verb} un chiffre, {_lacking_said(lacking)}"
    return f"{name} : les quatre indicateurs ont un chiffre"


def _lacking_said(lacking: list[Line]) -> str:
    alone = len(lacking) == 1
    return f"« {lacking[0].name} » n’a pas de source" if alone else f"{WORDS[len(lacking)]} n’ont pas de source"


def _signal(month: ClientMonth, network: str, lines: list[Line]) -> str:
    """What left its limits, as a clause; "" where nothing did."""
    rows = month.signals
    rows = rows[(rows["network"] == network) & rows["measure"].isin([line.measure for line in lines])]
    for row in rows[rows["state"].isin(list(SIGNALS))].to_dict("records"):
        subject, plural = measure_subject(str(row["measure"]), network)
        verb = "sortent" if plural else "sort"
        return f"{subject} {numbers.of(month_label(month.month))} {verb} de l’habitude, en {SIGNALS[str(row['state'])]}"
    return ""


def _decision(indicators: Sequence[Indicator], lines: list[Line]) -> str:
    pairs = [pair for pair in zip(indicators, lines, strict=True) if not pair[1].is_known and not pair[0].out_of_reach]
    if not pairs:
        return NOTHING_TO_CHANGE
    # what an export or an entry gives today comes before what nothing reads
    indicator, _ = next((pair for pair in pairs if pair[0].measure or pair[0].entered), pairs[0])
    return f"Chiffrer d’abord « {indicator.name} » : {indicator.missing}."
