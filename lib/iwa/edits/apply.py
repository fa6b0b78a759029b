"""Corrections laid over the slides of a month: texts everywhere, the rest in one deliverable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from iwa.deck.contents import ANNEX, CONTENTS, COVER
from iwa.edits.book import ADDED, Addition, DeckEdit, Edits, SlideEdit
from iwa.edits.figures import figures_shown, figures_told
from iwa.numbers import listed
from iwa.slides import Slide
from iwa.typography import french

FRENCH = {"title": "le titre", "subtitle": "le chapeau", "message": "le message", "decision": "la décision", "notes": "les notes"}  # fmt: skip


def with_texts(slides: Iterable[Slide], edits: Edits) -> list[Slide]:
    """The slides with their corrected texts, each with its no-break spaces.

    >>> edits = Edits(slides={"a.b": SlideEdit(title="Un titre à nous")})
    >>> [slide.title for slide in with_texts([Slide("a.b", "Un fait"), Slide("a.c", "Un autre")], edits)]
    ['Un titre à nous', 'Un autre']
    """
    return [_corrected(slide, edits.slides[slide.id]) if slide.id in edits.slides else slide for slide in slides]


def _corrected(slide: Slide, edit: SlideEdit) -> Slide:
    texts: dict[str, Any] = {
        field: tuple(map(french, text)) if isinstance(text, tuple) else french(text)
        for field, text in _texts(edit).items()
    }
    if "notes" in texts:
        texts["notes"] = "\n".join(texts["notes"])
    return replace(slide, **texts)


def _texts(edit: SlideEdit) -> dict[str, str | tuple[str, ...]]:
    return {field: text for field in FRENCH if (text := getattr(edit, field)) is not None}


def arranged(slides: Sequence[Slide], edit: DeckEdit, name: str) -> list[Slide]:
    """A deliverable's slides in the corrected order, without the removed ones, with the added ones.

    A slide that the order does not name stays after its usual neighbour; a name that is no slide of
    this month is passed over.
    """
    if edit == DeckEdit():
        return list(slides)
    kept = [replace(s, hidden=True) if s.id in edit.hidden else s for s in slides if s.id not in edit.removed]
    ordered = kept if edit.order is None else _ordered(kept, edit.order)
    return _with_additions(sorted(ordered, key=lambda slide: slide.annex), edit.added, name)


def _ordered(slides: Sequence[Slide], order: Sequence[str]) -> list[Slide]:
    usual = {slide.id: slide for slide in slides}
    ids = [one for one in dict.fromkeys(order) if one in usual or one == ANNEX]
    annexed = set(ids[ids.index(ANNEX) :]) if ANNEX in ids else set()
    placed = {one: replace(usual[one], annex=one in annexed) for one in ids if one != ANNEX and ANNEX in ids}
    before = None
    for one in usual:
        if one not in ids:
            ids.insert(ids.index(before) + 1 if before else 0, one)
        before = one
    return [placed.get(one, usual[one]) for one in ids if one != ANNEX]


def _with_additions(slides: list[Slide], added: Sequence[Addition], name: str) -> list[Slide]:
    """Several pages after one slide come in the order of the file."""
    result = slides.copy()
    for place, addition in enumerate(added, start=1):
        page = Slide(
            f"{ADDED}{name}.{place}",
            french(addition.title),
            message=tuple(map(french, addition.message)),
            notes="\n".join(map(french, addition.notes)),
        )
        at, annex, chapter = _place(result, addition.after)
        result.insert(at, replace(page, annex=annex, chapter=chapter))
    return result


def _place(slides: Sequence[Slide], after: str) -> tuple[int, bool, str]:
    """Where a page is laid that comes after a slide, whether that is in the annex, and the chapter it joins.

    Else it is laid at the end of the body. After the page of contents it joins the first chapter, else it would come before it.
    """
    first_annex = next((at for at, slide in enumerate(slides) if slide.annex), len(slides))
    first_chapter = next((at for at, slide in enumerate(slides) if slide.chapter), 0)
    own = {COVER: -1, CONTENTS: first_chapter - 1, ANNEX: first_annex - 1}
    found = {slide.id: at for at, slide in enumerate(slides)} | own
    if after not in found or (after == ANNEX and first_annex == len(slides)):
        return first_annex, False, slides[first_annex - 1].chapter if first_annex else ""
    at = found[after] + 1
    chapter, annex = "", after == ANNEX
    if after == CONTENTS:
        chapter = next((slide.chapter for slide in slides if slide.chapter), "")
    elif after not in own:
        chapter, annex = slides[found[after]].chapter, slides[found[after]].annex
    while at < len(slides) and slides[at].id.startswith(ADDED) and slides[at].chapter == chapter:
        at += 1
    return at, annex, chapter


def remarks(edits: Edits, slides: Sequence[Slide], decks: Sequence[str], file: str) -> list[str]:
    """French sentences about corrections without effect, and about figures in them that the slide does not show.

    `slides` are those of the month as the notebooks show them, `decks` all deliverables there are, `file` the
    name of the corrections' file.
    """
    known = {slide.id: slide for slide in slides}
    absent = listed(f"« {one} »" for one in _named(edits) if one not in {*known, COVER, CONTENTS, ANNEX})
    strange = listed(f"« {one} »" for one in edits.decks if one not in decks)
    told = []
    if absent:
        told.append(f"{file} corrige {absent}, que ce mois n’a pas : la correction y reste pour une autre fois.")
    if strange:
        told.append(f"{file} nomme {strange}, qu’aucun pack ne livre : rien n’en est fait.")
    unshown = [said for one, edit in edits.slides.items() if one in known for said in _unshown(known[one], edit)]
    return told + [f"{said} : à revoir dans {file}." for said in unshown]


def _named(edits: Edits) -> list[str]:
    """The slides that the corrections name, but in an order, which outlives the slides that come and go."""
    found = list(edits.slides)
    for edit in edits.decks.values():
        after = (addition.after for addition in edit.added if not addition.after.startswith(ADDED))
        found += [*edit.hidden, *edit.removed, *after]
    return list(dict.fromkeys(found))


def _unshown(slide: Slide, edit: SlideEdit) -> list[str]:
    """The figures of the corrected texts that the slide, as the notebook shows it, does not hold."""
    shown, told = figures_shown(slide), []
    for field, text in _texts(edit).items():
        said = figures_told(text if isinstance(text, str) else "\n".join(text))
        strange = [figure for figure, value in said.items() if value not in shown]
        if strange:
            figures = listed(f"« {figure} »" for figure in strange)
            verb = "disent" if field == "notes" else "dit"
            told.append(f"« {slide.id} » : {FRENCH[field]} de votre correction {verb} {figures}, que la diapositive ne montre pas")  # fmt: skip
    return told
