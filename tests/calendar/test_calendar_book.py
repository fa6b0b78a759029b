"""The calendar's workbook read back: whatever people do to it, a row is read or told of, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from iwa.calendar.book import Book, own_row, read_book, store_book, stored_book
from iwa.calendar.proposals import Proposals, people_hash, write_proposals
from iwa.workspace import ClientFolder

HEADERS = ["identifiant", "date", "heure", "réseau", "format", "thème", "état", "texte", "au plan"]
ONE = ["2026-11-03-li-1", date(2026, 11, 3), time(9, 0), "LinkedIn", "carrousel", "Le levain", "publié", "Un\nlevain", "oui"]  # fmt: skip
Lines = Sequence[Sequence[object]]
Saved = Callable[..., ClientFolder]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """A client's folder with a workbook of these lines, the headers first."""

    def make(lines: Lines, title: str = "calendrier", slug: str = "maison-lune") -> ClientFolder:
        folder = ClientFolder(tmp_path / slug)
        folder.calendar_file.parent.mkdir(parents=True)
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = title
        for line in lines:
            sheet.append(list(line))
        book.save(folder.calendar_file)
        return folder

    return make


def test_a_row_is_read_with_the_cells_it_came_from(saved: Saved) -> None:
    (row,) = read_book(saved([HEADERS, ONE])).rows
    assert (row.identifier, row.day, row.hour, row.network) == (ONE[0], date(2026, 11, 3), time(9), "linkedin")
    assert (row.format, row.status, row.text, row.planned) == ("carousel", "publié", "Un\nlevain", True)
    assert (row.cells["status"], row.cells["day"]) == ("G2", "B2")


def test_columns_moved_titles_above_and_columns_of_their_own_change_nothing(saved: Saved) -> None:
    moved = [["Notre calendrier"], [], [*HEADERS[::-1], "à moi"], [*ONE[::-1], "rien"]]
    book = read_book(saved(moved, slug="maison-soleil"))
    (row,), (usual,) = book.rows, read_book(saved([HEADERS, ONE])).rows
    assert row.model_dump() == usual.model_dump() and row.cells["identifier"] == "I4"
    assert book.remarks == ()


@pytest.mark.parametrize(
    ("column", "typed", "expected"),
    [
        ("état", "presque fini", "G2 : trouvé « presque fini » ; attendu un de ces mots : à faire, brief"),
        ("heure", "midi", "C2 : trouvé « midi » ; attendu une heure, comme 12:30"),
        ("au plan", "=1/0", "I2"),
    ],
)
def test_a_cell_that_cannot_be_right_is_told_and_the_row_kept(saved: Saved, column: str, typed: str, expected: str) -> None:  # fmt: skip
    line = [typed if header == column else cell for header, cell in zip(HEADERS, ONE, strict=True)]
    book = read_book(saved([HEADERS, line]))
    assert [row.identifier for row in book.rows] == [ONE[0]]
    (remark,) = book.remarks
    assert remark.startswith("calendrier.xlsx, onglet « calendrier », ") and expected in remark
    assert remark.endswith("reste dans le classeur, sans être lu.")


def test_a_row_without_a_date_is_told_and_not_read(saved: Saved) -> None:
    book = read_book(saved([HEADERS, [ONE[0], "un jour", *ONE[2:]], [None, date(2026, 11, 5), None, "X"]]))
    assert [(row.identifier, row.network) for row in book.rows] == [("", "x")] and book.by_hand == book.rows
    (remark,) = book.remarks
    assert "B2 : trouvé « un jour » ; attendu une date, comme 03/11/2026 ; la ligne y reste" in remark


def test_a_copied_row_has_no_identifier_and_is_told(saved: Saved) -> None:
    copy = [ONE[0], date(2026, 11, 10), *ONE[2:]]
    book = read_book(saved([HEADERS, copy, ONE]))
    assert [(row.identifier, row.day.day) for row in book.rows] == [("", 10), (ONE[0], 3)]
    assert "A2 et A3 : l’identifiant « 2026-11-03-li-1 » est là 2 fois" in book.remarks[0]
    assert own_row(list(book.rows[:1]), "other") is book.rows[0]


def test_a_renamed_sheet_is_known_by_its_headers(saved: Saved) -> None:
    assert len(read_book(saved([HEADERS, ONE], title="Feuille 1")).rows) == 1


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([HEADERS[1:], ONE[1:]], "il manque la colonne « identifiant »."),
        ([["a", "b"], [1, 2]], "l’onglet « calendrier » manque. Trouvé : l’onglet « Feuille »."),
        ([], "l’onglet « calendrier » manque."),
    ],
)
def test_a_workbook_that_holds_no_calendar_is_refused(saved: Saved, lines: Lines, told: str) -> None:
    book = read_book(saved(lines, title="Feuille"))
    assert book.rows == () and told in book.refused


@pytest.mark.parametrize(("content", "told"), [(b"", "un fichier vide"), (b"bonjour", "un fichier d’une autre nature"), (b"PK\x03\x04", "abîmé")])  # fmt: skip
def test_what_is_no_workbook_is_refused_under_its_own_name(saved: Saved, content: bytes, told: str) -> None:
    folder = saved([HEADERS])
    folder.calendar_file.write_bytes(content)
    book = read_book(folder)
    assert book.refused.startswith("calendrier.xlsx ") and told in book.refused


def test_nothing_is_planned_where_there_is_no_workbook(tmp_path: Path) -> None:
    assert read_book(ClientFolder(tmp_path)) == Book()


def test_a_copy_in_conflict_and_an_open_workbook_are_told(saved: Saved) -> None:
    folder = saved([HEADERS, ONE])
    (folder.calendar_file.parent / "calendrier (copie en conflit de Léa).xlsx").write_bytes(b"")
    (folder.calendar_file.parent / "~$calendrier.xlsx").write_bytes(b"")
    opened, copy = read_book(folder).remarks
    assert (
        "calendrier.xlsx semble ouvert" in opened and "seul lu : « calendrier (copie en conflit de Léa).xlsx »" in copy
    )


def test_the_book_beside_the_tables_is_the_same(saved: Saved, tmp_path: Path) -> None:
    folder = saved([HEADERS, ONE, [ONE[0], *ONE[1:6], "?", *ONE[7:]]])
    write_proposals(folder, Proposals("2026-10", rows={"2026-11-03-li-1": {"theme": "Le levain"}}))
    book = read_book(folder)
    store_book(book, tmp_path)
    assert stored_book(tmp_path) == book and book.proposed and book.remarks
    assert stored_book(tmp_path).rows[0].cells == book.rows[0].cells


def test_a_workbook_counts_as_people_left_it(saved: Saved) -> None:
    folder = saved([HEADERS, ONE])
    by_people = people_hash(folder)
    written = folder.calendar_file.read_bytes() + b" "
    folder.calendar_file.write_bytes(written)
    assert people_hash(folder) != by_people
    write_proposals(folder, Proposals("2026-10", read=by_people, written=people_hash(folder)))
    assert people_hash(folder) == by_people
    folder.calendar_file.write_bytes(written + b" ")
    assert people_hash(folder) != by_people
    folder.calendar_file.unlink()
    assert people_hash(folder) == ""
