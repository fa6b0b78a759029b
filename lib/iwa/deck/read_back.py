"""What a deck says, read from its file as plain data: of one just written as of one that a person has corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from iwa.deck.checks.package import SHOWN
from iwa.deck.marks import marked_fields, marked_id, marked_run, notes_of, open_deck
from iwa.deck.writing import plain

Kind = Literal["texte", "tableau", "graphique", "image", "dessin"]
TITLES = ("title", "ctrTitle")
TITLE, FOOTER = "Titre", "Pied de page"
MESSAGES = ("Message", "Commentaires")
Box = tuple[int, int, int, int]
Places = dict[str, dict[int, Box]]  # by layout, by number of the placeholder
NOWHERE = (0, 0, 0, 0)
HELD = f"*/{SHOWN}nvPr/{SHOWN}ph"  # what makes a placeholder of an object
SPACE = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


@dataclass(frozen=True)
class Piece:
    """An object on a sheet: its role, where it is (left, top, width, height in EMU), what it holds.

    `role` is the name that the placeholder has in the master ("Titre", "Message"); after another
    program than PowerPoint it can be any name. `rows` are the cells of a table, or the categories and
    series of a chart as they stand in the file.
    """

    role: str
    kind: Kind
    box: Box
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A slide as it stands in a file: its id ("" for one without), its objects in reading order, its notes.

    `verdict` is the one that its subtitle ends with, for want of a place; "" for none.
    """

    id: str
    hidden: bool
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()
    verdict: str = ""

    def piece(self, *roles: str) -> Piece | None:
        """The object of the first of these roles that is there."""
        return next((piece for role in roles for piece in self.pieces if piece.role == role), None)

    @property
    def title(self) -> str:
        """The text of the title, "" without one."""
        found = self.piece(TITLE)
        return " ".join(found.paragraphs) if found else ""


@dataclass(frozen=True)
class DeckTexts:
    """All sheets of a deck in order, hidden ones included, and the run that it says it comes from."""

    run: str
    sheets: tuple[Sheet, ...]


def read_back(source: Path | bytes) -> DeckTexts:
    """The texts of a deck; `UnreadableFile` when the file is no presentation, or a broken one.

    Page numbers are left out. Spaces at the ends of paragraphs and empty paragraphs do not count.
    """
    presentation = open_deck(source) if isinstance(source, Path) else Presentation(BytesIO(source))
    places: Places = {}
    return DeckTexts(marked_run(presentation), tuple(_sheet(sheet, places) for sheet in presentation.slides))


def _sheet(sheet: Any, places: Places) -> Sheet:
    fields, verdict = marked_fields(sheet)
    shown = [shape for shape in sheet.shapes if _holder(shape) != "sldNum"]
    pieces = tuple(_with_fields(_piece(shape, _box(shape, sheet, places)), fields) for shape in shown)
    hidden = sheet._element.get("show") in ("0", "false")
    return Sheet(marked_id(sheet), hidden, pieces, _lines(notes_of(sheet)), verdict)


def _with_fields(piece: Piece, fields: tuple[str, ...]) -> Piece:
    """The message with what its paragraphs are; in a corrected deck they are others, which `iwa.edits.align` finds."""
    marked = piece.role in MESSAGES and len(piece.paragraphs) == len(fields)
    return replace(piece, fields=fields) if marked else piece


def _holder(shape: Any) -> str:
    """The kind of placeholder that a shape is, "" for another shape."""
    found = shape._element.find(HELD)
    return "" if found is None else str(found.get("type") or "obj")


def _box(shape: Any, sheet: Any, places: Places) -> Box:
    """Where a shape is. A placeholder that was not moved is where its layout has it, which is looked up once a layout."""
    held = shape._element.find(HELD)
    if held is None or shape._element.xfrm is not None:
        return _sides(shape)
    layout = sheet.slide_layout
    name = str(layout.part.partname)
    if name not in places:
        holders = reversed(list(layout.placeholders))  # of two with one number, the first counts
        places[name] = {holder.placeholder_format.idx: _sides(holder) for holder in holders}
    return places[name].get(int(held.get("idx") or 0), NOWHERE)


def _sides(shape: Any) -> Box:
    left, top, width, height = (int(side or 0) for side in (shape.left, shape.top, shape.width, shape.height))
    return left, top, width, height


def _piece(shape: Any, box: Box) -> Piece:
    holder = _holder(shape)
    role = TITLE if holder in TITLES else FOOTER if holder == "ftr" else shape.name
    if getattr(shape, "has_table", False):
        rows = tuple(tuple(plain(cell.text_frame.text) for cell in row.cells) for row in shape.table.rows)
        return Piece(role, "tableau", box, rows=rows)
    if getattr(shape, "has_chart", False):
        return Piece(role, "graphique", box, rows=tuple(_series(shape)))
    if shape._element.tag.endswith("}pic"):
        return Piece(role, "image", box)
    paragraphs = _lines([line.text for line in shape.text_frame.paragraphs] if shape.has_text_frame else [])
    return Piece(role, "texte" if paragraphs or holder else "dessin", box, paragraphs)


def _lines(paragraphs: list[str]) -> tuple[str, ...]:
    return tuple(line for text in paragraphs if (line := plain(text.replace("\v", " "))))


def _series(shape: Any) -> Iterator[tuple[str, ...]]:
    """The data of a chart: the categories after an empty name, then each series by its name."""
    keys = shape._element.xpath(".//c:chart/@r:id")
    relation = shape.part.rels.get(keys[0]) if keys else None
    if relation is None or relation.reltype != RELATIONSHIP_TYPE.CHART:
        return
    found = parse_xml(relation.target_part.blob).findall(".//c:ser", SPACE)
    for series in found[:1]:
        yield ("", *(point.findtext("c:v", "", SPACE) for point in series.iterfind("c:cat//c:pt", SPACE)))
    for series in found:
        points = series.xpath("(c:xVal|c:yVal|c:val)//c:pt")
        yield ("".join(series.xpath("string(c:tx//c:v[1])")), *map(_value, points))


def _value(point: Any) -> str:
    """A value with its place; in ten figures, for programs do not write the last ones alike."""
    text = point.findtext("c:v", "", SPACE)
    try:
        return f"{point.get('idx')}={float(text):.10g}"
    except ValueError:
        return f"{point.get('idx')}={text}"


def to_data(texts: DeckTexts) -> dict[str, Any]:
    """The texts as plain data for JSON."""
    sheets = [{**vars(sheet), "pieces": [vars(piece) for piece in sheet.pieces]} for sheet in texts.sheets]
    return {"run": texts.run, "sheets": sheets}


def from_data(data: dict[str, Any]) -> DeckTexts:
    """The texts that `to_data` wrote, equal to those it was given."""
    return DeckTexts(data["run"], tuple(_sheet_of(sheet) for sheet in data["sheets"]))


def _sheet_of(data: dict[str, Any]) -> Sheet:
    pieces = tuple(_piece_of(piece) for piece in data["pieces"])
    return Sheet(data["id"], data["hidden"], pieces, tuple(data["notes"]), data.get("verdict", ""))


def _piece_of(data: dict[str, Any]) -> Piece:
    left, top, width, height = data["box"]
    rows = tuple(tuple(row) for row in data["rows"])
    paragraphs, fields = tuple(data["paragraphs"]), tuple(data.get("fields", ()))
    return Piece(data["role"], data["kind"], (left, top, width, height), paragraphs, rows, fields)
