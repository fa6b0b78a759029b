"""A client's month in the place of the real one: each piece of work leaves a line in the client's folder.

They are functions of a module, so that another process can run them; what goes wrong is asked for by files.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

from iwa.batch.work import Begun, Ended
from iwa.months import Month
from iwa.problems import InvalidClientFile
from iwa.run.execute import StepResult
from iwa.run.order import Basis, Order, Outcome, Prepared
from iwa.workspace import ClientFolder

JOURNAL = "journal.txt"
KILLED_IN = "meurt-une-fois-a-l-etape"
SLOW_IN = "lent-a-l-etape"


def begin(folder: ClientFolder, month: Month, order: Order) -> Begun:
    """Prepares the steps that the file `etapes` names, all six without it; fails where `client.yaml` is broken."""
    _note(folder, "début")
    if folder.client_file.read_text("utf-8") == "cassé":
        return Begun(error=str(InvalidClientFile("client.yaml est illisible.")))
    asked = folder.path / "etapes"
    steps = tuple(map(int, asked.read_text().split())) if asked.is_file() else (1, 2, 3, 4, 5, 6)
    return Begun(Prepared(folder, month, order, Basis("", "", {}, {}), steps))


def step(prepared: Prepared, number: int) -> StepResult:
    """Runs; is killed once, is slow or fails where the folder asks for it."""
    folder = prepared.folder
    killed, slow = folder.path / f"{KILLED_IN}-{number}", folder.path / f"{SLOW_IN}-{number}"
    if killed.is_file():
        killed.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    if slow.is_file():
        time.sleep(float(slow.read_text()))
    _note(folder, f"étape {number}")
    error = "La cellule 3 a échoué. Puis plus rien." if (folder.path / f"echoue-{number}").is_file() else ""
    return StepResult(number, folder.path / f"{number}.ipynb", error, 0.1)


def end(begun: Begun, results: Sequence[StepResult]) -> Ended:
    """Hands over what was run."""
    assert begun.prepared
    _note(begun.prepared.folder, "fin")
    return Ended(Outcome(tuple(sorted(results, key=lambda one: one.step)), ()))


def _note(folder: ClientFolder, line: str) -> None:
    with (folder.path / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write(f"{line} ({os.getpid()})\n")


def journal_of(folder: ClientFolder) -> list[str]:
    """What was done in the client's folder, in order."""
    lines = (folder.path / JOURNAL).read_text("utf-8").splitlines()
    return [line.rpartition(" (")[0] for line in lines]
