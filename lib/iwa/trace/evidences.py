"""A number with all that stands behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from iwa.client_month import ClientMonth
from iwa.evidence import Evidence, FileRow
from iwa.slides import Number, Slide
from iwa.trace.derived import definition_of, label_of
from iwa.trace.likeness import printed_like
from iwa.trace.rows import rows_of
from iwa.trace.values import value_of


def evidence_of(month: ClientMonth, number: Number) -> Evidence:
    """The rows behind a number, and the figure counted again from them."""
    again = printed_like(number.text, value_of(month, number))
    rows = tuple(rows_of(month, number))
    return Evidence(number, label_of(number), definition_of(number.measure), rows, again)


def named_only(number: Number) -> Evidence:
    """A number with its measure's name, without rows: the month's tables are not there."""
    return Evidence(number, label_of(number), definition_of(number.measure), (), "")


def rows_behind(month: ClientMonth, slides: Iterable[Slide]) -> dict[str, tuple[Evidence, ...]]:
    """The rows behind each number of each slide, by its id; nothing is counted again."""
    known: dict[str, tuple[FileRow, ...]] = {}
    found = {}
    for slide in slides:
        for number in slide.numbers:
            if _key(number) not in known:
                known[_key(number)] = tuple(rows_of(month, number))
        found[slide.id] = tuple(replace(named_only(one), rows=known[_key(one)]) for one in slide.numbers)
    return found


def _key(number: Number) -> str:
    """What a number is but where it stands."""
    parts = [number.text, number.measure, number.table, number.where]
    return json.dumps(parts, sort_keys=True, ensure_ascii=False)


def evidence_for(month: ClientMonth, numbers: Iterable[Number]) -> list[Evidence]:
    """The same for many, each distinct figure worked out once."""
    known: dict[str, Evidence] = {}
    found = []
    for number in numbers:
        if _key(number) not in known:
            known[_key(number)] = evidence_of(month, number)
        found.append(replace(known[_key(number)], number=number))
    return found
