"""YouTube Studio, advanced mode: what comes beside the table, the channel's days and the chart's data.

The chart repeats some videos of the table day by day: no figure is taken from it.
"""

from __future__ import annotations

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.document import Document
from iwa.exports.labels import Header
from iwa.exports.reading import Notes, Reader, Reading, daily, rows_and_issues, without
from iwa.exports.wording import normalised
from iwa.exports.youtube.labels import COLUMNS, METRIC_COLUMNS, TOTAL_LABELS, VIEWER_COLUMNS, metrics_of

CHART = (
    "Ce fichier accompagne le tableau des vidéos (données du graphique) : il en répète une partie, jour par jour, "
    "et aucun chiffre n’en est tiré."
)
UNREADABLE_DAY = "La date de cette ligne n’a pas été comprise : la ligne est laissée de côté."


def _day_header(document: Document) -> Header | None:
    if len(document.sheets) != 1:
        return None
    header = labels.find_header(document.sheets[0], COLUMNS, ("day",))
    if header is None or header.positions["day"] != 0:
        return None
    viewers = header.positions.keys() & VIEWER_COLUMNS.keys() and _has_whole_dates(document, header)
    return header if header.positions.keys() & METRIC_COLUMNS.keys() or viewers else None


def _has_whole_dates(document: Document, header: Header) -> bool:
    """TikTok counts viewers by day under the same words, and writes no year."""
    days = labels.body(document.sheets[0], header)["day"]
    return bool(days.str.fullmatch(r"20\d\d-\d\d-\d\d").any())


def recognises_totals(document: Document) -> bool:
    """A row a day for the whole channel: nothing beside the date but YouTube's own metrics."""
    header = _day_header(document)
    if header is None or "post_id" in header.positions:
        return False
    return not header.unknown or "watch_time_h" in header.positions


def recognises_chart(document: Document) -> bool:
    """A row a day and video."""
    header = _day_header(document)
    return header is not None and "post_id" in header.positions


def read_totals(document: Document) -> Reading:
    """The channel's figures by day, in YouTube's own days (Pacific time)."""
    header = _day_header(document)
    assert header is not None, document.name
    notes = Notes(document.sheets[0])
    table = labels.body(document.sheets[0], header)
    table = without(table, cells.each(table["day"], normalised).isin(TOTAL_LABELS))
    day, faulty = cells.days(table["day"], "%Y-%m-%d")
    lost = faulty | day.isna()
    notes.doubt(table.index[lost], "unreadable-date", UNREADABLE_DAY)
    kept = table[~lost]
    notes.use(kept.index)
    subject = pd.DataFrame({"account": "", "day": day[~lost]}, index=kept.index)
    return _reading("totals", subject["day"], notes, daily(subject, metrics_of(kept, notes)))


def read_chart(document: Document) -> Reading:
    """Nothing but its rows, all structural."""
    header = _day_header(document)
    assert header is not None, document.name
    notes = Notes(document.sheets[0])
    notes.tell("chart", CHART)
    return _reading("chart", cells.days(labels.body(document.sheets[0], header)["day"], "%Y-%m-%d")[0], notes)


def _reading(kind: str, days: pd.Series, notes: Notes, measurements: pd.DataFrame | None = None) -> Reading:
    rows, issues = rows_and_issues([notes])
    first, last = days.min(), days.max()
    figures = pd.DataFrame() if measurements is None else measurements
    return Reading("youtube", kind, first, last, measured_at=last, measurements=figures, rows=rows, issues=issues)


# One download brings these with the table: they have no menu path of their own to look for.
_MENU = "YouTube Studio › Données analytiques › Mode avancé › Exporter la vue actuelle (même zip que les vidéos)"
READERS = (
    Reader("youtube", "totals", "totaux par jour", _MENU, "days", recognises_totals, read_totals),
    Reader("youtube", "chart", "données du graphique", _MENU, "", recognises_chart, read_chart),
)
