"""The messages that a person wrote, row by row, in the files that bring messages, comments and reviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from iwa.exports import network_names, one_table
from iwa.exports.document import Document
from iwa.exports.labels import Columns
from iwa.exports.messages import google, hootsuite, own
from iwa.exports.messages.labels import GOOGLE, HOOTSUITE, OWN
from iwa.exports.messages.privacy import masked
from iwa.exports.one_table import Table
from iwa.forgetting.person import Person


@dataclass(frozen=True)
class Written:
    """A row that a person wrote: where it stands, on which network, under which name, its words as tables hold them."""

    sheet: str
    row: int
    network: str
    name: str
    text: str


@dataclass(frozen=True)
class _Layout:
    """A file of messages: its titles, those it must have, where the network and the names stand."""

    columns: Columns
    required: tuple[str, ...]
    network: str  # the column, "" where all rows are Google's
    names: tuple[str, ...]  # the first that is filled in


LAYOUTS = (
    _Layout(OWN, own.REQUIRED, "network", ("author",)),
    _Layout(GOOGLE, google.REQUIRED, "", ("author",)),
    _Layout(HOOTSUITE, hootsuite.REQUIRED, "medium", ("contact", "contact_id")),
)


def written(document: Document, person: Person) -> list[Written]:
    """All that the person wrote in a file, rows that a reader leaves aside too; nothing in a file of another kind."""
    for layout in LAYOUTS:
        if one_table.has_table(document, layout.columns, layout.required):
            tables, _ = one_table.tables(document, layout.columns, layout.required)
            return [row for table in tables for row in _rows(table, layout, person)]
    return []


def _rows(table: Table, layout: _Layout, person: Person) -> Iterator[Written]:
    networks = _networks(table, layout)
    names = {name: table.column(name) for name in layout.names}
    texts = masked(table.column("text"), names[layout.names[0]])
    for row in table.rows.index:
        called = [str(column[row]) for column in names.values() if column[row]]
        if any(person.is_author(name, str(networks[row])) for name in called):
            text = texts[row]
            yield Written(
                table.notes.sheet.name, int(row), str(networks[row]), called[0], "" if pd.isna(text) else text
            )


def _networks(table: Table, layout: _Layout) -> pd.Series:
    if not layout.network:
        return pd.Series(google.NETWORK, index=table.rows.index)
    return network_names.networks(table.column(layout.network))
