"""What all files of messages have in common: from the cells of a table to rows of `tables.MESSAGES`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pandas as pd

from iwa.exports.instants import days_of
from iwa.exports.messages.privacy import CLIENT, TEAM, masked, pseudonyms
from iwa.exports.reading import Notes, Reading, rows_and_issues

IDENTITY = ("network", "channel", "received_at", "author", "text", "rating")
EARLY_ANSWER = (
    "La réponse est datée d’avant le message : le message est gardé sans sa réponse. Corrigez l’une des deux dates."
)


def messages_of(raw: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """The messages of a sheet, nobody named in them; rows that repeat another are told and left out.

    `raw`, by row: network, channel, received_at, author and answered_by (names), text, answer,
    answered_at, message_id ("" where the file has none), and any other column of the table.
    """
    known = raw.assign(message_id=_ids(raw))
    known = _once(known, notes)
    early = known["answered_at"] < known["received_at"]
    notes.doubt(known.index[early], "early-answer", EARLY_ANSWER, fatal=False)
    kept = ~early
    notes.use(known.index)
    return known.assign(
        author=pseudonyms(known["author"], CLIENT, known["network"]),
        text=masked(known["text"], known["author"]),
        answer=masked(known["answer"].where(kept, ""), known["author"]),
        answered_by=pseudonyms(known["answered_by"].where(kept, ""), TEAM),
        answered_at=known["answered_at"].where(kept),
        source_row=known.index,
        source_sheet=notes.sheet.name,
    ).reset_index(drop=True)


def _ids(raw: pd.DataFrame) -> pd.Series:
    """The file's own ids, else one made from what never changes in a message: the same in the next export."""
    facts = zip(*(raw[name] for name in IDENTITY), strict=True)
    made = pd.Series([_id(fact) for fact in facts], index=raw.index, dtype="str")
    # two reviews of one day without name or text are two people
    bare = (raw["author"] == "") & (raw["text"] == "")
    rank = made.groupby(made).cumcount()
    return raw["message_id"].where(
        raw["message_id"] != "", made.mask(bare & (rank > 0), made + "-" + rank.astype("str"))
    )


def _id(facts: tuple[object, ...]) -> str:
    return hashlib.sha256("\n".join(map(str, facts)).encode()).hexdigest()[:16]


def _once(known: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    keys = known["network"] + " " + known["message_id"]
    again = keys.duplicated()
    first = dict(zip(keys[~again], known.index[~again], strict=True))
    for row, key in keys[again].items():
        notes.doubt(
            pd.Index([row]), "repeated", f"Cette ligne répète la ligne {first[key]} : elle n’est comptée qu’une fois."
        )
    return known[~again]


def reading_of(network: str, kind: str, messages: Sequence[pd.DataFrame], notes: Sequence[Notes]) -> Reading:
    """The reading of a file: the messages of its sheets, measured on the last day that it speaks of."""
    whole = pd.concat(messages, ignore_index=True) if any(map(len, messages)) else pd.DataFrame()
    received = days_of(whole["received_at"]) if len(whole) else pd.Series(dtype="datetime64[ns]")
    answered = days_of(whole["answered_at"]) if len(whole) else received
    rows, issues = rows_and_issues(notes)
    return Reading(
        network=network,
        kind=kind,
        first=received.min(),
        last=received.max(),
        measured_at=max(received.max(), answered.max()) if answered.notna().any() else received.max(),
        messages=whole,
        rows=rows,
        issues=issues,
    )
