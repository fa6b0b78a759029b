"""LinkedIn page, content export: days of the page on the first sheet, posts on the second.

Sums of days and of posts differ in scope and are never reconciled: the days count what older
posts still gather.
"""

from __future__ import annotations

import pandas as pd

from iwa.exports.document import Document
from iwa.exports.linkedin.columns import Table, filled_sheets, first_labelled, placed, tell_positions
from iwa.exports.linkedin.days import DaySheet, read_day_sheet
from iwa.exports.linkedin.labels import DAY_METRICS, METRICS, POST_METRICS, POSTS
from iwa.exports.linkedin.page import UNKNOWN_DAY, page_file
from iwa.exports.linkedin.posts import PostSheet, read_post_sheet
from iwa.exports.notes import unrecognised
from iwa.exports.reading import Notes, Reading, lacking, rows_and_issues
from iwa.exports.stacking import end_to_end


def _tables(document: Document) -> tuple[Table | None, Table | None]:
    return document.once(("linkedin", "content"), lambda: _sought(document))


def _sought(document: Document) -> tuple[Table | None, Table | None]:
    sheets = filled_sheets(document)
    days, posts = first_labelled(sheets, METRICS), first_labelled(sheets, POSTS)
    if len(sheets) == 2:
        days = days or placed(sheets[0], METRICS)
        posts = posts or placed(sheets[1], POSTS)
    return days, posts


def recognises_content(document: Document) -> bool:
    """One of the two sheets has its known labels, or both have their columns in place."""
    tables = _tables(document)
    return all(tables) or any(table is not None and not table.by_position for table in tables)


def read_content(document: Document) -> Reading:
    """The page's days and its posts."""
    day_table, post_table = _tables(document)
    page = page_file(document)
    days = read_day_sheet(day_table, {name: name for name in DAY_METRICS}, page) if day_table else None
    last = days.last if days else UNKNOWN_DAY
    posts = read_post_sheet(post_table, page.account, page.measured_at(last)) if post_table else None
    first, last = _period(days, posts)
    pairs = [(table, part.notes) for table, part in ((day_table, days), (post_table, posts)) if table and part]
    tell_positions(pairs)
    rows, issues = rows_and_issues(_notes(document, days, posts))
    pieces = [part.measurements for part in (days, posts) if part and len(part.measurements)]
    present = {metric for part in (days, posts) if part for metric in part.metrics}
    return Reading(
        network="linkedin",
        kind="content",
        first=first,
        last=last,
        measured_at=page.measured_at(last),
        period_stated=days is not None,
        account=page.account,
        posts=posts.posts if posts else pd.DataFrame(),
        measurements=end_to_end(pieces) if pieces else pd.DataFrame(),
        rows=rows,
        issues=issues,
        unavailable=lacking(tuple(dict.fromkeys((*POST_METRICS, *DAY_METRICS))), list(present)),
    )


def _period(days: DaySheet | None, posts: PostSheet | None) -> tuple[pd.Timestamp, pd.Timestamp]:
    if days and not pd.isna(days.last):
        return days.first, days.last
    if posts is None:
        return UNKNOWN_DAY, UNKNOWN_DAY
    published = posts.posts["published_at"].dt.tz_localize(None).dt.normalize()
    return published.min(), published.max()


def _notes(document: Document, days: DaySheet | None, posts: PostSheet | None) -> list[Notes]:
    """The notes on each sheet, in the file's order; a sheet that is missing is told."""
    parts = [part for part in (days, posts) if part]
    read = {id(part.notes.sheet): part.notes for part in parts}
    if len(parts) == 1:
        gone = "des publications" if days else "des jours"
        parts[0].notes.tell("missing-sheet", f"L’onglet {gone} manque dans ce fichier ou n’est pas reconnu.")
    return [read.get(id(sheet)) or unrecognised(sheet) for sheet in document.sheets]
