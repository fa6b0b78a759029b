"""Two months of the demo's clients, with a workbook filled in between them: nothing the team wrote is lost."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from iwa.calendar.book import book_in, read_book
from iwa.calendar.changes import TEAMS
from iwa.calendar.held_weeks import held_weeks
from iwa.calendar.proposals import read_proposals, told
from iwa.calendar.row import PlannedPost, identifier_of
from iwa.calendar.ties import ties
from iwa.client_month import ClientMonth, load_or_build
from iwa.demo.clients import BAKERY, CLIENT_KEYS, MONTH_TWO
from iwa.dossier.row import columns_of
from iwa.measures.measure import feed
from iwa.month_inputs import inputs_of, stored_inputs
from iwa.months import Month
from iwa.run import calendar
from iwa.run.calendar import UNAPPROVED, issue_calendar
from iwa.run.laying import Delivery
from iwa.run.receipt import Receipt
from iwa.run.staging import Staged
from iwa.steps.monthly import held_plan
from iwa.workspace import ClientFolder

FIELDS = columns_of(PlannedPost)


@pytest.fixture(params=CLIENT_KEYS)
def folder(request: pytest.FixtureRequest, played: Path) -> ClientFolder:
    return ClientFolder(played / "clients" / str(request.param))


def by_name(rows: tuple[PlannedPost, ...]) -> dict[str, PlannedPost]:
    return {row.identifier: row for row in rows if row.identifier}


def is_people_s(row: PlannedPost, field: str, proposed: dict[str, object]) -> bool:
    value = getattr(row, field)
    written = told(FIELDS[field].kind.write(value)) if value is not None else None
    return field in TEAMS or written != proposed.get(field)


def test_all_that_the_team_wrote_is_there_after_the_next_plan(folder: ClientFolder) -> None:
    (copy,) = (folder.calendar_file.parent / "copies").glob("*.xlsx")
    theirs, ours = book_in(copy.read_bytes(), copy.name), read_book(folder)
    now, last = by_name(ours.rows), load_or_build(folder, MONTH_TWO).book.proposed
    assert ours.told == () and set(by_name(theirs.rows)) <= set(now), "no row is gone"
    kept = {
        (name, field): getattr(row, field)
        for name, row in by_name(theirs.rows).items()
        for field in FIELDS
        if is_people_s(row, field, dict(last.get(name, {})))
    }
    assert len(kept) > 100 and {key: getattr(now[key[0]], key[1]) for key in kept} == kept
    (added,) = (row for row in theirs.rows if not row.identifier)
    assert [row.model_dump() for row in ours.rows if row.text == added.text] == [
        added.model_copy(update={"identifier": identifier_of(added.day, added.network, "a1")}).model_dump()
    ]


def test_every_post_is_tied_to_a_row_or_listed_and_the_plan_held_is_told(folder: ClientFolder) -> None:
    month = load_or_build(folder, MONTH_TWO)
    own = [tie for tie in ties(month) if Month.of(tie.post.day) == MONTH_TWO]
    assert len(own) == len(feed(month.month_posts))
    assert {tie.sure for tie in own} == {"certain", "probable", "hors plan"}
    weeks = held_weeks(month)
    planned, held = sum(len(week.planned) for week in weeks), sum(week.published for week in weeks)
    (slide,) = held_plan(month)
    assert 0 < held < planned and str(planned) in slide.title and str(held) in slide.title
    assert any(one.moved for week in weeks for one in week.planned)
    rows = [one for week in weeks for one in week.planned]
    told = {
        "Sans suite : ": any(one.out_on is None and not one.is_declared and not one.moved for one in rows),
        "Passées à une autre semaine : ": any(one.moved and not one.in_its_week for one in rows),
        "Parues hors plan : ": any(tie.sure == "hors plan" for tie in own),
        "À confirmer : ": any(tie.sure == "probable" for tie in own),
    }
    assert {head: head in slide.notes for head in told} == told
    assert len(slide.message) == min(sum(told.values()), 3) >= 2


def test_what_the_product_writes_does_not_make_the_month_anew(folder: ClientFolder) -> None:
    assert inputs_of(folder, MONTH_TWO) == stored_inputs(folder, MONTH_TWO)
    assert read_proposals(folder).month == str(MONTH_TWO)


@pytest.fixture
def october(played: Path, tmp_path: Path) -> ClientMonth:
    """The bakery's October in a folder of its own."""
    shutil.copytree(played / "clients" / BAKERY, tmp_path / "clients" / BAKERY)
    return load_or_build(ClientFolder(tmp_path / "clients" / BAKERY), MONTH_TWO)


def test_the_client_gets_the_workbook_the_dates_and_what_can_be_scheduled(
    october: ClientMonth, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt, before = Receipt(BAKERY, str(MONTH_TWO), ""), october.folder.calendar_file.read_bytes()

    def laid(pack: str) -> Delivery:
        staged = Staged(october.folder.run(MONTH_TWO), receipt)
        delivery = issue_calendar(october, pack, staged)
        staged.commit()
        return delivery

    small = laid("essentiel")
    assert {file.path.name for file in small.files} == {"calendrier.xlsx", "calendrier.ics"}
    large = laid("croissance")
    csv = [file.path for file in large.files if file.path.suffix == ".csv"]
    assert csv and not any(file.remark for file in large.files) and UNAPPROVED not in large.remarks
    with monkeypatch.context() as unwritten:
        unwritten.setattr(calendar, "uploads", lambda rows: {})
        assert laid("croissance").remarks[-1] == UNAPPROVED
        assert not any(file.exists() or file.name in receipt.deliverables for file in csv), "those of before are stale"
    large = laid("croissance")
    assert october.folder.calendar_file.read_bytes() == before, "the plan was in it already"
    for file in large.files:
        assert receipt.deliverables[file.path.name]["sha256"] == hashlib.sha256(file.path.read_bytes()).hexdigest()
    book = book_in((october.folder.run(MONTH_TWO).deliverables / "calendrier.xlsx").read_bytes(), "calendrier.xlsx")
    assert {(row.hours, row.note) for row in book.rows} == {(None, None)}, "what is the agency's stays with it"
    assert {Month.of(row.day) for row in book.rows} == {MONTH_TWO.next, MONTH_TWO.next.next}
