"""A client's month from end to end: prepared, its notebooks run, finished."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

from iwa.month_inputs import stored_inputs
from iwa.month_state import is_sent, state_said, stored
from iwa.months import Month
from iwa.problems import StepFailed
from iwa.run.basis import basis_of
from iwa.run.claim import claimed
from iwa.run.deliver import executed_slides
from iwa.run.execute import StepResult
from iwa.run.finish import edition_of_month, finish, frozen, issue_decks
from iwa.run.order import Basis, Order, Outcome, Prepared
from iwa.run.prepare import prepare
from iwa.run.receipt import as_text, refuse_newer
from iwa.run.staging import Staged, opened_receipt
from iwa.run.step import run_step
from iwa.whole_files import out_of_reach
from iwa.workspace import ClientFolder

KERNELS = 2  # notebooks at once


def run_month(folder: ClientFolder, month: Month, order: Order) -> Outcome:
    """Runs those of the asked steps that would not show the same again, and writes what the pack owes.

    Steps that fail are said; the decks are then made from the notebooks that ran, now or earlier. Of
    a month that was sent nothing is made anew. One run at a time has a client: `InUse` says who.
    """
    try:
        with claimed(folder) as claim:
            prepared = prepare(folder, month, order)
            results = run_steps(prepared, prepared.steps) if prepared.steps else []
            claim.confirm()
            return finish(prepared, results)
    except OSError as error:
        raise out_of_reach(error) from error


def run_steps(prepared: Prepared, steps: Sequence[int]) -> list[StepResult]:
    """The steps, two at once, in threads: the work is in the kernels."""
    with ThreadPoolExecutor(KERNELS) as pool:
        return list(pool.map(run_step, repeat(prepared), steps))


def render_again(folder: ClientFolder, month: Month, order: Order) -> Outcome:
    """Decks and report again from the executed notebooks, without running anything; nothing of a month that was sent."""
    run = folder.run(month)
    if is_sent(run):
        return frozen(folder, month)
    if not executed_slides(run):
        raise StepFailed(
            "Aucun notebook exécuté pour ce mois.",
            f"rien à montrer dans {run.notebooks}",
            "Lancez d’abord « iwa run ».",
        )
    refuse_newer(run)
    with claimed(folder):
        staged = Staged(run, opened_receipt(folder, month))
        delivery, noted = issue_decks(edition_of_month(folder, month, staged, _basis(folder, month)), order)
        staged.lay_text(run.state, as_text({**stored(run), **noted}))
        if not staged.changes_nothing():
            staged.receipt.issue = {}  # the next run looks at the calendar too
        staged.commit()
    return Outcome((), delivery.files, delivery.remarks, run.report, state_said(run))


def _basis(folder: ClientFolder, month: Month) -> Basis:
    """What the month as it is stored rests on."""
    inputs = stored_inputs(folder, month)
    return basis_of(folder, month, inputs) if inputs else Basis("", "", {}, {})
