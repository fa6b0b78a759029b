"""What a file really is, told from its first bytes: a name can lie, its content cannot."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from iwa.problems import UnreadableFile

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".xlsm"})
READ_SUFFIXES = TABLE_SUFFIXES | {".json", ".txt", ".zip", ""}
KINDS_READ = "Déposez un fichier .csv, .xls, .xlsx ou .zip, tel que le réseau l’a fourni."
DOWNLOAD_AGAIN = "Téléchargez à nouveau l’export depuis le réseau et déposez-le sans l’ouvrir."

# first bytes -> what the file is, said so that it ends a sentence
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "une photo (JPEG)"),
    (b"\x89PNG", "une image (PNG)"),
    (b"GIF8", "une image (GIF)"),
    (b"RIFF", "une image ou un son"),
    (b"%PDF", "un document PDF"),
    (b"{\\rtf", "un document texte (RTF)"),
    (b"Rar!", "une archive RAR"),
    (b"7z\xbc\xaf", "une archive 7z"),
    (b"\x1f\x8b", "une archive gzip"),
)
WEB_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<script", b"<div", b"<meta")
# a member that only this kind of office file holds -> what it is
OFFICE_MEMBERS = {
    "word/": "un document Word",
    "ppt/": "une présentation PowerPoint",
    "Index/": "un document Numbers, Pages ou Keynote",
    "content.xml": "un document LibreOffice",
}
SHORTCUTS = (".gsheet", ".gdoc", ".url", ".webloc", ".lnk")
HEAD = 4096
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTROLS = bytes(byte for byte in range(32) if byte < 9 or byte > 13)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[\]{\"])")  # no table begins with such a cell


def refused(name: str, found: str, todo: str = DOWNLOAD_AGAIN) -> UnreadableFile:
    """The error for a file that cannot be read: which one, what it is instead, what to do."""
    return UnreadableFile(f"Le fichier « {name} » n’a pas pu être lu.", found, todo)


def kind_of(data: bytes, name: str) -> str:
    """ "zip", "workbook", "json" or "text", by the content; `UnreadableFile` for anything else."""
    _refuse_absent(data, name)
    if data.startswith(b"PK"):
        return _kind_of_zip(data, name)
    if data.startswith(OLE):
        return _kind_of_ole(data, name)
    _refuse_foreign(data[:HEAD], name)
    if PurePosixPath(name).suffix.casefold() not in READ_SUFFIXES:
        raise refused(name, f"un fichier {PurePosixPath(name).suffix}, qui ne se lit pas ici", KINDS_READ)
    return "json" if _begins_as_json(data[:HEAD]) else "text"


def _begins_as_json(head: bytes) -> bool:
    return _JSON.match(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) is not None


def _refuse_absent(data: bytes, name: str) -> None:
    suffix = PurePosixPath(name).suffix.casefold()
    if suffix in {".icloud", ".cloud"}:
        raise refused(
            name,
            "un fichier resté en ligne : il n’est pas sur cet ordinateur",
            "Dans le dossier synchronisé, demandez « Télécharger » ou « Toujours conserver sur cet appareil ».",
        )
    if suffix in SHORTCUTS:
        raise refused(
            name,
            "un raccourci vers un document en ligne, sans les données",
            "Ouvrez-le, enregistrez-le en .xlsx ou .csv, et déposez ce fichier.",
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refused(
            name,
            "un fichier vide",
            "Vérifiez que le téléchargement est allé au bout et que le dossier synchronisé est à jour, "
            "puis déposez l’export à nouveau.",
        )


def _kind_of_zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        excel = PurePosixPath(name).suffix.casefold() in {".xlsx", ".xlsm", ".xls"}
        found = "un classeur Excel abîmé ou incomplet" if excel else "une archive zip abîmée ou incomplète"
        raise refused(name, f"{found} : le téléchargement a sans doute été coupé") from error
    if any(member.startswith("xl/") for member in members):
        return "workbook"
    for start, what in OFFICE_MEMBERS.items():
        if any(member.startswith(start) for member in members):
            raise refused(name, what, KINDS_READ)
    return "zip"


def _kind_of_ole(data: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise password(name)
    if "WordDocument".encode("utf-16-le") in data:
        raise refused(name, "un document Word", KINDS_READ)
    return "workbook"


def password(name: str) -> UnreadableFile:
    """The error for a workbook that opens with a password only."""
    return refused(
        name,
        "un classeur protégé par un mot de passe",
        "Ouvrez-le dans Excel, retirez le mot de passe (Fichier › Informations › Protéger le classeur), "
        "enregistrez-le et déposez-le à nouveau.",
    )


def _refuse_foreign(head: bytes, name: str) -> None:
    for mark, what in FOREIGN:
        if head.startswith(mark):
            raise refused(name, f"{what}, et non un tableau", KINDS_READ)
    if head[4:8] == b"ftyp":
        raise refused(name, "une photo ou une vidéo, et non un tableau", KINDS_READ)
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(WEB_PAGE):
        raise refused(
            name,
            "une page web (HTML) enregistrée sous un nom de tableau",
            "Reconnectez-vous au réseau, puis téléchargez l’export avec son propre bouton « Exporter ».",
        )
    if start.startswith(b"<?xml"):
        raise refused(name, "un document XML", "Ouvrez-le dans Excel et enregistrez-le en .xlsx.")
    controls = len(head) - len(head.translate(None, CONTROLS))
    if not head.startswith(UTF16_MARKS) and not zeros_every_other(head) and controls > len(head) * 0.1:
        raise refused(name, "un fichier qui n’est ni du texte ni un classeur", KINDS_READ)


def zeros_every_other(head: bytes) -> str:
    """The UTF-16 encoding of a text without a mark, told by its zeros; "" when it is not UTF-16."""
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros and zeros.count(0) > len(zeros) * 0.6 and head.count(0) < len(head) * 0.6:
            return encoding
    return ""
