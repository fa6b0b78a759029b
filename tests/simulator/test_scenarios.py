"""A what-if that was kept comes back as it was, and what a person wrote wrongly is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from iwa.problems import InvalidScenario
from iwa.simulator import Levers, simulate
from iwa.simulator.model import Model
from iwa.simulator.scenario import Target, foreign, kept, replayed
from iwa.simulator.scenario_file import load_scenario, scenarios_of
from iwa.simulator.scenario_writing import file_of, save_scenario
from iwa.workspace import ClientFolder

SAVED = date(2026, 11, 5)
LEVERS = Levers(
    cadence={"facebook": 4.0, "instagram": 4.0}, formats={"facebook": {"image": 0.5, "carousel": 0.5}},
    pillars={"preuves": 0.5, "lien": 0.5}, click_rate={"facebook": 0.015}, conversion=0.06, budget={"meta": 350.0}, hours=70.0,
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> ClientFolder:
    return ClientFolder(tmp_path / "maison-lune")


def test_a_kept_scenario_is_replayed_with_the_same_figures(model: Model, folder: ClientFolder) -> None:
    scenario = kept(model, "Quatre par semaine, l’été", LEVERS, SAVED, Target("reach", "facebook", 30000.0))
    file = save_scenario(folder, scenario)
    assert file.name == "quatre-par-semaine-l-ete.yaml"
    [back] = scenarios_of(folder).kept
    assert (back.name, back.saved, str(back.month), back.target) == (scenario.name, SAVED, "2026-10", scenario.target)
    assert back.levers == scenario.levers
    assert "instagram" not in back.levers.cadence  # stands where it stood
    now, before = replayed(model, back)
    assert now == simulate(model, LEVERS) and before != now
    for measure, own in back.promise.items():
        for network, ranges in own.items():
            found = now.of(measure, network)
            assert found and [one.middle for one in ranges] == pytest.approx([one.middle for one in found], rel=1e-5)


def test_names_never_take_another_scenarios_file(model: Model, folder: ClientFolder) -> None:
    first = save_scenario(folder, kept(model, "Été !", LEVERS, SAVED))
    again = save_scenario(folder, kept(model, "Été !", Levers(conversion=0.055), SAVED))
    other = save_scenario(folder, kept(model, "été ?", LEVERS, SAVED))
    assert first == again and other.name == "ete-2.yaml"
    assert len(scenarios_of(folder).kept) == 2
    assert file_of(folder, "aux").name == "scenario-aux.yaml"


def test_all_that_is_wrong_in_a_file_is_told_at_once(folder: ClientFolder) -> None:
    folder.scenarios.mkdir(parents=True)
    file = folder.scenarios / "abime.yaml"
    file.write_text(
        "nom: Essai\nmois_de_base: octobre\nleviers:\n  cadences: 3\n  conversion: -1\ncible:\n  mesure: reach\n",
        "utf-8",
    )
    with pytest.raises(InvalidScenario) as refused:
        load_scenario(file)
    told = str(refused.value)
    for part in (
        "enregistre_le » : elle manque",
        "« octobre » ; attendu un mois",
        "vouliez-vous dire « cadence »",
        "« -1 »",
        "cible > valeur",
    ):
        assert part in told
    found = scenarios_of(folder)
    assert found.kept == () and len(found.refused) == 1


def test_figures_are_read_as_people_write_them(folder: ClientFolder) -> None:
    folder.scenarios.mkdir(parents=True)
    file = folder.scenarios / "main.yaml"
    file.write_text(
        "nom: À la main\nenregistre_le: 2026-11-05\nmois_de_base: 2026-10\nleviers:\n  conversion: 5,5 %\n  cadence:\n    facebook: 2,5\n",
        "utf-8",
    )
    assert load_scenario(file).levers == Levers(cadence={"facebook": 2.5}, conversion=0.055)


def test_levers_that_a_client_has_not_are_named(model: Model) -> None:
    scenario = kept(model, "x", LEVERS, SAVED)
    assert foreign(model, scenario) == ()
    strange = kept(model, "x", Levers(cadence={"facebook": 4.0}), SAVED)
    moved = strange.__class__("x", SAVED, strange.month, Levers(cadence={"tiktok": 2.0}, budget={"x": 5.0}))
    assert foreign(model, moved) == ("cadence > tiktok", "budget > x")
