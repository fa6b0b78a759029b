"""Killed anywhere, nothing is left: no process, no folder of sockets; and what dies is said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from iwa.kernels import folder as private
from iwa.kernels import preparing
from iwa.kernels.preparing import COLD, can_fork
from iwa.workspace import ClientFolder

pytestmark = pytest.mark.apart
HERE = Path(__file__).parent
SLEEPING = """
import json, os, pathlib, subprocess, time
own = subprocess.Popen(["sleep", "300"])
away = subprocess.Popen(["sleep", "300"], start_new_session=True)
file = pathlib.Path("pids.json.tmp")
file.write_text(json.dumps([os.getpid(), own.pid, away.pid, os.environ["IWA_KERNELS"]]))
file.replace("pids.json")
time.sleep(300)
"""
DRIVER = """
import sys
from pathlib import Path
from iwa.months import Month
from iwa.run import execute as executing
from iwa.workspace import ClientFolder
executing.template = lambda step: Path(sys.argv[1])
executing.execute(1, ClientFolder(Path(sys.argv[2])), Month(2026, 10))
"""


@pytest.fixture
def driver(
    tmp_path: Path, cells_of: Callable[..., Path], client: Callable[..., ClientFolder]
) -> Iterator[Callable[[], tuple[subprocess.Popen[bytes], list[int], Path]]]:
    """A process of its own that runs a notebook, which sleeps: it, the pids below it, and its folder of sockets."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> tuple[subprocess.Popen[bytes], list[int], Path]:
        command = [sys.executable, "-c", DRIVER, str(cells_of(SLEEPING)), str(client(tmp_path).path)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        process = subprocess.Popen(command, env=environment, start_new_session=True)
        started.append(process)
        for _ in range(1200):
            if (tmp_path / "pids.json").is_file():
                break
            assert process.poll() is None, "the driver ended by itself"
            time.sleep(0.05)
        *_, folder = json.loads((tmp_path / "pids.json").read_text("utf-8"))
        below = [one.pid for one in psutil.Process(process.pid).children(recursive=True)]
        return process, below, Path(folder)

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.skipif(not can_fork(), reason="kernels are not forked here")
def test_a_killed_driver_leaves_no_process_and_no_folder(driver: Callable[[], Any], gone: Callable[..., bool]) -> None:
    process, below, folder = driver()
    assert len(below) >= 5, "template, kernel, the one that is ready, and two that the notebook started"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert gone(*below)
    assert not folder.exists()


def test_what_a_driver_of_cold_kernels_leaves_is_swept_at_the_next_start(
    cold: None, driver: Callable[[], Any], gone: Callable[..., bool]
) -> None:
    process, below, folder = driver()
    private._sweep(folder.parent)
    assert folder.is_dir() and process.poll() is None, "the folder of a living driver was swept"
    process.send_signal(signal.SIGKILL)
    process.wait()
    private._sweep(folder.parent)
    assert gone(*below)
    assert not folder.exists()


@pytest.mark.skipif(not can_fork(), reason="kernels are not forked here")
def test_when_the_template_is_killed_kernels_start_cold_and_it_is_said_once(
    run: Callable[..., Any],
    gone: Callable[..., bool],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    warm = "import sys; print('iwa.steps.monthly' in sys.modules)"
    assert run(warm)[1].cells[-1].outputs[0].text == "True\n"
    template = preparing._Kept.template
    assert template is not None
    kernels = [one.pid for one in psutil.Process(template.process.pid).children(recursive=True)]
    template.process.kill()
    results = [run(warm) for _ in range(2)]
    monkeypatch.setattr(preparing._Kept, "failed", False)  # the tests after this one have a template again
    assert [result.error for result, _ in results] == ["", ""]
    assert [notebook.cells[-1].outputs[0].text for _, notebook in results] == ["False\n"] * 2
    assert [record.getMessage() for record in caplog.records if record.name == "iwa"] == [COLD]
    assert kernels and gone(*kernels)


def test_a_template_that_cannot_start_is_said_once_and_kernels_start_cold(
    run: Callable[..., Any], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing._Kept, "template", None)
    monkeypatch.setattr(preparing._Kept, "failed", False)
    monkeypatch.setattr(preparing, "can_fork", lambda: os.name == "posix")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")  # no Python starts with it, the template's no more than another
    monkeypatch.setattr(preparing, "ready_template", preparing.ready_template)
    assert preparing.ready_template() is None and preparing.ready_template() is None
    assert [record.getMessage() for record in caplog.records if record.name == "iwa"] == [COLD]
