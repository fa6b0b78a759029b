"""What a synchronised drive, an open document, a long path or another version does: a sentence each, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from month_doubles import OCTOBER, executing, tree

from iwa.problems import StepFailed, WrongUse
from iwa.run import receipt as receipts
from iwa.run import step as stepping
from iwa.run.month import Order, render_again, run_month
from iwa.run.receipt import NewerVersion, read_receipt
from iwa.run.shared_drive import LONGEST_OURS, LONGEST_PATH, told_of
from iwa.workspace import RESERVED, ClientFolder, client_folder

NewMonth = Callable[..., ClientFolder]


@pytest.fixture
def folder(new_month: NewMonth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClientFolder:
    monkeypatch.setattr(stepping, "execute", executing([]))
    return new_month(tmp_path)


@pytest.mark.parametrize(
    "copy",
    [
        "client (copie en conflit de Léa 2026-11-02).yaml",
        "client (Léa's conflicted copy 2026-11-02).yaml",
        "client-PC-LEA.yaml",
        "client (1).yaml",
        "client.sync-conflict-20261102-101010-ABCDEFG.yaml",
    ],
)
def test_a_copy_in_conflict_is_named_and_left(copy: str, folder: ClientFolder) -> None:
    (folder.path / copy).write_text("nom: autre\n", "utf-8")
    (told,) = told_of(folder, OCTOBER)
    assert f"à côté de client.yaml, seul lu : « {copy} »" in told
    assert (folder.path / copy).is_file()


def test_corrections_and_labels_in_conflict_are_named_too(folder: ClientFolder) -> None:
    for file in (folder.edits(OCTOBER), folder.labels_file):
        file.parent.mkdir(exist_ok=True)
        file.with_stem(f"{file.stem} (1)").write_text("", "utf-8")
    assert [told.partition(" est à côté de ")[2].partition(",")[0] for told in told_of(folder, OCTOBER)] == [
        "labels.csv",
        "2026-10.yaml",
    ]


def test_what_is_only_online_is_not_taken_for_absent(folder: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = folder.edits(OCTOBER).with_name(".2026-10.yaml.icloud")
    mark.parent.mkdir(exist_ok=True)
    mark.write_bytes(b"")
    with pytest.raises(StepFailed, match=r"edits/2026-10\.yaml ne peut pas être ouvert.*resté en ligne"):
        run_month(folder, OCTOBER, Order())
    folder.client_file.rename(folder.path / ".client.yaml.icloud")
    with pytest.raises(WrongUse, match=r"client\.yaml de « maison-lune » ne peut pas être ouvert.*resté en ligne"):
        client_folder(folder.slug, folder.path.parents[1])


def test_a_deck_that_is_open_is_named(folder: ClientFolder) -> None:
    deliverables = folder.run(OCTOBER).deliverables
    (deliverables / "~$rapport-mensuel.pptx").write_bytes(b"")
    assert told_of(folder, OCTOBER) == [
        "« rapport-mensuel.pptx » semble ouvert : s’il est refait, la fenêtre montre encore l’ancienne version. "
        "Ce que vous y enregistrez est gardé."
    ]


def test_a_path_too_long_for_windows_is_said_and_ours_are_short(folder: ClientFolder) -> None:
    ours = [place for place in tree(folder.path) if place.startswith("runs/")]
    assert max(map(len, ours)) + len(" (nouveau 2)") + 1 <= LONGEST_OURS
    for place in ours:
        parts = PureWindowsPath(place).parts
        assert not any(set(part) & set('<>:"|?*') or part[-1] in " ." for part in parts)
        assert not {part.partition(".")[0].lower() for part in parts} & RESERVED
    far = ClientFolder(Path("/", *["dossier partagé"] * 12, "clients", "maison-lune"))
    assert len(str(far.path)) + LONGEST_OURS > LONGEST_PATH
    assert "Rapprochez l’espace de travail" in told_of(far, OCTOBER)[0]


@pytest.mark.parametrize("older", [{"versions": {"iwa": "99.1.0"}}, {"schema": 99, "versions": {"iwa": "99.1.0"}}])
def test_an_older_version_leaves_a_newer_one_s_month_alone(older: dict[str, object], folder: ClientFolder) -> None:
    run = folder.run(OCTOBER)
    run.receipt.write_text(json.dumps(json.loads(run.receipt.read_text("utf-8")) | older), "utf-8")
    before = tree(folder.path)
    for act in (run_month, render_again):
        with pytest.raises(NewerVersion, match=r"version plus récente de l’atelier.*la version 99\.1\.0") as told:
            act(folder, OCTOBER, Order(force=True))
        assert "Mettez l’atelier à jour" in str(told.value)
    assert tree(folder.path) == before


def test_a_newer_version_makes_an_older_one_s_month_anew(folder: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    run_month(folder, OCTOBER, Order(force=True))
    monkeypatch.setattr(receipts, "version", lambda name: "99.1.0")
    monkeypatch.setattr("iwa.run.basis.library_fingerprint", lambda: "99.1.0")
    outcome = run_month(folder, OCTOBER, Order())
    assert [step.step for step in outcome.steps] == [1, 2, 3, 4, 5, 6]
    assert outcome.reasons[0] == "étape 1 re-faite : la bibliothèque a changé de version"


def test_a_receipt_of_before_still_says_whose_the_files_are(folder: ClientFolder) -> None:
    run_month(folder, OCTOBER, Order(force=True))
    run = folder.run(OCTOBER)
    data = json.loads(run.receipt.read_text("utf-8"))
    old = {name: data[name] for name in ("client", "month", "run_hash", "inputs", "notebooks", "deliverables")}
    plain = {name: {key: fact[key] for key in ("title", "sha256", "slides")} for name, fact in old["deliverables"].items()}  # fmt: skip
    steps = {step: {"state": "fait", "error": ""} for step in "16"}
    run.receipt.write_text(json.dumps(old | {"schema": 1, "deliverables": plain, "steps": steps}), "utf-8")
    outcome = run_month(folder, OCTOBER, Order())
    assert {file.remark for file in outcome.delivered} == {""}, "no deck is taken for a person's"
    assert [step.step for step in outcome.steps] == [1, 2, 3, 4, 5, 6]


def test_the_receipt_says_from_what_the_month_was_made_and_nothing_of_the_time(folder: ClientFolder) -> None:
    run_month(folder, OCTOBER, Order(everything=True))
    run = folder.run(OCTOBER)
    data = json.loads(run.receipt.read_text("utf-8"))
    assert data["schema"] == 2 and data["parameters"] == {"client": folder.slug, "month": "2026-10"}
    assert len(data["inputs"]["client.yaml"]) == 64 and data["versions"]["iwa"]
    assert set(data["steps"]["1"]) == {"state", "error", "parameters", "code", "library", "packages", "read"}
    assert set(data["deliverables"]["audit.pptx"]) == {"title", "sha256", "slides", "pages", "remark", "key"}
    assert "seconds" not in run.receipt.read_text("utf-8") and run.timings.is_file()
    receipt = read_receipt(run)
    assert receipt is not None and receipt.steps["1"]["read"].keys() == {"client", "posts", "dossier.team"}


def test_the_labels_of_messages_are_no_copy_of_those_of_posts(folder: ClientFolder) -> None:
    for file in (folder.labels_file, folder.message_labels_file):
        file.write_text("", "utf-8")
    assert told_of(folder, OCTOBER) == []
