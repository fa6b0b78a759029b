"""`iwa forget --purged`: rows past their date go with their captures and copies, and nothing else changes."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from forgotten_client import OCTOBER, REASON, SEPTEMBER, Played, everything, said
from typer.testing import CliRunner

from iwa.calendar.package import Package
from iwa.cli import app
from iwa.dossier import load_dossier
from iwa.dossier.moderation_log import to_purge
from iwa.dossier.sheets import read_sheets
from iwa.dossier.stored import read_stored
from iwa.forgetting import purge
from iwa.forgetting.workbook import emptied
from iwa.problems import InvalidDossier, NotForgotten, WrongUse
from iwa.workspace import ClientFolder

DAY = date(2026, 7, 31)
PURGE = ["forget", "maison-lune", "--purged", "--date", "31/07/2026"]


def test_rows_past_their_date_leave_no_word_in_any_file_and_nothing_else_changes(purged: Played) -> None:
    folder = purged.after
    assert [case.day for case in load_dossier(folder).log] == [date(2026, 7, 3), date(2026, 7, 4)]
    assert REASON.encode() in everything(purged.before.path)
    assert REASON.encode() not in everything(folder.path) and b"2025-07-01.png" not in everything(folder.path)
    kept = [
        (sheet.name, [row for row in sheet.rows if sheet.name != "journal" or row[0] not in (2, 3)])
        for sheet in read_sheets(purged.before.dossier_file)
    ]
    assert [(sheet.name, list(sheet.rows)) for sheet in read_sheets(folder.dossier_file)] == kept
    assert sorted(file.name for file in folder.captures.iterdir()) == ["commune.png", "renommée.png"]


def test_what_will_go_and_what_went_is_said(purged: Played) -> None:
    assert "2 lignes du journal ont atteint leur date de purge le 31 juillet 2026" in purged.said
    assert "ligne 2 · 01/07/2025, Instagram, Insultes, masquer ; purge le 01/07/2026" in purged.said
    assert "commune.png » reste : une ligne gardée du journal la nomme aussi" in purged.said
    assert "Effacé : 2 lignes du journal, 1 capture et 2 copies de mois" in purged.said
    assert (
        "Aucune copie datée de dossier.xlsx n’est gardée" in purged.said and "n’en ont que des comptes" in purged.said
    )
    assert [file.name for file in purged.after.path.glob("*dossier*")] == ["dossier.xlsx"]


def test_the_copies_that_months_keep_lose_the_rows_too(purged: Played) -> None:
    for month in (SEPTEMBER, OCTOBER):
        journal = next(sheet for sheet in read_stored(purged.after.run(month).tables) if sheet.name == "journal")
        assert [number for number, _ in journal.rows] == [1, 4, 5]
        assert len(load_dossier(purged.after, purged.after.run(month).tables).log) == 2


def test_parts_of_the_workbook_that_do_not_say_it_keep_their_bytes(purged: Played) -> None:
    before, after = (Package(folder.dossier_file.read_bytes()) for folder in (purged.before, purged.after))
    changed = {name for name in before.sheets().values() if before.read(name) != after.read(name)}
    assert changed == {before.sheets()["journal"]}
    assert before.read("xl/styles.xml") == after.read("xl/styles.xml")


def test_a_copy_elsewhere_is_named_for_a_human(folder: ClientFolder) -> None:
    (folder.path / "notes.txt").write_text(f"vu\n{REASON}\n", "utf-8")
    output = said(*PURGE, "--yes")
    assert "1 endroit le dit encore" in output and "notes.txt, ligne 2" in output
    assert "n’en ont que des comptes" not in output


def test_nothing_goes_without_a_word_or_before_the_date(folder: ClientFolder) -> None:
    before = everything(folder.path)
    asked = CliRunner().invoke(app, PURGE)
    assert "ligne 2 · 01/07/2025" in asked.output and isinstance(asked.exception, WrongUse)
    early = said("forget", "maison-lune", "--purged", "--date", "30/06/2026", "--yes")
    assert "aucune ligne du journal n’a atteint sa date de purge le 30 juin 2026" in early
    told = said("forget", "maison-lune")
    assert "journal : 4 lignes, 3 captures" in told and "Rien n’est effacé" in told
    assert "octobre 2026" in told and "--person" in told
    assert everything(folder.path) == before


def test_a_row_purged_by_hand_still_leaves_the_months_copies(folder: ClientFolder) -> None:
    folder.dossier_file.unlink()
    known = purge.found(folder, DAY)
    assert not known.rows and len(known.copies) == 2
    purge.forget(folder, known, DAY)
    assert REASON.encode() not in everything(folder.path)


def test_no_capture_outside_the_captures_is_taken(folder: ClientFolder) -> None:
    (folder.captures / "lien.png").symlink_to(folder.client_file)
    book = openpyxl.load_workbook(folder.dossier_file)
    book["journal"]["G2"], book["journal"]["G3"] = "../../client.yaml", "lien.png"
    book.save(folder.dossier_file)
    output = said(*PURGE, "--yes")
    assert folder.client_file.is_file() and (folder.captures / "lien.png").is_symlink()
    for row, name in ((2, "../../client.yaml"), (3, "lien.png")):
        assert f"La capture « {name} » (ligne {row}) n’est pas dans moderation/captures" in output


def test_an_open_workbook_and_a_faulty_one_are_left_alone(folder: ClientFolder) -> None:
    known = purge.found(folder, DAY)
    mark = folder.path / "~$dossier.xlsx"
    mark.write_bytes(b"")
    with pytest.raises(NotForgotten, match="est ouvert"):
        purge.forget(folder, known, DAY)
    mark.unlink()
    book = openpyxl.load_workbook(folder.dossier_file)
    book["journal"]["I3"] = "un jour"
    book.save(folder.dossier_file)
    with pytest.raises(InvalidDossier, match="I3"):
        purge.found(folder, DAY)
    assert (folder.captures / "2025-07-01.png").is_file()


def made_by_hand() -> bytes:
    """A workbook with a note, a link and the same word in two rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["titre"], ["secret"], ["commun"], ["commun"]):
        sheet.append(row)
    sheet["A2"].comment = openpyxl.comments.Comment("note secrète", "Léa")
    sheet["A4"].comment = openpyxl.comments.Comment("note gardée", "Léa")
    sheet["A2"].hyperlink = "https://exemple.fr/secret"
    sheet["A4"].hyperlink = "https://exemple.fr/garde"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_notes_links_and_shared_words_of_a_row_go_and_those_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(emptied(made_by_hand(), "b.xlsx", {"Sheet": {2, 3}}))
    left = everything(tmp_path).decode("utf-8", errors="replace")
    assert "secret" not in left and "secrète" not in left
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").active
    assert [cell.value for cell in sheet["A"]] == ["titre", None, None, "commun"]
    assert sheet["A4"].comment.text == "note gardée" and sheet["A4"].hyperlink.target == "https://exemple.fr/garde"


def test_a_formula_in_a_row_is_said_and_nothing_is_written() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made_by_hand()))
    book.active["B2"] = "=1+1"
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(NotForgotten, match="ligne 2 tient une formule"):
        emptied(content.getvalue(), "b.xlsx", {"Sheet": {2}})


def test_a_check_says_how_many_rows_are_past_their_date(folder: ClientFolder) -> None:
    log = load_dossier(folder).log
    assert to_purge(log, date(2026, 6, 30), "maison-lune") == ()
    (one,) = to_purge(log, date(2026, 7, 1), "maison-lune")
    (two,) = to_purge(log, DAY, "maison-lune")
    assert one.startswith("1\u00a0ligne du journal a passé sa date") and "--purged » l’efface" in one
    assert two.startswith("2\u00a0lignes du journal ont passé leur date") and "iwa forget maison-lune" in two
