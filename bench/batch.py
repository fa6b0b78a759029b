"""The month of several clients: `iwa batch` beside the papermill command in a loop, two at a time, and the limit.

    python bench/batch.py --copies 4 --rounds 5
    python bench/batch.py --copies 1 4 16 --ways batch
    python bench/batch.py --copies 2 --ways batch dask

Plays the demo clients' exports, copies each client so many times, and makes October for all of them in
these ways, turn by turn in one run, each from folders where October was never run:

- batch: `iwa batch`;
- loop: the `papermill` command for each of the six notebooks of each client, then `iwa deck` for the client;
- pairs: the same, two clients at a time (`xargs -P2`);
- limit: the notebooks' cells as plain scripts, decks made alike, in one warm process a core;
- dask: `iwa batch` on a Dask scheduler and two workers of this machine, which are there already.

All make the same decks. Prints the medians of the clock's seconds, what `iwa batch` costs again (with nothing
changed, and with one line added to an export of one client), and the seconds of CPU a client of it and of all
that it starts. Linux only: what a batch leaves to the system comes back to this process, which counts it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

from iwa.kernels.orphans import adopt

ROOT = Path(__file__).resolve().parents[1]
LIMIT = """
import sys, time
from pathlib import Path
import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output
from iwa.months import Month
from iwa.run import step as steps
from iwa.run.execute import StepResult
from iwa.run.month import run_month
from iwa.run.in_process import slides_in_process
from iwa.run.notebooks import STEPS
from iwa.run.order import Order
from iwa.slides import MIME, to_json
from iwa.workspace import ClientFolder
import iwa.run.month

def execute(number, folder, month):
    shown = slides_in_process(number, client=folder.slug, month=str(month))
    outputs = [new_output("display_data", {MIME: to_json(slide)}) for slide in shown]
    file = folder.run(month).notebooks / f"{STEPS[number]}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=[new_code_cell("show()", id="abcd", outputs=outputs)]), file)
    return StepResult(number, file, "", 0.0)

steps.execute = execute
iwa.run.month.KERNELS = 1
import scipy.stats, seaborn, matplotlib.backends.backend_svg, iwa.deck.build
print("ready", flush=True)
sys.stdin.readline()
for place in sys.argv[1:]:
    outcome = run_month(ClientFolder(Path(place)), Month(2026, 10), Order())
    assert not outcome.failed, outcome
"""


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is imported is compiled once, as on anybody's machine
    adopt()
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", type=int, nargs="+", default=[1], help="of each of the three demo clients")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--ways", nargs="+", choices=list(WAYS), default=list(WAYS))
    parser.add_argument("--model", type=Path, help="where the clients as they are before are kept, for the next time")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="iwa-batch-") as place:
        model = asked.model or Path(place) / "model"
        if not model.is_dir():
            played(model)
        for copies in asked.copies:
            report(taken(model, Path(place), copies, asked), 3 * copies)


def taken(model: Path, place: Path, copies: int, asked: argparse.Namespace) -> dict[str, list[float]]:
    """The clock's seconds of each way, round by round."""
    found: dict[str, list[float]] = {}
    for number in range(asked.rounds):
        for name in asked.ways:
            workspace = copied(model, place / f"{name} {copies} {number}", copies)
            before = cpu_of_children()
            found.setdefault(name, []).append(WAYS[name](workspace))
            if name == "batch":
                found.setdefault("cpu", []).append(cpu_of_children() - before)
                found.setdefault("again", []).append(batch(workspace))
                add_a_line(workspace)
                found.setdefault("one", []).append(batch(workspace))
            shutil.rmtree(workspace)
    return found


def cpu_of_children() -> float:
    """The seconds of CPU of all that was started from here and has ended; what still runs is waited for."""
    with suppress(ChildProcessError):
        while os.wait():
            pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def add_a_line(workspace: Path) -> None:
    """An empty line at the end of one client's first export that is text: the file is another."""
    client = sorted((workspace / "clients").iterdir())[0]
    with sorted((client / "exports").rglob("*.csv"))[0].open("ab") as file:
        file.write(b"\n")


def played(workspace: Path) -> Path:
    """The demo clients as they are before October is run: exports, dossier, calendar and September's state."""
    from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO, client_text
    from iwa.demo.play import prepare
    from iwa.demo.world import build_world
    from iwa.run.month import run_month
    from iwa.run.order import Order
    from iwa.workspace import ClientFolder

    for key in CLIENT_KEYS:
        folder = ClientFolder(workspace / "clients" / key)
        folder.path.mkdir(parents=True)
        folder.client_file.write_text(client_text(key), "utf-8")
        world = build_world(key)
        prepare(folder, world, MONTH_ONE)
        run_month(folder, MONTH_ONE, Order())
        prepare(folder, world, MONTH_TWO)
    return workspace


def copied(model: Path, workspace: Path, copies: int) -> Path:
    for folder in sorted((model / "clients").iterdir()):
        for number in range(copies):
            shutil.copytree(folder, workspace / "clients" / f"{folder.name}-{number + 1}")
    return workspace


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def command(workspace: Path, *words: str) -> None:
    environment = os.environ | {"IWA_WORKSPACE": str(workspace)}
    subprocess.run([sys.executable, "-m", *words], cwd=workspace, env=environment, check=True, capture_output=True)


def batch(workspace: Path) -> float:
    return timed(lambda: command(workspace, "iwa", "batch", "--month", "2026-10", "--json"))


def one_client(workspace: Path, slug: str) -> None:
    """Six times the papermill command, then the decks."""
    notebooks = workspace / "clients" / slug / "runs" / "2026-10" / "notebooks"
    notebooks.mkdir(parents=True)
    for file in sorted((ROOT / "notebooks").glob("[1-6]_*.ipynb")):
        words = ("papermill", str(file), str(notebooks / file.name), "-p", "client", slug, "-p", "month", "2026-10")
        command(workspace, *words)
    command(workspace, "iwa", "deck", slug, "--month", "2026-10")


def loop(workspace: Path, at_once: int) -> float:
    slugs = sorted(folder.name for folder in (workspace / "clients").iterdir())
    with ThreadPoolExecutor(at_once) as pool:
        return timed(lambda: list(pool.map(lambda slug: one_client(workspace, slug), slugs)))


def limit(workspace: Path) -> float:
    """Two warm processes, imports not counted, each with every other client."""
    places = [str(folder) for folder in sorted((workspace / "clients").iterdir())]
    environment = os.environ | {"IWA_WORKSPACE": str(workspace), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", LIMIT, *places[half::2]],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
        )
        for half in range(2)
    ]  # fmt: skip
    for process in running:
        assert process.stdout and process.stdout.readline() == "ready\n"

    def go() -> None:
        for process in running:
            process.stdin.write("go\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
        assert [process.wait() for process in running] == [0, 0]

    return timed(go)


def dask(workspace: Path) -> float:
    """The batch on a scheduler and two workers, which run before the clock does."""
    environment = os.environ | {"IWA_WORKSPACE": str(workspace), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    ready = workspace / "scheduler.json"
    common = ("--scheduler-file", str(ready), "--no-dashboard")
    orders: list[tuple[str, ...]] = [("dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common)]
    orders += [("dask_worker", *common, "--nthreads", "1", "--no-nanny")] * 2
    with ExitStack() as processes:
        running = [
            processes.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", f"distributed.cli.{name}", *words],
                    env=environment, cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )
            )
            for name, *words in orders
        ]  # fmt: skip
        from distributed import Client

        while not ready.is_file():
            time.sleep(0.1)
        address = json.loads(ready.read_text("utf-8"))["address"]
        with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2)
        try:
            return timed(
                lambda: command(workspace, "iwa", "batch", "--month", "2026-10", "--json", "--scheduler", address)
            )
        finally:
            for process in running:
                process.kill()


WAYS: dict[str, Callable[[Path], float]] = {
    "batch": batch,
    "loop": lambda workspace: loop(workspace, 1),
    "pairs": lambda workspace: loop(workspace, 2),
    "limit": limit,
    "dask": dask,
}
SAID = {
    "batch": "`iwa batch`",
    "loop": "`papermill` in a loop",
    "pairs": "`papermill`, two clients at a time",
    "limit": "the limit: plain scripts, one warm process a core",
    "dask": "`iwa batch` on two Dask workers",
    "again": "`iwa batch` again, nothing changed",
    "one": "`iwa batch` again, one export of one client changed",
}


def report(seconds: dict[str, list[float]], clients: int) -> None:
    """The table, in seconds of the clock and as so many times `iwa batch`."""
    medians = {name: statistics.median(all_of_them) for name, all_of_them in seconds.items()}
    cpu = medians.pop("cpu", 0.0)
    own = medians.get("batch", next(iter(medians.values())))
    lines = [f"| {clients} clients | s | s a client | times `iwa batch` |", "| --- | ---: | ---: | ---: |"]
    lines += [
        f"| {SAID[name]} | {middle:.1f} | {middle / clients:.2f} | {middle / own:.3f} |"
        for name, middle in medians.items()
    ]
    lines += ["", f"{SAID['batch']}: {cpu / clients:.2f} s of CPU a client."] if cpu else []
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
