"""Decks and report from the executed notebooks: nothing is run, nothing of a person's overwritten."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO

import nbformat

from iwa import numbers
from iwa.client import Client, load_client
from iwa.client_month import stored_month
from iwa.client_values import PACKS
from iwa.deck.build import make_deck
from iwa.deck.edition import brand_of, cover_of
from iwa.deck.read_back import DeckTexts, read_back
from iwa.digests import digest
from iwa.edits.apply import arranged, remarks, with_texts
from iwa.edits.book import Edits
from iwa.message import ANSWER, message_text
from iwa.month_inputs import stored_inputs
from iwa.months import Month
from iwa.packs import Deliverable, deliverables, picked
from iwa.record import slides_of
from iwa.report import Behind, Heading, look_of, report_html
from iwa.run.laying import Delivered, Delivery, Made, Wanted, lay, lay_file, sha256
from iwa.run.notebooks import STEPS
from iwa.run.origins import Origin, edition_of, origin_text
from iwa.run.staging import Staged
from iwa.slides import Slide, to_json
from iwa.steps.monthly.owed import with_files
from iwa.trace.evidences import rows_behind
from iwa.workspace import ClientFolder, RunFolder

REPORT = "rapport-mensuel"  # the deliverable that the page begins with


def executed_slides(run: RunFolder) -> list[Slide]:
    """The slides of all the executed notebooks of a month, in the order of the steps; empty without any."""
    found: list[Slide] = []
    for name in STEPS.values():
        file = run.notebooks / f"{name}.ipynb"
        if file.is_file():
            found += slides_of(nbformat.read(file, as_version=4))
    return found


@dataclass(frozen=True)
class Edition:
    """What all the files of one month share: whose they are, the corrections, where they are laid, what they rest on.

    `beside` is the hash of all that a file is made from beside its slides: library, packages, pictures,
    brand and master. `parts` is the one of the stored month, for the rows behind the report's figures.
    """

    folder: ClientFolder
    month: Month
    edits: Edits
    staged: Staged
    beside: str
    parts: str

    @cached_property
    def client(self) -> Client:
        """The client, as its file says now."""
        return load_client(self.folder)


def deliver(edition: Edition, items: Sequence[Deliverable]) -> Delivery:
    """Lays each deliverable's deck, corrected by the month's edits, and the report; one that would be the same is kept.

    A deck whose bytes are not those of the receipt was changed by a person: it is left as it is
    and the new one is laid beside it. A deliverable of which no notebook shows a slide is left
    out; without any slide nothing is written and nothing is delivered.
    """
    slides, edits = executed_slides(edition.staged.run), edition.edits
    if not slides:
        return Delivery()
    files = _files(edition.staged, slides, items)
    slides = [with_files(slide, files) for slide in slides]
    corrected = with_texts(slides, edits)
    chosen = {item.name: _chosen(corrected, item, edits) for item in items}
    made = [_deck(edition, item, chosen[item.name]) for item in items if chosen[item.name]]
    made += _message(edition, corrected, made)
    _lay_report(edition, {item.title: chosen[item.name] for item in sorted(items, key=_read_later)})
    names = [item.name for pack in PACKS for item in deliverables(pack)]
    return Delivery(tuple(made), tuple(remarks(edits, slides, names, f"edits/{edition.month}.yaml")))


def _read_later(item: Deliverable) -> tuple[bool, bool]:
    """The month's report is read first, then what comes every month."""
    return item.name != REPORT, item.issued != "mois"


def _files(staged: Staged, slides: Sequence[Slide], items: Sequence[Deliverable]) -> set[str]:
    """The files of the month: the decks of which a notebook shows a slide, and what is laid beside them already."""
    decks = {
        f"{item.name}.pptx"
        for item in items
        if any(slide.audience == "client" for slide in picked(slides, item.patterns))
    }
    return decks | {name for name in staged.receipt.deliverables if staged.has(staged.run.deliverables / name)}


def _chosen(slides: Sequence[Slide], item: Deliverable, edits: Edits) -> list[Slide]:
    """What a deliverable shows the client, in its corrected order; nothing when no notebook shows a slide of it."""
    usual = [slide for slide in picked(slides, item.patterns, item.chapters) if slide.audience == "client"]
    return arranged(usual, edits.deck(item.name), item.name) if usual else []


def _deck(edition: Edition, item: Deliverable, chosen: Sequence[Slide]) -> Delivered:
    cover, brand = cover_of(item.title, edition.client.name, edition.month), brand_of(edition.client)
    whose = f"{edition.folder.slug} {edition.month}"
    name = edition_of(whose, item.name, chosen, repr((cover, brand.font)))
    origin = Origin(edition.folder, edition.month, item.name, item.title, DeckTexts(name, ()))

    def make() -> Made:
        deck = make_deck(chosen, cover, brand, name, edition.folder.path)
        whole = replace(origin, texts=read_back(deck.data))
        edition.staged.lay_text(whole.file, origin_text(whole))
        return Made(deck.data, _pages(deck.data), " ".join(deck.findings))

    key = digest([name, repr(cover), edition.beside]) if origin.file.is_file() else ""
    ids = tuple(slide.id for slide in chosen)
    file = lay(edition.staged, Wanted(f"{item.name}.pptx", item.title, ids, key), make)
    if not key:  # the next run finds the origin
        edition.staged.receipt.deliverables[file.path.name]["key"] = digest([name, repr(cover), edition.beside])
    return file


def _pages(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in parts.namelist())


def _message(edition: Edition, slides: Sequence[Slide], made: Sequence[Delivered]) -> list[Delivered]:
    """The words of the e-mail, where the month's notebook has shown its first page."""
    period = numbers.of(numbers.month_name(edition.month.year, edition.month.number))
    staged = edition.staged
    names = [file.path.name for file in made]
    others = sorted(
        name
        for name in staged.receipt.deliverables
        if not name.endswith((".pptx", ".txt")) and staged.has(staged.run.deliverables / name)
    )
    text = message_text(slides, edition.client.name, period, [*names, *others])
    return [lay_file(staged, "message.txt", ("Texte du message", text.encode()), (ANSWER,))] if text else []


def _behind(edition: Edition, slides: Sequence[Slide]) -> Behind | None:
    """The rows behind the figures, where the stored tables are still those that the run was made from."""
    stored = stored_month(edition.folder, edition.month) if _is_stored(edition) else None
    return rows_behind(stored, slides) if stored else None


def _is_stored(edition: Edition) -> bool:
    inputs = edition.staged.receipt.inputs
    return bool(inputs) and stored_inputs(edition.folder, edition.month) == inputs


def _lay_report(edition: Edition, parts: Mapping[str, Sequence[Slide]]) -> None:
    """The slides that the month's deliverables show, by their titles, each once, on one page."""
    once: list[Slide] = []
    part_of: dict[str, str] = {}
    for title, slides in parts.items():
        for slide in slides:
            if not slide.hidden and slide.id not in part_of:
                once.append(slide)
                part_of[slide.id] = title
    period = numbers.month_name(edition.month.year, edition.month.number).capitalize()
    heading = Heading("Rapport", edition.client.name, period)
    told = [[to_json(slide) for slide in once], list(part_of.values()), repr(heading)]
    key = digest([*told, edition.beside, edition.parts, _is_stored(edition)])
    staged, file = edition.staged, edition.staged.run.report
    known = staged.receipt.report
    if known.get("key") == key and file.is_file() and known["sha256"] == sha256(file):
        return
    page = report_html(once, heading, look_of(edition.client, edition.folder), _behind(edition, once), part_of)
    staged.receipt.report = {"key": key, "sha256": staged.lay(file, page.encode())}
