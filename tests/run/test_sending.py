"""A month noted as read or sent: what really lies in `livrables`, and nothing made anew from then on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from retake_samples import OCTOBER, REPORT, Hand, deck_of, newest, played, slides
from typer.testing import CliRunner

from iwa.cli import app, main
from iwa.measures.reported import write_figures
from iwa.month_state import SENT, act_of, state_said, stored
from iwa.problems import StepFailed, UnreadableFile, WrongUse
from iwa.run import month as running
from iwa.run.month import Order, render_again, run_month
from iwa.run.receipt import read_receipt, write_receipt
from iwa.run.retake import retake
from iwa.run.sending import note_reviewed, note_sent, take_back
from iwa.workspace import ClientFolder

SIXTH = date(2026, 11, 6)
RUN = CliRunner()


@pytest.fixture
def folder(new_month: Callable[..., ClientFolder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClientFolder:
    """A client whose October ran to its end."""
    (tmp_path / "clients").mkdir()
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path))
    folder = new_month(tmp_path)
    write_figures(folder.run(OCTOBER).figures, {("facebook", "reach", "2026-10"): 9553.0}, OCTOBER)
    return folder


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def files_of(folder: ClientFolder) -> dict[str, str]:
    """Every file of the client by name with its hash."""
    found = (file for file in folder.path.rglob("*") if file.is_file())
    return {file.relative_to(folder.path).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in found}


def corrected(folder: ClientFolder) -> None:
    hand = Hand(deck_of(folder))
    hand.writes("mesure.reponse", "Titre", "Octobre atteint 184 vues, notre record")
    hand.hides("mesure.tests")
    hand.save()


def refused(kind: type[Exception], folder: ClientFolder, by: str = "", on: date = SIXTH) -> str:
    before = files_of(folder)
    with pytest.raises(kind) as told:
        note_sent(folder, OCTOBER, by, on)
    assert files_of(folder) == before
    return plain(str(told.value))


def test_what_lies_in_livrables_is_noted_with_its_hash(folder: ClientFolder) -> None:
    (folder.run(OCTOBER).deliverables / "Devis.pdf").write_bytes(b"pdf")
    noted = note_sent(folder, OCTOBER, " Léa  Martin ", SIXTH)
    assert [(file.name, file.hand) for file in noted.files] == [
        ("Devis.pdf", "ajouté"), ("message.txt", ""), ("rapport-mensuel.pptx", ""),
    ]  # fmt: skip
    assert stored(folder.run(OCTOBER))["sent"] == {
        "by": "Léa Martin",
        "on": "2026-11-06",
        "files": {
            name: hashlib.sha256((folder.run(OCTOBER).deliverables / name).read_bytes()).hexdigest()
            for name in ("Devis.pdf", "message.txt", "rapport-mensuel.pptx")
        },
    }
    assert noted.remarks == ()


def test_a_deck_corrected_by_hand_is_what_was_sent_and_its_corrections_are_counted_until_they_are_taken_back(
    folder: ClientFolder,
) -> None:
    corrected(folder)
    told = {file.name: (file.hand, file.untaken) for file in note_sent(folder, OCTOBER, "", SIXTH).files}
    assert told == {"message.txt": ("", 0), "rapport-mensuel.pptx": ("corrigé", 2)}
    sent = act_of(folder.run(OCTOBER), SENT)
    assert sent is not None
    assert sent.files["rapport-mensuel.pptx"] == hashlib.sha256(deck_of(folder).read_bytes()).hexdigest()
    take_back(folder, OCTOBER)
    retake(deck_of(folder))
    told = {file.name: (file.hand, file.untaken) for file in note_sent(folder, OCTOBER, "", SIXTH).files}
    assert told["rapport-mensuel.pptx"] == ("corrigé", 0)


def test_counting_the_corrections_of_a_deck_writes_nothing(folder: ClientFolder) -> None:
    corrected(folder)
    before = files_of(folder)
    note_sent(folder, OCTOBER, "", SIXTH)
    after = files_of(folder)
    assert {name for name in after if after[name] != before.get(name)} == {"runs/2026-10/etat.json"}


def test_of_two_versions_of_a_deck_the_one_that_was_sent_must_be_told(folder: ClientFolder) -> None:
    corrected(folder)
    played(folder, slides(views=190))
    assert newest(folder).name == "rapport-mensuel (nouveau).pptx"
    assert refused(WrongUse, folder) == (
        "Deux versions d’un même livrable sont dans « livrables ». Trouvé : « rapport-mensuel.pptx » et « rapport-mensuel "
        "(nouveau).pptx ». À faire : Gardez dans « livrables » celle que le client reçoit, mettez l’autre ailleurs, puis "
        "relancez."
    )
    deck_of(folder).unlink()
    assert [file.name for file in note_sent(folder, OCTOBER, "", SIXTH).files] == [
        "message.txt",
        "rapport-mensuel (nouveau).pptx",
    ]


def test_what_was_made_and_is_not_there_is_said(folder: ClientFolder) -> None:
    played(folder, slides(), Order(everything=True))
    (folder.run(OCTOBER).deliverables / "message.txt").unlink()
    assert note_sent(folder, OCTOBER, "", SIXTH).remarks == (
        "« message.txt » a été produit et n’est pas dans « livrables » : il n’est pas noté envoyé.",
    )


def test_without_a_deliverable_there_is_nothing_to_send(folder: ClientFolder) -> None:
    deck_of(folder).unlink()
    assert refused(StepFailed, folder).startswith(
        "Il n’y a rien à envoyer. Trouvé : aucun livrable dans runs/2026-10/livrables."
    )


def test_a_deck_that_is_open_or_broken_is_not_sent(folder: ClientFolder) -> None:
    lock = folder.run(OCTOBER).deliverables / "~$rapport-mensuel.pptx"
    lock.write_bytes(b"")
    assert refused(StepFailed, folder).startswith("Un fichier de « livrables » est ouvert. Trouvé : ~$rapport")
    lock.unlink()
    deck_of(folder).write_bytes(b"half a deck")
    refused(UnreadableFile, folder)


def test_a_step_that_failed_is_named(folder: ClientFolder) -> None:
    run = folder.run(OCTOBER)
    receipt = read_receipt(run)
    assert receipt is not None
    receipt.steps = {"1": {"state": "fait", "error": ""}, "6": {"state": "échec", "error": "La cellule 3 a échoué."}}
    write_receipt(run, receipt)
    assert refused(StepFailed, folder) == (
        "L’étape 6 a échoué à la dernière exécution. Trouvé : La cellule 3 a échoué. À faire : Lancez « iwa run maison-lune "
        "--month 2026-10 »."
    )


def test_a_month_that_was_not_run_or_whose_figures_were_not_kept_is_run_first(folder: ClientFolder) -> None:
    folder.run(OCTOBER).figures.unlink()
    assert refused(StepFailed, folder).startswith(
        "Les chiffres du rapport n’ont pas été gardés. Trouvé : aucun runs/2026-10/chiffres.csv"
    )
    note_reviewed(folder, OCTOBER, "Léa", SIXTH)  # reading needs none
    with pytest.raises(StepFailed, match=r"Novembre.2026 n’a pas encore été exécuté"):
        note_sent(folder, OCTOBER.next, "", date(2026, 12, 6))


@pytest.mark.parametrize(("by", "on", "told"), [(" ", SIXTH, "Le nom de la personne"), ("a" * 61, SIXTH, "Le nom de la personne"),
                                                ("", date(2026, 9, 30), "La date est d’avant le mois")])  # fmt: skip
def test_a_name_or_a_day_that_cannot_be_is_refused(by: str, on: date, told: str, folder: ClientFolder) -> None:
    assert refused(WrongUse, folder, by, on).startswith(told)


def test_nothing_of_a_month_that_was_sent_is_made_anew(folder: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "run_steps", lambda *_: pytest.fail("a notebook was run"))
    note_sent(folder, OCTOBER, "", SIXTH)
    (folder.exports / "late.csv").write_text("réseau;portée\n", "utf-8")
    corrected(folder)
    before = files_of(folder)
    again = (run_month(folder, OCTOBER, Order(force=True, everything=True)), render_again(folder, OCTOBER, Order()))
    for outcome in again:
        assert (outcome.steps, outcome.delivered, outcome.failed) == ((), (), False)
        assert outcome.state.startswith("envoyé le 6") and "« rapport-mensuel.pptx » n’est plus" in outcome.state
        assert outcome.remarks == (
            "Rien n’est refait : notebooks, tableaux, présentations et rapport restent tels que le client les a. Si le client ne "
            "l’a pas reçu, « iwa sent maison-lune --month 2026-10 --cancel » le rouvre.",
        )
    with pytest.raises(WrongUse, match="ses corrections ne sont plus reprises"):
        retake(deck_of(folder))
    assert files_of(folder) == before


def test_a_sending_taken_back_opens_the_month_again(folder: ClientFolder) -> None:
    note_reviewed(folder, OCTOBER, "Léa", date(2026, 11, 5))
    note_sent(folder, OCTOBER, "", SIXTH)
    assert refused(WrongUse, folder).startswith(
        "Octobre 2026 est envoyé depuis le 6 novembre 2026 : rien n’est noté de plus."
    )
    with pytest.raises(WrongUse, match="rien n’est noté de plus"):
        note_reviewed(folder, OCTOBER, "Anouk", SIXTH)
    assert take_back(folder, OCTOBER).on == SIXTH
    assert plain(state_said(folder.run(OCTOBER))) == "relu par Léa le 5 novembre 2026"
    assert render_again(folder, OCTOBER, Order()).delivered
    with pytest.raises(WrongUse, match="n’est pas noté envoyé : il n’y a rien à annuler"):
        take_back(folder, OCTOBER)


def test_the_commands_say_what_they_noted(folder: ClientFolder) -> None:
    corrected(folder)
    read = RUN.invoke(
        app, ["reviewed", "maison-lune", "--month", "2026-10", "--by", "Léa [ML]", "--date", "05/11/2026"]
    )
    assert plain(read.stdout).splitlines() == [
        "Octobre 2026 (maison-lune) : relu par Léa [ML] le 5 novembre 2026",
        "  relu · message.txt",
        "  relu · rapport-mensuel.pptx, avec vos corrections",
        "Une fois chez le client : « iwa sent maison-lune --month 2026-10 ».",
    ]
    sent = RUN.invoke(app, ["sent", "maison-lune", "--month", "2026-10", "--date", "06/11/2026"])
    assert plain(sent.stdout).splitlines() == [
        "Octobre 2026 (maison-lune) : envoyé le 6 novembre 2026",
        "  envoyé · message.txt",
        "  envoyé · rapport-mensuel.pptx, avec vos corrections",
        "  « rapport-mensuel.pptx » : 2 corrections ne sont pas reprises, rapport.html et les autres livrables ne les ont pas. Pour "
        "les reprendre avant d’envoyer : « iwa sent maison-lune --month 2026-10 --cancel », puis « iwa retake "
        "clients/maison-lune/runs/2026-10/livrables/rapport-mensuel.pptx ».",
        "Plus rien n’y est refait. Au prochain rapport, un chiffre remis qui a changé est dit.",
        "Noté par erreur ? « iwa sent maison-lune --month 2026-10 --cancel ».",
    ]
    back = RUN.invoke(app, ["sent", "maison-lune", "--month", "2026-10", "--cancel"])
    assert plain(back.stdout).splitlines() == [
        "Octobre 2026 (maison-lune) : envoi du 6 novembre 2026 annulé, le mois est de nouveau relu par Léa [ML] le 5 novembre 2026.",
        "Le prochain « iwa run » de ce mois relit les fichiers d’aujourd’hui : ses chiffres peuvent changer.",
    ]
    assert {read.exit_code, sent.exit_code, back.exit_code} == {0}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("reviewed maison-lune --month 2026-10", "Il manque « --by » à la commande."),
        ("sent maison-lune --month 2026-10 --date hier", "La date est illisible. Trouvé : « hier »."),
        ("sent maison-lune --month 2026-10 --date 31/11/2026", "La date est illisible. Trouvé : « 31/11/2026 »."),
        ("sent maison-lune --month 2026-10 --date 01/01/2099", "La date n’est pas encore venue."),
        ("sent maison-lune --month octobre", "Le mois est illisible."),
        ("sent maison-soleil --month 2026-10", "Le client « maison-soleil » n’existe pas."),
        ("sent maison-lune --month 2026-10 --cancel", "Octobre 2026 n’est pas noté envoyé"),
    ],
)
def test_a_command_used_wrongly_says_what_to_do(
    words: str, sentence: str, folder: ClientFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["iwa", *words.split()])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert plain(capsys.readouterr().err).startswith(sentence)


def test_a_damaged_state_stops_with_a_sentence_and_status_one(
    folder: ClientFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.run(OCTOBER).state.write_text("{", "utf-8")
    for command in ("run", "deck", "check", "sent"):
        monkeypatch.setattr("sys.argv", ["iwa", command, "maison-lune", "--month", "2026-10"])
        with pytest.raises(SystemExit) as stopped:
            main()
        assert stopped.value.code == 1
        assert capsys.readouterr().err.startswith("L’état du mois ne se lit pas : runs/2026-10/etat.json.")
    assert json.loads(folder.run(OCTOBER).receipt.read_text("utf-8"))["deliverables"][f"{REPORT}.pptx"]
