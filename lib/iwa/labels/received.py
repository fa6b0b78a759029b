"""`messages-labels.csv`: the tone and the topic that a person reads in messages, read like an export.

The file holds what names a message, network and identifier, and what a person decided: never its text
nor who wrote it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from iwa import tables
from iwa.exports import labels, network_names
from iwa.exports.document import Sheet
from iwa.exports.messages.labels import TONE_WORDS
from iwa.exports.opening.files import open_documents
from iwa.exports.wording import normalised
from iwa.labels.remarks import Remarks
from iwa.numbers import counted
from iwa.problems import UnreadableFile

COLUMNS: dict[str, tuple[str, ...]] = {
    "network": ("réseau",),
    "message": ("message", "identifiant", "id"),
    "sentiment": ("ton",),
    "topic": ("sujet",),
    "note": ("note", "commentaire", "par", "le"),
}
DECIDED = ("sentiment", "topic")
TONES = {normalised(word): tone for tone, words in TONE_WORDS.items() for word in (tone, *words)}
QUOTED = 40  # letters of a cell
Key = tuple[str, str]  # network and identifier of a message


@dataclass(kw_only=True)
class Told(Remarks):
    """What people decided, by network and identifier: the cells that are filled in.

    `places` are the rows that name each message, numbered as people see them.
    """

    rows: dict[Key, dict[str, str]] = field(default_factory=dict)
    places: dict[Key, list[int]] = field(default_factory=dict)
    name: str = "messages-labels.csv"


def read_told(file: Path) -> Told:
    """What the file says; nothing without a file. A file that cannot be read is one remark."""
    found = Told(name=file.name)
    if not file.is_file():
        return found
    try:
        (document,) = open_documents(file, file.parent)
    except UnreadableFile as error:
        found.tell("unreadable-labels", str(error))
        return found
    if header := labels.find_header(document.sheets[0], COLUMNS, ("network", "message")):
        _read(document.sheets[0], header, found)
    else:
        found.tell("no-title", "Les colonnes « réseau » et « message » manquent : aucune étiquette n’est lue.")
    return found


def _read(sheet: Sheet, header: labels.Header, found: Told) -> None:
    rows = labels.body(sheet, header)
    cells = {name: labels.column(rows, name).str.strip() for name in COLUMNS}
    networks = network_names.networks(cells["network"])
    for row in rows.index:
        network, message = str(networks[row]), str(cells["message"][row])
        if not (network and message):
            found.tell("no-message", "Le réseau ou le message n’est pas nommé : la ligne est laissée de côté.", row)
            continue
        decided = {name: str(cells[name][row]) for name in DECIDED if cells[name][row]}
        if "sentiment" in decided:
            _read_tone(decided, row, found)
        found.places.setdefault((network, message), []).append(int(row))
        found.rows[network, message] = found.rows.get((network, message), {}) | decided


def _read_tone(decided: dict[str, str], row: object, found: Told) -> None:
    written = decided.pop("sentiment")
    if tone := TONES.get(normalised(written)):
        decided["sentiment"] = tone
    else:
        sentence = f"« {written[:QUOTED]} » n’est pas un ton : écrivez {', '.join(tables.TONES)}."
        found.tell("unknown-tone", sentence, row)


def labelled_messages(messages: pd.DataFrame, told: Told) -> pd.DataFrame:
    """The messages with what people decided in the place of what the exports say; other cells as they are.

    A label of a message that no export of the month holds is one remark of `told`.
    """
    if not told.rows:
        return messages
    keys = list(zip(messages["network"].astype(str), messages["message_id"].astype(str), strict=True))
    _tell_elsewhere(set(keys), told)
    columns = {}
    for name in DECIDED:
        by_people = pd.Series([told.rows.get(key, {}).get(name) for key in keys], index=messages.index, dtype="object")
        columns[name] = by_people.where(by_people.notna(), messages[name]).astype(messages[name].dtype)
    return messages.assign(**columns)


def _tell_elsewhere(there: Collection[Key], told: Told) -> None:
    elsewhere = [key for key in told.rows if key not in there]
    if elsewhere:
        count = counted(len(elsewhere), "message étiqueté n’est", "messages étiquetés ne sont")
        sentence = f"{count} pas dans les exports lus pour ce mois."
        told.tell("unknown-message", sentence, severity="pour information")
