"""What would be the same is not made again, neither a step nor a deck; what would not be is."""

from __future__ import annotations

import json
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from month_doubles import OCTOBER, executing

from iwa import library
from iwa.client import load_client
from iwa.dossier.write import write_dossier
from iwa.run import basis, deliver, keys
from iwa.run import step as stepping
from iwa.run.finish import finish
from iwa.run.month import Order, run_month
from iwa.run.notebooks import STEPS, template
from iwa.run.prepare import prepare
from iwa.run.step import run_step
from iwa.scaffold import new_client
from iwa.workspace import ClientFolder, shipped

EVERYTHING = Order(everything=True)
ALL = tuple(STEPS)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    """A client with one export that nobody knows, whose October ran."""
    folder = new_client(tmp_path_factory.mktemp("premier"), "maison-lune")
    (folder.exports / "ventes.csv").write_text("jour;montant\n2026-10-01;12\n", "utf-8")
    ran: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stepping, "execute", executing(ran))
        outcome = run_month(folder, OCTOBER, EVERYTHING)
    assert sorted(ran) == list(ALL)
    assert (outcome.reasons, outcome.kept) == ((), ()), "the first time nothing is said"
    return folder


@pytest.fixture
def folder(first: ClientFolder, tmp_path: Path) -> ClientFolder:
    """A copy of it, to be changed."""
    copy = ClientFolder(tmp_path / "clients" / first.slug)
    shutil.copytree(first.path, copy.path)
    return copy


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The steps that are executed."""
    steps: list[int] = []
    monkeypatch.setattr(stepping, "execute", executing(steps))
    return steps


def export(folder: ClientFolder) -> None:
    (folder.exports / "ventes.csv").write_text("jour;montant\n2026-10-01;13\n", "utf-8")


def another_export(folder: ClientFolder) -> None:
    (folder.exports / "stocks.csv").write_text("jour;nombre\n2026-10-01;13\n", "utf-8")


def client_file(folder: ClientFolder) -> None:
    folder.client_file.write_text(folder.client_file.read_text("utf-8") + "\n# relu\n", "utf-8")


def team(folder: ClientFolder) -> None:
    write_dossier(folder.dossier_file, load_client(folder), {"team": [{"name": "Léa"}]})


def labels(folder: ClientFolder) -> None:
    folder.labels_file.write_text("network;post_id;pillar\n", "utf-8")


def tones(folder: ClientFolder) -> None:
    folder.message_labels_file.write_text("réseau;message;ton\nfacebook;m1;négatif\n", "utf-8")


def last_month(folder: ClientFolder) -> None:
    state = folder.run(OCTOBER.previous).state
    state.parent.mkdir(parents=True)
    state.write_text('{"decisions": []}', "utf-8")


def picture(folder: ClientFolder) -> None:
    folder.pictures.mkdir(exist_ok=True)
    (folder.pictures / "1.jpg").write_bytes(b"image")


def earlier_deck(folder: ClientFolder) -> None:
    deck = folder.run(OCTOBER.previous).deliverables / "audit.pptx"
    deck.parent.mkdir(parents=True)
    deck.write_bytes(b"deck")


def lost_notebook(folder: ClientFolder) -> None:
    (folder.run(OCTOBER).notebooks / f"{STEPS[2]}.ipynb").unlink()


def only_times(folder: ClientFolder) -> None:
    for file in folder.path.rglob("*"):
        os.utime(file, (1_800_000_000, 1_800_000_000))


@pytest.mark.parametrize(
    ("change", "steps", "reason"),
    [
        (export, (5,), "exports/ventes.csv a changé"),
        (another_export, (4, 5), "exports/stocks.csv est nouveau"),
        (client_file, ALL, "client.yaml a changé"),
        (team, (1, 5), "dossier.xlsx a changé"),
        (labels, (5,), "labels.csv est nouveau"),
        (tones, (5,), "messages-labels.csv est nouveau"),
        (last_month, (2, 5), "runs/2026-09/etat.json est nouveau"),
        (picture, (3, 5), None),
        (earlier_deck, (5, 6), "ce qu’elle lit a changé"),
        (lost_notebook, (2,), "son notebook exécuté n’est plus là"),
        (only_times, (), None),
    ],
)
def test_a_change_runs_again_the_steps_that_read_it_and_no_other(
    change: Callable[[ClientFolder], None], steps: tuple[int, ...], reason: str | None, folder: ClientFolder
) -> None:
    change(folder)
    prepared = prepare(folder, OCTOBER, EVERYTHING)
    assert prepared.steps == steps
    assert prepared.kept == tuple(step for step in ALL if step not in steps)
    if reason:
        assert set(prepared.reasons.values()) == {reason}


def test_another_client_s_runs_are_not_taken_for_its_own(folder: ClientFolder) -> None:
    other = ClientFolder(folder.path.with_name("maison-soleil"))
    folder.path.rename(other.path)
    prepared = prepare(other, OCTOBER, EVERYTHING)
    assert prepared.steps == ALL and set(prepared.reasons.values()) == {"ses paramètres ont changé"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("library_fingerprint", "la bibliothèque a changé de version"),
        ("packages_hash", "les paquets installés ont changé"),
    ],
)
def test_another_library_and_other_packages_run_everything_again(
    name: str, reason: str, folder: ClientFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(basis, name, lambda: "autre")
    prepared = prepare(folder, OCTOBER, EVERYTHING)
    assert prepared.steps == ALL and set(prepared.reasons.values()) == {reason}


@pytest.mark.parametrize(("kind", "steps"), [("code", (1,)), ("markdown", ())])
def test_a_cell_of_code_counts_and_a_text_does_not(
    kind: str, steps: tuple[int, ...], folder: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = json.loads(template(1).read_text("utf-8"))
    next(cell for cell in notebook["cells"] if cell["cell_type"] == kind)["source"].append("\n")
    changed = tmp_path / "modele.ipynb"
    changed.write_text(json.dumps(notebook), "utf-8")
    monkeypatch.setattr(keys, "template", lambda step: changed if step == 1 else template(step))
    prepared = prepare(folder, OCTOBER, EVERYTHING)
    assert prepared.steps == steps
    assert list(prepared.reasons.values()) == ["le notebook de l’étape a changé"] * len(steps)


@pytest.mark.parametrize("name", ["method/mots.yaml", "packs/impact.yaml", "deck/iwa.pptx", "report/rapport.css"])
def test_a_template_of_the_method_is_part_of_the_library(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in library.TEMPLATES:
        shutil.copytree(shipped("templates", part), tmp_path / "templates" / part)
    monkeypatch.setattr(library, "shipped", lambda *parts: tmp_path.joinpath(*parts))
    fingerprint = library.library_fingerprint.__wrapped__
    before = fingerprint()
    changed = tmp_path / "templates" / name
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert fingerprint() != before


def test_nothing_changed_nothing_is_made_and_the_same_is_told(
    folder: ClientFolder, ran: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {file: file.stat().st_mtime_ns for file in folder.path.rglob("*") if file.is_file()}
    for name in ("make_deck", "report_html"):
        monkeypatch.setattr(deliver, name, lambda *_: pytest.fail("something was made"))
    outcome = run_month(folder, OCTOBER, EVERYTHING)
    assert ran == [] and outcome.kept == ALL and not outcome.failed
    assert [file.path.name for file in outcome.delivered] == ["audit.pptx", "rapport-mensuel.pptx", "message.txt"]
    assert outcome.report == folder.run(OCTOBER).report
    assert {file: file.stat().st_mtime_ns for file in folder.path.rglob("*") if file.is_file()} == before


def test_the_parts_of_a_run_are_handed_on_as_small_plain_values(folder: ClientFolder, ran: list[int]) -> None:
    """As another process, or a scheduler's worker, is handed them."""
    handed = pickle.dumps(prepare(folder, OCTOBER, Order(everything=True, force=True)))
    assert len(handed) < 20_000
    results = [pickle.loads(pickle.dumps(run_step(pickle.loads(handed), step))) for step in (6, 1)]
    outcome = finish(pickle.loads(handed), results)
    assert ran == [6, 1] and [result.step for result in outcome.steps] == [6, 1] and not outcome.failed


def test_force_runs_and_makes_everything_again(folder: ClientFolder, ran: list[int], made: list[str]) -> None:
    run_month(folder, OCTOBER, Order(everything=True, force=True))
    assert sorted(ran) == list(ALL) and made == ["Audit et diagnostic", "Rapport mensuel"]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the decks that are made."""
    titles: list[str] = []
    make = deliver.make_deck

    def noted(slides: object, cover: object, *rest: object) -> object:
        titles.append(cover.title)  # type: ignore[attr-defined]
        return make(slides, cover, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(deliver, "make_deck", noted)
    return titles


def test_only_the_deck_whose_slides_changed_is_made(folder: ClientFolder, ran: list[int], made: list[str]) -> None:
    audit = (folder.run(OCTOBER).deliverables / "audit.pptx").read_bytes()
    edits = folder.edits(OCTOBER)
    edits.parent.mkdir(parents=True, exist_ok=True)
    edits.write_text("diapositives:\n  mesure.reponse:\n    titre: Le mois est très bon.\n", "utf-8")
    run_month(folder, OCTOBER, EVERYTHING)
    assert (ran, made) == ([], ["Rapport mensuel"])
    assert (folder.run(OCTOBER).deliverables / "audit.pptx").read_bytes() == audit


def test_a_deck_or_a_report_that_is_lost_is_made_again(folder: ClientFolder, ran: list[int], made: list[str]) -> None:
    run = folder.run(OCTOBER)
    before = (run.deliverables / "audit.pptx").read_bytes()
    (run.deliverables / "audit.pptx").unlink()
    run.report.unlink()
    run_month(folder, OCTOBER, EVERYTHING)
    assert (ran, made) == ([], ["Audit et diagnostic"])
    assert (run.deliverables / "audit.pptx").read_bytes() == before and run.report.is_file()


def test_the_decks_of_another_order_are_laid_without_a_notebook(folder: ClientFolder, ran: list[int]) -> None:
    outcome = run_month(folder, OCTOBER, Order())
    assert ran == [] and [file.path.name for file in outcome.delivered] == ["rapport-mensuel.pptx", "message.txt"]
