"""The tables in a zip, read in place: nothing is ever written to the disk.

Sizes are counted while the members stream, never taken from what the archive says of itself.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from iwa.exports.opening.kinds import DOWNLOAD_AGAIN, TABLE_SUFFIXES, refused
from iwa.problems import UnreadableFile

MAX_MEMBERS = 1_000
MAX_BYTES = 400 * 1024 * 1024  # all tables of one archive together, or all parts of one workbook
MAX_RATIO = 300
RATIO_COUNTS_FROM = 10 * 1024 * 1024  # a short text of zeros is no bomb
CHUNK = 1 << 20


def tables(data: bytes, name: str) -> list[tuple[str, bytes]]:
    """The CSV, Excel and JSON members: path in the zip and content, sorted by path; others are left out.

    Raises `UnreadableFile` for an archive that is cut, locked, unsafe, or without any table.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _checked(archive.infolist(), name)
            budget = Budget(name)
            found = [(path, budget.read(archive, info)) for path, info in members if _is_table(path)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise refused(name, "une archive zip abîmée ou incomplète") from error
    if not found:
        raise _no_table(name, [path for path, _ in members])
    return sorted(found)


def refuse_bomb(data: bytes, name: str) -> None:
    """Raise `UnreadableFile` when the parts of a workbook unpack to more than any export needs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _checked(archive.infolist(), name)
            budget = Budget(name)
            for _, info in members:
                for _ in budget.stream(archive, info):
                    pass
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise refused(name, "un classeur Excel abîmé ou incomplet") from error


class Budget:
    """How many bytes the members of one archive may still unpack to."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.left = MAX_BYTES

    def read(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
        """The content of a member."""
        return b"".join(self.stream(archive, info))

    def stream(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The content of a member in pieces, refused as soon as it is too much."""
        written = 0
        with archive.open(info) as member:
            while piece := member.read(CHUNK):
                written += len(piece)
                self.left -= len(piece)
                swollen = written > RATIO_COUNTS_FROM and written > MAX_RATIO * max(info.compress_size, 1)
                if self.left < 0 or swollen:
                    raise refused(self.name, "une archive qui se déplie bien au-delà d’un export", DOWNLOAD_AGAIN)
                yield piece


def _checked(infos: list[zipfile.ZipInfo], name: str) -> list[tuple[str, zipfile.ZipInfo]]:
    if len(infos) > MAX_MEMBERS:
        raise refused(name, f"une archive de {len(infos)} fichiers", "Déposez les exports en plusieurs zips.")
    members = [(_path(info), info) for info in infos if not info.is_dir()]
    for path, info in members:
        if ".." in path.split("/") or path.startswith("/") or path[1:2] == ":":
            raise refused(name, f"une archive au contenu dangereux (chemin « {path} »)")
        if info.flag_bits & 0x1:
            raise refused(
                name,
                "une archive protégée par un mot de passe",
                "Ouvrez l’archive avec son mot de passe et déposez les fichiers qu’elle contient.",
            )
    return members


def _path(info: zipfile.ZipInfo) -> str:
    path = info.filename
    if not info.flag_bits & 0x800:  # no UTF-8 flag: many tools write UTF-8 all the same
        with contextlib.suppress(UnicodeError):
            path = path.encode("cp437").decode("utf-8")
    return path.replace("\\", "/")


def _is_table(path: str) -> bool:
    own = PurePosixPath(path)
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in own.parts)
    return own.suffix.casefold() in TABLE_SUFFIXES | {".json"} and not hidden


def _no_table(name: str, paths: list[str]) -> UnreadableFile:
    shown = ", ".join(paths[:5]) + (", …" if len(paths) > 5 else "")
    found = f"une archive sans fichier CSV ni Excel ({shown})" if paths else "une archive vide"
    inner = any(path.casefold().endswith(".zip") for path in paths)
    return refused(name, found, "Ouvrez l’archive et déposez les zips qu’elle contient." if inner else DOWNLOAD_AGAIN)
