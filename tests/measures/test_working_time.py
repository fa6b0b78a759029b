"""Working time against a hand calculation: nights, Sundays, a public holiday, both changes of clock."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from iwa.calendar.opening import opening_of
from iwa.client import Client
from iwa.measures.working_time import HOUSE, Opening, working_seconds
from iwa.months import Month

PARIS = "Europe/Paris"
WORKING_DAYS = Opening(PARIS, closed=frozenset({date(2026, 11, 11)}))
ALWAYS = Opening(PARIS, (((0, 1440),),) * 7)
SUNDAY_NIGHT = Opening(PARIS, ((),) * 6 + (((60, 240),),))  # from 1 to 4 on Sundays: the clock changes within


def hours(begun: str, ended: str, opening: Opening = WORKING_DAYS) -> float:
    """The hours of opening between two instants of the clock of Paris."""
    first, last = (pd.Series([pd.Timestamp(at, tz=PARIS).tz_convert("UTC")]) for at in (begun, ended))
    return float(working_seconds(first, last, opening).iloc[0]) / 3600


@pytest.mark.parametrize(
    ("begun", "ended", "counted"),
    [
        ("2026-10-06 10:00", "2026-10-06 11:30", 1.5),  # within a day
        ("2026-10-06 17:00", "2026-10-07 10:00", 2.0),  # a night: one hour, and one more
        ("2026-10-06 22:00", "2026-10-07 07:00", 0.0),  # written and answered at night
        ("2026-10-02 17:30", "2026-10-05 09:45", 1.25),  # Friday to Monday
        ("2026-10-04 12:00", "2026-10-05 09:00", 0.0),  # a Sunday
        ("2026-11-10 17:00", "2026-11-12 09:30", 1.5),  # 11 November between the two
        ("2026-10-23 16:00", "2026-10-26 10:00", 3.0),  # the clock goes back on the Sunday: as any weekend
        ("2026-03-27 16:00", "2026-03-30 10:00", 3.0),  # and forward
        ("2026-10-05 09:00", "2026-10-12 09:00", 45.0),  # a whole week
    ],
)  # fmt: skip
def test_nights_sundays_holidays_and_weekends_do_not_count(begun: str, ended: str, counted: float) -> None:
    assert hours(begun, ended) == pytest.approx(counted)


def test_a_night_in_which_the_clock_changes_has_its_real_length() -> None:
    assert hours("2026-10-25 00:00", "2026-10-26 00:00", ALWAYS) == pytest.approx(25)
    assert hours("2026-03-29 00:00", "2026-03-30 00:00", ALWAYS) == pytest.approx(23)
    assert hours("2026-10-25 00:00", "2026-10-25 12:00", SUNDAY_NIGHT) == pytest.approx(4)
    assert hours("2026-03-29 00:00", "2026-03-29 12:00", SUNDAY_NIGHT) == pytest.approx(2)


def test_the_clock_is_the_client_s_own() -> None:
    received, answered = (pd.Series(pd.to_datetime([at], utc=True)) for at in ("2026-10-06 05:00", "2026-10-06 06:00"))
    counted = {zone: working_seconds(received, answered, Opening(zone)).iloc[0] for zone in (PARIS, "Indian/Reunion")}
    assert counted == {PARIS: 0.0, "Indian/Reunion": 3600.0}  # 9 o'clock there, 7 in Paris


def test_what_is_not_known_is_missing_and_a_client_that_never_opens_counts_nothing() -> None:
    at = pd.Series(pd.to_datetime(["2026-10-06 09:00", None], utc=True))
    assert working_seconds(at, at.shift(), WORKING_DAYS).isna().all()
    assert hours("2026-10-06 10:00", "2026-10-09 10:00", Opening(PARIS, ((),) * 7)) == 0.0


def client(**changes: object) -> Client:
    facts = {
        "slug": "maison-lune", "name": "Maison Lune", "sector": "librairie", "pack": "croissance",
        "start": Month(2026, 10), "networks": {"facebook": {"name": "Maison Lune"}},
    }  # fmt: skip
    return Client.model_validate(facts | changes)


def test_the_hours_are_those_of_the_client_else_the_house_s_and_holidays_those_of_its_town() -> None:
    house = opening_of(client(), [2026])
    assert (house.week, house.is_noted) == (HOUSE, False)
    assert date(2026, 11, 11) in house.closed and date(2026, 12, 26) not in house.closed
    own = opening_of(client(hours={"samedi": "10:00-12:00 14 h-16 h 30", "lundi": "fermé"}, city="Strasbourg"), [2026])
    assert own.week == ((),) * 5 + (((600, 720), (840, 990)), ()) and own.is_noted and own.weekly_hours == 4.5
    assert date(2026, 12, 26) in own.closed


@pytest.mark.parametrize("text", ["9:00", "18:00-9:00", "matin", "9:00-25:00"])
def test_hours_that_cannot_be_right_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="heures d’ouverture"):
        client(hours={"lundi": text})
