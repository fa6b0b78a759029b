"""A deck from slides: `build_deck` gives the bytes of the .pptx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from iwa.deck.arrange import content_end, folded, for_client, layout_of, unique_titles
from iwa.deck.blanks import drop_empty, new_page, notes_place
from iwa.deck.brand import Brand
from iwa.deck.checks.saved import deck_faults
from iwa.deck.content import FILL
from iwa.deck.contents import (
    ANNEX,
    ANNEXED,
    CONTENTS,
    COVER,
    chapters,
    fill_contents,
    link_contents,
    listed_chapters,
    with_contents,
    write_sections,
)
from iwa.deck.fit import text_width
from iwa.deck.freeze import frozen
from iwa.deck.logo import place_logo
from iwa.deck.marks import mark_run, mark_slide
from iwa.deck.opened import finish, opened
from iwa.deck.page import Page, Setting, put_text
from iwa.deck.parts import parts
from iwa.deck.places import Ladder
from iwa.deck.sizes import (
    COVER_TEXTS,
    COVER_TITLE,
    DECISION,
    SECTION_TEXT,
    SECTION_TITLE,
    SMALL,
    SUBTITLE,
    TAG,
    TITLE,
    VERDICT,
)
from iwa.deck.sources import speaker_notes
from iwa.deck.writing import Line, write
from iwa.numbers import counted
from iwa.slides import Slide
from iwa.source_lines import source_line


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
    """The .pptx of these slides: cover, body, then the annex behind its section slide; a page of contents where they are many.

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
    presentation, places, palette = opened(brand)
    setting = Setting(presentation, places, cover.footer, run_hash, client_folder, palette)
    if places.remarks:
        setting.findings.append(_told_of(brand, len(places.remarks)))
    setting.findings.extend(place_logo(presentation, brand))
    shown = unique_titles([part for slide in for_client(slides) for part in parts(slide, places)])
    pages = _pages(cover, shown)
    for page in pages:
        _add_page(setting, cover, page, pages)
    if any(page.id == CONTENTS for page in pages):
        link_contents(presentation, pages)
        write_sections(presentation, chapters(pages))
    finish(presentation, palette)
    mark_run(presentation, run_hash)
    _describe(presentation, cover)
    buffer = BytesIO()
    presentation.save(buffer)
    return Deck(frozen(buffer.getvalue()), tuple(setting.findings))


def _pages(cover: Cover, shown: Sequence[Slide]) -> list[Slide]:
    """All pages in their order, those that the deck adds of itself among them."""
    body, annex = [s for s in shown if not s.annex], [s for s in shown if s.annex]
    divider = [Slide(ANNEX, ANNEXED)] if annex else []
    return with_contents([Slide(COVER, cover.title), *body, *divider, *annex])


def _add_page(setting: Setting, cover: Cover, page: Slide, pages: Sequence[Slide]) -> None:
    if page.id == COVER:
        _add_cover(setting, page, cover)
    elif page.id == CONTENTS:
        _add_contents(setting, page, pages)
    elif page.id == ANNEX:
        _add_section(setting, page, sum(one.annex for one in pages))
    else:
        _add_slide(setting, page)


def _told_of(brand: Brand, count: int) -> str:
    """That a brand's own master is not all that it should be; the command that checks says each thing once."""
    name = brand.master.name if brand.master else ""
    return f"Masque « {name} » : {counted(count, 'remarque')}, à lire avec « iwa check »."


def _add_slide(setting: Setting, slide: Slide) -> None:
    layout = layout_of(slide, setting.places)
    shown = folded(slide, layout)
    page = new_page(setting, shown, layout, content_end(shown, layout))
    put_text(page, "Titre", [Line(shown.title)], _title_sizes(page))
    if shown.subtitle:
        put_text(page, "Chapeau", [Line(shown.subtitle)], SUBTITLE)
    if shown.verdict:
        put_text(page, "Verdict", [Line(shown.verdict)], VERDICT)
    FILL[layout.name](page)
    if shown.decision:
        if page.has("Étiquette décision"):
            put_text(page, "Étiquette décision", [Line("Décision")], TAG)
        put_text(page, "Décision", [Line(shown.decision)], DECISION)
    _put_source(page)
    _finish(replace(page, slide=slide))


def _title_sizes(page: Page) -> Ladder:
    """One line in a slightly smaller size rather than a last word alone on a second line."""
    place = page.place("Titre")
    left, _, right, _ = place.inset
    width = (place.box.width - left - right) * 72
    sizes = TITLE.on(place)[:2]
    one_line = tuple(size for size in sizes if text_width(page.slide.title, size, place.face) <= width)
    return Ladder(place.size, one_line) if one_line else TITLE


def _put_source(page: Page) -> None:
    """The source line, naming fewer files when it would be too long."""
    if not page.has("Source"):
        return
    source = page.slide.source
    lines = [source_line(source, named) for named in (2, 1, 0)]
    if source.files:  # the notes name them all
        lines += [source_line(replace(source, exports="", count=count), 0) for count in (source.count, "")]
    _put_shortest(page, "Source", lines)


def _put_shortest(page: Page, name: str, texts: Sequence[str]) -> None:
    """The first of the texts, from the longest to the shortest, that stands on one line; else the last."""
    place = page.place(name)
    left, _, right, _ = place.inset
    width = (place.box.width - left - right) * 72
    size = SMALL.on(place)[-1]
    fitting = (text for text in texts if text_width(text, size, place.face) <= width)
    chosen = next(fitting, texts[-1])
    if chosen:
        put_text(page, name, [Line(chosen)], Ladder(place.size, (size,)))


def _finish(page: Page) -> None:
    if page.has("Pied de page"):
        cover = page.setting.footer.split(" – ")
        _put_shortest(page, "Pied de page", [" – ".join(cover[:count]) for count in range(len(cover), 0, -1)])
    drop_empty(page)
    mark_slide(page)
    if page.slide.hidden:
        page.sheet._element.set("show", "0")
    notes = speaker_notes(page.slide)
    if notes:
        write(notes_place(page), [Line(text, after=4) for text in notes], 12)


def _add_cover(setting: Setting, slide: Slide, cover: Cover) -> None:
    layout = setting.places.layouts["couverture"]
    page = new_page(setting, slide, layout, layout.slide.bottom)
    texts = {"Client": cover.client, "Période": cover.period, "Agence": cover.agency, "Date": cover.date_line}
    held = _held({name: text for name, text in texts.items() if text}, [name for name in texts if page.has(name)])
    title = cover.title if held else cover.footer
    put_text(page, "Titre", [Line(title)], COVER_TITLE)
    for name, lines in held.items():
        put_text(page, name, [Line(text) for text in lines], COVER_TEXTS[name])
    _finish(page)


def _held(texts: dict[str, str], places: list[str]) -> dict[str, list[str]]:
    """The texts of the cover by place: its own, else the last one before it, else the first there is."""
    names, held = list(texts), dict[str, list[str]]()
    for name in names if places else []:
        before = [place for place in places if list(COVER_TEXTS).index(place) <= list(COVER_TEXTS).index(name)]
        held.setdefault(before[-1] if before else places[0], []).append(texts[name])
    return held


def _add_contents(setting: Setting, slide: Slide, pages: Sequence[Slide]) -> None:
    layout = setting.places.layouts["sommaire"]
    page = new_page(setting, slide, layout, layout.slide.bottom)
    fill_contents(page, listed_chapters(pages))
    _finish(page)


def _add_section(setting: Setting, slide: Slide, count: int) -> None:
    layout = setting.places.layouts["section"]
    page = new_page(setting, slide, layout, layout.slide.bottom)
    put_text(page, "Titre", [Line(slide.title)], SECTION_TITLE)
    words = "Le détail qui appuie les pages précédentes" if count > 1 else "Le détail qui appuie une page précédente"
    if page.has("Chapeau"):
        put_text(page, "Chapeau", [Line(words)], SECTION_TEXT)
    _finish(page)


def _describe(presentation: Any, cover: Cover) -> None:
    properties = presentation.core_properties
    properties.title = cover.footer
    properties.author = properties.last_modified_by = cover.agency
    properties.language = "fr-FR"
    properties.subject = cover.client
