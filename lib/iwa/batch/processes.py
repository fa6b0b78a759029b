"""Pieces of work in processes of this machine.

They are forked from the template that has the imports done, where that can be; elsewhere each pays for
its own, once. A process that is killed is replaced, and all of them go with the one that began.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock, Thread
from typing import Any

from iwa.kernels.preparing import ready_template
from iwa.kernels.warm import TemplateFailed
from iwa.kernels.worker import Worker, WorkerLost
from iwa.spared_imports import spare_the_grammar

PIECES_A_PROCESS = 24  # then a fresh one takes its place: memory stays flat


class Processes(Executor):
    """At most so many workers, each with one piece of work at a time."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lock = Lock()
        self._free: list[Worker] = []
        self._spawned: ProcessPoolExecutor | None = None
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="iwa-worker")

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The work in a process; `BrokenExecutor` in the future of one that was killed."""
        return self._threads.submit(self._done, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the processes once they have done what they do."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        for worker in self._free:
            worker.close()
        if self._spawned:
            self._spawned.shutdown(wait=wait, cancel_futures=cancel_futures)

    def _done(self, fn: Callable[..., Any], *args: Any) -> Any:
        worker = self._forked()
        if worker is None:
            return self._in_spawned(fn, *args)
        try:
            return worker.do(fn, *args)
        except WorkerLost as lost:
            raise BrokenExecutor(str(lost)) from lost
        finally:
            self._put_back(worker)

    def _forked(self) -> Worker | None:
        with self._lock:
            if self._free:
                return self._free.pop()
        template = ready_template()
        try:
            return Worker(template) if template else None
        except TemplateFailed:
            return None

    def _put_back(self, worker: Worker) -> None:
        if worker.alive and worker.done < PIECES_A_PROCESS:
            with self._lock:
                self._free.append(worker)
        else:
            worker.close()

    def _in_spawned(self, fn: Callable[..., Any], *args: Any) -> Any:
        with self._lock:
            if self._spawned is None:
                context = multiprocessing.get_context("spawn")
                self._spawned = ProcessPoolExecutor(self._workers, context, _go_with_parent)
            pool = self._spawned
        try:
            return pool.submit(fn, *args).result()
        except BrokenProcessPool:
            with self._lock:
                if self._spawned is pool:
                    self._spawned = None
            raise


def _go_with_parent() -> None:
    """In a spawned worker: it ends when the process that began the batch does, however that ended."""
    spare_the_grammar()

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent:
            parent.join()
        os._exit(1)

    Thread(target=watch, name="iwa-parent", daemon=True).start()
