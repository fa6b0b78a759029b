"""What of the month's messages keeps a figure from being whole: each case in a sentence, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import MODERATION_RANKS
from iwa.measures import response
from iwa.measures.language import has_words, is_foreign
from iwa.measures.surge import Surge, surge
from iwa.steps.animation.channels import NOUNS, Channel, channels, together
from iwa.steps.architecture.people import approvers
from iwa.steps.charter.noted import in_charge
from iwa.steps.moderation.trigger import crossed
from iwa.steps.tracing import OR, known
from iwa.steps.wording import TO_COMPLETE, month_label
from iwa.traced import within

PARIS = "Europe/Paris"


@dataclass(frozen=True)
class Doubt:
    """A case that was found, with how it counts, and what to do about it; both as sentences."""

    found: str
    todo: str


@lru_cache(maxsize=2)
def doubts_of(month: ClientMonth) -> tuple[Doubt, ...]:
    """All that the month's messages and the team that answers them leave open, the gravest first; none where all is told."""
    found = channels(month)
    return tuple(_doubts(month, found)) if found else tuple(team(month))


def _doubts(month: ClientMonth, found: list[Channel]) -> Iterator[Doubt]:
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


def _surge(month: ClientMonth, whole: Channel) -> Iterator[Doubt]:
    """The days of a raid, whether they are a crisis by the trigger, and the share in time without them."""
    one = surge(whole.received, month.client.timezone)
    if one is None:
        return
    rest = whole.owed[one.others(whole.owed, month.client.timezone)]
    but = OR.join(str(day) for day in one.days)
    share = known(
        numbers.percent(response.in_time_share(rest), 0), "in_time_share", "messages", **whole.where, but_day=but
    )
    without = "sans ce jour" if len(one.days) == 1 else "sans ces jours"
    passed = crossed(month)
    crisis = f" ; seuil de crise dépassé ({passed})" if passed else ""
    todo = "Sortir la fiche réflexe « Crise »" if passed else "Lire les messages de l’afflux avant d’y répondre"
    yield Doubt(
        within(f"{surge_said(one)} ; {without}, {share} des réponses sont dans le délai{crisis}.", share),
        f"{todo} ; juger le mois {without}.",
    )  # fmt: skip


def surge_said(one: Surge) -> str:
    """The surge as a fact."""
    days = numbers.listed(f"le {numbers.day(day, year=False)}" for day in one.days)
    span = "un jour" if len(one.days) == 1 else f"{len(one.days)} jours"
    return f"Afflux {days} : {numbers.integer(one.count)} en {span}, contre {numbers.integer(one.usual)} au plus les autres jours"


def _at_once(found: list[Channel]) -> Iterator[Doubt]:
    """What a median of 0 means: it came while nobody was to answer, and was answered all the same."""
    names = [NOUNS[one.names[0]][1] for one in found if response.typical_work(one.owed) == 0]
    if names:
        yield Doubt(
            f"0 s de médiane pour les {numbers.listed(names)} : plus de la moitié ont eu leur réponse avant l’ouverture suivante.",
            "Écrire dans client.yaml, « horaires », les heures où l’on répond vraiment.",
        )


def _unknown(month: ClientMonth, received: pd.DataFrame) -> Iterator[Doubt]:
    count = int(received["answered"].isna().sum())
    if count:
        of = numbers.of(month_label(month.month))
        yield Doubt(
            f"{numbers.counted(count, 'message')} {of} : aucun fichier ne dit s’ils ont eu une réponse, hors du compte.",
            "Ajouter à ce fichier la colonne « répondu le ».",
        )


def _undated(received: pd.DataFrame) -> Iterator[Doubt]:
    known_ = received["answered"].fillna(False).astype("bool")
    count = int((known_ & received["work_s"].isna()).sum())
    if count:
        yield Doubt(
            f"{numbers.counted(count, 'réponse')} sans date : comptée{'s' if count > 1 else ''} en retard, faute de preuve.",
            f"Noter le jour et l’heure de {'ces réponses' if count > 1 else 'cette réponse'} dans « répondu le ».",
        )


def _early(month: ClientMonth) -> Iterator[Doubt]:
    count = int((month.issues["kind"] == "early-answer").sum())
    if count:
        noun = numbers.counted(count, "réponse datée", "réponses datées")
        yield Doubt(
            f"{noun} d’avant le message dans les fichiers : écartée{'s' if count > 1 else ''}, le message reste sans réponse.",
            "Corriger l’une des deux dates dans le fichier de messages : la vérification des exports dit à quelles lignes.",
        )


def _carried(month: ClientMonth, whole: Channel) -> Iterator[Doubt]:
    count = len(whole.owed) - len(whole.received)
    if count:
        noun = numbers.counted(count, "message d’avant", "messages d’avant")
        yield Doubt(
            f"{noun} {month_label(month.month)} attendai{'en' if count > 1 else ''}t déjà à son début : en retard, dans le compte.",
            f"{'Leur' if count > 1 else 'Lui'} répondre, ou noter la date de la réponse déjà faite.",
        )


def unread(received: pd.DataFrame) -> Iterator[Doubt]:
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
        language = " ; dire qui répond dans l’autre langue" if foreign else ""
        yield Doubt(
            f"Dans les délais, mais pas dans la lecture des mots : {numbers.listed(parts)}.",
            f"Noter leur ton à la main, colonne « ton »{language}.",
        )


def _zone(month: ClientMonth) -> Iterator[Doubt]:
    zone, kinds = month.client.timezone, set(month.issues["kind"])
    here = "l’heure de Paris" if zone == PARIS else f"celle de {zone}"
    if zone != PARIS and "assumed-zone" in kinds:
        yield Doubt(
            f"Heures des fichiers sans fuseau : lues à l’heure de Paris, comptées à {here}.",
            "Écrire le décalage après l’heure (2026-10-03 14:05 +04:00).",
        )
    if "other-zone" in kinds:
        yield Doubt(
            f"Heures écrites dans un autre fuseau que Paris : ramenées à {here} avant tout compte.",
            "Vérifier une de ces heures dans l’outil qui a fait le fichier.",
        )


def team(month: ClientMonth) -> Iterator[Doubt]:
    """Who is missing in the team for the messages: nobody, one alone, nobody who approves, nobody to pass a case on to."""
    people = month.dossier.team
    if not people:
        yield Doubt(
            f"L’onglet « équipe » est vide : qui répond chez {month.client.name} reste {TO_COMPLETE}.",
            "Remplir l’onglet « équipe », une ligne par personne.",
        )
        return
    if len(people) == 1 and not people[0].replaced_by:
        yield Doubt(
            f"Une seule personne dans l’équipe, {people[0].name} : nul ne prend le relais pendant ses congés.",
            "Nommer qui prend le relais, colonne « remplacé par ».",
        )
    if not approvers(month):
        yield Doubt(
            f"Personne ne valide chez {month.client.name} : une réponse délicate n’a pas de signataire ({TO_COMPLETE}).",
            "Écrire « oui » dans la colonne « valide » d’une personne.",
        )
    nobody = [rank for rank in MODERATION_RANKS[1:] if in_charge(month, rank) == TO_COMPLETE]
    if nobody:
        yield Doubt(
            f"Une escalade ne mène à personne : « {numbers.listed(nobody)} » sans nom dans l’onglet « équipe ».",
            "Donner ce titre à une personne, colonne « modération ».",
        )
