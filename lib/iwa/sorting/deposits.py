"""What a file of `depot/` says of whose it is: the accounts it names, read by the readers of the exports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from iwa.exports.collect import reader_of
from iwa.exports.document import Document
from iwa.exports.file_remarks import fault_sentence, unknown_sentence
from iwa.exports.linkedin.creator import NAMELESS
from iwa.exports.opening.files import open_documents
from iwa.exports.placing import named
from iwa.exports.reading import Reader, Reading
from iwa.networks import LABELS, META, META_ADS
from iwa.numbers import listed
from iwa.problems import UnreadableFile

# Posts of competitors are left out: the client of another may be among them.
PARTS = ("posts", "measurements", "audience")
SITE = "ga4"
FOLDERS = frozenset({*LABELS, META_ADS, SITE})
OF_NO_NETWORK = {"messages": "messages", "benchmark": "concurrents"}  # by what the file gives


@dataclass(frozen=True, order=True)
class PrintedAccount:
    """An account as a file prints it; `number` is "" where it prints none."""

    network: str
    name: str
    number: str = ""

    def __str__(self) -> str:
        return self.name or self.number


@dataclass(frozen=True)
class Deposit:
    """A file of `depot/`: its name there, what it is, and the folder of `exports/` it belongs in.

    `trouble` is the sentence on a file that cannot be read or that nobody knows, "" otherwise.
    """

    path: Path
    name: str
    label: str = ""
    folder: str = ""
    accounts: tuple[PrintedAccount, ...] = ()
    trouble: str = ""


def read_deposit(path: Path, depot: Path) -> Deposit:
    """The file with the accounts it names; a zip is one file, with those of all its members."""
    name = path.relative_to(depot).as_posix()
    try:
        documents = open_documents(path, depot)
    except UnreadableFile as problem:
        return Deposit(path, name, trouble=str(problem))
    known: list[tuple[Reader, Reading]] = []
    for document in documents:
        reader, reading, fault = _read(document)
        if fault:  # whom that member names is not known: the others must not decide for it
            return Deposit(path, name, trouble=fault_sentence(reader, fault))
        if reader and reading:
            known.append((reader, reading))
    if not known:
        return Deposit(path, name, trouble=unknown_sentence(documents[0]))
    label = listed(sorted({reader.label for reader, _ in known}))
    return Deposit(path, name, label, _folder(known, name), _accounts(reading for _, reading in known))


def _read(document: Document) -> tuple[Reader | None, Reading | None, str]:
    """The document's reader, what it read, and what it tripped over ("" when it did not)."""
    reader = None
    try:
        reader = reader_of(document)
        return reader, reader.read(document) if reader else None, ""
    except Exception as fault:  # whatever it is, the other files are sorted and this one is named
        return reader, None, f"{type(fault).__name__}: {fault}"


def _folder(known: list[tuple[Reader, Reading]], name: str) -> str:
    """The sub-folder of `exports/`: the network, or what the file is about when it is of none or of several.

    The folder of a file whose content does not tell its network places it (`exports.placing`): it
    is that of a network only where the person had put it in a folder of that name in `depot/`.
    """
    networks = {network for _, reading in known for network in reading.networks}
    among = {network for reader, _ in known for network in reader.among}
    if not networks and among:
        around, _, _ = name.rpartition("/")
        return named(around, sorted(among))[0] or META_ADS
    if len(networks) == 1 and networks <= FOLDERS:
        return networks.pop()
    if networks and networks <= set(META):
        return META_ADS
    return next((OF_NO_NETWORK[reader.gives] for reader, _ in known if reader.gives in OF_NO_NETWORK), "autres")


def _accounts(readings: Iterator[Reading]) -> tuple[PrintedAccount, ...]:
    """The accounts of all readings, each once; a name alone adds nothing to the same with its number."""
    found = {account for reading in readings for account in _named_in(reading)} - {
        PrintedAccount("linkedin", NAMELESS)  # the reader's word for a person whom the file does not name
    }
    numbered = {(account.network, account.name) for account in found if account.number}
    return tuple(sorted(a for a in found if str(a) and (a.number or (a.network, a.name) not in numbered)))


def _named_in(reading: Reading) -> Iterator[PrintedAccount]:
    networks = reading.networks or ("",)
    yield from (PrintedAccount(network, reading.account) for network in networks)
    for part in PARTS:
        table: pd.DataFrame = getattr(reading, part)
        columns = [column for column in ("network", "account", "account_id") if column in table]
        if "account" not in columns:
            continue
        for row in table[columns].drop_duplicates().astype("object").fillna("").to_dict("records"):
            own = [str(row["network"])] if "network" in row else networks
            for network in own:
                yield PrintedAccount(network, str(row["account"]).strip(), str(row.get("account_id", "")).strip())
