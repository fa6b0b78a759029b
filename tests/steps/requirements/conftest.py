"""The retailer's month with one input changed or taken away, and what its slides then show."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest

from iwa import client_month
from iwa.client_month import ClientMonth
from iwa.demo.clients import MONTH_TWO, RETAILER
from iwa.findings import questions
from iwa.run.notebooks import STEPS, template
from iwa.show import collecting
from iwa.slides import Slide, Source
from iwa.workspace import ClientFolder

sys.path.insert(0, str(Path(__file__).parent))  # what the tests share is no package

Change = Callable[[ClientFolder], None]
Seen = dict[str, Slide]


def seen_by_the_client(slide: Slide) -> Slide:
    """A slide without what only says where its figures come from: a file's name that changes is no carrier."""
    return replace(slide, source=Source(), notes="", numbers=())


@dataclass
class Shown:
    """The slides that a month shows, and by which cell of which notebook."""

    slides: Seen = field(default_factory=dict)
    cells: dict[str, tuple[int, int]] = field(default_factory=dict)


@cache
def cells_of(step: int) -> tuple[str, ...]:
    """The code cells of a step's notebook after its parameters; the first one opens the month."""
    cells = json.loads(template(step).read_text("utf-8"))["cells"]
    code = [
        cell for cell in cells if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", [])
    ]
    return tuple("".join(cell["source"]) for cell in code)


def show_cells(month: ClientMonth, wanted: Iterable[tuple[int, int]]) -> Shown:
    """What these cells show, (step, place), run in this process on one month."""
    shown = Shown()
    by_step: dict[int, list[int]] = {}
    for step, place in sorted(set(wanted)):
        by_step.setdefault(step, []).append(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client_month, "open_month", lambda *_: month)
        for step, places in by_step.items():
            cells = cells_of(step)
            names = {"client": RETAILER, "month": str(MONTH_TWO)}
            exec(cells[0], names)  # what the notebook imports, and its month
            for place in places:
                with collecting() as slides:
                    exec(cells[place], names)
                shown.slides |= {slide.id: seen_by_the_client(slide) for slide in slides}
                shown.cells |= dict.fromkeys((slide.id for slide in slides), (step, place))
    return shown


@pytest.fixture(scope="session")
def month_with(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., ClientMonth]:
    """`month_with(change)`: the retailer's October after a change of its folder.

    Its posts are judged by their format alone: the other questions are asked in the same way, and cost more.
    """

    def made(change: Change | None = None) -> ClientMonth:
        folder = ClientFolder(tmp_path_factory.mktemp("changed") / "clients" / RETAILER)
        left = shutil.ignore_patterns("reported", "visuels", str(MONTH_TWO))
        shutil.copytree(played / "clients" / RETAILER, folder.path, ignore=left)
        if change:
            change(folder)
        formats = tuple(one for one in questions.QUESTIONS if one.name == "format")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(questions, "QUESTIONS", formats)
            return client_month.build(folder, MONTH_TWO, {})

    return made


@pytest.fixture(scope="session")
def shown_before() -> list[Shown]:
    """The slides with nothing changed, once a module of the process has shown them."""
    return []


@pytest.fixture(scope="module")
def unchanged(month_with: Callable[..., ClientMonth], parts_once: None, shown_before: list[Shown]) -> Shown:
    """The slides with nothing changed."""
    if not shown_before:
        every = ((step, place) for step in STEPS for place in range(1, len(cells_of(step))))
        shown_before.append(show_cells(month_with(), every))
    return shown_before[0]


@pytest.fixture(scope="session")
def moves(month_with: Callable[..., ClientMonth]) -> Callable[..., dict[str, list[str]]]:
    """`moves(before, change, wanted, faults)`: the slides of each requirement that do not show the change as they must."""

    def found(
        before: Shown,
        change: Change,
        wanted: dict[str, tuple[str, ...]],
        faults: Callable[[Seen, Seen, Iterable[str]], list[str]],
    ) -> dict[str, list[str]]:
        slides = {slide for slides in wanted.values() for slide in slides}
        after = show_cells(month_with(change), (before.cells[slide] for slide in slides if slide in before.cells))
        told = {line: faults(before.slides, after.slides, slides) for line, slides in wanted.items()}
        return {line: slides for line, slides in told.items() if slides}

    return found
