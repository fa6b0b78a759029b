"""Real servers and a real browser for the panels: Voilà and JupyterLab on the demo's workspace, Debian's Chromium.

A test takes `panel` (or `page`), and fails on any error of the page's console and on any request to
another machine. The browser lives as long as one file of tests: its driver runs an event loop, in
which others could not run theirs.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from iwa.demo.clients import BAKERY

LAPTOP = {"width": 1366, "height": 768}
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FIRST_PAINT = 60_000  # milliseconds; other processes may be at work
START_SECONDS = 90
SHOWN = ".jupyter-widgets, .iwa-panel, .iwa-sim"  # what a panel is made of
IDLE = ".jp-Notebook-ExecutionIndicator[data-status='idle']"  # the notebook's kernel is there and does nothing
HERE = {"127.0.0.1", "localhost", ""}  # "" is a file, data or blob


@dataclass(frozen=True)
class Served:
    """A server of the workspace's pages: where it listens, and its token."""

    workspace: Path
    base: str
    token: str
    pid: int

    def address(self, path: str, **query: str) -> str:
        return f"{self.base}/{path}?{urlencode({**query, 'token': self.token})}"


@pytest.fixture(scope="session")
def panel_workspace(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo's played workspace, which the panels write in: a test writes under its own client or name."""
    workspace = tmp_path_factory.mktemp("panneaux") / "espace"
    shutil.copytree(played / "clients", workspace / "clients", ignore=shutil.ignore_patterns("reported"))
    return workspace


@pytest.fixture(scope="session")
def voila(panel_workspace: Path) -> Iterator[Served]:
    """The server of all panels, as `iwa simulate` starts it."""
    with _started(panel_workspace, "simulate", BAKERY, "--month", "2026-10") as served:
        yield served


@pytest.fixture(scope="session")
def jupyterlab(panel_workspace: Path) -> Iterator[Served]:
    """JupyterLab, as `iwa lab` starts it."""
    with _started(panel_workspace, "lab") as served:
        yield served


@contextmanager
def _started(workspace: Path, *command: str) -> Iterator[Served]:
    """An `iwa` command that serves; stopped as Ctrl-C does."""
    own = {"IWA_WORKSPACE": str(workspace), "PYTHONUNBUFFERED": "1"}
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"):
        own[name] = str(workspace.parent / name.lower())  # nothing of the person's own Jupyter
    said = workspace.parent / f"{command[0]}.txt"
    with said.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "iwa", *command, "--no-browser"], env=os.environ | own, stdout=file, stderr=file
        )
    try:
        yield _listening(process, workspace, said)
    finally:
        started = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(START_SECONDS) == 0
        finally:
            process.kill()
            process.wait()
        assert psutil.wait_procs(started, timeout=START_SECONDS)[1] == [], "Ctrl-C left processes behind"


def _listening(process: subprocess.Popen[bytes], workspace: Path, said: Path) -> Served:
    """The server once it has said its address; what it said when it ends before, or says none."""
    for _ in range(START_SECONDS * 20):
        if found := re.search(r"(http://127\.0\.0\.1:\d+)/\S*token=([\w-]+)\n", said.read_text("utf-8")):
            return Served(workspace, found[1], found[2], process.pid)
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(said.read_text("utf-8"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it a skip for a person, a failure under CI."""
    program = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        absent = "Chromium is not installed"
        if os.environ.get("CI", "0").lower() in ("", "0", "false"):
            pytest.skip(absent)
        pytest.fail(f"{absent}, and under CI it must be: see tools/system_parts.sh")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a laptop's size, in French; the test fails on errors in its console and on requests elsewhere."""
    with watched(browser) as page:
        yield page


@pytest.fixture(scope="session")
def watching() -> Callable[..., AbstractContextManager[Page]]:
    """`with watching(browser) as page`: a page of one's own, watched as `page` is; options as `new_context` takes them."""
    return watched


@contextmanager
def watched(browser: Browser, **options: object) -> Iterator[Page]:
    """A page whose console errors and requests to another machine make what is inside fail."""
    context = browser.new_context(**{"viewport": LAPTOP, "locale": "fr-FR", "accept_downloads": True} | options)
    wrong: list[str] = []

    def at_home(route: Route) -> None:
        if urlsplit(route.request.url).hostname in {*HERE, None}:
            route.continue_()
        else:
            wrong.append(f"asked elsewhere: {route.request.url}")
            route.abort()

    context.route("**/*", at_home)
    page = context.new_page()
    page.set_default_timeout(FIRST_PAINT)
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"page: {error}"))
    try:
        yield page
        assert wrong == []
    finally:
        context.close()


@pytest.fixture
def panel(page: Page, voila: Served) -> Callable[..., Page]:
    """`panel("simulateur", client=…, month=…)` is the page with that panel open under Voilà, its widgets shown."""

    def opened(name: str, **parameters: str) -> Page:
        page.goto(voila.address(name, **parameters))
        page.wait_for_selector(SHOWN, state="visible")
        return page

    return opened


@pytest.fixture
def in_lab(page: Page, jupyterlab: Served) -> Callable[[str], Page]:
    """`in_lab("simulateur")` is the page with that notebook open in JupyterLab, all its cells run."""

    def opened(name: str) -> Page:
        with page.expect_event(
            "websocket", lambda line: "/channels" in line.url
        ):  # else JupyterLab drops what is asked
            page.goto(jupyterlab.address(f"doc/tree/notebooks/{name}.ipynb"))
        page.wait_for_selector(IDLE, state="attached")
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        page.wait_for_selector(SHOWN, state="visible")
        return page

    return opened
