"""What contents are made with: logos, pictures, models, templates, each with its owner and its rights."""

from __future__ import annotations

from datetime import timedelta

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import is_expired
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import quoted, tabs
from iwa.steps.wording import TO_COMPLETE, capital, lowered
from iwa.typography import french

# The four kinds of the library and what else it may hold, by the natures of the tab « preuves ».
KINDS = {
    "Logos": ("logo",),
    "Photos et vidéos": ("photo", "vidéo"),
    "Modèles de présentation": ("charte graphique",),
    "Gabarits": ("gabarit",),
}
PEOPLE = ("photo", "vidéo")  # in which somebody may be recognised
AGREED = {"accordée": "accord écrit", "refusée": "accord refusé", "à demander": "accord à demander"}
SOON = 60  # days before the end of a right that are worth saying
COLUMNS = (
    Column("Nature", 1.7, role="strong"), Column("Élément", 2.6), Column("État", 1.1, role="state"), Column("Où, à qui", 2.4),
    Column("Droits", 2.6),
)  # fmt: skip


def library(month: ClientMonth) -> Slide:
    """A line an asset, kind by kind; a kind without any has a line that says so."""
    rows = [row for kind, natures in KINDS.items() for row in _of_kind(month, kind, natures)]
    return Slide(
        id="production.bibliotheque",
        title=_title(month),
        subtitle=f"Bibliothèque {numbers.of(month.client.name)} au {numbers.day(month.month.last)}, droits compris",
        exhibit=Table(COLUMNS, tuple(rows), "Les éléments pour produire, leur état et leurs droits."),
        message=tuple(_message(month)),
        decision=_decision(month),
        source=tabs("preuves"),
        notes="Un droit expiré au dernier jour du mois retire l’élément. Une photo ou une vidéo où quelqu’un se reconnaît demande un "
        "accord écrit de cette personne, pour un usage et une durée dits.",
    )


def _of_kind(month: ClientMonth, kind: str, natures: tuple[str, ...]) -> list[tuple[str, ...]]:
    found = assets(month, natures)
    if not found:
        return [(kind, f"aucun élément noté pour {month.client.name}", "à faire : manque", TO_COMPLETE, "–")]
    return [_line(month, kind, one) for one in found]


def assets(month: ClientMonth, natures: tuple[str, ...]) -> list[Proof]:
    """The assets of some natures, in the order of the dossier."""
    return [one for one in month.dossier.proofs if one.kind in natures]


def _line(month: ClientMonth, kind: str, one: Proof) -> tuple[str, ...]:
    there = one.state == "existe"
    place = " ; ".join(filter(None, (one.source, one.owner))) or TO_COMPLETE
    return kind, one.name, "fait : présent" if there else "à faire : à obtenir", place, _rights(month, one)


def _rights(month: ClientMonth, one: Proof) -> str:
    """Whether it may be shown and until when; what the team noted beside it."""
    if one.state != "existe":
        return french(f"à demander avec l’élément{f' ; {lowered(one.note)}' if one.note else ''}")
    until = f" jusqu’au {numbers.day(one.expires)}" if one.expires else ""
    if is_expired(one, month.month.last) and one.expires:
        told = f"expirés le {numbers.day(one.expires)} : ne plus montrer"
    elif one.permission == "sans objet":
        told = "personne à l’image" if one.kind in PEOPLE else "sans objet"
    else:
        told = f"{AGREED.get(one.permission or '', f'accord {TO_COMPLETE}')}{until}"
        told = f"{told}, durée {TO_COMPLETE}" if one.permission == "accordée" and not one.expires else told
    return f"{told} ; {lowered(one.note)}" if one.note else told


def _expired(month: ClientMonth) -> list[Proof]:
    return [one for natures in KINDS.values() for one in assets(month, natures) if is_expired(one, month.month.last)]


def _soon(month: ClientMonth) -> list[Proof]:
    limit = month.month.last + timedelta(days=SOON)
    held = [one for natures in KINDS.values() for one in assets(month, natures) if one not in _expired(month)]
    return [one for one in held if one.expires and one.expires <= limit]


def _lacking(month: ClientMonth) -> list[str]:
    return [kind for kind, natures in KINDS.items() if not any(one.state == "existe" for one in assets(month, natures))]


def _title(month: ClientMonth) -> str:
    expired, lacking = _expired(month), _lacking(month)
    if len(lacking) == len(KINDS):
        return f"La bibliothèque {numbers.of(month.client.name)} est vide : ni logo, ni photo, ni modèle, ni gabarit"
    missing = numbers.listed(lowered(kind) for kind in lacking)
    if expired and lacking:
        return f"À ne plus montrer : {quoted(expired[0].name, 42)} ; il manque aussi : {missing}"
    if expired:
        return f"Les quatre natures sont là ; {quoted(expired[0].name, 50)} ne se montre plus"
    if lacking:
        return f"Il manque à {month.client.name} : {missing}"
    count = sum(len(assets(month, natures)) for natures in KINDS.values())
    return f"{numbers.counted(count, 'élément')} pour produire chez {month.client.name}, et aucun droit expiré"


def _message(month: ClientMonth) -> list[str]:
    soon = _soon(month)
    open_ = [
        one
        for one in assets(month, PEOPLE)
        if one.state == "existe" and one.permission not in ("accordée", "sans objet")
    ]
    told = [
        f"Droits à renouveler avant le {numbers.day(one.expires)} : {quoted(one.name, 60)}."
        for one in soon[:2]
        if one.expires
    ]
    told += [f"{capital(one.kind)} sans accord écrit : {quoted(one.name, 60)}." for one in open_[:2]]
    return told


def _decision(month: ClientMonth) -> str:
    expired, lacking = _expired(month), _lacking(month)
    if expired:
        who = f" auprès {numbers.of(expired[0].owner)}" if expired[0].owner else ""
        return f"Refaire signer l’accord de {quoted(expired[0].name, 60)}{who}, ou retirer ces images."
    asked = next((one for natures in KINDS.values() for one in assets(month, natures) if one.state != "existe"), None)
    if asked:
        return f"Obtenir {quoted(asked.name, 60)} : {asked.owner or TO_COMPLETE} s’en charge."
    if lacking:
        return f"Noter dans l’onglet « preuves » : {numbers.listed(lowered(kind) for kind in lacking)}."
    unsaid = [one for one in assets(month, PEOPLE) if one.permission == "accordée" and not one.expires]
    if unsaid:
        return f"Noter jusqu’à quand vaut l’accord de {quoted(unsaid[0].name, 60)}."
    return "Rien à changer."
