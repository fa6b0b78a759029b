"""A run that is killed, or finds no room, anywhere: the next one ends with the bytes of a run that was left alone."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import warnings
from pathlib import Path

import pytest
from month_doubles import OCTOBER, executing, tree

from iwa import whole_files
from iwa.calendar import proposals
from iwa.calendar.proposals import Proposals, workbook_hash
from iwa.problems import StepFailed
from iwa.run import staging
from iwa.run import step as stepping
from iwa.run.month import Order, run_month
from iwa.scaffold import new_client
from iwa.workspace import ClientFolder

EVERYTHING = Order(everything=True)


@pytest.fixture(autouse=True)
def kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stepping, "execute", executing([]))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    """A client that was never run."""
    return new_client(tmp_path_factory.mktemp("neuf"), "maison-lune")


@pytest.fixture(scope="module")
def clean(fresh: ClientFolder, tmp_path_factory: pytest.TempPathFactory) -> tuple[ClientFolder, int]:
    """The same after a run that was left alone, and how many files it moved."""
    folder = copied(fresh, tmp_path_factory.mktemp("fait"))
    moves = 0
    replace = Path.replace

    def counted(aside: Path, file: Path) -> Path:
        nonlocal moves
        moves += 1
        return replace(aside, file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stepping, "execute", executing([]))
        patch.setattr(Path, "replace", counted)
        run_month(folder, OCTOBER, EVERYTHING)
    return folder, moves


def copied(folder: ClientFolder, place: Path) -> ClientFolder:
    copy = ClientFolder(place / "clients" / folder.slug)
    shutil.copytree(folder.path, copy.path)
    return copy


def killed_at(folder: ClientFolder, last: int) -> None:
    """A process runs the month and is killed as it moves its `last` file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a process with threads is forked: the child runs this and dies
        child = os.fork()
    if child:
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        return
    replace, moves = Path.replace, 0

    def counted(aside: Path, file: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(aside, file)

    Path.replace = counted  # type: ignore[method-assign]
    try:
        run_month(folder, OCTOBER, EVERYTHING)
    finally:
        os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork a process")
@pytest.mark.parametrize("share", [0.0, 0.3, 0.65, 0.8, 0.9, 1.0])
def test_a_killed_run_is_taken_up_and_ends_with_the_same_bytes(
    share: float, fresh: ClientFolder, clean: tuple[ClientFolder, int], tmp_path: Path
) -> None:
    done, moves = clean
    folder = copied(fresh, tmp_path)
    killed_at(folder, 1 + round(share * (moves - 1)))
    outcome = run_month(folder, OCTOBER, EVERYTHING)
    assert outcome.remarks == () and {file.remark for file in outcome.delivered} == {""}
    assert {name for name, data in tree(folder.path).items() if data != tree(done.path).get(name)} == set()
    assert set(tree(folder.path)) == set(tree(done.path)), "nothing is left over"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork a process")
def test_what_a_killed_run_had_done_is_not_done_again(
    fresh: ClientFolder, clean: tuple[ClientFolder, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, ran = copied(fresh, tmp_path), list[int]()
    killed_at(folder, clean[1] - 3)  # the steps are done, decks are being moved in
    monkeypatch.setattr(stepping, "execute", executing(ran))
    run_month(folder, OCTOBER, EVERYTHING)
    assert ran == []


@pytest.mark.parametrize("moved", [False, True])
def test_a_workbook_that_a_killed_run_was_writing_is_still_the_product_s(
    moved: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the workbook was moved in, or after it and before that was noted."""
    folder = ClientFolder(tmp_path)
    proposals.write_workbook(folder, b"before", Proposals("2026-09", "people", workbook_hash(b"before")))
    with monkeypatch.context() as killed:
        killed.setattr(proposals, "write_proposals", lambda *_: None)
        if not moved:
            killed.setattr(proposals, "write_bytes", lambda *_: None)
        proposals.write_workbook(folder, b"after", Proposals("2026-10", "people", workbook_hash(b"after")))
    for _ in range(2):
        assert proposals.people_hash(folder) == "people", "nothing in it is taken for a person's"
        assert proposals.read_proposals(folder).month == ("2026-10" if moved else "2026-09")
        proposals.settle(folder)
    assert {file.name for file in folder.calendar_file.parent.iterdir()} == {"calendrier.xlsx", ".propose.json"}


@pytest.fixture(scope="module")
def revised(clean: tuple[ClientFolder, int], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the same client after a change, run anew."""
    folder = copied(clean[0], tmp_path_factory.mktemp("revu"))
    shutil.rmtree(folder.path / "runs")
    revise(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stepping, "execute", executing([]))
        run_month(folder, OCTOBER, EVERYTHING)
    return tree(folder.path)


def revise(folder: ClientFolder) -> None:
    folder.client_file.write_text(folder.client_file.read_text("utf-8") + "\n# relu\n", "utf-8")


@pytest.mark.parametrize("last", [1, 12, 30])
def test_without_room_the_last_good_month_stays_whole_and_it_is_said(
    last: int,
    clean: tuple[ClientFolder, int],
    revised: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = copied(clean[0], tmp_path)
    revise(folder)
    run, write, writes = folder.run(OCTOBER), whole_files.write_through, 0
    before = {name: data for name, data in tree(run.path).items() if not name.startswith(("tables", "notebooks"))}

    def full(file: Path, data: bytes) -> None:
        nonlocal writes
        writes += 1
        if writes >= last:
            file.write_bytes(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(file))
        write(file, data)

    with monkeypatch.context() as patch:
        patch.setattr(whole_files, "write_through", full)
        patch.setattr(staging, "write_through", full)
        with pytest.raises(StepFailed, match="Le disque est plein"):
            run_month(folder, OCTOBER, EVERYTHING)
    after = tree(run.path)
    assert {name for name, data in before.items() if after.get(name) != data} == set()
    run_month(folder, OCTOBER, EVERYTHING)
    assert tree(folder.path) == revised
