"""What each pack delivers, when, and with which slides: `templates/packs`, typed on load."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from iwa.client import Client
from iwa.client_values import PACKS
from iwa.dossier import Dossier
from iwa.dossier.fingerprint import fingerprint
from iwa.dossier.tabs import tab_named
from iwa.method.template import LOADER
from iwa.months import Month
from iwa.problems import InvalidTemplate
from iwa.slides import Slide
from iwa.workspace import shipped

ISSUED = "issued"  # of etat.json: the tabs of each deliverable as they were when it last came out
QUARTER = 3  # months
Issue = Literal["mois", "trimestre", "changement"]


class _Deliverable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str = Field(validation_alias="titre")
    issued: Issue = Field(validation_alias="parution")
    tabs: tuple[str, ...] = Field((), validation_alias="onglets")
    slides: Annotated[tuple[str, ...], Field(min_length=1)] = Field(validation_alias="diapositives")
    chapters: dict[str, str] = Field(default_factory=dict, validation_alias="chapitres")

    @field_validator("tabs")
    @classmethod
    def _known_tabs(cls, tabs: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [tab for tab in tabs if tab_named(tab) is None]
        if unknown:
            raise ValueError(f"onglets : « {unknown[0]} » n’est pas un onglet du dossier")
        return tuple(str(tab_named(tab)) for tab in tabs)

    @model_validator(mode="after")
    def _a_change_is_one_of_tabs(self) -> _Deliverable:
        if (self.issued == "changement") != bool(self.tabs):
            raise ValueError(
                "onglets : ceux dont un changement fait paraître le livrable, avec « parution: changement »"
            )
        return self

    @model_validator(mode="after")
    def _chapters_begin_somewhere(self) -> _Deliverable:
        absent = [pattern for pattern in self.chapters.values() if pattern not in self.slides]
        if absent:
            raise ValueError(f"chapitres : « {absent[0]} » n’est pas une des diapositives")
        return self


class _Addition(BaseModel):
    """Slides that a larger pack adds to a deliverable of a smaller one, before one of its patterns."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    before: str = Field(validation_alias="avant")
    slides: Annotated[tuple[str, ...], Field(min_length=1)] = Field(validation_alias="diapositives")


class _Pack(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(validation_alias="pack")
    contains: str | None = Field(None, validation_alias="contient")
    deliverables: dict[str, _Deliverable] = Field(default_factory=dict, validation_alias="livrables")
    added: dict[str, tuple[_Addition, ...]] = Field(default_factory=dict, validation_alias="ajouts")


@dataclass(frozen=True)
class Deliverable:
    """A file the client gets: its name without extension, its title, when, and which slides.

    `chapters` gives for some of the patterns the chapter that begins with it, `tabs` the tabs of the
    dossier whose change brings it out.
    """

    name: str
    title: str
    issued: Issue
    patterns: tuple[str, ...]
    chapters: Mapping[str, str] = field(default_factory=dict)
    tabs: tuple[str, ...] = ()

    def is_due(self, month: Month, start: Month, changed: bool = True) -> bool:
        """Whether it comes out with a month; quarters count from the month before the start.

        `changed` says whether its tabs are other than when it last came out (`has_changed`).
        """
        if self.issued == "changement":
            return changed
        months = (month.year - start.year) * 12 + month.number - start.number + 1
        return self.issued == "mois" or months % QUARTER == 0

    def has_changed(self, dossier: Dossier, before: Mapping[str, Any]) -> bool:
        """Whether its tabs are other than when it last came out, by last month's etat.json; so they are at the start."""
        return bool(before.get(ISSUED, {}).get(self.name) != fingerprint(dossier, self.tabs))


def issued_with(
    items: Iterable[Deliverable], delivered: Container[str], dossier: Dossier, before: Mapping[str, Any]
) -> dict[str, str]:
    """What the month's etat.json keeps of those that come out on a change: the tabs as they were when each last did."""
    kept = dict(before.get(ISSUED, {}))
    own = {item.name: fingerprint(dossier, item.tabs) for item in items if item.tabs and item.name in delivered}
    return kept | own


def deliverables(pack: str) -> tuple[Deliverable, ...]:
    """All that a pack delivers, what it takes over from the smaller packs first."""
    read = _load(pack)
    own = {name: _deliverable(name, item) for name, item in read.deliverables.items()}
    inherited = {item.name: item for item in deliverables(read.contains)} if read.contains else {}
    found = inherited | own
    for name, additions in read.added.items():
        for addition in additions:
            found[name] = _with(found.get(name), addition, pack)
    return tuple(found.values())


def of_client(client: Client) -> tuple[Deliverable, ...]:
    """What a client's contract delivers: its pack, less what it does without, and what it adds, whole, of the larger ones."""
    whole = {item.name: item for item in deliverables(PACKS[-1])}
    own = [item for item in deliverables(client.pack) if item.name not in client.left_out]
    kept = [whole[item.name] if item.name in client.added else item for item in own]
    known = {item.name for item in own}
    return (*kept, *(whole[name] for name in client.added if name in whole and name not in known))


def _deliverable(name: str, item: _Deliverable) -> Deliverable:
    chapters = {pattern: chapter for chapter, pattern in item.chapters.items()}
    return Deliverable(name, item.title, item.issued, item.slides, chapters, item.tabs)


def _with(item: Deliverable | None, addition: _Addition, pack: str) -> Deliverable:
    """The deliverable with slides more; `InvalidTemplate` when it or the place is not there."""
    if item is None or addition.before not in item.patterns:
        todo = f"Corrigez « ajouts » de {pack}.yaml : le livrable et la diapositive doivent exister dans le pack qu’il contient."
        raise InvalidTemplate(f"Le pack « {pack} » est illisible.", f"avant : {addition.before}", todo)
    place = item.patterns.index(addition.before)
    return replace(item, patterns=(*item.patterns[:place], *addition.slides, *item.patterns[place:]))


def _load(pack: str) -> _Pack:
    file = shipped("templates", "packs", f"{pack}.yaml")
    try:
        return _Pack.model_validate(yaml.load(file.read_text("utf-8"), Loader=LOADER))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InvalidTemplate(f"Le pack « {pack} » est illisible.", str(error), f"Corrigez {file.name}.") from error


def picked(slides: Sequence[Slide], patterns: Sequence[str], chapters: Mapping[str, str] | None = None) -> list[Slide]:
    """The slides a deliverable takes, in the order of its patterns, each once and with its chapter.

    >>> slides = [Slide("a.2", ""), Slide("a.1", ""), Slide("b", "")]
    >>> [(s.id, s.chapter) for s in picked(slides, ["b", "a.*"], {"a.*": "Le détail"})]
    [('b', ''), ('a.2', 'Le détail'), ('a.1', 'Le détail')]
    """
    found: dict[str, Slide] = {}
    chapter = ""
    for pattern in patterns:
        chapter = (chapters or {}).get(pattern, chapter)
        taken = [slide for slide in slides if slide.id not in found and fnmatchcase(slide.id, pattern)]
        found |= {slide.id: replace(slide, chapter=chapter) for slide in taken}
    return list(found.values())
