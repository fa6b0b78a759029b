"""Posts to come as rows of the calendar: identifier, format, wording, link, owner, hours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from iwa.calendar.briefs import Row, brief, proof_of
from iwa.calendar.calls import call, page_of, theme_of
from iwa.calendar.formats import allotted
from iwa.calendar.links import campaign_of, tracked
from iwa.calendar.openings import angle, hook
from iwa.calendar.people import Work, owner
from iwa.calendar.placed import Placed
from iwa.calendar.rhythm import Slot
from iwa.calendar.row import TO_DO, PlannedPost, identifier_of
from iwa.calendar.subject import capital, lowered
from iwa.calendar.winners import won
from iwa.calendar.working_days import monday_of
from iwa.client_month import ClientMonth
from iwa.dossier.choices import RUBRIC
from iwa.editorial.hours import hours_of
from iwa.editorial.mix import own_name, pillar_rows
from iwa.method.pillars import pillars
from iwa.months import Month
from iwa.trials.entry import Given
from iwa.trials.lessons import lessons
from iwa.trials.names import arm_said
from iwa.typography import french


@dataclass
class _Making:
    """A month's rows being made: all its posts, and what is counted meanwhile."""

    month: ClientMonth
    posts: Sequence[Placed]
    taken: set[str]  # identifiers of rows that the team has begun
    hours: dict[tuple[str, date], float] = field(default_factory=lambda: defaultdict(float))  # by person and Monday
    pillars: Counter[str] = field(default_factory=Counter)
    identifiers: Counter[tuple[date, str]] = field(default_factory=Counter)


def rows_of(month: ClientMonth, placed: Sequence[Placed], begun: Sequence[PlannedPost] = ()) -> list[PlannedPost]:
    """The rows in their order, a format and an owner given to each in turn; those begun keep their names and their hours."""
    ordered = sorted(placed, key=lambda one: (one.slot.day, one.slot.network, one.slot.is_story))
    kept = allotted(month, ordered, begun)
    making = _Making(month, [one for one, _ in kept], {row.identifier for row in begun})
    for row in begun:
        making.hours[row.owner or "", monday_of(row.day)] += row.hours or 0.0
    return [_row(making, one, name) for one, name in kept]


def _row(making: _Making, one: Placed, name: str) -> PlannedPost:
    month, slot = making.month, one.slot
    rank, identifier = making.pillars[one.pillar], _identifier(making, slot)
    making.pillars[one.pillar] += 1
    asked, page, proof = call(month, one), page_of(month, one), proof_of(month, one)
    given = one.trial
    told = brief(Row(month, one, asked, proof, _answered(one, making.posts)))
    return PlannedPost(
        identifier=identifier, day=slot.day, hour=slot.hour, network=slot.network, format=name, pillar=one.pillar,
        series=one.series.kind if one.series else None, kind="test" if given and given.tries else one.kind, theme=_theme(month, one, rank),
        hook=hook(month, one, rank), angle=angle(month, one, rank), proof=proof,
        brief="\n".join([told, *_learned(month, slot, given)]), call=asked, page=page,
        link=tracked(page, slot.network, _campaign(one), identifier) if page else None,
        campaign=one.moment.title if one.moment else None, owner=_owner(making, one, name), status=TO_DO,
        hours=hours_of(month.dossier, slot.network, name),
        reason=_reason(month, one, name), planned=True,
        test=given.entry.id if given else None, arm=given.arm if given else None,
    )  # fmt: skip


def _reason(month: ClientMonth, one: Placed, name: str) -> str:
    """Why it is there, the verdict that it carries on, the test it is one of."""
    test = f"Test {one.trial.entry.id}, bras {one.trial.arm}." if one.trial else ""
    told = (one.subject.reason, won(month, one, name, theme_of(month, one)), test)
    return french(" ".join(part for part in told if part))


def _learned(month: ClientMonth, slot: Slot, given: Given | None) -> Iterator[str]:
    """The arm that a post drew, and what the team's own tests have settled on its network."""
    if given:
        yield french(f"Test {given.entry.id}, bras {given.arm} : {arm_said(given)}.")
    for lesson in () if slot.is_story else lessons(month):
        entry = lesson.entry
        if not entry.question and entry.rule.network in (slot.network, ""):
            yield french(
                f"{'À refaire' if lesson.won else 'À ne plus faire'} (test {entry.id}) : {lowered(entry.hypothesis).rstrip('.')}."
            )


def _owner(making: _Making, one: Placed, name: str) -> str | None:
    """Who makes it, whose hours of the week then hold it."""
    hours, week = hours_of(making.month.dossier, one.slot.network, name), monday_of(one.slot.day)
    who = owner(making.month.dossier, Work(name, hours, week), making.hours)
    if who:
        making.hours[who, week] += hours
    return who


def _identifier(making: _Making, slot: Slot) -> str:
    while True:
        making.identifiers[slot.day, slot.network] += 1
        name = identifier_of(slot.day, slot.network, making.identifiers[slot.day, slot.network])
        if name not in making.taken:
            return name


def _campaign(one: Placed) -> str:
    """The utm_campaign: the month, what the pillar is for, then the campaign or the series."""
    aim = pillars().pillars[one.pillar].aims[0]
    return campaign_of(
        Month.of(one.slot.day), aim, one.moment.title if one.moment else one.series.kind if one.series else ""
    )


def _theme(month: ClientMonth, one: Placed, rank: int) -> str:
    """The subject under the name of its series or of a rubric of its pillar; a bare thing under the name of the pillar."""
    if one.series:
        return one.subject.under(one.series.name or capital(one.series.kind))
    if one.moment or one.subject.source in ("question", "objection", "avis", "message"):
        return one.subject.under("")
    labels = list(_labels(month, one))
    label = labels[rank % len(labels)]
    is_said = one.subject.tail or one.subject.is_met  # what says by itself what it is about
    return one.subject.under("" if is_said and label == own_name(month, one.pillar) else label)


def _labels(month: ClientMonth, one: Placed) -> Iterator[str]:
    rows = [row for row in month.dossier.editorial if row.element == RUBRIC and row.pillar == one.pillar]
    yield from (row.name for row in rows if row.network in (None, one.slot.network))
    named = pillar_rows(month).get(one.pillar)
    yield own_name(month, one.pillar) if named and named.note else ""


def _answered(one: Placed, ordered: Sequence[Placed]) -> date | None:
    """The day on which the public's answers are taken up: the next post of a series a week later."""
    later = (other.slot.day for other in ordered if other.series and (other.slot.day - one.slot.day).days >= 5)
    return next(later, None)
