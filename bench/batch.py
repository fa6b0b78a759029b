"""The month of several clients: `iwa batch` beside the papermill command in a loop, two at a time, and the limit.

    python bench/batch.py --copies 4 --rounds 5

Plays the demo clients' exports, copies each client so many times, and makes October for all of them in
four ways, turn by turn in one run, each from folders where October was never run:

- `iwa batch`;
- the `papermill` command for each of the six notebooks of each client, then `iwa deck` for the client;
- the same, two clients at a time (`xargs -P2`);
- the limit: the notebooks' cells as plain scripts, decks made alike, in one warm process a core.

All make the same decks. Prints the medians of the clock's seconds, and what `iwa batch` costs again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

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
from iwa.run.notebooks import STEPS, slides_in_process
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
import scipy.stats, statsmodels.api, seaborn, matplotlib.backends.backend_svg, iwa.deck.build
print("ready", flush=True)
sys.stdin.readline()
for place in sys.argv[1:]:
    outcome = run_month(ClientFolder(Path(place)), Month(2026, 10), Order())
    assert not outcome.failed, outcome
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", type=int, default=1, help="of each of the three demo clients")
    parser.add_argument("--rounds", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="iwa-batch-") as place:
        model = played(Path(place) / "model")
        taken: dict[str, list[float]] = {}
        again: list[float] = []
        for number in range(asked.rounds):
            for name, way in WAYS.items():
                workspace = copied(model, Path(place) / f"{name} {number}", asked.copies)
                taken.setdefault(name, []).append(way(workspace))
                if way is batch:
                    again.append(batch(workspace))
                shutil.rmtree(workspace)
        report(taken, again, 3 * asked.copies)


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


WAYS: dict[str, Callable[[Path], float]] = {
    "iwa batch": batch,
    "papermill in a loop": lambda workspace: loop(workspace, 1),
    "papermill, two at a time": lambda workspace: loop(workspace, 2),
    "the limit": limit,
}


def report(taken: dict[str, list[float]], again: list[float], clients: int) -> None:
    """The table, in seconds of the clock and as so many times `iwa batch`."""
    own = statistics.median(taken["iwa batch"])
    lines = [f"| {clients} clients, six notebooks each, all decks | s | against `iwa batch` |", "| --- | ---: | ---: |"]
    for name, seconds in taken.items():
        middle = statistics.median(seconds)
        lines.append(f"| {name} | {middle:.1f} | {middle / own:.2f} |")
    lines.append(
        f"| `iwa batch` again, nothing changed | {statistics.median(again):.1f} | {statistics.median(again) / own:.3f} |"
    )
    sys.stdout.write("\n".join(lines) + f"\n\nSeconds a client: {own / clients:.2f}.\n")


if __name__ == "__main__":
    main()
