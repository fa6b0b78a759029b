"""A saved presentation taken apart: its parts, and what each of them points to."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from pptx.oxml import parse_xml

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHOWN = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PRESENTATION = "ppt/presentation.xml"
CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Relation:
    """What a part points to: its kind (the last word of its address) and the part, "" when it is on the web."""

    kind: str
    target: str


class Package:
    """The parts of a file by name; trees and relations are read when they are asked for, once."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            self.parts = {name: archive.read(name) for name in dict.fromkeys(names)}
        self.twice = tuple(name for name, count in Counter(names).items() if count > 1)
        self._trees: dict[str, Any] = {}
        self._relations: dict[str, dict[str, Relation]] = {}

    def tree(self, name: str) -> Any:
        """The root element of a part."""
        if name not in self._trees:
            self._trees[name] = parse_xml(self.parts[name])
        return self._trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part points to, by the key that its XML uses; "" is the package itself."""
        if name not in self._relations:
            folder, base = posixpath.split(name)
            file = posixpath.join(folder, "_rels", f"{base}.rels")
            self._relations[name] = dict(self._read(file, folder)) if file in self.parts else {}
        return self._relations[name]

    def _read(self, file: str, folder: str) -> Iterator[tuple[str, Relation]]:
        for entry in self.tree(file):
            kind = entry.get("Type").rsplit("/", 1)[-1]
            outside = entry.get("TargetMode") == "External"
            yield entry.get("Id"), Relation(kind, "" if outside else _resolved(folder, entry.get("Target")))

    def pointed_to(self, name: str, kind: str) -> list[str]:
        """The parts of a kind that a part points to."""
        return [relation.target for relation in self.relations(name).values() if relation.kind == kind]

    @cached_property
    def slides(self) -> tuple[str, ...]:
        """The parts of the slides, in the order in which they are shown."""
        keys = [entry.get(f"{LINK}id") for entry in self.tree(PRESENTATION).iterfind(f"{SHOWN}sldIdLst/{SHOWN}sldId")]
        found = self.relations(PRESENTATION)
        return tuple(found[key].target for key in keys if key in found and found[key].target in self.parts)

    def named(self, slide: str) -> str:
        """How a slide is called in a sentence: its rank, and the name that the deck gave it."""
        name = self.tree(slide).find(f"{SHOWN}cSld").get("name") or ""
        return f"Diapositive {self.slides.index(slide) + 1}" + (f" « {name} »" if name else "")


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
