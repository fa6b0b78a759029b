"""Dates right for year and zone, and for each trade: kept with a pillar, or left out with the reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from iwa.calendar.public_dates import family_days, public_dates, sales, school_holidays
from iwa.calendar.trade_dates import AHEAD, dated, day_of, trade_of
from iwa.client import Client
from iwa.dossier.choices import PILLARS
from iwa.method.dates import dates
from iwa.months import Month


def client(sector: str, **facts: Any) -> Client:
    known = {
        "slug": "c",
        "name": "C",
        "pack": "essentiel",
        "start": Month(2026, 10),
        "networks": {"facebook": {"name": "C"}},
    }
    return Client.model_validate(known | {"sector": sector} | facts)


@pytest.mark.parametrize(
    ("zone", "winter", "spring"),
    [
        ("A", ("2027-02-13", "2027-02-28"), ("2027-04-10", "2027-04-25")),
        ("B", ("2027-02-20", "2027-03-07"), ("2027-04-17", "2027-05-02")),
        ("C", ("2027-02-06", "2027-02-21"), ("2027-04-03", "2027-04-18")),
    ],
)
def test_school_holidays_are_those_of_the_zone(zone: str, winter: tuple[str, str], spring: tuple[str, str]) -> None:
    found = {one.name: (str(one.first), str(one.last)) for one in school_holidays(zone) if one.first.year == 2027}
    assert found["Vacances d’hiver"] == winter and found["Vacances de printemps"] == spring
    of_2026 = {one.name: (str(one.first), str(one.last)) for one in school_holidays(zone) if one.first.year == 2026}
    assert of_2026["Vacances de la Toussaint"] == ("2026-10-17", "2026-11-01")
    assert of_2026["Vacances de Noël"] == ("2026-12-19", "2027-01-03")  # one run over the new year


def test_no_school_holiday_without_a_zone_and_the_east_has_its_own_days() -> None:
    spring = (date(2027, 3, 20), date(2027, 5, 31))
    assert not [one for one in public_dates(*spring, None) if one.kind == "scolaire"]
    names = {one.name for one in public_dates(*spring, None, ("Colmar",))}
    assert "Vendredi saint" in names and "Vendredi saint" not in {one.name for one in public_dates(*spring, None)}


def test_sales_and_family_days_follow_their_rule() -> None:
    starts = {year: [str(one.first) for one in sales(year)] for year in (2026, 2027)}
    assert starts == {
        2026: ["2026-01-07", "2026-06-24", "2026-11-27"],
        2027: ["2027-01-06", "2027-06-23", "2027-11-26"],
    }
    mothers = {
        year: next(str(d.first) for d in family_days(year) if "mères" in d.name and "grand" not in d.name)
        for year in (2020, 2026, 2027)
    }
    assert mothers == {2020: "2020-06-07", 2026: "2026-05-31", 2027: "2027-05-30"}  # 31 May 2020 was Pentecost


def test_the_file_of_dates_is_whole() -> None:
    known, trades = dates(), set(dates().trades)
    for day in known.days:
        assert set(day.pillars) <= trades and set(day.except_for) <= trades - set(day.pillars), day.name
        assert set(day.pillars.values()) <= set(PILLARS) and day.build_up <= AHEAD.days, day.name
        assert not day.rule or day_of(day.rule, 2027).year == 2027, day.name
    public = {one.name for one in public_dates(date(2026, 9, 1), date(2027, 8, 31), "B", ("Metz",))}
    assert public <= {day.name for day in known.days if not day.rule}  # each is tied or left out, none passed over


def test_a_shop_and_a_firm_that_sells_to_firms_keep_other_dates() -> None:
    november = (date(2026, 11, 1), date(2026, 12, 7))
    kept = {
        sector: {one.name: one.pillar for one in dated(client(sector), *november)[0]}
        for sector in ("jardinerie", "usinage")
    }
    assert kept["jardinerie"]["Sainte-Catherine"] == "pédagogie" and kept["usinage"]["Saint-Éloi"] == "coulisses"
    assert not set(kept["jardinerie"]) & set(kept["usinage"])
    left = {one.name: one.reason for one in dated(client("usinage"), *november)[1]}
    assert left["Black Friday"] == "une promotion de particuliers : aucun décideur n’achète ainsi"


def test_a_trade_that_nothing_tells_keeps_no_date_of_a_trade() -> None:
    assert trade_of("élevage de lamas") is None
    kept, left = dated(client("élevage de lamas"), date(2026, 11, 1), date(2026, 12, 7))
    assert kept == [] and all(one.reason for one in left)


def test_a_feast_of_the_east_is_kept_there_alone() -> None:
    december = (date(2026, 12, 1), date(2026, 12, 7))
    kept = {
        city: "Saint-Nicolas" in {one.name for one in dated(client("boulangerie", city=city), *december)[0]}
        for city in ("Metz", "Angers")
    }
    assert kept == {"Metz": True, "Angers": False}


def test_a_date_after_the_period_is_kept_while_it_is_announced_in_it() -> None:
    kept, left = dated(client("boulangerie"), date(2026, 11, 14), date(2026, 12, 14))
    assert "Noël" in {one.name for one in kept} and "Noël" not in {one.name for one in left}
    assert "Noël" not in {one.name for one in dated(client("boulangerie"), date(2026, 11, 1), date(2026, 12, 7))[0]}
