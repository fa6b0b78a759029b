"""What an update changes in a sheet: new rows, and cells that still hold what the product last wrote."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from iwa.calendar.located import Located
from iwa.calendar.plan import Plan
from iwa.calendar.proposals import Proposed, Told, told
from iwa.calendar.reservoir import CALENDAR, PARTS, Part, cells_of, planned_rows
from iwa.calendar.row import CODES, TO_DO, identifier_of
from iwa.dossier.cells import plain, shown
from iwa.dossier.row import columns_of

TEAMS = frozenset(
    ("status", "text", "alt", "brief_on", "created_on", "reviewed_on", "approved_on", "scheduled_on",
     "published_link", "note"),
)  # fmt: skip


DRAWN = frozenset(("test", "arm"))  # kept also for a workbook that has no column for them: nothing is drawn twice


def is_teams(part: Part, name: str) -> bool:
    """Whether a field is the team's: the product fills it in on a new row at most, and never touches it afterwards."""
    return name in TEAMS if part is CALENDAR else name == "note"


Cells = Mapping[str, Any]


@dataclass(frozen=True)
class Changes:
    """`cells`: row number and field -> what it is to hold. `added`: rows to append, by field.

    `proposed` is what the product will then have written in the sheet, by key of row. `withdrawn` are the keys
    of rows the plan no longer holds, `removed` of those that somebody took out: they are not put back.
    """

    cells: Mapping[tuple[int, str], Any] = field(default_factory=dict)
    added: tuple[Cells, ...] = ()
    proposed: Proposed = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.added)


def changes(part: Part, found: Located, plan: Plan, last: Proposed) -> Changes:
    """What a plan changes in a sheet as it was found, `last` being what the product wrote in it before.

    A cell is the product's as long as it holds what `last` says of it, blank where it says nothing; any
    other is a person's and stays. A field without a column is left out.
    """
    lines = keyed(part, found)
    planned = {part.key_of(dict(row)): cells_of(row) for row in planned_rows(part, plan)}
    wanted = {key: row for key, row in planned.items() if key}  # what has none is a person's, and in the sheet
    gone = tuple(key for key in wanted if key in last and key not in lines)
    removed = gone if any(key in lines for key in wanted) else ()
    proposed = {key: dict(values) for key, values in last.items() if key in lines}
    cells: dict[tuple[int, str], Any] = {}
    for key, (number, there) in lines.items():
        written = proposed.setdefault(key, {})
        for name, value in _news(part, wanted.get(key), there, written, plan).items():
            if name in found.columns:
                cells[number, name] = value
            if name in found.columns or name in DRAWN:
                written[name] = told(value)
    for number, name in _adopted(part, found, {*last, *lines, *wanted}).items():
        cells[number, "identifier"] = name
        proposed[name] = {"identifier": name}
    fresh = {key: first_cells(part, wanted[key]) for key in wanted if key not in lines and key not in removed}
    proposed |= {key: {name: told(value) for name, value in row.items()} for key, row in fresh.items()}
    withdrawn = tuple(key for key, (_, there) in lines.items() if key not in wanted and _is_withdrawn(part, there, plan, last.get(key)))  # fmt: skip
    known = {key: values for key, values in proposed.items() if values}
    shown = tuple({name: value for name, value in row.items() if name in found.columns} for row in fresh.values())
    return Changes(cells, shown, known, withdrawn, removed)


def all_proposed(plan: Plan) -> Proposed:
    """What the product will have written in a new workbook of a plan."""
    rows = {
        part.key_of(dict(row)): first_cells(part, cells_of(row)) for part in PARTS for row in planned_rows(part, plan)
    }
    return {key: {name: told(value) for name, value in cells.items()} for key, cells in rows.items()}


def keyed(part: Part, found: Located) -> dict[str, tuple[int, Cells]]:
    """The rows of a sheet by key, each with its number; of rows with one key, the first, or the one it was made for."""
    lines: dict[str, tuple[int, Cells]] = {}
    for number, cells in found.lines:
        values = _typed(part, cells)
        key = part.key_of(values)
        if key and (key not in lines or (_is_own(key, values) and not _is_own(key, _typed(part, lines[key][1])))):
            lines[key] = number, cells
    return lines


def _adopted(part: Part, found: Located, taken: set[str]) -> dict[int, str]:
    """An identifier, by row number, for each row that somebody added: "a" and its rank among those of the day."""
    given: dict[int, str] = {}
    for number, cells in found.lines if part is CALENDAR else ():
        values = _typed(part, cells)
        day, network = values.get("day"), values.get("network")
        if values.get("identifier") or not isinstance(day, date) or network not in CODES:
            continue
        names = (identifier_of(day, network, f"a{rank}") for rank in itertools.count(1))
        given[number] = next(name for name in names if name not in taken)
        taken = {*taken, given[number]}
    return given


def _is_own(key: str, values: Cells) -> bool:
    day = values.get("day")
    return isinstance(day, date) and key.startswith(f"{day:%Y-%m-%d}-")


def _typed(part: Part, cells: Cells) -> dict[str, Any]:
    return {name: typed(part, name, value) for name, value in cells.items()}


def typed(part: Part, name: str, cell: object) -> Any:
    """A cell as its column reads it; as it is where the column cannot."""
    try:
        return columns_of(part.row)[name].kind.read(cell)
    except ValueError:
        return cell


def _written(part: Part, name: str, cell: object) -> Told:
    """A cell as the product would have written it, to be held against what it wrote."""
    kind = columns_of(part.row)[name].kind
    try:
        return told(kind.write(kind.read(cell)))
    except ValueError:  # nothing that the product writes
        return told(shown(cell))


def _news(part: Part, wanted: Cells | None, there: Cells, written: Mapping[str, Told], plan: Plan) -> dict[str, Any]:
    """The fields of a row that the product may write anew, with what it writes; None for a blank.

    None of a row that the team has begun: its text would stand under another subject.
    """
    if part is CALENDAR and _is_begun(there):
        return {}
    if wanted is None:
        wanted = {"planned": "non"} if _is_withdrawn(part, there, plan, written) else {}
        fields: Iterable[str] = wanted
    else:
        fields = {name for name in (*wanted, *written) if not is_teams(part, name)}
    found: dict[str, Any] = {}
    for name in sorted(fields):
        now = _written(part, name, there[name]) if name in there else None
        if now == written.get(name) and now != told(wanted.get(name)):
            found[name] = wanted.get(name)
    return found


def _is_withdrawn(part: Part, there: Cells, plan: Plan, written: Mapping[str, Told] | None) -> bool:
    """Whether a row that the plan does not hold is one it once held, in the days it plans, and that nobody has begun."""
    day = (written or {}).get("day")
    of_days = bool(written) and isinstance(day, str) and str(plan.first) <= day <= str(plan.last)
    return part is CALENDAR and of_days and not _is_begun(there)


def _is_begun(there: Cells) -> bool:
    """Whether the team has changed the state of a row, be it to one that nobody knows, or written its text."""
    return plain(str(there.get("status") or TO_DO)) != plain(TO_DO) or bool(there.get("text"))


def first_cells(part: Part, cells: Cells) -> Cells:
    """What a row holds when it is first laid in: its state too."""
    return {"status": TO_DO, **cells} if part is CALENDAR else cells
