"""What the method looks at on each network: its four indicators and its rhythm, each with a value or its missing source."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import MEASURES
from iwa.method import playbooks
from iwa.slides import Column, Slide, Table
from iwa.steps.audit.rhythm import Rhythm, rhythm
from iwa.steps.figures import NO_SOURCE
from iwa.steps.indicators import Line, lines_of
from iwa.steps.periods import of_window
from iwa.steps.sourcing import definition_of, posts_said, source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, measure_subject, network_name

WORDS = ("aucun", "un", "deux", "trois", "quatre")
UNCOUNTED = "story_replies"  # nobody can fetch what the network does not count
SIGNALS = {"signal-hausse": "au-dessus", "signal-baisse": "en dessous"}


def playbook(month: ClientMonth, network: str) -> Slide:
    """The indicators of a network over the window and the one before, then the facts of its rhythm."""
    periods = of_window(month)
    lines = [_one(lines_of(month, indicator, [network], periods)) for indicator in playbooks().networks[network]]
    found = rhythm(month, network)
    columns = (
        Column("Indicateur", 1.9), Column("Sur la fenêtre", 1.2, "right"), Column("Fenêtre d’avant", 1.1, "right"),
        Column("Source, ou source qui manque", 3.4),
    )  # fmt: skip
    rows = [(line.name, *line.cells(), line.source) for line in lines]
    rows += [(fact.name, fact.value, fact.before, fact.basis) for fact in found.facts]
    name = network_name(network)
    return Slide(
        id=f"audit.reseau.{network}",
        title=_title(month, network, lines),
        subtitle=f"Les indicateurs {numbers.of(name)}, {window_period(month)}, face aux {month.client.window_days} jours d’avant",
        exhibit=Table(columns, tuple(rows), f"Indicateurs et rythme {numbers.of(name)}."),
        message=found.told,
        decision=_decision(lines, found),
        source=source(month, [network, "ga4"], count=posts_said(month.window_posts_of(network))),
        notes=definition_of(*dict.fromkeys(line.measure for line in lines if line.measure in MEASURES))
        + " GA4 et les saisies sont lus par mois entiers.",
    )


def _one(lines: list[Line]) -> Line:
    """One line for the indicator: what the team entered first; what the exports give is then named beside it."""
    first, *others = lines
    beside = [f"{other.source} : {other.cells()[0]}" for other in others if other.is_known]
    if not beside:
        return first
    return Line(first.name, first.where, first.measure, first.figures, " ; ".join([first.source, *beside]), first.words)


def _title(month: ClientMonth, network: str, lines: list[Line]) -> str:
    name = network_name(network)
    lacking = [line for line in lines if not line.is_known]
    if len(lacking) == len(lines):
        return f"{name} : aucun des quatre indicateurs de la méthode n’a encore de chiffre"
    if lacking:
        known = WORDS[len(lines) - len(lacking)]
        return f"{name} : {known} des quatre indicateurs {'a' if known == 'un' else 'ont'} un chiffre, {_lacking_said(lacking)}"
    moved = _signal(month, network, lines)
    return f"{name} : les quatre indicateurs ont un chiffre{moved}"


def _lacking_said(lacking: list[Line]) -> str:
    if len(lacking) == 1:
        return f"« {lacking[0].name} » attend sa source"
    if len(lacking) == 2:
        return f"« {lacking[0].name} » et « {lacking[1].name} » attendent leur source"
    return f"{WORDS[len(lacking)]} attendent leur source"


def _signal(month: ClientMonth, network: str, lines: list[Line]) -> str:
    """The indicator that left its limits in the month, if one did."""
    rows = month.signals
    rows = rows[(rows["network"] == network) & rows["measure"].isin([line.measure for line in lines])]
    for row in rows[rows["state"].isin(list(SIGNALS))].to_dict("records"):
        subject, plural = measure_subject(str(row["measure"]), network)
        return f" ; {subject} {'sortent' if plural else 'sort'} de l’habitude, {SIGNALS[row['state']]}"
    return ""


def _decision(lines: list[Line], found: Rhythm) -> str:
    if found.decision:
        return found.decision
    lacking = [line for line in lines if not line.is_known and line.measure != UNCOUNTED]
    if not lacking:
        return NOTHING_TO_CHANGE
    first = next((line for line in lacking if line.measure), lacking[0])  # an export or an entry is within reach
    return f"Chiffrer d’abord « {first.name} » : {first.source.removeprefix(f'{NO_SOURCE} : ')}."
