import hashlib
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from iwa.exports.opening.files import fingerprint, list_files, open_documents
from iwa.problems import UnreadableFile

CSV = b"Date,Vues\n2026-10-01,12\n"


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Feuille").write_row(0, 0, ["Date", "Vues"])
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # a ZipInfo is of 1980, always
    return out.getvalue()


def opened(folder: Path, name: str, content: bytes):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return open_documents(path, folder)


def refusal(folder: Path, name: str, content: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        opened(folder, name, content)
    return caught.value


def test_a_document_bears_its_path_inside_the_folder(tmp_path):
    (document,) = opened(tmp_path, "meta/octobre/Été 1.csv", CSV)
    assert document.name == "meta/octobre/Été 1.csv"
    assert document.base_name == "Été 1.csv"
    assert document.sheets[0].cells.loc[2].tolist() == ["2026-10-01", "12"]


def test_a_zip_gives_a_document_a_table_in_a_fixed_order(tmp_path):
    documents = opened(tmp_path, "a.zip", zipped({"x/Totals.csv": CSV, "Chart data.csv": CSV, "b.xlsx": workbook()}))
    assert [d.name for d in documents] == ["a.zip › Chart data.csv", "a.zip › b.xlsx", "a.zip › x/Totals.csv"]
    assert [d.base_name for d in documents] == ["Chart data.csv", "b.xlsx", "Totals.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_a_bad_table_in_a_zip_leaves_the_others_readable(tmp_path):
    (document,) = opened(tmp_path, "a.zip", zipped({"a.csv": b"", "b.csv": CSV}))
    assert document.name == "a.zip › b.csv"
    assert "a.zip › a.csv" in document.repairs[0]
    assert "vide" in document.repairs[0]


def test_a_zip_of_bad_tables_is_refused(tmp_path):
    assert "vide" in str(refusal(tmp_path, "a.zip", zipped({"a.csv": b""})))


@pytest.mark.parametrize(
    ("name", "content", "rows"),
    [("a.csv", workbook(), 1), ("a.xls", workbook(), 1), ("a.xls", CSV, 2), ("a.xlsx", CSV, 2), ("export", CSV, 2)],
)
def test_a_wrong_extension_is_read_by_its_content(tmp_path, name, content, rows):
    (document,) = opened(tmp_path, name, content)
    assert len(document.sheets[0].cells) == rows


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.csv", b"", "un fichier vide"),
        ("a.csv", b"\xef\xbb\xbf\r\n", "un fichier vide"),
        ("a.csv", bytes(5000), "un fichier vide"),
        ("a.csv", b"\xff\xd8\xff\xe0" + bytes(range(256)), "une photo (JPEG)"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "une image (PNG)"),
        ("a.csv", b"\x00\x00\x00\x18ftypheic" + bytes(50), "une photo ou une vidéo"),
        ("a.csv", b"%PDF-1.7 ...", "un document PDF"),
        ("rapport.pdf", b"%PDF-1.7 ...", "un document PDF"),
        ("a.csv", b"\n<!DOCTYPE html><html>Connexion", "une page web"),
        ("a.xls", b"<table><tr><td>Date</td></tr></table>", "une page web"),
        ("a.xls", "<html>".encode("utf-16"), "une page web"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", "un document XML"),
        ("a.csv", b"\x01\x02\x03\x04\x05\x06" * 100, "ni du texte ni un classeur"),
        ("a.json", b'{"a": 1}', "un fichier JSON sans liste d’enregistrements"),
        ("a.yaml", b"a: 1", "un fichier .yaml"),
        ("note.docx", zipped({"word/document.xml": b"x"}), "un document Word"),
        ("a.numbers", zipped({"Index/Document.iwa": b"x"}), "un document Numbers"),
        ("a.zip", zipped({"a.csv": CSV})[:60], "une archive zip abîmé"),
        ("a.xlsx", workbook()[:2000], "un classeur Excel abîmé"),
        ("a.xlsx", zipped({"xl/workbook.xml": b"<nothing"}), "un classeur Excel abîmé"),
        ("a.gsheet", b'{"url": "x"}', "un raccourci"),
        (".a.csv.icloud", b"", "un fichier resté en ligne"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_it_is_and_what_to_do(tmp_path, name, content, found):
    problem = refusal(tmp_path, name, content)
    assert problem.what == f"Le fichier « {name} » n’a pas pu être lu."
    assert found in problem.found
    assert problem.todo


def test_a_workbook_with_a_password_is_refused(tmp_path):
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook())).encrypt("secret", locked)
    assert "mot de passe" in refusal(tmp_path, "a.xlsx", locked.getvalue()).found


def test_a_file_that_is_too_big_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("iwa.exports.opening.files.MAX_BYTES", 10)
    assert "200 Mo" in refusal(tmp_path, "a.csv", CSV).found


def test_a_file_that_the_computer_holds_back_is_refused(tmp_path, monkeypatch):
    def held(*_: object) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", held)
    assert "Fermez-le dans Excel" in refusal(tmp_path, "a.csv", CSV).todo


def test_files_are_listed_in_a_fixed_order_without_what_machines_put_there(tmp_path):
    kept = ["B.csv", "a.csv", "dossier/été.csv", ".rapport.csv.icloud", "photo.jpg"]
    left = [
        ".DS_Store", "Thumbs.db", "desktop.ini", "~$a.xlsx", ".caché.csv", "a.csv.tmp", "b.crdownload",
        ".git/c.csv", "__MACOSX/d.csv",
    ]  # fmt: skip
    for name in kept + left:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(CSV)
    (tmp_path / "lien.csv").symlink_to(tmp_path / "a.csv")
    names = [path.relative_to(tmp_path).as_posix() for path in list_files(tmp_path)]
    assert names == [".rapport.csv.icloud", "B.csv", "a.csv", "dossier/été.csv", "photo.jpg"]


def test_a_folder_that_does_not_exist_holds_no_file(tmp_path):
    assert list_files(tmp_path / "exports") == []


def test_a_fingerprint_is_the_sha256_of_the_content(tmp_path):
    (tmp_path / "a.csv").write_bytes(CSV)
    assert fingerprint(tmp_path / "a.csv") == hashlib.sha256(CSV).hexdigest()


def test_a_file_that_went_away_has_no_fingerprint(tmp_path):
    with pytest.raises(UnreadableFile, match=r"a\.csv"):
        fingerprint(tmp_path / "a.csv")
