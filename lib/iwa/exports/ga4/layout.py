"""Where the table of a GA4 export stands, between comment lines, and the period above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from iwa.exports import labels
from iwa.exports.document import Document, Sheet
from iwa.exports.ga4.labels import COLUMNS, DIMENSIONS, GRAND_TOTAL, MEASURES
from iwa.exports.labels import Header
from iwa.exports.reading import without
from iwa.exports.wording import normalised

HEADER_ROWS = 3
# Other tools print these too: beside them, only a count of visits or users tells GA4.
SHARED_DIMENSIONS = frozenset({"date", "nth_day", "campaign", "landing_page"})
OWN_MEASURES = frozenset({"sessions", "engaged_sessions", "active_users", "total_users"})
_DATES = re.compile(r"(20\d{6})(?:\s*-\s*(20\d{6}))?[\s,]*$")
_NAMED_DATES = re.compile(r"(20\d\d-?\d\d-?\d\d)\D+(20\d\d-?\d\d-?\d\d)")


@dataclass(frozen=True)
class Table:
    """One table of a sheet: `body` has its rows under canonical names, `cells` all of its cells."""

    sheet: Sheet
    header: Header
    body: pd.DataFrame
    cells: pd.DataFrame

    @property
    def tells_origin(self) -> bool:
        """Whether visits are parted by more than days."""
        return bool(self.header.positions.keys() & (DIMENSIONS.keys() - {"date", "nth_day"}))


def tables_of(document: Document) -> list[Table]:
    """The tables of the document, the one to read first; charts and repeats come behind."""
    return document.once("ga4", lambda: _sought(document))


def _sought(document: Document) -> list[Table]:
    found = [table for sheet in document.sheets for table in _tables(sheet)]
    return sorted(found, key=lambda table: (not table.tells_origin, table.body.empty))


def _tables(sheet: Sheet) -> list[Table]:
    pairs = [(block, _header(block)) for block in blocks(sheet)]
    return [
        Table(sheet, header, labels.body(Sheet(sheet.name, block), header), block) for block, header in pairs if header
    ]


def blocks(sheet: Sheet) -> list[pd.DataFrame]:
    """The parts of a sheet between comment lines and blank ones."""
    if not sheet.width:
        return []
    kept = np.flatnonzero(~(_comments(sheet) | labels.blank_rows(sheet.cells)).to_numpy())
    runs = np.split(kept, np.flatnonzero(np.diff(kept) > 1) + 1) if len(kept) else []
    return [sheet.cells.iloc[run[0] : run[-1] + 1] for run in runs]


def _comments(sheet: Sheet) -> pd.Series:
    return sheet.cells[0].str.startswith("#")


def _header(block: pd.DataFrame) -> Header | None:
    for row, names in block.head(HEADER_ROWS).iterrows():
        header = labels.match_row(names.tolist(), COLUMNS, int(str(row)))
        dimensions = header.positions.keys() & DIMENSIONS.keys()
        measures = header.positions.keys() & MEASURES.keys()
        if dimensions and measures and (dimensions - SHARED_DIMENSIONS or measures & OWN_MEASURES):
            return header
    return None


def period(document: Document, table: Table) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day: the first two dates of the comment lines above the table, whatever the
    words; else those of the file's name; NaT when neither says."""
    above = table.sheet.cells[_comments(table.sheet) & (table.sheet.cells.index < table.header.row)]
    matches = [_DATES.search(",".join(line)) for line in above.to_numpy().tolist()]
    dates = [date for match in matches if match for date in match.groups() if date]
    named = _NAMED_DATES.search(document.base_name)
    pair = dates[:2] if len(dates) > 1 else list(named.groups()) if named else ["", ""]
    days = pd.to_datetime(pd.Series(pair, dtype="str").str.replace("-", ""), format="%Y%m%d", errors="coerce").astype(
        "datetime64[ns]"
    )
    return days.iloc[0], days.iloc[1]


def property_name(sheet: Sheet) -> str:
    """The GA4 property that the comment lines name; "" when they do not."""
    for line in sheet.cells.loc[_comments(sheet), 0].tolist():
        label, _, value = str(line).lstrip("# ").partition(":")
        if normalised(label) in {"property", "propriete"}:
            return value.strip()
    return ""


def visits(table: Table) -> pd.DataFrame:
    """The rows less the grand total, which names itself in any column or no dimension at all."""
    measured = {place for name, place in table.header.positions.items() if name in MEASURES}
    dimensions = table.cells.loc[table.body.index, [place for place in table.cells if place not in measured]]
    named, blank = np.zeros(len(dimensions), dtype="bool"), np.ones(len(dimensions), dtype="bool")
    for place in dimensions:
        cells = dimensions[place].str.strip()
        blank &= (cells == "").to_numpy()
        named |= cells.str.casefold().isin(GRAND_TOTAL).to_numpy()
    return without(table.body, pd.Series(named | blank, index=table.body.index))
