"""`iwa batch` as it is typed: real months in real processes, one of a client that cannot be made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from iwa.scaffold import new_client
from iwa.workspace import ClientFolder

MONTH = "2026-10"
STEPS = [1, 2, 3, 4, 5, 6]


def batch(workspace: Path, *words: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit status and the lines of `iwa batch`, run in the workspace."""
    order = [sys.executable, "-m", "iwa", "batch", "--month", MONTH, "--json", *words]
    here = os.environ | {"IWA_WORKSPACE": str(workspace)}
    given = subprocess.run(order, cwd=workspace, env=here, capture_output=True, text=True, check=False)
    assert "Traceback" not in given.stderr
    return given.returncode, [json.loads(line) for line in given.stdout.splitlines()]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client that has nothing yet but its folder, and one whose client.yaml is broken."""
    place = tmp_path_factory.mktemp("l’atelier d’été")
    for slug in ("maison-lune", "maison-cassee"):
        folder = new_client(place, slug)
    with folder.client_file.open("a", encoding="utf-8") as file:
        file.write("pack: [\n")
    return place


@pytest.fixture(scope="module")
def ran(workspace: Path) -> tuple[int, list[dict[str, Any]]]:
    return batch(workspace)


def test_a_client_that_fails_is_told_and_stops_nobody(ran: tuple[int, list[dict[str, Any]]]) -> None:
    status, lines = ran
    ends = {line["client"]: line for line in lines if "failed" in line}
    assert status == 1
    assert ends["maison-cassee"]["first_error"].startswith("client.yaml, ligne ")
    assert not ends["maison-lune"]["failed"] and ends["maison-lune"]["state"] == "brouillon"


def test_each_step_that_was_run_has_a_line_and_no_other(ran: tuple[int, list[dict[str, Any]]]) -> None:
    steps = [(line["client"], line["step"], line["error"]) for line in ran[1] if "step" in line]
    assert sorted(steps) == [("maison-lune", step, "") for step in STEPS]


def test_what_the_client_gets_and_where_each_stands_is_written(
    workspace: Path, ran: tuple[int, list[dict[str, Any]]]
) -> None:
    run = ClientFolder(workspace / "clients" / "maison-lune").path / "runs" / MONTH
    page, record = Path(ran[1][-1]["page"]), Path(ran[1][-1]["record"])
    assert sorted(file.name for file in (run / "notebooks").glob("*.ipynb"))[0].startswith("1_")
    assert len(list((run / "notebooks").glob("*.ipynb"))) == len(STEPS)
    assert list((run / "livrables").glob("*.pptx"))
    assert "maison-lune" in page.read_text("utf-8") and "maison-cassee" in page.read_text("utf-8")
    assert json.loads(record.read_text("utf-8"))["maison-cassee"]["failed"]


def test_again_with_nothing_changed_nothing_is_done(workspace: Path, ran: tuple[int, list[dict[str, Any]]]) -> None:
    assert ran[0] == 1
    status, lines = batch(workspace, "--client", "maison-lune")
    assert status == 0 and [line.get("unchanged") for line in lines] == [1]
