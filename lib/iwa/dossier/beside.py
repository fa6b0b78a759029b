"""What lies beside a workbook and tells of its state: a lock, a copy, a placeholder of a synchronised drive."""

from __future__ import annotations

from pathlib import Path

from iwa.dossier.cells import plain
from iwa.numbers import listed
from iwa.problems import InvalidDossier
from iwa.workspace import KEEP_HERE, ONLINE, is_kept_online

ABSENT = "dossier.xlsx n’existe pas : rien n’est saisi pour ce client."


def absent(file: Path) -> list[str]:
    """The remarks where there is no such workbook, on copies of it; `InvalidDossier` when the drive keeps it online only."""
    name = file.name
    if is_kept_online(file):
        raise InvalidDossier(f"{name} ne peut pas être ouvert.", ONLINE, KEEP_HERE)
    return _copies(file)


def is_open(file: Path) -> bool:
    """Whether Excel or LibreOffice seems to hold the workbook open: each leaves a mark beside it."""
    return any((file.parent / mark).exists() for mark in (f"~${file.name}", f".~lock.{file.name}#"))


def beside(file: Path) -> list[str]:
    """Remarks on a workbook that seems open, and on the copies that a drive or a person left beside it."""
    opened = f"{file.name} semble ouvert : c’est sa dernière version enregistrée qui est lue."
    return [*([opened] if is_open(file) else []), *_copies(file)]


def copies_of(file: Path) -> list[Path]:
    """The files that look like another version of this one, by name; none where the folder is not there."""
    there = file.parent.iterdir() if file.parent.is_dir() else ()
    return sorted(other for other in there if _is_copy(other, file))


def copies_told(file: Path, what: str = "fichier") -> list[str]:
    """A remark that names the files that look like another version of this one."""
    copies = [other.name for other in copies_of(file)]
    if not copies:
        return []
    names = listed(f"« {copy} »" for copy in copies)
    return [
        f"Une autre version du {what} est à côté de {file.name}, seul lu : {names}. S’il s’agit d’une copie en "
        f"conflit, recopiez dans {file.name} ce qui n’est que là, puis retirez-la."
    ]


def _copies(file: Path) -> list[str]:
    return copies_told(file, "classeur")


def _is_copy(file: Path, workbook: Path) -> bool:
    """Whether a file is named as drives name conflicts: the workbook's name, then something.

    >>> [_is_copy(Path(name), Path("dossier.xlsx")) for name in ("dossier-PC-de-Lea.xlsx", "~$dossier.xlsx")]
    [True, False]
    >>> _is_copy(Path("Copie conflictuelle de dossier.xlsx"), Path("dossier.xlsx"))
    True
    """
    own, name = plain(workbook.stem), plain(file.stem)
    if file.suffix.casefold() != workbook.suffix or name == own or file.name.startswith(("~", ".")):
        return False
    return name.startswith(own) or ("copi" in name and own in name) or ("conflict" in name and own in name)
