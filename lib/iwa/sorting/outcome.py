"""What comes out of a sorting, and what a person is asked in its course."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

FILED, THERE, STAYS = "rangé", "déjà là", "reste"


@dataclass(frozen=True)
class Filed:
    """What became of a file: `state` (rangé, déjà là, reste), the client's folder and why.

    `path` is where it lies now or, for one that is "déjà là", where its like lies, from the
    workspace; "" for one that stays.
    """

    file: str
    state: str
    client: str
    path: str
    sentence: str


@dataclass(frozen=True)
class Sorting:
    """All files of `depot/` in their order, and what there is to know beside them."""

    files: tuple[Filed, ...]
    remarks: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether nothing stays in `depot/`."""
        return all(file.state == FILED for file in self.files)


@dataclass(frozen=True)
class Question:
    """What a person is asked of a file: `accounts` are those it names and nobody declares.

    `clients` are the names by folder; `kept` tells whether an answer would be remembered.
    """

    file: str
    label: str
    accounts: tuple[str, ...]
    clients: Mapping[str, str]
    kept: Callable[[str], bool]


Ask = Callable[[Question], str]
"""Gives the client's folder, "" to leave the file where it is."""
