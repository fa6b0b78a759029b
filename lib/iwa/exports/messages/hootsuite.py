"""Hootsuite Inbox 2.0, export "Resolved conversations": a row a conversation, without its words.

It says when a conversation began and that it was resolved, not when it was answered: that and the
text stay missing. Its times are in the zone chosen at the export, which the file does not name.
"""

from __future__ import annotations

import pandas as pd

from iwa.exports import cells, network_names, one_table
from iwa.exports.document import Document
from iwa.exports.instants import Instants, instants, puts_day_first
from iwa.exports.messages.labels import HOOTSUITE
from iwa.exports.messages.rows import messages_of, reading_of
from iwa.exports.one_table import Table
from iwa.exports.reading import MIXED, Notes, Reading
from iwa.exports.whole_ids import intact
from iwa.exports.wording import normalised

REQUIRED = ("conversation", "medium", "contact", "created")
ASSUMED = (
    "Hootsuite n’écrit pas le fuseau choisi à l’export : les heures sont lues à l’heure de Paris. Choisissez "
    "« (GMT+1) Paris » dans le filtre « Fuseau horaire » avant d’exporter."
)
NO_ANSWER_TIME = "Cet export ne dit ni l’heure des réponses ni le texte des messages : ces conversations comptent, sans délai de réponse."
SLASHED = "Les dates de ce fichier sont écrites avec des barres : elles sont lues {order}. Vérifiez-en une."


def recognises_conversations(document: Document) -> bool:
    """Hootsuite's own titles, and no "Message ID": the export of messages is another file."""
    return one_table.has_table(document, HOOTSUITE, REQUIRED) and not one_table.has_table(
        document, HOOTSUITE, (*REQUIRED, "message")
    )


def read_conversations(document: Document) -> Reading:
    """A message a conversation, received when it began, resolved."""
    found, notes = one_table.tables(document, HOOTSUITE, REQUIRED)
    return reading_of(MIXED, "hootsuite", [_messages(table) for table in found], notes)


def _messages(table: Table) -> pd.DataFrame:
    notes = table.notes
    created = _created(table.column("created"), notes)
    network = network_names.networks(table.column("medium"))
    kept = _told(table, network, created, notes)
    named = table.column("contact").where(table.column("contact") != "", table.column("contact_id"))
    ids = table.column("conversation")
    raw = pd.DataFrame(
        {
            "network": network,
            "channel": cells.each(table.column("medium"), _channel),
            "message_id": ids.mask(_is_number(ids) & (intact(ids) == ""), ""),
            "received_at": created.at,
            "author": named,
            "text": "",
            "answered_at": pd.Series(pd.NaT, index=ids.index, dtype="datetime64[ns, UTC]"),
            "answered_by": "",
            "answer": "",
            "rating": float("nan"),
            "resolved": pd.array([True] * len(ids), dtype="boolean"),
        },
        index=ids.index,
    )
    if kept.any():
        notes.tell("no-answer-time", NO_ANSWER_TIME)
    return messages_of(raw[kept], notes)


def _created(written: pd.Series, notes: Notes) -> Instants:
    day_first = puts_day_first(written) is not False
    if written.str.match(r"\d{1,2}/\d{1,2}/\d{4}").any():
        notes.tell("slashed-dates", SLASHED.format(order="jour d’abord" if day_first else "mois d’abord"))
    found = instants(written, day_first=day_first)
    if found.assumed.any():
        notes.tell("assumed-zone", ASSUMED)
    return found


def _told(table: Table, network: pd.Series, created: Instants, notes: Notes) -> pd.Series:
    """Which rows have a network and a time; the others say what they lack."""
    undated = created.at.isna()
    for row, text in table.column("created")[undated].items():
        notes.doubt(
            pd.Index([row]),
            "unreadable-date",
            f"La date « {text} » n’a pas été comprise : la conversation est laissée de côté.",
        )
    for row, text in table.column("medium")[(network == "") & ~undated].items():
        sentence = (
            f"« {text} » n’est pas un réseau suivi ici ({network_names.KNOWN}) : la conversation est laissée de côté."
        )
        notes.doubt(pd.Index([row]), "unknown-network", sentence)
    return ~undated & (network != "")


def _is_number(ids: pd.Series) -> pd.Series:
    return ids.str.fullmatch(r"[0-9][0-9.,]*(?:[eE][+-]?[0-9]+)?").astype("bool")


def _channel(medium: str) -> str:
    plain = normalised(medium)
    return "avis" if "review" in plain else "commentaire" if "comment" in plain else "message"
