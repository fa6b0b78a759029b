"""The first part of a run: the month's tables are made and stored; which steps must be run, and why."""

from __future__ import annotations

from collections.abc import Iterator

from iwa.calendar.proposals import settle
from iwa.client_month import load_or_build
from iwa.edits.book import load_edits
from iwa.month_state import is_sent
from iwa.months import Month
from iwa.run.basis import basis_of
from iwa.run.keys import why
from iwa.run.laying import sha256
from iwa.run.notebooks import STEPS, template
from iwa.run.order import Basis, Order, Prepared
from iwa.run.receipt import DONE, Receipt, refuse_newer
from iwa.run.shared_drive import refuse_online, told_of
from iwa.run.staging import opened_receipt, sweep_month
from iwa.run.step import parameters_of
from iwa.whole_files import sweep
from iwa.workspace import ClientFolder


def prepare(folder: ClientFolder, month: Month, order: Order) -> Prepared:
    """Makes the month ready for its notebooks; of a month that was sent there is nothing to do.

    A fault in what a person wrote is said here, before the notebooks take their time. What a killed
    run left half done is taken away.
    """
    for step in order.steps:
        template(step)
    run = folder.run(month)
    if is_sent(run):
        return Prepared(folder, month, order, Basis("", "", {}, {}), frozen=True)
    refuse_newer(run)
    refuse_online(folder, month)
    load_edits(folder.edits(month))
    sweep_month(run)
    sweep(folder.path, deep=False)
    for place in (folder.calendar_file, folder.edits(month)):
        sweep(place.parent)
    settle(folder)
    basis = basis_of(folder, month, load_or_build(folder, month).inputs)
    chosen = _Chosen(order.steps or tuple(STEPS), opened_receipt(folder, month), basis)
    return chosen.prepared(folder, month, order)


class _Chosen:
    """Which of the asked steps must be run."""

    def __init__(self, asked: tuple[int, ...], receipt: Receipt, basis: Basis) -> None:
        self.asked, self.receipt, self.basis = asked, receipt, basis
        self.reasons: dict[int, str] = {}
        self.kept: list[int] = []
        self.remarks: list[str] = []

    def prepared(self, folder: ClientFolder, month: Month, order: Order) -> Prepared:
        steps = tuple(step for step in self.asked if order.force or self._must(step, folder, month))
        remarks = (*told_of(folder, month), *self.remarks)
        return Prepared(folder, month, order, self.basis, steps, tuple(self.kept), self.reasons, remarks)

    def _must(self, step: int, folder: ClientFolder, month: Month) -> bool:
        file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
        if file.is_file() and not self.receipt.owns(file.name, sha256(file)):
            told = f"Le notebook « {file.name} » a été modifié à la main : il est gardé (« --force » le remplace)."
            self.remarks.append(told)
            return False
        reasons = list(self._reasons(step, file.is_file(), parameters_of(folder, month)))
        if not reasons:
            self.kept.append(step)
        elif reasons[0]:
            self.reasons[step] = reasons[0]
        return bool(reasons)

    def _reasons(self, step: int, is_there: bool, parameters: dict[str, str]) -> Iterator[str]:
        """Why a step must be run; "" the first time, of which nothing is said."""
        noted = self.receipt.steps.get(str(step))
        if noted is None:
            yield ""
        elif noted.get("state") != DONE:
            yield "elle n’était pas allée au bout"
        elif not is_there:
            yield "son notebook exécuté n’est plus là"
        elif reason := why(step, noted, parameters, self.basis, self.receipt.inputs):
            yield reason
