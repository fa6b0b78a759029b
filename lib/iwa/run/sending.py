"""A month noted as reviewed or as sent, and a sending taken back: what people did, never what a run does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from iwa.measures.reported import read_figures
from iwa.month_state import PASSING, REVIEWED, SENT, Act, act_of, files_in, named, place, refuse_sent, stored, to_data
from iwa.months import Month
from iwa.numbers import day, listed
from iwa.problems import StepFailed, WrongUse
from iwa.run.claim import claimed
from iwa.run.receipt import FAILED, Receipt, read_receipt, write_whole
from iwa.run.retake import Wanted, untaken
from iwa.workspace import ClientFolder, RunFolder

MESSAGE = "message.txt"
LONGEST = 60  # characters of a name
BESIDE = re.compile(r"(.+) \(nouveau(?: \d+)?\)")  # the name of a deck laid beside a corrected one


Hand = Literal["", "corrigé", "ajouté"]


@dataclass(frozen=True)
class Handed:
    """A file of `livrables` as it was noted; `hand` is what a person did with it since the last run wrote it.

    `untaken` counts the corrections in it that `iwa retake` has not taken back.
    """

    name: str
    hand: Hand = ""
    untaken: int = 0


@dataclass(frozen=True)
class Noted:
    """What `iwa reviewed` or `iwa sent` noted, and French sentences worth telling."""

    folder: ClientFolder
    month: Month
    act: Act
    files: tuple[Handed, ...]
    remarks: tuple[str, ...] = ()


def note_reviewed(folder: ClientFolder, month: Month, by: str, on: date) -> Noted:
    """Notes who has read the month's deliverables, as they lie in `livrables`."""
    return _note(folder, month, REVIEWED, Act(_name(by), on, {}))


def note_sent(folder: ClientFolder, month: Month, by: str, on: date) -> Noted:
    """Notes that the client has got what lies in `livrables`, corrected decks included: the month is frozen.

    `by` may be "". Refused with a sentence: nothing to send, a step that failed, two versions of one
    deck, one that is still open, a month that is sent.
    """
    run = folder.run(month)
    noted = _note(folder, month, SENT, Act(_name(by) if by else "", on, {}), freeze=True)
    receipt = read_receipt(run)
    absent = sorted(set(receipt.deliverables if receipt else ()) - {_own_name(file.name) for file in noted.files})
    told = [f"« {name} » a été produit et n’est pas dans « livrables » : il n’est pas noté envoyé." for name in absent if _own_name(name) == name]  # fmt: skip
    return Noted(folder, month, noted.act, noted.files, tuple(told))


def take_back(folder: ClientFolder, month: Month) -> Act:
    """Takes a sending back: the month is a draft again, or reviewed; gives what was noted."""
    run = folder.run(month)
    sent = act_of(run, SENT)
    if sent is None:
        raise WrongUse(f"{named(month)} n’est pas noté envoyé : il n’y a rien à annuler.")
    with claimed(folder):
        write_whole(run.state, {name: value for name, value in stored(run).items() if name != SENT})
    return sent


def _name(by: str) -> str:
    """A person's name on one line; `WrongUse` when it is none."""
    name = " ".join(by.split())
    if not name or len(name) > LONGEST:
        raise WrongUse(
            "Le nom de la personne ne convient pas.", f"« {name} »", "Écrivez-le ainsi : --by « Léa Martin »."
        )
    return name


def _note(folder: ClientFolder, month: Month, name: str, act: Act, freeze: bool = False) -> Noted:
    run = folder.run(month)
    refuse_sent(folder, month, "rien n’est noté de plus")
    if act.on < month.first:
        raise WrongUse(
            "La date est d’avant le mois.", day(act.on), "Donnez le jour où c’est fait : « --date 06/11/2026 »."
        )
    with claimed(folder):  # a run in between would lay other files than those that are noted
        receipt = _done(folder, month, freeze)
        files = _handed_files(run)
        noted = Act(act.by, act.on, files)
        handed = tuple(_handed(folder, month, file, receipt) for file in files.items())
        write_whole(run.state, {"month": str(month), **stored(run), name: to_data(noted)})
    return Noted(folder, month, noted, handed)


def _done(folder: ClientFolder, month: Month, freeze: bool) -> Receipt:
    """The receipt of a month all of whose steps ran to their end, with its figures kept when it is to be frozen."""
    run = folder.run(month)
    again = f"Lancez « iwa run {folder.slug} --month {month} »."
    receipt = read_receipt(run)
    if receipt is None:
        raise StepFailed(f"{named(month)} n’a pas encore été exécuté.", f"aucun {place(run)}/{run.receipt.name}", again)
    failed = {step: noted["error"] for step, noted in sorted(receipt.steps.items()) if noted["state"] == FAILED}
    if failed:
        what = f"L’étape {listed(failed)} a échoué" if len(failed) == 1 else f"Les étapes {listed(failed)} ont échoué"
        raise StepFailed(f"{what} à la dernière exécution.", " ".join(failed.values()), again)
    if freeze and not read_figures(run.figures):
        raise StepFailed(
            "Les chiffres du rapport n’ont pas été gardés.", f"aucun {place(run)}/{run.figures.name}", again
        )
    return receipt


def _handed_files(run: RunFolder) -> dict[str, str]:
    """What lies in `livrables`, sure to be what the client gets."""
    files = files_in(run.deliverables)
    if not set(files) - {MESSAGE}:
        raise StepFailed(
            "Il n’y a rien à envoyer.", f"aucun livrable dans {place(run)}/livrables", "Refaites-les avec « iwa deck »."
        )
    held = sorted(file.name for file in run.deliverables.iterdir() if file.name.startswith((PASSING[0], ".~lock")))
    if held:
        todo = "Enregistrez-le et fermez-le, puis relancez ; s’il n’est pas ouvert, effacez ce témoin."
        raise StepFailed("Un fichier de « livrables » est ouvert.", held[0], todo)
    doubles = [(_own_name(name), name) for name in files if _own_name(name) != name and _own_name(name) in files]
    if doubles:
        found = listed(f"« {one} »" for one in doubles[0])
        todo = "Gardez dans « livrables » celle que le client reçoit, mettez l’autre ailleurs, puis relancez."
        raise WrongUse("Deux versions d’un même livrable sont dans « livrables ».", found, todo)
    return files


def _own_name(name: str) -> str:
    """The name of the deliverable that a file is a version of."""
    stem, dot, suffix = name.rpartition(".")
    beside = BESIDE.fullmatch(stem)
    return f"{beside[1]}{dot}{suffix}" if beside else name


def _handed(folder: ClientFolder, month: Month, file: tuple[str, str], receipt: Receipt) -> Handed:
    name, digest = file
    if receipt.deliverables.get(name, {}).get("sha256") == digest:
        return Handed(name)
    hand: Hand = "corrigé" if name in receipt.deliverables else "ajouté"
    path, wanted = folder.run(month).deliverables / name, Wanted(folder.slug, month)
    return Handed(name, hand, len(untaken(path, wanted)) if path.suffix.lower() == ".pptx" else 0)
