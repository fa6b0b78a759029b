"""What travels inside the file: the run it came from, and for each slide its id and its numbers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from iwa.deck.folds import joined_verdict, message_fields
from iwa.deck.layout_xml import SPACES
from iwa.deck.page import Page
from iwa.deck.part_names import next_name
from iwa.deck.sources import noted_id
from iwa.problems import UnreadableFile
from iwa.slides import Number

RUN = "iwa_run"
SLIDE_TAG, NUMBERS_TAG = "IWA_SLIDE", "IWA_NUMBERS"
FIELDS_TAG, VERDICT_TAG = "IWA_FIELDS", "IWA_VERDICT"
TAGS_KIND = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
CUSTOM_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FIELDS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True)
class DeckMarks:
    """The run hash of a deck, then for each slide in order its id and numbers.

    A slide that a person added has an empty id. The parts of a table split over slides are
    "audit.posts", "audit.posts#2"; cover, contents and section are "deck.couverture", "deck.sommaire" and "deck.annexe".
    """

    run_hash: str
    slide_ids: tuple[str, ...]
    numbers: tuple[tuple[Number, ...], ...]


def mark_slide(page: Page) -> None:
    """Writes the slide's id as its name and, with its numbers, as tags that follow it when copied."""
    data = page.sheet._element.cSld
    data.set("name", page.slide.id)
    tags = "".join(f"<p:tag name={quoteattr(name)} val={quoteattr(text)}/>" for name, text in _tags_for(page).items())
    package = page.sheet.part.package
    name = next_name(package, "/ppt/tags/tag%d.xml")
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    part = Part(name, TAGS_KIND, package, f"{head}<p:tagLst {SPACES}>{tags}</p:tagLst>".encode())
    key = page.sheet.part.relate_to(part, RELATION + "tags")
    tree = data.find("{*}spTree")
    tree.addnext(parse_xml(f'<p:custDataLst {SPACES}><p:tags r:id="{key}"/></p:custDataLst>'))


def _tags_for(page: Page) -> dict[str, str]:
    numbers = json.dumps([asdict(number) for number in page.slide.numbers], ensure_ascii=False, sort_keys=True)
    tags = {
        NUMBERS_TAG: numbers if page.slide.numbers else "",
        FIELDS_TAG: " ".join(message_fields(page.slide, page.layout)),
        VERDICT_TAG: joined_verdict(page.slide, page.layout),
    }
    return {SLIDE_TAG: page.slide.id} | {name: text for name, text in tags.items() if text}


def mark_run(presentation: Any, run_hash: str) -> None:
    """Writes the run hash as a custom property of the document."""
    package = presentation.part.package
    blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{PROPERTIES}" xmlns:vt="{VARIANT}"><property fmtid="{FIELDS}" pid="2" name="{RUN}">'
        f"<vt:lpwstr>{escape(run_hash)}</vt:lpwstr></property></Properties>"
    ).encode()
    part = Part(PackURI("/docProps/custom.xml"), CUSTOM_KIND, package, blob)
    package.relate_to(part, RELATION + "custom-properties")


def open_deck(path: Path) -> Any:
    """The presentation in a file; `UnreadableFile` when it is none, or a broken one."""
    try:
        return Presentation(str(path))
    except Exception as error:
        raise UnreadableFile(
            f"La présentation « {path.name} » ne s’ouvre pas.",
            type(error).__name__,
            "Ouvrez-la dans PowerPoint, enregistrez-la sous un autre nom en .pptx, puis recommencez.",
        ) from error


def read_marks(path: Path) -> DeckMarks:
    """The marks of a deck, also after somebody saved it in PowerPoint or LibreOffice; empty where there are none."""
    presentation = open_deck(path)
    sheets = list(presentation.slides)
    numbers = tuple(_numbers(_tags(sheet)) for sheet in sheets)
    return DeckMarks(marked_run(presentation), tuple(marked_id(sheet) for sheet in sheets), numbers)


def marked_id(sheet: Any) -> str:
    """A slide's id: by its tag, else by its name, else by what its notes end with, for not all programs keep them."""
    return _tags(sheet).get(SLIDE_TAG) or _known_name(sheet) or noted_id(notes_of(sheet))


def marked_fields(sheet: Any) -> tuple[tuple[str, ...], str]:
    """What each paragraph of the message is, and the verdict in the subtitle, as `folds` gives them."""
    tags = _tags(sheet)
    return tuple(tags.get(FIELDS_TAG, "").split()), tags.get(VERDICT_TAG, "")


def notes_of(sheet: Any) -> list[str]:
    """The paragraphs of a slide's speaker notes; none where it has no notes."""
    frame = sheet.notes_slide.notes_text_frame if sheet.has_notes_slide else None
    return [paragraph.text.strip() for paragraph in frame.paragraphs] if frame is not None else []


def _known_name(sheet: Any) -> str:
    name: str = sheet._element.cSld.get("name") or ""
    return name if "." in name else ""


def _tags(sheet: Any) -> dict[str, str]:
    parts = [rel.target_part for rel in sheet.part.rels.values() if rel.reltype == RELATION + "tags"]
    found = (tag for part in parts for tag in parse_xml(part.blob))
    return {tag.get("name").upper(): tag.get("val") for tag in found}


def _numbers(tags: dict[str, str]) -> tuple[Number, ...]:
    return tuple(Number(**entry) for entry in json.loads(tags.get(NUMBERS_TAG, "[]")))


def marked_run(presentation: Any) -> str:
    """The run that a presentation says it comes from, "" when it says none."""
    relations = presentation.part.package._rels.values()
    blobs = [rel.target_part.blob for rel in relations if rel.reltype == RELATION + "custom-properties"]
    for blob in blobs:
        for entry in parse_xml(blob):
            if entry.get("name") == RUN:
                return "".join(entry.itertext())
    return ""
