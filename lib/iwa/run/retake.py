"""A corrected deck taken back: what a person changed in it goes into the month's corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iwa.client import load_client
from iwa.deck.contents import ANNEX
from iwa.deck.read_back import DeckTexts, Sheet, read_back
from iwa.edits.align import aligned
from iwa.edits.book import Edits, load_edits, save_edits
from iwa.edits.compare import compare
from iwa.edits.left import Left, left_behind
from iwa.edits.merge import Taken, merged
from iwa.month_state import refuse_sent
from iwa.months import Month
from iwa.numbers import listed, month_name, of
from iwa.packs import of_client, picked
from iwa.problems import WrongUse
from iwa.run.deliver import executed_slides
from iwa.run.origins import Origin, keep_reading, last_reading, origins_of
from iwa.slides import Slide
from iwa.workspace import find_workspace


@dataclass(frozen=True)
class Wanted:
    """The client's folder name and the month that a person names; "" and None where the deck itself says them."""

    client: str = ""
    month: Month | None = None


@dataclass(frozen=True)
class Retaken:
    """What `iwa retake` did: the production that was corrected, what is new in `file`, what is not taken back."""

    origin: Origin
    file: Path
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]


def retake(deck: Path, wanted: Wanted | None = None) -> Retaken:
    """Takes a corrected deck back into the corrections of its client and month; the deck stays as it is.

    What changed since the deck was last taken back, or else since it was produced, is laid into the
    corrections that are there; those of other slides stay. `WrongUse` for a deck that no production
    of the workspace accounts for.
    """
    reading = _read(deck, wanted or Wanted())
    origin, file = reading.origin, reading.origin.folder.edits(reading.origin.month)
    refuse_sent(origin.folder, origin.month, "ses corrections ne sont plus reprises")
    if reading.after != reading.edits:
        save_edits(file, reading.after)
    keep_reading(origin, reading.texts, deck)
    left = left_behind(origin.texts.sheets, reading.texts.sheets)
    return Retaken(origin, file, reading.taken, tuple(left))


def untaken(deck: Path, wanted: Wanted) -> tuple[Taken, ...]:
    """What `retake` would take back of a deck now; nothing of one that no production accounts for, nor is written."""
    try:
        return _read(deck, wanted).taken
    except WrongUse:
        return ()


@dataclass(frozen=True)
class _Reading:
    """A corrected deck against its production: what it says now, the corrections without it and with it."""

    origin: Origin
    texts: DeckTexts
    edits: Edits
    after: Edits
    taken: tuple[Taken, ...]


def _read(deck: Path, wanted: Wanted) -> _Reading:
    texts = read_back(deck)
    origin = _origin(deck, texts, wanted)
    file = origin.folder.edits(origin.month)
    edits = load_edits(file)
    last = last_reading(origin, deck)
    before = last if file.is_file() else origin.texts  # a lost file is written anew from all that was corrected
    kept = {*edits.deck(origin.name).removed, *(sheet.id for sheet in last.sheets)}
    now = aligned(origin.texts.sheets, texts.sheets, kept)
    after, taken = _merged(edits, origin, before.sheets, now)
    return _Reading(origin, DeckTexts(texts.run, now), edits, after, tuple(taken))


def _merged(edits: Edits, origin: Origin, before: Sequence[Sheet], now: Sequence[Sheet]) -> tuple[Edits, list[Taken]]:
    slides = executed_slides(origin.folder.run(origin.month))
    usual = _usual_order(origin, slides)
    return merged(edits, compare(before, now), origin.name, {slide.id: slide for slide in slides}, usual)


def _usual_order(origin: Origin, slides: Sequence[Slide]) -> list[str]:
    """The ids of the deliverable as the client's pack orders them; none when the pack has no such deliverable."""
    owed = of_client(load_client(origin.folder))
    patterns = next((item.patterns for item in owed if item.name == origin.name), ())
    shown = picked(slides, patterns)
    annex = [slide.id for slide in shown if slide.annex]
    return [*(slide.id for slide in shown if not slide.annex), *([ANNEX] if annex else []), *annex]


def _origin(deck: Path, texts: DeckTexts, wanted: Wanted) -> Origin:
    """The production that a deck was corrected from; `WrongUse` says why there is none."""
    name = f"« {deck.name} »"
    if not texts.run and not any(sheet.id for sheet in texts.sheets):
        todo = "Reprenez la correction depuis un fichier de « livrables », ou écrivez-la dans « edits »."
        raise WrongUse(f"{name} ne porte aucun repère de l’atelier.", "ni production, ni diapositive connue", todo)
    workspace, wanted = place_of(deck, wanted)
    found = origins_of(workspace, texts.run)
    meant = [one for one in found if _is_meant(one, wanted)]
    if meant:
        return meant[0]
    if found:
        others = listed(f"« {one.folder.slug} », {month_name(one.month.year, one.month.number)}" for one in found)
        todo = (
            "Donnez « --client » et « --month » de cette présentation, ou la présentation de ce client et de ce mois."
        )
        raise WrongUse(f"{name} n’est pas une présentation {_said(wanted)}.", others, todo)
    raise WrongUse(
        f"{name} vient d’une production que cet espace de travail ne connaît pas.",
        f"{texts.run or 'aucune production'}",
        "Refaites-la avec « iwa deck » et reportez-y les corrections, ou écrivez-les dans « edits ».",
    )


def place_of(deck: Path, wanted: Wanted) -> tuple[Path, Wanted]:
    """The workspace, and the client and month that the deck's own folder names where nobody names others."""
    parts = deck.resolve().parts
    if len(parts) >= 7 and parts[-2] == "livrables" and parts[-4] == "runs" and parts[-6] == "clients":
        month = wanted.month or Month.parse(parts[-3])
        return Path(*parts[:-6]), Wanted(wanted.client or parts[-5], month)
    return find_workspace(), wanted


def _is_meant(origin: Origin, wanted: Wanted) -> bool:
    return wanted.client in ("", origin.folder.slug) and wanted.month in (None, origin.month)


def _said(wanted: Wanted) -> str:
    client = f"de « {wanted.client} »" if wanted.client else ""
    month = of(month_name(wanted.month.year, wanted.month.number)) if wanted.month else ""
    return " ".join(part for part in (client, month) if part)
