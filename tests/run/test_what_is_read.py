"""A step reads nothing of a client that its slides do not say it has read: else a change would pass unseen."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from iwa import client_month, read_parts
from iwa.client_month import StoredMonth
from iwa.demo.clients import MONTH_TWO, RETAILER
from iwa.dossier import Dossier
from iwa.month_inputs import stored_inputs
from iwa.months import Month
from iwa.read_parts import EVERYTHING, note_opened, note_read, parts_read
from iwa.run.in_process import slides_in_process
from iwa.run.notebooks import STEPS
from iwa.stored_parts import PARTS, part_hashes
from iwa.workspace import ClientFolder

# What lies in a client's folder, and the part that says it was read; "" where reading it says nothing of the month.
SAID = {
    r"\.": "",  # for the remarks on copies of the dossier: they have no hash, so no step may read them
    r"client\.yaml": "client",
    r"runs/2026-10/tables/dossier\.json": "dossier",
    r"runs/2026-10/tables/calendrier\.json": "book",
    r"runs/2026-10/tables/inputs\.json": "",  # only to open the parts that are noted
    r"runs/2026-10/etat\.json": "",  # whether the month was sent: its steps are then not run
    r"runs/2026-09/etat\.json": "before",
    r"runs(/2026-\d\d/(etat\.json|chiffres\.csv|run\.json))?": "sent",
    r"visuels(/.*)?": "visuels",
    r"scenarios(/.*)?": "scenarios",
}
LOOKED_AT = ("open", "os.listdir", "os.scandir")
_watched: list[tuple[Path, set[str]]] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _watched and event in LOOKED_AT and isinstance(arguments[0], str | bytes):
        folder, found = _watched[-1]
        path = Path(str(arguments[0]))
        if path.is_relative_to(folder):
            found.add(path.relative_to(folder).as_posix())


@contextmanager
def files_opened(folder: Path) -> Iterator[set[str]]:
    """The files and folders of a client that Python opens."""
    if not getattr(sys, "_iwa_watches", False):
        sys.addaudithook(_hook)  # for good: a hook cannot be taken away
        sys._iwa_watches = True  # type: ignore[attr-defined]
    _watched.append((folder, set()))
    try:
        yield _watched[-1][1]
    finally:
        _watched.pop()


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    read_parts.forget()
    yield
    read_parts.forget()


def test_every_file_that_a_step_opens_is_said(played: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ClientFolder(played / "clients" / RETAILER)
    known = stored_inputs(folder, MONTH_TWO)
    monkeypatch.setenv("IWA_WORKSPACE", str(played))
    monkeypatch.setattr(client_month, "inputs_of", lambda *_: known)  # it reads all there is, for the hashes alone
    hashed = part_hashes(folder, MONTH_TWO)
    for step in STEPS:
        read_parts.forget()
        with files_opened(folder.path) as opened:
            slides_in_process(step, client=RETAILER, month=str(MONTH_TWO))
        said = set(parts_read())
        assert EVERYTHING not in said and said <= set(hashed), "each part has a hash"
        for place in opened:
            parts = [part for pattern, part in SAID.items() if re.fullmatch(pattern, place)]
            assert parts, f"step {step} opens {place}: a part must stand for it"
            assert parts[0] in {"", *said}, f"step {step} opens {place} and does not say so"
        assert "posts" in said and len(said) < len(hashed), f"step {step} says what it reads, not all there is"


def test_a_part_is_read_when_it_is_asked_for_and_not_before(played: Path) -> None:
    month = StoredMonth.opened(ClientFolder(played / "clients" / RETAILER), MONTH_TWO)
    assert parts_read() == []
    assert len(month.posts) and month.dossier.team and month.told_of(MONTH_TWO.next).month == MONTH_TWO.next
    assert parts_read() == ["dossier", "dossier.team", "posts"]
    for name in PARTS:
        getattr(month, name)
        assert name in parts_read()
    assert month.book.rows and month.client.name, "what has a default is read too"


def test_a_process_that_opened_two_months_or_none_cannot_tell() -> None:
    assert parts_read() == [EVERYTHING]
    note_opened("a 2026-09")
    note_read("posts")
    assert parts_read() == ["posts"]
    note_opened("a 2026-10")
    assert parts_read() == [EVERYTHING]


def test_a_month_that_a_notebook_builds_itself_is_read_whole(bakery_copy: ClientFolder, unjudged: None) -> None:
    client_month.load_or_build(bakery_copy, Month(2026, 10))
    assert parts_read() == [EVERYTHING]


def test_a_dossier_is_what_it_was_and_says_which_tab_was_read() -> None:
    assert Dossier() == Dossier(team=()) and Dossier(remarks=("a",)).remarks == ("a",)
    note_opened("a 2026-09")
    read_parts.forget()
    note_opened("a 2026-09")
    assert Dossier().goals == () and parts_read() == ["dossier.goals"]
