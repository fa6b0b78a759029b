"""Where a client's month stands for whoever looks after all of them: what failed, what awaits a reader, what is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from iwa.batch.result import ClientResult
from iwa.month_state import NOT_RUN, state_said
from iwa.months import Month
from iwa.numbers import counted
from iwa.problems import DAMAGED, Problem
from iwa.run.receipt import FAILED, read_receipt
from iwa.typography import french
from iwa.workspace import ClientFolder, RunFolder

BROKEN, TO_READ, READ, GONE = "échec", "à relire", "relu", "envoyé"
ORDER = (BROKEN, NOT_RUN, TO_READ, READ, GONE)  # what asks for somebody comes first
UNREADABLE = "illisible"


@dataclass(frozen=True)
class Standing:
    """The word for a month, its state as people noted it, and the sentences of what failed."""

    word: str
    state: str
    errors: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """Its place among the others, from 0."""
        return ORDER.index(self.word)


def standing_of(folder: ClientFolder, month: Month, result: ClientResult | None = None) -> Standing:
    """Where the month stands after a batch; of a client that was not in it, as its own folder says."""
    run = folder.run(month)
    errors = _errors(run, result)
    try:
        state = state_said(run)
    except (Problem, OSError) as problem:
        return Standing(BROKEN, UNREADABLE, (*errors, str(problem)))
    return Standing(BROKEN if errors else _word(state), state, errors)


def _word(state: str) -> str:
    return next((word for word in (GONE, READ, NOT_RUN) if state.startswith(word)), TO_READ)


def _errors(run: RunFolder, result: ClientResult | None) -> tuple[str, ...]:
    """What stopped the client, else what failed in the steps: those just run, and those that failed earlier."""
    if result and result.error:
        return (result.error,)
    failed = _noted(run)
    for step in result.outcome.steps if result and result.outcome else ():
        failed[step.step] = step.error
    return tuple(f"étape {step} : {error}" for step, error in sorted(failed.items()) if error)


def _noted(run: RunFolder) -> dict[int, str]:
    """The steps that failed by the month's receipt, each with its sentence."""
    try:
        receipt = read_receipt(run)
        steps = receipt.steps.items() if receipt else ()
        return {int(step): str(noted.get("error", "")) for step, noted in steps if noted.get("state") == FAILED}
    except DAMAGED:
        return {}


def summed_up(words: Iterable[str]) -> str:
    """All clients in a line, by the words of their months.

    >>> summed_up(["à relire"] * 9 + ["relu", "échec", "envoyé"]).replace("\\xa0", " ").replace("\\u202f", " ")
    '12 clients : 10 faits, 1 échec, 1 envoyé ; 9 attendent une relecture'
    """
    found = Counter(words)
    counts = [
        (found[TO_READ] + found[READ], "fait", ""),
        (found[BROKEN], "échec", ""),
        (found[GONE], "envoyé", ""),
        (found[NOT_RUN], "pas encore exécuté", "pas encore exécutés"),
    ]
    parts = ", ".join(counted(*count) for count in counts if count[0])
    line = f"{counted(found.total(), 'client')}{f' : {parts}' if parts else ''}"
    waiting = found[TO_READ]
    verb = "attend" if waiting == 1 else "attendent"
    return french(f"{line} ; {waiting} {verb} une relecture" if waiting else line)
