"""What of the month's messages keeps a figure from being whole: each case in a sentence, none left out in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import MODERATION_RANKS
from iwa.measures import response
from iwa.measures.language import has_words, is_foreign
from iwa.steps.animation.channels import NOUNS, Channel, together
from iwa.steps.animation.surge import Surge, surge
from iwa.steps.architecture.people import approvers
from iwa.steps.charter.noted import in_charge
from iwa.steps.tracing import known
from iwa.steps.wording import TO_COMPLETE, month_label
from iwa.traced import within

PARIS = "Europe/Paris"


def doubts(month: ClientMonth, found: list[Channel]) -> Iterator[str]:
    """The sentences on what the files leave open, the gravest first; none where all is told."""
    whole = together(found)
    yield from _surge(month, whole)
    yield from _at_once(found)
    yield from _unknown(month, whole.received)
    yield from _undated(whole.received)
    yield from _early(month)
    yield from _carried(month, whole)
    yield from unread(whole.received)
    yield from _zone(month)
    yield from team(month)


def _surge(month: ClientMonth, whole: Channel) -> Iterator[str]:
    """The day of a raid, and the share in time without it."""
    one = surge(whole.received, month.client.timezone)
    if one is None:
        return
    rest = whole.owed[one.others(whole.owed, month.client.timezone)]
    share = known(
        numbers.percent(response.in_time_share(rest), 0),
        "in_time_share",
        "messages",
        **whole.where,
        but_day=str(one.day),
    )
    yield within(f"{surge_said(one)} ; sans ce jour, {share} des réponses sont dans le délai.", share)


def surge_said(one: Surge) -> str:
    """The surge as a fact."""
    return (
        f"Afflux le {numbers.day(one.day, year=False)} : {numbers.integer(one.count)} en un jour, contre "
        f"{numbers.integer(one.usual)} au plus les autres jours"
    )


def _at_once(found: list[Channel]) -> Iterator[str]:
    """What a median of 0 means: it came while nobody was to answer, and was answered all the same."""
    names = [NOUNS[one.names[0]][1] for one in found if response.typical_work(one.owed) == 0]
    if names:
        yield f"0 s de médiane pour les {numbers.listed(names)} : plus de la moitié ont eu leur réponse avant l’ouverture suivante."


def _unknown(month: ClientMonth, received: pd.DataFrame) -> Iterator[str]:
    count = int(received["answered"].isna().sum())
    if count:
        of = numbers.of(month_label(month.month))
        yield f"{numbers.counted(count, 'message')} {of} : aucun fichier ne dit s’ils ont eu une réponse, hors du compte."


def _undated(received: pd.DataFrame) -> Iterator[str]:
    known_ = received["answered"].fillna(False).astype("bool")
    count = int((known_ & received["work_s"].isna()).sum())
    if count:
        yield f"{numbers.counted(count, 'réponse')} sans date : comptée{'s' if count > 1 else ''} en retard, faute de preuve."


def _early(month: ClientMonth) -> Iterator[str]:
    count = int((month.issues["kind"] == "early-answer").sum())
    if count:
        noun = numbers.counted(count, "réponse datée", "réponses datées")
        yield f"{noun} d’avant le message dans les fichiers : écartée{'s' if count > 1 else ''}, le message reste sans réponse."


def _carried(month: ClientMonth, whole: Channel) -> Iterator[str]:
    count = len(whole.owed) - len(whole.received)
    if count:
        noun = numbers.counted(count, "message d’avant", "messages d’avant")
        yield f"{noun} {month_label(month.month)} attendai{'en' if count > 1 else ''}t déjà à son début : en retard, dans le compte."


def unread(received: pd.DataFrame) -> Iterator[str]:
    """What the rules on words could not read."""
    texts = [str(text) for text in received["text"].dropna()]
    foreign, signs = sum(map(is_foreign, texts)), sum(not has_words(text) for text in texts)
    mute = int((received["text"].isna() & (received["channel"] == "avis")).sum())
    parts = [
        *([numbers.counted(foreign, "message dans une autre langue", "messages dans une autre langue")] if foreign else []),
        *([numbers.counted(signs, "message sans un mot (émojis ou signes)", "messages sans un mot (émojis ou signes)")] if signs else []),
        *([numbers.counted(mute, "avis sans texte", "avis sans texte")] if mute else []),
    ]  # fmt: skip
    if parts:
        yield f"Dans les délais, mais pas dans la lecture des mots : {numbers.listed(parts)}."


def _zone(month: ClientMonth) -> Iterator[str]:
    if month.client.timezone != PARIS and (month.issues["kind"] == "assumed-zone").any():
        yield f"Heures des fichiers sans fuseau : lues à l’heure de Paris, comptées à celle de {month.client.timezone}."


def team(month: ClientMonth) -> Iterator[str]:
    """Who is missing in the team for the messages: nobody, one alone, nobody who approves, nobody to pass a case on to."""
    people = month.dossier.team
    if not people:
        yield f"L’onglet « équipe » est vide : qui répond chez {month.client.name} reste {TO_COMPLETE}."
        return
    if len(people) == 1:
        yield f"Une seule personne dans l’équipe, {people[0].name} : nul ne prend le relais pendant ses congés."
    if not approvers(month):
        yield f"Personne ne valide chez {month.client.name} : une réponse délicate n’a pas de signataire ({TO_COMPLETE})."
    nobody = [rank for rank in MODERATION_RANKS[1:] if in_charge(month, rank) == TO_COMPLETE]
    if nobody:
        yield f"Une escalade ne mène à personne : « {numbers.listed(nobody)} » sans nom dans l’onglet « équipe »."
