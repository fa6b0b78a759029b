"""A corrected deck against what it said before: what to take back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iwa.deck.contents import ANNEX, COVER
from iwa.deck.folds import MESSAGE
from iwa.deck.read_back import FOOTER, TITLE, Sheet
from iwa.deck.sources import OWN
from iwa.edits.book import ADDED, Addition, base_id
from iwa.edits.left import LABEL
from iwa.edits.texts import FIELDS, Text, bare_title, same, spoken, texts_of

UNTITLED = "Page ajoutée"
NOT_SAID = (TITLE, FOOTER, LABEL, "Source", "Verdict")


@dataclass(frozen=True)
class Changes:
    """What a person changed in one deliverable.

    `texts` by slide id and field; `order` is the whole new order, None when it is as before;
    `hidden` and `removed` hold the slides whose state is another one than before. `added` are all
    pages of the person's own that the deck has now, `added_before` those that it had.
    """

    texts: dict[str, dict[str, Text]]
    order: tuple[str, ...] | None
    hidden: dict[str, bool]
    removed: dict[str, bool]
    added: tuple[Addition, ...]
    added_before: tuple[Addition, ...]


def compare(before: Sequence[Sheet], now: Sequence[Sheet]) -> Changes:
    """What changed between two states of a deck, both aligned with what was produced."""
    first, last = _slides(before), _slides(now)
    common = [one for one in first if one in last]
    texts = {one: _texts(first[one], last[one]) for one in common}
    hidden = {one: _is_hidden(last[one]) for one in common if _is_hidden(first[one]) != _is_hidden(last[one])}
    gone = {one: True for one in first if one not in last} | {one: False for one in last if one not in first}
    added, added_before = _additions(now), _additions(before)
    return Changes({one: found for one, found in texts.items() if found}, _order(before, now), hidden, gone, added, added_before)  # fmt: skip


def is_added(sheet: Sheet) -> bool:
    """Whether a person added the sheet, now or before the deck was produced."""
    return not sheet.id or sheet.id.startswith(ADDED)


def _slides(sheets: Sequence[Sheet]) -> dict[str, list[Sheet]]:
    """The slides of the notebooks by id, each with all the parts of its table."""
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        if not is_added(sheet) and not sheet.id.startswith(OWN):
            found.setdefault(base_id(sheet.id), []).append(sheet)
    return found


def _is_hidden(parts: list[Sheet]) -> bool:
    return all(sheet.hidden for sheet in parts)


def _texts(before: list[Sheet], now: list[Sheet]) -> dict[str, Text]:
    """The fields that read otherwise; where two parts of a slide differ, the first one corrected counts.

    A message goes on from part to part: it is the paragraphs of all, those of a part that is gone as they were.
    """
    known = {sheet.id: texts_of(sheet) for sheet in before}
    changed: dict[str, Text] = {}
    for sheet in now:
        texts = texts_of(sheet)
        for field in FIELDS:
            if sheet.id in known and field not in changed and not same(known[sheet.id][field], texts[field]):
                changed[field] = texts[field]
    if MESSAGE in changed:
        told = known | {sheet.id: texts_of(sheet) for sheet in now if sheet.id in known}
        changed[MESSAGE] = tuple(line for texts in told.values() for line in texts[MESSAGE])
    return {field: text for field, text in changed.items() if field != "title" or text}


def _sequence(sheets: Sequence[Sheet]) -> list[str]:
    """The ids in order, that of the page before the annex among them."""
    ids = [sheet.id for sheet in sheets if sheet.id == ANNEX or not (is_added(sheet) or sheet.id.startswith(OWN))]
    return list(dict.fromkeys(map(base_id, ids)))


def _order(before: Sequence[Sheet], now: Sequence[Sheet]) -> tuple[str, ...] | None:
    first, last = _sequence(before), _sequence(now)
    moved = [one for one in first if one in last] != [one for one in last if one in first]
    return tuple(last) if moved else None


def _additions(sheets: Sequence[Sheet]) -> tuple[Addition, ...]:
    found, after = [], COVER
    for sheet in sheets:
        if is_added(sheet):
            found.append(_addition(sheet, after))
        else:
            after = base_id(sheet.id)
    return tuple(found)


def _addition(sheet: Sheet, after: str) -> Addition:
    said = [line for piece in sheet.pieces if piece.role not in NOT_SAID for line in piece.paragraphs]
    title = bare_title(sheet.title) or (said.pop(0) if said else UNTITLED)
    return Addition(after=after, title=title, message=tuple(said), notes=spoken(sheet.notes))
