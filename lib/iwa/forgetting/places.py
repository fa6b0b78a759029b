"""Where a client's folder still names a person, or holds words of theirs, once all that can go is gone."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from iwa.calendar.package import Package
from iwa.dossier.cells import plain, shown
from iwa.dossier.sheets import address, sheets_in
from iwa.exports.opening.csv_encoding import as_utf8
from iwa.forgetting.person import Person
from iwa.month_tables import read_table
from iwa.problems import InvalidDossier
from iwa.workspace import ClientFolder

SHORTEST, QUOTED = 25, 60  # signs of a text by which it is known again, the least and the most
BY_LINE = (".csv", ".tsv", ".txt", ".yaml", ".yml", ".ics", ".md")
PAGES = (".html", ".ipynb", ".json")
UNREAD = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf", ".xls")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
BREAK = re.compile(r"</(?:\w+:)?(?:p|row|si|v|t[rd])>|<br/?>|\\[nrt]")  # where words end without a space
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Sought:
    """The person under every name found, and the beginnings of what they wrote."""

    people: tuple[Person, ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, people: Collection[Person], texts: Collection[str]) -> Sought:
        """Texts that are short are left aside: others write the same."""
        told = dict.fromkeys(plain(text)[:QUOTED] for text in texts)
        once = {plain(person.text): person for person in people}
        return cls(tuple(once.values()), tuple(text for text in told if len(text) >= SHORTEST))

    def is_in(self, text: str) -> bool:
        """Whether a text names the person or quotes them."""
        said = plain(text)
        return any(person.is_said_in(said) for person in self.people) or any(quoted in said for quoted in self.texts)


def places(folder: ClientFolder, sought: Sought) -> tuple[list[str], int]:
    """Each place as people find it ("dossier.xlsx, onglet « preuves », C7"), and how many files cannot be read for it."""
    files = [one for one in sorted(folder.path.rglob("*")) if one.is_file() and not one.is_symlink()]
    unread = sum(file.suffix.casefold() in UNREAD for file in files)
    told = []
    for file in files:
        name = file.relative_to(folder.path).as_posix()
        if sought.is_in(file.stem):
            told.append(f"{name}, le nom du fichier")
        told += [f"{name}{place}" for place in _in_file(file, sought)]
    return told, unread


def _in_file(file: Path, sought: Sought) -> Iterator[str]:
    suffix = file.suffix.casefold()
    if suffix == ".parquet":
        yield from _in_table(file, sought)
    elif suffix in BY_LINE:
        text = as_utf8(file.read_bytes())[0].decode("utf-8", errors="replace")
        lines = text.splitlines() if sought.is_in(text) else []
        yield from (f", ligne {number}" for number, line in enumerate(lines, start=1) if sought.is_in(line))
    elif suffix in PAGES:
        text = file.read_text("utf-8", errors="replace")
        if sought.is_in(_words(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))):
            yield ""
    elif zipfile.is_zipfile(file):
        yield from _in_archive(file, sought)


def _in_table(file: Path, sought: Sought) -> Iterator[str]:
    table = read_table(file.parent, file.stem)
    for name in table:
        is_text = isinstance(table[name].dtype, pd.StringDtype)
        if is_text and sought.is_in("\n".join(map(str, table[name].dropna().unique()))):
            yield f", colonne « {name} »"


def _in_archive(file: Path, sought: Sought) -> Iterator[str]:
    """In a workbook by cell, in a presentation by slide, in any other by member."""
    suffix = file.suffix.casefold()
    if suffix in (".xlsx", ".xlsm"):
        yield from _in_cells(file, sought)
        return
    slides = _slides(file) if suffix == ".pptx" else {}
    with zipfile.ZipFile(file) as archive:
        for name in dict.fromkeys([*slides, *archive.namelist()]):
            text = as_utf8(archive.read(name))[0].decode("utf-8", errors="replace") if _is_text(name) else ""
            if sought.is_in(_words(text)):
                yield f", {slides.get(name, f'« {name} »')}"


def _in_cells(file: Path, sought: Sought) -> Iterator[str]:
    try:
        sheets = sheets_in(file.read_bytes(), file.name)
    except InvalidDossier:
        return
    for sheet in sheets:
        for row, cells in sheet.rows:
            for column, value in cells.items():
                if sought.is_in(shown(value)):
                    yield f", onglet « {sheet.name} », {address(column, row)}"


def _slides(deck: Path) -> dict[str, str]:
    """What the slides' parts, and those of their notes, are to people: "diapositive 3"."""
    package = Package(deck.read_bytes())
    ids = [
        next(str(value) for key, value in one.attrib.items() if str(key).endswith("}id"))
        for one in package.workbook.iterfind("{*}sldIdLst/{*}sldId")
    ]
    told: dict[str, str] = {}
    for number, part in enumerate((package.target(package.main, one) for one in ids), start=1):
        told[part] = f"diapositive {number}"
        told |= {notes: f"diapositive {number}, les notes" for notes in package.beside(part, "notesSlide")}
    return told


def _words(page: str) -> str:
    """What a page says, its marks taken away: a name may be parted by some."""
    return html.unescape(TAG.sub("", BREAK.sub(" ", page)))


def _is_text(member: str) -> bool:
    return member.casefold().endswith((".xml", ".rels", *BY_LINE, *PAGES))
