"""What lacks a proof: the pillars that are published without any, the objections that nothing answers."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.editorial.mix import chosen_pillars, observed_mix, own_name
from iwa.editorial.proofs import inventory, proofs_for
from iwa.method import pillars as method
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.figures import share_figure
from iwa.steps.calendar.planned import live, still_lacking
from iwa.steps.proof_plan.answered import Answer, answers
from iwa.steps.proof_plan.inventory import source_of
from iwa.steps.sourcing import source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, excerpt

LONGEST = 70  # letters
MOST = 7  # objections on the slide
THERE, CHECKING, TO_DO = "fait", "en cours", "à faire"


def pillars(month: ClientMonth) -> Slide:
    """A line a pillar: its share of what is published, what may be shown for it, the kind that lacks most."""
    found = inventory(month.dossier.proofs, month.month.last)
    rows, bare = [], []
    for pillar in chosen_pillars(month):
        shown, coming = proofs_for(pillar, found.usable), proofs_for(pillar, found.to_obtain)
        if not shown:
            bare.append(pillar)
        rows.append((
            own_name(month, pillar),
            share_figure(month, observed_mix(month).get(pillar, 0.0), [pillar]),
            _waiting(month, pillar),
            " ; ".join(excerpt(proof.name, LONGEST) for proof in shown[:3]) or "rien encore",
            " ; ".join(excerpt(proof.name, LONGEST) for proof in coming[:2]) or "–",
            _lacking(month, pillar),
            THERE if shown else TO_DO,
        ))  # fmt: skip
    columns = (
        Column("Pilier", 1.4, role="strong"), Column("Part publiée", 0.8, "right"), Column("Lignes en attente", 0.9, "right"),
        Column("On montre", 2.4), Column("En route", 1.8), Column("À chercher", 1.5), Column("État", 0.9, role="state"),
    )  # fmt: skip
    return Slide(
        id="preuve.piliers",
        title=_title(month, bare),
        subtitle=f"Part des publications, stories comprises, {window_period(month)} ; lignes du prochain calendrier dont la preuve est à obtenir",
        exhibit=Table(
            columns, tuple(rows), "Chaque pilier avec ce qui le prouve et ce qui lui manque.", kind="checklist"
        ),
        decision=_decision(month, bare),
        source=source(month, month.networks, definition="onglet « preuves » et calendrier"),
        notes="Une preuve sert les piliers qui se racontent avec sa nature. À chercher : la première nature de preuve du pilier dont il "
        "n’y a rien, ni à montrer ni en route.",
    )


def _waiting(month: ClientMonth, pillar: str) -> str:
    """How many rows of the plan wait for a proof of this pillar, as it is printed."""
    return numbers.integer(_rows_waiting(month, pillar))


def _rows_waiting(month: ClientMonth, pillar: str) -> int:
    return sum(row.pillar == pillar and "à obtenir" in (row.proof or "") for row in live(plan_of(month).rows))


def _lacking(month: ClientMonth, pillar: str) -> str:
    found = inventory(month.dossier.proofs, month.month.last)
    held = {proof.kind for proof in proofs_for(pillar, (*found.usable, *found.to_obtain))}
    return next((kind for kind in method.pillars().pillars[pillar].proofs if kind not in held), "–")


def _title(month: ClientMonth, bare: list[str]) -> str:
    if bare:
        names = numbers.listed(f"« {own_name(month, pillar)} »" for pillar in bare[:3])
        return f"Sans preuve à montrer : {names}, que l’on publie pourtant"
    first = _most_waiting(month)
    if _rows_waiting(month, first):
        return f"Chaque pilier a sa preuve ; « {own_name(month, first)} » en attend pour {_waiting(month, first)} {_lines(month, first)} du calendrier"
    return f"Chaque pilier {numbers.of(month.client.name)} a une preuve à montrer"


def _most_waiting(month: ClientMonth) -> str:
    """The pillar with most rows of the plan that wait for a proof."""
    return max(chosen_pillars(month), key=lambda pillar: _rows_waiting(month, pillar))


def _lines(month: ClientMonth, pillar: str) -> str:
    return "ligne" if _rows_waiting(month, pillar) == 1 else "lignes"


def _decision(month: ClientMonth, bare: list[str]) -> str:
    if bare:
        kind = _lacking(month, bare[0])
        what = f"trouver {_one(kind)}" if kind != "–" else "obtenir ce qui est en route"
        return f"Pour « {own_name(month, bare[0])} », {what} avant d’en publier plus."
    first = _most_waiting(month)
    if not _rows_waiting(month, first):
        return NOTHING_TO_CHANGE
    row = next(row for row in live(plan_of(month).rows) if row.pillar == first and "à obtenir" in (row.proof or ""))
    return f"Obtenir d’abord, pour le {numbers.day(row.day, year=False)}, {still_lacking(row)}."


def _one(kind: str) -> str:
    return f"une {kind}" if kind == "démonstration" else f"un {kind}"


def objections(month: ClientMonth) -> Slide:
    """A line an objection received: how often, what answers it, what would."""
    found = answers(month)
    bare = [one for one in found if not one.shown]
    columns = (
        Column("Objection reçue", 3.4, role="strong"), Column("Fois", 0.6, "right"), Column("Ce qui y répond", 2.6),
        Column("Ce qu’il faudrait", 2.2), Column("État", 0.9, role="state"),
    )  # fmt: skip
    return Slide(
        id="preuve.objections",
        title=_told(month, found, bare),
        subtitle=f"Messages, commentaires et avis, {window_period(month)}, sans nom d’auteur",
        exhibit=Table(
            columns,
            tuple(_line(one) for one in found[:MOST]) or ((_silent(month), "–", "–", "–", TO_COMPLETE),),
            "Les objections reçues et ce qui les lève.",
            kind="checklist",
        ),
        message=_others(found),
        decision=_next(month, found, bare),
        source=source_of(month),
        notes="Une objection est un message mécontent qui dit ce qui retient ; celles qui disent la même chose sont comptées ensemble. Une "
        "preuve y répond quand son intitulé, sa source ou sa note a un mot en commun avec elle : à vérifier en lisant.",
    )


def _line(one: Answer) -> tuple[str, ...]:
    shown = " ; ".join(excerpt(proof.name, LONGEST) for proof in one.shown[:2])
    coming = " ; ".join(excerpt(proof.name, LONGEST) for proof in one.coming[:2])
    wanted = f"{coming}, à obtenir" if coming else f"{one.kind} sur {_topic(one)}"
    told = f"à vérifier : {shown}" if shown else "rien encore"
    return (
        f"« {excerpt(one.objection.text, 110)} »",
        numbers.integer(one.objection.count),
        told,
        "Lire si elle y répond" if shown else capital(wanted),
        CHECKING if shown else TO_DO,
    )


def _topic(one: Answer) -> str:
    return f"« {one.objection.topic} »" if one.objection.topic else "ce point"


def _silent(month: ClientMonth) -> str:
    if month.messages.empty:
        return f"Aucun fichier de messages : objections {TO_COMPLETE}"
    return f"Aucune objection repérée dans les messages ; à vérifier, ou {TO_COMPLETE} d’après le comptoir"


def _told(month: ClientMonth, found: tuple[Answer, ...], bare: list[Answer]) -> str:
    if not found:
        return f"Les objections faites à {month.client.name} ne sont pas encore connues"
    whole = in_words(len(found), feminine=True).capitalize()
    noun = "objection reçue" if len(found) == 1 else "objections reçues"
    if not bare:
        return f"{whole} {noun}, chacune a une preuve à en rapprocher"
    lacking = (
        "aucune n’a de preuve"
        if len(bare) == len(found) and len(found) > 1
        else f"{in_words(len(bare), feminine=True)} sans preuve qui y réponde"
    )
    return f"{whole} {noun}, {lacking}"


def _others(found: tuple[Answer, ...]) -> tuple[str, ...]:
    left = len(found) - MOST
    return (
        (f"Moins fréquentes : {in_words(left, feminine=True)} {'autre' if left == 1 else 'autres'}.",)
        if left > 0
        else ()
    )


def _next(month: ClientMonth, found: tuple[Answer, ...], bare: list[Answer]) -> str:
    if not found:
        return "Déposer un fichier de messages, et noter les objections entendues à l’oral."
    if bare:
        return f"Répondre à « {excerpt(bare[0].objection.text, LONGEST)} » par {_one(bare[0].kind)}."
    return f"Montrer « {excerpt(found[0].shown[0].name, LONGEST)} » là où l’objection revient."
