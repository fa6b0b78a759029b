"""What the code of the step notebooks costs on the demo clients, their figures drawn.

    python bench/notebooks.py

Builds October 2026 of each demo client once, after its September, then runs each step's notebook
in a fresh process, without a kernel: the stored month is opened, every slide made, and its HTML
with its charts, as Jupyter shows it. Imports and matplotlib's fonts are warmed by the other client
first. Prints the median CPU time of five processes, then that of making the month from its files
and of the imports. Times of the clock depend on what else the machine does: they are not given.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from shutil import rmtree

AT_MOST = 0.8  # seconds of CPU a notebook
CLIENTS = ("boulangerie-marette", "atelier-corvane", "jardins-trehanne")
STEPS = (1, 6)
MONTH = "2026-10"
MODULES = ("iwa.client_month", "iwa.show", "iwa.steps.audit", "iwa.steps.monthly")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--task", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.task:
        name, *arguments = given.task
        sys.stdout.write(json.dumps(TASKS[name](*arguments)))
        return
    with tempfile.TemporaryDirectory() as workspace:
        os.environ["IWA_WORKSPACE"] = workspace
        for client in CLIENTS:
            in_process("prepare", client)
        sys.stdout.write(report(given.rounds))


def report(rounds: int) -> str:
    """The medians as Markdown tables, and whether the target holds."""
    lines = [f"Median CPU seconds of {rounds} processes.", "", "| client | step | slides | charts | CPU s |"]
    lines.append("| --- | ---: | ---: | ---: | ---: |")
    slowest = 0.0
    for client in CLIENTS:
        for step in STEPS:
            found = [in_process("notebook", client, str(step)) for _ in range(rounds)]
            middle = statistics.median(one["cpu"] for one in found)
            slowest = max(slowest, middle)
            lines.append(f"| {client} | {step} | {found[0]['slides']:.0f} | {found[0]['charts']:.0f} | {middle:.2f} |")
    lines += ["", f"At most {AT_MOST}: {'holds' if slowest <= AT_MOST else 'does not hold'}.", ""]
    lines += ["| beside the notebooks | CPU s |", "| --- | ---: |"]
    for client in CLIENTS:
        middle = statistics.median(in_process("month", client)["cpu"] for _ in range(rounds))
        lines.append(f"| the month of {client}, from its files to its stored tables | {middle:.2f} |")
    middle = statistics.median(in_process("imports")["cpu"] for _ in range(rounds))
    return "\n".join([*lines, f"| imports of a notebook | {middle:.2f} |", ""])


def prepare(client: str) -> dict[str, float]:
    """Lays the client's two months in the workspace, the first one closed, the second one stored."""
    from iwa.client_month import load_or_build
    from iwa.demo.clients import MONTH_ONE, MONTH_TWO
    from iwa.demo.play import prepare as lay
    from iwa.demo.world import build_world
    from iwa.run.receipt import write_whole
    from iwa.steps.monthly.plan import state_of
    from iwa.workspace import ClientFolder

    folder, world = ClientFolder(Path(os.environ["IWA_WORKSPACE"]) / "clients" / client), build_world(client)
    for month in (MONTH_ONE, MONTH_TWO):
        lay(folder, world, month)
        write_whole(folder.run(month).state, state_of(load_or_build(folder, month)))
    return {}


def notebook(client: str, step: str) -> dict[str, float]:
    """CPU seconds of one notebook's code with its slides as HTML, after the other client's."""
    from iwa.run.in_process import slides_in_process
    from iwa.slide_html import html
    from iwa.slides import Chart, Slide, to_json

    def shown(slug: str) -> list[Slide]:
        slides = slides_in_process(int(step), client=slug, month=MONTH)
        for slide in slides:
            html(slide)
            to_json(slide)
        return slides

    shown(_other(client))
    started = time.process_time()
    slides = shown(client)
    used = time.process_time() - started
    charts = sum(isinstance(part, Chart) for slide in slides for part in (slide.exhibit, slide.second))
    return {"cpu": used, "slides": len(slides), "charts": charts}


def month(client: str) -> dict[str, float]:
    """CPU seconds of a month made anew from its files, after the other client's."""
    from iwa.client_month import load_or_build
    from iwa.months import Month
    from iwa.workspace import client_folder

    def made(slug: str) -> None:
        folder = client_folder(slug)
        rmtree(folder.run(Month.parse(MONTH)).tables)
        load_or_build(folder, Month.parse(MONTH))

    made(_other(client))
    started = time.process_time()
    made(client)
    return {"cpu": time.process_time() - started}


def imports() -> dict[str, float]:
    """CPU seconds of what a notebook imports, after Python's own start."""
    started = time.process_time()
    for name in MODULES:
        import_module(name)
    return {"cpu": time.process_time() - started}


def _other(client: str) -> str:
    return next(other for other in CLIENTS if other != client)


TASKS: dict[str, Callable[..., dict[str, float]]] = {
    "prepare": prepare,
    "notebook": notebook,
    "month": month,
    "imports": imports,
}


def in_process(*task: str) -> dict[str, float]:
    """A task in a process of its own."""
    command = [sys.executable, __file__, "--task", *task]
    return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))


if __name__ == "__main__":
    main()
