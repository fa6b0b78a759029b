"""A kept what-if on the slides: the figures of its replay, what came of it, and what is said where none is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iwa.client_month import ClientMonth, open_month
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO, RETAILER
from iwa.months import Month
from iwa.read_parts import SCENARIOS
from iwa.simulator import Levers, Scenario, Target, baseline, kept, model_of, replayed, scenarios_of, simulate
from iwa.simulator.scenario_writing import save_scenario
from iwa.slides import Chart, Slide, Table
from iwa.steps.scenarios import comparison, outcomes, pages
from iwa.steps.scenarios.shown import propose, shown
from iwa.steps.scenarios.words import range_said, rounded
from iwa.stored_parts import part_hashes
from iwa.workspace import ClientFolder

Demo = dict[tuple[str, Month], list[Slide]]


@pytest.fixture(scope="module")
def retailer(played: Path) -> ClientMonth:
    """September of the retailer, on which its scenarios were kept."""
    return open_month(RETAILER, str(MONTH_ONE), played)


def _kept(month: ClientMonth, **moves: float) -> Scenario:
    levers = Levers(cadence=moves or {"facebook": 4.0})
    return kept(model_of(month), "Quatre par semaine", levers, date(2026, 10, 6), Target("reach", "facebook", 48000.0))


def _alone(month: ClientMonth, folder: Path, *scenarios: Scenario) -> ClientMonth:
    """The month with these scenarios and no other."""
    own = ClientFolder(folder / month.folder.slug)
    for scenario in scenarios:
        save_scenario(own, scenario)
    moved = month.told_of(month.month)
    moved.__dict__["folder"] = own
    return moved


@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_the_demo_clients_promises_are_those_of_the_model(client: str, played: Path) -> None:
    """Where the model has moved on, the scenarios of `templates/demo` must be saved anew; later exports move it a little."""
    month = open_month(client, str(MONTH_ONE), played)
    found = scenarios_of(month.folder)
    assert found.kept and not found.refused
    for scenario in found.kept:
        after, _ = replayed(model_of(month), scenario)
        for measure, own in scenario.promise.items():
            for network, ranges in own.items():
                told = after.of(measure, network)
                assert told and [one.high for one in ranges] == pytest.approx([one.high for one in told], rel=0.03)


@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_each_control_moves_figures_and_range_from_the_clients_data(client: str, played: Path) -> None:
    model = model_of(open_month(client, str(MONTH_TWO), played))
    now = baseline(model)
    for name, one in model.networks.items():
        moved = simulate(model, Levers(cadence={name: one.weekly * 1.5})).of("reach", name)
        before = now.of("reach", name)
        assert moved and before and before[0].middle < moved[0].middle < 1.5 * before[0].middle
        assert moved[0].high / moved[0].low > before[0].high / before[0].low
    assert model.conversion
    leads = [
        simulate(model, Levers(conversion=rate)).of("leads") for rate in (model.conversion[0], model.conversion[0] * 2)
    ]
    assert leads[0] and leads[1] and leads[1][-1].middle == pytest.approx(2 * leads[0][-1].middle)
    for name, ads in model.paid.items():
        bought = simulate(model, Levers(budget={name: 2 * ads.budget})).of("paid_clicks", name)
        before = now.of("paid_clicks", name)
        assert bought and before and before[0].middle < bought[0].middle < 2 * before[0].middle


def test_a_saved_scenario_is_printed_with_the_same_numbers(demo_slides: Demo, retailer: ClientMonth) -> None:
    slides = {slide.id: slide for slide in demo_slides[RETAILER, MONTH_ONE]}
    for rank, scenario in enumerate(shown(retailer).scenarios, start=1):
        slide = slides[f"scenarios.fiche.{rank}"]
        after, before = replayed(model_of(retailer), scenario)
        aimed = scenario.target
        assert aimed and isinstance(slide.exhibit, Chart) and isinstance(slide.second, Table)
        told = after.of(aimed.measure, aimed.network)
        assert told and slide.exhibit.series[0].values[-1] == rounded(told[-1].middle)
        assert slide.exhibit.reference == aimed.value
        leads = [one.of("leads") for one in (before, after)]
        assert leads[0] and leads[1]
        cells = [range_said("leads", one[-1]) for one in leads if one]
        assert [row[1:] for row in slide.second.rows if row[0].startswith("Leads")] in ([tuple(cells)], [])
    assert "scenarios.comparaison" in slides


def test_what_came_is_held_against_what_was_promised(demo_slides: Demo, played: Path) -> None:
    month = open_month(RETAILER, str(MONTH_TWO), played)
    [slide] = [one for one in demo_slides[RETAILER, MONTH_TWO] if one.id == "mesure.scenarios"]
    assert isinstance(slide.exhibit, Table)
    first = scenarios_of(month.folder).kept[0]
    promised = first.promise["reach"]["facebook"][0]
    assert f"{rounded(promised.middle):,.0f}".replace(",", "\u202f") in slide.exhibit.rows[0][2]
    assert slide.exhibit.rows[0][4] == "cadence non tenue"  # 2.7 posts a week for 4
    assert "2,7 sur Facebook pour 4 prévues" in slide.message[0]


def test_a_promise_is_judged_where_its_cadence_was_held(retailer: ClientMonth, played: Path, tmp_path: Path) -> None:
    month = open_month(RETAILER, str(MONTH_TWO), played)
    for cadence, told in ((2.8, ("dans la fourchette", "au-dessus", "en dessous")), (5.0, ("cadence non tenue",))):
        [slide] = outcomes(_alone(month, tmp_path / str(cadence), _kept(retailer, facebook=cadence)))
        assert isinstance(slide.exhibit, Table)
        assert {row[4] for row in slide.exhibit.rows} <= set(told)
    assert outcomes(_alone(month, tmp_path / "none")) == []


def test_without_a_scenario_the_first_missed_objective_gives_one_that_says_it_is_proposed(
    retailer: ClientMonth, tmp_path: Path
) -> None:
    month = _alone(retailer, tmp_path)
    proposed = propose(month)
    assert proposed and proposed.proposed and proposed.target
    ranges = simulate(model_of(month), proposed.levers).of(proposed.target.measure, proposed.target.network)
    assert ranges and ranges[-1].middle >= proposed.target.value
    [slide] = pages(month)
    assert "non enregistré" in slide.subtitle and "à compléter" in slide.decision
    assert comparison(month) == []


def test_a_month_that_tells_nothing_says_so(hand_made: Callable[..., ClientMonth], tmp_path: Path) -> None:
    month = _alone(hand_made(), tmp_path)
    found = baseline(model_of(month))
    assert found.of("leads") is None and found.of("audience") is None
    assert any("Leads non disponibles" in sentence for sentence in model_of(month).missing)
    [slide] = pages(month)
    assert "à compléter" in slide.decision


def test_levers_that_cannot_be_held_are_said(retailer: ClientMonth, tmp_path: Path) -> None:
    many = kept(model_of(retailer), "Trop", Levers(cadence={"facebook": 14.0, "instagram": 14.0}), date(2026, 10, 6))
    aimless = replace(_kept(retailer), name="Sans cible", target=Target("leads", "facebook", 3.0))
    [slide] = pages(_alone(retailer, tmp_path / "aimless", aimless))
    assert isinstance(slide.exhibit, Table) and slide.second is None
    strange = replace(many, name="Autre", levers=Levers(cadence={"pinterest": 3.0}))
    told = [" ".join(slide.message) for slide in pages(_alone(retailer, tmp_path, many, strange))]
    assert "Sans effet, absents" in told[0] and "cadence > pinterest" in told[0]
    assert "Il manque" in told[1] and "Jamais vu." in told[1]


def test_a_changed_scenario_makes_its_steps_anew(retailer: ClientMonth, tmp_path: Path) -> None:
    folder = ClientFolder(tmp_path / retailer.folder.slug)
    shutil.copytree(retailer.folder.path, folder.path, ignore=shutil.ignore_patterns("exports", "*.parquet", "visuels"))
    before = part_hashes(folder, MONTH_ONE)[SCENARIOS]
    file = save_scenario(folder, _kept(retailer))
    assert part_hashes(folder, MONTH_ONE)[SCENARIOS] != before
    file.unlink()
    assert part_hashes(folder, MONTH_ONE)[SCENARIOS] == before


def test_a_file_that_cannot_be_read_is_told_and_stops_nothing(
    hand_made: Callable[..., ClientMonth], tmp_path: Path
) -> None:
    month = _alone(hand_made(), tmp_path)
    month.folder.scenarios.mkdir(parents=True)
    (month.folder.scenarios / "abime.yaml").write_text("nom: Essai\n", "utf-8")
    assert any("enregistre_le" in sentence for sentence in shown(month).refused)
    assert "scenarios/abime.yaml" in " ".join(pages(month)[0].message)
