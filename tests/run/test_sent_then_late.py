"""Two months in a row of a client made by hand: September is sent, then Facebook counts it anew."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from typer.testing import CliRunner

from iwa import client_month
from iwa.cli import app
from iwa.client_month import load_or_build
from iwa.findings.questions import asked
from iwa.month_inputs import inputs_of
from iwa.months import Month
from iwa.problems import StepFailed
from iwa.run import step as stepping
from iwa.run.execute import StepResult
from iwa.run.in_process import slides_in_process
from iwa.run.month import Order, Outcome, run_month
from iwa.run.notebooks import STEPS
from iwa.run.receipt import write_whole
from iwa.run.sending import note_sent, take_back
from iwa.scaffold import new_client
from iwa.slides import MIME, Slide, Table, to_json
from iwa.workspace import ClientFolder

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
TITLES = ("Identifiant de la publication", "Nom de la page", "Titre", "Heure de publication", "Permalien", "Type de publication",
          "Date", "Couverture", "Réactions, commentaires et partages", "Réactions", "Commentaires", "Partages")  # fmt: skip
FIRST = {"09/04/2026": 100, "09/11/2026": 200, "09/18/2026": 300}  # a post a day, and its reach: 600 in September
LATE = {"09/04/2026": 100, "09/11/2026": 200, "09/18/2026": 390}  # 690, +15 %
SECOND = {"10/02/2026": 250, "10/16/2026": 150}


def export(folder: ClientFolder, period: str, posts: dict[str, int]) -> None:
    """A Facebook export of that period, its last day the day it was taken."""
    lines = [
        (f"12211537887812{day[:2]}{day[3:5]}", "Maison Lune", "Un livre.", f"{day} 03:00", f"https://www.facebook.com/{day[:5]}",
         "Photos", "Depuis la publication", reach, 10, 8, 1, 1)
        for day, reach in posts.items()
    ]  # fmt: skip
    with (folder.exports / f"{period}_1098226448796928.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([TITLES, *lines])


def execute_here(step: int, folder: ClientFolder, month: Month) -> StepResult:
    """A step's notebook, its cells run in this process."""
    shown = slides_in_process(step, client=folder.slug, month=str(month))
    outputs = [new_output("display_data", {MIME: to_json(slide)}) for slide in shown]
    file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=[new_code_cell("show()", id="abcd", outputs=outputs)]), file)
    return StepResult(step, file, "", 0.1)


@contextmanager
def without_kernels(workspace: Path) -> Iterator[None]:
    """In this workspace, notebooks run in this process and no comparison is made, for others test those."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IWA_WORKSPACE", str(workspace))
        patch.setattr(stepping, "execute", execute_here)
        patch.setattr(client_month, "asked", lambda posts: asked(posts.iloc[:0]))
        yield


@pytest.fixture(scope="module")
def september_ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose client has September's export, and its report."""
    workspace = tmp_path_factory.mktemp("septembre")
    (workspace / "clients").mkdir()
    folder = new_client(workspace, "maison-lune")
    export(folder, "Sep-01-2026_Oct-02-2026", FIRST)
    with without_kernels(workspace):
        run(folder, SEPTEMBER)
    return workspace


@pytest.fixture
def folder(september_ran: Path, tmp_path: Path) -> Iterator[ClientFolder]:
    """The same in a workspace of its own, to go on with."""
    shutil.copytree(september_ran, tmp_path, dirs_exist_ok=True)
    with without_kernels(tmp_path):
        yield ClientFolder(tmp_path / "clients" / "maison-lune")


def run(folder: ClientFolder, month: Month) -> Outcome:
    outcome = run_month(folder, month, Order(steps=(6,)))
    assert not outcome.failed
    return outcome


def sent(folder: ClientFolder) -> None:
    note_sent(folder, SEPTEMBER, "", date(2026, 10, 6))


def october_comes(folder: ClientFolder, september: dict[str, int]) -> None:
    """The next month's exports: September once more, taken in time to count, and October."""
    export(folder, "Sep-01-2026_Oct-09-2026", september)
    export(folder, "Oct-01-2026_Nov-08-2026", SECOND)


def shown(folder: ClientFolder) -> dict[str, Slide]:
    return {slide.id: slide for slide in slides_in_process(6, client=folder.slug, month=str(OCTOBER))}


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def files_of(folder: ClientFolder, month: Month) -> dict[str, str]:
    root = folder.run(month).path
    return {
        str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in root.rglob("*")
        if file.is_file()
    }


def reach(folder: ClientFolder, month: Month) -> float:
    return load_or_build(folder, month).figures["facebook", "reach", "2026-09"]


def test_what_was_sent_stays_and_the_next_report_says_what_changed(folder: ClientFolder) -> None:
    sent(folder)
    before = files_of(folder, SEPTEMBER)
    october_comes(folder, LATE)
    outcome = run(folder, OCTOBER)
    again = run_month(folder, SEPTEMBER, Order(force=True))
    assert (again.steps, again.delivered) == ((), ()) and files_of(folder, SEPTEMBER) == before
    assert (reach(folder, SEPTEMBER), reach(folder, OCTOBER)) == (600.0, 690.0)
    slide = shown(folder)["mesure.revisions"]
    assert isinstance(slide.exhibit, Table)
    assert [tuple(map(plain, row)) for row in slide.exhibit.rows] == [
        ("Portée cumulée, Facebook", "septembre 2026", "600", "690", "+15 %"),
        ("Taux d’engagement, Facebook", "septembre 2026", "5,0 %", "4,3 %", "−0,7 point"),  # 30 interactions
    ]  # the typical reach is still that of the middle post, 200
    assert slide.source.files == (
        "exports/Oct-01-2026_Nov-08-2026_1098226448796928.csv",
        "exports/Sep-01-2026_Oct-09-2026_1098226448796928.csv",
    )
    (told,) = [plain(remark) for remark in outcome.remarks if "déjà remis" in remark]
    assert (
        told
        == "2 chiffres déjà remis ont changé depuis le rapport de septembre 2026 : voir la diapositive « mesure.revisions »."
    )
    assert (
        "mesure.revisions"
        in next(file for file in outcome.delivered if file.path.name == "rapport-mensuel.pptx").slide_ids
    )


@pytest.mark.parametrize("is_sent", [True, False], ids=["nothing changed", "never sent"])
def test_there_is_no_such_slide(is_sent: bool, folder: ClientFolder) -> None:
    if is_sent:
        sent(folder)
    october_comes(folder, FIRST if is_sent else LATE)
    outcome = run(folder, OCTOBER)
    assert not any("déjà remis" in remark for remark in outcome.remarks)
    slides = shown(folder)
    assert "mesure.revisions" not in slides and "recompté" not in slides["mesure.tableau-de-bord"].subtitle


def test_a_month_is_made_anew_when_the_one_before_is_sent_or_opened_again(folder: ClientFolder) -> None:
    october_comes(folder, LATE)
    draft = inputs_of(folder, OCTOBER)
    assert "mesure.revisions" not in shown(folder)
    sent(folder)  # noted late: its report is still the one of its run
    assert inputs_of(folder, OCTOBER) != draft and "mesure.revisions" in shown(folder)
    take_back(folder, SEPTEMBER)
    assert inputs_of(folder, OCTOBER) == draft and "mesure.revisions" not in shown(folder)


def test_the_figures_are_those_of_the_report_even_when_the_month_was_read_again_before_it_was_noted(
    folder: ClientFolder,
) -> None:
    october_comes(folder, LATE)
    assert CliRunner().invoke(app, ["check", "maison-lune", "--month", "2026-09"]).exit_code == 0
    sent(folder)
    assert "mesure.revisions" in shown(folder)


def test_another_step_run_after_the_report_leaves_the_figures_of_the_report(folder: ClientFolder) -> None:
    october_comes(folder, LATE)
    run_month(folder, SEPTEMBER, Order(steps=(1,)))
    sent(folder)
    reported = load_or_build(folder, OCTOBER).sent
    assert reported is not None and reported.figures["facebook", "reach", "2026-09"] == 600.0


def test_november_is_held_against_september_when_october_was_not_sent(folder: ClientFolder) -> None:
    sent(folder)
    october_comes(folder, LATE)
    run(folder, OCTOBER)
    november = OCTOBER.next
    assert {"runs/2026-09/etat.json", "runs/2026-09/chiffres.csv", "runs/2026-10/etat.json"} <= set(
        inputs_of(folder, november)
    )
    month = load_or_build(folder, november)
    assert month.sent is not None and month.sent.month == SEPTEMBER


def test_check_of_a_month_that_was_sent_tells_what_was_read_for_it(folder: ClientFolder) -> None:
    sent(folder)
    october_comes(folder, LATE)
    before = files_of(folder, SEPTEMBER)
    lines = plain(CliRunner().invoke(app, ["check", "maison-lune", "--month", "2026-09"]).stdout).splitlines()
    assert lines[1] == "État du mois : envoyé le 6 octobre 2026"
    assert lines[-1].startswith("Ce mois est envoyé : ce qui précède est ce qui a été lu pour lui")
    assert not any("Oct-09-2026" in line for line in lines)
    assert files_of(folder, SEPTEMBER) == before


def test_lost_figures_are_said_and_stop_nothing(folder: ClientFolder) -> None:
    sent(folder)
    folder.run(SEPTEMBER).figures.unlink()
    october_comes(folder, LATE)
    (told,) = [plain(remark) for remark in run(folder, OCTOBER).remarks if "septembre" in remark]
    assert told == (
        "Les chiffres envoyés avec le rapport de septembre 2026 ne se lisent plus (runs/2026-09/chiffres.csv) : leurs révisions ne "
        "sont pas dites."
    )


def test_lost_tables_of_a_month_that_was_sent_are_not_made_anew(folder: ClientFolder) -> None:
    sent(folder)
    (folder.run(SEPTEMBER).tables / "series.parquet").unlink()
    with pytest.raises(StepFailed) as told:
        load_or_build(folder, SEPTEMBER)
    assert str(told.value).startswith("Les tableaux d’un mois envoyé ne s’ouvrent plus : runs/2026-09/tables.")


def test_a_run_keeps_who_has_read_the_month(folder: ClientFolder) -> None:
    state = folder.run(SEPTEMBER).state
    write_whole(state, {"reviewed": {"by": "Léa", "on": "2026-10-05", "files": {}}})
    assert run(folder, SEPTEMBER).state.startswith("brouillon, changé depuis la relecture par Léa")
