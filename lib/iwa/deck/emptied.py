"""A presentation of another's opened as a master: its layouts stay, nothing of what it said does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from iwa.deck.checks.package import LINK, SHOWN
from iwa.problems import InvalidMaster

# What of a presentation a deck needs. The rest (slides, comments, their authors, sections, tags,
# custom data, the view that was open, the picture of the first slide) may hold a client's words.
KEPT_PARTS = {
    RELATIONSHIP_TYPE.SLIDE_MASTER,
    RELATIONSHIP_TYPE.NOTES_MASTER,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.PRES_PROPS,
    RELATIONSHIP_TYPE.TABLE_STYLES,
    RELATIONSHIP_TYPE.FONT,
}
KEPT_LISTS = (
    "sldMasterIdLst",
    "notesMasterIdLst",
    "sldSz",
    "notesSz",
    "embeddedFontLst",
    "kinsoku",
    "defaultTextStyle",
)
# Of a master or layout: its theme, each other, pictures and the like, but nothing that tells of slides or people.
DROPPED = {
    RELATIONSHIP_TYPE.SLIDE,
    RELATIONSHIP_TYPE.TAGS,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.COMMENTS,
    RELATIONSHIP_TYPE.NOTES_SLIDE,
}


def open_emptied(path: Path) -> Any:
    """The presentation without its slides, and without anything in the file that came with them."""
    try:
        presentation = Presentation(str(path))
    except Exception as error:
        raise InvalidMaster(
            f"Le masque « {path.name} » ne s’ouvre pas.",
            type(error).__name__,
            "Ouvrez-le dans PowerPoint, enregistrez-le au format .pptx (ni .potx, ni .ppt), puis recommencez.",
        ) from error
    _keep(presentation.part, KEPT_PARTS)
    _keep(presentation.part.package, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT})
    root = presentation.part._element
    for child in list(root):
        if child.tag.removeprefix(SHOWN) not in KEPT_LISTS:
            root.remove(child)
    for part in _sheets(presentation):
        _forget(part)
    return presentation


def _keep(holder: Any, kinds: set[str]) -> None:
    for key, relation in list(holder._rels.items()):
        if relation.reltype not in kinds:
            holder._rels.pop(key)


def _sheets(presentation: Any) -> Iterator[Any]:
    """The parts of the masters, of their layouts, and of the notes' master."""
    for master in presentation.slide_masters:
        yield master.part
        yield from (layout.part for layout in master.slide_layouts)
    if presentation.part._element.find(f"{SHOWN}notesMasterIdLst") is not None:
        yield presentation.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER)


def _forget(part: Any) -> None:
    """Takes out of a master or layout what leads to slides, and what was noted about it."""
    gone = {key for key, relation in part._rels.items() if relation.reltype in DROPPED}
    for element in list(part._element.iter()):
        if gone & {value for name, value in element.attrib.items() if name.startswith(LINK)}:
            holder = element.getparent()
            holder.remove(element)
            if holder.tag == f"{SHOWN}custDataLst" and not len(holder):
                holder.getparent().remove(holder)
    for key in gone:
        part._rels.pop(key)
