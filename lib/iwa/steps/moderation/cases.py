"""The cases that the client's messages really hold, by the scripts of the method: how many, an example, an answer given."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.calendar.received import as_quoted
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.measures.tone import POSITIVE
from iwa.method.moderation import replies
from iwa.steps.tracing import OR, known

ORDERED = re.compile(r"\b(?:commandes?|livraisons?|livrez|colis|retirer|retrait|reserver|reservation|expedi\w+)\b")
HELD_BACK = re.compile(r"\b(?:cher|prix|trop|dommage|hesite|pas sur|pas convaincu\w*)\b")
APOLOGY = "(?i)désolé|gêne occasionnée"  # an answer that only excuses itself is no model
LAST_OF_ID, LONGEST_FILTER = 6, 200


@dataclass(frozen=True)
class Case:
    """A kind of message: `count` in the window, the latest in its author's words, and how the team answered one."""

    key: str
    name: str
    count: int
    example: str = ""
    answered: str = ""
    ids: tuple[str, ...] = ()

    def figure(self, month: ClientMonth) -> str:
        """The count, as it is printed; with its rows where these are few enough to be named."""
        text, ids = numbers.integer(self.count), OR.join(name[-LAST_OF_ID:] for name in self.ids)
        if len(ids) > LONGEST_FILTER:
            return text
        first = str(month.window[0].date())[:7]
        return known(text, "count", "messages", since=first, month=str(month.month), ids=ids)


@lru_cache(maxsize=2)
def cases(month: ClientMonth) -> tuple[Case, ...]:
    """The cases of the method with what the window's comments and messages hold of each, the commonest first."""
    first, end = month.window
    mail = month.inbox.messages if month.inbox.known else month.messages
    rows = mail[mail["text"].notna() & (mail["received_at"] >= first) & (mail["received_at"] < end)]
    rows = rows[rows["channel"] != "avis"].sort_values(["received_at", "message_id"], ascending=False, kind="stable")
    kinds = pd.Series([_kind(row) for row in rows.to_dict("records")], index=rows.index, dtype="object")
    found = [_case(key, script.name, rows[kinds == key]) for key, script in replies().cases.items()]
    return tuple(sorted(found, key=lambda one: -one.count))


def _kind(row: Mapping[Hashable, Any]) -> str:
    """What a message is, the gravest first; "" for one that is none of the cases."""
    said, asks = plain(str(row["text"])), str(row["text"]).rstrip(" »").endswith("?")
    if row.get("negative"):
        return "objection" if HELD_BACK.search(said) and not ORDERED.search(said) and len(said) < 60 else "reclamation"
    if ORDERED.search(said):
        return "commande"
    if asks:
        return "question"
    if HELD_BACK.search(said):
        return "objection"
    return "compliment" if POSITIVE in (row.get("sentiment"), row.get("tone")) else ""


def _case(key: str, name: str, rows: pd.DataFrame) -> Case:
    if rows.empty:
        return Case(key, name, 0)
    answers = rows["answer"].dropna()
    answers = answers[~answers.str.contains(APOLOGY, regex=True)]
    given = as_quoted(str(answers.iloc[0])) if len(answers) else ""
    return Case(key, name, len(rows), as_quoted(str(rows["text"].iloc[0])), given, tuple(map(str, rows["message_id"])))
