"""The dated events and breaks of a curve of months, with their legend."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Mark
from iwa.steps.events import BREAK_LABEL, META_BREAK, Marked, marks_at


def marks_of_months(month: ClientMonth, network: str, months: Sequence[str], labels: Sequence[str]) -> Marked:
    """The events of the agenda at the months in which they begin, and Meta's change of counting on its networks."""
    spans = {}
    for label, text in zip(labels, months, strict=True):
        whole = Month.parse(text)
        spans[label] = (pd.Timestamp(whole.first), pd.Timestamp(whole.last))
    marked = marks_at(month, network, spans)
    if network not in ("facebook", "instagram"):
        return marked
    breaks = [Mark(label, BREAK_LABEL, is_break=True) for label, (a, b) in spans.items() if a <= META_BREAK <= b]
    return Marked((*marked.marks, *breaks), marked.legend)
