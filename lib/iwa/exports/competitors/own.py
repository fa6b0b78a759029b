"""Our own file of competitors' posts: one header, one row a post (docs/formats-propres.md)."""

from __future__ import annotations

import pandas as pd

from iwa.exports import one_table
from iwa.exports.competitors.labels import OWN
from iwa.exports.competitors.posts import posts_of, reading_of
from iwa.exports.document import Document
from iwa.exports.instants import ASSUMED, instants
from iwa.exports.one_table import Table
from iwa.exports.reading import Reading

REQUIRED = ("network", "competitor", "published_at")
NO_HOUR = "L’heure de certaines publications manque : elles sont placées à midi."


def recognises_own(document: Document) -> bool:
    """The titles "réseau", "concurrent" and "publié le" in one row."""
    return one_table.has_table(document, OWN, REQUIRED)


def read_own(document: Document) -> Reading:
    """The posts of our own file; times without an offset are Paris time."""
    found, notes = one_table.tables(document, OWN, REQUIRED)
    return reading_of("own_competitors", [_posts(table) for table in found], notes)


def _posts(table: Table) -> pd.DataFrame:
    one_table.tell_titles(table)
    table = one_table.without_examples(table)
    published = instants(table.column("published_at"))
    if (published.assumed & ~published.day_only).any():
        table.notes.tell("assumed-zone", ASSUMED)
    if published.day_only.any():
        table.notes.tell("no-hour", NO_HOUR)
    return posts_of(table, published)
