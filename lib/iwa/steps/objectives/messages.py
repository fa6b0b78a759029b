"""What is to be remembered of the client, and what share of its recent posts says each of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.target import KeyMessage
from iwa.findings.carried import carrying
from iwa.measures.measure import worded
from iwa.slides import Column, Slide, Table
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import OR, window_count
from iwa.steps.wording import TO_COMPLETE, network_name
from iwa.traced import within

UNMEASURED = "non mesurable"
RARE = 0.1  # of the posts: a message that fewer carry is not repeated
LONGEST_TITLE = 106  # characters


@dataclass(frozen=True)
class Carried:
    """A message with the posts that carry it, of how many that have a text; `why` says why there is no share."""

    message: KeyMessage
    posts: int = 0
    of: int = 0
    why: str = ""

    @property
    def share(self) -> float | None:
        """None where it cannot be measured."""
        return None if self.why else self.posts / self.of


def texts_of(month: ClientMonth) -> pd.Series:
    """The texts of the window's posts, stories and replies left out."""
    return worded(month.window_posts)["text"]


@lru_cache(maxsize=1)
def carried(month: ClientMonth) -> tuple[Carried, ...]:
    """Each message of the dossier with its share."""
    texts = texts_of(month)
    return tuple(_of(message, texts) for message in month.dossier.key_messages)


def _of(message: KeyMessage, texts: pd.Series) -> Carried:
    if not message.words:
        return Carried(message, why="aucun mot n’est noté pour le reconnaître")
    if texts.empty:
        return Carried(message, why="aucune publication de la période n’a de texte")
    return Carried(message, int(carrying(texts, message.words).sum()), len(texts))


def messages(month: ClientMonth) -> Slide:
    """A line a message: its words, its share, whom it is for and what shows it."""
    found = carried(month)
    columns = (
        Column("Message", 2.4, role="strong"), Column("Mots qui le signalent", 2.3), Column("Part", 1.0, "right"),
        Column("Publications", 1.2, "right"), Column("Pour qui", 1.5), Column("Preuve", 1.8),
    )  # fmt: skip
    return Slide(
        id="objectifs.messages",
        title=_title(month, found),
        subtitle=f"Part des textes {_whose(month)}, stories exclues, qui portent chaque message, {window_period(month)}",
        exhibit=Table(
            columns,
            tuple(_row(month, one) for one in found)
            or ((TO_COMPLETE, TO_COMPLETE, "–", "–", TO_COMPLETE, TO_COMPLETE),),
            "Messages clés, et la part des publications qui les portent.",
            emphasis=tuple(rank for rank, one in enumerate(found) if one.share is not None and one.share < RARE),
        ),
        message=_messages(month, found),
        decision=_decision(month, found),
        source=source(month, month.networks, count=numbers.counted(len(texts_of(month)), "texte lu", "textes lus")),
        notes="Une publication porte un message quand son texte contient l’un de ses mots, entier, sans égard aux accents ni à la "
        "casse. Un mot courant gonfle la part : relire quelques publications avant de conclure.",
    )


def _whose(month: ClientMonth) -> str:
    return numbers.listed(numbers.of(network_name(network)) for network in month.networks)


def share_said(month: ClientMonth, one: Carried) -> str:
    """The share as it is printed, or that it cannot be measured."""
    if one.share is None:
        return UNMEASURED
    return window_count(month, numbers.percent(one.share, 0), "message_share", words=OR.join(one.message.words))


def _row(month: ClientMonth, one: Carried) -> tuple[str, ...]:
    words = ", ".join(one.message.words) or TO_COMPLETE
    count = f"{numbers.integer(one.posts)} sur {numbers.integer(one.of)}" if one.share is not None else one.why
    return (
        one.message.message.rstrip("."), words, share_said(month, one), count, one.message.target or TO_COMPLETE,
        one.message.proof or TO_COMPLETE,
    )  # fmt: skip


def _title(month: ClientMonth, found: tuple[Carried, ...]) -> str:
    known = sorted((one for one in found if one.share is not None), key=lambda one: one.posts)
    if not found:
        return f"{month.client.name} n’a pas encore de message à répéter"
    if not known:
        return (
            f"Aucun des {len(found)} messages ne se mesure encore"
            if len(found) > 1
            else "Le message noté ne se mesure pas encore"
        )
    best = known[-1]
    share = share_said(month, best)
    title = f"Le message « {best.message.message.rstrip('.')} » se lit dans {share} des publications"
    if len(title) > LONGEST_TITLE:
        title = f"Le message le plus répété se lit dans {share} des publications"
    return within(title, share)


def _messages(month: ClientMonth, found: tuple[Carried, ...]) -> tuple[str, ...]:
    """What is not repeated enough to be remembered, and publics that no row of « cibles » names."""
    lines = []
    for one in found:
        if one.share is not None and one.share < RARE:
            share = share_said(month, one)
            told = (
                "aucune publication ne le porte"
                if not one.posts
                else f"{share} des publications le portent, trop peu pour être retenu"
            )
            lines.append(within(f"« {one.message.message.rstrip('.')} » : {told}.", share))
    known = {plain(target.name) for target in month.dossier.targets}
    strange = [one.message.target for one in found if one.message.target and plain(one.message.target) not in known]
    if strange:
        lines.append(
            f"{numbers.listed(f'« {name} »' for name in dict.fromkeys(strange))} : public absent de l’onglet « cibles »."
        )
    return tuple(lines)


def _decision(month: ClientMonth, found: tuple[Carried, ...]) -> str:
    if not found:
        return "Écrire deux ou trois messages à répéter, avec leurs mots, dans l’onglet « messages clés »."
    wordless = [one for one in found if not one.message.words]
    rare = sorted((one for one in found if one.share is not None and one.share < RARE), key=lambda one: one.posts)
    if rare:
        return f"Porter « {rare[0].message.message.rstrip('.')} » au moins une fois par semaine dès le prochain calendrier."
    if wordless:
        return f"Noter les mots qui signalent « {wordless[0].message.message.rstrip('.')} », pour le suivre."
    unproved = [one for one in found if not one.message.proof]
    if unproved:
        return f"Obtenir une preuve pour « {unproved[0].message.message.rstrip('.')} » : elle est {TO_COMPLETE}."
    least = min(found, key=lambda one: one.posts)
    return (
        f"Garder ces messages, et redire plus souvent « {least.message.message.rstrip('.')} »."
        if len(found) > 1
        else "Garder ce message."
    )
