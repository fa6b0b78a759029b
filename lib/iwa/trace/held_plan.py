"""The figures of the plan held, counted again from the rows of the calendar and the posts tied to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from iwa import numbers
from iwa.calendar.held_weeks import Held, agreed_day, held_weeks
from iwa.calendar.ties import Tie, ties
from iwa.client_month import ClientMonth
from iwa.evidence import FileRow
from iwa.networks import NAMES
from iwa.slides import Number
from iwa.trace.post_rows import rows_of_posts

WORKBOOK = "calendrier.xlsx"
Counted = Callable[[ClientMonth, Number], float | None]
Which = Callable[[Held], bool]


def _planned(month: ClientMonth, number: Number) -> list[Held]:
    """What was planned in the days of a number, as far as exports tell what became of it."""
    first, last = _days(number)
    return [one for week in held_weeks(month) for one in week.planned if first <= one.planned_on <= last]


def _days(number: Number) -> tuple[date, date]:
    return date.fromisoformat(number.where["first"]), date.fromisoformat(number.where["last"])


def off_plan(month: ClientMonth, first: date, last: date) -> list[Tie]:
    """The posts of some days that no row plans."""
    return [tie for tie in ties(month) if tie.row is None and first <= tie.post.day <= last]


def is_late(one: Held) -> bool:
    """Whether a post was approved after the day agreed on."""
    approved = one.row.approved_on
    return approved is not None and approved > agreed_day(one.out_on or one.row.day)


WHICH: dict[str, Which] = {
    "planned_posts": lambda one: True,
    "held_posts": lambda one: one.in_its_week,
    "held_share": lambda one: True,
    "probable_posts": lambda one: one.sure == "probable",
    "declared_posts": lambda one: one.is_declared,
    "moved_posts": lambda one: one.moved,
    "late_approvals": is_late,
}


def _count(month: ClientMonth, number: Number) -> float:
    return float(sum(WHICH[number.measure](one) for one in _planned(month, number)))


def _share(month: ClientMonth, number: Number) -> float | None:
    planned = _planned(month, number)
    return sum(one.in_its_week for one in planned) / len(planned) if planned else None


def _off_plan(month: ClientMonth, number: Number) -> float:
    return float(len(off_plan(month, *_days(number))))


COUNTED: dict[str, Counted] = {
    **dict.fromkeys(WHICH, _count),
    "held_share": _share,
    "off_plan_posts": _off_plan,
}


def rows_of_plan(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows of the workbook that a figure counts; of what is out of the plan, the posts themselves."""
    if number.measure == "off_plan_posts":
        found = off_plan(month, *_days(number))
        return [row for tie in found for row in _post_rows(month, tie.post.network, tie.post.post_id)]
    return [_row(one) for one in _planned(month, number) if WHICH[number.measure](one)]


def _post_rows(month: ClientMonth, network: str, post_id: str) -> list[FileRow]:
    return rows_of_posts(month, Number("", "count", "posts", {"network": network, "post_id": post_id}))


def _row(one: Held) -> FileRow:
    cell = one.row.cells.get("identifier", "") or one.row.cells.get("day", "")
    subject = f"{NAMES[one.row.network]}, prévue le {numbers.short_day(one.planned_on)}"
    named = f", ligne {one.row.identifier}" if one.row.identifier else ""  # a theme may quote the public
    out = f"parue le {numbers.short_day(one.out_on)}" if one.out_on else "notée publiée" if one.is_declared else "non parue"  # fmt: skip
    sure = f" ({one.sure})" if one.sure else ""
    return FileRow(WORKBOOK, None, f"onglet « calendrier », {cell}", f"{subject}{named}", f"{out}{sure}")
