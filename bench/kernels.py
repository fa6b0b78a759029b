"""How soon a kernel is there and what it holds, cold and forked; and two hundred notebooks in a row.

    python bench/kernels.py

Prints three tables. The first: from asking for a kernel until it answers on both channels, then
until the imports of a step's notebook are done, with the kernel's own CPU time and the memory that
nobody shares with it (USS); medians of five. "Forked" is asked for with no kernel ready made;
"ready made" takes one that waits. The second: the same memory at the end of real step notebooks of
a demo client. The third: small notebooks that import the library and show a table, two at a time;
what the driver and the template hold after the first twenty and after the last.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
import psutil
from nbformat.v4 import new_code_cell, new_notebook

from iwa.kernels import preparing
from iwa.kernels.connection import NotebookKernel
from iwa.run.engine import known_to_papermill
from iwa.run.notebooks import STEPS, template

AT_MOST = 80  # MB that a kernel holds for itself
CLIENT, MONTH = "boulangerie-marette", "2026-10"
IMPORTS = "from iwa.client_month import open_month\nfrom iwa.show import show\nfrom iwa.steps import architecture, audit, monthly, objectives"
OWN_MEMORY = "import psutil\nprint(psutil.Process().memory_full_info().uss)"
SMALL = (IMPORTS, "import pandas as pd\npd.DataFrame({'mois': range(12)})", "sum(range(1000))")
MB = 1e6


@dataclass(frozen=True)
class Start:
    """Seconds of the clock until a kernel answers and until it has the imports, its CPU seconds, its own MB."""

    ready: float
    imported: float
    cpu: float
    own: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--notebooks", type=int, default=200)
    given = parser.parse_args()
    for part in (starts(given.rounds), memory(), row(given.notebooks)):
        sys.stdout.write("\n".join([*part, "", ""]))
        sys.stdout.flush()


def starts(rounds: int) -> Iterator[str]:
    """The table of the starts."""
    yield "| kernel | answers after s | has its imports after s | CPU s of the kernel | own memory MB |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    begun = time.perf_counter()
    preparing.ready_template()
    prepared = time.perf_counter() - begun
    for kind in ("cold", "forked", "forked, ready made"):
        found = [asyncio.run(started(kind == "cold", fresh=kind == "forked")) for _ in range(rounds)]
        middle = [statistics.median(getattr(one, name) for one in found) for name in Start.__dataclass_fields__]
        yield f"| {kind} | {middle[0]:.2f} | {middle[1]:.2f} | {middle[2]:.2f} | {middle[3]:.0f} |"
    yield ""
    yield f"The template itself was ready after {prepared:.1f} s, once a process."


async def started(cold: bool, fresh: bool) -> Start:
    """One kernel, asked for, imported into, measured, ended; `fresh` so that none waits for it."""
    if not cold and not fresh:
        await asyncio.sleep(1)  # the next one is being made ready
    marker = [f"--IPKernelApp.log_datefmt={time.perf_counter()}"] if fresh else []
    kernel = NotebookKernel.of("python3", cold=cold)
    begun = time.perf_counter()
    await kernel.start_kernel(extra_arguments=["--log-level=50", "--HistoryManager.hist_file=:memory:", *marker])
    client, _ = await kernel.answering(60)
    ready = time.perf_counter() - begun
    await client.execute_interactive(IMPORTS)
    imported = time.perf_counter() - begun
    process = psutil.Process(kernel.provisioner.pid)
    used, own = process.cpu_times(), process.memory_full_info().uss
    client.stop_channels()
    await kernel.end()
    return Start(ready, imported, used.user + used.system, own / MB)


def memory() -> Iterator[str]:
    """The table of what a kernel holds for itself when a step's notebook has run."""
    from notebooks import prepare

    yield "| at the end of the notebook | own memory MB |"
    yield "| --- | ---: |"
    most = 0.0
    with tempfile.TemporaryDirectory() as workspace:
        os.environ["IWA_WORKSPACE"] = workspace
        prepare(CLIENT)
        for step, name in STEPS.items():
            notebook = nbformat.read(template(step), as_version=4)
            notebook.cells.append(new_code_cell(OWN_MEMORY))
            file = Path(workspace) / f"{name}.ipynb"
            nbformat.write(notebook, file)
            own = float(executed(file, client=CLIENT, month=MONTH).cells[-1].outputs[0].text) / MB
            most = max(most, own)
            yield f"| {name} | {own:.0f} |"
    yield ""
    yield f"At most {AT_MOST} MB: {'holds' if most <= AT_MOST else 'does not hold'}."


def row(count: int) -> Iterator[str]:
    """The table of what is held after many notebooks."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        file = Path(folder) / "petit.ipynb"
        nbformat.write(
            new_notebook(cells=[new_code_cell(source) for source in SMALL], metadata=template_metadata()), file
        )
        list(pool.map(lambda _: executed(file), range(20)))
        before, begun = held(), time.perf_counter()
        list(pool.map(lambda _: executed(file), range(count - 20)))
        took = (time.perf_counter() - begun) / (count - 20)
        after = held()
    yield f"| held | after 20 notebooks | after {count} |"
    yield "| --- | ---: | ---: |"
    yield from (f"| {name} | {before[name]:.0f} | {after[name]:.0f} |" for name in before)
    yield ""
    yield f"{took:.2f} s of the clock a notebook, two at a time."


def held() -> dict[str, float]:
    """What the driver and its template hold at this moment, with one kernel ready made."""
    time.sleep(1)
    driver = psutil.Process()
    below = driver.children(recursive=True)
    forked = preparing.ready_template()
    made = psutil.Process(forked.process.pid) if forked else driver
    return {
        "processes below the driver": len(below),
        "file descriptors of the driver": driver.num_fds(),
        "threads of the driver": driver.num_threads(),
        "memory of the driver, MB": driver.memory_info().rss / MB,
        "file descriptors of the template": made.num_fds(),
        "memory of the template, MB": made.memory_info().rss / MB,
    }


def template_metadata() -> dict[str, object]:
    return dict(nbformat.read(template(1), as_version=4).metadata)


def executed(file: Path, **parameters: str) -> nbformat.NotebookNode:
    """The notebook, run as a step's is."""
    return papermill.execute_notebook(
        file, None, parameters=parameters, engine_name=known_to_papermill(), kernel_name="python3", progress_bar=False
    )


if __name__ == "__main__":
    main()
