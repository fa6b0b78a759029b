"""The order of the pieces of work, and that a client that fails stops nobody."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest
from batch_doubles import journal_of

from iwa.batch.graph import MOST_TRIES, Batch, Progress, order_of
from iwa.batch.result import ClientResult
from iwa.months import Month
from iwa.run.claim import claimed
from iwa.run.order import Order
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
Clients = Callable[..., list[ClientFolder]]

pytestmark = pytest.mark.usefixtures("doubles")


class Counting(ThreadPoolExecutor):
    """How many pieces of work were given out at the same time at most."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.now = self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.now += 1
        self.most = max(self.most, self.now)
        future = super().submit(fn, *args, **kwargs)
        future.add_done_callback(lambda _: setattr(self, "now", self.now - 1))
        return future


class Dying(Executor):
    """Every process that is given the work of a stage dies."""

    def __init__(self, name: str) -> None:
        self.name, self.given = name, 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if fn.__name__ == self.name:
            self.given += 1
            raise BrokenExecutor("killed")
        future.set_result(fn(*args, **kwargs))
        return future


def run(folders: list[ClientFolder], executor: Executor, at_once: int = 2) -> tuple[list[ClientResult], list[Progress]]:
    told: list[Progress] = []
    return Batch(executor, at_once, Order(), OCTOBER, told.append).run(folders), told


def test_tables_come_first_then_the_steps_and_what_the_client_gets_last(clients: Clients) -> None:
    with ThreadPoolExecutor(3) as pool:
        results, told = run(clients("a", "b"), pool, 3)
    assert [one.failed for one in results] == [False, False]
    for folder in (one.folder for one in results):
        lines = journal_of(folder)
        assert lines[0] == "début" and lines[-1] == "fin"
        assert sorted(lines[1:-1]) == [f"étape {number}" for number in range(1, 7)]
    assert sorted(one.folder.slug for one in told if one.result) == ["a", "b"]
    assert sum(one.step > 0 for one in told) == 12


def test_the_client_with_the_most_exports_comes_first_and_results_keep_the_order_asked_for(clients: Clients) -> None:
    folders = clients("a", "b", "c")
    for folder, size in zip(folders, (0, 10, 2000), strict=True):
        folder.exports.mkdir()
        (folder.exports / "export.csv").write_text("x" * size, "utf-8")
    with ThreadPoolExecutor(1) as pool:
        results, told = run(folders, pool, 1)
    assert [one.folder.slug for one in told if one.result] == ["c", "b", "a"]
    assert [one.folder.slug for one in results] == ["a", "b", "c"]


def test_a_step_waits_for_the_tables_and_for_nothing_else() -> None:
    graph = order_of(1)
    graph.prepare()
    assert [node.stage for node in graph.get_ready()] == [0]
    graph.done((0, 0))
    assert sorted(node.stage for node in graph.get_ready()) == [1, 2, 3, 4, 5, 6]


def test_a_client_that_fails_stops_nobody_and_says_why(clients: Clients) -> None:
    folders = clients("c", a={"client.yaml": "cassé"}, b={"echoue-4": ""})
    with ThreadPoolExecutor(2) as pool:
        (broken, failed, done), _ = run(folders, pool)
    assert broken.failed and broken.first_error.startswith("client.yaml est illisible") and broken.outcome is None
    assert journal_of(broken.folder) == ["début"]
    assert failed.failed and "La cellule 3 a échoué" in failed.first_error and journal_of(failed.folder)[-1] == "fin"
    assert not done.failed and done.first_error == ""


def test_steps_that_need_not_be_run_are_given_to_nobody(clients: Clients) -> None:
    with ThreadPoolExecutor(2) as pool:
        run(folders := clients(a={"etapes": "2 5"}, b={"etapes": ""}), pool)
    assert [sorted(journal_of(folder)) for folder in folders] == [
        ["début", "fin", "étape 2", "étape 5"], ["début", "fin"],
    ]  # fmt: skip


def test_no_more_is_given_out_than_there_are_hands(clients: Clients) -> None:
    slow = {f"lent-a-l-etape-{number}": "0.02" for number in range(1, 7)}
    with Counting(8) as pool:
        run(clients(a=slow, b=slow, c=slow), pool, 3)
    assert pool.most == 3


def test_a_client_that_somebody_else_has_is_said_and_the_others_are_done(clients: Clients) -> None:
    folders = clients("a", "b")
    with claimed(folders[0]), ThreadPoolExecutor(2) as pool:
        (held, free), _ = run(folders, pool)
    assert "s’occupe de « a »" in held.first_error and not (held.folder.path / "journal.txt").exists()
    assert not free.failed
    with claimed(folders[0]), claimed(folders[1]):
        pass  # both are given back


def test_a_client_s_seconds_are_its_own_and_those_that_were_told(clients: Clients) -> None:
    with ThreadPoolExecutor(1) as pool:
        results, told = run(clients(a={"etapes": ""}, b={"etapes": "1", "lent-a-l-etape-1": "0.2"}), pool, 1)
    assert results[0].seconds < 0.1 < results[1].seconds
    assert [one.result for one in told if one.result] == results


@pytest.mark.parametrize("name", ["begin", "step", "end"])
def test_work_whose_process_dies_each_time_is_given_up_with_a_sentence(clients: Clients, name: str) -> None:
    executor = Dying(name)
    (result,), _ = run(clients("a"), executor)
    assert result.failed and "BrokenExecutor" in result.first_error
    assert executor.given == MOST_TRIES * (6 if name == "step" else 1)
