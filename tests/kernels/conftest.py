"""Small notebooks in kernels of their own, warm and cold."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from iwa.kernels.preparing import NO_FORK
from iwa.months import Month
from iwa.run import execute as executing
from iwa.run.execute import StepResult, execute
from iwa.workspace import ClientFolder

PARAMETERS = 'client: str = "x"\nmonth: str = "2026-01"'
Run = Callable[..., tuple[StepResult, Any]]


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork is not available: every kernel starts cold."""
    monkeypatch.setenv(NO_FORK, "1")


@pytest.fixture(params=["warm", "cold"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test once with forked kernels, once with cold ones."""
    if request.param == "cold":
        monkeypatch.setenv(NO_FORK, "1")
    return str(request.param)


@pytest.fixture
def cells_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """`cells_of(source, ...)`: a notebook of these cells after its parameters, which every step then is."""

    def write(*sources: str) -> Path:
        cells = [new_code_cell(source, id=f"cell{place}") for place, source in enumerate((PARAMETERS, *sources))]
        cells[0].metadata["tags"] = ["parameters"]
        named = {"name": "python3", "display_name": "Python 3", "language": "python"}
        file = tmp_path / "modele.ipynb"
        nbformat.write(
            new_notebook(cells=cells, metadata={"kernelspec": named, "language_info": {"name": "python"}}), file
        )
        monkeypatch.setattr(executing, "template", lambda step: file)
        return file

    return write


@pytest.fixture
def run(tmp_path: Path, cells_of: Callable[..., Path], client: Callable[..., ClientFolder]) -> Run:
    """`run(source, ...)`: how a notebook of these cells went, and the notebook as it was left."""

    def one(*sources: str) -> tuple[StepResult, Any]:
        cells_of(*sources)
        result = execute(1, client(tmp_path), Month(2026, 10))
        return result, nbformat.read(result.notebook, as_version=4)

    return one


@pytest.fixture
def client() -> Callable[..., ClientFolder]:
    """`client(workspace, slug)`: a client's folder, which small notebooks do not look into."""

    def made(workspace: Path, slug: str = "maison-lune") -> ClientFolder:
        folder = ClientFolder(workspace / "clients" / slug)
        folder.path.mkdir(parents=True, exist_ok=True)
        return folder

    return made


@pytest.fixture
def gone() -> Callable[..., bool]:
    """`gone(pid, ...)`: whether these processes end within ten seconds; dead and not yet collected is ended."""

    def ended(*pids: int) -> bool:
        for _ in range(200):
            if not any(_runs(pid) for pid in pids):
                return True
            time.sleep(0.05)
        return False

    return ended


def _runs(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
