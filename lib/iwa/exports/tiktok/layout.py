"""Which of TikTok's tabs a file is, told by its labels, or by the links of its videos.

An export holds one tab: a CSV, or a workbook with one sheet. Only the first filled sheet is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.document import Document, Sheet
from iwa.exports.labels import Header
from iwa.exports.notes import unread
from iwa.exports.reading import Notes
from iwa.exports.tiktok.labels import CONTENT, LAYOUTS, POST_ORDERS, Layout

SITE = "tiktok.com/"
SAMPLE_ROWS = 200


@dataclass(frozen=True)
class Table:
    """The sheet that is read, the tab it is, and whether that took the position of its columns."""

    sheet: Sheet
    layout: Layout
    header: Header
    by_position: bool = False

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The filled rows under the header, cells stripped, less headers that stand again further down."""
        rows = labels.body(self.sheet, self.header)
        rows = pd.DataFrame({name: rows[name].str.strip() for name in rows}, index=rows.index)
        heads = self.sheet.cells.loc[self.header.row, list(self.header.positions.values())]
        again = (rows == heads.str.strip().to_numpy()).all(axis=1)
        return rows[~again]


def table_of(document: Document, kind: str) -> Table | None:
    """The document as a tab that gives this kind of reading; None when it is none."""
    sheet = next((sheet for sheet in document.sheets if sheet.is_filled), None)
    if sheet is None:
        return None
    for layout in LAYOUTS:
        if layout.kind == kind and (table := _labelled(sheet, layout)):
            return table
    return _placed_posts(sheet) if kind == CONTENT.kind else None


def known_table(document: Document, kind: str) -> Table:
    """The table of a document that was recognised."""
    table = table_of(document, kind)
    assert table is not None, document.name
    return table


def _labelled(sheet: Sheet, layout: Layout) -> Table | None:
    if not any(labels.all_stand(sheet, layout.columns, names) for names in layout.evidence):
        return None
    for row, printed in sheet.top:
        header = labels.match_row(printed, layout.columns, row)
        known = header.positions.keys()
        if any(known >= set(names) for names in layout.evidence):
            table = Table(sheet, layout, header)
            if layout is CONTENT:
                return table if _holds_links(table) else None
            return table if len(known) > len(header.unknown) else None
    return None


def _holds_links(table: Table) -> bool:
    """Whether the links lead to TikTok; a table without any row is known by its labels alone."""
    below = labels.below(table.sheet, table.header)
    links = below[table.header.positions["url"]].array[:SAMPLE_ROWS].tolist()
    return not any(links) or any(SITE in link for link in links)


def _placed_posts(sheet: Sheet) -> Table | None:
    """Posts under labels of a language never seen: all columns are in place, links and figures too."""
    for (row, printed), (_, first) in zip(sheet.top, sheet.top[1:], strict=False):
        for order in POST_ORDERS:
            filled = [place for place, label in enumerate(printed) if label.strip()]
            if filled == list(range(len(order))) and SITE in first[order.index("url")]:
                positions = {name: place for place, name in enumerate(order)}
                table = Table(sheet, CONTENT, Header(row, positions, {}, ()), by_position=True)
                return table if _agrees(printed, table) else None
    return None


def _agrees(printed: Sequence[str], table: Table) -> bool:
    """Whether no label is known to stand elsewhere, and figures stand where figures do."""
    known = labels.match_row(printed, CONTENT.columns, table.header.row).positions
    figures = table.rows.drop(columns=["taken", "text", "url", "published_at"], errors="ignore").head(SAMPLE_ROWS)
    faulty = [cells.numbers(figures[name])[1].any() for name in figures]
    return known.items() <= table.header.positions.items() and not any(faulty)


def other_sheets(document: Document, table: Table) -> list[Notes]:
    """The notes on the sheets that are not read: blank ones are structural, the others one issue."""
    return [_unread(sheet, table) for sheet in document.sheets if sheet is not table.sheet]


def _unread(sheet: Sheet, table: Table) -> Notes:
    sentence = (
        f"L’onglet « {sheet.name} » n’est pas lu ({{count}}) : "
        f"un export de TikTok n’en a qu’un, ici « {table.sheet.name} ». Si c’est un autre export, "
        "déposez-le dans son propre fichier."
    )
    return unread(sheet, sentence)
