"""A person in the months' stored tables: whose words go, while each message stays counted where it was sent."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pandas as pd

from iwa.dossier.cells import plain
from iwa.exports.messages.privacy import NAME
from iwa.forgetting.authors import Written
from iwa.forgetting.exports import InFile
from iwa.forgetting.person import Person, pseudonym_of
from iwa.month_inputs import INPUTS
from iwa.month_state import is_sent
from iwa.month_tables import read_table
from iwa.months import Month
from iwa.whole_files import write_bytes, write_text
from iwa.workspace import ClientFolder

MESSAGES = "messages"
WORDS = ("author", "text", "answer", "topic")  # what tells of a person; the time, the network and the rating do not
FREE = ("text", "answer")  # what may name somebody else
FORGOTTEN = "oublié"  # in the place of an id that is made from a person's words


@dataclass(frozen=True)
class InMonth:
    """A month whose stored messages hold some of the person's: the places of their rows, and their words.

    `naming` are the places of other people's messages, or of answers to them, that name the person.
    """

    month: Month
    is_sent: bool
    rows: tuple[int, ...]
    naming: tuple[int, ...]
    texts: tuple[str, ...]


def months_of(folder: ClientFolder) -> Iterator[Month]:
    """The months that have stored messages, the first one first."""
    for file in sorted((folder.path / "runs").glob(f"20[0-9][0-9]-[01][0-9]/tables/{MESSAGES}.parquet")):
        yield Month.parse(file.parents[1].name)


def found(folder: ClientFolder, person: Person, files: Collection[InFile]) -> list[InMonth]:
    """The months that hold messages of the person, or name them, whether or not the exports still do."""
    told = [_in_month(folder, month, person, files) for month in months_of(folder)]
    return [one for one in told if one.rows or one.naming]


def _in_month(folder: ClientFolder, month: Month, person: Person, files: Collection[InFile]) -> InMonth:
    run = folder.run(month)
    messages = read_table(run.tables, MESSAGES)
    rows = tuple(place for place, row in enumerate(messages.to_dict("records")) if _is_own(row, person, files))
    told = messages[list(FREE)].fillna("").agg("\n".join, axis=1) if len(messages) else pd.Series(dtype="str")
    naming = [place for place, text in enumerate(told) if _is_named(text, person, files) and place not in rows]
    own = messages.iloc[list(rows)]
    return InMonth(month, is_sent(run), rows, tuple(naming), tuple(str(text) for text in own["text"].dropna()))


def _names(person: Person, files: Collection[InFile]) -> tuple[str, ...]:
    """Every way in which the person's name is written in the files."""
    return tuple(dict.fromkeys([person.text, *(row.name for file in files for row in file.rows)]))


def _is_named(text: str, person: Person, files: Collection[InFile]) -> bool:
    people = {plain(name): Person(name) for name in _names(person, files)}
    said = plain(text)
    return any(one.is_said_in(said) for one in people.values())


def _is_own(row: dict[object, object], person: Person, files: Collection[InFile]) -> bool:
    """Whether a stored message is the person's: by its pseudonym, or by the row of the export that it came from."""
    author, network = row["author"], str(row["network"])
    if not isinstance(author, str):
        return False
    if person.is_stored_author(author, network):
        return True
    known: set[Written] = {one for file in files for one in file.rows if one.network == network}
    return any(pseudonym_of(one.name, network).startswith(author) for one in known)


def texts(folder: ClientFolder, besides: Collection[InMonth]) -> set[str]:
    """What other people wrote, as the months' tables hold it, made plain."""
    told: set[str] = set()
    own = {one.month: one.rows for one in besides}
    for month in months_of(folder):
        messages = read_table(folder.run(month).tables, MESSAGES)
        others = messages["text"].drop(messages.index[list(own.get(month, ()))])
        told |= {plain(str(text)) for text in others.dropna().unique()}
    return told


def forget(folder: ClientFolder, months: Collection[InMonth], names: Collection[str]) -> None:
    """Blanks the messages' words, and masks the names elsewhere; a month that was not sent then shows again what they make."""
    for month in months:
        tables = folder.run(month.month).tables
        messages = read_table(tables, MESSAGES)
        places = messages.index[list(month.rows)]
        for name in (name for name in WORDS if name in messages):
            messages.loc[places, name] = pd.NA if messages[name].dtype == "boolean" else float("nan")
        for name in FREE:
            told = [_masked(text, names) if n in month.naming else text for n, text in enumerate(messages[name])]
            messages[name] = pd.Series(told, index=messages.index, dtype=messages[name].dtype)
        messages.loc[places, "message_id"] = [f"{FORGOTTEN} {place + 1}" for place in month.rows]
        write_bytes(tables / f"{MESSAGES}.parquet", messages.to_parquet(index=False))
        _disown(folder, month.month)


def _masked(text: object, names: Collection[str]) -> object:
    """A text with a mark in the place of the name; none of it where that does not do."""
    if not isinstance(text, str):
        return text
    for name in names:
        text = re.sub(re.escape(name), NAME, text, flags=re.IGNORECASE)
    said = plain(text)
    return float("nan") if any(Person(name).is_said_in(said) for name in names) else text


def _disown(folder: ClientFolder, month: Month) -> None:
    """Notes that the table is no longer the one that the notebooks read."""
    file = folder.run(month).tables / INPUTS
    try:
        meta = json.loads(file.read_text("utf-8"))
        meta["parts"][MESSAGES] = FORGOTTEN
    except (OSError, ValueError, KeyError, TypeError):  # a month without it is built anew by the next run
        return
    write_text(file, json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True))
