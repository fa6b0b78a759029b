"""One run at a time has a client, on one machine and between machines; and who has it is said."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iwa.months import Month
from iwa.run import claim as claiming
from iwa.run import sending
from iwa.run.claim import LASTS, LEASE, InUse, claimed
from iwa.run.sending import note_sent
from iwa.workspace import ClientFolder

HOLD = """
import sys, time
from pathlib import Path
from iwa.run.claim import claimed
from iwa.workspace import ClientFolder
with claimed(ClientFolder(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClientFolder:
    monkeypatch.setattr(claiming.tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    (tmp_path / "clients" / "maison-lune").mkdir(parents=True)
    return ClientFolder(tmp_path / "clients" / "maison-lune")


@pytest.fixture
def holder(folder: ClientFolder) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the client."""
    command = [sys.executable, "-c", HOLD, str(folder.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        yield process
        process.kill()


def leased(folder: ClientFolder, ends_in: timedelta) -> None:
    """Another machine's lease lies in the client's folder."""
    until = datetime.now(UTC) + ends_in
    lease = {
        "name": "lea",
        "machine": "PC-LEA",
        "since": (until - LASTS).isoformat(),
        "until": until.isoformat(),
        "token": "autre",
    }
    (folder.path / LEASE).write_text(json.dumps(lease), "utf-8")


def test_a_second_run_on_this_machine_is_told_who_has_the_client(
    folder: ClientFolder, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(InUse, match=r"Une autre commande s’occupe de « maison-lune » sur cet ordinateur\. Trouvé : « .+ » sur « .+ », depuis \d\d:\d\d"), claimed(folder):  # fmt: skip
        pass


def test_nobody_notes_a_month_as_sent_while_it_is_run(
    new_month: Callable[..., ClientFolder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    month = Month(2026, 10)
    folder = new_month(tmp_path)
    monkeypatch.setattr(sending, "_done", lambda *_: pytest.fail("it was not waited for"))
    with claimed(folder), pytest.raises(InUse, match="Une autre commande s’occupe de « maison-lune »"):
        note_sent(folder, month, "", month.last)


def test_a_killed_run_holds_nothing(folder: ClientFolder, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    assert (folder.path / LEASE).is_file()
    with claimed(folder):
        pass
    assert list(folder.path.iterdir()) == []


def test_another_machine_s_lease_is_respected_while_it_lasts(folder: ClientFolder) -> None:
    leased(folder, timedelta(minutes=3))
    with pytest.raises(InUse, match=r"Un autre ordinateur s’occupe de « maison-lune »\. Trouvé : « lea » sur « PC-LEA »"), claimed(folder):  # fmt: skip
        pass
    leased(folder, timedelta(seconds=-1))
    with claimed(folder) as claim:
        claim.confirm()


def test_a_run_that_lost_the_client_lays_nothing_down(folder: ClientFolder) -> None:
    with claimed(folder) as claim:
        leased(folder, timedelta(minutes=3))
        with pytest.raises(InUse, match="Un autre ordinateur a pris « maison-lune » entre-temps"):
            claim.confirm()
    assert (folder.path / LEASE).is_file(), "the other’s lease stays"


def test_the_lease_is_renewed_while_the_run_lives(folder: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claiming, "RENEWED", timedelta(milliseconds=5))
    monkeypatch.setattr(claiming, "LASTS", timedelta(minutes=20))
    with claimed(folder):
        leased_now = (folder.path / LEASE).stat().st_mtime_ns
        for _ in range(400):
            if (folder.path / LEASE).stat().st_mtime_ns > leased_now:
                return
            claiming.Event().wait(0.005)
    pytest.fail("it was not renewed")


def test_a_damaged_lease_holds_nobody_up(folder: ClientFolder) -> None:
    (folder.path / LEASE).write_text("{", "utf-8")
    with claimed(folder):
        pass
