"""The pieces of a client's month, as any process that sees the workspace can run them.

What they take and give is small and can be pickled; what they make is in the client's folder. What a
piece needs it imports itself: the process that gives them out does without, whose start is waited for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from iwa.batch.differences import Changes, Told
from iwa.batch.result import ClientResult
from iwa.months import Month
from iwa.problems import Problem
from iwa.run.execute import StepResult
from iwa.run.order import Order, Outcome, Prepared
from iwa.run.receipt import as_text
from iwa.run.step import run_step
from iwa.whole_files import out_of_reach, write_text
from iwa.workspace import ClientFolder


@dataclass(frozen=True)
class Begun:
    """A prepared month and what its slides said before; `error` is the sentence of what stopped it, or ""."""

    prepared: Prepared | None = None
    before: Told | None = None
    error: str = ""


@dataclass(frozen=True)
class Ended:
    """What a month gave and what changed in it; `error` as above."""

    outcome: Outcome | None = None
    changes: Changes = field(default_factory=Changes)
    error: str = ""


def begin(folder: ClientFolder, month: Month, order: Order) -> Begun:
    """Makes the month's tables and tells which steps must be run."""
    from iwa.batch.told import told
    from iwa.run.prepare import prepare

    try:
        prepared = prepare(folder, month, order)
        return Begun(prepared, told(folder.run(month)) if prepared.steps else None)
    except Exception as error:
        return Begun(error=sentence(error))


def step(prepared: Prepared, number: int) -> StepResult:
    """Runs a step; whatever stops it is a result with its sentence."""
    try:
        return run_step(prepared, number)
    except Exception as error:
        return StepResult(number, prepared.folder.run(prepared.month).notebooks, sentence(error), 0.0)


def end(begun: Begun, results: Sequence[StepResult]) -> Ended:
    """Lays what the pack owes and writes the receipt."""
    from iwa.batch.changes import changes
    from iwa.batch.told import told
    from iwa.run.finish import finish

    prepared = begun.prepared
    assert prepared, "a month that was not prepared has no end"
    try:
        outcome = finish(prepared, results)
        if begun.before is None:
            return Ended(outcome)
        after = told(prepared.folder.run(prepared.month))
        return Ended(outcome, changes(begun.before, after, prepared.folder, prepared.month))
    except Exception as error:
        return Ended(error=sentence(error))


def note(results: Sequence[ClientResult], workspace: Path, month: Month) -> tuple[Path, Path]:
    """Writes what stays of a batch beside the clients' folders: the page that shows it, the file that machines read."""
    from iwa.batch.page import write_page
    from iwa.batch.stamps import STAMP, noted_in, record_of, stamp
    from iwa.batch.summary import as_record

    record = record_of(workspace, month)
    stamped = {one.folder.slug: {**as_record(one), STAMP: stamp(one.folder)} for one in results}
    write_text(record, as_text({**noted_in(record), **stamped}))
    return write_page(results, workspace, month), record


def sentence(error: BaseException) -> str:
    """What stopped a client, in French; a fault of the library's own is said to be one."""
    if isinstance(error, OSError):
        error = out_of_reach(error)
    if isinstance(error, Problem):
        return str(error)
    return f"Une erreur imprévue l’a arrêté ({type(error).__name__} : {error})."
