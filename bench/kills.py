"""A month killed with kill -9 at random instants and taken up again: the bytes of a clean run, and nothing left over.

    python bench/kills.py [--instants 50] [--seed 1] [--batch]

Plays the demo bakery's exports of September, runs the month once to its end as the measure, then as
often as asked: a copy that was never run, a run in a process of its own that is killed at an instant
drawn evenly over the time of the clean run, kernels and all that they started left to themselves, and
a second run; `--batch`: by `iwa batch` instead of one client's run. Compares every file of the client's
folder but timings.json, and looks for processes that still name the copy ten seconds after. The clock does
not count: only whether the bytes are the same.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUN = """
import sys
from pathlib import Path
from iwa.months import Month
from iwa.run.month import run_month
from iwa.run.order import Order
from iwa.workspace import ClientFolder
outcome = run_month(ClientFolder(Path(sys.argv[1])), Month(2026, 9), Order())
sys.exit(1 if outcome.failed or any(file.remark for file in outcome.delivered) else 0)
"""
Command = Callable[[Path], list[str]]
GRACE = 10  # seconds in which what a killed run started must end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--instants", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", action="store_true")
    given = parser.parse_args()
    command = batch_of if given.batch else run_of
    with tempfile.TemporaryDirectory(prefix="iwa-kills-") as place:
        sys.exit(report(Path(place), command, given.instants, random.Random(given.seed)))


def report(place: Path, command: Command, instants: int, chance: random.Random) -> int:
    """Prints a line an instant, then how many ended well; 0 when all did."""
    from iwa.demo.clients import BAKERY, MONTH_ONE, client_text
    from iwa.demo.play import prepare
    from iwa.demo.world import build_world
    from iwa.workspace import ClientFolder

    fresh = ClientFolder(place / "fresh" / "clients" / BAKERY)
    fresh.path.mkdir(parents=True)
    fresh.client_file.write_text(client_text(BAKERY), "utf-8")
    prepare(fresh, build_world(BAKERY), MONTH_ONE)
    clean = copied(fresh.path, place / "clean")
    begun = time.monotonic()
    finished(clean, command)
    seconds, good = time.monotonic() - begun, 0
    for rank in range(1, instants + 1):
        instant = chance.uniform(0, seconds)
        found = one((fresh.path, clean), place / f"kill{rank}", command, instant)
        good += not found
        sys.stdout.write(f"{rank:3} killed after {instant:6.2f} of {seconds:.2f} s: {found or 'the same bytes'}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{good} of {instants} ended with the bytes of a clean run and left nothing\n")
    return 0 if good == instants else 1


def one(models: tuple[Path, Path], place: Path, command: Command, instant: float) -> str:
    """Kills a run and takes it up; what is wrong then, "" when nothing is."""
    fresh, clean = models
    folder = copied(fresh, place)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command(folder), env=environment(folder), stdout=quiet, start_new_session=True)
    time.sleep(instant)
    process.send_signal(signal.SIGKILL)
    process.wait()
    status = finished(folder, command)
    left = processes(place)
    wanted, found = tree(clean), tree(folder)
    wrong = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    shutil.rmtree(place)
    told = [f"exit status {status}"] if status else []
    return "; ".join([*told, *[f"other bytes in {name}" for name in wrong], *[f"left running: {one}" for one in left]])


def run_of(folder: Path) -> list[str]:
    return [sys.executable, "-c", RUN, str(folder)]


def batch_of(folder: Path) -> list[str]:
    """Of the one client that the copy's workspace, named by the environment, has."""
    return [sys.executable, "-m", "iwa", "batch", "--month", "2026-09", "--json"]


def environment(folder: Path) -> dict[str, str]:
    """The kernels' own variable names the copy, so that what is left of it is found."""
    return {**os.environ, "IWA_WORKSPACE": str(folder.parents[1])}


def finished(folder: Path, command: Command) -> int:
    return subprocess.run(command(folder), env=environment(folder), stdout=subprocess.DEVNULL, check=False).returncode


def copied(folder: Path, place: Path) -> Path:
    target = place / "clients" / folder.name
    shutil.copytree(folder, target)
    return target


def processes(place: Path) -> list[str]:
    """The processes that have the copy's workspace in their environment once the grace is over; none where /proc is not."""
    deadline = time.monotonic() + GRACE
    while (found := naming(place)) and time.monotonic() < deadline:
        time.sleep(0.2)
    return found


def naming(place: Path) -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"IWA_WORKSPACE={place}\0".encode() in entry.read_bytes():
                found.append((entry.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:80])
        except OSError:  # it has ended, or is another person's
            continue
    return found


def tree(folder: Path) -> dict[str, bytes]:
    """Every file but the times."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != "timings.json"]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


if __name__ == "__main__":
    main()
