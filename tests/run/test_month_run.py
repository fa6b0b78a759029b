"""A month run for real: notebooks in kernels, decks, report, receipt; and what people changed by hand is kept."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from pptx import Presentation
from retake_samples import slides

from iwa.demo.clients import MONTH_TWO, WORKSHOP
from iwa.months import Month
from iwa.packs import deliverables
from iwa.record import slides_of
from iwa.run import deliver as delivering
from iwa.run import execute as executing
from iwa.run import month as running
from iwa.run import step as stepping
from iwa.run.in_process import slides_in_process
from iwa.run.month import Order, Outcome, render_again, run_month
from iwa.run.notebooks import STEPS
from iwa.run.receipt import read_receipt
from iwa.scaffold import new_client
from iwa.slide_html import Look, html
from iwa.slides import MIME, Slide, to_json
from iwa.workspace import ClientFolder

EVERYTHING = Order(everything=True)


def owed(*issued: str) -> list[str]:
    """The files of the workshop's pack that come out with these, and the message."""
    decks = [item.name for item in deliverables("croissance") if item.issued in issued]
    return [*(f"{name}.pptx" for name in decks), "message.txt"]


CALENDAR = ["calendrier.xlsx", "calendrier.ics", "hootsuite-x.csv"]  # one text to come is approved


@pytest.fixture(scope="module")
def workshop(played: Path, tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    """The demo workshop in a workspace of its own, its tables made."""
    folder = ClientFolder(tmp_path_factory.mktemp("l’atelier & co") / "clients" / WORKSHOP)
    shutil.copytree(played / "clients" / WORKSHOP, folder.path)
    return folder


@pytest.fixture(scope="module")
def outcome(workshop: ClientFolder) -> Outcome:
    """The first run of the workshop's October, with kernels."""
    return run_month(workshop, MONTH_TWO, EVERYTHING)


@pytest.fixture
def ran(workshop: ClientFolder, outcome: Outcome, tmp_path: Path) -> ClientFolder:
    """A copy of the workshop after its run, to be changed."""
    folder = ClientFolder(tmp_path / "clients" / WORKSHOP)
    shutil.copytree(workshop.path, folder.path)
    return folder


@pytest.fixture(scope="module")
def small_ran(tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    """A client without exports whose October ran: its notebooks show slides made by hand, without a kernel."""
    shown = {1: [Slide("audit.synthese", "Le trimestre est bon.")], 6: slides()}

    def execute(step: int, folder: ClientFolder, month: Month) -> executing.StepResult:
        outputs = [new_output("display_data", {MIME: to_json(slide)}) for slide in shown.get(step, ())]
        file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=[new_code_cell("show()", id="abcd", outputs=outputs)]), file)
        return executing.StepResult(step, file, "", 0.1)

    folder = new_client(tmp_path_factory.mktemp("petit"), "maison-lune")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stepping, "execute", execute)
        assert [file.path.name for file in run_month(folder, MONTH_TWO, EVERYTHING).delivered] == [
            "audit.pptx", "rapport-mensuel.pptx", "message.txt",
        ]  # fmt: skip
    return folder


@pytest.fixture
def small(small_ran: ClientFolder, tmp_path: Path) -> ClientFolder:
    """A copy of that client, to be changed."""
    folder = ClientFolder(tmp_path / "clients" / small_ran.slug)
    shutil.copytree(small_ran.path, folder.path)
    return folder


def files_of(folder: ClientFolder) -> dict[str, str]:
    """Every file of the run by name with its hash; the times have a file of their own."""
    run = folder.run(MONTH_TWO).path
    return {
        file.relative_to(run).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(run.rglob("*"))
        if file.is_file() and file.name != "timings.json"
    }


def without_kernels(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The steps that would have been executed are only noted."""
    asked: list[int] = []

    def run_steps(prepared: object, steps: tuple[int, ...]) -> list[executing.StepResult]:
        asked.extend(steps)
        return []

    monkeypatch.setattr(running, "run_steps", run_steps)
    return asked


def test_every_step_is_done_and_the_pack_is_delivered(workshop: ClientFolder, outcome: Outcome) -> None:
    assert [(step.step, step.error) for step in outcome.steps] == [(step, "") for step in STEPS]
    assert not outcome.failed
    run = workshop.run(MONTH_TWO)
    assert [file.path.name for file in outcome.delivered] == [*owed("mois", "trimestre", "changement"), *CALENDAR]
    assert outcome.report == run.report and run.report.is_file() and run.state.is_file() and run.timings.is_file()
    assert sorted(file.name for file in run.path.iterdir()) == [
        "chiffres.csv", "etat.json", "livrables", "notebooks", "origines", "rapport.html", "run.json", "tables", "timings.json",
    ]  # fmt: skip


def test_the_executed_notebook_shows_what_it_shows_without_a_kernel(
    workshop: ClientFolder, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IWA_WORKSPACE", str(workshop.path.parents[1]))
    for step in outcome.steps:
        notebook = nbformat.read(step.notebook, as_version=4)
        here = slides_in_process(step.step, client=WORKSHOP, month=str(MONTH_TWO))
        assert slides_of(notebook) == here
        outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
        pages = ["".join(output["data"]["text/html"]) for output in outputs if MIME in output.get("data", {})]
        assert pages == [html(slide, Look()) for slide in here]


def test_the_receipt_tells_inputs_steps_and_deliverables(workshop: ClientFolder, outcome: Outcome) -> None:
    data = json.loads(workshop.run(MONTH_TWO).receipt.read_text("utf-8"))
    assert (data["client"], data["month"], data["schema"]) == (WORKSHOP, "2026-10", 2)
    assert {step: (one["state"], one["error"]) for step, one in data["steps"].items()} == {
        str(step): ("fait", "") for step in STEPS
    }
    assert all("*" not in one["read"] and "posts" in one["read"] for one in data["steps"].values())
    dossier = hashlib.sha256(workshop.dossier_file.read_bytes()).hexdigest()
    assert data["inputs"]["dossier.xlsx"] == dossier and "client.yaml" in data["inputs"]
    for file in outcome.delivered:
        assert data["deliverables"][file.path.name]["sha256"] == hashlib.sha256(file.path.read_bytes()).hexdigest()
        assert data["deliverables"][file.path.name]["slides"] == list(file.slide_ids)
    assert set(data["versions"]) >= {"iwa", "pandas", "papermill", "python-pptx", "python"}


def test_the_client_never_gets_an_internal_slide(outcome: Outcome) -> None:
    for file in (one for one in outcome.delivered if one.path.suffix == ".pptx"):
        assert "audit.reserves" not in file.slide_ids
        titles = [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(file.path.read_bytes())).slides]
        further = [title for title in titles if re.search(r"\((?!1/)\d/\d\)$", title)]  # parts of a long table
        # with the cover and, where there is one, the page of contents and the page before the annex
        more = ("Sommaire" in titles) + ("Annexe" in titles)
        assert len(titles) == file.pages == len(file.slide_ids) + len(further) + 1 + more
        assert not any("à vérifier dans les fichiers" in title for title in titles)


def test_an_internal_slide_that_a_pattern_would_pick_stays_in(
    workshop: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slides = [Slide("audit.synthese", "Pour le client"), Slide("audit.verdict", "Pour nous", audience="interne")]
    for module in (delivering, running):
        monkeypatch.setattr(module, "executed_slides", lambda run: slides)
    folder = ClientFolder(tmp_path / "clients" / WORKSHOP)
    shutil.copytree(workshop.path, folder.path, ignore=shutil.ignore_patterns("runs"))
    assert [file.slide_ids for file in render_again(folder, MONTH_TWO, EVERYTHING).delivered] == [("audit.synthese",)]


def test_the_same_inputs_give_the_same_bytes(ran: ClientFolder) -> None:
    """One notebook anew in a kernel; of the others, what they show is shown again above, in another process."""
    before = files_of(ran)
    outcome = run_month(ran, MONTH_TWO, Order(steps=(6,), everything=True, force=True))
    assert not outcome.failed and outcome.remarks == ()
    assert {file.remark for file in outcome.delivered} == {""}
    after = files_of(ran)
    assert {name for name in before if before[name] != after.get(name)} == set()
    assert set(after) == set(before)


def test_an_order_of_a_deck_runs_no_kernel_and_gives_the_same(
    ran: ClientFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executing.papermill, "execute_notebook", lambda *_, **__: pytest.fail("a kernel was started"))
    before = files_of(ran)
    assert [file.path.name for file in render_again(ran, MONTH_TWO, EVERYTHING).delivered] == owed(
        "mois", "trimestre", "changement"
    )
    assert files_of(ran) == before


def test_a_deck_changed_by_hand_is_kept_and_the_new_one_laid_beside(small: ClientFolder) -> None:
    deck = small.run(MONTH_TWO).deliverables / "rapport-mensuel.pptx"
    opened = Presentation(str(deck))
    opened.slides[1].shapes.title.text_frame.text = "Corrigé par Léa"
    opened.save(str(deck))
    corrected = deck.read_bytes()
    audit = (small.run(MONTH_TWO).deliverables / "audit.pptx").read_bytes()
    report, _ = render_again(small, MONTH_TWO, Order()).delivered
    assert deck.read_bytes() == corrected
    assert report.path.name == "rapport-mensuel (nouveau).pptx" and report.path.is_file()
    assert report.remark == ("« rapport-mensuel.pptx » a été modifié à la main : il est gardé, le nouveau est à côté.")
    again, _ = render_again(small, MONTH_TWO, Order()).delivered
    assert again.path == report.path  # the new one is ours: it is written again, not piled up
    report.path.write_bytes(corrected)
    third, _ = render_again(small, MONTH_TWO, Order()).delivered
    assert third.path.name == "rapport-mensuel (nouveau 2).pptx"
    assert (small.run(MONTH_TWO).deliverables / "audit.pptx").read_bytes() == audit


def test_a_message_reworded_by_hand_is_kept_and_the_new_one_laid_beside(small: ClientFolder) -> None:
    message = small.run(MONTH_TWO).deliverables / "message.txt"
    assert "rapport-mensuel.pptx" in message.read_text("utf-8")
    message.write_text("Chère Élise,", "utf-8")
    _, anew = render_again(small, MONTH_TWO, Order()).delivered
    assert message.read_text("utf-8") == "Chère Élise,"
    assert anew.path.name == "message (nouveau).txt" and "message.txt" in anew.remark


def test_an_executed_notebook_changed_by_hand_is_kept_unless_forced(
    small: ClientFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = without_kernels(monkeypatch)
    file = small.run(MONTH_TWO).notebooks / f"{STEPS[1]}.ipynb"
    notebook = nbformat.read(file, as_version=4)
    notebook.cells[0].source += "\n\nNote de Léa."
    nbformat.write(notebook, file)
    kept = run_month(small, MONTH_TWO, Order())
    assert asked == [] and kept.kept == (2, 3, 4, 5, 6)
    assert kept.remarks == (
        "Le notebook « 1_audit_diagnostic.ipynb » a été modifié à la main : il est gardé (« --force » le remplace).",
    )
    assert "Note de Léa." in file.read_text("utf-8")
    asked.clear()
    assert run_month(small, MONTH_TWO, Order(force=True)).remarks == ()
    assert asked == list(STEPS)


def test_only_the_asked_step_is_run(small: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = without_kernels(monkeypatch)
    run_month(small, MONTH_TWO, Order(steps=(6,), force=True))
    assert asked == [6]


def test_the_audit_comes_out_in_the_first_month_then_every_third(
    small: ClientFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_kernels(monkeypatch)
    assert [file.path.name for file in run_month(small, MONTH_TWO, Order()).delivered] == [
        "rapport-mensuel.pptx",
        "message.txt",
    ]


def test_a_step_that_fails_leaves_the_other_steps_deck_and_says_so(
    small: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small.run(MONTH_TWO).notebooks / f"{STEPS[1]}.ipynb").unlink()
    shutil.rmtree(small.run(MONTH_TWO).deliverables)
    broken = tmp_path / "casse.ipynb"
    cell = new_code_cell('client: str = ""\nmonth: str = ""', id="aaaa", metadata={"tags": ["parameters"]})
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=[cell, new_code_cell("1 / 0", id="bbbb")], metadata=kernel), broken)
    monkeypatch.setattr(executing, "template", lambda step: broken)
    outcome = run_month(small, MONTH_TWO, Order(steps=(1,), everything=True))
    assert outcome.failed
    assert {step.step: step.error for step in outcome.steps} == {
        1: "La cellule 3 du notebook a échoué (ZeroDivisionError : division by zero).",
    }
    assert [file.path.name for file in outcome.delivered] == ["rapport-mensuel.pptx", "message.txt"]
    receipt = read_receipt(small.run(MONTH_TWO))
    assert receipt is not None and receipt.steps["1"]["state"] == "échec" and receipt.steps["6"]["state"] == "fait"
