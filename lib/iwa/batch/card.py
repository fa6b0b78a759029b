"""What the page of the month says of one client: plain values, each read where it stands."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from iwa.batch.awaited import Awaited, awaited
from iwa.batch.differences import Changes
from iwa.batch.result import ClientResult
from iwa.batch.standing import Standing, standing_of
from iwa.batch.told import records
from iwa.client import load_client
from iwa.edits.apply import with_texts
from iwa.edits.book import load_edits
from iwa.message import ANSWER
from iwa.month_state import meant_in
from iwa.months import Month
from iwa.problems import DAMAGED, Problem
from iwa.report import look_of
from iwa.run.notebooks import STEPS
from iwa.run.receipt import Receipt, read_receipt
from iwa.slide_html import Look
from iwa.slides import SCHEMA, Slide, from_json
from iwa.workspace import ClientFolder, RunFolder

REPORTING = 6  # the step whose notebook shows the report's first slide
BESIDE = re.compile(r" \(nouveau(?: \d+)?\)$")  # a deck laid beside one that a person changed


@dataclass(frozen=True)
class Link:
    """A file beside the page: what it is, its kind ("pptx"), its address from the page."""

    text: str
    kind: str
    address: str


@dataclass(frozen=True)
class Card:
    """A client on the page; `slide` is the first one of its report, None where there is none."""

    name: str
    slug: str
    standing: Standing
    look: Look
    slide: Slide | None
    report: str
    files: tuple[Link, ...]
    awaited: tuple[Awaited, ...]
    changes: Changes
    remarks: tuple[str, ...]

    @property
    def late(self) -> tuple[str, ...]:
        """What was proposed with the last report."""
        return tuple(one.sentence for one in self.awaited if one.late)

    @property
    def due(self) -> tuple[str, ...]:
        """What this month's report proposes."""
        return tuple(one.sentence for one in self.awaited if not one.late)


def card_of(folder: ClientFolder, month: Month, result: ClientResult | None, beside: Path) -> Card:
    """The client's card for a page in the folder `beside`; what cannot be read is left out, never the client."""
    run = folder.run(month)
    name, look = _client(folder)
    return Card(
        name=name,
        slug=folder.slug,
        standing=standing_of(folder, month, result),
        look=look,
        slide=_first_slide(folder, month),
        report=address(run.report, beside) if run.report.is_file() else "",
        files=_files(run, beside),
        awaited=awaited(folder, month),
        changes=result.changes if result else Changes(),
        remarks=_remarks(result),
    )


def _client(folder: ClientFolder) -> tuple[str, Look]:
    """The client's name and colours; its folder's name where client.yaml cannot be read."""
    try:
        client = load_client(folder)
        return client.name, look_of(client, folder)
    except (Problem, OSError):
        return folder.slug, Look()


def _first_slide(folder: ClientFolder, month: Month) -> Slide | None:
    """The answer of the month as the report gives it, corrections included."""
    file = folder.run(month).notebooks / f"{STEPS[REPORTING]}.ipynb"
    try:
        record = next((one for one in records(file) if one["id"] == ANSWER and one["schema"] == SCHEMA), None)
        slide = from_json(dict(record)) if record else None
    except DAMAGED:
        return None
    return _corrected(slide, folder.edits(month)) if slide else None


def _corrected(slide: Slide, file: Path) -> Slide:
    try:
        return with_texts([slide], load_edits(file))[0]
    except (Problem, OSError):
        return slide


def _files(run: RunFolder, beside: Path) -> tuple[Link, ...]:
    """The deliverables as they lie there, presentations first, in the order in which the month laid them."""
    receipt = _receipt(run)
    laid: list[str] = list(receipt.issue.get("files", ())) if receipt else []
    titles: dict[str, dict[str, Any]] = receipt.deliverables if receipt else {}

    def place(file: Path) -> tuple[bool, int, str]:
        return file.suffix != ".pptx", laid.index(file.name) if file.name in laid else len(laid), file.name

    found = sorted(meant_in(run.deliverables), key=place)
    return tuple(Link(_title(file, titles), file.suffix[1:], address(file, beside)) for file in found)


def _receipt(run: RunFolder) -> Receipt | None:
    try:
        return read_receipt(run)
    except Problem:
        return None


def _title(file: Path, known: dict[str, dict[str, Any]]) -> str:
    title = str(known.get(file.name, {}).get("title", "")) or file.stem
    again = BESIDE.search(file.stem)
    return title + again.group() if again and not title.endswith(again.group()) else title


def _remarks(result: ClientResult | None) -> tuple[str, ...]:
    """What the run had to say, once each."""
    if result is None or result.outcome is None:
        return ()
    of_files: Sequence[str] = [file.remark for file in result.outcome.delivered if file.remark]
    return tuple(dict.fromkeys([*of_files, *result.outcome.remarks]))


def address(file: Path, beside: Path) -> str:
    """A file's address from a page in a folder, as a browser takes it.

    >>> address(Path("clients/été/Bilan du mois.pptx"), Path("suivi"))
    '../clients/%C3%A9t%C3%A9/Bilan%20du%20mois.pptx'
    """
    return quote(Path(os.path.relpath(file, beside)).as_posix())
