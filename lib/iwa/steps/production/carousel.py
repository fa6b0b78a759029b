"""A carousel written slide by slide for one of the month's subjects, from its own row of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import VISUAL_RULE
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import format_name, plan_source
from iwa.steps.charter.noted import quoted, rows_of, rule_said
from iwa.steps.charter.structure import noted_parts
from iwa.steps.production.subjects import body_of, gaps, is_open, richest, said_of
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, lowered, month_label, network_name

COLUMNS = (Column("Image", 1.3, role="strong"), Column("Ce qu’elle dit", 5), Column("Ce qu’elle montre", 3.2))
LONGEST = 170
MATERIAL = "gabarit"


def carousel(month: ClientMonth) -> Slide:
    """The images in their order; where another subject has more to say than the carousels planned, its own, which is said."""
    row = richest(month, ("carousel",))
    lines = tuple(_images(month, row)) if row else ()
    return Slide(
        id="production.gabarit.carrousel",
        title=_title(month, row),
        subtitle=_subtitle(month, row),
        exhibit=Table(COLUMNS, lines or (("1", TO_COMPLETE, TO_COMPLETE),), "Un carrousel, image par image."),
        message=tuple(_message(month, row)),
        decision=_decision(month, row),
        source=plan_source(month, plan_of(month), [row] if row else []),
        notes="Le texte vient de la ligne du calendrier : accroche, points du brief, preuve, appel à l’action. L’atelier compte vingt-cinq "
        "mots au plus par image, et une image par point. Ce qui manque reste écrit, avec qui peut le donner.",
    )


def _images(month: ClientMonth, row: PlannedPost) -> Iterator[tuple[str, str, str]]:
    said = list(_said(row))
    shown = list(_visuals(month, row.network))
    for rank, (name, text) in enumerate(said, start=1):
        yield f"{rank}. {name}", excerpt(capital(text), LONGEST), _shown(month, row, name, shown, rank)


def _said(row: PlannedPost) -> Iterator[tuple[str, str]]:
    """What each image says: the hook, a point each, the steps apart, the proof, the call."""
    yield "Ouverture", row.hook or row.theme or TO_COMPLETE
    yield from ((capital(point.name.lower()), point.told) for point in said_of(row))
    yield "Preuve", row.proof or TO_COMPLETE
    where = f" ({row.page.split('/', 3)[-1]})" if row.page and "(" not in (row.call or "") else ""
    yield "Appel", f"{row.call or TO_COMPLETE}{where}"


def _visuals(month: ClientMonth, network: str) -> Iterator[str]:
    """The client's visual rules that hold on a network."""
    for rule in rows_of(month, VISUAL_RULE):
        if rule.network in (network, None):
            yield rule_said(rule) if rule.network is None else rule.name


def _shown(month: ClientMonth, row: PlannedPost, name: str, rules: list[str], rank: int) -> str:
    """What an image shows: the proof's own, the logo at the end, else the client's visual rules in turn."""
    if name == "Preuve":
        proof = next((one for one in month.dossier.proofs if plain(one.name) in plain(row.proof or "-")), None)
        return f"{proof.source or proof.name}" if proof else f"La pièce elle-même, {TO_COMPLETE}"
    if name == "Appel":
        logo = next((one.name for one in month.dossier.proofs if one.kind == "logo" and one.state == "existe"), None)
        return logo or f"Logo {TO_COMPLETE}"
    if name == "Ouverture" and (opening := noted_parts(month, row.network).get("accroche")) and opening.note:
        return opening.note
    if rank <= len(rules):
        return rules[rank - 1]
    return f"à choisir avec {row.owner}" if row.owner and rank > 1 else f"règle visuelle {TO_COMPLETE}"


def _title(month: ClientMonth, row: PlannedPost | None) -> str:
    if row is None:
        return f"Aucun sujet à mettre en carrousel dans le calendrier {numbers.of(month_label(month.month.next))}"
    images = len(list(_said(row)))
    told = f"En carrousel, {quoted(row.theme or row.hook or '', 48)} tient en {images} images"
    return told if not gaps(row) else f"{told} ; {numbers.counted(gaps(row), 'point')} à obtenir"


def _subtitle(month: ClientMonth, row: PlannedPost | None) -> str:
    if row is None:
        return f"Gabarit de carrousel {numbers.of(month.client.name)}"
    where = f"{network_name(row.network)}, {numbers.day(row.day)}"
    if row.format != "carousel":
        return f"Gabarit de carrousel rempli avec le sujet le mieux documenté du mois, prévu en {format_name(row)} ({where})"
    return f"Gabarit de carrousel rempli avec une ligne du calendrier : {where}"


def _message(month: ClientMonth, row: PlannedPost | None) -> Iterator[str]:
    found = _material(month)
    if found:
        where = f", {found.source}" if found.source else ""
        state = "" if found.state == "existe" else " (à obtenir)"
        yield f"Fichier à remplir : {quoted(found.name, 60)}{where}{state}."
    else:
        yield f"Fichier à remplir : aucun gabarit de carrousel dans l’onglet « preuves » {numbers.of(month.client.name)}."
    rules = list(_visuals(month, row.network)) if row else []
    if rules:
        yield f"Sur toutes les images : {numbers.listed(lowered(rule) for rule in rules[:2])}."


def _material(month: ClientMonth):  # type: ignore[no-untyped-def]
    """The template that the dossier has for carousels, else its first one; None without any."""
    known = [one for one in month.dossier.proofs if one.kind == MATERIAL]
    return next((one for one in known if "carrousel" in plain(one.name)), None)


def _decision(month: ClientMonth, row: PlannedPost | None) -> str:
    if row is None:
        return f"Noter un sujet à expliquer avant le {numbers.day(month.month.next.first, year=False)}."
    lacking = next((point for point in body_of(row) if is_open(point.told)), None)
    if lacking:
        return f"Obtenir d’abord : {lacking.name.lower()}, {lacking.told}."
    if is_open(row.proof or ""):
        return f"Trouver la preuve avant le {numbers.day(row.day, year=False)} : {(row.proof or '').partition(':')[2].strip()}."
    return f"Donner ce texte à {row.owner or TO_COMPLETE} pour la parution du {numbers.day(row.day, year=False)}."
