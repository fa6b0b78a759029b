"""The lines of a slide that somebody reads as prose, and what of a client is masked in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import yaml

from iwa.client_month import ClientMonth
from iwa.slides import Blocks, Calendar, Cards, Comparison, Exhibit, Figures, Matrix, Process, Slide, Table
from iwa.workspace import shipped

FEWEST = 4  # words of a line: less is a label
WORD = re.compile(r"[^\W\d_]{2,}")
FIGURE = re.compile(r"[+−-]?\d+(?:[\s.,/]\d+)*(?:er)?")


def lines_of(slide: Slide) -> Iterator[str]:
    """Title, messages, decision and what the exhibits say; not headings, heads and first cells, not the notes.

    A term of the method, word for word, is none of the slide's own.
    """
    if slide.id.endswith(".definitions"):
        return  # what a measure counts is said alike to all
    told = [slide.title, *slide.message, slide.decision]
    for exhibit in (slide.exhibit, slide.second):
        told += _said(exhibit)
    for text in told:
        if len(WORD.findall(text)) >= FEWEST and bare(text) not in method_terms():
            yield text


def _said(exhibit: Exhibit | None) -> list[str]:
    if isinstance(exhibit, Table):
        return [cell for row in exhibit.rows for cell in row[1:]]
    if isinstance(exhibit, Figures):
        return [text for item in exhibit.items for text in (item.value, item.detail)]
    if isinstance(exhibit, Cards):
        return [text for item in exhibit.items for text in (item.text, *item.lines)]
    if isinstance(exhibit, Comparison):
        return [text for card in (exhibit.before, exhibit.after) for text in (card.text, *card.lines)]
    if isinstance(exhibit, Blocks | Matrix | Process):
        return [line for item in exhibit.items for line in item.lines]
    if isinstance(exhibit, Calendar):
        return [entry for week in exhibit.weeks for day in week for entry in day.entries]
    return []


def bare(text: str) -> str:
    """A text without case, with ordinary spaces and no final stop."""
    return " ".join(text.split()).casefold().rstrip(".")


@cache
def method_terms() -> frozenset[str]:
    """Every text of the method's files."""
    found: set[str] = set()

    def walk(part: Any) -> None:
        if isinstance(part, dict):
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)
        elif isinstance(part, str):
            found.add(bare(part))

    for file in sorted(shipped("templates", "method").glob("*.yaml")):
        walk(yaml.safe_load(file.read_text("utf-8")))
    return frozenset(found)


def mask_of(month: ClientMonth) -> Callable[[str], str]:
    """A text without its figures and the client's own names: its own, its accounts', its people's."""
    accounts = [account.name for account in month.client.networks.values()]
    people = [name for person in month.dossier.team for name in (person.name, *person.name.split())]
    names = sorted({month.client.name, *accounts, *people}, key=len, reverse=True)
    own = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names if len(name) > 2))
    return lambda text: bare(FIGURE.sub("#", own.sub("@", text)))
