"""The reservoir: what the public asks, what the dossier notes, each with the post that takes it up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iwa.calendar.able import formats_for
from iwa.calendar.plan import Idea
from iwa.calendar.received import Asked, asked
from iwa.calendar.row import PlannedPost
from iwa.calendar.subject import Subject
from iwa.calendar.subjects import noted
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import RUBRIC
from iwa.editorial.cadence import cadence


def reservoir(month: ClientMonth, rows: Sequence[PlannedPost]) -> tuple[Idea, ...]:
    """The ideas, questions and objections first, the commonest before; `row` is the first row that takes each up."""
    by_public = {one.text: one for one in asked(month)}
    found = [
        _idea(subject, text, by_public.get(text), rows, _carried(month, subject))
        for subject in noted(month)
        for text in _texts(subject)
    ]
    rank = {"question": 0, "objection": 1}
    return tuple(sorted(found, key=lambda idea: (rank.get(idea.kind, 2), -idea.count)))


def _texts(subject: Subject) -> Iterator[str]:
    """What a subject answers: each of the questions of a topic, or itself."""
    if subject.source == "question":
        yield from subject.names
    else:
        yield subject.idea


def _carried(month: ClientMonth, subject: Subject) -> dict[str, str]:
    """What an idea would be published with: the pillar's rubric, its proof, the first network kept that has a format for it."""
    able = (
        (network, formats[0])
        for network in cadence(month).kept
        if (formats := formats_for(month, network, False, subject.pillar))
    )
    network, name = next(able, ("", ""))
    rubrics = (row.name for row in month.dossier.editorial if row.element == RUBRIC and row.pillar == subject.pillar)
    return {"rubric": next(rubrics, ""), "proof": subject.shown, "network": network, "format": name}


def _idea(
    subject: Subject, text: str, told: Asked | None, rows: Sequence[PlannedPost], carried: dict[str, str]
) -> Idea:
    taken = next((row.identifier for row in rows if _takes_up(row, subject)), "")
    return Idea(
        kind=subject.source, text=text, quotes=told.quotes if told else (), count=told.count if told else 0,
        pillar=subject.pillar, row=taken, **carried,
    )  # fmt: skip


def _takes_up(row: PlannedPost, subject: Subject) -> bool:
    """Whether the theme of a row is on a subject, whatever series or rubric it stands under."""
    return plain(subject.head) in plain(row.theme or "")
