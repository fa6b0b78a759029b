"""What a person brings back or takes along: a corrected deck, a file of the month, what was noted of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from iwa.month_state import meant_in
from iwa.months import Month
from iwa.numbers import counted
from iwa.panels.desk.words import in_page
from iwa.problems import WrongUse
from iwa.run.retake import Retaken, Wanted, retake
from iwa.run.sending import Noted
from iwa.workspace import ClientFolder

NOTHING = "Rien de nouveau à reprendre dans cette présentation."
REST = "Ce qui est laissé est à refaire à la main, ou à corriger à la source : exports, dossier.xlsx, client.yaml."
AGAIN = "« Exécuter » refait les présentations avec ces corrections."
LARGEST = 200 * 1024 * 1024


def taken_back(folder: ClientFolder, month: Month, name: str, files: Sequence[bytes]) -> str:
    """Takes a deck back, one that is given or one that lies in `livrables`; what was taken and what was left, in French."""
    wanted = Wanted(folder.slug, month)
    if not files:
        return _told(retake(deliverable(folder, month, name), wanted))
    if not name.lower().endswith(".pptx") or len(files[0]) > LARGEST:
        raise WrongUse(
            "Ce fichier n’est pas une présentation.", f"« {Path(name).name} »", "Choisissez un fichier .pptx."
        )
    with tempfile.TemporaryDirectory(prefix="iwa-") as aside:
        deck = Path(aside) / Path(name.replace("\\", "/")).name
        deck.write_bytes(files[0])
        return _told(retake(deck, wanted))


def _told(done: Retaken) -> str:
    lines = [f"« {done.origin.title} »"]
    lines += [f"Repris · {one.where} · {in_page(one.what)}" for one in done.taken] or [NOTHING]
    lines += [f"Laissé · {one.where} · {in_page(one.sentence)}" for one in done.left]
    return "\n".join([*lines, *([REST] if done.left else []), *([AGAIN] if done.taken else [])])


def deliverable(folder: ClientFolder, month: Month, name: str) -> Path:
    """The file of that name in `livrables`; `WrongUse` for any other name."""
    found = next((one for one in meant_in(folder.run(month).deliverables) if one.name == name), None)
    if found is None:
        raise WrongUse("Ce livrable n’est plus dans le dossier.", f"« {name} »", "Choisissez-en un autre.")
    return found


def noted(what: str, done: Noted) -> str:
    """What was noted, with the files it stands for, and what is worth telling."""
    lines = [f"{what} {done.act.said} : {counted(len(done.files), 'fichier')}."]
    lines += [
        f"« {file.name} » : {counted(file.untaken, 'correction')} à reprendre." for file in done.files if file.untaken
    ]
    return "\n".join([*lines, *map(in_page, done.remarks)])


def open_folder(folder: Path) -> None:
    """Opens a folder in the machine's own file manager; `WrongUse` says where it is when that cannot be."""
    if not folder.is_dir():
        raise WrongUse("Ce mois n’a pas encore de livrables.", todo="Lancez « Exécuter ».")
    program = {"darwin": "open"}.get(sys.platform, "xdg-open")
    if sys.platform == "win32":
        os.startfile(folder)
    elif shutil.which(program):
        subprocess.Popen(
            [program, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    else:
        raise WrongUse("Cette machine n’ouvre pas de dossier d’elle-même.", str(folder), "Ouvrez-le vous-même.")
