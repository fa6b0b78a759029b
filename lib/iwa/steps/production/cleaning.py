"""Links, calls to action and landing pages to clean: each with the reason and where the team noted that it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.observations import Observation
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import quoted, tabs
from iwa.steps.checklists.answer import writer
from iwa.steps.production.calls import pairs
from iwa.steps.production.links import bare_of, checked
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, lowered, month_label, network_name

MOST = 30  # lines of several pages
LOW = 1  # of 3
WAYS_IN = {"lien": "Lien", "appel à l’action": "Appel", "page d’atterrissage": "Page"}
PAGE_WORDS = ("lien", "formulaire", "page", "bouton", "adresse")
COLUMNS = (
    Column("Quoi", 1.1, role="strong"), Column("Où", 2.3), Column("Pourquoi", 3.6), Column("État noté", 1.5), Column("Que faire", 3.3),
)  # fmt: skip


@dataclass(frozen=True)
class Dirt:
    """Something to clean: a link, a call or a page; `state` is what the team noted of it."""

    what: str
    where: str
    why: str
    state: str
    todo: str

    @property
    def cells(self) -> tuple[str, ...]:
        return self.what, self.where, self.why, self.state, self.todo


def cleaning(month: ClientMonth) -> Slide:
    """A line for each: what is broken, what is not tracked, what does not match, what was scored low."""
    found = list(to_clean(month))
    return Slide(
        id="production.nettoyage",
        title=_title(month, found),
        subtitle=f"Liens, appels à l’action et pages d’arrivée {numbers.of(month.client.name)}, à la fin {numbers.of(month_label(month.month))}",
        exhibit=Table(
            COLUMNS, tuple(one.cells for one in found[:MOST]) or ((_clean(month), "–", "–", "–", "–"),), "Ce qui est à nettoyer."
        ),
        message=tuple(_message(month, found)),
        decision=_decision(month, found),
        source=tabs("liens", "profils", "observations"),
        notes="Les liens publiés viennent des exports et de l’onglet « liens », ceux à venir du calendrier, le reste des onglets « profils » et "
        "« observations ». L’état est celui que l’équipe a noté ; sans note, il est à compléter.",
    )  # fmt: skip


def to_clean(month: ClientMonth) -> Iterator[Dirt]:
    """What is to be cleaned, the gravest first."""
    yield from _broken(month)
    yield from _untracked(month)
    yield from _planned(month)
    yield from _scored(month)
    yield from _observed(month)
    yield from _unchecked(month)


def _broken(month: ClientMonth) -> Iterator[Dirt]:
    for one in month.dossier.links:
        if one.state == "cassé":
            yield Dirt(
                "Lien",
                _path(one.address),
                capital(one.note or "la page ne répond pas"),
                "cassé",
                "Réparer, ou changer le lien publié",
            )


def _unchecked(month: ClientMonth) -> Iterator[Dirt]:
    found = [one for one in month.dossier.links if one.state in (None, "à vérifier")]
    if found:
        count = numbers.counted(len(found), "lien noté", "liens notés")
        yield Dirt(
            "Lien",
            _path(found[0].address),
            f"{count} que personne n’a ouverts",
            found[0].state or TO_COMPLETE,
            f"Les ouvrir un à un : {writer(month)}",
        )


def _untracked(month: ClientMonth) -> Iterator[Dirt]:
    """The published links without tracking, together by their page; the states that the team noted of them."""
    bare = bare_of(month)
    states = {(one.address): one.state for one in month.dossier.links}
    for path, count in Counter(one.path for one in bare).most_common():
        own = [one for one in bare if one.path == path]
        networks = numbers.listed(dict.fromkeys(network_name(one.network) for one in own))
        noted = next((states[one.address] for one in own if states.get(one.address)), None)
        last = numbers.day(own[-1].day, year=False)
        why = (
            f"{numbers.counted(count, 'lien publié', 'liens publiés')} sans suivi sur {networks}, le dernier le {last}"
        )
        yield Dirt(
            "Lien", path, why, noted or TO_COMPLETE, f"Remplacer par le lien suivi de sa ligne, {networks} d’abord"
        )


def _planned(month: ClientMonth) -> Iterator[Dirt]:
    for row, faults in checked(month)[1]:
        where = f"{network_name(row.network)}, {numbers.day(row.day, year=False)}"
        yield Dirt(
            "Lien",
            where,
            faults[0].rstrip("."),
            f"calendrier : {row.status or 'à faire'}",
            "Reprendre le lien proposé par la ligne",
        )
    for one in pairs(month):
        if one.mismatch:
            row = one.rows[0]
            where = f"{network_name(row.network)}, {numbers.day(row.day, year=False)}"
            yield Dirt(
                "Appel",
                where,
                f"{quoted(one.call, 50)} : {one.mismatch}",
                f"calendrier : {row.status or 'à faire'}",
                _mended(one.page, row.theme),
            )


def _mended(page: str, theme: str | None) -> str:
    about = f" pour {quoted(theme, 40)}" if theme else ""
    return f"Choisir la page{about}" if not page else f"Accorder l’appel et {_path(page)}{about}"


def _scored(month: ClientMonth) -> Iterator[Dirt]:
    for note in month.dossier.profiles:
        if note.criterion in WAYS_IN and isinstance(note.score, int) and note.score <= LOW:
            yield Dirt(
                WAYS_IN[note.criterion],
                f"profil {network_name(note.network)}",
                note.finding or f"noté {note.score} sur 3",
                f"noté {note.score} sur 3",
                note.correction or TO_COMPLETE,
            )


def _observed(month: ClientMonth) -> Iterator[Dirt]:
    for note in month.dossier.observations:
        if note.nature == "point de friction" and any(word in note.finding.lower() for word in PAGE_WORDS):
            yield Dirt("Page", _seen_on(note), note.finding, "relevé par l’équipe", note.correction or TO_COMPLETE)


def _seen_on(note: Observation) -> str:
    return network_name(note.network) if note.network else "tous réseaux"


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path if parts.path not in ("", "/") else f"{parts.netloc.removeprefix('www.')}, accueil"


def _clean(month: ClientMonth) -> str:
    looked = month.dossier.profiles or month.dossier.links
    return "Rien à nettoyer" if looked else f"Profils et liens {TO_COMPLETE}"


def _title(month: ClientMonth, found: list[Dirt]) -> str:
    if not found:
        if month.dossier.profiles or month.dossier.links:
            return f"Rien à nettoyer dans les liens, les appels et les pages {numbers.of(month.client.name)}"
        return f"Les liens et les profils {numbers.of(month.client.name)} n’ont pas encore été regardés"
    counts = Counter(one.what for one in found)
    nouns = {"Lien": ("lien", "liens"), "Appel": ("appel", "appels"), "Page": ("page", "pages")}
    told = numbers.listed(numbers.counted(counts[what], *nouns[what]) for what in nouns if counts[what])
    first = found[0]
    return f"À nettoyer : {told}, {excerpt(lowered(first.where), 40)} d’abord"


def _message(month: ClientMonth, found: list[Dirt]) -> Iterator[str]:
    if len(found) > MOST:
        yield f"{numbers.integer(MOST)} montrés sur {numbers.integer(len(found))}."
    unsaid = sum(one.state == TO_COMPLETE for one in found)
    if unsaid:
        verb = "attend" if unsaid == 1 else "attendent"
        yield f"{numbers.counted(unsaid, 'ligne')} {verb} l’état que constate {writer(month)} en cliquant, à noter dans « liens »."


def _decision(month: ClientMonth, found: list[Dirt]) -> str:
    if not found:
        return "Rien à changer." if month.dossier.profiles else f"Noter les profils et les liens avec {writer(month)}."
    first = found[0]
    return f"Confier à {writer(month)} : {lowered(first.todo).rstrip('.')} ({excerpt(first.where, 50)})."
