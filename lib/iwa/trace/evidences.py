"""A number with all that stands behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from iwa.client_month import ClientMonth
from iwa.evidence import Evidence
from iwa.slides import Number
from iwa.trace.derived import definition_of, label_of
from iwa.trace.likeness import printed_like
from iwa.trace.rows import rows_of
from iwa.trace.values import value_of


def evidence_of(month: ClientMonth, number: Number) -> Evidence:
    """The rows behind a number, and the figure counted again from them."""
    again = printed_like(number.text, value_of(month, number))
    rows = tuple(rows_of(month, number))
    return Evidence(number, label_of(number.measure), definition_of(number.measure), rows, again)


def named_only(number: Number) -> Evidence:
    """A number with its measure's name, without rows: the month's tables are not there."""
    return Evidence(number, label_of(number.measure), definition_of(number.measure), (), "")


def evidence_for(month: ClientMonth, numbers: Iterable[Number]) -> list[Evidence]:
    """The same for many, each distinct figure worked out once."""
    known: dict[str, Evidence] = {}
    found = []
    for number in numbers:
        key = json.dumps([number.text, number.measure, number.table, number.where], sort_keys=True, ensure_ascii=False)
        if key not in known:
            known[key] = evidence_of(month, number)
        found.append(replace(known[key], number=number))
    return found
