"""The last part of a run: state, calendar, decks and report are laid aside, then moved in with the receipt."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from iwa.client_month import ClientMonth, load_or_build
from iwa.digests import digest
from iwa.edits.book import load_edits
from iwa.measures.reported import figures_text, with_entries
from iwa.month_state import files_in, reopening, state_said, stored
from iwa.months import Month
from iwa.packs import picked
from iwa.problems import StepFailed
from iwa.read_parts import PICTURES
from iwa.run.calendar import CALENDAR, issue_calendar
from iwa.run.deliver import Edition, deliver, executed_slides
from iwa.run.execute import StepResult
from iwa.run.issue import beside, is_issued, issue_key, look_files
from iwa.run.issuing import due, issued
from iwa.run.laying import Delivery, delivered
from iwa.run.order import Basis, Order, Outcome, Prepared
from iwa.run.receipt import DONE, Receipt, as_text
from iwa.run.remarks import remarks_of
from iwa.run.staging import Staged, kept_steps, opened_receipt
from iwa.steps.monthly.plan import state_of
from iwa.workspace import ClientFolder, RunFolder

REPORTING = "6"  # the step whose notebook says the month's figures


def finish(prepared: Prepared, results: Sequence[StepResult]) -> Outcome:
    """Lays what the pack owes and writes the receipt; where nothing has changed, says again what was said."""
    folder, month = prepared.folder, prepared.month
    run = folder.run(month)
    if prepared.frozen:
        return frozen(folder, month)
    receipt = opened_receipt(folder, month)
    key = issue_key(prepared, receipt)
    if prepared.order.force or not is_issued(folder, month, receipt, key):
        _issue(prepared, results, receipt, key)
    said = receipt.issue
    files = tuple(delivered(run.deliverables / name, receipt.deliverables[name]) for name in said["files"])
    told = tuple(f"étape {step} re-faite : {reason}" for step, reason in prepared.reasons.items())
    return Outcome(
        tuple(results), files, (*prepared.remarks, *said["remarks"]), run.report if said["report"] else None,
        state_said(run), told, prepared.kept,
    )  # fmt: skip


def frozen(folder: ClientFolder, month: Month) -> Outcome:
    """The outcome for a month that the client holds: its state, and how to open it again."""
    kept = "Rien n’est refait : notebooks, tableaux, présentations et rapport restent tels que le client les a."
    return Outcome((), (), (f"{kept} {reopening(folder, month)}",), state=state_said(folder.run(month)))


def run_hash(built: ClientMonth) -> str:
    """A short name of everything the month was made from."""
    parts = {"client": built.folder.slug, "month": str(built.month), "inputs": built.inputs}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def _issue(prepared: Prepared, results: Sequence[StepResult], receipt: Receipt, key: str) -> None:
    """Makes what would not be the same, and commits it with the receipt."""
    folder, month, order = prepared.folder, prepared.month, prepared.order
    run, built = folder.run(month), load_or_build(folder, month)
    receipt.inputs, receipt.run_hash = dict(built.inputs), run_hash(built)
    if order.force:
        forget_keys(receipt)
    staged = Staged(run, receipt)
    if _reports(run, receipt):
        staged.lay_text(run.figures, figures_text(with_entries(built.figures, built.entries), month))
    calendar = _calendar(built, order, staged)
    delivery, noted = issue_decks(edition_of_month(folder, month, staged, prepared.basis), order)
    state = {**stored(run), **state_of(built), **noted}
    staged.lay_text(run.state, as_text(state))
    if results:
        times = {str(result.step): round(result.seconds, 2) for result in results}
        staged.lay_text(run.timings, as_text({**_read(run), **times}))
    receipt.issue = {
        "key": key,
        "files": [file.path.name for file in (*delivery.files, *calendar.files)],
        "report": bool(delivery.files),
        "remarks": [*remarks_of(built), *calendar.remarks, *delivery.remarks],
        "livrables": staged.hashes_in(run.deliverables, files_in(run.deliverables)),
        "beside": beside(folder, month, staged.files, state),
        "look": look_files(folder, month),
    }
    staged.commit()


def forget_keys(receipt: Receipt) -> None:
    """Has every deliverable made again."""
    receipt.report = {}
    for name, record in receipt.deliverables.items():
        receipt.deliverables[name] = {**record, "key": ""}


def _reports(run: RunFolder, receipt: Receipt) -> bool:
    """Whether the month's figures are to be kept: the notebook that says them has just run, or they are lost."""
    if receipt.steps.get(REPORTING, {}).get("state") != DONE:
        return False
    return REPORTING in dict(kept_steps(run)) or not run.figures.is_file()


def edition_of_month(folder: ClientFolder, month: Month, staged: Staged, basis: Basis) -> Edition:
    """What the files of a month share, with the hashes of what they rest on."""
    look = {name: told for name, told in look_files(folder, month).items() if not name.startswith("edits/")}
    rests_on = digest([basis.library, basis.packages, basis.parts.get(PICTURES, ""), look])
    return Edition(folder, month, load_edits(folder.edits(month)), staged, rests_on, digest(dict(basis.parts)))


def issue_decks(edition: Edition, order: Order) -> tuple[Delivery, dict[str, dict[str, str]]]:
    """Lays what the pack owes, and gives what the month's etat.json keeps of it."""
    items = due(edition.folder, edition.month, order.pack, order.everything)
    delivery = deliver(edition, items)
    return delivery, issued(edition.folder, edition.month, items, [file.title for file in delivery.files])


def _calendar(built: ClientMonth, order: Order, staged: Staged) -> Delivery:
    """The calendar's own files, where the pack owes it with the month and a notebook shows a slide of it.

    One that somebody holds open is said, and the decks are made all the same.
    """
    owed = {item.name: item for item in due(built.folder, built.month, order.pack, order.everything)}
    if CALENDAR not in owed or not picked(executed_slides(staged.run), owed[CALENDAR].patterns):
        return Delivery()
    try:
        return issue_calendar(built, order.pack or built.client.pack, staged)
    except StepFailed as problem:
        return Delivery(remarks=(str(problem),))


def _read(run: RunFolder) -> dict[str, Any]:
    try:
        return dict(json.loads(run.timings.read_text("utf-8")))
    except (OSError, ValueError):
        return {}
