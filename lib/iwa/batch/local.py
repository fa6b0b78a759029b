"""This machine's executor: what computes runs in processes, what waits for kernels in threads.

The processes are forked from one that has the imports done where that can be; elsewhere each pays
for its own, once. A process that is killed is replaced, and all of them go with the one that began.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock, Thread
from typing import Any

from iwa.batch.ahead import start_ahead
from iwa.batch.work import step
from iwa.kernels.preparing import can_fork, close

MONTHS_A_PROCESS = 24  # then a fresh one takes its place: memory stays flat


class LocalExecutor(Executor):
    """`workers` processes, as many notebooks at once."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lock = Lock()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="iwa-notebook")
        start_ahead()
        self._processes = self._started()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The work in a process, or in a thread where a kernel does it."""
        if fn is step:
            return self._threads.submit(fn, *args, **kwargs)
        with self._lock:
            try:
                return self._processes.submit(fn, *args, **kwargs)
            except BrokenProcessPool:
                self._processes.shutdown(wait=False)
                self._processes = self._started()
                return self._processes.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends processes, threads and the kernels' template."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        self._processes.shutdown(wait=wait, cancel_futures=cancel_futures)
        close()

    def _started(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("forkserver" if can_fork() else "spawn")
        tasks = MONTHS_A_PROCESS if can_fork() else None
        return ProcessPoolExecutor(self._workers, context, _go_with_parent, max_tasks_per_child=tasks)


def _go_with_parent() -> None:
    """In a worker: it ends when the process that began the batch does, however that ended.

    What it was born with is set aside from the garbage collector, whose rounds would go through all of it.
    """
    gc.freeze()

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent:
            parent.join()
        os._exit(1)

    Thread(target=watch, name="iwa-parent", daemon=True).start()
