"""The charter on one page."""

from __future__ import annotations

from datetime import date

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import TONE_AVOID, TONE_DO, VISUAL_RULE, WORD_AVOIDED, WORD_USED
from iwa.method.checklists import checklists, due_on
from iwa.slides import Block, Blocks, Slide
from iwa.steps.charter.noted import approver, in_a_title, quoted, rows_of, rule_said, tabs, tone_rule
from iwa.steps.wording import TO_COMPLETE, excerpt, lowered

MOST = 3  # lines of a block
APPROVED = "Charte éditoriale validée"


def page(month: ClientMonth) -> Slide:
    """What is repeated, how it is said, in which words, and what is shown, in four blocks."""
    blocks = (_repeated(month), _said(month), _words(month), _shown(month))
    return Slide(
        id="charte.page",
        title=_title(month),
        subtitle=f"La charte éditoriale {numbers.of(month.client.name)} en une page",
        exhibit=Blocks(tuple(Block(heading, tuple(lines) or (TO_COMPLETE,)) for heading, lines in blocks)),
        decision=_decision(month),
        source=tabs("éditorial", "messages clés"),
        notes="Chaque ligne est celle du dossier ; ce qui n’y est pas encore se lit « à compléter ».",
    )


def _repeated(month: ClientMonth) -> tuple[str, list[str]]:
    return "Ce que l’on répète", [row.message for row in month.dossier.key_messages[:MOST]]


def _said(month: ClientMonth) -> tuple[str, list[str]]:
    lines = [excerpt(row.name, 90) for row in rows_of(month, TONE_DO)[:2]]
    avoided = rows_of(month, TONE_AVOID)
    lines += [f"Jamais : {lowered(excerpt(row.name, 80))}" for row in avoided[:1]]
    return "Comment on le dit", lines if avoided or not lines else [*lines, f"Jamais : {TO_COMPLETE}"]


def _words(month: ClientMonth) -> tuple[str, list[str]]:
    sides = (("Oui", WORD_USED), ("Non", WORD_AVOIDED))
    found = {side: [row.name for row in rows_of(month, element)] for side, element in sides}
    return "Avec quels mots", [f"{side} : {', '.join(words[:4]) or TO_COMPLETE}" for side, words in found.items()]


def _shown(month: ClientMonth) -> tuple[str, list[str]]:
    return "Ce que l’on montre", [rule_said(row) for row in rows_of(month, VISUAL_RULE)[:MOST]]


def _title(month: ClientMonth) -> str:
    rule, messages = tone_rule(month), month.dossier.key_messages
    if rule and messages:
        return f"Dire {quoted(messages[0].message, 42)}, et ainsi : {in_a_title(rule)}"
    if rule:
        return f"Une façon de parler est choisie : {in_a_title(rule)} ; le message reste {TO_COMPLETE}"
    return f"Le ton {numbers.of(month.client.name)} reste {TO_COMPLETE} dans le dossier"


def _decision(month: ClientMonth) -> str:
    """Who has approved the charter and when, or by when who must."""
    ticks = [tick for tick in month.dossier.checklists if plain(tick.item) == plain(APPROVED)]
    done = next((tick for tick in ticks if tick.done), None)
    if done:
        by, on = done.by or TO_COMPLETE, f" le {numbers.day(done.on)}" if done.on else ""
        return f"Charte validée par {by}{on} ; la reprendre quand une ligne ci-dessus change."
    note = next((f" ({tick.note})" for tick in ticks if tick.note), "")
    return f"Faire valider la charte par {approver(month)} avant le {numbers.day(_due(month))}{note}."


def _due(month: ClientMonth) -> date:
    item = next(item for item in checklists().launch if item.item == APPROVED)
    return due_on(item, month.client.start)
