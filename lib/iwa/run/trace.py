"""From a slide of a deck to the notebook's cell, the run, and the rows of the files behind each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iwa.client_month import ClientMonth, load_or_build, stored_month
from iwa.deck.marks import read_marks
from iwa.deck.read_back import FOOTER, DeckTexts, Sheet, read_back
from iwa.edits.align import aligned
from iwa.edits.book import base_id
from iwa.edits.figures import figures_shown, figures_told
from iwa.evidence import Evidence
from iwa.month_inputs import inputs_of, stored_inputs
from iwa.months import Month
from iwa.numbers import listed
from iwa.problems import WrongUse
from iwa.run.cells import Cell, cell_of
from iwa.run.origins import Origin, origins_of
from iwa.run.retake import Wanted, place_of
from iwa.slides import Number, Slide
from iwa.trace.evidences import evidence_for, named_only
from iwa.traced import BESIDE, same_place
from iwa.workspace import ClientFolder

ENTERED, UNTRACED = "chiffre saisi par l’équipe", "chiffre sans trace"
CHANGED = "Les fichiers du client ont changé depuis : les lignes sont celles qui étaient lues à la production."
REMADE = "Le mois a été refait depuis : ses figures ou ses lignes ne sont plus toutes celles de cette présentation."
GONE = "La production qui a fait cette présentation n’est plus là : ses chiffres sont nommés d’après le fichier."
NO_CELL = "Aucun notebook exécuté de ce mois ne montre plus cette diapositive."
OTHER_VERSION = "Les tableaux du mois viennent d’une autre version de l’outil : ils ont été refaits pour cette lecture."
NO_TABLES = "Les tableaux du mois ne sont plus là, ou pas lisibles : les lignes ne peuvent pas être montrées."


@dataclass(frozen=True)
class TracedSlide:
    """A slide with all that stands behind it.

    `evidences` are the figures printed on it that know their rows, `corrected` those that the slide
    had and the deck no longer says, `others` each other figure of its texts with what is known of it
    ("chiffre saisi par l’équipe", "chiffre sans trace"). `points` counts those of its charts. `folder`,
    `month` and `title` are of the production, None and "" where nothing tells them.
    """

    deck: Path
    place: int
    id: str
    said: str
    run: str
    evidences: tuple[Evidence, ...]
    corrected: tuple[Number, ...]
    others: dict[str, str]
    points: int = 0
    folder: ClientFolder | None = None
    month: Month | None = None
    title: str = ""
    cell: Cell | None = None
    remarks: tuple[str, ...] = ()


def trace(deck: Path, slide: str) -> TracedSlide:
    """Traces a slide of a deck, by its number in the file or by its id; the deck is not changed.

    Also of a deck that a person corrected, in PowerPoint or LibreOffice. `WrongUse` for a deck that
    is none of ours, and for a slide that it does not have.
    """
    texts = read_back(deck)
    if not texts.run and not any(sheet.id for sheet in texts.sheets):
        todo = "Donnez une présentation produite par « iwa run » ou « iwa deck », corrigée ou non."
        raise WrongUse(
            f"« {deck.name} » ne porte aucun repère de l’atelier.", "ni production, ni diapositive connue", todo
        )
    origin, folder, month = _production(deck, texts)
    sheets = (
        aligned(origin.texts.sheets, texts.sheets, {sheet.id for sheet in texts.sheets}) if origin else texts.sheets
    )
    place = _place(deck, sheets, slide)
    sheet = sheets[place]
    cell = cell_of(folder.run(month), base_id(sheet.id)) if folder and month and sheet.id else None
    numbers = _numbers(deck, place, sheet, cell)
    stored, remarks = _stored(folder, month)
    shown, corrected = _parted(sheet, numbers)
    evidences = evidence_for(stored, shown) if stored else [named_only(number) for number in shown]
    return TracedSlide(
        deck, place + 1, sheet.id, sheet.title, texts.run, tuple(evidences), tuple(corrected), _others(sheet, shown, cell),
        _points(sheet), folder, month, origin.title if origin else "", cell,
        tuple(_remarks(origin, cell, numbers, sheet) + remarks),
    )  # fmt: skip


def _production(deck: Path, texts: DeckTexts) -> tuple[Origin | None, ClientFolder | None, Month | None]:
    """The production of a deck, and its client and month: those of its folder where the production is gone."""
    try:
        workspace, named = place_of(deck, Wanted())
    except WrongUse:  # a deck far from any workspace still says what it holds
        return None, None, None
    found = origins_of(workspace, texts.run)
    near = [one for one in found if named.client in ("", one.folder.slug) and named.month in (None, one.month)]
    if near or found:
        origin = [*near, *found][0]
        return origin, origin.folder, origin.month
    folder = ClientFolder(workspace / "clients" / named.client) if named.client else None
    return None, folder, named.month


def _place(deck: Path, sheets: Sequence[Sheet], slide: str) -> int:
    """Where a slide stands in the file, from 0."""
    if slide.isdigit() and 1 <= int(slide) <= len(sheets):
        return int(slide) - 1
    ids = [sheet.id for sheet in sheets]
    if slide in ids:
        return ids.index(slide)
    known = listed(one for one in dict.fromkeys(map(base_id, ids)) if one and not one.startswith("deck."))
    raise WrongUse(
        f"« {deck.name} » n’a pas la diapositive « {slide} ».",
        f"{len(sheets)} diapositives : {known}",
        f"Donnez un numéro de 1 à {len(sheets)}, ou l’un de ces identifiants.",
    )


def _stored(folder: ClientFolder | None, month: Month | None) -> tuple[ClientMonth | None, list[str]]:
    """The month's tables as the run left them, and what has changed since."""
    if not folder or not month or not folder.client_file.is_file():
        return None, []
    inputs = stored_inputs(folder, month)
    if not inputs:
        return None, [NO_TABLES]
    known = stored_month(folder, month)
    if known is None:
        return load_or_build(folder, month), [OTHER_VERSION]
    return known, [] if inputs_of(folder, month) == inputs else [CHANGED]


def _remarks(origin: Origin | None, cell: Cell | None, numbers: Sequence[Number], sheet: Sheet) -> list[str]:
    if not origin:
        return [GONE]
    if not cell:
        return [] if not sheet.id or sheet.id.startswith("deck.") else [NO_CELL]
    return [] if set(map(_key, numbers)) <= set(map(_key, cell.slide.numbers)) else [REMADE]


def _key(number: Number) -> tuple[str, ...]:
    return (number.text, number.measure, number.table, *map(str, sorted(number.where.items())))


def _numbers(deck: Path, place: int, sheet: Sheet, cell: Cell | None) -> Sequence[Number]:
    """The numbers that the file names on a slide; where it has lost all of them, those of the cell that stand there."""
    marked = read_marks(deck).numbers
    if any(marked) or not cell:
        return marked[place]
    numbers = cell.slide.numbers
    return [number for number in numbers if _stands(number, sheet)] if _is_part(sheet) else numbers


def _is_part(sheet: Sheet) -> bool:
    """Whether a slide goes over several pages, of which the sheet is one."""
    return "#" in sheet.id or "/" in sheet.title.rpartition("(")[2]


def _stands(number: Number, sheet: Sheet) -> bool:
    """Whether a number stands on this part of its slide: in its own row, where it is one of a table."""
    label, _, column = number.place.rpartition(BESIDE)
    tables = [piece.rows for piece in sheet.pieces if piece.kind == "tableau" and piece.rows]
    if not label or not tables:
        told = " ".join(line for piece in sheet.pieces for line in piece.paragraphs)
        return _plain(number.text) in _plain(told) or _is_drawn(sheet)
    cells = (
        cell
        for header, *rows in tables
        for row in rows
        for head, cell in zip(header, row, strict=True)
        if same_place(head, column) and _begins(label, row[0])
    )
    return any(_plain(number.text) in _plain(cell) for cell in cells)


def _begins(label: str, cell: str) -> bool:
    """Whether a row that begins with this cell may bear that label, which tells those that begin alike apart."""
    return same_place(label[: len(cell)], cell) and label[len(cell) :][:2] in ("", ", ", " (")


def _parted(sheet: Sheet, numbers: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers that the sheet still says, and those that a person wrote otherwise."""
    said = " ".join(_texts(sheet, charts=True))
    plain = _plain(said)
    shown = [number for number in numbers if _plain(number.text) in plain or _is_drawn(sheet)]
    return shown, [number for number in numbers if number not in shown]


def _is_drawn(sheet: Sheet) -> bool:
    """Whether a chart stands on the sheet: its labels are not texts of the file."""
    return any(piece.kind == "graphique" for piece in sheet.pieces)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _texts(sheet: Sheet, charts: bool = False) -> list[str]:
    """What a reader reads on a sheet, its footer and source line left out."""
    pieces = [piece for piece in sheet.pieces if piece.role not in (FOOTER, "Source")]
    texts = [text for piece in pieces for text in piece.paragraphs]
    kinds = ("tableau", "graphique") if charts else ("tableau",)
    return texts + [cell for piece in pieces if piece.kind in kinds for row in piece.rows for cell in row]


def _others(sheet: Sheet, shown: Sequence[Number], cell: Cell | None) -> dict[str, str]:
    """Every other figure of the sheet's texts, with what is known of where it comes from."""
    traced = {value for number in shown for value in figures_told(number.text).values()}
    printed = figures_shown(cell.slide) if cell else None
    found = {figure: value for text in _texts(sheet) for figure, value in figures_told(text).items()}
    return {
        figure: _origin_of(value in printed if printed is not None else True, cell.slide if cell else None)
        for figure, value in found.items()
        if value not in traced
    }


def _origin_of(is_printed: bool, slide: Slide | None) -> str:
    """A figure that the notebook's slide does not show, or that rests on entries alone, was typed in by a person."""
    return ENTERED if not is_printed or (slide is not None and slide.source.entered) else UNTRACED


def _points(sheet: Sheet) -> int:
    return sum(len(row) - 1 for piece in sheet.pieces if piece.kind == "graphique" for row in piece.rows[1:])
