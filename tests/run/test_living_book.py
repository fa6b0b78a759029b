"""The client's workbook made, brought up to date, or left alone: nothing is lost on the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from iwa.calendar.book import read_book
from iwa.calendar.new_book import Edition
from iwa.calendar.plan import Plan
from iwa.calendar.proposals import people_hash, read_proposals
from iwa.calendar.row import PlannedPost
from iwa.client import Client
from iwa.months import Month
from iwa.run.living_book import kept, lay_plan
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
FACTS: dict[str, Any] = {
    "slug": "maison-lune", "name": "Maison Lune", "sector": "librairie", "pack": "croissance", "start": OCTOBER,
    "networks": {"facebook": {"name": "Maison Lune"}},
}  # fmt: skip
EDITION = Edition(Client.model_validate(FACTS), ("Léa Martin",))


def row(day: int, **more: Any) -> PlannedPost:
    filled = {"identifier": f"2026-11-{day:02d}-fb-1", "day": date(2026, 11, day), "network": "facebook", "theme": "Un", "planned": True}  # fmt: skip
    return PlannedPost.model_validate(filled | more)


def plan(*rows: PlannedPost) -> Plan:
    return Plan(rows=rows, first=date(2026, 11, 1), last=date(2026, 12, 6))


PLAN = plan(row(3), row(5))
ANEW = plan(row(3, theme="Deux"), row(6))


@pytest.fixture
def folder(tmp_path: Path) -> ClientFolder:
    """A client whose workbook holds `PLAN`."""
    made = ClientFolder(tmp_path / "maison-lune")
    lay_plan(made, OCTOBER, PLAN, EDITION)
    return made


def copies(folder: ClientFolder) -> list[Path]:
    return sorted((folder.calendar_file.parent / "copies").glob("*.xlsx"))


def test_the_workbook_is_made_once_and_left_alone_while_nothing_changes(folder: ClientFolder) -> None:
    before = folder.calendar_file.read_bytes()
    laid = lay_plan(folder, OCTOBER, PLAN, EDITION)
    assert folder.calendar_file.read_bytes() == before and copies(folder) == [] and laid.remarks == ()
    assert [row.theme for row in laid.rows] == ["Un", "Un"]
    assert read_proposals(folder).month == "2026-10" and people_hash(folder) == ""


def test_an_update_keeps_a_copy_of_what_was_there(folder: ClientFolder) -> None:
    before = folder.calendar_file.read_bytes()
    os.utime(folder.calendar_file, (0, 1_793_000_000))
    laid = lay_plan(folder, OCTOBER, ANEW, EDITION)
    (copy,) = copies(folder)
    assert copy.read_bytes() == before and copy.name.startswith("calendrier 2026-10-2")
    assert [(row.theme, row.planned) for row in read_book(folder).rows] == [("Deux", True), ("Un", False), ("Un", True)]
    assert laid.remarks == ("Calendrier : 1\xa0ligne n’est plus au plan : elle y reste, en gris.",)
    assert people_hash(folder) == "", "nobody but the product wrote in it"


def test_what_people_saved_counts_from_then_on(folder: ClientFolder) -> None:
    saved = folder.calendar_file.read_bytes() + b"\0" * 4  # an archive may end with a comment's room
    folder.calendar_file.write_bytes(saved)
    by_people = people_hash(folder)
    assert by_people
    lay_plan(folder, OCTOBER, ANEW, EDITION)
    assert people_hash(folder) == by_people and folder.calendar_file.read_bytes() != saved


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda file: (file.parent / "~$calendrier.xlsx").write_bytes(b""), "Il semble ouvert : fermez-le"),
        (lambda file: file.write_bytes(b"PK\x03\x04"), "abîmé"),
        (lambda file: file.write_bytes(b""), "un fichier vide"),
    ],
)
def test_a_workbook_that_cannot_be_written_is_left_as_it_is(
    folder: ClientFolder, spoil: Callable[[Path], object], told: str
) -> None:
    spoil(folder.calendar_file)
    before = folder.calendar_file.read_bytes(), read_proposals(folder)
    laid = lay_plan(folder, OCTOBER, ANEW, EDITION)
    assert (folder.calendar_file.read_bytes(), read_proposals(folder)) == before
    assert laid.remarks[0].startswith("calendrier.xlsx n’est pas complété") and told in laid.remarks[0]
    assert row(6).identifier in {one.identifier for one in laid.rows}


def test_one_that_another_program_holds_is_left_as_it_is(folder: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(target)

    before = folder.calendar_file.read_bytes()
    monkeypatch.setattr(Path, "replace", held)
    laid = lay_plan(folder, OCTOBER, ANEW, EDITION)
    assert "Un autre programme le tient" in laid.remarks[0] and folder.calendar_file.read_bytes() == before
    assert not list(folder.calendar_file.parent.glob("*.tmp"))


def test_an_earlier_month_made_again_leaves_the_later_plan_alone(folder: ClientFolder) -> None:
    before = folder.calendar_file.read_bytes()
    laid = lay_plan(folder, OCTOBER.previous, ANEW, EDITION)
    assert folder.calendar_file.read_bytes() == before
    assert laid.remarks == ("calendrier.xlsx n’est pas complété : il tient déjà le plan fait avec octobre\xa02026.",)


def test_a_workbook_somebody_removed_is_made_again(folder: ClientFolder) -> None:
    folder.calendar_file.unlink()
    lay_plan(folder, OCTOBER, ANEW, EDITION)
    assert [row.theme for row in read_book(folder).rows] == ["Deux", "Un"]


def test_what_the_client_gets_is_of_the_plan_s_days_and_alive() -> None:
    gone, begun = row(4, planned=False), row(5, planned=False, status="création")
    other = row(3).model_copy(update={"day": date(2026, 11, 3) - timedelta(days=9)})
    assert kept([row(6), begun, gone, other, row(2, planned=None)], replace(PLAN)) == (row(2, planned=None), begun, row(6))  # fmt: skip
