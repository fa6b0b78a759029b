"""Which sheet of a corrected deck is which of the produced one, and which object of a sheet is which.

PowerPoint keeps names and tags. LibreOffice keeps the notes, where the id stands, and the places:
an object is then known by where it is, else by its text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from iwa.deck.contents import COVER
from iwa.deck.read_back import Piece, Sheet
from iwa.edits.book import base_id
from iwa.edits.folds import fields_now
from iwa.edits.texts import bare_title, same

MOVED = 45720  # EMU, a twentieth of an inch: less is a program's rounding
NEAR = 914400  # an inch: an object without its name is known again up to here
ALIKE = 0.6  # or by a text that is mostly the same


def aligned(origin: Sequence[Sheet], found: Sequence[Sheet], kept: Collection[str] = frozenset()) -> tuple[Sheet, ...]:
    """The found sheets with the ids and roles of the origin; the id is "" on those that a person added.

    Of two sheets with one id, the one with the origin's title is the slide, the other was added, as
    was a sheet of another deck. `kept` names slides that may be there without having been produced.
    """
    known = {sheet.id: sheet for sheet in origin}
    ids = [one if one in known or base_id(one) in kept else "" for one in _without_doubles(known, found)]
    for place, sheet in enumerate(found):
        if not ids[place]:
            ids[place] = _by_title(known, sheet, place, ids)
    return tuple(
        _known_again(known[slide_id], sheet) if slide_id in known else replace(sheet, id=slide_id)
        for slide_id, sheet in zip(ids, found, strict=True)
    )


def _known_again(origin: Sheet, found: Sheet) -> Sheet:
    return replace(found, id=origin.id, verdict=origin.verdict, pieces=_with_roles(origin, found))


def _without_doubles(known: dict[str, Sheet], found: Sequence[Sheet]) -> list[str]:
    ids = [sheet.id for sheet in found]
    for slide_id in {one for one in ids if one and ids.count(one) > 1}:
        places = [place for place, one in enumerate(ids) if one == slide_id]
        true = [place for place in places if slide_id in known and same(found[place].title, known[slide_id].title)]
        for place in places:
            if place != [*true, *places][0]:
                ids[place] = ""
    return ids


def _by_title(known: dict[str, Sheet], sheet: Sheet, place: int, ids: list[str]) -> str:
    """The id of the origin's sheet of the same title that no other is; the first sheet is the cover."""
    left = [one for one in known if one not in ids]
    if place == 0 and COVER in left:
        return COVER
    if sheet.id or not sheet.title:  # a copy, or a slide of another deck
        return ""
    return next((one for one in left if same(bare_title(known[one].title), bare_title(sheet.title))), "")


def _with_roles(origin: Sheet, found: Sheet) -> tuple[Piece, ...]:
    roles: dict[int, str] = {}
    for wanted, piece in _pairs(origin.pieces, found.pieces):
        if wanted not in roles.values() and piece not in roles:
            roles[piece] = wanted
        if len(roles) == min(len(origin.pieces), len(found.pieces)):
            break  # likeness, the last resort, is slow to measure
    named = (replace(p, role=roles.get(place, "")) if p.role else p for place, p in enumerate(found.pieces))
    return tuple(replace(piece, fields=fields_now(origin.piece(piece.role), piece)) for piece in named)


def _pairs(origin: Sequence[Piece], found: Sequence[Piece]) -> Iterator[tuple[str, int]]:
    """A role and an object that may have it, the surest pairs first."""
    pairs = [(a, place, b) for a in origin for place, b in enumerate(found) if _family(a) == _family(b)]
    yield from ((a.role, place) for a, place, b in pairs if a.role == b.role)
    near = sorted((_distance(a, b), a.role, place) for a, place, b in pairs if _offset(a, b) <= NEAR)
    yield from ((role, place) for distance, role, place in near if distance <= MOVED)
    worded = [(a, place, b) for a, place, b in pairs if a.paragraphs and b.paragraphs]
    yield from sorted((a.role, place) for a, place, b in worded if _text(a) == _text(b))
    yield from ((role, place) for _, role, place in near)
    alike = sorted((-_likeness(a, b), a.role, place) for a, place, b in worded)
    yield from ((role, place) for unlike, role, place in alike if unlike <= -ALIKE)


def _family(piece: Piece) -> str:
    return "texte" if piece.kind == "dessin" else piece.kind


def _offset(one: Piece, other: Piece) -> int:
    return max(abs(one.box[0] - other.box[0]), abs(one.box[1] - other.box[1]))


def _distance(one: Piece, other: Piece) -> int:
    return sum(abs(a - b) for a, b in zip(one.box, other.box, strict=True))


def _text(piece: Piece) -> str:
    return " ".join(piece.paragraphs)


def _likeness(one: Piece, other: Piece) -> float:
    return SequenceMatcher(None, _text(one), _text(other)).ratio()
