"""What a thousand and ten thousand clients ask of the process that gives the work out, and what a cluster would take.

    python bench/many_clients.py

The real graph, claims and bookkeeping of a batch, on an executor whose work is over as soon as it is
given: what is left is the driver's own cost. Then, by simulation, the month on so many workers, each
piece of work with the seconds that the batch of the demo clients measured, the driver's cost in between.
"""

from __future__ import annotations

import heapq
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from iwa.batch import graph
from iwa.batch.work import Begun, Ended
from iwa.months import Month
from iwa.run.execute import StepResult
from iwa.run.order import Basis, Order, Outcome, Prepared
from iwa.workspace import ClientFolder

SIZES = (100, 1_000, 10_000)
WORKERS = (2, 16, 64, 256)
STEPS = 6
BEGIN, END = 0, STEPS + 1
TABLES, STEP, DECKS = 2.6, 0.9, 2.8  # seconds of one core for a client of the demo's size, medians


class Immediate(Executor):
    """Work that is over when it is given."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def begin(folder: ClientFolder, month: Month, order: Order) -> Begun:
    return Begun(Prepared(folder, month, order, Basis("", "", {}, {}), (1, 2, 3, 4, 5, 6)))


def step(prepared: Prepared, number: int) -> StepResult:
    return StepResult(number, prepared.folder.path, "", 0.0)


def end(begun: Begun, results: tuple[StepResult, ...]) -> Ended:
    return Ended(Outcome(results, ()))


def driven(clients: int) -> float:
    """CPU seconds of the driver for so many clients."""
    graph.begin, graph.step, graph.end = begin, step, end
    with tempfile.TemporaryDirectory(prefix="iwa-many-") as place:
        folders = [ClientFolder(Path(place) / f"client-{number:05}") for number in range(clients)]
        for folder in folders:
            folder.path.mkdir()
        begun = time.process_time()
        results = graph.Batch(Immediate(), 64, Order(), Month(2026, 10), lambda _: None).run(folders)
        assert not any(one.failed for one in results)
        return time.process_time() - begun


def simulated(clients: int, workers: int, driver: float) -> float:
    """Seconds of the clock: whatever is ready goes to a free worker, the first client's first, once the driver has given it out."""
    seconds = {BEGIN: TABLES, END: DECKS}
    ready = [(client, BEGIN) for client in range(clients)]
    left = dict.fromkeys(range(clients), STEPS)
    running: list[tuple[float, int, int]] = []
    now = given = 0.0
    while ready or running:
        while ready and len(running) < workers:
            client, piece = heapq.heappop(ready)
            given = max(given, now) + driver / (STEPS + 2)
            heapq.heappush(running, (given + seconds.get(piece, STEP), client, piece))
        now, client, piece = heapq.heappop(running)
        if piece == BEGIN:
            for number in range(1, STEPS + 1):
                heapq.heappush(ready, (client, number))
        elif piece != END:
            left[client] -= 1
            if not left[client]:
                heapq.heappush(ready, (client, END))
    return now


def main() -> None:
    lines = ["| clients | driver, ms of CPU a client | its memory, MB |", "| ---: | ---: | ---: |"]
    for clients in SIZES:
        driver = driven(clients) / clients
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        lines.append(f"| {clients:,} | {1000 * driver:.1f} | {memory:.0f} |")
    lines += ["", "| workers of a core | 1,000 clients | 10,000 clients |", "| ---: | ---: | ---: |"]
    for workers in WORKERS:
        times = [simulated(clients, workers, driver) / 60 for clients in SIZES[1:]]
        lines.append(f"| {workers} | {times[0]:.0f} min | {times[1]:.0f} min |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
