"""A run's files laid aside, then moved in together: the receipt last.

They lie in `runs/<month>/.en-cours/`. What is about to be moved is noted there first, so that a run
which is killed half-way is known by the next one: its files are its own, not a person's.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from iwa.months import Month
from iwa.problems import StepFailed
from iwa.run.receipt import Receipt, as_text, read_receipt, receipt_text
from iwa.whole_files import move, sweep, write_text, write_through
from iwa.workspace import ClientFolder, RunFolder

FOLDER, STAGED, NOTEBOOKS = ".en-cours", "fichiers", "notebooks"
INTENTIONS, STEP = "intentions.json", "etape-{}.json"


def aside_of(run: RunFolder) -> Path:
    """Where what is not finished lies."""
    return run.path / FOLDER


class Staged:
    """Files to be laid in a month's folder, and the receipt that will name them; nothing is there before `commit`."""

    def __init__(self, run: RunFolder, receipt: Receipt) -> None:
        self.run, self.receipt = run, receipt
        self.files: dict[Path, str] = {}
        self._before = dict(receipt.deliverables)
        self._dropped: list[Path] = []

    def lay(self, file: Path, data: bytes) -> str:
        """Lays a file aside for its place; gives its sha256."""
        aside = self._aside(file)
        aside.parent.mkdir(parents=True, exist_ok=True)
        write_through(aside, data)
        self.files[file] = hashlib.sha256(data).hexdigest()
        return self.files[file]

    def lay_text(self, file: Path, text: str) -> None:
        """The same for a text."""
        self.lay(file, text.encode())

    def drop(self, file: Path) -> None:
        """Has a file of an earlier run taken away."""
        self._dropped.append(file)

    def has(self, file: Path) -> bool:
        """Whether a file will be there after `commit`."""
        return file in self.files or (file.is_file() and file not in self._dropped)

    def changes_nothing(self) -> bool:
        """Whether all that is laid aside is there already, and the receipt says the same of it."""
        same = all(hash_of(file) == digest for file, digest in self.files.items())
        return same and not self._dropped and self.receipt.deliverables == self._before

    def hashes_in(self, folder: Path, now: Mapping[str, str]) -> dict[str, str]:
        """The hash of each file that will lie in a folder, from those that do now."""
        gone = {file.name for file in self._dropped if file.parent == folder}
        kept = {name: digest for name, digest in now.items() if name not in gone}
        return kept | {file.name: digest for file, digest in self.files.items() if file.parent == folder}

    def _aside(self, file: Path) -> Path:
        return aside_of(self.run) / STAGED / file.relative_to(self.run.path).as_posix().replace("/", "-")

    def commit(self) -> None:
        """Moves everything in, the receipt last, and forgets what lay aside.

        A file that another program holds is left as it is and the others are moved in; the receipt
        then says of it what it said before, and `StepFailed` which it is.
        """
        intentions = aside_of(self.run) / INTENTIONS
        intended = _read(intentions)
        for file, digest in self.files.items():
            intended[file.name] = [*intended.get(file.name, []), digest]
        write_text(intentions, as_text(intended))
        held = [file for file in self.files if not self._moved(file)]
        for file in self._dropped:
            file.unlink(missing_ok=True)
        for file in held:
            self._take_back(file.name)
        write_text(self.run.receipt, receipt_text(self.receipt))
        shutil.rmtree(aside_of(self.run), ignore_errors=True)
        if held:
            raise StepFailed(
                f"« {held[0].name} » ne peut pas être écrit.",
                "un fichier ouvert dans un autre programme, ou un dossier protégé",
                "Fermez-le dans PowerPoint ou le navigateur, puis relancez.",
            )

    def _moved(self, file: Path) -> bool:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            move(self._aside(file), file)
        except PermissionError:
            return False
        return True

    def _take_back(self, name: str) -> None:
        self.receipt.issue = {}
        self.receipt.deliverables.pop(name, None)
        if name in self._before:
            self.receipt.deliverables[name] = self._before[name]


def opened_receipt(folder: ClientFolder, month: Month) -> Receipt:
    """The month's receipt, with what was done since by a run that is not finished, or was killed.

    A step whose notebook had not come to its place was not done. A deliverable that had come to its
    place is ours, and made again.
    """
    run = folder.run(month)
    receipt = read_receipt(run) or Receipt(folder.slug, str(month), "")
    for step, noted in kept_steps(run):
        name, digest = noted.pop("notebook"), noted.pop("sha256")
        if digest == hash_of(run.notebooks / name):
            receipt.steps[step] = noted
            if digest:
                receipt.notebooks[name] = digest
    for name, digests in _read(aside_of(run) / INTENTIONS).items():
        if (digest := hash_of(run.deliverables / name)) in digests:
            known = receipt.deliverables.get(name, {"title": name, "slides": []})
            receipt.deliverables[name] = {**known, "sha256": digest, "key": ""}
    return receipt


def hash_of(file: Path) -> str:
    """The file's hash, "" for one that is not there."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def keep_step(run: RunFolder, step: int, noted: dict[str, Any]) -> None:
    """Keeps how a step went until the month is finished: a run that is killed does not do it again."""
    write_text(aside_of(run) / STEP.format(step), as_text(noted))


def kept_steps(run: RunFolder) -> list[tuple[str, dict[str, Any]]]:
    """What is kept of the steps run since the last receipt."""
    files = sorted(aside_of(run).glob(STEP.format("*")))
    return [(file.stem.rpartition("-")[2], noted) for file in files if (noted := _read(file))]


def sweep_month(run: RunFolder) -> None:
    """Takes away what a killed run left half done; the steps that it did and the files that it knew are kept."""
    for name in (STAGED, NOTEBOOKS):
        shutil.rmtree(aside_of(run) / name, ignore_errors=True)
    if run.path.is_dir():
        sweep(run.path)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
