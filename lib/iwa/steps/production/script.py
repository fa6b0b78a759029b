"""A video script with its seconds, for one of the month's subjects, from its own row of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.choices import VISUAL_RULE
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import format_name, plan_source
from iwa.steps.charter.noted import quoted, rows_of
from iwa.steps.production.subjects import Point, body_of, gaps, is_open, richest, said_of
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, month_label, network_name

COLUMNS = (
    Column("Temps", 1.5, role="strong"), Column("Ce que l’on dit", 4.6), Column("Ce que l’on voit", 3.2),
    Column("Mots", 0.8, "right"),
)  # fmt: skip
VIDEOS = ("reel", "short", "video")
SHORT, LONG = 30, 60  # seconds: the house's, for a vertical one and for another
HOOK, CALL = 3, 5  # of them
PACE = 2.5  # words a second that are understood when heard
LONGEST = 150


@dataclass(frozen=True)
class Part:
    """A part of the script: its seconds, what is said."""

    name: str
    start: int
    end: int
    said: str

    @property
    def words(self) -> int:
        return int((self.end - self.start) * PACE)


def script(month: ClientMonth) -> Slide:
    """Hook, body and call with their seconds; where another subject has more to say than the videos planned, its own, which is said."""
    row = richest(month, VIDEOS)
    parts = parts_of(row) if row else []
    return Slide(
        id="production.gabarit.video",
        title=_title(month, row, parts),
        subtitle=_subtitle(month, row, parts),
        exhibit=Table(
            COLUMNS,
            tuple(_line(month, row, part, rank) for rank, part in enumerate(parts) if row)
            or (("–", *[TO_COMPLETE] * 3),),
            "Un script de vidéo, minuté.",
        ),
        message=tuple(_message(month, row)),
        decision=_decision(month, row),
        source=plan_source(month, plan_of(month), [row] if row else []),
        notes="Durées de l’atelier : 30 secondes pour une vidéo verticale, 60 pour une autre, 3 pour ouvrir, 5 pour conclure ; deux mots et "
        "demi par seconde. Les paroles viennent de la ligne du calendrier ; ce qui manque reste écrit, avec qui peut le donner.",
    )


def parts_of(row: PlannedPost) -> list[Part]:
    """The parts of a script, one after the other, as long together as the format is made.

    >>> from datetime import date
    >>> row = PlannedPost(day=date(2026, 11, 3), network="tiktok", format="vidéo", hook="Le monstera", call="Essayer")
    >>> [(part.name, part.start, part.end) for part in parts_of(row)]
    [('accroche', 0, 3), ('corps', 3, 25), ('appel', 25, 30)]
    """
    whole = SHORT if row.format in ("reel", "short") or row.network == "tiktok" else LONG
    points = said_of(row) or [Point("corps", row.angle or TO_COMPLETE)]
    ends = [HOOK + round((whole - HOOK - CALL) * rank / len(points)) for rank in range(len(points) + 1)]
    body = [
        Part("corps", start, end, point.told)
        for point, start, end in zip(points, ends, ends[1:], strict=False)
    ]  # fmt: skip
    return [
        Part("accroche", 0, HOOK, row.hook or row.theme or TO_COMPLETE),
        *body,
        Part("appel", whole - CALL, whole, row.call or TO_COMPLETE),
    ]


def _line(month: ClientMonth, row: PlannedPost, part: Part, rank: int) -> tuple[str, ...]:
    when = f"{part.start} à {part.end}{numbers.NO_BREAK}s, {part.name}"
    return when, excerpt(capital(part.said), LONGEST), _seen(month, row, part, rank), numbers.integer(part.words)


def _seen(month: ClientMonth, row: PlannedPost, part: Part, rank: int) -> str:
    """What is on screen: the angle at first, the proof with the body, the page at the end, the client's visual rules."""
    if part.name == "appel":
        account = month.client.networks[row.network].name if row.network in month.client.networks else month.client.name
        return f"À l’écran : {row.page.split('//')[-1]}" if row.page else f"À l’écran : le compte {account}"
    rules = [rule.name for rule in rows_of(month, VISUAL_RULE) if rule.network in (row.network, None)]
    if part.name == "accroche":
        return rules[0] if rules else f"Règle visuelle {TO_COMPLETE}"
    if rank == 1:
        return capital(row.proof or f"preuve {TO_COMPLETE}")
    return rules[rank - 1] if 1 < rank <= len(rules) else f"plan à choisir avec {row.owner or TO_COMPLETE}"


def _title(month: ClientMonth, row: PlannedPost | None, parts: list[Part]) -> str:
    if row is None:
        return f"Aucun sujet à filmer dans le calendrier {numbers.of(month_label(month.month.next))}"
    length = f"{parts[-1].end}{numbers.NO_BREAK}secondes"
    return f"En {length}, {quoted(row.theme or row.hook or '', 50)} : {HOOK} pour ouvrir et {CALL} pour conclure"


def _subtitle(month: ClientMonth, row: PlannedPost | None, parts: list[Part]) -> str:
    if row is None:
        return f"Script de vidéo {numbers.of(month.client.name)}"
    where = f"{network_name(row.network)}, {numbers.day(row.day)}, {numbers.integer(parts[-1].end)}{numbers.NO_BREAK}secondes"
    if row.format not in VIDEOS:
        return f"Script rempli avec le sujet le mieux documenté du mois, prévu en {format_name(row)} ({where})"
    return f"Script rempli avec une ligne du calendrier, {format_name(row)} : {where}"


def _message(month: ClientMonth, row: PlannedPost | None) -> Iterator[str]:
    if row is None:
        return
    if row.angle:
        yield f"Angle : {row.angle}."
    lacking = gaps(row)
    if lacking:
        yield f"{numbers.counted(lacking, 'point reste', 'points restent')} à obtenir avant de tourner."
    yield f"Sous-titres incrustés, relus avec {row.owner or TO_COMPLETE} : la vidéo se lit sans le son."


def _decision(month: ClientMonth, row: PlannedPost | None) -> str:
    if row is None:
        return "Dire qui, dans l’équipe, accepte d’être filmé."
    lacking = next((point for point in body_of(row) if is_open(point.told)), None)
    if lacking:
        return f"Avant de tourner : {lacking.name.lower()}, {lacking.told}."
    return f"Tourner avec {row.owner or TO_COMPLETE} avant le {numbers.day(row.day, year=False)}."
