"""What the strategy's slides of objectives lack of the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from iwa import numbers
from iwa.editorial.hours import team_hours
from iwa.needs.need import Asked, Need, tab
from iwa.steps.objectives.aims import aims
from iwa.steps.objectives.smart import lacks


def smart_parts(asked: Asked) -> Iterable[Need]:
    """What each objective lacks to be SMART, and its quarter; indicator and target are asked for together."""
    apart = ("l’indicateur", "la cible")
    for aim in aims(asked.month):
        lacking = [lack.what for lack in lacks(asked.month, aim) if lack.what not in apart]
        lacking += [] if aim.goal.quarter else ["le trimestre"]
        if lacking:
            what = f"« {aim.goal.sentence.rstrip('.')} » : {numbers.listed(lacking)}"
            yield Need(what, tab("goals", aim.goal.cells.get("sentence", "")))


def worry_lines(asked: Asked) -> Iterable[Need]:
    goals = asked.month.dossier.goals
    open_ = [goal for goal in goals if goal.worry_line is None or not goal.worry_action]
    if open_:
        count = numbers.counted(len(open_), "objectif")
        where = tab("goals", open_[0].cells.get("sentence", ""))
        yield Need(f"Le seuil d’inquiétude de {count}, ou ce que l’on fait alors", where)


def messages(asked: Asked) -> Iterable[Need]:
    """Messages to repeat, the words by which they are known, what shows them."""
    found = asked.month.dossier.key_messages
    if not found:
        yield Need("Les messages à répéter", tab("key_messages"))
    for message in found:
        lacking = [
            what
            for what, there in (("les mots qui le signalent", message.words), ("la preuve", message.proof))
            if not there
        ]
        if lacking:
            yield Need(f"« {message.message.rstrip('.')} » : {numbers.listed(lacking)}", tab("key_messages"))


def hours(asked: Asked) -> Iterable[Need]:
    if team_hours(asked.month.dossier).available is None:
        yield Need("Les heures par semaine de ceux qui produisent", tab("team"))
