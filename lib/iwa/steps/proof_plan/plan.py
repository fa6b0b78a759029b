"""The plan of the proofs to get: what, why, how, by whom, by when."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.subject import lowered
from iwa.client_month import ClientMonth
from iwa.method.obtaining import ways
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.people import approver
from iwa.steps.calendar.planned import day_name
from iwa.steps.proof_plan.inventory import source_of
from iwa.steps.proof_plan.wanted import Wanted, wanted
from iwa.steps.wording import TO_COMPLETE, capital

MOST = 9  # lines


def plan(month: ClientMonth) -> Slide:
    """A line a proof to get, the first due first."""
    found = wanted(month)
    columns = (
        Column("Preuve à obtenir", 2.6, role="strong"), Column("Pourquoi", 1.9), Column("Comment", 2.4), Column("Qui", 1.3),
        Column("Auprès de", 1.3), Column("Pour le", 1.0),
    )  # fmt: skip
    return Slide(
        id="preuve.plan",
        title=_title(month, found),
        subtitle=f"Preuves {numbers.of(month.client.name)} à obtenir, la plus pressée d’abord, à partir du {numbers.day(month.month.next.first)}",
        exhibit=Table(
            columns,
            tuple(_line(one) for one in found[:MOST]) or ((f"preuve {TO_COMPLETE}", "–", "–", "–", "–", "–"),),
            "Le plan de création des preuves.",
        ),
        message=(*_leaves(found), *_more(found)),
        decision=_decision(month, found),
        source=source_of(month),
        notes="Pour le : cinq jours ouvrés avant la publication qui l’attend ; sans elle, le temps que demande sa nature "
        + numbers.listed(f"({kind} : {way.days} jours ouvrés)" for kind, way in ways().items())
        + ". Celui qui possède la preuve s’en charge s’il est de l’équipe.",
    )


def _line(one: Wanted) -> tuple[str, ...]:
    return capital(one.what), one.why, ways()[one.kind].how, one.who, one.asked, day_name(one.by)


def _leaves(found: list[Wanted]) -> tuple[str, ...]:
    """Whose leave the first one needs."""
    return (f"Accord à prévoir pour la première : {ways()[found[0].kind].leave}.",) if found else ()


def _more(found: list[Wanted]) -> tuple[str, ...]:
    left = len(found) - MOST
    nobody = sum(one.asked == TO_COMPLETE for one in found)
    told = (
        [f"Ensuite : {in_words(left, feminine=True)} {'autre preuve' if left == 1 else 'autres preuves'}."]
        if left > 0
        else []
    )
    if nobody:
        told.append(f"Auprès de qui : {TO_COMPLETE} pour {in_words(nobody, feminine=True)} d’entre elles.")
    return tuple(told)


def _title(month: ClientMonth, found: list[Wanted]) -> str:
    if not found:
        return f"Rien à obtenir pour l’instant : {month.client.name} montre ce qu’il affirme"
    count = in_words(len(found), feminine=True).capitalize()
    return f"{count} {'preuve' if len(found) == 1 else 'preuves'} à obtenir, la première pour le {numbers.day(found[0].by, year=False)}"


def _decision(month: ClientMonth, found: list[Wanted]) -> str:
    if not found:
        return "Entretenir ces preuves : revoir accords et dates au prochain trimestre."
    first = found[0]
    return f"{first.who} s’en charge pour le {numbers.day(first.by, year=False)} : {lowered(first.what)} ; {approver(month)} valide."
