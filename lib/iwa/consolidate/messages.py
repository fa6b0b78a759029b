"""Messages, comments and reviews of all files, each once, and none that the client wrote itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from iwa import tables
from iwa.client import Client
from iwa.consolidate.sightings import best_last, merged
from iwa.consolidate.undeclared import PLACE, undeclared
from iwa.exports.messages.privacy import CLIENT, pseudonyms, shortened
from iwa.exports.wording import normalised
from iwa.months import Month
from iwa.networks import LABELS, REVIEWED
from iwa.numbers import counted

FACTS = (
    "author", "text", "post_id", "answered_at", "answered_by", "answer", "rating", "topic", "sentiment", "sensitive",
    "resolved", "followed",
)  # fmt: skip


@dataclass(frozen=True)
class Received:
    """What the client received, one row a message; `states` what became of other rows, `remarks` what is to be said."""

    messages: pd.DataFrame
    states: tuple[tuple[str, pd.DataFrame], ...]
    remarks: pd.DataFrame


def received(messages: pd.DataFrame, client: Client, people: Iterable[str], month: Month) -> Received:
    """The messages received up to the month's last day, in the client's zone.

    Those of a network that `client.yaml` lacks stand apart (Google, that brings reviews only, needs no
    line there), and so do those that an account of the client or one of its `people` wrote.
    """
    if messages.empty:
        return Received(messages, (), tables.empty(tables.ISSUES))
    known = {*client.networks, *REVIEWED}
    elsewhere, remarks = undeclared(messages, known, "Messages")
    declared = messages[messages["network"].isin(list(known))]
    ours = written_by(declared, client, people)
    once, given_way = current(declared[~ours], pd.Timestamp(month.closing))
    end = pd.Timestamp(month.next.first, tz=client.timezone)
    return Received(
        shortened(once[once["received_at"] < end]).reset_index(drop=True),
        (("superseded", given_way), ("issue", elsewhere), ("issue", declared.loc[ours, PLACE])),
        pd.concat([part for part in (remarks, _own_remarks(declared[ours])) if len(part)] or [remarks]),
    )


def current(messages: pd.DataFrame, cutoff: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row a message, and the places of the rows that gave way.

    Each fact is the latest told by `cutoff`, else the earliest told after it; a blank never
    replaces one. A row that still gives a fact has not given way.
    """
    if messages.empty:
        return messages, messages[PLACE]
    ordered = best_last(messages, cutoff)
    whole, giving = merged(ordered, _subjects(ordered), FACTS)
    in_order = whole.sort_values(["received_at", "network", "message_id"], kind="stable")
    return tables.checked(in_order, tables.MESSAGES), ordered.loc[~giving, PLACE]


def _subjects(rows: pd.DataFrame) -> pd.Series:
    """One number a message, the same in every file: by its id, else by network, channel, minute and words.

    A person types no seconds. Two messages of one file are two, even with the same words.
    """
    by_id = rows.groupby(["network", "message_id"], sort=False).ngroup()
    said = rows["text"].map(normalised, na_action="ignore")
    minute = rows["received_at"].dt.floor("min")
    facts = rows[["network", "channel", "author", "source_file"]].assign(minute=minute, said=said, number=by_id)
    told = facts[said.notna()]
    several = told.groupby(["network", "channel", "minute", "said"])["number"].transform("nunique") > 1
    same: dict[int, int] = {}
    for _, alike in told[several].groupby(["network", "channel", "minute", "said"]):
        same |= dict(_alike(alike))
    return by_id.replace(same) if same else by_id


def _alike(rows: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """For numbers that other files know under another: the number that stands for both."""
    groups: list[tuple[int, set[str]]] = []
    for number, part in rows.sort_values("author", kind="stable").groupby("number", sort=False):
        files = set(part["source_file"])
        found = next((group for group in groups if not group[1] & files), None)
        if found is None:
            groups.append((int(str(number)), files))
        else:
            found[1].update(files)
            yield int(str(number)), found[0]


def written_by(messages: pd.DataFrame, client: Client, people: Iterable[str]) -> pd.Series:
    """True for messages whose author bears the client's name, an account's, or that of one of these people."""
    shared = [client.name, *people]
    ours: set[str] = set()
    for network in LABELS:
        account = client.networks.get(network)
        names = [*shared, *([account.name, account.identifier or ""] if account else [])]
        within = pd.Series(network, index=range(len(names)))
        ours |= set(pseudonyms(pd.Series(names, dtype="str"), CLIENT, within).dropna())
    return messages["author"].isin(list(ours))


def _own_remarks(ours: pd.DataFrame) -> pd.DataFrame:
    remarks = [
        {
            "file": file,
            "severity": "pour information",
            "kind": "own-message",
            "sentence": f"Le client ou son équipe a écrit {counted(len(part), 'ligne')} de ce fichier : à part, ce "
            "n’est pas un message reçu.",
        }
        for file, part in ours.groupby("source_file", sort=True)
    ]
    return tables.checked(pd.DataFrame(remarks, columns=list(tables.ISSUES.columns)), tables.ISSUES)
