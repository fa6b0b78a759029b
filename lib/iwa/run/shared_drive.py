"""What a synchronised drive, an open document or a long path may do to a client's folder, each in a sentence."""

from __future__ import annotations

from pathlib import Path

from iwa.dossier.beside import beside, copies_told, is_open
from iwa.months import Month
from iwa.numbers import listed
from iwa.problems import StepFailed
from iwa.workspace import KEEP_HERE, ONLINE, ClientFolder, is_kept_online

LONGEST_PATH = 259  # characters that Windows takes, without a setting that few people have
LONGEST_OURS = (
    75  # of a file that a run lays, below the client's folder: a deck beside a corrected one, as it is written
)


def refuse_online(folder: ClientFolder, month: Month) -> None:
    """`StepFailed` when what people noted is only online: the month would be made as if they had noted nothing."""
    noted = (folder.labels_file, folder.message_labels_file, folder.edits(month), folder.calendar_file)
    files = (*noted, folder.run(month.previous).state)
    for file in files:
        if is_kept_online(file) and not file.is_file():
            place = file.relative_to(folder.path).as_posix()
            raise StepFailed(f"{place} ne peut pas être ouvert.", ONLINE, KEEP_HERE)


def told_of(folder: ClientFolder, month: Month) -> list[str]:
    """Sentences on what lies beside the files of a client; empty when all is well."""
    files = [folder.client_file, folder.labels_file, folder.message_labels_file, folder.edits(month)]
    copies = [remark for file in files for remark in copies_told(file)]
    dossier = beside(folder.dossier_file) if folder.dossier_file.exists() else []
    return [*dossier, *copies, *_opened(folder.run(month).deliverables), *_too_long(folder)]


def _opened(deliverables: Path) -> list[str]:
    files = sorted(deliverables.glob("*.*")) if deliverables.is_dir() else []
    names = [f"« {file.name} »" for file in files if is_open(file)]
    if not names:
        return []
    verb = "semble ouvert : s’il est refait, la fenêtre montre" if len(names) == 1 else "semblent ouverts : s’ils sont refaits, les fenêtres montrent"  # fmt: skip
    return [f"{listed(names)} {verb} encore l’ancienne version. Ce que vous y enregistrez est gardé."]


def _too_long(folder: ClientFolder) -> list[str]:
    """That a file of the client may have a path that Windows does not open.

    >>> _too_long(ClientFolder(Path("/espace/clients/maison-lune")))
    []
    """
    length = len(str(folder.path.absolute())) + LONGEST_OURS
    if length <= LONGEST_PATH:
        return []
    return [
        f"Le chemin du dossier « {folder.slug} » est long : avec le nom d’une présentation il peut passer {LONGEST_PATH} caractères, "
        "que Windows n’ouvre pas. Rapprochez l’espace de travail de la racine du disque."
    ]
