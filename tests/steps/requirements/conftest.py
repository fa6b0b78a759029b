"""The retailer's month with one input changed or taken away, and what its slides then show."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from iwa.demo.clients import MONTH_TWO, RETAILER
from iwa.findings import questions
from iwa.run.notebooks import STEPS, slides_in_process
from iwa.slides import Slide, Source
from iwa.workspace import ClientFolder

sys.path.insert(0, str(Path(__file__).parent))  # what the tests share is no package

Change = Callable[[ClientFolder], None]
Seen = dict[str, Slide]
STEP_OF = {
    "audit": 1, "objectifs": 2, "architecture": 3, "playbook": 3, "charte": 3, "calendrier": 3, "checklist": 3,
    "campagne": 3, "preuve": 3, "gouvernance": 3, "production": 4, "animation": 5, "moderation": 5, "mesure": 6,
}  # fmt: skip


def seen_by_the_client(slide: Slide) -> Slide:
    """A slide without what only says where its figures come from: a file's name that changes is no carrier."""
    return replace(slide, source=Source(), notes="", numbers=())


def steps_of(slides: Iterable[str]) -> tuple[int, ...]:
    """The notebooks that show these slides, by the first word of their ids."""
    return tuple(sorted({STEP_OF[one.split(".")[0]] for one in slides}))


@pytest.fixture(scope="session")
def slides_with(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Seen]:
    """`slides_with(change, steps)`: the slides of the retailer's October after a change of its folder, by id.

    Its posts are judged by their format alone: the other questions are asked in the same way, and cost more.
    """

    def made(change: Change | None = None, steps: Iterable[int] = tuple(STEPS)) -> Seen:
        folder = ClientFolder(tmp_path_factory.mktemp("changed") / "clients" / RETAILER)
        left = shutil.ignore_patterns("reported", str(MONTH_TWO))
        shutil.copytree(played / "clients" / RETAILER, folder.path, ignore=left)
        if change:
            change(folder)
        formats = tuple(one for one in questions.QUESTIONS if one.name == "format")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(questions, "QUESTIONS", formats)
            patch.setenv("IWA_WORKSPACE", str(folder.path.parents[1]))
            found = [
                slide for step in steps for slide in slides_in_process(step, client=RETAILER, month=str(MONTH_TWO))
            ]
        shutil.rmtree(folder.path.parents[1])
        return {slide.id: seen_by_the_client(slide) for slide in found}

    return made


@pytest.fixture(scope="module")
def unchanged(slides_with: Callable[..., Seen], read_once: None) -> Iterator[Seen]:
    """The slides with nothing changed."""
    yield slides_with()


@pytest.fixture(scope="session")
def moves(slides_with: Callable[..., Seen]) -> Callable[..., dict[str, list[str]]]:
    """`moves(before, change, wanted, faults)`: the slides of each requirement that do not show the change as they must.

    A change that moves nearly every slide proves nothing about one: some must stay as they were.
    """

    def found(
        before: Seen,
        change: Change,
        wanted: dict[str, tuple[str, ...]],
        faults: Callable[[Seen, Seen, Iterable[str]], list[str]],
    ) -> dict[str, list[str]]:
        steps = steps_of(slide for slides in wanted.values() for slide in slides)
        after = slides_with(change, steps)
        same = [one for one in before if STEP_OF[one.split(".")[0]] in steps and before[one] == after.get(one)]
        assert same, "every slide moves, whatever is computed from what"
        told = {line: faults(before, after, slides) for line, slides in wanted.items()}
        return {line: slides for line, slides in told.items() if slides}

    return found
