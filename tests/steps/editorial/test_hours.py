"""Whose hours go into contents, and what a content costs."""

from __future__ import annotations

import pytest

from iwa.dossier import Dossier
from iwa.dossier.rows import Person
from iwa.dossier.times import FormatTime
from iwa.editorial.hours import hours_of, is_noted, team_hours
from iwa.method.hours import default_hours
from iwa.networks import NAMES
from iwa.tables import FORMATS


def person(name: str, hours: float | None, **more: object) -> Person:
    return Person.model_validate({"name": name, "hours": hours, **more})


def test_who_approves_does_not_produce_and_reserve_and_upkeep_are_set_apart() -> None:
    team = (person("Léa", 10, reserve=2), person("Karim", 4), person("Paul", 3, approves="oui"))
    found = team_hours(Dossier(team=team))
    assert (found.noted, found.approving, found.producing, found.reserve) == (17, 3, 14, 2)
    assert found.upkeep == pytest.approx(12 * default_hours().upkeep)
    assert found.available == pytest.approx(12 - found.upkeep)


def test_where_everybody_approves_everybody_produces() -> None:
    found = team_hours(Dossier(team=(person("Paul", 4, approves="oui"),)))
    assert found.approving == 0 and found.available == pytest.approx(4 * (1 - default_hours().upkeep))


def test_hours_that_nobody_who_produces_has_noted_are_not_known() -> None:
    found = team_hours(Dossier(team=(person("Léa", None), person("Paul", 3, approves="oui"))))
    assert (found.noted, found.available, found.unnoted) == (3, None, ("Léa",))
    assert team_hours(Dossier()).available is None


def test_the_networks_own_time_comes_first_then_that_of_all_then_the_house_s() -> None:
    rows = (FormatTime(format="carrousel", hours="2"), FormatTime(format="carrousel", network="Instagram", hours="3"))
    dossier = Dossier(times=rows)
    assert [hours_of(dossier, network, "carousel") for network in ("instagram", "facebook")] == [3, 2]
    assert hours_of(dossier, "facebook", "image") == default_hours().formats["image"]
    assert is_noted(dossier, "facebook", "carousel") and not is_noted(dossier, "facebook", "image")


def test_where_an_export_names_no_format_what_it_may_be_tells_its_hours() -> None:
    dossier = Dossier(
        times=(FormatTime(format="texte", hours="1"), FormatTime(format="image", network="LinkedIn", hours="2"))
    )
    assert hours_of(dossier, "linkedin", "other") == 1.5 and hours_of(dossier, "x", "post") == 1
    assert is_noted(dossier, "x", "post") and not is_noted(Dossier(), "linkedin", "other")


def test_the_house_s_hours_hold_every_format_and_network() -> None:
    house = default_hours()
    assert set(house.formats) == set(FORMATS) and set(house.least) == set(NAMES)
    assert set(house.networks) <= set(NAMES) and all(least % 0.25 == 0 for least in house.least.values())
