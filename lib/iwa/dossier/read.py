"""The dossier, read whole: every row of every tab, or every cell that cannot be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from iwa.dossier.beside import ABSENT, absent, beside
from iwa.dossier.cells import PERSON, plain
from iwa.dossier.circuit import CircuitStage
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.event import Event
from iwa.dossier.followed import Decision, Tick, Trial
from iwa.dossier.moderation_log import SensitiveCase
from iwa.dossier.observations import CompetitorNote, Observation
from iwa.dossier.proofs import Proof
from iwa.dossier.row import Row
from iwa.dossier.rows import Entry, Goal, Link, Person, ProfileNote
from iwa.dossier.sector import SectorFigure
from iwa.dossier.sheet_rows import SheetRows, read_rows
from iwa.dossier.sheets import Sheet, read_sheets
from iwa.dossier.stored import read_stored, write_stored
from iwa.dossier.tabs import GUIDE, LISTS, TABS, place, tab_named
from iwa.dossier.target import KeyMessage, Target
from iwa.dossier.times import FormatTime
from iwa.numbers import listed, short_day
from iwa.problems import InvalidDossier
from iwa.read_parts import note_read
from iwa.tables import ENTRIES, checked, empty
from iwa.workspace import ClientFolder


@dataclass(frozen=True)
class Dossier:
    """What the team wrote in `dossier.xlsx`, tab by tab; a tab that is empty or absent has no row.

    `remarks` are French sentences on what was left aside (an unknown column, a missing tab).
    """

    team: tuple[Person, ...] = ()
    times: tuple[FormatTime, ...] = ()
    circuit: tuple[CircuitStage, ...] = ()
    goals: tuple[Goal, ...] = ()
    targets: tuple[Target, ...] = ()
    key_messages: tuple[KeyMessage, ...] = ()
    profiles: tuple[ProfileNote, ...] = ()
    observations: tuple[Observation, ...] = ()
    editorial: tuple[EditorialElement, ...] = ()
    proofs: tuple[Proof, ...] = ()
    agenda: tuple[Event, ...] = ()
    entered: tuple[Entry, ...] = ()
    links: tuple[Link, ...] = ()
    competitors: tuple[CompetitorNote, ...] = ()
    sector: tuple[SectorFigure, ...] = ()
    trials: tuple[Trial, ...] = ()
    decisions: tuple[Decision, ...] = ()
    checklists: tuple[Tick, ...] = ()
    log: tuple[SensitiveCase, ...] = ()
    remarks: tuple[str, ...] = ()

    def entries(self) -> pd.DataFrame:
        """The figures entered, as the table `entries`: `network` missing is the client as a whole."""
        if not self.entered:
            return empty(ENTRIES)
        records = [
            {
                "month": str(entry.month),
                "network": entry.network,
                "indicator": entry.indicator,
                "value": entry.value,
                "channel": entry.channel,
                "note": entry.note,
                "cell": place(TABS["entered"], entry.cells.get("value", "")),
            }
            for entry in self.entered
        ]
        return checked(pd.DataFrame(records), ENTRIES)


class _Tab:
    """A tab's rows in a `Dossier`: who asks for them has read that tab."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, dossier: Dossier | None, owner: type[Dossier]) -> Any:
        if dossier is None:
            return ()
        note_read(f"dossier.{self.name}")
        return dossier.__dict__[self.name]

    def __set__(self, dossier: Dossier, rows: Any) -> None:
        dossier.__dict__[self.name] = rows


for _field in fields(Dossier):
    setattr(Dossier, _field.name, _Tab(_field.name))


def store_cells(folder: ClientFolder, directory: Path) -> None:
    """Lays the workbook's cells in a month's folder, for `load_dossier` to find them there."""
    write_stored(read_sheets(folder.dossier_file) if folder.dossier_file.exists() else [], directory)


def load_dossier(folder: ClientFolder, stored: Path | None = None) -> Dossier:
    """The dossier of a client; without a workbook, an empty one that says so.

    `stored` is a folder in which `store_cells` laid the cells of the workbook as it is now: they are
    then read from there.

    `InvalidDossier` lists every cell that cannot be right, one sentence a line.
    """
    file = folder.dossier_file
    if not file.exists():
        return Dossier(remarks=(ABSENT, *absent(file)))
    sheets, faults, remarks = _by_tab(read_stored(stored) if stored else read_sheets(file))
    if not sheets:
        raise InvalidDossier(
            "dossier.xlsx ne contient aucun des onglets attendus.",
            "un autre classeur, ou un classeur dont les onglets ont été renommés",
            f"Remettez les onglets {listed(f'« {tab.name} »' for tab in TABS.values())},"
            " et enregistrez au format « Classeur Excel (.xlsx) ».",
        )
    read = {key: read_rows(TABS[key], sheet) for key, sheet in sheets.items()}
    faults += [fault for tab in read.values() for fault in tab.faults]
    faults += _told_twice(read) + _unknown_people(read)
    if faults:
        raise InvalidDossier("\n".join(faults))
    remarks += [remark for tab in read.values() for remark in tab.remarks]
    rows: dict[str, Any] = {key: tab.rows for key, tab in read.items()}
    return Dossier(**rows, remarks=(*beside(file), *remarks))


def _by_tab(sheets: list[Sheet]) -> tuple[dict[str, Sheet], list[str], list[str]]:
    """Each tab's sheet, with the faults and remarks that the sheets' names give rise to."""
    found: dict[str, Sheet] = {}
    faults, remarks = [], []
    for sheet in sheets:
        key = tab_named(sheet.name)
        if key in found:
            faults.append(f"{place(TABS[key])} : il est là deux fois (« {found[key].name} » et « {sheet.name} »).")
        elif key:
            found[key] = sheet
        elif plain(sheet.name) not in (plain(GUIDE), plain(LISTS)) and sheet.rows:
            remarks.append(f"dossier.xlsx : l’onglet « {sheet.name} » n’est pas prévu, il est ignoré.")
    absent = [f"« {tab.name} »" for key, tab in TABS.items() if key not in found]
    if len(absent) == 1:
        remarks.append(f"dossier.xlsx : l’onglet {absent[0]} manque, il est pris comme vide.")
    elif absent:
        remarks.append(f"dossier.xlsx : les onglets {listed(absent)} manquent, ils sont pris comme vides.")
    return found, faults, remarks


def _told_twice(read: Mapping[str, SheetRows]) -> list[str]:
    """A fault for each figure of a day whose whole month is noted too: they would be added."""
    entries = [row for row in read.get("entered", SheetRows()).rows if isinstance(row, Entry)]
    whole = {_subject(entry): entry.cells["value"] for entry in entries if entry.day is None}
    return [
        f"{place(TABS['entered'], entry.cells['day'])} : trouvé « {short_day(entry.day)} », alors que le mois entier"
        f" est noté en {whole[_subject(entry)]} ; attendu le mois entier ou ses jours, pas les deux."
        for entry in entries
        if entry.day and _subject(entry) in whole
    ]


def _subject(entry: Entry) -> tuple[object, ...]:
    return entry.month, entry.network, plain(entry.channel or ""), entry.indicator


def _unknown_people(read: Mapping[str, SheetRows]) -> list[str]:
    """A fault for each name that the tab équipe, once filled in, does not hold."""
    team = read.get("team", SheetRows())
    names = [row.name for row in team.rows if isinstance(row, Person)]
    if not names or team.faults:
        return []
    known = {plain(name) for name in names}
    return [
        f"{place(TABS[key], row.cells[field])} : trouvé « {person} » ; attendu {PERSON.expected} ({', '.join(names)})."
        for key, tab in read.items()
        for row in tab.rows
        for field, person in _people(key, row)
        if plain(person) not in known
    ]


def _people(key: str, row: Row) -> list[tuple[str, str]]:
    named = [(field, getattr(row, field)) for field, column in TABS[key].columns.items() if column.kind is PERSON]
    return [(field, person) for field, person in named if person is not None]
