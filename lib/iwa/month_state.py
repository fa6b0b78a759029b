"""The state of a month: brouillon, relu, envoyé. It stands in `runs/<month>/etat.json`.

Beside what the next month's report reads there, that file holds two acts of people: "reviewed" and
"sent". What was sent is frozen: no command makes the month anew until the sending is taken back.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from iwa.months import Month
from iwa.numbers import day, listed, month_name
from iwa.problems import StepFailed, WrongUse
from iwa.workspace import ClientFolder, RunFolder

REVIEWED, SENT = "reviewed", "sent"
DRAFT, NOT_RUN = "brouillon", "pas encore exécuté"
PASSING = ("~$", ".")  # how the files begin that programs lay beside an open document
NOT_DELIVERED = (".tmp", ".planche.png", ".ini", ".db")


@dataclass(frozen=True)
class Act:
    """That somebody read or sent a month: who ("" when nobody is named), the day, each file with its sha256."""

    by: str
    on: date
    files: dict[str, str]

    @property
    def said(self) -> str:
        """Who and when, in French: "par Léa Martin le 5 novembre 2026"."""
        return f"{f'par {self.by} ' if self.by else ''}le {day(self.on)}"


def stored(run: RunFolder) -> dict[str, Any]:
    """All that stands in the month's etat.json, {} when there is none; `StepFailed` when it is damaged."""
    if not run.state.is_file():
        return {}
    try:
        data = json.loads(run.state.read_text("utf-8"))
        for name in (REVIEWED, SENT):
            _act(data, name)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(run) from error
    return dict(data)


def act_of(run: RunFolder, name: str) -> Act | None:
    """The act of that name, None when nobody did it."""
    return _act(stored(run), name)


def _act(data: dict[str, Any], name: str) -> Act | None:
    noted = data.get(name)
    if noted is None:
        return None
    files = {str(file): str(digest) for file, digest in noted["files"].items()}
    return Act(str(noted["by"]), date.fromisoformat(noted["on"]), files)


def to_data(act: Act) -> dict[str, Any]:
    """The act as plain data for JSON."""
    return {"by": act.by, "on": act.on.isoformat(), "files": act.files}


def _damaged(run: RunFolder) -> StepFailed:
    return StepFailed(
        f"L’état du mois ne se lit pas : {place(run)}/{run.state.name}.",
        "un fichier coupé, ou modifié à la main",
        "Remettez-le depuis une sauvegarde. À défaut, effacez-le : le mois redevient un brouillon, et « iwa sent » note "
        "à nouveau ce qui a été envoyé.",
    )


def place(run: RunFolder) -> str:
    """The month's folder as it is told: "runs/2026-10"."""
    return f"{run.path.parent.name}/{run.path.name}"


def is_sent(run: RunFolder) -> bool:
    """Whether the client holds the month: nothing in it is then made anew."""
    return act_of(run, SENT) is not None


def refuse_sent(folder: ClientFolder, month: Month, what: str) -> None:
    """`WrongUse` when the client holds the month: `what` follows from it, and how to open it again."""
    if sent := act_of(folder.run(month), SENT):
        raise WrongUse(f"{named(month)} est envoyé depuis le {day(sent.on)} : {what}.", todo=reopening(folder, month))


def reopening(folder: ClientFolder, month: Month) -> str:
    """How a month that was sent is opened again."""
    return f"Si le client ne l’a pas reçu, « iwa sent {folder.slug} --month {month} --cancel » le rouvre."


def named(month: Month) -> str:
    """The month at the head of a sentence: "Octobre 2026"."""
    return month_name(month.year, month.number).capitalize()


def last_sent(folder: ClientFolder, month: Month) -> tuple[Month, Act] | None:
    """The last month before `month` that was sent, and its sending; None when none was.

    >>> last_sent(ClientFolder(Path("nowhere")), Month(2026, 10)) is None
    True
    """
    runs = folder.run(month).path.parent
    earlier = [file.parent.name for file in runs.glob("20[0-9][0-9]-[01][0-9]/etat.json")]
    for name in sorted(earlier, reverse=True):
        if name < str(month) and (act := act_of(RunFolder(runs / name), SENT)):
            return Month.parse(name), act
    return None


def files_in(deliverables: Path) -> dict[str, str]:
    """What lies in `livrables` for the client, by name, each with its sha256; {} without the folder."""
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in meant_in(deliverables)}


def meant_in(deliverables: Path) -> list[Path]:
    """The files in `livrables` that are for the client: contact sheets and what programs leave there are none of it."""
    found = sorted(deliverables.iterdir()) if deliverables.is_dir() else []
    meant = [one for one in found if one.is_file() and not one.name.startswith(PASSING)]
    return [one for one in meant if not one.name.lower().endswith(NOT_DELIVERED)]


def state_said(run: RunFolder) -> str:
    """The month's state in French, with what has changed in `livrables` since it was read or sent."""
    files = files_in(run.deliverables)
    reviewed = act_of(run, REVIEWED)
    if sent := act_of(run, SENT):
        read = f", relu {reviewed.said}" if reviewed and reviewed.files == sent.files else ""
        return f"envoyé {sent.said}{read}{_changed(sent, files)}"
    if reviewed:
        return (
            f"relu {reviewed.said}"
            if reviewed.files == files
            else f"{DRAFT}, changé depuis la relecture {reviewed.said}"
        )
    return DRAFT if files or run.receipt.is_file() else NOT_RUN


def _changed(sent: Act, files: dict[str, str]) -> str:
    names = listed(f"« {name} »" for name, digest in sent.files.items() if files.get(name) != digest)
    return f" ; dans « livrables », {names} n’est plus ce qui a été envoyé" if names else ""
