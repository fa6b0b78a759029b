"""What a post asks its reader to do, in keeping with its pillar, and the page of the client's site that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iwa import numbers
from iwa.calendar.pages import pages
from iwa.calendar.placed import Placed
from iwa.calendar.subject import TO_COMPLETE
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.typography import french

LEADS = ("linkedin", "facebook", "youtube", "x")  # where a post itself can hold a link
CONVERTS = ("offres", "preuves")  # the pillars whose posts lead somewhere
QUOTED = re.compile(r"« ?([^»]+?) ?»")
HIRING, MEETING = ("recrutement", "emploi", "nous rejoindre"), ("rendez-vous", "salon", "evenement", "rencontre")


def page_of(month: ClientMonth, one: Placed) -> str | None:
    """The page a post leads to: that of its theme, else of its pillar; None where it leads nowhere, or none is known."""
    if not leads(one):
        return None
    return pages(month).of(theme_of(month, one), one.pillar)


def leads(one: Placed) -> bool:
    """Whether a post leads to the client's site: offers, proofs, highlights to sign up for, and advice where a link is read."""
    if one.slot.is_story and not one.moment:
        return False
    if one.moment:
        return one.moment.rank <= 4 or one.pillar in CONVERTS
    return one.pillar in CONVERTS or (one.slot.network in LEADS and one.pillar in ("expertise", "pédagogie"))


def theme_of(month: ClientMonth, one: Placed) -> str | None:
    """The client's theme that a post belongs to: its subject's, else the one whose words its title and phase hold."""
    if one.subject.theme:
        return one.subject.theme
    words = {"recrutement": HIRING, "événement": MEETING}.get(one.moment.nature if one.moment else "", ())
    by_nature = next((theme for theme, rules in month.theme_rules.items() if set(map(plain, rules)) & set(words)), None)
    if words and one.moment and one.moment.nature == "recrutement":
        return by_nature
    text = plain(f"{one.subject.head} {one.subject.said} {one.subject.answer}")
    counts = {theme: sum(_stands(plain(word), text) for word in rules) for theme, rules in month.theme_rules.items()}
    best = max(counts, key=lambda theme: counts[theme], default=None)
    return best if best and counts[best] else by_nature


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text) is not None


def call(month: ClientMonth, one: Placed) -> str:
    """What the reader is asked to do."""
    if one.moment and one.moment.phase:
        return french(_of_moment(month, one))
    return french(_of_pillar(month, one))


def _of_moment(month: ClientMonth, one: Placed) -> str:
    moment = one.moment
    assert moment is not None
    when = f"le {numbers.day(moment.start, year=False)}"
    said = {
        "la date à retenir": f"Noter la date : {when}",
        "dernier rappel": f"Dire en commentaire avec qui l’on vient {when}",
        "le jour même": f"Partager à quelqu’un qui peut encore venir à « {moment.title} »",
        "ce que l’on en garde": f"Raconter en commentaire son meilleur moment de « {moment.title} »",
        "ce qui se prépare": f"Poser en commentaire sa question avant {when}",
        "ce qui arrive": f"Deviner en commentaire ce qui arrive {when}",
        "le poste raconté par l’équipe": "Poser en commentaire une question sur le poste",
        "l’article à lire": "Lire l’article, puis dire ce qui manque",
    }
    if moment.nature == "recrutement" and moment.phase not in said:
        return f"Transmettre l’annonce à quelqu’un qui cherche : {moment.title}"
    return said.get(moment.phase) or _to_the_page(month, one)


def _of_pillar(month: ClientMonth, one: Placed) -> str:
    subject = one.subject
    about = subject.names[0] if subject.source == "sujet" else subject.head.strip("« »\xa0")
    if one.pillar in CONVERTS and leads(one):
        return _to_the_page(month, one)
    if one.pillar == "communauté":
        return _answer(one)
    if subject.source in ("question", "objection"):
        return (
            "Poser la sienne en commentaire"
            if subject.source == "question"
            else "Dire en commentaire ce qui retient encore"
        )
    said = {
        "expertise": f"Dire en commentaire comment l’on fait autrement : {about}",
        "pédagogie": f"Essayer, puis montrer le résultat : {about}",
        "coulisses": f"Poser une question à l’équipe : {about}",
    }
    return said.get(one.pillar, f"Poser une question : {about}")


def _answer(one: Placed) -> str:
    if one.slot.is_story:
        return f"Voter dans la story : {one.subject.head.rstrip(' ?')}"
    return f"Répondre en commentaire : {one.subject.head.rstrip(' ?')}"


def _to_the_page(month: ClientMonth, one: Placed) -> str:
    """The client's own words for its call, and the page it leads to; what is not known is to be completed."""
    page = page_of(month, one)
    words = next(iter(_noted(month, one.slot.network)), "")
    if one.pillar != "offres" or not words:
        words = "Voir la page" if page else "Voir le site"
    where = "/" + page.split("/", 3)[-1] if page else f"page {TO_COMPLETE}"
    through = "" if one.slot.network in LEADS else ", lien du profil"
    return f"{words} ({where}{through})"


def _noted(month: ClientMonth, network: str) -> Iterator[str]:
    """The calls to action that the tab « profils » quotes, as corrected before as found, those of the network first."""
    rows = [row for row in month.dossier.profiles if row.criterion == "appel à l’action"]
    for row in sorted(rows, key=lambda one: one.network != network):
        good = row.score in (2, 3)
        for text in (row.correction, row.finding if good else None):
            if text and (found := QUOTED.search(text)):
                yield found[1].strip()
