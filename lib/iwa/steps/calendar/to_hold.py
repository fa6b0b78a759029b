"""What holding the first plan will ask for, week by week: nothing has been held yet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from iwa import numbers
from iwa.calendar.held_weeks import ENOUGH, WEEKS, Held, HeldWeek, agreed_day
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.row import PlannedPost
from iwa.calendar.ties import APART
from iwa.calendar.working_days import monday_of
from iwa.client_month import ClientMonth
from iwa.slides import Column, Slide, Table
from iwa.steps.held_words import held_said, plan_source, week_said
from iwa.steps.wording import capital, month_label

RULE = (
    f"La cadence peut monter quand chacune des {WEEKS} dernières semaines a tenu {numbers.percent(ENOUGH, 0)} de son plan et "
    "qu’aucune validation n’est venue après la veille ouvrée de la parution. Les stories ne comptent pas."
)


def to_hold(month: ClientMonth) -> Slide:
    """A line a week of the plan: what is planned, how much of it makes a week held, by when the first is to be approved."""
    plan, when = plan_of(month), month_label(month.month.next)
    weeks = _weeks(plan, [row for row in plan.rows if row.format not in APART])
    count = sum(len(rows) for _, rows in weeks)
    columns = (
        Column("Semaine", 1.6, role="strong"), Column("Publications prévues", 1.2, "right"),
        Column(f"Pour tenir {numbers.percent(ENOUGH, 0)}", 1.2, "right"), Column("Première publication", 2.8),
        Column("À valider d’ici", 1.2),
    )  # fmt: skip
    return Slide(
        id="calendrier.tenue",
        title=_title(month, count, sum(needed(len(rows)) for _, rows in weeks)),
        subtitle=f"Publications prévues par semaine, hors stories, à partir {numbers.of(when)}",
        exhibit=Table(
            columns, tuple(_line(*week) for week in weeks), f"Ce que tenir le plan {numbers.of(when)} demande."
        ),
        decision="Noter, ligne par ligne, la date de validation et le lien publié : la tenue du plan s’y lit.",
        source=plan_source(month, count),
        notes=RULE,
    )


def _weeks(plan: Plan, rows: Sequence[PlannedPost]) -> list[tuple[HeldWeek, list[PlannedPost]]]:
    """The weeks of the plan in which something is planned, cut at its two ends."""
    starts = sorted({monday_of(row.day) for row in rows})
    return [
        (
            HeldWeek(max(start, plan.first), min(start + timedelta(days=6), plan.last)),
            sorted((row for row in rows if monday_of(row.day) == start), key=lambda row: (row.day, row.identifier)),
        )
        for start in starts
    ]


def needed(planned: int) -> int:
    """How many posts of a week make it held.

    >>> needed(5), needed(6), needed(1)
    (4, 5, 1)
    """
    return math.ceil(ENOUGH * planned - 1e-9)  # 0.8 * 5 is a little more than 4


def _line(week: HeldWeek, rows: Sequence[PlannedPost]) -> tuple[str, ...]:
    first = rows[0]
    return (
        capital(week_said(week)),
        numbers.integer(len(rows)),
        numbers.integer(needed(len(rows))),
        held_said(Held(first, first.day)),
        _day(agreed_day(first.day)),
    )


def _day(day: date) -> str:
    return f"{numbers.WEEKDAY_NAMES[day.weekday()]} {numbers.day(day, year=False)}"


def _title(month: ClientMonth, count: int, needed: int) -> str:
    if not count:
        return f"Le plan {numbers.of(month.client.name)} attend ses premières publications"
    told = f"{numbers.integer(needed)} publication{'s' if needed > 1 else ''} sur {numbers.integer(count)}"
    verb = "paraissent" if needed > 1 else "paraît"
    return f"Le premier plan {numbers.of(month.client.name)} sera tenu si {told} {verb} dans leur semaine"
