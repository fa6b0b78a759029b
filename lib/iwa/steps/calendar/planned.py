"""What the slides of the calendar share: the rows of a plan, how they are counted and named, where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from iwa import numbers
from iwa.calendar.plan import Plan
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.editorial.mix import own_name
from iwa.months import Month
from iwa.slides import Source
from iwa.steps.wording import network_name
from iwa.tables import FORMATS

BOOK = "calendrier.xlsx"
GIVEN_UP = ("abandonné", "reporté")


def live(rows: Iterable[PlannedPost]) -> list[PlannedPost]:
    """The rows that are to come out."""
    return [row for row in rows if row.status not in GIVEN_UP]


def of_month(plan: Plan) -> list[PlannedPost]:
    """The rows of the month that the plan covers, its draft week left out."""
    month = Month.of(plan.first)
    return [row for row in live(plan.rows) if Month.of(row.day) == month]


def counted(rows: Sequence[PlannedPost]) -> str:
    """Posts and stories: "28 publications et 9 stories"."""
    stories = sum(row.format == "story" for row in rows)
    posts = numbers.counted(len(rows) - stories, "publication")
    return f"{posts} et {numbers.counted(stories, 'story', 'stories')}" if stories else posts


def plan_source(month: ClientMonth, plan: Plan, rows: Sequence[PlannedPost]) -> Source:
    """The source of a slide on the plan."""
    return Source(
        (BOOK, "dossier.xlsx"), numbers.period(plan.first, plan.last), counted(rows), exports="calendrier, dossier, exports",
    )  # fmt: skip


def day_name(day: date) -> str:
    """A day as it is read in a table: "mar. 3 nov."."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{numbers.WEEKDAY_NAMES[day.weekday()][:3]}. {number} {numbers.MONTH_ABBREVIATIONS[day.month - 1]}"


def format_name(row: PlannedPost) -> str:
    """The format of a row, in small letters; a dash where it has none."""
    return FORMATS.get(row.format or "", "–").lower()


def pillar_name(month: ClientMonth, row: PlannedPost) -> str:
    """What the client calls the pillar of a row."""
    return own_name(month, row.pillar) if row.pillar else "–"


def networks_said(rows: Iterable[PlannedPost]) -> str:
    """The networks of some rows, in the order in which they come."""
    return numbers.listed(dict.fromkeys(network_name(row.network) for row in rows))


def events_of(month: ClientMonth, plan: Plan) -> list[Event]:
    """The events of the agenda that rows of the plan serve, in their order."""
    named = {row.campaign for row in plan.rows}
    return sorted((one for one in month.dossier.agenda if one.title in named), key=lambda one: (one.start, one.title))


def still_lacking(row: PlannedPost) -> str:
    """What is to be obtained for a post: a proof by its name, or what the calendar asks for.

    >>> row = PlannedPost(day=date(2026, 11, 3), network="facebook", proof="à obtenir : Hakim, de la librairie")
    >>> still_lacking(row).replace("\\xa0", " ")
    'la preuve « Hakim, de la librairie »'
    """
    asked = (row.proof or "").partition(":")[2].strip() or "la preuve qui manque"
    return f"la preuve « {asked} »" if asked[0].isupper() else asked
