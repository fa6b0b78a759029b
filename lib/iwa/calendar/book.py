"""The calendar's workbook as the team has it: every row that can be read, and a sentence for what cannot."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from iwa.calendar.located import Located, located
from iwa.calendar.proposals import Proposed, Told, read_proposals, told
from iwa.calendar.row import PlannedPost
from iwa.dossier.beside import absent, beside
from iwa.dossier.cells import plain, shown
from iwa.dossier.row import columns_of
from iwa.dossier.sheets import Sheet, content_of, sheets_in
from iwa.numbers import listed
from iwa.problems import InvalidDossier
from iwa.whole_files import write_text
from iwa.workspace import ClientFolder

SHEET = "calendrier"
NEEDED = ("identifier", "day", "network")
FEWEST = 6  # headers by which a sheet that was renamed is known again
FILE = "calendrier.json"


@dataclass(frozen=True)
class Book:
    """The rows of the workbook, in its order; each knows the cells it was read from.

    `proposed` is what the product last wrote, by identifier and field. `remarks` are French sentences on
    cells and rows that could not be read as they stand. `refused` says why nothing was read, "" when it was.
    """

    rows: tuple[PlannedPost, ...] = ()
    proposed: Proposed = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    refused: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """Why it was not read, and all there is to say of it."""
        return (*([self.refused] if self.refused else []), *self.remarks)

    @property
    def by_hand(self) -> tuple[PlannedPost, ...]:
        """The rows that somebody added and that have no identifier yet."""
        return tuple(row for row in self.rows if not row.identifier)


NO_BOOK = Book()


def read_book(folder: ClientFolder) -> Book:
    """The client's workbook; an empty one where there is none, or where it cannot be read: `refused` says why."""
    file = folder.calendar_file
    proposed = read_proposals(folder).rows
    try:
        if not file.exists():
            return Book(proposed=proposed, remarks=tuple(absent(file)))
        book = book_in(content_of(file), file.name)
    except InvalidDossier as problem:
        return Book(proposed=proposed, refused=str(problem))
    return replace(book, proposed=proposed, remarks=(*beside(file), *book.remarks))


def book_in(content: bytes, name: str) -> Book:
    """The rows in the bytes of a workbook called `name`; `InvalidDossier` when they hold no calendar."""
    sheet = calendar_sheet(sheets_in(content, name), name)
    found = located(PlannedPost, sheet)
    lacking = [columns_of(PlannedPost)[field].header for field in NEEDED if field not in found.columns]
    place = f"{name}, onglet « {sheet.name} »"
    if lacking:
        what = listed(f"« {header} »" for header in lacking)
        raise InvalidDossier(
            f"{place} : il manque {'la colonne' if len(lacking) == 1 else 'les colonnes'} {what}.",
            todo=f"Remettez {'cet en-tête' if len(lacking) == 1 else 'ces en-têtes'} au-dessus des cellules, puis relancez.",
        )
    rows, remarks = _rows(found, place)
    return Book(rows, remarks=(*(f"{place} : {text}" for text in found.remarks), *remarks))


def calendar_sheet(sheets: list[Sheet], name: str) -> Sheet:
    """The sheet called « calendrier », or the only one that has its headers."""
    named = [sheet for sheet in sheets if plain(sheet.name) == SHEET]
    alike = [sheet for sheet in sheets if len(located(PlannedPost, sheet).columns) >= FEWEST]
    if not named and len(alike) != 1:
        found = listed(f"« {sheet.name} »" for sheet in sheets)
        raise InvalidDossier(
            f"{name} : l’onglet « {SHEET} » manque.", f"{'les onglets' if len(sheets) > 1 else 'l’onglet'} {found}",
            f"Redonnez à l’onglet des publications le nom « {SHEET} », puis relancez.",
        )  # fmt: skip
    return (named or alike)[0]


def _rows(found: Located, place: str) -> tuple[tuple[PlannedPost, ...], tuple[str, ...]]:
    """The rows that can be read, and a sentence for each cell that cannot, and for each identifier twice."""
    rows: list[PlannedPost] = []
    remarks: list[str] = []
    for number, cells in found.lines:
        addresses = {field: found.address(field, number) for field in found.columns}
        row, wrong = _row(cells, addresses)
        if row:
            rows.append(row)
        kept = (
            "ce que dit la cellule reste dans le classeur, sans être lu" if row else "la ligne y reste, sans être lue"
        )
        remarks += [f"{place}, {text} ; {kept}." for text in wrong]
    return tuple(_once(rows)), (*remarks, *_twice(rows, place))


def _row(cells: Mapping[str, object], addresses: Mapping[str, str]) -> tuple[PlannedPost | None, list[str]]:
    """The row without the cells that cannot be right, and what is said of each of those."""
    try:
        return PlannedPost.model_validate({**cells, "cells": addresses}), []
    except ValidationError as error:
        wrong = {str(detail["loc"][0]): detail for detail in error.errors()}
    said = [_said(field, detail, addresses) for field, detail in wrong.items()]
    if any(PlannedPost.model_fields[field].is_required() for field in wrong):
        return None, said
    right = {field: cell for field, cell in cells.items() if field not in wrong}
    return PlannedPost.model_validate({**right, "cells": addresses}), said


def _said(field: str, detail: Any, addresses: Mapping[str, str]) -> str:
    found = "la cellule est vide" if detail["type"] == "missing" else f"trouvé « {shown(detail['input'])} »"
    expected = detail["ctx"]["text"] if "ctx" in detail else columns_of(PlannedPost)[field].kind.expected
    return f"{addresses[field]} : {found} ; attendu {expected}"


def own_row(rows: list[PlannedPost], identifier: str) -> PlannedPost:
    """Of the rows with one identifier, the one it was made for: same day and network, else the first."""
    return next((row for row in rows if identifier.startswith(f"{row.day}-")), rows[0])


def _once(rows: list[PlannedPost]) -> Iterator[PlannedPost]:
    """The rows, the copies of one that was duplicated without its identifier."""
    same: dict[str, list[PlannedPost]] = {}
    for row in rows:
        same.setdefault(row.identifier, []).append(row)
    for row in rows:
        is_own = not row.identifier or own_row(same[row.identifier], row.identifier) is row
        yield row if is_own else row.model_copy(update={"identifier": ""})


def _twice(rows: list[PlannedPost], place: str) -> list[str]:
    counts = Counter(row.identifier for row in rows if row.identifier)
    return [
        f"{place}, {listed(row.cells['identifier'] for row in rows if row.identifier == name)} : l’identifiant"
        f" « {name} » est là {count} fois ; gardez-le sur la ligne d’origine et videz-le sur les autres."
        for name, count in counts.items()
        if count > 1
    ]


def store_book(book: Book, directory: Path) -> None:
    """Lays the book beside a month's tables: the notebooks then open no workbook."""
    rows = [[dict(row.cells), {name: _stored(value) for name, value in row if value is not None}] for row in book.rows]
    data = {"rows": rows, "proposed": book.proposed, "remarks": book.remarks, "refused": book.refused}
    write_text(directory / FILE, json.dumps(data, ensure_ascii=False))


def _stored(value: object) -> Told:
    return value if isinstance(value, str) else told(value)  # a text with its lines


def stored_book(directory: Path) -> Book:
    """The book that `store_book` was given; an empty one where none was."""
    file = directory / FILE
    if not file.is_file():
        return Book()
    data = json.loads(file.read_text("utf-8"))
    rows = tuple(PlannedPost.model_validate({**values, "cells": cells}) for cells, values in data["rows"])
    return Book(rows, data["proposed"], tuple(data["remarks"]), data["refused"])
