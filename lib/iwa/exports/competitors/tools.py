"""Posts exported by the tools that watch competitors: Rival IQ, Fanpage Karma.

Neither says which profile is the client's own: all are kept, the client's among them.
"""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports import one_table
from iwa.exports.competitors.labels import FANPAGE_KARMA, RIVAL_IQ
from iwa.exports.competitors.posts import posts_of, reading_of
from iwa.exports.document import Document, Sheet
from iwa.exports.instants import Instants, days_of, instants, puts_day_first
from iwa.exports.one_table import Table
from iwa.exports.reading import Notes, Reading
from iwa.exports.whole_ids import intact

RIVAL_IQ_TITLES = ("network", "competitor", "published_at", "interactions")
KARMA_TITLES = ("network", "competitor", "published_at", "post_id")
ASSUMED = (
    "Ce fichier n’écrit pas son fuseau : les heures de publication sont lues à l’heure de Paris. Vérifiez que c’est "
    "le fuseau réglé dans l’outil."
)
SLASHED = "Les dates de ce fichier sont écrites avec des barres : elles sont lues {order}. Vérifiez-en une."
CRUSHED = (
    "« {text} » n’est plus un identifiant de publication (un tableur l’a arrondi) : la publication est gardée sans lui. "
    "Déposez le fichier sans l’ouvrir dans Excel."
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}")


def recognises_rival_iq(document: Document) -> bool:
    """Rival IQ's own titles: "company", "channel", "published_at", "engagement_total"."""
    return one_table.has_table(document, RIVAL_IQ, RIVAL_IQ_TITLES)


def read_rival_iq(document: Document) -> Reading:
    """The posts of a landscape, measured when the report was made."""
    found, notes = one_table.tables(document, RIVAL_IQ, RIVAL_IQ_TITLES)
    taken = [_last_day(table.column(name)) for table in found for name in ("captured_at", "generated_at")]
    posts = [posts_of(table, _published(table)) for table in found]
    return reading_of("rival_iq", posts, notes, pd.Series(taken, dtype="datetime64[ns]").max())


def recognises_karma(document: Document) -> bool:
    """Fanpage Karma's own titles, under some lines about the report: a network, a profile, a message's id."""
    return one_table.has_table(document, FANPAGE_KARMA, KARMA_TITLES)


def read_karma(document: Document) -> Reading:
    """The posts of a dashboard, measured on the last day that the lines above the titles name."""
    found, notes = one_table.tables(document, FANPAGE_KARMA, KARMA_TITLES)
    taken = [_named_day(table.notes.sheet, table.header.row) for table in found]
    posts = [posts_of(_with_whole_ids(table), _published(table)) for table in found]
    return reading_of("fanpage_karma", posts, notes, pd.Series(taken, dtype="datetime64[ns]").max())


def _published(table: Table) -> Instants:
    written = table.column("published_at")
    day_first = puts_day_first(written) is not False
    if written.str.match(r"\d{1,2}/\d{1,2}/\d{4}").any():
        table.notes.tell("slashed-dates", SLASHED.format(order="jour d’abord" if day_first else "mois d’abord"))
    found = instants(written, day_first=day_first)
    if found.assumed.any():
        table.notes.tell("assumed-zone", ASSUMED)
    return found


def _last_day(written: pd.Series) -> pd.Timestamp:
    last: pd.Timestamp = days_of(instants(written, day_first=puts_day_first(written) is not False).at).max()
    return last


def _named_day(sheet: Sheet, header_row: int) -> pd.Timestamp:
    above = sheet.cells[sheet.cells.index < header_row].to_numpy().ravel()
    named = pd.Series([day for cell in above for day in _DATE.findall(cell)], dtype="str")
    return _last_day(named)


def _with_whole_ids(table: Table) -> Table:
    ids = table.column("post_id")
    number = ids.str.fullmatch(r"[0-9]{9,}|[0-9]+[.,]?[0-9]*[eE][+-]?[0-9]+").astype("bool")
    crushed = number & (intact(ids.where(number, "1")) == "")
    notes: Notes = table.notes
    for row, text in ids[crushed].items():
        notes.doubt(pd.Index([row]), "unreadable-id", CRUSHED.format(text=text), fatal=False)
    return Table(notes, table.header, table.rows.assign(post_id=ids.mask(crushed, "")))
