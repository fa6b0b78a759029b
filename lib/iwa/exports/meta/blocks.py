"""The blocks of Meta's overview and audience files: a title alone on its line, then a small table.

Several blocks stand one under the other, mostly parted by a blank line. A spreadsheet that saved
the file may have padded lines with blanks, and kept or lost the `sep=` line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from iwa.exports.document import Sheet
from iwa.exports.wording import normalised
from iwa.networks import META

Line = tuple[int, tuple[str, ...]]  # row number, and its cells without the blank ones at the end
_SEPARATOR = re.compile(r"sep\s*=")
_LINKS = re.compile(r"\s+(?:on|from|sur|de|d')$")


def lines(rows: Iterable[tuple[int, list[str]]]) -> list[Line]:
    """The lines that hold something, a `sep=` line left out."""
    found = [(row, _without_end(cells)) for row, cells in rows]
    return [(row, cells) for row, cells in found if cells and not _SEPARATOR.match(cells[0])]


def lines_of(sheet: Sheet) -> list[Line]:
    """All the lines of a sheet that hold something."""
    return lines(zip(sheet.cells.index.tolist(), sheet.cells.to_numpy(dtype="object").tolist(), strict=True))


def _without_end(cells: list[str]) -> tuple[str, ...]:
    texts = [cell.strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def network_in(title: str) -> str:
    """The network that a title names, "" when it names none or both.

    >>> network_in("Facebook reach"), network_in("Views")
    ('facebook', '')
    """
    named = [network for network in META if network in normalised(title)]
    return named[0] if len(named) == 1 else ""


def subject_of(title: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """What a title is about, whichever network it names: the key of `known` that lists it, else "".

    >>> subject_of("Couverture sur Facebook", {"reach": ("Reach", "Couverture")})
    'reach'
    """
    words = [word for word in normalised(title).split() if word not in META]
    bare = _LINKS.sub("", " ".join(words))
    return next((name for name, titles in known.items() if bare in map(normalised, titles)), "")
