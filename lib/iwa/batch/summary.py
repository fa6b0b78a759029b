"""How a batch ends on the screen, and what a machine gets of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from iwa.batch.differences import Changes
from iwa.batch.result import ClientResult
from iwa.batch.standing import BROKEN, Standing, standing_of, summed_up
from iwa.month_state import meant_in
from iwa.numbers import counted, listed
from iwa.workspace import ClientFolder

DECK = ".pptx"
COLOURS = {BROKEN: "red"}


def table(results: Sequence[ClientResult]) -> Table:
    """A line a client, those that ask for somebody first: its month's state, its result, its decks, what changed."""
    standings = [(standing_of(one.folder, one.month, one), one) for one in results]
    made = Table(
        title_justify="left", caption_justify="left", caption=summed_up(stands.word for stands, _ in standings)
    )
    for header in ("Client", "État", "Résultat"):
        made.add_column(header, overflow="fold")
    made.add_column("Présentations", justify="right")
    made.add_column("A changé", overflow="fold")
    for stands, result in sorted(standings, key=lambda pair: (pair[0].rank, pair[1].folder.slug)):
        made.add_row(*_cells(stands, result), style=COLOURS.get(stands.word, ""))
    return made


def _cells(stands: Standing, result: ClientResult) -> list[Text]:
    cells = (result.folder.slug, stands.state, result_said(result), str(len(decks(result))), in_a_word(result.changes))
    return [Text(cell) for cell in cells]  # names and errors are no markup


def result_said(result: ClientResult) -> str:
    """How it went, in a word; a failure with its first sentence."""
    if result.failed:
        return f"échec : {result.first_error}" if result.first_error else "échec"
    assert result.outcome is not None
    if result.outcome.steps:
        return "fait"
    return "rien à refaire" if result.outcome.kept else "laissé tel quel"


def decks(result: ClientResult) -> list[Path]:
    """The presentations that lie in the month's folder, made now or earlier."""
    return [file for file in meant_in(result.folder.run(result.month).deliverables) if file.suffix == DECK]


def in_a_word(found: Changes) -> str:
    """What changed, counted.

    >>> in_a_word(Changes(added=("Les vidéos",))).replace("\\xa0", " "), in_a_word(Changes())
    ('1 diapositive', '–')
    """
    counts = ((found.slides, "diapositive"), (len(found.flips), "verdict"))
    return listed(counted(count, noun) for count, noun in counts if count) or "–"


def as_record(result: ClientResult) -> dict[str, Any]:
    """The result as plain data for JSON; paths are told from the client's folder."""
    outcome, folder = result.outcome, result.folder
    record: dict[str, Any] = {
        "client": folder.slug,
        "month": str(result.month),
        "failed": result.failed,
        "state": standing_of(folder, result.month, result).state,
        "error": result.error,
        "first_error": result.first_error,
        "seconds": round(result.seconds, 2),
        "changes": asdict(result.changes),
        "steps": [], "kept": [], "reasons": [], "remarks": [], "delivered": [], "report": None,
    }  # fmt: skip
    if outcome is None:
        return record
    return record | {
        "steps": [{"step": one.step, "done": one.done, "error": one.error, "seconds": round(one.seconds, 2)} for one in outcome.steps],
        "kept": list(outcome.kept),
        "reasons": list(outcome.reasons),
        "remarks": list(outcome.remarks),
        "delivered": [asdict(file) | {"path": _told(file.path, folder)} for file in outcome.delivered],
        "report": _told(outcome.report, folder) if outcome.report else None,
    }  # fmt: skip


def _told(file: Path, folder: ClientFolder) -> str:
    return (file.relative_to(folder.path) if file.is_relative_to(folder.path) else file).as_posix()
