"""The notebooks as they are committed: thin, readable, in order, without outputs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import papermill
import pytest
from nbformat import NotebookNode

from iwa.panel_server.pages import PANELS
from iwa.run.notebooks import PARAMETERS, STEPS, template

FOLDER = Path(__file__).parents[1] / "notebooks"
FILES = sorted(FOLDER.glob("*.ipynb"))
STEP_FILES = [file for file in FILES if file.name[0].isdigit()]
PANEL_FILES = [file for file in FILES if file not in STEP_FILES]
PLAIN = {"str", "int", "float", "bool", "list"}  # a date as a parameter breaks papermill's saving
CELL_LINES, NOTEBOOK_LINES = 12, 80
LEFT_TO_THE_LIBRARY = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Try, ast.Lambda)


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def notebook(file: Path) -> NotebookNode:
    return nbformat.read(file, as_version=4)


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tagged(notebook: NotebookNode, tag: str) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if tag in cell.metadata.get("tags", [])]


def headings(notebook: NotebookNode, level: int) -> list[str]:
    marks = "#" * level
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.findall(rf"^{marks} +(.+?) *$", text, flags=re.MULTILINE)


def test_every_step_has_its_notebook_and_the_names_give_the_order() -> None:
    assert [template(step).name for step in STEPS] == [file.name for file in STEP_FILES]
    assert [int(file.name.partition("_")[0]) for file in STEP_FILES] == sorted(STEPS)


def test_every_panel_that_is_served_has_its_notebook() -> None:
    assert {file.stem for file in PANEL_FILES} <= set(PANELS)


def test_one_question_on_top_and_one_under_each_heading(notebook: NotebookNode) -> None:
    assert len(headings(notebook, 1)) == 1
    assert all(title.endswith("?") for title in headings(notebook, 1) + headings(notebook, 2))
    assert headings(notebook, 3) == []
    assert notebook.cells[0].source.startswith("# ")


def test_after_the_setup_each_code_cell_follows_a_question_with_its_sentence(notebook: NotebookNode) -> None:
    first = notebook.cells.index(tagged(notebook, "setup")[0]) + 1
    for before, cell in zip(notebook.cells[first:], notebook.cells[first + 1 :], strict=False):
        if cell.cell_type == "code":
            assert re.fullmatch(r"## .+\?\n\n.+", before.source, flags=re.DOTALL), cell.source


def test_the_words_stand_still(notebook: NotebookNode) -> None:
    """Sentences with a client's figures come from the findings, not from a template."""
    assert not any("{" in cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def test_the_parameters_are_typed_and_explained(file: Path, notebook: NotebookNode) -> None:
    (cell,) = tagged(notebook, "parameters")
    assert cell is code(notebook)[0]
    found = papermill.inspect_notebook(str(file))
    assert tuple(found) == PARAMETERS if file in STEP_FILES else set(found) <= set(PARAMETERS)
    for parameter in found.values():
        assert parameter["inferred_type_name"].partition("[")[0] in PLAIN, parameter
        assert parameter["help"], parameter
        ast.literal_eval(parameter["default"])


def test_one_setup_cell_does_all_the_imports(notebook: NotebookNode) -> None:
    (setup,) = tagged(notebook, "setup")
    assert setup is code(notebook)[1]
    importing = [
        cell for cell in code(notebook)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(ast.parse(cell.source)))
    ]  # fmt: skip
    assert importing == [setup]


def test_only_the_library_is_imported(notebook: NotebookNode) -> None:
    (setup,) = tagged(notebook, "setup")
    froms = [node for node in ast.walk(ast.parse(setup.source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert all(isinstance(node, ast.ImportFrom) and str(node.module).startswith("iwa.") for node in froms)


def test_what_takes_thought_is_left_to_the_library(notebook: NotebookNode) -> None:
    for cell in code(notebook):
        nodes = list(ast.walk(ast.parse(cell.source)))
        assert not any(isinstance(node, LEFT_TO_THE_LIBRARY) for node in nodes), cell.source
        texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        assert not any("/" in text or "\\" in text for text in texts), f"a path in: {cell.source}"
        assert not re.search(r"^\s*[%!]|filterwarnings|sys\.path", cell.source, flags=re.MULTILINE), cell.source


def test_cells_are_short(notebook: NotebookNode) -> None:
    lengths = [len(cell.source.splitlines()) for cell in code(notebook)]
    assert max(lengths) <= CELL_LINES and sum(lengths) <= NOTEBOOK_LINES, lengths


def test_no_cell_is_there_twice(notebook: NotebookNode) -> None:
    sources = [cell.source for cell in code(notebook)]
    assert len(set(sources)) == len(sources)


def test_it_is_committed_without_outputs_nor_what_a_run_leaves(notebook: NotebookNode) -> None:
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code(notebook))
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert set(notebook.metadata["language_info"]) == {"name"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)


def test_the_file_is_what_nbformat_writes(file: Path, notebook: NotebookNode) -> None:
    assert file.read_text("utf-8").rstrip("\n") == nbformat.writes(notebook).rstrip("\n")
    nbformat.validate(notebook)


def test_each_cell_keeps_an_identity_of_its_own(notebook: NotebookNode) -> None:
    identities = [cell.id for cell in notebook.cells]
    assert len(set(identities)) == len(identities)
    assert all(re.fullmatch(r"[a-z0-9-]{4,32}", identity) for identity in identities)
