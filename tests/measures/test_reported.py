"""The figures of a report are kept as they were, and read again to the last digit."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from iwa.measures.reported import read_figures, reported_before, with_entries, write_figures
from iwa.months import Month
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
FIGURES = {
    ("instagram", "engagement_rate", "2026-10"): 0.1 + 0.2,
    ("facebook", "reach", "2026-10"): 9553.0,
    ("facebook", "reach", "2025-10"): 8000.0,
    ("facebook", "reach", "2025-09"): 7000.0,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "runs" / "2026-10" / "chiffres.csv"


def test_the_month_and_the_year_before_it_are_kept_to_the_last_digit(file: Path) -> None:
    write_figures(file, FIGURES, OCTOBER)
    assert file.read_text("utf-8").splitlines() == [
        "network,measure,month,value",
        "facebook,reach,2025-10,8000.0",
        "facebook,reach,2026-10,9553.0",
        "instagram,engagement_rate,2026-10,0.30000000000000004",
    ]
    assert read_figures(file) == {key: value for key, value in FIGURES.items() if key[2] > "2025-09"}


@pytest.mark.parametrize("text", ["", "network,measure\n", "network,measure,month,value\nfacebook,reach,2026-10,beaucoup\n", "a,b,c,d\nfacebook,reach,2026-10,3\n"])  # fmt: skip
def test_a_file_that_is_lost_or_damaged_gives_no_figure(text: str, file: Path) -> None:
    assert read_figures(file) == {}
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    assert read_figures(file) == {}


def test_what_the_team_entered_is_kept_by_network_and_as_a_whole() -> None:
    rows = [("leads", None, 20.0), ("leads", "linkedin", 8.0), ("ventes", "facebook", 3.0), ("ventes", "instagram", 4.0),
            ("abonnés", "facebook", 500.0), ("abonnés", "instagram", 900.0)]  # fmt: skip
    entries = pd.DataFrame(rows, columns=["indicator", "network", "value"]).assign(month="2026-10")
    told = {(network, name): value for (network, name, _), value in with_entries(FIGURES, entries).items()}
    assert (told["all", "leads"], told["linkedin", "leads"], told["all", "ventes"]) == (20.0, 8.0, 7.0)
    assert ("all", "abonnés") not in told and told["instagram", "abonnés"] == 900.0  # followers are not added
    assert told["facebook", "reach"] == 7000.0  # the figures of exports are there too


def test_of_a_month_that_was_sent_the_day_the_figures_and_the_inputs_are_known(tmp_path: Path) -> None:
    folder = ClientFolder(tmp_path / "maison-lune")
    run = folder.run(OCTOBER)
    write_figures(run.figures, FIGURES, OCTOBER)
    assert reported_before(folder, OCTOBER.next) is None
    run.state.write_text(json.dumps({"sent": {"by": "", "on": "2026-11-06", "files": {}}}), "utf-8")
    found = reported_before(folder, Month(2027, 1))
    assert found is not None and (found.month, str(found.on), len(found.figures)) == (OCTOBER, "2026-11-06", 3)
    assert found.inputs == {}
    run.receipt.write_text(json.dumps({"inputs": {"dossier.xlsx": "abc"}}), "utf-8")
    run.figures.unlink()
    lost = reported_before(folder, OCTOBER.next)
    assert lost is not None and (lost.figures, lost.inputs) == ({}, {"dossier.xlsx": "abc"})
