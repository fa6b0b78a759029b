"""What the brand looks like in a post: colours, font, what lies ready, and the rules for pictures."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.deck.colours import FOR_TEXT, contrast
from iwa.dossier.choices import VISUAL_RULE
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import is_expired
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.charter.noted import approver, in_a_title, rows_of, rule_said
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, lowered

COLUMNS = (Column("Élément", 1.6, role="strong"), Column("Ce que c’est", 3), Column("Comment s’en servir", 3.6))
READY = ("logo", "charte graphique", "gabarit", "photo")
BLACK = "000000"


def look(month: ClientMonth) -> Slide:
    """The colours with what can be written on them, the font, the assets, then the rules for pictures."""
    rules = rows_of(month, VISUAL_RULE)
    rows = (*_colours(month), _font(month), *(_asset(month, kind) for kind in READY), *map(_rule, rules))
    return Slide(
        id="charte.visuel",
        title=_title(month, rules),
        subtitle=f"Couleurs, police, éléments prêts et règles d’image {numbers.of(month.client.name)}",
        exhibit=Table(
            COLUMNS,
            rows if rules else (*rows, ("Règle d’image", TO_COMPLETE, TO_COMPLETE)),
            "L’identité visuelle et les règles d’image, avec leur emploi.",
        ),
        decision=_decision(month, rules),
        source=Source(
            ("client.yaml", "dossier.xlsx, onglet « éditorial »", "dossier.xlsx, onglet « preuves »"),
            exports="client.yaml ; dossier, onglets « éditorial » et « preuves »",
        ),
        notes="Contraste selon les WCAG 2.1 : 4,5:1 au moins pour un texte. Sans « marque » dans client.yaml, les documents "
        "prennent les couleurs de l’atelier, et la charte reste à compléter.",
    )


def _colours(month: ClientMonth) -> list[tuple[str, ...]]:
    brand, noted = month.client.brand, month.client.brand.model_fields_set
    named = (("Couleur", "primary", brand.primary), ("Accent", "accent", brand.accent))
    return [
        (name, colour, _written_on(colour)) if field in noted else (name, TO_COMPLETE, TO_COMPLETE)
        for name, field, colour in named
    ]


def _written_on(colour: str) -> str:
    """Which of white and black can be read on a colour, and how well."""
    on = {"blanc": contrast(colour.removeprefix("#")), "noir": contrast(colour.removeprefix("#"), BLACK)}
    readable = {ink: ratio for ink, ratio in on.items() if ratio >= FOR_TEXT}
    told = numbers.listed(f"{ink} (contraste {numbers.decimal(ratio, 1)}:1)" for ink, ratio in readable.items())
    unreadable = [ink for ink in on if ink not in readable]
    return f"Texte en {told}" + (f" ; illisible en {unreadable[0]}" if unreadable else "")


def _font(month: ClientMonth) -> tuple[str, ...]:
    brand = month.client.brand
    if "font" not in brand.model_fields_set:
        return "Police", TO_COMPLETE, TO_COMPLETE
    return "Police", brand.font, "Titres et textes posés sur les images"


def _asset(month: ClientMonth, kind: str) -> tuple[str, ...]:
    """An asset of a kind, with what stands in its way."""
    first = _first(month, kind)
    if first is None:
        return capital(kind), TO_COMPLETE, TO_COMPLETE
    note = lowered(first.note) if first.note else ""
    how = _obstacle(month, first) or (
        f"Source : {first.source}" if first.source else f"À demander à {first.owner or approver(month)}"
    )
    return capital(kind), first.name, " ; ".join(part for part in (how, note) if part)


def _first(month: ClientMonth, kind: str) -> Proof | None:
    """The first asset of a kind that may be used, else the first there is."""
    found = (proof for proof in month.dossier.proofs if proof.kind == kind)
    return min(found, key=lambda proof: _obstacle(month, proof) != "", default=None)


def _obstacle(month: ClientMonth, proof: Proof) -> str:
    """Why an asset cannot be used, "" where it can."""
    if proof.state == "à obtenir":
        return f"À obtenir : {proof.owner or approver(month)}"
    if is_expired(proof, month.month.last) and proof.expires:
        return f"Droits finis le {numbers.day(proof.expires)}"
    return "Accord à demander" if proof.permission == "à demander" else "Accord refusé" if proof.permission == "refusée" else ""  # fmt: skip


def _rule(row: EditorialElement) -> tuple[str, ...]:
    return "Règle d’image", rule_said(row), capital(row.note or row.example or "–")


def _title(month: ClientMonth, rules: list[EditorialElement]) -> str:
    if len(rules) > 1:
        return f"{excerpt(rules[0].name, 50)} ; {in_a_title(rules[1].name)}"
    if rules:
        return f"À l’image, une règle : {in_a_title(rules[0].name)}"
    font = month.client.brand.font if "font" in month.client.brand.model_fields_set else ""
    fixed = f" ; police : {excerpt(font, 24)}" if font else ""
    return f"Les règles d’image {numbers.of(month.client.name)} restent {TO_COMPLETE}{fixed}"


def _decision(month: ClientMonth, rules: list[EditorialElement]) -> str:
    shown = [_first(month, kind) for kind in READY]
    blocked = [proof for proof in shown if proof and _obstacle(month, proof)]
    if not rules:
        person = approver(month)
        watched = f" avec {person}" if person != TO_COMPLETE else ""
        return f"Regarder les neuf dernières images{watched} et en tirer deux règles."
    if blocked:
        what = "Faire" if blocked[0].state == "à obtenir" else "Refaire signer"
        return f"{what} « {blocked[0].name} » avant la prochaine série d’images."
    return f"Tenir la règle sur les prochaines images : {in_a_title(rules[0].name)}."
