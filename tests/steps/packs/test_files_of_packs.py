"""What is laid in `livrables` for each demo client, month after month, held against `templates/packs` read anew here."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from fnmatch import fnmatch, fnmatchcase
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_notebook, new_output

from iwa.client_month import stored_month
from iwa.client_values import PACKS
from iwa.deck.build import Deck, write_deck
from iwa.deck.marks import read_marks
from iwa.deck.read_back import DeckTexts
from iwa.demo.clients import BAKERY, CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.months import Month
from iwa.run import deliver as delivering
from iwa.run import finish, prepare
from iwa.run import step as stepping
from iwa.run.execute import StepResult
from iwa.run.month import Order, render_again, run_month
from iwa.run.notebooks import STEPS
from iwa.slides import MIME, Slide, to_json
from iwa.workspace import ClientFolder

Demo = dict[tuple[str, Month], list[Slide]]
OF_PACKS = Path(__file__).parents[3] / "templates" / "packs"
BESIDE = {"calendrier.xlsx", "calendrier.ics", "message.txt"}  # come out with each month, in every pack
UPLOADS = "hootsuite-*.csv"  # from Croissance on, one a network of which texts are approved


def promised(pack: str) -> dict[str, tuple[str, list[str]]]:
    """The deliverables of a pack, with when and of which slides, as its file says them: no code of the product's."""
    said = yaml.safe_load((OF_PACKS / f"{pack}.yaml").read_text("utf-8"))
    found = promised(said["contient"]) if "contient" in said else {}
    found |= {name: (one["parution"], one["diapositives"]) for name, one in said["livrables"].items()}
    for name, additions in said.get("ajouts", {}).items():
        for addition in additions:
            when, slides = found[name]
            place = slides.index(addition["avant"])
            found[name] = (when, slides[:place] + addition["diapositives"] + slides[place:])
    return found


def taken(shown: list[Slide], patterns: list[str]) -> list[str]:
    """The slides that some patterns take, in their order, each once; what is internal is nobody's."""
    ids = [one.id for each in patterns for one in shown if fnmatchcase(one.id, each) and one.audience == "client"]
    return list(dict.fromkeys(ids))


def pack_of(folder: ClientFolder) -> str:
    return str(yaml.safe_load(folder.client_file.read_text("utf-8"))["pack"])


def files(folder: ClientFolder, month: Month) -> set[str]:
    return {file.name for file in folder.run(month).deliverables.iterdir()}


def receipt(folder: ClientFolder, month: Month) -> dict[str, Any]:
    return dict(json.loads(folder.run(month).receipt.read_text("utf-8"))["deliverables"])


@pytest.fixture(scope="module")
def workspace(played: Path, demo_slides: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The played demo clients, to be run: their notebooks show what they show, without a kernel."""
    place = tmp_path_factory.mktemp("courses")
    shutil.copytree(played / "clients", place / "clients")

    def execute(step: int, folder: ClientFolder, month: Month) -> StepResult:
        shown = (
            demo_slides[folder.slug, month] if step == 1 else []
        )  # in one notebook: which shows it plays no part here
        outputs = [new_output("display_data", {MIME: to_json(slide)}) for slide in shown]
        file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=[new_code_cell("show()", id="abcd", outputs=outputs)]), file)
        return StepResult(step, file, "", 0.1)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stepping, "execute", execute)
        for part in (prepare, finish):
            patch.setattr(part, "load_or_build", stored_month)
        # Neither the report nor what a corrected deck is held against.
        patch.setattr(delivering, "_lay_report", lambda *_: None)
        patch.setattr(delivering, "read_back", lambda data: DeckTexts("", ()))
        yield place


@pytest.fixture(scope="module")
def month_run(workspace: Path) -> Callable[[str, Month], ClientFolder]:
    """`month_run(client, month)`: the folder after the run of that month, and of the one before it; decks of one page."""

    def one_page(slides: list[Slide], *rest: Any) -> Deck:
        return write_deck(slides[:1], *rest)

    @cache
    def ran(key: str, month: Month) -> ClientFolder:
        folder = ClientFolder(workspace / "clients" / key) if month == MONTH_ONE else ran(key, month.previous)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(delivering, "make_deck", one_page)
            assert not run_month(folder, month, Order()).failed
        return folder

    return ran


@pytest.mark.parametrize("month", [MONTH_ONE, MONTH_TWO], ids=str)
@pytest.mark.parametrize("key", CLIENT_KEYS)
def test_a_month_lays_what_its_pack_owes_then_and_nothing_of_another(
    key: str, month: Month, month_run: Callable[[str, Month], ClientFolder], demo_slides: Demo
) -> None:
    """In the first month all of it comes out; in the second what comes each month, for no tab was written in between."""
    folder = month_run(key, month)
    own = promised(pack_of(folder))
    due = {name: slides for name, (when, slides) in own.items() if when == "mois" or month == MONTH_ONE}
    laid = {name for name in files(folder, month) if not fnmatch(name, UPLOADS)}
    assert laid == {f"{name}.pptx" for name in due} | BESIDE
    assert (files(folder, month) == laid) or pack_of(folder) != "essentiel"
    noted = receipt(folder, month)
    assert set(noted) == files(folder, month)
    for name, patterns in due.items():
        expected = taken(demo_slides[key, month], patterns)
        assert expected and noted[f"{name}.pptx"]["slides"] == expected, name
    whole = {name for pack in PACKS for name in promised(pack)}
    assert not {f"{name}.pptx" for name in whole - set(due)} & files(folder, month)


def test_one_client_in_the_three_packs_has_nested_files_and_the_same_numbers_on_each_shared_slide(
    workspace: Path, month_run: Callable[[str, Month], ClientFolder], demo_slides: Demo
) -> None:
    folder = month_run(BAKERY, MONTH_TWO)
    made = cache(lambda key, *rest: write_deck(known[key], *rest))
    known: dict[tuple[str, ...], list[Slide]] = {}

    def once(slides: list[Slide], *rest: Any) -> Deck:
        """The same slides under the same cover make the same deck, whatever the pack: written once."""
        key = (*(repr(slide) for slide in slides), repr(rest))
        known[key] = slides
        return made(key, *rest)

    laid: dict[str, dict[str, dict[str, Any]]] = {}
    for pack in PACKS:
        shutil.rmtree(folder.run(MONTH_TWO).deliverables)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(delivering, "make_deck", once)
            render_again(folder, MONTH_TWO, Order(pack=pack, everything=True))
        decks = [file for file in folder.run(MONTH_TWO).deliverables.iterdir() if file.suffix == ".pptx"]
        laid[pack] = {file.name: numbers_in(file) for file in decks}
        assert set(laid[pack]) == {f"{name}.pptx" for name in promised(pack)}
        for name, (_, patterns) in promised(pack).items():
            expected = taken(demo_slides[BAKERY, MONTH_TWO], patterns)
            assert set(laid[pack][f"{name}.pptx"]) == set(expected), name
    for small, large in pairwise(laid.values()):
        assert set(small) < set(large)
        for name, slides in small.items():
            assert {one: large[name][one] for one in slides} == slides, name
    counted = sum(len(numbers) for slides in laid["essentiel"].values() for numbers in slides.values())
    assert counted > 100


def numbers_in(file: Path) -> dict[str, Any]:
    """The numbers that travel in a deck, by slide; those of its further pages with its own, none for cover and contents."""
    marks = read_marks(file)
    found: dict[str, list[Any]] = {}
    for name, numbers in zip(marks.slide_ids, marks.numbers, strict=True):
        if not name.startswith("deck."):
            found.setdefault(name.partition("#")[0], []).extend(numbers)
    return found
