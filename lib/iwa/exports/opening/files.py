"""Opening a file of the client's exports, whatever its kind, as text cells."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from iwa.exports.document import Document
from iwa.exports.opening import csv_text, excel, json_records, zip_files
from iwa.exports.opening.kinds import kind_of, refused
from iwa.problems import UnreadableFile

MAX_BYTES = 200 * 1024 * 1024
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
TEMPORARY_SUFFIXES = frozenset({".tmp", ".temp", ".crdownload", ".part", ".partial", ".download", ".lock"})

MAPPING_SUFFIX = ".correspondance.yaml"  # beside a table that nobody knows: how it is to be read


def list_files(folder: Path) -> list[Path]:
    """The files a person put in a folder and its sub-folders, in an order that no machine changes.

    Left out: hidden, temporary and system files, Excel's lock files, links, mappings. A file that a
    synchronised drive keeps online (".name.csv.icloud") is listed: opening it says what to do.
    """
    return [path for path in _all_files(folder) if not _is_mapping(path)]


def list_mappings(folder: Path) -> list[Path]:
    """The mappings ("ventes.csv.correspondance.yaml") that stand beside the files, in the same order."""
    return [path for path in _all_files(folder) if _is_mapping(path)]


def _all_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    found = [p for p in folder.rglob("*") if p.is_file() and not p.is_symlink() and _is_wanted(p, folder)]
    return sorted(found, key=lambda path: unicodedata.normalize("NFC", path.relative_to(folder).as_posix()))


def _is_mapping(path: Path) -> bool:
    return path.name.casefold().endswith(MAPPING_SUFFIX)


def _is_wanted(path: Path, folder: Path) -> bool:
    *folders, own = path.relative_to(folder).parts
    if any(name.startswith((".", "__MACOSX")) for name in folders):
        return False
    if own.endswith(".icloud"):
        return True
    temporary = own.startswith((".", "~$", "~")) or path.suffix.casefold() in TEMPORARY_SUFFIXES
    return not temporary and own.casefold() not in SYSTEM_FILES


def fingerprint(path: Path) -> str:
    """The sha256 of a file, as 64 hexadecimal digits. Raises `UnreadableFile` when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _out_of_reach(path.name) from error


def open_documents(path: Path, root: Path) -> list[Document]:
    """The documents of a file: one, or one for each table of a zip, sorted by name.

    Names are relative to `root`. In a zip, a table that cannot be read leaves the others readable:
    its error becomes a repair sentence of the first of them. Raises `UnreadableFile`.
    """
    name = path.relative_to(root).as_posix()
    data = _content(path, name)
    kind = kind_of(data, name)
    if kind == "zip":
        return _zip_documents(data, name)
    return [_document(data, name, kind)]


def _content(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refused(name, "un fichier de plus de 200 Mo", "Exportez une période plus courte.")
        return path.read_bytes()
    except OSError as error:
        raise _out_of_reach(name) from error


def _out_of_reach(name: str) -> UnreadableFile:
    return refused(
        name,
        "un fichier que l’ordinateur ne laisse pas ouvrir",
        "Fermez-le dans Excel ; s’il est resté en ligne, demandez « Toujours conserver sur cet appareil ».",
    )


def _document(data: bytes, name: str, kind: str) -> Document:
    if kind == "workbook":
        if data.startswith(b"PK"):
            zip_files.refuse_bomb(data, name)
        return Document(name, excel.sheets_of(data, name))
    if kind == "json":
        return Document(name, *json_records.sheets_of(data, name))
    sheet, repairs = csv_text.sheet_of(data, name)
    return Document(name, (sheet,), repairs)


def _zip_documents(data: bytes, name: str) -> list[Document]:
    documents: list[Document] = []
    failures: list[UnreadableFile] = []
    left_out: list[UnreadableFile] = []  # a Takeout brings many a JSON that is no table, as it brings pictures
    for member, content in zip_files.tables(data, name):
        full_name, kind = f"{name} › {member}", ""
        try:
            kind = kind_of(content, full_name)
            if kind == "zip":
                raise refused(full_name, "une archive zip dans une autre")
            documents.append(_document(content, full_name, kind))
        except UnreadableFile as failure:
            (left_out if kind == "json" else failures).append(failure)
    if not documents:
        raise [*failures, *left_out][0]
    first = documents[0]
    repairs = (*first.repairs, *(str(failure) for failure in failures))
    return [Document(first.name, first.sheets, repairs), *documents[1:]]
