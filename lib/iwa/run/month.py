"""A client's month from end to end: tables, notebooks, decks, report, receipt."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from iwa import numbers
from iwa.client_month import ClientMonth, load_or_build
from iwa.edits.book import Edits, load_edits
from iwa.measures.reported import with_entries, write_figures
from iwa.month_state import is_sent, place, reopening, state_said, stored
from iwa.months import Month
from iwa.packs import picked
from iwa.problems import StepFailed
from iwa.run.calendar import CALENDAR, issue_calendar
from iwa.run.deliver import Delivered, Delivery, deliver, executed_slides
from iwa.run.execute import StepResult, execute
from iwa.run.issuing import due, note_issued
from iwa.run.notebooks import STEPS, template
from iwa.run.receipt import DONE, FAILED, Receipt, read_receipt, write_receipt, write_whole
from iwa.steps.coverage import unread_files
from iwa.steps.monthly.plan import state_of
from iwa.steps.monthly.recounts import recounts
from iwa.workspace import ClientFolder

REPORTING = 6  # the step whose notebook says the month's figures
KERNELS = 2  # notebooks at once: each kernel holds some 200 MB


@dataclass(frozen=True)
class Order:
    """What is asked of a run; `steps` empty means all of them, `pack` "" the client's own."""

    steps: tuple[int, ...] = ()
    pack: str = ""
    everything: bool = False  # deliverables whose time has not come, too
    force: bool = False  # executed notebooks that a person changed are replaced


@dataclass(frozen=True)
class Outcome:
    """What a run gave: how each step went, the files, and sentences worth telling."""

    steps: tuple[StepResult, ...]
    delivered: tuple[Delivered, ...]
    remarks: tuple[str, ...] = ()
    report: Path | None = None
    state: str = ""  # of the month, afterwards: "brouillon"

    @property
    def failed(self) -> bool:
        return any(not step.done for step in self.steps)


@dataclass
class _Told:
    remarks: list[str] = field(default_factory=list)


def run_month(folder: ClientFolder, month: Month, order: Order) -> Outcome:
    """Runs the asked steps of a client's month and writes what its pack owes.

    Tables are made once, before the notebooks. Steps that fail are said; the decks are then
    made from the notebooks that ran, now or earlier. Of a month that was sent nothing is made anew.
    """
    for step in order.steps:
        template(step)
    if is_sent(folder.run(month)):
        return _frozen(folder, month)
    edits = load_edits(folder.edits(month))  # a fault in it is said before the notebooks take their time
    built = load_or_build(folder, month)
    run = folder.run(month)
    before = read_receipt(run)
    receipt = before or Receipt(folder.slug, str(month), "")
    receipt.inputs, receipt.run_hash = built.inputs, run_hash(built)
    told = _Told([_unread(built)] if unread_files(built) else [])
    wanted = [
        s for s in (order.steps or tuple(STEPS)) if order.force or not _changed_by_hand(s, folder, month, receipt, told)
    ]
    results = _execute_all(wanted, folder, month)
    for result in results:
        receipt.steps[str(result.step)] = {"state": DONE if result.done else FAILED, "error": result.error}
        if result.notebook.is_file():
            receipt.notebooks[result.notebook.name] = _sha256(result.notebook)
    if any(result.step == REPORTING and result.done for result in results):
        write_figures(run.figures, with_entries(built.figures, built.entries), month)
    write_whole(run.state, {**stored(run), **state_of(built)})
    calendar = _calendar(built, order, receipt)
    delivery = _deliver(folder, month, order, receipt, edits)
    write_whole(run.timings, {str(result.step): round(result.seconds, 2) for result in results})
    report = run.report if delivery.files else None
    remarks = (
        *told.remarks,
        *built.dossier.remarks,
        *built.book.told,
        *_revised(built),
        *calendar.remarks,
        *delivery.remarks,
    )
    return Outcome(tuple(results), (*delivery.files, *calendar.files), remarks, report, state_said(run))


def _frozen(folder: ClientFolder, month: Month) -> Outcome:
    """The outcome for a month that the client holds: its state, and how to open it again."""
    kept = "Rien n’est refait : notebooks, tableaux, présentations et rapport restent tels que le client les a."
    return Outcome((), (), (f"{kept} {reopening(folder, month)}",), state=state_said(folder.run(month)))


def _revised(built: ClientMonth) -> list[str]:
    """That figures the client holds have changed, or that it cannot be told for theirs are lost."""
    sent = built.sent
    if sent is None:
        return []
    when = numbers.of(numbers.month_name(sent.month.year, sent.month.number))
    if not sent.figures:
        lost = f"{place(built.folder.run(sent.month))}/chiffres.csv"
        return [
            f"Les chiffres envoyés avec le rapport {when} ne se lisent plus ({lost}) : leurs révisions ne sont pas dites."
        ]
    count = sum(one.is_worth_telling for one in recounts(built))
    told = numbers.counted(count, "chiffre déjà remis a changé", "chiffres déjà remis ont changé")
    return [f"{told} depuis le rapport {when} : voir la diapositive « mesure.revisions »."] if count else []


def _unread(built: ClientMonth) -> str:
    count = numbers.counted(len(unread_files(built)), "fichier n’a rien donné", "fichiers n’ont rien donné")
    return f"{count} : « iwa check {built.folder.slug} » dit lesquels et pourquoi."


def _execute_all(steps: Sequence[int], folder: ClientFolder, month: Month) -> list[StepResult]:
    named = os.environ.get("IWA_WORKSPACE")  # each kernel inherits the client's own workspace instead
    try:
        with ThreadPoolExecutor(KERNELS) as pool:
            return list(pool.map(lambda step: execute(step, folder, month), steps))
    finally:
        os.environ.pop("IWA_WORKSPACE", None)
        os.environ.update({"IWA_WORKSPACE": named} if named else {})


def _changed_by_hand(step: int, folder: ClientFolder, month: Month, receipt: Receipt, told: _Told) -> bool:
    """Whether a person changed the executed notebook since the last run: it is then kept, and said."""
    file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
    changed = file.is_file() and receipt.notebooks.get(file.name) != _sha256(file)
    if changed:
        told.remarks.append(
            f"Le notebook « {file.name} » a été modifié à la main : il est gardé (« --force » le remplace)."
        )
    return changed


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def run_hash(built: ClientMonth) -> str:
    """A short name of everything the month was made from."""
    parts = {"client": built.folder.slug, "month": str(built.month), "inputs": built.inputs}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def render_again(folder: ClientFolder, month: Month, order: Order) -> Outcome:
    """Decks and report again from the executed notebooks, without running anything; nothing of a month that was sent."""
    run = folder.run(month)
    if is_sent(run):
        return _frozen(folder, month)
    if not executed_slides(run):
        raise StepFailed(
            "Aucun notebook exécuté pour ce mois.",
            f"rien à montrer dans {run.notebooks}",
            "Lancez d’abord « iwa run ».",
        )
    receipt = read_receipt(run) or Receipt(folder.slug, str(month), "")
    delivery = _deliver(folder, month, order, receipt, load_edits(folder.edits(month)))
    return Outcome((), delivery.files, delivery.remarks, run.report, state_said(run))


def _calendar(built: ClientMonth, order: Order, receipt: Receipt) -> Delivery:
    """The calendar's own files, where the pack owes it with the month and a notebook shows a slide of it.

    One that somebody holds open is said, and the decks are made all the same.
    """
    owed = {item.name: item for item in due(built.folder, built.month, order.pack, order.everything)}
    shown = executed_slides(built.folder.run(built.month))
    if CALENDAR not in owed or not picked(shown, owed[CALENDAR].patterns):
        return Delivery()
    try:
        return issue_calendar(built, order.pack or built.client.pack, receipt)
    except StepFailed as problem:
        return Delivery(remarks=(str(problem),))


def _deliver(folder: ClientFolder, month: Month, order: Order, receipt: Receipt, edits: Edits) -> Delivery:
    """What the pack owes. The receipt is written even when a deck could not be: the notebooks and
    decks that were made would else pass for a person's work at the next run."""
    run, items = folder.run(month), due(folder, month, order.pack, order.everything)
    try:
        delivery = deliver(folder, month, items, receipt, edits)
    finally:
        write_receipt(run, receipt)
    note_issued(folder, month, items, [file.title for file in delivery.files])
    return delivery
