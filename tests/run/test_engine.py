"""Our papermill engine: the state that each cell is left in, what is kept of outputs, when the file is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill.exceptions import PapermillExecutionError

from iwa.run import checkpoints, output_cap, papermill_files
from iwa.run.checkpoints import written_whole
from iwa.run.engine import known_to_papermill
from iwa.whole_files import write_text

ROOT = Path(__file__).parents[2]
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def notebook(folder: Path, *sources: str) -> Path:
    cells = [new_code_cell("word = 'rien'", metadata={"tags": ["parameters"]})]
    cells += [new_markdown_cell("# Titre"), *map(new_code_cell, sources), new_markdown_cell("Fin")]
    file = folder / "modele.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL | {"language_info": {"name": "python"}}), file)
    return file


def executed(folder: Path, *sources: str, **asked: Any) -> tuple[Any, str]:
    """The notebook as it is left, without papermill's own cells, and what it raised."""
    output, raised = folder / "sortie.ipynb", ""
    try:
        papermill.execute_notebook(
            notebook(folder, *sources), str(output), engine_name=known_to_papermill(), progress_bar=False, **asked
        )
    except PapermillExecutionError as error:
        raised = f"{error.ename}: {error.evalue}"
    left = nbformat.read(output, as_version=4)
    left.cells = [cell for cell in left.cells if not {"papermill-error-cell-tag"} & {*cell.metadata.get("tags", ())}]
    return left, raised


@pytest.mark.parametrize(
    ("cell", "asked", "raised"),
    [
        ("1 / 0", {}, "ZeroDivisionError: division by zero"),
        ("import os; os._exit(0)", {}, "StepFailed: Le noyau Python s’est arrêté avant la fin"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", {}, "StepFailed: Le noyau Python s’est arrêté"),
        ("while True: pass", {"execution_timeout": 1}, "StepFailed: Une cellule a dépassé 1\xa0seconde"),
        ("while True: pass", {"notebook_timeout": 2}, "StepFailed: Le notebook a dépassé 2\xa0secondes"),
        ("import sys; sys.exit(0)", {}, "StepFailed: Le notebook s’est arrêté de lui-même avant la fin."),
        ("exit()", {}, "StepFailed: Le notebook s’est arrêté de lui-même avant la fin."),
    ],
    ids=["error", "_exit", "SIGKILL", "cell", "notebook", "sys.exit", "exit()"],
)
def test_the_cell_that_failed_says_so_and_those_below_stay_pending(
    cell: str, asked: dict[str, Any], raised: str, tmp_path: Path
) -> None:
    left, error = executed(tmp_path, "print('avant')", cell, "print('jamais')", "print('jamais non plus')", **asked)
    assert error.startswith(raised)
    states = [one.metadata.papermill.status for one in left.cells]
    assert states == ["completed", "completed", "completed", "failed", "pending", "pending", "pending"]
    assert left.cells[3].outputs[-1].output_type == "error"
    assert left.metadata.papermill.exception is True
    assert not any(one.outputs for one in left.cells[4:] if one.cell_type == "code")


def test_a_notebook_that_runs_to_its_end_is_all_completed_and_its_streams_are_one(tmp_path: Path) -> None:
    left, error = executed(
        tmp_path, "import sys\nfor n in range(3): print(n); sys.stdout.flush()", parameters={"word": "oui"}
    )
    assert (error, {cell.metadata.papermill.status for cell in left.cells}) == ("", {"completed"})
    assert [output.text for output in left.cells[3].outputs] == ["0\n1\n2\n"]
    assert left.metadata.papermill.parameters == {"word": "oui"}


def test_what_a_cell_gives_without_end_is_cut_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output_cap, "TEXT_BYTES", 10_000)
    monkeypatch.setattr(output_cap, "DATA_BYTES", 10_000)
    endless = "import sys\nfor _ in range(40): print('x' * 999); sys.stdout.flush()\nprint('é', file=sys.stderr)"
    left, error = executed(tmp_path, endless, "'y' * 20_000", "print('suite')")
    printed, shown, after = (cell.outputs for cell in left.cells[2:5])
    assert error == "" and len(printed[0].text) <= 10_000 and printed[-1].text.endswith(output_cap.CUT)
    assert [output.text for output in shown] == [output_cap.CUT]
    assert [output.text for output in after] == ["suite\n"]


def test_the_file_is_written_at_the_end_and_seldom_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[dict[str, Any]] = []

    def note(file: Path, text: str) -> None:
        written.append(json.loads(text))
        write_text(file, text)

    monkeypatch.setattr(papermill_files, "write_text", note)
    asked = {"engine_name": known_to_papermill(), "progress_bar": False}
    cells = ["print(1)"] * 8
    papermill.execute_notebook(notebook(tmp_path, *cells), written_whole(tmp_path / "a.ipynb"), **asked)
    assert len(written) == 1
    monkeypatch.setattr(checkpoints, "CHECKPOINT_SECONDS", 0)
    papermill.execute_notebook(notebook(tmp_path, *cells), written_whole(tmp_path / "a.ipynb"), **asked)
    halfway = [one["cells"][4]["metadata"]["papermill"]["status"] for one in written[1:]]
    assert "pending" in halfway and halfway[-1] == "completed"


def test_a_disk_that_is_full_leaves_the_last_good_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "bon.ipynb"
    write_text(file, "bon")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_text(file, "moitié")
    assert [(one.name, one.read_text("utf-8")) for one in tmp_path.iterdir()] == [("bon.ipynb", "bon")]


def test_the_papermill_command_takes_the_engine_of_the_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Papermill loads every engine and way to files that an installation names as it is imported itself."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in named.items())
        for group, named in groups.items()
    ]
    named = tmp_path / "iwa-0.dist-info"
    named.mkdir()
    (named / "METADATA").write_text("Metadata-Version: 2.1\nName: iwa\nVersion: 0\n", "utf-8")
    (named / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, sys.path)]))
    monkeypatch.setenv("IWA_NO_FORK", "1")  # a template for one notebook costs more than it spares
    file, output = notebook(tmp_path, "print(word)", "import sys; sys.exit(0)"), tmp_path / "a.ipynb"
    asked = [file, f"iwa+file:{output}", "-p", "word", "oui", "--engine", "iwa", "--no-progress-bar"]
    done = subprocess.run([sys.executable, "-m", "papermill", *asked], check=False, capture_output=True, text=True)
    assert done.returncode == 1 and "Le notebook s’est arrêté de lui-même" in done.stderr
    cells = nbformat.read(output, as_version=4).cells
    assert [cell.outputs[0].get("text") for cell in cells if cell.get("outputs")] == ["oui\n", None]
