"""What a post asks its reader to do, in keeping with its pillar, and the page of the client's site that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iwa import numbers
from iwa.calendar.pages import pages
from iwa.calendar.placed import Placed
from iwa.calendar.subject import TO_COMPLETE, lowered
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.typography import french

LEADS = ("linkedin", "facebook", "youtube", "x")  # where a post itself can hold a link
LEADING = 4  # the rank up to which a moment leads to the site: what is told afterwards does not
TO_APPLY = ("postul", "candidat")  # how a call begins that is for an offer of work
BY_VOICE = ("appel", "telephon", "ecri", "contact", "abonne")  # how a call begins that leads to no page
# What is done of an explanation afterwards, by the side it was told by.
TO_KEEP = {
    "trois repères": "Enregistrer les trois repères",
    "étape par étape": "Enregistrer les étapes",
    "une idée et un geste": "Dire en commentaire si l’on fait déjà ainsi",
}
QUOTED = re.compile(r"« ?([^»]+?) ?»")
HIRING, MEETING = ("recrutement", "emploi", "nous rejoindre"), ("rendez-vous", "salon", "evenement", "rencontre")


def page_of(month: ClientMonth, one: Placed) -> str | None:
    """The page a post leads to: that of its theme; None where it leads nowhere, or where no page is known."""
    if not leads(one):
        return None
    theme = theme_of(month, one)
    if one.pillar == "offres":
        return pages(month).for_offers(theme)
    return pages(month).by_theme.get(theme or "")


def leads(one: Placed) -> bool:
    """Whether a post leads to the client's site: offers, proofs, highlights to sign up for, and advice where a link is read."""
    if one.slot.is_story and not one.moment:
        return False
    if one.pillar == "offres":
        return True
    if one.moment:
        return one.moment.rank <= LEADING
    return one.pillar == "preuves" or (one.slot.network in LEADS and one.pillar in ("expertise", "pédagogie"))


def theme_of(month: ClientMonth, one: Placed) -> str | None:
    """The client's theme that a post belongs to: its subject's, else the one whose words its title and phase hold."""
    if one.subject.theme:
        return one.subject.theme
    nature = one.moment.nature if one.moment else ""
    words = {"recrutement": HIRING, "événement": MEETING}.get(nature, ())
    by_nature = next((theme for theme, rules in month.theme_rules.items() if set(map(plain, rules)) & set(words)), None)
    text = plain(f"{one.subject.head} {one.subject.said} {one.subject.answer}")
    counts = {theme: sum(_stands(plain(word), text) for word in rules) for theme, rules in month.theme_rules.items()}
    best = max(counts, key=lambda theme: counts[theme], default=None)
    if by_nature and (nature == "recrutement" or not best or counts[best] <= counts[by_nature] + 1):
        return by_nature
    return best if best and counts[best] else None


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
        "la date à retenir": f"Noter la date, {when}",
        "dernier rappel": f"Dire en commentaire avec qui l’on vient {when}",
        "le jour même": f"Prévenir quelqu’un qui peut encore venir : {moment.title}",
        "ce que l’on en garde": f"Raconter en commentaire ce que l’on en retient : {moment.title}",
        "ce qui se prépare": f"Poser sa question avant {when}",
        "ce qui arrive": f"Deviner ce qui arrive {when}",
        "le poste raconté par l’équipe": f"Poser une question sur le poste, {moment.title}",
        "l’article à lire": "Lire l’article, puis dire ce qui manque",
    }
    if moment.nature == "recrutement" and moment.phase not in said:
        return f"Transmettre l’annonce à quelqu’un qui cherche : {moment.title}"
    return said.get(moment.phase) or _to_the_page(month, one)


def _of_pillar(month: ClientMonth, one: Placed) -> str:
    subject = one.subject
    about = subject.names[0] if subject.source == "sujet" else subject.head.strip("« »\xa0")
    if one.pillar == "offres" or (one.pillar == "preuves" and page_of(month, one)):
        return _to_the_page(month, one)
    own = _of_source(one)
    if own:
        return own
    said = {
        "expertise": f"Dire en commentaire comment l’on fait chez soi : {about}",
        "pédagogie": f"{TO_KEEP.get(subject.tail, 'Enregistrer la publication pour la retrouver')} : {about}",
        "coulisses": f"{'Dire en commentaire ce que l’on aimerait savoir' if subject.is_met else 'Poser une question à l’équipe'} : {about}",
        "communauté": _answer(one),
    }
    return said.get(one.pillar, f"Demander en commentaire ce que l’on voudrait vérifier : {about}")


def _of_source(one: Placed) -> str:
    """What is asked of who reads an answer, an error, a message; "" for all else."""
    subject = one.subject
    said = {
        "question": "Poser la sienne en commentaire",
        "objection": "Dire en commentaire ce qui retient encore",
        "erreur": f"Essayer autrement : {lowered(subject.answer)}"
        if subject.answer
        else "Dire en commentaire si on l’a déjà faite",
        "message": f"Donner un exemple à soi : {subject.head}",
        "avis": "Laisser le sien sur la fiche",
    }
    return said.get(subject.source, "")


def _answer(one: Placed) -> str:
    """How the public answers: it votes between two, names somebody, says what it thinks."""
    where, head, tail = (
        "dans la story" if one.slot.is_story else "en commentaire",
        one.subject.head.rstrip(" ?"),
        one.subject.tail,
    )
    if tail == "à vous de choisir":
        return f"Voter {where} : {head}"
    if head.startswith("qui "):
        return f"Répondre {where} : {head}"
    if tail == "vos questions":
        return f"Poser sa question {where} : {head}"
    return f"Dire {where} ce que l’on en pense : {head}"


def _to_the_page(month: ClientMonth, one: Placed) -> str:
    """The client's own words for its call, and the page it leads to; what is not known is to be completed."""
    page = page_of(month, one)
    words = next(_noted(month, one), "") if one.pillar == "offres" else ""
    where = "/" + page.split("/", 3)[-1] if page else f"page {TO_COMPLETE}"
    through = "" if one.slot.network in LEADS else ", lien du profil"
    return f"{words or ('Voir la page' if page else 'Voir le site')} ({where}{through})"


def _noted(month: ClientMonth, one: Placed) -> Iterator[str]:
    """The calls to action that the tab « profils » quotes for the network, as corrected before as found."""
    is_hiring = one.moment is not None and one.moment.nature == "recrutement"
    rows = [
        row for row in month.dossier.profiles if row.criterion == "appel à l’action" and row.network == one.slot.network
    ]
    for row in rows:
        good = row.score in (2, 3)
        for text in (row.correction, row.finding if good else None):
            found = QUOTED.search(text or "")
            said = found[1].strip() if found else ""
            if said and not plain(said).startswith(BY_VOICE) and plain(said).startswith(TO_APPLY) == is_hiring:
                yield said
