"""Answers to reviews in four moments, for a good, a mixed and a bad one, on reviews really received where there are any."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.calendar.people import expert
from iwa.calendar.received import as_quoted
from iwa.client_month import ClientMonth
from iwa.method.moderation import ReviewReply, replies
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import quoted, tabs
from iwa.steps.moderation.things import answerer, friction, holder, next_date, page, private_way, theme
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.tracing import known
from iwa.steps.wording import TO_COMPLETE, capital, lowered
from iwa.traced import within

STARS = {"bon": (4, 5), "mitige": (3, 3), "mauvais": (1, 2)}


def reviews(month: ClientMonth) -> Slide:
    """A line a moment, a column a kind of review."""
    rated = month.messages[month.messages["rating"].notna()]
    columns = (Column("Temps", 1.1, role="strong"), *(Column(one.name, 2.6) for one in replies().reviews.values()))
    return Slide(
        id="moderation.avis",
        title=_title(month, rated),
        subtitle=f"Remercier, situer, proposer, passer en privé : {answerer(month)} répond au nom {numbers.of(month.client.name)}",
        exhibit=Table(columns, _rows(month, rated), "Réponses aux avis en quatre temps, selon la note."),
        message=(*_counted(month, rated), *_message(month, rated)),
        decision=f"{capital(answerer(month))} répond aux mauvais avis d’abord ; {holder(month, 'responsable')} relit avant l’envoi.",
        source=received_source(month, rated) if len(rated) else tabs("observations", "équipe"),
        notes="Le contexte dit un fait vérifié, jamais une excuse générale ; sans fait vérifié, on dit que l’on cherche. Un avis sans texte "
        "reçoit le premier et le troisième temps seulement.",
    )


def _of(rated: pd.DataFrame, key: str) -> pd.DataFrame:
    low, high = STARS[key]
    return rated[rated["rating"].between(low, high)]


def _example(rated: pd.DataFrame, key: str) -> str:
    """The latest review of a kind that has a text, "" where none has."""
    worded = _of(rated, key).dropna(subset=["text"]).sort_values(["received_at", "message_id"], kind="stable")
    return as_quoted(str(worded["text"].iloc[-1])) if len(worded) else ""


def _rows(month: ClientMonth, rated: pd.DataFrame) -> tuple[tuple[str, ...], ...]:
    known_ = replies().reviews
    told: list[tuple[str, ...]] = []
    if len(rated):
        told.append(
            (
                "Reçu",
                *(
                    quoted(_example(rated, key), 90) if _example(rated, key) else "aucun avec un texte"
                    for key in known_
                ),
            )
        )
    told.append(("Remercier", *(one.thanks for one in known_.values())))
    told.append(("Situer", *(_context(month, key) for key in known_)))
    told.append(("Proposer", *(_proposal(month, key, one) for key, one in known_.items())))
    told.append(("En privé", *(_private(month, key) for key in known_)))
    return tuple(told)


def _context(month: ClientMonth, key: str) -> str:
    seen = friction(month)
    own = {
        "bon": f"{{ce qui est cité}} : c’est le travail de {expert(month)} et de l’équipe",
        "mitige": f"{{le fait de ce jour-là}} ; nous le savons : {lowered(seen)}"
        if seen
        else "{le fait de ce jour-là, vérifié}",
        "mauvais": f"{holder(month, 'responsable')} a vérifié : {{le fait, avec sa date}}",
    }
    return own[key]


def _proposal(month: ClientMonth, key: str, one: ReviewReply) -> str:
    own = {
        "bon": f"La prochaine fois : {next_date(month)}",
        "mitige": f"Depuis, {{ce qui a changé}} ; revenez en juger, {theme(month)} compris",
        "mauvais": f"{{la solution, décidée par {holder(month, 'responsable')}}}, sans discuter la note",
    }
    return own[key]


def _private(month: ClientMonth, key: str) -> str:
    own = {
        "bon": "–",
        "mitige": f"Pour en parler : {answerer(month)}, {private_way(month)}",
        "mauvais": f"La suite se règle {private_way(month)} ou par {page(month)}",
    }
    return own[key]


def _title(month: ClientMonth, rated: pd.DataFrame) -> str:
    if rated.empty:
        return (
            f"Aucun avis dans les fichiers {numbers.of(month.client.name)} : réponses générales, prêtes pour le premier"
        )
    return f"Un avis sur {month.client.name}, bon, mitigé ou mauvais, a sa réponse en quatre temps"


def _counted(month: ClientMonth, rated: pd.DataFrame) -> tuple[str, ...]:
    """How many reviews are known, and how many of them are bad."""
    if rated.empty:
        return ()
    bad = len(_of(rated, "mauvais"))
    total = known(
        numbers.integer(len(rated)),
        "reviews_received",
        "messages",
        since=min(month.inbox.known),
        month=str(month.month),
    )
    return (within(f"{total} avis connus, dont {numbers.counted(bad, 'mauvais', 'mauvais')}.", total),)


def _message(month: ClientMonth, rated: pd.DataFrame) -> tuple[str, ...]:
    mute = int(rated["text"].isna().sum())
    told = (
        [f"{numbers.counted(mute, 'avis sans texte', 'avis sans texte')} : remercier et proposer suffisent."]
        if mute
        else []
    )
    return (*told, *([f"Contact écrit de {month.client.name} : {TO_COMPLETE}."] if month.client.site is None else []))
