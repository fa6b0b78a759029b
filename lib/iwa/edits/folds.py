"""What the paragraphs of a corrected message are, where the subtitle, the decision or the source stand in it too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from iwa.deck.folds import MESSAGE
from iwa.deck.read_back import Piece
from iwa.edits.texts import DECIDED, words_of

OPENINGS = {"decision": DECIDED, "source": re.compile(r"Source\s*:\s")}
ALIKE = 0.6  # of its letters: from which a reworded paragraph is the same one


def fields_now(origin: Piece | None, found: Piece) -> tuple[str, ...]:
    """The fields of the found paragraphs by those of the origin; none where the origin has none.

    A paragraph keeps its field where it stands unchanged, reworded in its place, or mostly alike; a
    decision and a source also by the word that opens them. What a person adds is of the message.
    """
    if origin is None or not origin.fields:
        return ()
    before, now = words_of(origin.paragraphs), words_of(found.paragraphs)
    fields: list[str] = []
    for kind, first, last, begin, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        known = list(zip(origin.fields[first:last], before[first:last], strict=True))
        if kind == "equal" or (kind == "replace" and last - first == end - begin):
            fields += [field for field, _ in known]
        else:
            fields += [_field(text, known, origin.fields) for text in now[begin:end]]
    return tuple(fields)


def _field(text: str, replaced: Sequence[tuple[str, str]], fields: Sequence[str]) -> str:
    opened = (field for field, opening in OPENINGS.items() if field in fields and opening.match(text))
    alike = [(SequenceMatcher(None, was, text).ratio(), field) for field, was in replaced]
    nearest = max(alike, default=(0.0, MESSAGE))
    return next(opened, nearest[1] if nearest[0] >= ALIKE else MESSAGE)
