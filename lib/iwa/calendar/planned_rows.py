"""Posts to come as rows of the calendar: identifier, format, wording, link, owner, hours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from iwa.calendar.avoided import has_avoided
from iwa.calendar.briefs import Row, brief, proof_of
from iwa.calendar.calls import call, page_of, theme_of
from iwa.calendar.formats import allotted, format_name
from iwa.calendar.links import campaign_of, tracked
from iwa.calendar.people import Work, owner
from iwa.calendar.placed import Placed, monday_of
from iwa.calendar.rhythm import Slot
from iwa.calendar.row import PlannedPost, identifier_of
from iwa.calendar.subject import capital, quoted
from iwa.calendar.winners import won
from iwa.client_month import ClientMonth
from iwa.dossier.choices import ANGLE, HOOK, RUBRIC
from iwa.dossier.followed import Trial
from iwa.editorial.hours import hours_of
from iwa.editorial.mix import own_name, pillar_rows
from iwa.method.pillars import pillars
from iwa.months import Month
from iwa.numbers import day as day_said
from iwa.typography import french

TO_DO = "à faire"


@dataclass
class _Making:
    """A month's rows being made: all its posts, its tests, and what is counted meanwhile."""

    month: ClientMonth
    posts: Sequence[Placed]
    trials: Sequence[Trial]
    hours: dict[tuple[str, date], float] = field(default_factory=lambda: defaultdict(float))  # by person and Monday
    pillars: Counter[str] = field(default_factory=Counter)
    identifiers: Counter[tuple[date, str]] = field(default_factory=Counter)
    tested: Counter[tuple[str, str]] = field(default_factory=Counter)


def rows_of(month: ClientMonth, placed: Sequence[Placed], trials: Sequence[Trial]) -> list[PlannedPost]:
    """The rows in their order, a format and an owner given to each in turn."""
    ordered = sorted(placed, key=lambda one: (one.slot.day, one.slot.network, one.slot.is_story, one.subject.head))
    kept = allotted(month, ordered)
    making = _Making(month, [one for one, _ in kept], trials)
    return [_row(making, one, name) for one, name in kept]


def _row(making: _Making, one: Placed, name: str) -> PlannedPost:
    month, slot = making.month, one.slot
    rank, identifier = making.pillars[one.pillar], _identifier(making, slot)
    making.pillars[one.pillar] += 1
    asked, page, proof = call(month, one), page_of(month, one), proof_of(month, one, rank)
    test = None if one.moment else _test(making, slot)
    told = brief(Row(month, one, asked, proof, _answered(one, making.posts)))
    return PlannedPost(
        identifier=identifier, day=slot.day, hour=slot.hour, network=slot.network, format=name, pillar=one.pillar,
        series=one.series.kind if one.series else None, kind="test" if test else one.kind, theme=_theme(month, one, rank),
        hook=_hook(month, one, rank), angle=_angle(month, one, name, rank), proof=proof,
        brief=f"{told}\n{_tested(test)}" if test else told, call=asked, page=page,
        link=tracked(page, slot.network, _campaign(one), identifier) if page else None,
        campaign=one.moment.title if one.moment else None, owner=_owner(making, one, name), status=TO_DO,
        hours=hours_of(month.dossier, slot.network, name),
        reason=_reason(month, one, name, test), planned=True,
    )  # fmt: skip


def _reason(month: ClientMonth, one: Placed, name: str, test: Trial | None) -> str:
    """Why it is there, the verdict that it carries on, the test it is one of."""
    told = (one.subject.reason, won(month, one.slot.network, name, theme_of(month, one)), _tested(test) if test else "")
    return french(" ".join(part for part in told if part))


def _owner(making: _Making, one: Placed, name: str) -> str | None:
    """Who makes it, whose hours of the week then hold it."""
    hours, week = hours_of(making.month.dossier, one.slot.network, name), monday_of(one.slot.day)
    who = owner(making.month.dossier, Work(name, hours, week), making.hours)
    if who:
        making.hours[who, week] += hours
    return who


def _identifier(making: _Making, slot: Slot) -> str:
    making.identifiers[slot.day, slot.network] += 1
    rank = making.identifiers[slot.day, slot.network]
    return identifier_of(slot.day, slot.network, rank)


def _campaign(one: Placed) -> str:
    """The utm_campaign: the month, what the pillar is for, then the campaign or the series."""
    aim = pillars().pillars[one.pillar].aims[0]
    return campaign_of(
        Month.of(one.slot.day), aim, one.moment.title if one.moment else one.series.kind if one.series else ""
    )


def _theme(month: ClientMonth, one: Placed, rank: int) -> str:
    """The subject under the name of its series, of a rubric of its pillar, or of the pillar where the client named it."""
    if one.series:
        return one.subject.under(one.series.name or capital(one.series.kind))
    if one.moment or one.subject.source in ("question", "objection", "avis", "message"):
        return one.subject.under("")
    labels = list(_labels(month, one))
    return one.subject.under(labels[rank % len(labels)])


def _labels(month: ClientMonth, one: Placed) -> Iterator[str]:
    rows = [row for row in month.dossier.editorial if row.element == RUBRIC and row.pillar == one.pillar]
    yield from (row.name for row in rows if row.network in (None, one.slot.network))
    named = pillar_rows(month).get(one.pillar)
    yield own_name(month, one.pillar) if named and named.note else ""


def _hook(month: ClientMonth, one: Placed, rank: int) -> str:
    """How it begins: the client's kinds of hook in turn, and the words it begins from."""
    return french(f"{_turn(month, HOOK, rank)}{_beginning(month, one)}")


def _turn(month: ClientMonth, element: str, rank: int) -> str:
    names = [row.name for row in month.dossier.editorial if row.element == element]
    return f"{names[rank % len(names)]} : " if names else ""


def _beginning(month: ClientMonth, one: Placed) -> str:
    subject = one.subject
    if subject.source in ("question", "objection") and not subject.is_private:
        return f"poser d’abord la question telle qu’on la reçoit, {quoted(subject.said)}"
    if subject.source == "erreur":
        return f"montrer le geste de trop, {subject.head}"
    if one.moment and one.moment.phase:
        return f"la date en première ligne, le {day_said(one.moment.start, year=False)}"
    if subject.said and not has_avoided(month, subject.said):
        return f"repartir de {quoted(subject.said)}"
    return f"ouvrir sur {subject.head}"


def _angle(month: ClientMonth, one: Placed, name: str, rank: int) -> str:
    """The side it is taken by: the client's own angles in turn, what the method calls such a content, the side of the subject."""
    named, tail = format_name(one.pillar, name), one.subject.tail
    own = _turn(month, ANGLE, rank)
    told = ", ".join(part for part in (named.lower(), tail) if part)
    return french(capital(f"{own}{told}" if told else own.removesuffix(" : ")) or pillars().pillars[one.pillar].angle)


def _answered(one: Placed, ordered: Sequence[Placed]) -> date | None:
    """The day on which the public's answers are taken up: the next post of a series a week later."""
    later = (other.slot.day for other in ordered if other.series and (other.slot.day - one.slot.day).days >= 5)
    return next(later, None)


def _test(making: _Making, slot: Slot) -> Trial | None:
    """The test that a post is one of: every second one of its network, between its days, dates of the agenda apart."""
    for trial in making.trials:
        within = (trial.start is None or slot.day >= trial.start) and (trial.end is None or slot.day <= trial.end)
        if within and trial.network in (slot.network, None) and not slot.is_story:
            making.tested[trial.identifier, slot.network] += 1
            if making.tested[trial.identifier, slot.network] % 2:
                return trial
    return None


def _tested(trial: Trial) -> str:
    return french(f"Test {trial.identifier} : {trial.hypothesis}.")
