"""Whether it is one brand from network to network: name, promise, look and link, apart from any score."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.consolidate.links import on_site
from iwa.dossier.cells import plain
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.coverage import names_of
from iwa.steps.sourcing import files_of
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, excerpt, network_name

TAB = "dossier.xlsx, onglet « profils »"
NOTED = ("bio", "promesse", "cohérence visuelle", "lien", "page d’atterrissage", "appel à l’action")
NAME, EXPORTED, LED_TO = "nom déclaré", "nom dans les exports", "page liée par les publications"
SUBJECTS = {
    NAME: "le nom", "bio": "la bio", "promesse": "la promesse", "cohérence visuelle": "l’allure", "lien": "le lien",
    "page d’atterrissage": "la page d’atterrissage", "appel à l’action": "l’appel à l’action",
}  # fmt: skip
EXACT = (NAME, EXPORTED, LED_TO)  # read in files: two that differ do differ
MOST_NAMED = 3  # in a title
SAME, OTHER, REWORDED, INCOMPLETE = "identique", "différent", "dit autrement", TO_COMPLETE


@dataclass(frozen=True)
class Aspect:
    """One thing to compare: what each network shows of it, None where nobody noted it or no file tells."""

    name: str
    shown: Mapping[str, str | None]

    @property
    def missing(self) -> list[str]:
        return [network for network, text in self.shown.items() if text is None]

    @property
    def state(self) -> str:
        """Compared to the letter, case, accents and marks apart; a text in other words is to be read, not judged."""
        if self.missing and self.name not in (EXPORTED, LED_TO):
            return INCOMPLETE
        texts = [_bare(text) for text in self.shown.values() if text is not None]
        if len(texts) < 2:
            return "–"
        if len(set(texts)) == 1:
            return SAME
        return OTHER if self.name in EXACT else REWORDED


def coherence(month: ClientMonth) -> tuple[Slide, ...]:
    """What differs between networks; no slide with a single one."""
    if len(month.networks) < 2:
        return ()
    found = [_declared(month), _exported(month), *(_noted(month, name) for name in NOTED), _led_to(month)]
    networks = [Column(network_name(network), 1.9) for network in month.networks]
    return (
        Slide(
            id="audit.coherence",
            title=_title(found),
            subtitle="Nom, promesse, allure et lien, d’un réseau à l’autre ; sans note ni moyenne",
            exhibit=Table(
                (Column("Ce qui se voit", 1.4), *networks, Column("Entre réseaux", 1)),
                tuple(_line(aspect, len(month.networks)) for aspect in found),
                "Ce que chaque réseau montre de la marque.",
                emphasis=tuple(n for n, aspect in enumerate(found) if aspect.state in (OTHER, REWORDED)),
            ),
            decision=_decision(found),
            source=Source(
                (TAB, "client.yaml", *files_of(month, month.networks)),
                exports="observation des profils, comptes déclarés et exports",
                entered=True,
            ),
            notes="« Dit autrement » : les mots notés ne sont pas les mêmes ; c’est au consultant de dire si le sens l’est. "
            "« Différent » : ce que disent client.yaml et les exports, à la casse, aux accents et à la ponctuation près. La page liée "
            "est celle que le plus de publications de la fenêtre portent.",
        ),
    )


def _bare(text: str) -> str:
    """A text without what two networks may write differently for the same words."""
    return re.sub(r"\W|_", "", plain(text))


def _declared(month: ClientMonth) -> Aspect:
    return Aspect(NAME, {network: account.name for network, account in month.client.networks.items()})


def _exported(month: ClientMonth) -> Aspect:
    """The account as the files of posts name it, where they do."""
    shown: dict[str, str | None] = {}
    for network in month.networks:
        accounts = month.posts.loc[month.posts["network"] == network, "account"]
        names = accounts[accounts.fillna("") != ""].mode()
        shown[network] = str(names.iloc[0]) if len(names) else None
    return Aspect(EXPORTED, shown)


def _noted(month: ClientMonth, criterion: str) -> Aspect:
    notes = {note.network: note.finding for note in month.dossier.profiles if note.criterion == criterion}
    return Aspect(criterion, {network: notes.get(network) for network in month.networks})


def _led_to(month: ClientMonth) -> Aspect:
    """The page of the client's site that most posts of the window lead to."""
    links = month.links[on_site(month.links, month.client.site)] if len(month.links) else month.links
    shown: dict[str, str | None] = {}
    for network in month.networks:
        own = links[(links["network"] == network) & links["post_id"].isin(month.window_posts_of(network)["post_id"])]
        pages = own["landing_page"].dropna().value_counts()
        shown[network] = str(pages.index[0]) if len(pages) else None
    return Aspect(LED_TO, shown)


def _line(aspect: Aspect, networks: int) -> tuple[str, ...]:
    absent = "–" if aspect.name in (EXPORTED, LED_TO) else TO_COMPLETE
    length = 150 // networks
    return (
        capital(aspect.name),
        *(excerpt(text, max(30, length)) if text else absent for text in aspect.shown.values()),
        aspect.state,
    )


def _title(found: list[Aspect]) -> str:
    same = "Le nom est le même partout" if found[0].state == SAME else "Le nom change d’un réseau à l’autre"
    reworded = [SUBJECTS[aspect.name] for aspect in found if aspect.state == REWORDED]
    if reworded:
        rest = f"les notes diffèrent sur {numbers.listed(reworded[:MOST_NAMED])}"
        return f"{same} ; {rest}" if len(reworded) <= MOST_NAMED else f"{same} ; {rest}, entre autres"
    incomplete = [SUBJECTS[aspect.name] for aspect in found if aspect.state == INCOMPLETE]
    if incomplete:
        return f"{same} ; {numbers.listed(incomplete[:MOST_NAMED])} : {TO_COMPLETE}"
    return f"{same}, et les notes disent la même chose"


def _decision(found: list[Aspect]) -> str:
    other = [aspect for aspect in found if aspect.state == OTHER and aspect.name == NAME]
    if other:
        return "Écrire le même nom partout, ou acter pourquoi il change."
    reworded = [SUBJECTS[aspect.name] for aspect in found if aspect.state == REWORDED]
    if reworded:
        return f"Relire côte à côte {numbers.listed(reworded[:2])}, et choisir une formulation pour tous les réseaux."
    lacking = {network: None for aspect in found if aspect.state == INCOMPLETE for network in aspect.missing}
    if lacking:
        return f"Compléter l’onglet « profils » du dossier pour {names_of(list(lacking))}."
    return NOTHING_TO_CHANGE
