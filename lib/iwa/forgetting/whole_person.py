"""A person taken out of a client's folder: what is theirs, listed before it goes, and what a human has to see to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iwa.dossier.cells import plain, shown
from iwa.dossier.moderation_log import SensitiveCase
from iwa.forgetting import exports, journal, labelled, stored
from iwa.forgetting.exports import InFile
from iwa.forgetting.journal import Gone, Journal
from iwa.forgetting.person import PSEUDONYM, Person
from iwa.forgetting.places import QUOTED, Sought, places
from iwa.forgetting.stored import InMonth
from iwa.workspace import ClientFolder


@dataclass(frozen=True)
class Found:
    """What is known of a person: under which names, each as it is written somewhere, in which files, months and rows of the log; `left` are sentences."""

    names: tuple[str, ...]
    files: tuple[InFile, ...]
    months: tuple[InMonth, ...]
    journal: Journal
    gone: Gone
    left: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.files or self.months or self.journal.rows or self.journal.copies)


@dataclass(frozen=True)
class Forgotten:
    """What was done: files rewritten, files removed; `places` still name or quote the person, `unread` files may.

    `left` are sentences on what could not be rewritten.
    """

    rewritten: tuple[InFile, ...]
    removed: tuple[InFile, ...]
    left: tuple[str, ...]
    places: tuple[str, ...]
    unread: int


def found(folder: ClientFolder, person: Person) -> Found:
    """All that is the person's; nothing is changed."""
    files, left = exports.found(folder, person)
    told = [person.text, *(row.name for file in files for row in file.rows)]
    names = tuple(dict.fromkeys(told))
    gone = _naming(names)
    log = journal.found(folder, gone)
    return Found(names, tuple(files), tuple(stored.found(folder, person, files)), log, gone, tuple(left))


def forget(folder: ClientFolder, known: Found) -> Forgotten:
    """Takes it out, the log first: what keeps a file from being written is said before anything is."""
    journal.forget(folder, known.journal, known.gone)
    rewritten, removed, left = exports.forget(known.files)
    labelled.forget(folder, known.months)
    stored.forget(folder, known.months, known.names)
    where, unread = remaining(folder, known)
    return Forgotten(tuple(rewritten), tuple(removed), tuple(left), where, unread)


def remaining(folder: ClientFolder, known: Found) -> tuple[tuple[str, ...], int]:
    """Where the person is still named or quoted, and how many files cannot be read for it.

    Words that somebody else wrote too are nobody's quotation.
    """
    texts = {row.text for file in known.files for row in file.rows} | {
        text for one in known.months for text in one.texts
    }
    of_others = {text[:QUOTED] for text in stored.texts(folder, known.months)}
    own = sorted(text for text in texts if plain(text)[:QUOTED] not in of_others)
    where, unread = places(folder, Sought.of([Person(name) for name in known.names], own))
    return tuple(where), unread


def _naming(names: tuple[str, ...]) -> Gone:
    """Whether a row of the log names the person elsewhere than as its decider, who is of the team."""
    people = [Person(name) for name in names if not PSEUDONYM.fullmatch(name)]

    def gone(case: SensitiveCase, values: Mapping[int, object]) -> bool:
        told = [shown(value) for value in values.values()]
        return any(person.is_named_in(text) for person in people for text in told if plain(text) != plain(case.decider))

    return gone
