"""This machine's processes: real months and real kernels are in test_batch_command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import current_thread

import psutil
import pytest
from batch_doubles import journal_of

from iwa.batch import local
from iwa.batch.graph import Batch
from iwa.months import Month
from iwa.run.order import Order
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
Clients = Callable[..., list[ClientFolder]]
pytestmark = pytest.mark.apart
HERE = Path(__file__).parent
ALONE = """
import sys, time
sys.path.insert(0, {here!r})
from iwa.batch import local
if __name__ == "__main__":
    pool = local.LocalExecutor(2)
    for begun in [pool.submit(time.sleep, 0.3) for _ in range(2)]: begun.result()
    waiting = [pool.submit(time.sleep, 60) for _ in range(2)]
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.usefixtures("doubles")
def test_a_process_that_is_killed_is_replaced_and_its_work_done_again(
    clients: Clients,
) -> None:
    folders = clients("b", "c", a={"meurt-une-fois-a-l-etape-3": ""})
    with local.LocalExecutor(2) as pool:
        results = Batch(pool, 2, Order(), OCTOBER, lambda _: None).run(folders)
    assert [one.failed for one in results] == [False, False, False]
    assert {f"étape {number}" for number in range(1, 7)} <= set(journal_of(folders[0]))


@pytest.mark.skipif(sys.platform == "win32", reason="processes are told apart by their parents")
def test_nothing_is_left_when_the_one_that_began_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "seul.py"
    script.write_text(ALONE.format(here=str(HERE)), "utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as driver:
        assert driver.stdout is not None and driver.stdout.readline() == "ready\n"
        family = psutil.Process(driver.pid).children(recursive=True)
        assert len(family) >= 3
        driver.send_signal(signal.SIGKILL)
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []


def test_what_computes_is_given_to_processes_and_a_notebook_to_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "step", lambda: current_thread().name)  # no other process could be given it
    with local.LocalExecutor(1) as pool:
        assert pool.submit(os.getpid).result() != os.getpid()
        assert pool.submit(local.step).result().startswith("iwa-notebook")
