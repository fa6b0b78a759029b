"""What a highlight, a week of a campaign or a date of the year is about, once it has a place."""

from __future__ import annotations

import re
from dataclasses import replace

from iwa.calendar.board import Board
from iwa.calendar.moments import Moment
from iwa.calendar.subject import Subject
from iwa.dossier.cells import plain
from iwa.method.words import empty_words

# By which side a campaign is told from its second week on, and a date of the year, by pillar.
WEEK_SIDES = ("comment cela se passe", "pour qui et pour quand", "ce que l’on y trouve", "où l’on en est")
DAY_SIDES = {
    "expertise": "ce que nous en pensons", "pédagogie": "ce qu’il faut en savoir", "coulisses": "vu par l’équipe",
    "preuves": "ce que nous pouvons montrer", "offres": "ce que nous proposons ce jour-là", "communauté": "et chez vous",
}  # fmt: skip


def about(board: Board, moment: Moment, network: str) -> Subject:
    """What a moment is about: its title by the side of its phase, else a thing told with its words, else a side of its own."""
    if moment.phase:
        return of_moment(moment, moment.phase, (f"{moment.title} {moment.phase}",))
    words = {plain(word) for word in (*moment.words, *moment.title.split()) if len(word) > 3} - empty_words()
    near = board.next_subject(moment.pillar, network, lambda one: one.source == "sujet" and _tells(one, words))
    if near is None:
        return of_moment(moment, side_of(board, moment), (f"{moment.title} {moment.day}",))
    return replace(near, head=moment.title, tail=near.head, reason=_reason(moment))


def _tells(subject: Subject, words: set[str]) -> bool:
    """Whether a thing is told with one of some words, whole ones, an "s" apart."""
    text = plain(f"{subject.head} {subject.said}")
    return any(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text) for word in words)


def side_of(board: Board, moment: Moment) -> str:
    """The side by which a moment without a phase is told: of its week, one that no other week of it has; of its pillar for a date."""
    if moment.kind == "marronnier":
        return DAY_SIDES[moment.pillar]
    told = {one.subject.tail for one in board.placed if one.moment and one.moment.title == moment.title}
    first = (moment.day - moment.start).days // 7 - 1
    order = [WEEK_SIDES[(first + rank) % len(WEEK_SIDES)] for rank in range(len(WEEK_SIDES))]
    return next((side for side in order if side not in told), order[0])


def of_moment(moment: Moment, tail: str, names: tuple[str, ...]) -> Subject:
    """A moment as a subject, told by a side."""
    return Subject(
        head=moment.title,
        tail=tail,
        pillar=moment.pillar,
        source=moment.kind,
        names=names,
        reason=_reason(moment),
        answer=moment.note,
    )


def _reason(moment: Moment) -> str:
    where = "Date de l’année qui sert ce métier" if moment.kind == "marronnier" else "Agenda du dossier"
    return f"{where} : {moment.title}."
