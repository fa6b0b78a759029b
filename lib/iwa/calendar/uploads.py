"""Posts as a scheduler takes them in one go: Hootsuite's bulk composer, one file a network.

Its layout: no header; day and hour (day before month, to be chosen so on its screen), message, link; 350 posts
a file at most; minutes that end in 0 or 5. Metricool, Buffer and Agorapulse are left out: their columns are
those of a template that each account downloads, and no page of theirs that says them whole was found.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from iwa.calendar.row import PlannedPost
from iwa.networks import NAMES

MOST = 350  # posts of a file
STEP = 5  # minutes
NO_LINK = ("instagram", "tiktok")  # where a link in a caption leads nowhere
SCHEDULED = "programmé"
DONE = ("publié", "reporté", "abandonné")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


def uploads(rows: Sequence[PlannedPost]) -> dict[str, tuple[str, bytes]]:
    """A file for each network on which a post is ready to be scheduled; by name, with its title."""
    found: dict[str, tuple[str, bytes]] = {}
    for network, label in NAMES.items():
        own = [row for row in rows if row.network == network and is_ready(row)]
        parts = [own[start : start + MOST] for start in range(0, len(own), MOST)]
        for rank, part in enumerate(parts, start=1):
            suffix = f"-{rank}" if len(parts) > 1 else ""
            found[f"hootsuite-{network}{suffix}.csv"] = f"Publications à programmer, {label}", _file(part)
    return found


def is_ready(row: PlannedPost) -> bool:
    """Whether a row can be given to a scheduler: written, approved, with its hour, and still to come."""
    is_approved = row.approved_on is not None or row.status == SCHEDULED
    return bool(row.text) and row.hour is not None and is_approved and row.status not in DONE


def _file(rows: Sequence[PlannedPost]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerows(_lines(rows))
    return made.getvalue().encode()


def _lines(rows: Sequence[PlannedPost]) -> Iterator[tuple[str, str, str]]:
    for row in sorted(rows, key=lambda one: (one.day, str(one.hour))):
        if row.hour is not None:
            minute = row.hour.minute - row.hour.minute % STEP
            yield f"{row.day:%d/%m/%Y} {row.hour.hour:02d}:{minute:02d}", _safe(row.text or ""), _link(row)


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> _safe("=1+1"), _safe("Le levain")
    (' =1+1', 'Le levain')
    """
    return f" {text}" if text.startswith(FORMULA_SIGNS) else text


def _link(row: PlannedPost) -> str:
    """The link that goes with a text, unless it is in it."""
    link = row.link or row.page or ""
    return "" if row.network in NO_LINK or link in (row.text or "") else link
