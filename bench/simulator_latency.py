"""How soon the simulator's page is there, and how soon its chart follows a slider: Voilà, a real browser.

    python bench/simulator_latency.py

Builds a demo client's months in a temporary folder, starts `iwa simulate` on them, opens the page in
Debian's Chromium without a window, and moves sliders in turn, fifty times. Timed in the browser: from the slider's own
event until the line of the projection has changed in the page. First paint: from asking for the
page, with a kernel ready, until the chart stands; median and worst of five.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.demo.play import prepare
from iwa.demo.world import build_world
from iwa.workspace import ClientFolder

AT_MOST, PAINTED = 100, 6  # milliseconds of the 95th percentile; seconds of the first paint
MOVE = """(lever) => new Promise((moved) => {
  const slider = document.querySelector(`[data-lever='${lever}']`), chart = document.querySelector(".wide .chart");
  const line = () => chart.querySelector(".now").getAttribute("d"), was = line();
  const watch = new MutationObserver(() => {
    if (!chart.querySelector(".now") || line() === was) return;
    watch.disconnect();
    moved(performance.now() - begun);
  });
  watch.observe(chart, { subtree: true, childList: true, attributes: true });
  const step = Number(slider.step), up = Number(slider.value) + 2 * step <= Number(slider.max);
  slider.value = up ? Number(slider.value) + 2 * step : slider.min;
  const begun = performance.now();
  slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""
SETTLED = "!document.querySelector('.iwa-sim').dataset.waiting"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moves", type=int, default=50)
    parser.add_argument("--client", choices=CLIENT_KEYS, default=CLIENT_KEYS[-1])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = ClientFolder(Path(place) / "clients" / given.client)
        for month in (MONTH_ONE, MONTH_TWO):
            prepare(folder, build_world(given.client), month)
        server, address = started(Path(place), given.client)
        try:
            painted, moves = measured(address, given.moves)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()
    sys.stdout.write(
        f"{given.client}\n\n| | median | 95th percentile | must be |\n| --- | --- | --- | --- |\n"
        f"| slider to changed chart, {len(moves)} moves | {statistics.median(moves):.0f} ms | {percentile(moves):.0f} ms | at most {AT_MOST} ms |\n"
        f"| first paint with a ready kernel, {len(painted)} times | {statistics.median(painted):.1f} s | {max(painted):.1f} s (worst) | at most {PAINTED} s |\n"
    )


def started(workspace: Path, client: str) -> tuple[subprocess.Popen[bytes], str]:
    """The page's server and its address, once it has said it."""
    said = workspace / "said.txt"
    with said.open("w") as file:
        command = [sys.executable, "-m", "iwa", "simulate", client, "--month", str(MONTH_TWO), "--no-browser"]
        server = subprocess.Popen(command, env=os.environ | {"IWA_WORKSPACE": str(workspace)}, stdout=file)
    while not (found := re.search(r"http://\S+\n", said.read_text("utf-8"))):
        assert server.poll() is None, said.read_text("utf-8")
        time.sleep(0.1)
    time.sleep(8)  # until the template has its imports and a kernel waits
    return server, found[0].strip()


def measured(address: str, moves: int) -> tuple[list[float], list[float]]:
    """Seconds of first paints, and milliseconds of moves."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        painted = []
        for _ in range(5):
            page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="fr-FR").new_page()
            begun = time.perf_counter()
            page.goto(address, timeout=120_000)
            page.wait_for_selector("svg .now", timeout=120_000)
            painted.append(time.perf_counter() - begun)
            if len(painted) < 5:
                page.context.close()
                time.sleep(2)
        times = moved(page, moves)
        browser.close()
    return painted, times


def moved(page: Page, moves: int) -> list[float]:
    levers = [str(one.get_attribute("data-lever")) for one in page.locator("[data-lever^='cadence.']").all()]
    page.locator("select").first.select_option("interactions")
    times = []
    for place in range(moves + 3):
        page.wait_for_function(SETTLED)
        lever = levers[place % len(levers)]
        times.append(float(page.evaluate(MOVE, lever)))
    return times[3:]


def percentile(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    main()
