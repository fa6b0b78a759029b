"""The rows of the log whose purge date has come, with their captures; that nothing else says the same is looked up."""

from __future__ import annotations

from datetime import date

from iwa.dossier.cells import plain
from iwa.dossier.moderation_log import past_purge
from iwa.forgetting import journal
from iwa.forgetting.journal import Gone, Journal
from iwa.forgetting.places import Sought, places
from iwa.workspace import ClientFolder

SHORTEST = 12  # signs of a word by which a case is known again; a shorter reason is anybody's


def found(folder: ClientFolder, day: date) -> Journal:
    """What is to go on a day; nothing is changed."""
    return journal.found(folder, _due(day))


def forget(folder: ClientFolder, known: Journal, day: date) -> tuple[str, ...]:
    """Takes it out, and gives the places that hold its words all the same."""
    journal.forget(folder, known, _due(day))
    words = tuple(plain(word) for word in known.words if len(word) >= SHORTEST)
    return tuple(places(folder, Sought((), words))[0])


def _due(day: date) -> Gone:
    return lambda case, _: bool(past_purge([case], day))
