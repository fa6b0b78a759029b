"""The dossier in a synchronised drive: copies in conflict, a file kept online, and what Google Sheets writes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from iwa.dossier import load_dossier
from iwa.dossier.tabs import TABS
from iwa.problems import InvalidDossier
from iwa.workspace import ClientFolder

ONE = {"équipe": [["nom", "rôle"], ["Léa Martin", "community manager"]]}


@pytest.fixture
def folder(tmp_path: Path) -> ClientFolder:
    """A client whose dossier names one person."""
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for tab in TABS.values():
        sheet = book.create_sheet(tab.name)
        for line in ONE.get(tab.name, [[column.header for column in tab.columns.values()]]):
            sheet.append(line)
    book.save(tmp_path / "dossier.xlsx")
    return ClientFolder(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "dossier (copie en conflit de Léa 2026-10-03).xlsx",
        "Copie conflictuelle de dossier.xlsx",
        "dossier-PC-de-Lea.xlsx",
        "dossier (Lea's conflicted copy 2026-10-03).xlsx",
        "dossier (1).xlsx",
        "dossier - Copie.XLSX",
    ],
)
def test_a_copy_in_conflict_is_named_and_never_read(folder: ClientFolder, name: str) -> None:
    (folder.path / name).write_bytes(b"une autre version")
    dossier = load_dossier(folder)
    assert [person.name for person in dossier.team] == ["Léa Martin"]
    (remark,) = dossier.remarks
    assert f"seul lu : « {name} »" in remark and "recopiez dans dossier.xlsx" in remark


@pytest.mark.parametrize(
    "name", ["client.yaml", "budget.xlsx", "copie du budget.xlsx", ".dossier-caché.xlsx", "dossier.docx"]
)
def test_other_files_beside_it_are_nobodys_concern(folder: ClientFolder, name: str) -> None:
    (folder.path / name).write_bytes(b"")
    assert load_dossier(folder).remarks == ()


def test_a_copy_alone_is_named_where_the_dossier_is_missing(folder: ClientFolder) -> None:
    folder.dossier_file.rename(folder.path / "dossier (1).xlsx")
    missing, copy = load_dossier(folder).remarks
    assert missing.startswith("dossier.xlsx n’existe pas") and "« dossier (1).xlsx »" in copy


@pytest.mark.parametrize("name", [".dossier.xlsx.icloud", "dossier.xlsx.cloud"])
def test_a_dossier_kept_online_is_not_a_missing_one(folder: ClientFolder, name: str) -> None:
    folder.dossier_file.rename(folder.path / name)
    with pytest.raises(InvalidDossier, match=r"resté en ligne[\s\S]*« Télécharger »"):
        load_dossier(folder)


def test_a_client_without_a_folder_has_no_dossier(tmp_path: Path) -> None:
    assert len(load_dossier(ClientFolder(tmp_path / "absent")).remarks) == 1


def test_cells_written_inline_and_no_dimension_are_read_as_google_sheets_writes_them(folder: ClientFolder) -> None:
    with zipfile.ZipFile(folder.dossier_file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert b'"inlineStr"' in parts["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(folder.dossier_file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, re.sub(rb"<dimension[^>]*/>", b"", text))
    dossier = load_dossier(folder)
    assert [(person.name, person.role) for person in dossier.team] == [("Léa Martin", "community manager")]
    assert dossier.remarks == ()
