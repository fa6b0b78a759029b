"""The state of a month as it is said: a draft, read, sent, and what changed in between."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iwa.month_state import REVIEWED, SENT, Act, files_in, is_sent, last_sent, refuse_sent, state_said, stored, to_data
from iwa.months import Month
from iwa.problems import StepFailed, WrongUse
from iwa.workspace import ClientFolder, RunFolder

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)


@pytest.fixture
def folder(tmp_path: Path) -> ClientFolder:
    return ClientFolder(tmp_path / "maison-lune")


@pytest.fixture
def run(folder: ClientFolder) -> RunFolder:
    """October, with one deck."""
    run = folder.run(OCTOBER)
    run.deliverables.mkdir(parents=True)
    (run.deliverables / "rapport-mensuel.pptx").write_bytes(b"deck")
    return run


def note(run: RunFolder, name: str, by: str, on: date) -> None:
    run.path.mkdir(parents=True, exist_ok=True)
    data = to_data(Act(by, on, files_in(run.deliverables)))
    run.state.write_text(json.dumps({**stored(run), name: data}), "utf-8")


def said(run: RunFolder) -> str:
    return state_said(run).replace("\xa0", " ")


def test_a_month_goes_from_nothing_to_sent(folder: ClientFolder, run: RunFolder) -> None:
    assert said(folder.run(SEPTEMBER)) == "pas encore exécuté"
    assert said(run) == "brouillon"
    note(run, REVIEWED, "Léa Martin", date(2026, 11, 5))
    assert said(run) == "relu par Léa Martin le 5 novembre 2026"
    note(run, SENT, "", date(2026, 11, 6))
    assert said(run) == "envoyé le 6 novembre 2026, relu par Léa Martin le 5 novembre 2026"


def test_what_changes_after_it_was_read_is_a_draft_again(run: RunFolder) -> None:
    note(run, REVIEWED, "Léa Martin", date(2026, 11, 5))
    (run.deliverables / "rapport-mensuel.pptx").write_bytes(b"another deck")
    assert said(run) == "brouillon, changé depuis la relecture par Léa Martin le 5 novembre 2026"
    note(run, SENT, "Anouk", date(2026, 11, 6))
    assert said(run) == "envoyé par Anouk le 6 novembre 2026"  # nobody has read what was sent


def test_what_changes_after_it_was_sent_is_said(run: RunFolder) -> None:
    note(run, SENT, "", date(2026, 11, 1))
    (run.deliverables / "rapport-mensuel.pptx").unlink()
    assert said(run) == (
        "envoyé le 1er novembre 2026 ; dans « livrables », « rapport-mensuel.pptx » n’est plus ce qui a été envoyé"
    )


def test_the_last_month_sent_is_the_latest_before(folder: ClientFolder) -> None:
    for month in (Month(2025, 12), Month(2026, 7), OCTOBER):
        note(folder.run(month), SENT, "", month.closing)
    note(folder.run(SEPTEMBER), REVIEWED, "Léa", date(2026, 10, 5))
    found = last_sent(folder, OCTOBER)
    assert found is not None and found[0] == Month(2026, 7)
    assert last_sent(folder, Month(2025, 12)) is None


def test_contact_sheets_and_what_programs_leave_are_no_deliverables(run: RunFolder) -> None:
    for name in (
        "~$rapport-mensuel.pptx",
        ".~lock.rapport-mensuel.pptx#",
        "rapport-mensuel.planche.png",
        "a.tmp",
        "Thumbs.db",
    ):
        (run.deliverables / name).write_bytes(b"")
    (run.deliverables / "brouillons").mkdir()
    (run.deliverables / "annexe.pdf").write_bytes(b"")
    assert list(files_in(run.deliverables)) == ["annexe.pdf", "rapport-mensuel.pptx"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"sent": "oui"}', '{"sent": {"by": ""}}', '{"sent": {"by": "", "on": "hier", "files": {}}}',
     '{"reviewed": {"by": "", "on": "2026-11-05", "files": []}}'],
)  # fmt: skip
def test_a_damaged_state_is_a_sentence(text: str, run: RunFolder) -> None:
    run.state.write_text(text, "utf-8")
    with pytest.raises(StepFailed) as told:
        is_sent(run)
    assert str(told.value) == (
        "L’état du mois ne se lit pas : runs/2026-10/etat.json. Trouvé : un fichier coupé, ou modifié à la main. À faire : "
        "Remettez-le depuis une sauvegarde. À défaut, effacez-le : le mois redevient un brouillon, et « iwa sent » note à "
        "nouveau ce qui a été envoyé."
    )


def test_what_the_next_report_reads_there_stays(run: RunFolder) -> None:
    kept: dict[str, Any] = {"month": "2026-10", "tests": [], "decisions": [{"id": "2026-10-d1"}]}
    run.state.write_text(json.dumps(kept), "utf-8")
    note(run, SENT, "", date(2026, 11, 6))
    assert {name: stored(run)[name] for name in kept} == kept


def test_the_way_back_is_told_with_a_refusal(folder: ClientFolder, run: RunFolder) -> None:
    refuse_sent(folder, OCTOBER, "rien")
    note(run, SENT, "", date(2026, 11, 6))
    with pytest.raises(WrongUse) as told:
        refuse_sent(folder, OCTOBER, "rien n’est repris")
    assert str(told.value).replace("\xa0", " ") == (
        "Octobre 2026 est envoyé depuis le 6 novembre 2026 : rien n’est repris. À faire : Si le client ne l’a pas reçu, « iwa "
        "sent maison-lune --month 2026-10 --cancel » le rouvre."
    )
