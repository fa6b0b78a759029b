"""What lies beside the dossier and tells of its state: a lock, a copy, a placeholder of a synchronised drive."""

from __future__ import annotations

from pathlib import Path

from iwa.dossier.cells import plain
from iwa.numbers import listed
from iwa.problems import InvalidDossier
from iwa.workspace import ClientFolder

ABSENT = "dossier.xlsx n’existe pas : rien n’est saisi pour ce client."


def absent(folder: ClientFolder) -> list[str]:
    """The remarks where there is no dossier; `InvalidDossier` when the drive keeps it online only."""
    name = folder.dossier_file.name
    if any((folder.path / placeholder).exists() for placeholder in (f".{name}.icloud", f"{name}.cloud")):
        raise InvalidDossier(
            "dossier.xlsx ne peut pas être ouvert.",
            "un fichier resté en ligne : il n’est pas sur cet ordinateur",
            "Dans le dossier synchronisé, demandez « Télécharger » ou « Toujours conserver sur cet appareil », "
            "puis relancez.",
        )
    return [ABSENT, *_copies(folder)]


def beside(folder: ClientFolder) -> list[str]:
    """Remarks on a dossier that seems open, and on the copies that a drive or a person left beside it."""
    name = folder.dossier_file.name
    marks = (folder.path / f"~${name}", folder.path / f".~lock.{name}#")
    opened = ["dossier.xlsx semble ouvert : c’est sa dernière version enregistrée qui est lue."]
    return [*(opened if any(mark.exists() for mark in marks) else []), *_copies(folder)]


def _copies(folder: ClientFolder) -> list[str]:
    """A remark that names the workbooks that look like another version of the dossier."""
    if not folder.path.is_dir():
        return []
    copies = sorted(file.name for file in folder.path.iterdir() if _is_copy(file, folder.dossier_file))
    if not copies:
        return []
    names = listed(f"« {copy} »" for copy in copies)
    return [
        f"Une autre version du dossier est à côté de dossier.xlsx, seul lu : {names}. S’il s’agit d’une copie en "
        "conflit, recopiez dans dossier.xlsx ce qui n’est que là, puis retirez-la."
    ]


def _is_copy(file: Path, dossier: Path) -> bool:
    """Whether a file is named as drives name conflicts: the dossier's name, then something.

    >>> [_is_copy(Path(name), Path("dossier.xlsx")) for name in ("dossier-PC-de-Lea.xlsx", "~$dossier.xlsx")]
    [True, False]
    >>> _is_copy(Path("Copie conflictuelle de dossier.xlsx"), Path("dossier.xlsx"))
    True
    """
    own, name = plain(dossier.stem), plain(file.stem)
    if file.suffix.casefold() != dossier.suffix or name == own or file.name.startswith(("~", ".")):
        return False
    return name.startswith(own) or ("copi" in name and own in name) or ("conflict" in name and own in name)
