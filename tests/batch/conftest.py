"""Clients whose months are made by hand: a notebook that shows slides, a table of verdicts, what people noted."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from iwa.months import Month
from iwa.run import claim as claiming
from iwa.run.notebooks import STEPS
from iwa.scaffold import PLACEHOLDER, client_template
from iwa.slides import MIME, Slide, to_json
from iwa.workspace import ClientFolder, RunFolder

sys.path.insert(0, str(Path(__file__).parent))  # what the tests share is no package

Compared = tuple[str, str, str, int, int, float, str]


@pytest.fixture
def october() -> Month:
    return Month(2026, 10)


@pytest.fixture
def make_client() -> Callable[..., ClientFolder]:
    """`make_client(workspace, slug, name)`: a client's folder with its client.yaml, and no workbook."""

    def made(workspace: Path, slug: str = "maison-lune", name: str = "Maison Lune") -> ClientFolder:
        folder = ClientFolder(workspace / "clients" / slug)
        folder.path.mkdir(parents=True)
        folder.client_file.write_text(client_template().replace(PLACEHOLDER, name), "utf-8")
        return folder

    return made


@pytest.fixture
def show() -> Callable[[RunFolder, int, Iterable[Slide]], None]:
    """`show(run, step, slides)`: the step's executed notebook shows these slides."""

    def shown(run: RunFolder, step: int, slides: Iterable[Slide]) -> None:
        outputs = [new_output("display_data", {MIME: to_json(slide)}) for slide in slides]
        run.notebooks.mkdir(parents=True, exist_ok=True)
        cell = new_code_cell("show()", id="abcd", outputs=outputs)
        nbformat.write(new_notebook(cells=[cell]), run.notebooks / f"{STEPS[step]}.ipynb")

    return shown


@pytest.fixture
def judge() -> Callable[[RunFolder, Sequence[Compared]], None]:
    """`judge(run, rows)`: the month's stored verdicts, a row (network, question, group, n, n_rest, ratio, verdict)."""

    def judged(run: RunFolder, rows: Sequence[Compared]) -> None:
        run.tables.mkdir(parents=True, exist_ok=True)
        names = ["network", "question", "group", "n", "n_rest", "ratio", "verdict"]
        pd.DataFrame(list(rows), columns=names).to_parquet(run.tables / "comparisons.parquet", index=False)

    return judged


@pytest.fixture
def note() -> Callable[[RunFolder, dict[str, object]], None]:
    """`note(run, state)`: what stands in the month's etat.json."""

    def noted(run: RunFolder, state: dict[str, object]) -> None:
        run.path.mkdir(parents=True, exist_ok=True)
        run.state.write_text(json.dumps(state), "utf-8")

    return noted


@pytest.fixture
def clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[ClientFolder]]:
    """`clients("a", "b")`: their folders, with files asked for by name: `clients(a={"echoue-3": ""})`."""
    (tmp_path / "locks").mkdir()
    monkeypatch.setattr(claiming, "_locks", lambda: tmp_path / "locks")

    def made(*slugs: str, **files: dict[str, str]) -> list[ClientFolder]:
        found = []
        for slug in sorted({*slugs, *files}):
            folder = ClientFolder(tmp_path / "clients" / slug)
            folder.path.mkdir(parents=True)
            for name, text in {"client.yaml": "nom: A", **files.get(slug, {})}.items():
                (folder.path / name).write_text(text, "utf-8")
            found.append(folder)
        return found

    return made


@pytest.fixture
def doubles(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pieces of work of `batch_doubles` in the place of the real ones."""
    import batch_doubles

    from iwa.batch import graph

    for name in ("begin", "step", "end"):
        monkeypatch.setattr(graph, name, getattr(batch_doubles, name))
