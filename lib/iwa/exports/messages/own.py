"""Our own file of messages, comments and reviews: one header, one row a message (docs/formats-propres.md)."""

from __future__ import annotations

import pandas as pd

from iwa import tables
from iwa.exports import cells, network_names, one_table
from iwa.exports.document import Document
from iwa.exports.instants import ASSUMED, ELSEWHERE, Instants, instants
from iwa.exports.labels import Columns
from iwa.exports.messages.labels import CHANNEL_WORDS, NO, OWN, TONE_WORDS, YES
from iwa.exports.messages.rows import messages_of, reading_of
from iwa.exports.one_table import Table
from iwa.exports.reading import MIXED, Notes, Reading
from iwa.exports.whole_ids import intact
from iwa.exports.wording import normalised

REQUIRED = ("network", "channel", "received_at", "text")
HIGHEST = 5  # stars
QUOTED = 40  # letters of a cell; where columns have slipped it may hold a whole message
NO_HOUR = (
    "L’heure manque : le message est placé à midi et sa réponse en fin de journée, le délai de réponse est donc "
    "approché. Écrivez l’heure (2026-10-03 14:05)."
)
NUMBERS = r"[0-9]{9,}|[0-9]+[.,]?[0-9]*[eE][+-]?[0-9]+"  # an id, whole or crushed by a spreadsheet


def recognises_own(document: Document) -> bool:
    """The titles "réseau", "canal", "reçu le" and "texte" in one row."""
    return one_table.has_table(document, OWN, REQUIRED)


def read_own(document: Document) -> Reading:
    """The messages of our own file; times without an offset are Paris time."""
    found, notes = one_table.tables(document, OWN, REQUIRED)
    return reading_of(MIXED, "own_messages", [_messages(table) for table in found], notes)


def _messages(table: Table) -> pd.DataFrame:
    one_table.tell_titles(table)
    table = _with_keys(one_table.without_examples(table))
    notes, column = table.notes, table.column
    received = instants(column("received_at"))
    answered = instants(column("answered_at"), hour="23:59")
    _tell_times(received, answered, notes)
    _tell(notes, column("answered_at")[answered.faulty], "unreadable-date", "date de réponse")
    raw = pd.DataFrame(
        {
            "network": network_names.networks(column("network")),
            "channel": _words(column("channel"), CHANNEL_WORDS),
            "message_id": "",
            "received_at": received.at,
            "author": column("author"),
            "text": column("text"),
            "post_id": _posts(column("post_id"), notes),
            "answered_at": answered.at,
            "answered_by": column("answered_by"),
            "answer": column("answer"),
            "rating": _ratings(column("rating"), notes),
            "topic": column("topic").replace("", None),
            "sentiment": _tones(column("sentiment"), notes),
            "sensitive": _flags(column("sensitive"), "sensible", notes),
            "resolved": _flags(column("resolved"), "résolu", notes),
            "followed": True if "answered_at" in table.header.positions else None,
        }
    )
    return messages_of(raw, notes)


def _with_keys(table: Table) -> Table:
    """The table less the rows whose network, channel or day cannot be told; each says why."""
    written = {name: table.column(name) for name in REQUIRED[:3]}
    lost = {
        "network": network_names.networks(written["network"]) == "",
        "channel": _words(written["channel"], CHANNEL_WORDS) == "",
        "received_at": instants(written["received_at"]).at.isna(),
    }
    todo = {
        "network": f"« réseau » : écrivez l’un de {network_names.KNOWN}",
        "channel": f"« canal » : écrivez l’un de {', '.join(tables.CHANNELS)}",
        "received_at": "« reçu le » : écrivez par exemple 2026-10-03 14:05",
    }
    left = pd.Series(False, index=table.rows.index)
    for name in lost:
        for row, text in written[name][lost[name] & ~left].items():
            sentence = (
                f"« {text[:QUOTED]} » ne se comprend pas dans la colonne {todo[name]}. La ligne est laissée de côté."
            )
            table.notes.doubt(pd.Index([row]), f"unknown-{name}", sentence)
        left |= lost[name]
    return Table(table.notes, table.header, table.rows[~left])


def _tell_times(received: Instants, answered: Instants, notes: Notes) -> None:
    if received.assumed.any() or answered.assumed.any():
        notes.tell("assumed-zone", ASSUMED)
    if received.elsewhere.any() or answered.elsewhere.any():
        notes.tell("other-zone", ELSEWHERE)
    vague = received.day_only | answered.day_only
    notes.doubt(vague.index[vague], "no-hour", NO_HOUR, fatal=False)


def _words(written: pd.Series, words: Columns) -> pd.Series:
    known = {normalised(word): name for name, others in words.items() for word in (name, *others)}
    return cells.each(written, lambda text: known.get(normalised(text), ""))


def _tones(written: pd.Series, notes: Notes) -> pd.Series:
    found = _words(written, TONE_WORDS)
    _tell(
        notes, written[(found == "") & ~cells.is_missing(written)], "unknown-tone", f"ton ({', '.join(tables.TONES)})"
    )
    return found.replace("", None)


def _flags(written: pd.Series, title: str, notes: Notes) -> pd.Series:
    plain = cells.each(written, normalised)
    yes, no = plain.isin(YES), plain.isin(NO)
    _tell(notes, written[~yes & ~no & ~cells.is_missing(written)], "unknown-flag", f"« {title} » (oui ou non)")
    return yes.astype("boolean").where(yes | no)


def _ratings(written: pd.Series, notes: Notes) -> pd.Series:
    stars, faulty = cells.numbers(written.str.replace(r"\s*/\s*5$", "", regex=True))
    wrong = faulty | (stars < 1) | (stars > HIGHEST)
    _tell(notes, written[wrong], "unknown-rating", "note (de 1 à 5)")
    return stars.mask(wrong)


def _posts(written: pd.Series, notes: Notes) -> pd.Series:
    """The post's address or id, as written; a number that a spreadsheet rounded is no id."""
    number = written.str.fullmatch(NUMBERS).astype("bool")
    crushed = number & (intact(written.where(number, "1")) == "")
    _tell(
        notes,
        written[crushed],
        "unreadable-id",
        "identifiant de publication (un tableur l’a arrondi) : mettez son adresse",
    )
    return written.mask(crushed, "").replace("", None)


def _tell(notes: Notes, wrong: pd.Series, kind: str, wanted: str) -> None:
    """One issue a cell that cannot be read where something else was wanted; the row stays."""
    for row, text in wrong.items():
        sentence = f"« {text[:QUOTED]} » n’est pas lu comme {wanted} : cette cellule est laissée de côté, le message est gardé."
        notes.doubt(pd.Index([row]), kind, sentence, fatal=False)
