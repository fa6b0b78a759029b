"""What the editorial charter and the checklists lack of the dossier and of client.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from iwa import numbers
from iwa.dossier.cells import plain
from iwa.dossier.choices import (
    MODERATION_RANKS,
    OFF_LIMITS,
    STRUCTURE_PARTS,
    TONE_AVOID,
    TONE_DO,
    VISUAL_RULE,
    WORD_AVOIDED,
    WORD_USED,
)
from iwa.editorial.cadence import cadence
from iwa.method.checklists import checklists
from iwa.needs.need import Asked, Need, tab
from iwa.steps.charter.noted import in_charge, rows_of
from iwa.steps.charter.structure import noted_parts
from iwa.steps.checklists.slides import LAUNCH, is_first
from iwa.steps.wording import TO_COMPLETE, network_name

RULES = {
    TONE_DO: "un ton à faire, avec une phrase du métier",
    TONE_AVOID: "un ton à ne pas faire, avec une phrase du métier",
    WORD_USED: "les mots à employer",
    WORD_AVOIDED: "les mots à éviter",
    OFF_LIMITS: "les sujets à ne pas toucher",
    VISUAL_RULE: "les règles visuelles",
}
MARKS = {"primary": "couleur", "accent": "accent", "font": "police"}


def rules(asked: Asked) -> Iterable[Need]:
    """The kinds of rule of which the editorial line has none."""
    lacking = [said for element, said in RULES.items() if not rows_of(asked.month, element)]
    if lacking:
        yield Need(f"Charte : {numbers.listed(lacking)}", tab("editorial"))


def structures(asked: Asked) -> Iterable[Need]:
    """The parts of a post's structure that have no example, network by network."""
    for network in cadence(asked.month).kept:
        noted = noted_parts(asked.month, network)
        lacking = [part for part in STRUCTURE_PARTS if part not in noted or not noted[part].example]
        if lacking:
            yield Need(f"Structure {network_name(network)} : {numbers.listed(lacking)}", tab("editorial"))


def brand(asked: Asked) -> Iterable[Need]:
    there = asked.month.client.brand.model_fields_set
    lacking = [said for field, said in MARKS.items() if field not in there]
    if lacking:
        yield Need(f"L’identité visuelle : {numbers.listed(lacking)}", "client.yaml, « marque »")


def deciders(asked: Asked) -> Iterable[Need]:
    """The ranks in moderation that nobody holds."""
    lacking = [rank for rank in MODERATION_RANKS if in_charge(asked.month, rank) == TO_COMPLETE]
    if lacking:
        yield Need(f"Qui tranche en modération : {numbers.listed(lacking)}", tab("team"))


def ticks(asked: Asked) -> Iterable[Need]:
    """The points of the launch that only a person can tick and that nobody has."""
    if not is_first(asked.month):
        return
    ticked = {plain(t.item) for t in asked.month.dossier.checklists if t.checklist == LAUNCH and t.done is not None}
    for item in checklists().launch:
        if not item.evidence and plain(item.item) not in ticked:
            yield Need(f"« {item.item} » : oui ou non, par qui, quand", tab("checklists"))
