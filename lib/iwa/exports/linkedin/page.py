"""What the name of a LinkedIn page export says: `<page>_content_<milliseconds since 1970>.xls`."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from iwa.exports.document import Document

_NAME = re.compile(r"(.+?)_(?:content|updates|followers|visitors|competitor_analytics)_\d{13}(?!\d)", re.IGNORECASE)
_EXPORTED = re.compile(r"_(\d{13})(?!\d)")
FIRST_YEAR, LAST_YEAR = 2010, 2100
UNKNOWN_DAY = pd.Timestamp("NaT")


@dataclass(frozen=True)
class PageFile:
    """The page ("" when the name does not say) and the day of the export in UTC (NaT then)."""

    account: str
    exported: pd.Timestamp

    def measured_at(self, last: pd.Timestamp) -> pd.Timestamp:
        """The later of the export's day and the last day in the content."""
        return max((day for day in (self.exported, last) if not pd.isna(day)), default=UNKNOWN_DAY)


def page_file(document: Document) -> PageFile:
    """What the file is called, read.

    >>> page_file(Document("atelier-nord_content_1742193384396.xls", ()))
    PageFile(account='atelier-nord', exported=Timestamp('2025-03-17 00:00:00'))
    """
    named = _NAME.match(document.base_name)
    stamp = _EXPORTED.search(document.base_name)
    exported = pd.Timestamp(int(stamp[1]), unit="ms").normalize() if stamp else UNKNOWN_DAY
    if not FIRST_YEAR <= exported.year < LAST_YEAR:
        exported = UNKNOWN_DAY
    return PageFile(named[1] if named else "", exported)
