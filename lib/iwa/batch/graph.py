"""Which piece of work waits for which, and who runs it: the clients' months on any executor."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from heapq import heappop, heappush
from typing import Any, NamedTuple

from iwa.batch.result import ClientResult
from iwa.batch.work import Begun, Ended, begin, end, sentence, step
from iwa.months import Month
from iwa.problems import Problem
from iwa.run.claim import Claim, claimed
from iwa.run.execute import StepResult
from iwa.run.notebooks import STEPS
from iwa.run.order import Order
from iwa.workspace import ClientFolder

BEGINNING, ENDING = 0, 1 + max(STEPS)  # before and after the steps, by their numbers
MOST_TRIES = 3  # of a piece of work whose process died, through no fault of its own
Tell = Callable[["Progress"], None]


class Node(NamedTuple):
    """A piece of work: the client by its place, then the stage; so the first client is finished first."""

    client: int
    stage: int


@dataclass(frozen=True)
class Progress:
    """Something that is over: a step, whether it was `run` or had no need, or a client, whose result it then has."""

    folder: ClientFolder
    step: int = 0
    run: bool = True
    error: str = ""
    result: ClientResult | None = None


@dataclass
class _Month:
    """A client's month on its way."""

    folder: ClientFolder
    begun: Begun = field(default_factory=Begun)
    ended: Ended = field(default_factory=Ended)
    results: list[StepResult] = field(default_factory=list)
    since: float = 0.0
    held: ExitStack = field(default_factory=ExitStack)
    claim: Claim | None = None
    result: ClientResult | None = None  # once all of it is over

    @property
    def error(self) -> str:
        return self.begun.error or self.ended.error


def order_of(clients: int) -> TopologicalSorter[Node]:
    """The graph of so many clients: the tables, then the steps in any order, then what the client gets."""
    graph: TopologicalSorter[Node] = TopologicalSorter()
    for client in range(clients):
        for number in STEPS:
            graph.add(Node(client, number), Node(client, BEGINNING))
        graph.add(Node(client, ENDING), *(Node(client, number) for number in STEPS))
    return graph


def _bytes_of_exports(folder: ClientFolder) -> int:
    """What the time of a client's month goes with, as far as can be told without reading; 0 where it can't be told."""
    try:
        return sum(file.stat().st_size for file in folder.exports.rglob("*") if file.is_file())
    except OSError:
        return 0


class Batch:
    """The months of several clients on an executor, at most `at_once` pieces of work at a time.

    A client that fails stops nobody. Work whose process was killed is given out again: what it had
    done is not done twice.
    """

    def __init__(self, executor: Executor, at_once: int, order: Order, month: Month, tell: Tell) -> None:
        self._executor, self._at_once, self._order, self._month, self._tell = executor, at_once, order, month, tell
        self._tries: dict[Node, int] = {}

    def run(self, folders: Sequence[ClientFolder]) -> list[ClientResult]:
        """The result of each client, in their order."""
        heaviest_first = sorted(folders, key=_bytes_of_exports, reverse=True)  # the last one alone holds a core or two
        self._months = [_Month(folder) for folder in heaviest_first]
        graph = order_of(len(folders))
        graph.prepare()
        waiting: list[Node] = []
        running: dict[Future[Any], Node] = {}
        try:
            while graph.is_active():
                for node in graph.get_ready():
                    heappush(waiting, node)
                while waiting and len(running) < self._at_once:
                    node = heappop(waiting)
                    future = self._submitted(node)
                    if future:
                        running[future] = node
                    else:
                        self._over(node)
                        graph.done(node)
                        break  # what waited for it may come first
                else:
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        node = running.pop(future)
                        if self._noted(node, future):
                            self._over(node)
                            graph.done(node)
                        else:
                            heappush(waiting, node)
        finally:
            for future in running:
                future.cancel()
            for month in self._months:
                month.held.close()
        given = {month.folder: month.result for month in self._months}
        return [result for folder in folders if (result := given[folder])]

    def _submitted(self, node: Node) -> Future[Any] | None:
        """The work given out; None where there is nothing to do."""
        month = self._months[node.client]
        if node.stage == BEGINNING:
            return self._given(begin, month.folder, self._month, self._order) if self._claimed(month) else None
        prepared = month.begun.prepared
        if month.error or prepared is None:
            return None
        if node.stage == ENDING:
            return self._given(end, month.begun, tuple(month.results)) if self._confirmed(month) else None
        return self._given(step, prepared, node.stage) if node.stage in prepared.steps else None

    def _given(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        try:
            return self._executor.submit(work, *arguments)
        except BrokenExecutor as error:  # noted like the end of the work: it is tried again
            failed: Future[Any] = Future()
            failed.set_exception(error)
            return failed

    def _claimed(self, month: _Month) -> bool:
        if month.claim:
            return True  # the second time that its tables are made
        month.since = time.perf_counter()
        try:
            month.claim = month.held.enter_context(claimed(month.folder))
        except (Problem, OSError) as error:
            month.begun = Begun(error=sentence(error))
        return month.claim is not None

    def _confirmed(self, month: _Month) -> bool:
        try:
            if month.claim:
                month.claim.confirm()
        except Problem as error:
            month.ended = Ended(error=str(error))
        return not month.error

    def _noted(self, node: Node, future: Future[Any]) -> bool:
        """Keeps what the work gave; False when it must be given out again."""
        month = self._months[node.client]
        error = future.exception()
        if error is not None:
            self._tries[node] = self._tries.get(node, 1) + 1
            if self._tries[node] <= MOST_TRIES:
                return False
            return self._failed(month, node, sentence(error))
        if node.stage == BEGINNING:
            month.begun = future.result()
        elif node.stage == ENDING:
            month.ended = future.result()
        else:
            month.results.append(future.result())
        return True

    def _failed(self, month: _Month, node: Node, told: str) -> bool:
        if node.stage in STEPS:
            notebook = month.folder.run(self._month).notebooks / f"{STEPS[node.stage]}.ipynb"
            month.results.append(StepResult(node.stage, notebook, told, 0.0))
        else:
            month.ended = Ended(error=told)
        return True

    def _over(self, node: Node) -> None:
        """Tells that a piece of work is over; the client goes when its last one is."""
        month = self._months[node.client]
        if node.stage == ENDING:
            month.held.close()
            month.result = self._result(month)
            self._tell(Progress(month.folder, result=month.result))
        elif node.stage in STEPS:
            result = next((one for one in month.results if one.step == node.stage), None)
            self._tell(Progress(month.folder, node.stage, result is not None, result.error if result else ""))

    def _result(self, month: _Month) -> ClientResult:
        seconds = time.perf_counter() - month.since if month.since else 0.0
        outcome, changed = month.ended.outcome, month.ended.changes
        return ClientResult(month.folder, self._month, outcome, month.error, changed, round(seconds, 2))
