"""A table that people and the labelling panel both write: one row changed or added, every other as it was.

The file is read anew before each change, so that what somebody wrote meanwhile stays. Rows, columns,
order, separator and line ends are those of the file; it is saved as UTF-8 with the mark that Excel asks for.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from iwa.exports.labels import Columns, match_row
from iwa.exports.opening.csv_encoding import as_utf8
from iwa.exports.opening.csv_text import layout
from iwa.problems import StepFailed
from iwa.whole_files import out_of_reach, write_bytes

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
TOP = 20  # rows in which the titles are sought
SEPARATOR = ";"  # of a file that is not there yet
MARK = "\ufeff"
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Layout:
    """The columns a table may have under their own names, those that name a row, and the titles of a new table."""

    columns: Columns
    keys: tuple[str, ...]
    titles: Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """Cells for the last row that `is_row` says yes to, else for a new one that begins with `key`."""

    is_row: Callable[[Cells], bool]
    key: Cells
    cells: Cells


def note(file: Path, wanted: Layout, entry: Entry) -> None:
    """Writes the cells of an entry; a title that lacks is added behind the others.

    `StepFailed` where the file is held by another program, or is not a table with titles: it is then as it was.
    """
    try:
        before = file.read_bytes() if file.is_file() else b""
        write_bytes(file, noted(before, file.name, wanted, entry))
    except OSError as error:
        raise _held(file, error) from error


def noted(before: bytes, name: str, wanted: Layout, entry: Entry) -> bytes:
    """The bytes of the table with these cells in; of an empty one, a new table."""
    text = as_utf8(before)[0].decode("utf-8")
    table = _Table.read(text, wanted) if text.strip() else _Table.new(wanted)
    if table is None:
        todo = "Remettez ses titres, ou rangez ce fichier ailleurs : un nouveau sera écrit."
        raise StepFailed(f"{name} n’a pas de ligne de titres : l’étiquette n’y est pas écrite.", todo=todo)
    table.write(entry)
    return (MARK + table.text).encode()


def _held(file: Path, error: OSError) -> StepFailed:
    if not isinstance(error, PermissionError):
        return out_of_reach(error)
    todo = "Fermez-le, puis choisissez à nouveau : rien de ce qui y était n’a changé."
    return StepFailed(f"{file.name} est ouvert dans un autre programme : l’étiquette n’est pas écrite.", todo=todo)


@dataclass
class _Table:
    """The lines of the file, each record with its own; `places` are the columns by their names."""

    records: list[tuple[str, list[str]]]  # as written, and its cells
    head: int
    places: dict[str, int]
    titles: Mapping[str, str]
    separator: str
    end: str

    @classmethod
    def new(cls, wanted: Layout) -> _Table:
        titles = list(wanted.titles.values())
        places = {name: place for place, name in enumerate(wanted.titles)}
        return cls([(SEPARATOR.join(titles) + "\r\n", titles)], 0, places, wanted.titles, SEPARATOR, "\r\n")

    @classmethod
    def read(cls, text: str, wanted: Layout) -> _Table | None:
        separator = layout(text)[0]
        records = list(_records(text, separator))
        end = next((found[0] for raw, _ in records if (found := re.search(r"\r\n|\r|\n", raw))), "\r\n")
        for place, (_, cells) in enumerate(records[:TOP]):
            places = match_row(cells, wanted.columns, place).positions
            if set(wanted.keys) <= places.keys():
                return cls(records, place, places, wanted.titles, separator, end)
        return None

    @property
    def text(self) -> str:
        return "".join(raw for raw, _ in self.records)

    def write(self, entry: Entry) -> None:
        raw, last = self.records[-1]
        if not raw.endswith(("\r", "\n")):  # a file that ends inside a line is taken for one that was cut
            self.records[-1] = (raw + self.end, last)
        for name in entry.cells:
            if name not in self.places:
                self.places[name] = len(self.records[self.head][1])
                self._replace(self.head, {name: self.titles[name]})
        rows = range(self.head + 1, len(self.records))
        own = next((row for row in reversed(rows) if entry.is_row(self._named(row))), None)
        if own is None:
            own = self._added()
            self._replace(own, {name: text for name, text in entry.key.items() if name in self.places})
        self._replace(own, entry.cells)

    def _named(self, row: int) -> dict[str, str]:
        cells = self.records[row][1]
        return {name: cells[at].strip() if at < len(cells) else "" for name, at in self.places.items()}

    def _added(self) -> int:
        self.records.append(("", [""] * len(self.records[self.head][1])))
        return len(self.records) - 1

    def _replace(self, row: int, new: Cells) -> None:
        """A record with some cells changed, written anew; nothing where they say so already."""
        raw, cells = self.records[row]
        width = max([len(cells), *(self.places[name] + 1 for name in new)])
        changed = [*cells, *[""] * (width - len(cells))]
        for name, text in new.items():
            changed[self.places[name]] = " ".join(text.split())
        if changed != cells or not raw:
            self.records[row] = (_line(changed, self.separator) + self.end, changed)


def _records(text: str, separator: str) -> Iterator[tuple[str, list[str]]]:
    """Each record as it is written, line ends included, and its cells."""
    used: list[str] = []

    def lines() -> Iterator[str]:
        for found in LINE.findall(text):
            used.append(found)
            yield found

    for cells in csv.reader(lines(), delimiter=separator):
        yield "".join(used), cells
        used.clear()


def _line(cells: Sequence[str], separator: str) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="").writerow(cells)
    return written.getvalue()
