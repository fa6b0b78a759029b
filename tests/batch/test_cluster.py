"""A real Dask scheduler with two workers of its own processes; one is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from batch_doubles import journal_of
from distributed import Client

from iwa.batch.cluster import cluster
from iwa.batch.graph import Batch
from iwa.months import Month
from iwa.problems import WrongUse
from iwa.run.order import Order
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
Clients = Callable[..., list[ClientFolder]]
pytestmark = pytest.mark.apart
START_SECONDS = 60


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers' processes."""
    place = tmp_path_factory.mktemp("dask")
    ready = place / "scheduler.json"
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")]), *sys.path])
    environment = os.environ | {"PYTHONPATH": paths, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"}
    program = [sys.executable, "-m", "distributed.cli."]
    common = {"env": environment, "cwd": place, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

    def started(name: str, *options: str) -> subprocess.Popen[bytes]:
        command = [*program[:-1], f"{program[-1]}{name}", *options]
        return processes.enter_context(subprocess.Popen(command, **common))  # type: ignore[call-overload,no-any-return]

    with ExitStack() as processes:
        head = started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(ready))  # fmt: skip
        until = time.monotonic() + START_SECONDS
        while not ready.is_file():
            assert time.monotonic() < until and head.poll() is None
            time.sleep(0.05)
        options = ("--scheduler-file", str(ready), "--nthreads", "1", "--no-dashboard", "--no-nanny")
        workers = [started("dask_worker", *options) for _ in range(2)]
        address = json.loads(ready.read_text())["address"]
        with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2, timeout=START_SECONDS)
        yield address, workers
        for process in (*workers, head):
            process.kill()


@pytest.mark.usefixtures("doubles")
def test_a_cluster_does_the_same_work_and_a_killed_worker_stops_nothing(
    clients: Clients, scheduler: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = scheduler
    slow = {f"lent-a-l-etape-{number}": "0.3" for number in range(1, 7)}
    folders = clients(a=slow, b=slow)
    done = 0

    def tell(_: object) -> None:
        nonlocal done
        done += 1
        if done == 3:
            workers[0].send_signal(signal.SIGKILL)

    with cluster(address, tmp_path) as (executor, at_once):
        assert at_once == 2
        results = Batch(executor, at_once, Order(), OCTOBER, tell).run(folders)
    assert [one.first_error for one in results] == ["", ""]
    assert workers[0].wait(10) == -signal.SIGKILL
    for folder in folders:
        assert {f"étape {number}" for number in range(1, 7)} <= set(journal_of(folder))
        assert journal_of(folder)[-1] == "fin"


def test_workers_that_do_not_see_the_workspace_are_said(
    scheduler: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    with pytest.raises(WrongUse, match="ne voient pas l’espace"), cluster(scheduler[0], tmp_path / "ailleurs"):
        pass


def test_a_scheduler_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("iwa.batch.cluster.WAIT_SECONDS", 0.5)
    with pytest.raises(WrongUse, match="ne répond pas"), cluster("tcp://127.0.0.1:9", tmp_path):
        pass
