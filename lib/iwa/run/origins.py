"""The decks as they were produced, in words: what a corrected deck is held against."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iwa.deck.read_back import DeckTexts, from_data, to_data
from iwa.months import Month
from iwa.run.receipt import as_text, write_whole
from iwa.slides import Slide, to_json
from iwa.workspace import ClientFolder

SCHEMA = 1


@dataclass(frozen=True)
class Origin:
    """One production of a deliverable: its client, month, name and title, and its texts as produced.

    `file` is where it is kept: `runs/<month>/origines/<deliverable>-<edition>.json`.
    """

    folder: ClientFolder
    month: Month
    name: str
    title: str
    texts: DeckTexts

    @property
    def file(self) -> Path:
        return self.folder.run(self.month).origins / f"{self.name}-{self.texts.run}.json"


def edition_of(whose: str, name: str, slides: Sequence[Slide], look: str) -> str:
    """A short name of one production: whose month, the deliverable, its slides as corrected, what sets their lines.

    Two productions that say the same have the same name.
    """
    parts = [whose, name, look, [to_json(slide) for slide in slides]]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def origin_text(origin: Origin) -> str:
    """The production's texts as they are kept beside the run."""
    return as_text({"schema": SCHEMA, "name": origin.name, "title": origin.title, **to_data(origin.texts)})


def keep_reading(origin: Origin, reading: DeckTexts, deck: Path) -> None:
    """Notes what a corrected deck said when it was last taken back."""
    write_whole(_reading_file(origin, deck), {"schema": SCHEMA, **to_data(reading)})


def last_reading(origin: Origin, deck: Path) -> DeckTexts:
    """What a corrected deck said when it was last taken back; what was produced, the first time."""
    data = _read(_reading_file(origin, deck))
    return from_data(data) if data else origin.texts


def _reading_file(origin: Origin, deck: Path) -> Path:
    """One file for each place a copy of the deck lies in: two people may correct two copies."""
    place = hashlib.sha256(deck.resolve().as_posix().encode()).hexdigest()[:8]
    return origin.file.with_name(f"{origin.file.stem}.reprise-{place}.json")


def origins_of(workspace: Path, edition: str) -> list[Origin]:
    """The productions of that name in a workspace: one, or none when it was made elsewhere."""
    files = sorted((workspace / "clients").glob(f"*/runs/*/origines/*-{edition}.json")) if edition else []
    return [_origin(file, data) for file in files if (data := _read(file))]


def _origin(file: Path, data: dict[str, Any]) -> Origin:
    folder = ClientFolder(file.parents[3])
    return Origin(folder, Month.parse(file.parents[1].name), data["name"], data["title"], from_data(data))


def _read(file: Path) -> dict[str, Any]:
    """What stands in a file of ours; nothing when it is not there, of another version or not ours any more."""
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) and data.get("schema") == SCHEMA else {}
