"""The blocks of Meta's audience export, and the names and figures that stand in each."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd

from iwa.exports import cells
from iwa.exports.meta.blocks import Line, subject_of
from iwa.exports.wording import normalised

AGES, COUNTRIES, CITIES, FOLLOWERS = "âge et sexe", "pays", "ville", "abonnés"
TITLES: dict[str, tuple[str, ...]] = {
    AGES: ("Age & gender", "Age and gender", "Âge et genre", "Âge et sexe"),
    COUNTRIES: ("Top countries", "Principaux pays"),
    CITIES: ("Top cities", "Top towns/cities", "Principales villes"),
    FOLLOWERS: ("Followers", "Abonnés"),
}
SEXES = {"women": "Femmes", "femmes": "Femmes", "men": "Hommes", "hommes": "Hommes"}
LONGEST_FIGURE = 30  # characters
_AGE = re.compile(r"\d\d\s*[-–]\s*\d\d|\d\d\s*\+")

Named = tuple[str, str, int]  # a name, the text of its figure, the row of that


@dataclass
class Block:
    """A title and the lines under it; `dimension` is "" when neither title nor content tells."""

    row: int
    title: str
    dimension: str = ""
    lines: list[Line] = field(default_factory=list)


def blocks_in(rows: list[Line]) -> list[Block]:
    """The lines under the title they belong to: one that is known, or alone on its line after a blank one."""
    found: list[Block] = []
    before = -1
    for row, texts in rows:
        alone = len(texts) == 1 and not is_figure(texts[0])
        if alone and (row > before + 1 or subject_of(texts[0], TITLES)):
            found.append(Block(row, texts[0]))
        elif found:
            found[-1].lines.append((row, texts))
        before = row
    for block in found:
        block.dimension = subject_of(block.title, TITLES) or _told_by_content(block.lines)
    return found


def _told_by_content(block: list[Line]) -> str:
    """Ages under a line of sexes; names of which most hold a comma are cities, the others countries."""
    if len(block) > 1 and _is_of_ages(block):
        return AGES
    pairs = pairs_in(block)
    if not pairs:
        return ""
    return CITIES if sum("," in name for name, _, _ in pairs) * 2 > len(pairs) else COUNTRIES


def _is_of_ages(block: list[Line]) -> bool:
    (_, header), (_, first) = block[:2]
    return header[0] == "" and len(header) > 1 and bool(_AGE.fullmatch(first[0]))


def is_of_names(texts: tuple[str, ...]) -> bool:
    return not any(is_figure(text) for text in texts)


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """Whether a cell holds a number; most cells of other exports are words, told at a glance."""
    if len(text) > LONGEST_FIGURE or not any(letter.isdigit() for letter in text):
        return False
    values, _ = cells.numbers(pd.Series([text], dtype="str"))
    return bool(values.notna().all())


def by_sex(block: list[Line]) -> list[Named]:
    """The shares of a table with the sexes across and the ages down."""
    if not block or block[0][1][0]:
        return []
    sexes = [SEXES.get(normalised(sex), sex) for sex in block[0][1][1:]]
    return [
        (f"{sex} {texts[0]}", text, row)
        for row, texts in block[1:]
        if _AGE.fullmatch(texts[0])
        for sex, text in zip(sexes, texts[1:], strict=False)
    ]


def pairs_in(block: list[Line]) -> list[Named]:
    """Names and their figures, a pair a line or a line of names over a line of figures."""
    down = [
        (texts[0], texts[1], row)
        for row, texts in block
        if len(texts) == 2 and not is_figure(texts[0]) and is_figure(texts[1])
    ]
    if down:
        return down
    return [
        (name, text, row)
        for (_, names), (row, texts) in itertools.pairwise(block)
        if is_of_names(names) and not is_of_names(texts) and len(names) == len(texts)
        for name, text in zip(names, texts, strict=True)
    ]


def total(block: list[Line]) -> list[Named]:
    """The number of followers: the first figure under the title, whatever Meta's own name stands between."""
    found = [(text, row) for row, texts in block for text in texts if is_figure(text)]
    return [("total", *found[0])] if found else []
