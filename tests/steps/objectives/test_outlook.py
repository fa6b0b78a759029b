"""The chance of each target: from the client's own months, with its range, the last month carried on beside it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from objective_samples import Made, Row, cells, goal, made, months, plain

from iwa.steps import objectives
from iwa.traced import with_numbers

STEADY = (40.0, 44, 39, 42, 45, 41, 43, 40)


def test_each_target_has_its_chance_its_range_and_the_naive_forecast(hand_made: Made) -> None:
    low, high = goal(baseline=None, target=30.0), goal(type="notoriété", baseline=None, target=60.0)
    slide = objectives.chances(made(hand_made, low, high, series=months(*STEADY)))
    first, second = cells(slide)
    assert first[1] == "30 au 31 mars 2027" and first[2] == "95 % ou plus" and first[4:] == ["40", "8"]
    assert second[2] == "5 % ou moins" and second[3] == first[3] and "à" in second[3]
    assert slide.title == "Seule la cible de conversion a au moins une chance sur deux d’être atteinte à temps"
    assert plain(slide.message[0]) == "Si octobre 2026 se répète, la cible de conversion est atteinte."
    assert plain(slide.decision).startswith("Revoir la cible de l’objectif de notoriété (60)")


def test_a_short_series_is_refused_with_its_number_of_months(hand_made: Made) -> None:
    slide = objectives.chances(made(hand_made, goal(), series=months(4.0, 6, 5, 7, 6)))
    assert cells(slide)[0][2:] == ["série trop courte", "–", "6", "5"]
    assert plain(slide.message[-1]) == "Série trop courte pour l’objectif de conversion : 5 mois mesurés, il en faut 6."
    assert slide.title.startswith("Aucune chance ne peut encore être dite")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"measure": None}, "indicateur à compléter"),
        ({"measure": "reach", "network": None, "baseline": None}, "réseau à compléter"),
        ({"target": None}, "cible à compléter"),
        ({"due": None}, "échéance à compléter"),
        ({"due": date(2026, 10, 31)}, "échéance passée"),
        ({"due": date(2026, 11, 15)}, "échéance passée"),  # November is not over then, and October is known
        ({"network": "instagram", "baseline": None}, "aucun mois mesuré"),
    ],
)
def test_why_there_is_no_chance_is_said(changes: Row, said: str, hand_made: Made) -> None:
    row = cells(objectives.chances(made(hand_made, goal(**changes))))[0]
    assert row[2] == said and row[3] == "–"


def test_a_month_that_lacks_one_of_the_networks_added_is_left_out(hand_made: Made) -> None:
    """A sum with a hole would read as a fall."""
    whole = [*months(*STEADY), *months(*STEADY, network="instagram")]
    holed = [row for row in whole if (row["network"], row["month"]) != ("instagram", "2026-08")]
    both = goal(network=None, baseline=None, target=100.0)
    counts = [cells(objectives.chances(made(hand_made, both, series=rows)))[0][5] for rows in (whole, holed)]
    assert counts == ["8", "7"]


def test_the_chance_and_the_range_know_the_months_that_they_come_from(hand_made: Made) -> None:
    slide = with_numbers(objectives.chances(made(hand_made, goal(), series=months(*STEADY))))
    found = {number.measure: number.where for number in slide.numbers if number.table == "series"}
    assert set(found) >= {"chance", "forecast_low", "forecast_high"}
    assert found["chance"] == {
        "network": "facebook", "of": "interactions", "since": "2026-03", "month": "2026-10", "ahead": "5", "target": "10.0",
    }  # fmt: skip


def test_a_rate_is_never_foreseen_above_one(hand_made: Made) -> None:
    rates = list(np.linspace(0.9, 0.98, 8))
    part = goal(type="relation client", measure="answered_share", network=None, baseline=None, target=0.99)
    slide = objectives.chances(made(hand_made, part, series=months(*rates, measure="answered_share", network="all")))
    assert float(plain(cells(slide)[0][3]).split(" à ")[1].removesuffix(" %").replace(",", ".")) < 100
