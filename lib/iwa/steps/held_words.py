"""How weeks, planned posts and published ones are called on the slides of the plan held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from iwa import numbers
from iwa.calendar.held_weeks import Held, HeldWeek
from iwa.calendar.ties import Published
from iwa.client_month import ClientMonth
from iwa.slides import Source
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import network_name
from iwa.trace.held_plan import WORKBOOK
from iwa.trace.subjects import words_said

MOST_NAMED = 2


def week_said(week: HeldWeek) -> str:
    """The days of a week.

    >>> from datetime import date
    >>> week_said(HeldWeek(date(2026, 10, 26), date(2026, 11, 1))).replace(numbers.NO_BREAK, " ")
    'du 26 octobre au 1er novembre'
    >>> week_said(HeldWeek(date(2026, 10, 1), date(2026, 10, 4))).replace(numbers.NO_BREAK, " ")
    'du 1er au 4 octobre'
    """
    first, last = numbers.day(week.first, year=False), numbers.day(week.last, year=False)
    if week.first == week.last:
        return f"le {first}"
    if week.first.month == week.last.month:
        first = first.partition(numbers.NO_BREAK)[0]
    return f"du {first} au {last}"


def held_said(one: Held) -> str:
    """A planned post by its theme, its network and its day."""
    when = f"{network_name(one.row.network)}, {numbers.day(one.planned_on, year=False)}"
    return f"{_quoted(one.row.theme)} ({when})" if one.row.theme else when


def post_said(post: Published) -> str:
    """A published post by its first words, its network and its day."""
    when = f"{network_name(post.network)}, {numbers.day(post.day, year=False)}"
    return f"{_quoted(post.text)} ({when})" if post.text else when


def _quoted(text: str) -> str:
    """The first words of a text between quotation marks, those in it made the inner ones."""
    return words_said(re.sub(r"\s*»", "”", re.sub(r"«\s*", "“", text)))


def some(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """The first of some names, and how many others there are.

    >>> some(["a", "b"]), some(["a", "b", "c", "d"]), some(["a", "b"], 1)
    ('a et b', 'a, b et 2\xa0autres', 'a et 1\xa0autre')
    """
    left = len(names) - most
    if left <= 0:
        return numbers.listed(names)
    return f"{', '.join(names[:most])} et {numbers.counted(left, 'autre')}"


def plan_source(month: ClientMonth, planned: int) -> Source:
    """The exports of the networks, and the team's workbook."""
    count = numbers.counted(planned, "publication prévue", "publications prévues")
    found = source(month, month.networks, count=count, period=month_period(month))
    exports = f"{found.exports} et calendrier de l’équipe" if found.exports else "calendrier de l’équipe"
    return replace(found, files=(*found.files, WORKBOOK), exports=exports)
