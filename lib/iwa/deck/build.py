"""A deck from slides: `build_deck` gives the bytes of the .pptx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from iwa.deck import zones
from iwa.deck.arrange import content_end, for_client, layout_of
from iwa.deck.brand import Brand, apply_theme
from iwa.deck.checks.saved import deck_faults
from iwa.deck.content import FILL
from iwa.deck.fit import Face, stretch, text_width
from iwa.deck.freeze import frozen
from iwa.deck.logo import place_logo
from iwa.deck.marks import mark_run, mark_slide
from iwa.deck.master import open_master, theme_part
from iwa.deck.page import Page, Setting, drop_empty, new_page, put_text
from iwa.deck.sources import speaker_notes
from iwa.deck.writing import Line, write
from iwa.deck.zones import Box
from iwa.slides import Slide
from iwa.source_lines import source_line

TITLE_SIZES = (26.0, 24.0, 22.0)
DECISION_SIZES = (16.0, 14.0, 12.0)


@dataclass(frozen=True)
class Cover:
    """What the first slide says, and the footer of all the others."""

    title: str
    client: str
    period: str
    agency: str
    date_line: str = ""

    @property
    def footer(self) -> str:
        """Client, deliverable and period in one line."""
        return " – ".join(part for part in (self.client, self.title, self.period) if part)


@dataclass(frozen=True)
class Deck:
    """A presentation, and in French what a person should mend in it."""

    data: bytes
    findings: tuple[str, ...]


def build_deck(slides: Sequence[Slide], cover: Cover, brand: Brand, run_hash: str, client_folder: Path | None) -> bytes:
    """The .pptx of these slides: cover, body, then the annex behind its section slide.

    Slides marked "interne" are left out, hidden ones are there without being shown. The same input
    gives the same bytes.
    """
    return make_deck(slides, cover, brand, run_hash, client_folder).data


def make_deck(slides: Sequence[Slide], cover: Cover, brand: Brand, run_hash: str, client_folder: Path | None) -> Deck:
    """What `build_deck` gives, with what `checks.saved` finds in it, and the items that had no place."""
    deck = write_deck(slides, cover, brand, run_hash, client_folder)
    return Deck(deck.data, tuple(dict.fromkeys([*deck.findings, *deck_faults(deck.data)])))


def write_deck(slides: Sequence[Slide], cover: Cover, brand: Brand, run_hash: str, client_folder: Path | None) -> Deck:
    """The presentation as it is saved, not yet checked; its findings are the items that had no place."""
    presentation = open_master()
    apply_theme(theme_part(presentation), brand)
    setting = Setting(presentation, stretch(brand.font), cover.footer, run_hash, client_folder)
    place_logo(presentation, brand)
    _add_cover(setting, cover)
    body, annex = for_client(slides, Face(setting.stretch))
    for slide in body:
        _add_slide(setting, slide)
    if annex:
        _add_section(setting, len(annex))
    for slide in annex:
        _add_slide(setting, slide)
    mark_run(presentation, run_hash)
    _describe(presentation, cover)
    buffer = BytesIO()
    presentation.save(buffer)
    return Deck(frozen(buffer.getvalue()), tuple(setting.findings))


def _add_slide(setting: Setting, slide: Slide) -> None:
    layout = layout_of(slide, Face(setting.stretch))
    page = new_page(setting, slide, layout, content_end(slide))
    put_text(page, "Titre", [Line(slide.title)], _title_sizes(page))
    if slide.subtitle:
        put_text(page, "Chapeau", [Line(slide.subtitle)], (14, 13, 12, 11))
    if slide.verdict:
        put_text(page, "Verdict", [Line(slide.verdict)], (11, 10))
    FILL[layout](page)
    if slide.decision:
        put_text(page, "Étiquette décision", [Line("Décision")], (14, 12))
        put_text(page, "Décision", [Line(slide.decision)], DECISION_SIZES)
    _put_source(page)
    _finish(page)


def _title_sizes(page: Page) -> tuple[float, ...]:
    """One line in a slightly smaller size rather than a last word alone on a second line."""
    width, face = zones.TITLE.box.width * 72, page.face(bold=True)
    one_line = tuple(s for s in TITLE_SIZES[:2] if text_width(page.slide.title, s, face) <= width)
    return one_line or TITLE_SIZES


def _put_source(page: Page) -> None:
    """The source line, naming fewer files when it would be too long."""
    box = zones.SOURCE.box
    for named in (2, 1, 0):
        line = source_line(page.slide.source, named)
        if not line:
            return
        if named == 0 or _fits_one_line(page, line, box):
            put_text(page, "Source", [Line(line)], (10,))
            return


def _fits_one_line(page: Page, text: str, box: Box) -> bool:
    return text_width(text, 10, page.face()) <= box.width * 72


def _finish(page: Page) -> None:
    for shape in page.sheet.placeholders:
        if shape.name == "Pied de page":
            write(shape, [Line(page.setting.footer)], 10)
    drop_empty(page)
    mark_slide(page)
    if page.slide.hidden:
        page.sheet._element.set("show", "0")
    notes = speaker_notes(page.slide)
    if notes:
        write(page.sheet.notes_slide.notes_placeholder, [Line(text, after=4) for text in notes], 12)


def _add_cover(setting: Setting, cover: Cover) -> None:
    page = new_page(setting, Slide("deck.couverture", cover.title), "couverture", zones.HEIGHT)
    put_text(page, "Titre", [Line(cover.title)], (40, 36, 32, 28))
    for name, text, sizes in (
        ("Client", cover.client, (24.0, 20.0, 18.0)),
        ("Période", cover.period, (18.0, 16.0, 14.0)),
        ("Agence", cover.agency, (14.0, 12.0)),
        ("Date", cover.date_line, (12.0, 11.0, 10.0)),
    ):
        if text:
            put_text(page, name, [Line(text)], sizes)
    _finish(page)


def _add_section(setting: Setting, count: int) -> None:
    page = new_page(setting, Slide("deck.annexe", "Annexe"), "section", zones.HEIGHT)
    put_text(page, "Titre", [Line("Annexe")], (36,))
    words = "Le détail qui appuie les pages précédentes" if count > 1 else "Le détail qui appuie une page précédente"
    put_text(page, "Chapeau", [Line(words)], (18,))
    _finish(page)


def _describe(presentation: Any, cover: Cover) -> None:
    properties = presentation.core_properties
    properties.title = cover.footer
    properties.author = properties.last_modified_by = cover.agency
    properties.language = "fr-FR"
    properties.subject = cover.client
