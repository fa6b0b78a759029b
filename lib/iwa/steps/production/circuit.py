"""The five stages of a post: who has each, in how many days, who takes over, and what a silence does."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.stages import APPROVAL, CREATION, circuit_of, owner_of
from iwa.client_month import ClientMonth
from iwa.dossier.choices import AGREES, PASSES_ON, PRODUCTION_STAGES
from iwa.dossier.circuit import CircuitStage
from iwa.slides import Process, Slide, Stage
from iwa.steps.architecture.people import makers, named
from iwa.steps.charter.noted import tabs
from iwa.steps.production.days import days_said, span_said
from iwa.steps.tracing import circuit_figure
from iwa.steps.wording import TO_COMPLETE, capital
from iwa.traced import within

LONGEST_TITLE = 110
ANSWERED = ("relecture", APPROVAL)  # the stages in which somebody else is waited for


def circuit(month: ClientMonth) -> Slide:
    """The stages in their order, as the tab « circuit » notes them."""
    return Slide(
        id="production.circuit",
        title=_title(month),
        subtitle=f"De l’idée à la publication programmée, chez {month.client.name} ; délais en jours ouvrés, document de l’équipe",
        exhibit=Process(tuple(_stage(month, name) for name in PRODUCTION_STAGES)),
        message=tuple(_message(month)),
        decision=_decision(month),
        source=tabs("circuit", "équipe"),
        notes="Chaque étape est celle que note l’onglet « circuit » du dossier ; sans ligne, la création revient à qui produit et la "
        "validation à qui valide, d’après l’onglet « équipe ».",
    )


def _stage(month: ClientMonth, name: str) -> Stage:
    row = circuit_of(month).get(name)
    return Stage(capital(name), tuple(_lines(month, name, row)), owner=_owner(month, name), duration=_delay(row))


def _owner(month: ClientMonth, name: str) -> str:
    """Who has a stage: as noted, else whoever makes or approves by the tab « équipe »."""
    found = owner_of(month, name)
    return found or (named(makers(month), 2) if name == CREATION else TO_COMPLETE)


def _delay(row: CircuitStage | None) -> str:
    if row is None or row.agreed_days is None:
        return f"délai {TO_COMPLETE}"
    return days_said(row.agreed_days, circuit_figure(span_said(row.agreed_days), "agreed_days", row.stage))


def _lines(month: ClientMonth, name: str, row: CircuitStage | None) -> list[str]:
    stand_in = _stand_in(month, name, row)
    lines = [f"En son absence : {stand_in or TO_COMPLETE}"]
    if name in ANSWERED or (row and row.silence):
        lines.append(capital(_silence(row)))
    return lines


def _stand_in(month: ClientMonth, name: str, row: CircuitStage | None) -> str | None:
    """Who takes a stage over: as noted for it, else for the person who has it."""
    if row and row.stand_in:
        return row.stand_in
    owner = owner_of(month, name)
    return next((one.replaced_by for one in month.dossier.team if one.name == owner and one.replaced_by), None)


def _silence(row: CircuitStage | None) -> str:
    """What not answering does, and after how long; what lacks of it."""
    if row is None or row.silence is None or row.silence_days is None:
        return f"sans réponse : {TO_COMPLETE}"
    after = days_said(row.silence_days, circuit_figure(span_said(row.silence_days), "silence_days", row.stage))
    if row.silence == AGREES:
        return within(f"sans réponse après {after} : vaut accord", after)
    return within(f"sans réponse après {after} : passe à {row.escalates_to or TO_COMPLETE}", after)


def _whole(month: ClientMonth) -> str:
    """What all the delays make together; "" while one lacks."""
    rows = circuit_of(month)
    found = [row.agreed_days for row in rows.values() if row.agreed_days is not None]
    if len(found) < len(PRODUCTION_STAGES):
        return ""
    return days_said(sum(found), circuit_figure(span_said(sum(found)), "circuit_days"))


def _title(month: ClientMonth) -> str:
    whole, approver, first = _whole(month), owner_of(month, APPROVAL), owner_of(month, PRODUCTION_STAGES[0])
    if approver is None:
        return (
            f"Personne ne valide encore les publications {numbers.of(month.client.name)} : qui valide est {TO_COMPLETE}"
        )
    if whole:
        told = f"{approver} valide, et une publication prend {whole} au plus depuis le brief"
        by = f"{told} {numbers.of(first)}" if first else told
        return within(by if len(by) <= LONGEST_TITLE else told, whole)
    lacking = _without_delay(month)
    if len(lacking) == len(PRODUCTION_STAGES):
        return f"{approver} valide ; en combien de jours une publication se fait reste {TO_COMPLETE}"
    return f"{approver} valide ; le délai {numbers.listed(_of_stage(name) for name in lacking[:2])} reste {TO_COMPLETE}"


def _of_stage(name: str) -> str:
    return "du brief" if name == "brief" else f"de la {name}"


def _without_delay(month: ClientMonth) -> list[str]:
    rows = circuit_of(month)
    return [name for name in PRODUCTION_STAGES if name not in rows or rows[name].agreed_days is None]


def _message(month: ClientMonth) -> list[str]:
    """How the short way works, what does not hold together."""
    whole, told = _whole(month), []
    if whole:
        told.append(within(f"En tout : {whole} au plus, du brief à la programmation.", whole))
    return [*told, *_contradictions(month)]


def _contradictions(month: ClientMonth) -> list[str]:
    rows, told = circuit_of(month), []
    for name, row in rows.items():
        stand_in, owner = _stand_in(month, name, row), owner_of(month, name)
        if stand_in and stand_in == owner:
            told.append(f"{capital(name)} : {owner} ne peut pas se remplacer.")
        if row.silence == PASSES_ON and row.escalates_to in (None, owner):
            whom = "à personne" if row.escalates_to is None else "à qui ne répond déjà pas"
            told.append(f"{capital(name)} : un silence passe {whom} ; nommer quelqu’un d’autre.")
    if len(month.dossier.team) == 1:
        told.append(f"Une équipe d’une personne : {month.dossier.team[0].name} relit et valide ce qu’elle produit.")
    makes, approves = owner_of(month, CREATION), owner_of(month, APPROVAL)
    if makes and makes == approves and len(month.dossier.team) > 1:
        told.append(f"{makes} produit et valide : personne d’autre ne lit avant parution.")
    return told


def _decision(month: ClientMonth) -> str:
    row, approver = circuit_of(month).get(APPROVAL), owner_of(month, APPROVAL)
    if approver is None:
        return "Noter qui valide dans l’onglet « équipe », et qui le remplace."
    if _stand_in(month, APPROVAL, row) is None:
        return f"Nommer qui valide en l’absence {numbers.of(approver)}."
    if row is None or row.silence is None or row.silence_days is None:
        return f"Convenir avec {approver} du nombre de jours après lequel un silence compte, et de ce qu’il vaut."
    lacking = _without_delay(month)
    if lacking:
        who = owner_of(month, lacking[0]) or "l’équipe"
        return f"Fixer avec {who} le délai {_of_stage(lacking[0])} dans l’onglet « circuit »."
    alone = [name for name in PRODUCTION_STAGES if _stand_in(month, name, circuit_of(month).get(name)) is None]
    if alone:
        return f"Prévoir qui remplace {owner_of(month, alone[0]) or TO_COMPLETE} {_at_stage(alone[0])}."
    return f"Rappeler ces délais à {approver} au prochain point mensuel."


def _at_stage(name: str) -> str:
    return "au brief" if name == "brief" else f"à la {name}"
