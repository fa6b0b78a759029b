"""Something that a month's slides lack, and whether one of them is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from iwa.client_month import ClientMonth
from iwa.dossier.tabs import TABS, place

How = Literal["à télécharger", "à remplir", "facultatif"]
DOWNLOAD: How = "à télécharger"
FILL: How = "à remplir"
OPTIONAL: How = "facultatif"


@dataclass(frozen=True)
class Need:
    """Something that lacks, where it is got, and how; a slide stands without what is optional."""

    what: str
    where: str
    how: How = FILL


@dataclass(frozen=True)
class Asked:
    """What a month's deliverables ask for: whether a slide of theirs, by its id, is wanted."""

    month: ClientMonth
    patterns: tuple[str, ...]

    def wants(self, slide: str) -> bool:
        return any(fnmatchcase(slide, pattern) for pattern in self.patterns)


def tab(key: str, cell: str = "") -> str:
    return place(TABS[key], cell)
