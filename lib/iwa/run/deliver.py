"""Decks and report from the executed notebooks: nothing is run, nothing of a person's overwritten."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import nbformat

from iwa import numbers
from iwa.client import Client, load_client
from iwa.client_month import stored_month
from iwa.client_values import PACKS
from iwa.deck.build import make_deck
from iwa.deck.edition import brand_of, cover_of
from iwa.deck.read_back import read_back
from iwa.edits.apply import arranged, remarks, with_texts
from iwa.edits.book import Edits
from iwa.message import ANSWER, message_text
from iwa.month_inputs import stored_inputs
from iwa.months import Month
from iwa.packs import Deliverable, deliverables, picked
from iwa.problems import StepFailed
from iwa.record import slides_of
from iwa.report import Behind, Heading, look_of, report_html
from iwa.run.notebooks import STEPS
from iwa.run.origins import Origin, edition_of, keep_origin
from iwa.run.receipt import Receipt
from iwa.slides import Slide
from iwa.steps.monthly.owed import with_files
from iwa.trace.evidences import rows_behind
from iwa.workspace import ClientFolder, RunFolder


@dataclass(frozen=True)
class Delivered:
    """A file laid in `livrables/`; `remark` is a French sentence worth telling, or "".

    `pages` counts what PowerPoint shows: cover, section and the parts of a long table too.
    """

    path: Path
    title: str
    slide_ids: tuple[str, ...]
    sha256: str
    pages: int
    remark: str = ""


def executed_slides(run: RunFolder) -> list[Slide]:
    """The slides of all the executed notebooks of a month, in the order of the steps; empty without any."""
    found: list[Slide] = []
    for name in STEPS.values():
        file = run.notebooks / f"{name}.ipynb"
        if file.is_file():
            found += slides_of(nbformat.read(file, as_version=4))
    return found


@dataclass(frozen=True)
class Delivery:
    """The files of a month, and French sentences about corrections that need a look."""

    files: tuple[Delivered, ...] = ()
    remarks: tuple[str, ...] = ()


def deliver(
    folder: ClientFolder, month: Month, items: Sequence[Deliverable], receipt: Receipt, edits: Edits
) -> Delivery:
    """Writes each deliverable's deck, corrected by `edits`, and the report; `receipt` is brought up to date.

    A deck whose bytes are not those of the receipt was changed by a person: it is left as it is
    and the new one is laid beside it. A deliverable of which no notebook shows a slide is left
    out; without any slide nothing is written and nothing is delivered.
    """
    run = folder.run(month)
    slides = executed_slides(run)
    if not slides:
        return Delivery()
    files = _files(run, slides, items, receipt)
    slides = [with_files(slide, files) for slide in slides]
    edition = _Edition(folder, load_client(folder), month, receipt.run_hash)
    run.deliverables.mkdir(parents=True, exist_ok=True)
    corrected = with_texts(slides, edits)
    chosen = {item.name: _chosen(corrected, item, edits) for item in items}
    made = [_deliver_one(edition, item, chosen[item.name], receipt) for item in items if chosen[item.name]]
    made += _write_message(edition, corrected, made, receipt)
    monthly_first = sorted(items, key=lambda item: item.issued != "mois")
    _write_report(edition, [slide for item in monthly_first for slide in chosen[item.name]], receipt.inputs)
    names = [item.name for pack in PACKS for item in deliverables(pack)]
    return Delivery(tuple(made), tuple(remarks(edits, slides, names, f"edits/{month}.yaml")))


def _files(run: RunFolder, slides: Sequence[Slide], items: Sequence[Deliverable], receipt: Receipt) -> set[str]:
    """The files of the month: the decks of which a notebook shows a slide, and what is laid beside them already."""
    decks = {
        f"{item.name}.pptx"
        for item in items
        if any(slide.audience == "client" for slide in picked(slides, item.patterns))
    }
    return decks | {name for name in receipt.deliverables if (run.deliverables / name).is_file()}


def _chosen(slides: Sequence[Slide], item: Deliverable, edits: Edits) -> list[Slide]:
    """What a deliverable shows the client, in its corrected order; nothing when no notebook shows a slide of it."""
    usual = [slide for slide in picked(slides, item.patterns, item.chapters) if slide.audience == "client"]
    return arranged(usual, edits.deck(item.name), item.name) if usual else []


def _record(file: Delivered, receipt: Receipt) -> None:
    receipt.deliverables[file.path.name] = {
        "title": file.title,
        "sha256": file.sha256,
        "slides": list(file.slide_ids),
    }


@dataclass(frozen=True)
class _Edition:
    """What all the files of one month share."""

    folder: ClientFolder
    client: Client
    month: Month
    run_hash: str


def _deliver_one(edition: _Edition, item: Deliverable, chosen: Sequence[Slide], receipt: Receipt) -> Delivered:
    cover = cover_of(item.title, edition.client.name, edition.month)
    brand = brand_of(edition.client)
    name = edition_of(edition.run_hash, item.name, chosen, repr((cover, brand.font)))
    deck = make_deck(chosen, cover, brand, name, edition.folder.path)
    path, remark = _free_path(edition.folder.run(edition.month).deliverables / f"{item.name}.pptx", receipt)
    keep_origin(Origin(edition.folder, edition.month, item.name, item.title, read_back(deck.data)))
    write_bytes(path, deck.data)
    told = " ".join([remark, *deck.findings]).strip()
    ids = tuple(slide.id for slide in chosen)
    file = Delivered(path, item.title, ids, hashlib.sha256(deck.data).hexdigest(), _pages(deck.data), told)
    _record(file, receipt)
    return file


def _pages(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in parts.namelist())


def write_bytes(path: Path, data: bytes) -> None:
    """Writes aside and moves in; `StepFailed` when the file is held open by another program."""
    aside = path.with_suffix(".tmp")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except PermissionError as error:
        aside.unlink(missing_ok=True)
        raise StepFailed(
            f"« {path.name} » ne peut pas être écrit.",
            "un fichier ouvert dans un autre programme, ou un dossier protégé",
            "Fermez-le dans PowerPoint ou le navigateur, puis relancez.",
        ) from error


def _free_path(wanted: Path, receipt: Receipt) -> tuple[Path, str]:
    """Where a file may be written: its own name, or beside a copy that a person has changed."""
    changed = ""
    for attempt in range(100):
        suffix = "" if attempt == 0 else " (nouveau)" if attempt == 1 else f" (nouveau {attempt})"
        path = wanted.with_stem(wanted.stem + suffix)
        if not path.is_file() or is_ours(path, receipt):
            remark = f"« {changed} » a été modifié à la main : il est gardé, le nouveau est à côté." if changed else ""
            return path, remark
        changed = changed or path.name
    raise StepFailed(f"Trop de copies de « {wanted.name} » dans livrables.", "", "Rangez celles qui ne servent plus.")


def is_ours(path: Path, receipt: Receipt) -> bool:
    """Whether a file is still as the last run wrote it."""
    known = receipt.deliverables.get(path.name, {}).get("sha256")
    return hashlib.sha256(path.read_bytes()).hexdigest() == known


def _write_message(
    edition: _Edition, slides: Sequence[Slide], made: Sequence[Delivered], receipt: Receipt
) -> list[Delivered]:
    """The words of the e-mail, where the month's notebook has shown its first page."""
    period = numbers.of(numbers.month_name(edition.month.year, edition.month.number))
    run = edition.folder.run(edition.month)
    names = [file.path.name for file in made]
    others = sorted(
        name
        for name in receipt.deliverables
        if not name.endswith((".pptx", ".txt")) and (run.deliverables / name).is_file()
    )
    text = message_text(slides, edition.client.name, period, [*names, *others])
    return [lay_file(run, "message.txt", ("Texte du message", text.encode()), receipt, (ANSWER,))] if text else []


def lay_file(
    run: RunFolder, name: str, content: tuple[str, bytes], receipt: Receipt, slides: tuple[str, ...] = ()
) -> Delivered:
    """Lays a file that is no deck, its title and its bytes, in `livrables` and in the receipt; beside one that a person changed."""
    title, data = content
    run.deliverables.mkdir(parents=True, exist_ok=True)
    path, remark = _free_path(run.deliverables / name, receipt)
    write_bytes(path, data)
    file = Delivered(path, title, slides, hashlib.sha256(data).hexdigest(), 0, remark)
    _record(file, receipt)
    return file


def _behind(edition: _Edition, slides: Sequence[Slide], inputs: dict[str, str]) -> Behind | None:
    """The rows behind the figures, where the stored tables are still those that the run was made from."""
    if not inputs or stored_inputs(edition.folder, edition.month) != inputs:
        return None
    stored = stored_month(edition.folder, edition.month)
    return rows_behind(stored, slides) if stored else None


def _write_report(edition: _Edition, slides: Sequence[Slide], inputs: dict[str, str]) -> None:
    """The slides that the month's deliverables show, each once, on one page; one hidden in a deck that another shows is there."""
    shown = {slide.id: slide for slide in reversed(slides) if not slide.hidden}
    once = [shown[one] for one in dict.fromkeys(slide.id for slide in slides) if one in shown]
    look = look_of(edition.client, edition.folder)
    period = numbers.month_name(edition.month.year, edition.month.number).capitalize()
    page = report_html(once, Heading("Rapport", edition.client.name, period), look, _behind(edition, once, inputs))
    write_bytes(edition.folder.run(edition.month).report, page.encode())
