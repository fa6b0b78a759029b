"""How the client speaks: what it does, what it never does, and how its posts sound today."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import TONE, TONE_AVOID, TONE_DO
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.observations import Observation
from iwa.findings.tone import tone as traits_of
from iwa.measures.measure import worded
from iwa.slides import Block, Blocks, Slide
from iwa.steps.charter.noted import avoided_tone, in_a_title, networks_said, quoted, rows_of, rule_said, tabs, tone_rule
from iwa.steps.sourcing import window_period
from iwa.steps.tracing import window_count
from iwa.steps.wording import TO_COMPLETE, excerpt, lowered, network_name
from iwa.traced import within

SAID = {"vouvoiement": "« vous »", "tutoiement": "« tu »", "nous": "« nous »"}
FEWEST = 5  # texts under which a share means nothing
LONGEST = 140  # letters of an example


def tone(month: ClientMonth) -> Slide:
    """The rules of tone with an example in the client's trade, beside the tone of today."""
    blocks = (
        Block("À faire", _rules(month, TONE_DO)),
        Block("À ne pas faire", _rules(month, TONE_AVOID)),
        Block("Aujourd’hui", _today(month)),
    )
    return Slide(
        id="charte.ton",
        title=_title(month),
        subtitle=f"Les règles de ton, et le ton d’aujourd’hui sur {networks_said(month)}, {window_period(month)}",
        exhibit=Blocks(blocks),
        decision=_decision(month),
        source=tabs("éditorial", "observations"),
        notes="Règles et exemples sont ceux du dossier. Les parts de « vous », « tu » et « nous » sont comptées dans les textes "
        "de la fenêtre, hors stories et réponses.",
    )


def _rules(month: ClientMonth, element: str) -> tuple[str, ...]:
    rows = rows_of(month, element)
    if not rows:
        return (f"{TO_COMPLETE} : une règle, et une phrase du métier ({month.client.sector})",)
    return tuple(line for row in rows[:2] for line in (rule_said(row), _example(row)))


def _example(row: EditorialElement) -> str:
    return excerpt(row.example, LONGEST) if row.example else f"Exemple {TO_COMPLETE}"


def _today(month: ClientMonth) -> tuple[str, ...]:
    """What was noted of the present tone, then how often the texts speak to the reader and of themselves."""
    notes = [note for note in month.dossier.observations if note.nature == TONE]
    lines = [_noted(note) for note in notes[:2]] or [f"Ton actuel {TO_COMPLETE} dans l’onglet « observations »"]
    return (*lines, *_counted(month))


def _noted(note: Observation) -> str:
    where = f"{network_name(note.network)} : " if note.network else ""
    shown = f". {excerpt(note.examples[0], 80)}" if note.examples else ""
    return f"{where}{lowered(note.finding).rstrip('.') if where else note.finding.rstrip('.')}{shown}"


def _counted(month: ClientMonth) -> tuple[str, ...]:
    traits = {trait.name: trait for trait in traits_of(worded(month.window_posts)) if trait.name in SAID}
    if not traits or next(iter(traits.values())).total < FEWEST:
        return ()
    shares = {
        name: window_count(month, numbers.percent(trait.share, 0), "trait_share", trait=name)
        for name, trait in traits.items()
        if trait.count
    }
    if not shares:
        return ()
    told = numbers.listed(f"{SAID[name]} dans {share}" for name, share in shares.items())
    return (within(f"{told} des textes", *shares.values()),)


def _title(month: ClientMonth) -> str:
    rule, avoided = tone_rule(month), avoided_tone(month)
    if rule and avoided:
        return f"{at_the_head(rule)} ; {in_a_title(avoided)}, jamais"
    if rule:
        return f"{at_the_head(rule)} : la règle est dite, ce que l’on évite reste {TO_COMPLETE}"
    if avoided:
        return f"Ce que l’on évite est dit, {in_a_title(avoided)} ; la règle à suivre reste {TO_COMPLETE}"
    return f"Le ton {numbers.of(month.client.name)} n’est pas encore choisi"


def at_the_head(rule: str) -> str:
    """A rule at the head of a title, cut where it is long."""
    return excerpt(rule, 60).rstrip(".")


def _decision(month: ClientMonth) -> str:
    """What to bring into line: a network whose tone was noted as apart, else what is still to be noted."""
    rule, avoided = tone_rule(month), avoided_tone(month)
    if not rule or not avoided:
        lacking = "un exemple à suivre" if not rule else "un exemple à ne pas suivre"
        return f"Noter {lacking}, écrit comme le ferait un concurrent {numbers.of(month.client.name)}."
    apart = [note for note in month.dossier.observations if note.nature == TONE and note.network]
    if len(apart) > 1:
        last = apart[-1]
        return f"Ramener {network_name(str(last.network))} à la règle : {in_a_title(rule)}."
    example = next((row.example for row in rows_of(month, TONE_DO) if row.example), rule)
    return f"Garder sous les yeux de qui écrit : {quoted(example, 90).replace('. »', ' »')}."
