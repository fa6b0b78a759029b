"""The figures that a month's report was made from, kept beside it: `runs/<month>/chiffres.csv`.

The month's tables do not do for that: `iwa check`, or a notebook opened by hand, makes them anew
when exports come in, while the deck that the client gets is the one of the last run.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from iwa.measures.by_entry import OF_ENTRIES
from iwa.measures.goals import Figures
from iwa.measures.registry import MEASURES
from iwa.measures.relation_series import ALL
from iwa.month_state import last_sent
from iwa.months import Month
from iwa.whole_files import write_text
from iwa.workspace import ClientFolder

COLUMNS = ("network", "measure", "month", "value")
MONTHS = 13  # what a report shows: the month, the year before it


@dataclass(frozen=True)
class Reported:
    """The last month that was sent: its day, its figures ({} when they are lost), what it was made from."""

    month: Month
    on: date
    figures: Figures
    inputs: Mapping[str, str]


def with_entries(figures: Figures, entries: pd.DataFrame) -> Figures:
    """The figures with what the team entered: by network, and for the client as a whole under "all".

    >>> rows = pd.DataFrame({"indicator": ["leads"], "network": [None], "month": ["2026-10"], "value": [7.0]})
    >>> with_entries({}, rows)
    {('all', 'leads', '2026-10'): 7.0}
    """
    found = dict(figures)
    for (name, month), rows in entries.groupby(["indicator", "month"], sort=True):
        if name in OF_ENTRIES:
            parts = {ALL: rows, **dict(iter(rows[rows["network"].notna()].groupby("network", observed=True)))}
            values = {str(network): MEASURES[str(name)].over(own) for network, own in parts.items()}
            found |= {(network, str(name), str(month)): v for network, v in values.items() if pd.notna(v)}
    return found


def figures_text(figures: Figures, month: Month) -> str:
    """The known figures of the month and of the year before it, one a line, in one order."""
    months = {str(one) for one in month.months_back(MONTHS)}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((*key, repr(float(figures[key]))) for key in sorted(figures) if key[2] in months)
    return text.getvalue()


def write_figures(file: Path, figures: Figures, month: Month) -> None:
    """Writes what `figures_text` gives."""
    write_text(file, figures_text(figures, month))


def read_figures(file: Path) -> Figures:
    """The figures that `write_figures` wrote; {} for a file that is lost or damaged."""
    try:
        header, *rows = csv.reader(io.StringIO(file.read_text("utf-8")))
        figures = {(network, measure, month): float(value) for network, measure, month, value in rows}
    except (OSError, ValueError):
        return {}
    return figures if tuple(header) == COLUMNS else {}


def reported_before(folder: ClientFolder, month: Month) -> Reported | None:
    """The last month sent before this one; None when none was."""
    found = last_sent(folder, month)
    if found is None:
        return None
    run = folder.run(found[0])
    return Reported(found[0], found[1].on, read_figures(run.figures), _inputs(run.receipt))


def _inputs(receipt: Path) -> dict[str, str]:
    try:
        return dict(json.loads(receipt.read_text("utf-8"))["inputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
