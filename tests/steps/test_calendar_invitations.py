"""The .ics, read by a parser that is not the writer's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]

from iwa.calendar.invitations import invitations, meeting_day
from iwa.calendar.plan import Plan
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.read import Dossier

Made = Callable[..., ClientMonth]
SALON = Event(start=date(2026, 11, 14), end=date(2026, 11, 15), title="Salon du livre", nature="temps fort", aim="Vendre; lire, signer")  # fmt: skip


def plan(*rows: PlannedPost) -> Plan:
    return Plan(rows=rows, first=date(2026, 11, 1), last=date(2026, 12, 6))


def row(day: int, **more: Any) -> PlannedPost:
    return PlannedPost.model_validate({"identifier": f"2026-11-{day:02d}-fb-1", "day": date(2026, 11, day), "network": "facebook"} | more)  # fmt: skip


def events(month: ClientMonth, plan: Plan) -> dict[str, Any]:
    content = invitations(month, plan).decode()
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n")), "lines are folded"
    calendar = vobject.readOne(content)
    return {event.uid.value.partition("@")[0]: event for event in calendar.vevent_list}


def test_posts_highlights_and_the_meeting_are_there_as_another_parser_reads_them(hand_made: Made) -> None:
    text = "Une, deux ; trois\\quatre « é » " * 5
    rows = (row(3, hour=time(9, 30), theme="Lire, relire ; aimer", brief=text + "\nPuis la fin"), row(5), row(7, status="reporté"))  # fmt: skip
    found = events(hand_made(Dossier(agenda=(SALON,))), plan(*rows))
    assert set(found) == {"2026-11-03-fb-1", "2026-11-05-fb-1", "temps-fort-2026-11-14-0", "point-mensuel-2026-10"}
    timed = found["2026-11-03-fb-1"]
    assert timed.summary.value == "Facebook : Lire, relire ; aimer" and f"Brief : {text}\nPuis la fin" in timed.description.value  # fmt: skip
    assert timed.dtstart.value.isoformat() == "2026-11-03T09:30:00+01:00"
    assert found["2026-11-05-fb-1"].dtstart.value == date(2026, 11, 5)
    assert (found["temps-fort-2026-11-14-0"].dtstart.value, found["temps-fort-2026-11-14-0"].dtend.value) == (date(2026, 11, 14), date(2026, 11, 16))  # fmt: skip
    assert found["temps-fort-2026-11-14-0"].description.value == "But : Vendre; lire, signer"


def test_the_same_plan_gives_the_same_bytes_and_no_clock(hand_made: Made) -> None:
    month, held = hand_made(), plan(row(3, hour=time(9, 30)))
    assert invitations(month, held) == invitations(month, held)
    stamps = {event.dtstamp.value for event in events(month, held).values()}
    assert {stamp.replace(tzinfo=None) for stamp in stamps} == {datetime(2026, 11, 1)}


def test_a_row_moved_keeps_its_name_and_two_without_any_are_told_apart(hand_made: Made) -> None:
    moved = row(3).model_copy(update={"day": date(2026, 11, 20)})
    bare = row(9, identifier="")
    found = events(hand_made(), plan(moved, bare, bare))
    assert found["2026-11-03-fb-1"].dtstart.value == date(2026, 11, 20)
    assert {"2026-11-09-facebook-main", "2026-11-09-facebook-main-2"} <= set(found)


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        ((), (date(2026, 11, 12), False)),
        ((Event(start=date(2026, 11, 16), title="Point mensuel", nature="événement"),), (date(2026, 11, 16), True)),
        ((Event(start=date(2026, 12, 16), title="Reporting", nature="événement"),), (date(2026, 11, 12), False)),
    ],
)
def test_the_meeting_is_when_the_agenda_says_else_after_the_closing(hand_made: Made, agenda: tuple[Event, ...], expected: tuple[date, bool]) -> None:  # fmt: skip
    assert meeting_day(hand_made(Dossier(agenda=agenda))) == expected


def test_a_meeting_never_falls_on_a_weekend(hand_made: Made) -> None:
    month = hand_made()
    days = [meeting_day(replace(month, month=month.month.shift(n)))[0] for n in range(24)]
    assert {day.weekday() for day in days} <= {0, 1, 2, 3, 4}
