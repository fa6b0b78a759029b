"""What was taken back of one deck, laid into the corrections that are already known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from iwa.edits.book import Addition, DeckEdit, Edits, SlideEdit
from iwa.edits.compare import Changes
from iwa.edits.texts import Text, same, texts_of_slide, words_of
from iwa.numbers import listed
from iwa.slides import Slide

WORDS = {"title": "titre", "subtitle": "chapeau", "message": "message", "decision": "décision", "notes": "notes"}


@dataclass(frozen=True)
class Taken:
    """One thing taken back: the slide's id, or the title of an added page, and French words."""

    where: str
    what: str


@dataclass
class _Merging:
    """The corrections as they grow, and what is told of it; `slides` are the month's, as the notebooks show them."""

    texts: dict[str, SlideEdit]
    slides: Mapping[str, Slide]
    told: list[Taken] = field(default_factory=list)


def merged(
    edits: Edits, changes: Changes, name: str, slides: Mapping[str, Slide], usual: Sequence[str]
) -> tuple[Edits, list[Taken]]:
    """The corrections with those of a deck, and what is new in them.

    A text that reads as the notebook's own again is no correction any more; so is an order that is
    `usual` again. Corrections of other slides and of other deliverables stay.
    """
    merging = _Merging(dict(edits.slides), slides)
    for slide_id, texts in changes.texts.items():
        _merge_texts(merging, slide_id, texts)
    deck = edits.deck(name)
    order = _order(deck, changes, usual)
    new = DeckEdit(
        order=order,
        hidden=_named(deck.hidden, changes.hidden),
        removed=_named(deck.removed, changes.removed),
        added=_added(deck.added, changes),
    )
    merging.told += _arrangement_told(deck, new)
    kept = {one: edit for one, edit in merging.texts.items() if edit != SlideEdit()}
    decks = {one: edit for one, edit in (edits.decks | {name: new}).items() if edit != DeckEdit()}
    return Edits(slides=kept, decks=decks), merging.told


def _merge_texts(merging: _Merging, slide_id: str, texts: Mapping[str, Text]) -> None:
    before = merging.texts.get(slide_id, SlideEdit())
    slide = merging.slides.get(slide_id)
    own = texts_of_slide(slide) if slide else {}
    back = [one for one, text in texts.items() if one in own and same(own[one], text)]
    wanted = {one: None if one in back else text for one, text in texts.items()}
    changed = {one: text for one, text in wanted.items() if _differs(getattr(before, one), text)}
    merging.texts[slide_id] = before.model_copy(update=changed)
    corrected = listed(WORDS[one] for one in changed if one not in back)
    restored = listed(WORDS[one] for one in changed if one in back)
    merging.told += [Taken(slide_id, corrected)] if corrected else []
    if restored:
        merging.told.append(Taken(slide_id, f"{restored} comme l’atelier l’écrit : votre correction est effacée"))


def _differs(one: Text | None, other: Text | None) -> bool:
    return one != other and (one is None or other is None or not same(one, other))


def _order(deck: DeckEdit, changes: Changes, usual: Sequence[str]) -> tuple[str, ...] | None:
    if changes.order is None:
        return deck.order
    is_usual = [one for one in usual if one in changes.order] == list(changes.order)
    return None if is_usual else changes.order


def _named(known: tuple[str, ...], changed: Mapping[str, bool]) -> tuple[str, ...]:
    kept = [one for one in known if changed.get(one, True)]
    return tuple(dict.fromkeys([*kept, *(one for one, state in changed.items() if state)]))


def _added(known: tuple[Addition, ...], changes: Changes) -> tuple[Addition, ...]:
    """Additions of other copies of the deck stay; those of this one are as they stand in it now."""
    before = {(one.after, _words(one)) for one in changes.added_before}
    now = {(one.after, _words(one)) for one in changes.added}
    if before == now:
        return known
    replaced = {words for _, words in before | now}
    unmoved = {_words(one): one for one in known if any(words == _words(one) for _, words in before & now)}
    own = [unmoved.get(_words(one), one) for one in changes.added]
    return (*(one for one in known if _words(one) not in replaced), *own)


def _words(addition: Addition) -> tuple[tuple[str, ...], ...]:
    return words_of(addition.title), words_of(addition.message), words_of(addition.notes)


def _arrangement_told(before: DeckEdit, after: DeckEdit) -> list[Taken]:
    told = [
        *(Taken(one, "masquée") for one in after.hidden if one not in before.hidden),
        *(Taken(one, "montrée à nouveau") for one in before.hidden if one not in after.hidden),
        *(Taken(one, "retirée") for one in after.removed if one not in before.removed),
        *(Taken(one, "remise") for one in before.removed if one not in after.removed),
        *(Taken(one.title, f"ajoutée après {one.after}") for one in after.added if one not in before.added),
        *(Taken(one.title, "ajout retiré ou réécrit") for one in before.added if one not in after.added),
    ]
    if before.order != after.order:
        told.append(Taken("ordre", "changé" if after.order else "à nouveau celui de l’atelier"))
    return told
