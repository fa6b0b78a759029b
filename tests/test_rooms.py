"""Who may call whom: imports go down from room to room, never up and never along a line."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

LIB = Path(__file__).parents[1] / "lib"

# Top to bottom. A module belongs to the longest name that it begins with.
ROOMS = (
    ("__main__",),
    ("cli",),
    ("month_commands", "deck_commands", "forget_commands", "batch_commands", "panel_commands"),
    (
        "demo.play",
        "check_report",
        "sort_report",
        "command_options",
        "command_words",
        "run_report",
        "retake_report",
        "trace_report",
        "sending_report",
        "forget_report",
    ),
    ("panels", "panel_server"),
    ("batch",),
    ("run", "checking", "sorting", "forgetting"),
    ("kernels",),
    ("needs",),
    ("steps", "deck.exporter", "report_exporter", "edits", "demo.team"),
    ("calendar",),
    ("trials",),
    ("trace", "simulator"),
    ("editorial", "calendar.held_weeks", "calendar.stages"),
    ("coverage", "audience", "calendar.ties"),
    ("client_month", "deck", "message", "report", "show", "origin", "scaffold", "packs"),
    ("figure_rows", "month_content", "stored_parts"),
    ("findings", "proofreading", "slide_html", "calendar.book", "calendar.likeness", "calendar.opening"),
    ("labels",),
    (
        "measures",
        "charts",
        "slide_pictures",
        "calendar.row",
        "calendar.located",
        "calendar.public_dates",
        "calendar.working_days",
    ),
    ("consolidate", "dossier", "month_inputs", "accessibility"),
    ("client", "exports", "record", "demo"),
    (
        "client_values",
        "library",
        "typography",
        "source_lines",
        "traced",
        "evidence",
        "method",
        "printing",
        "waterfall",
        "month_state",
        "calendar.proposals",
    ),
    ("tables", "month_tables", "networks", "slides", "strict_yaml", "workspace", "heat_map"),
    ("months", "numbers", "text_exhibits", "read_parts", "whole_files", "digests"),
    ("problems", "spared_imports"),
)
LINE = {room: line for line, rooms in enumerate(ROOMS) for room in rooms}

# Packages from outside, and the rooms that are their door.
DOORS = {
    "IPython": {"show"},
    "PIL": {"deck", "demo", "printing", "slide_pictures"},
    "anywidget": {"panels"},
    "distributed": {"batch"},
    "filelock": {"run"},
    "holidays": {"calendar.public_dates"},
    "icalendar": {"calendar"},
    "ipykernel": {"kernels"},
    "ipywidgets": {"panels"},
    "jinja2": {"slide_html"},
    "jupyter_client": {"kernels"},
    "jupyterlab": {"panel_server"},
    "lxml": {"calendar", "forgetting"},
    "markupsafe": {"slide_html", "figure_rows", "report", "batch"},
    "matplotlib": {"charts"},
    "nbclient": {"run"},
    "nbconvert": {"deck.exporter", "report_exporter"},
    "nbformat": {"run", "record", "origin", "deck.exporter", "report_exporter", "panel_server"},
    "numpy": {"simulator", "kernels", "trials", "steps", "labels", "trace", "findings", "measures", "consolidate", "exports", "demo", "client_month"},
    "openpyxl": {"dossier"},
    "pandas": {"panels", "simulator", "calendar.ties", "demo.team", "steps", "editorial", "calendar", "labels", "month_content", "trace", "checking", "coverage", "audience", "client_month", "findings", "measures", "consolidate", "dossier", "exports", "demo", "sorting", "forgetting", "tables", "month_tables", "batch"},
    "pandera": {"tables"},
    "papermill": {"run"},
    "pptx": {"deck"},
    "psutil": {"kernels"},
    "pypdfium2": {"printing"},
    "pyarrow": {"exports", "month_tables"},
    "pydantic": {"calendar.book", "client", "client_values", "dossier", "edits", "exports", "method", "packs", "record", "slides", "simulator"},
    "pydantic_core": {"client", "client_values", "dossier", "edits", "exports", "simulator"},
    "python_calamine": {"exports"},
    "rich": {"cli", "check_report", "sort_report", "run_report", "retake_report", "trace_report", "month_commands", "deck_commands", "forget_commands", "sending_report", "forget_report", "batch", "batch_commands", "panel_commands"},
    "scipy": {"findings", "labels", "trials"},
    "sklearn": {"labels"},
    "seaborn": {"charts"},
    "statsmodels": {"findings"},
    "threadpoolctl": {"labels", "findings"},
    "typer": {"cli", "panel_commands", "deck_commands", "forget_commands", "command_options", "command_words", "month_commands", "batch_commands"},
    "voila": {"panel_server"},
    "xlsxwriter": {"calendar", "deck", "demo", "dossier"},
    "xlwt": {"demo"},
    "yaml": {"demo", "edits", "method", "packs", "strict_yaml", "simulator"},
}  # fmt: skip

LONGEST = 250  # lines of a module
TABLES = {"deck.zones": 300}  # one literal table, better read whole
NOT_NOUNS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "manager", "base"}


@cache
def modules() -> dict[str, Path]:
    """Every module of the package by its name, "" for the package itself."""
    files = sorted((LIB / "iwa").rglob("*.py"))
    names = [".".join(file.relative_to(LIB / "iwa").with_suffix("").parts) for file in files]
    return {name.removesuffix("__init__").rstrip("."): file for name, file in zip(names, files, strict=True)}


@cache
def imports(name: str) -> frozenset[str]:
    """What a module imports, anywhere in it: our own modules as "iwa.x.y", the others by package."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(modules()[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports with dots: write the whole name"
            found |= {_module(str(node.module), alias.name) for alias in node.names}
    return frozenset(found)


def _module(module: str, name: str) -> str:
    whole = f"{module}.{name}"
    return whole if whole.removeprefix("iwa.") in modules() and whole.startswith("iwa.") else module


def ours(name: str) -> Iterator[str]:
    return (found.removeprefix("iwa.") for found in imports(name) if found.startswith("iwa."))


def outside(name: str) -> set[str]:
    packages = {found.partition(".")[0] for found in imports(name)}
    return packages - {"iwa"} - sys.stdlib_module_names


def room(name: str) -> str:
    known = [room for room in LINE if name == room or name.startswith(f"{room}.")]
    assert known, f"{name} is in no room: give it its place in ROOMS"
    return max(known, key=len)


@pytest.mark.parametrize("name", [name for name in modules() if name])
def test_imports_go_down(name: str) -> None:
    here = room(name)
    wrong = [other for other in ours(name) if room(other) != here and LINE[room(other)] <= LINE[here]]
    assert wrong == [], f"{name} ({here}) may not import {wrong}"


def test_every_room_is_inhabited() -> None:
    assert set(LINE) == {room(name) for name in modules() if name}


def test_no_modules_import_one_another_in_a_circle() -> None:
    graph = {name: {other for other in ours(name) if other != name} for name in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_each_outside_package_comes_in_by_its_own_door() -> None:
    used: dict[str, set[str]] = {}
    for name in modules():
        for package in outside(name):
            used.setdefault(package, set()).add(room(name))
    beside = {package: rooms - DOORS.get(package, set()) for package, rooms in used.items()}
    assert {package: rooms for package, rooms in beside.items() if rooms} == {}
    assert set(DOORS) - set(used) == set(), "doors that nothing uses"


def test_what_is_imported_is_declared() -> None:
    """In the dependencies, or in an extra that a user may ask for; what only developers have is not imported."""
    declared = {_normal(Requirement(text).name) for text in requires("iwa") or [] if "extra == 'dev'" not in text}
    shipped_by = packages_distributions()
    used = {package for name in modules() for package in outside(name)}
    undeclared = {package for package in used if not {_normal(d) for d in shipped_by[package]} & declared}
    assert undeclared == set(), "import only what pyproject.toml names"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_demo_generator_knows_nothing_of_the_readers() -> None:
    """A generator built on the readers would only show that they agree with themselves."""
    judged = {"exports", "consolidate", "measures", "findings"}
    known = {
        name: {room(other) for other in ours(name)} & judged for name in modules() if name and room(name) == "demo"
    }
    assert {name: rooms for name, rooms in known.items() if rooms} == {}


@pytest.mark.parametrize("name", [name for name in modules() if name])
def test_a_module_is_short_and_named_by_a_noun(name: str) -> None:
    lines = len(modules()[name].read_text("utf-8").splitlines())
    assert lines <= TABLES.get(name, LONGEST), f"{name}: {lines} lines; split it by noun"
    assert not NOT_NOUNS & set(re.split(r"[._]", name)), f"{name}: name what it holds"


def test_the_table_of_rooms_in_the_architecture_is_this_one() -> None:
    page = (LIB.parent / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.+`) \|", page.partition("## Rooms")[2].partition("\n## ")[0], re.MULTILINE)
    told = [frozenset(re.findall(r"`([\w.]+)`", row)) for row in rows]
    assert told == [frozenset(rooms) for rooms in ROOMS if rooms != ("__main__",)]
