"""This machine's executor: what computes runs in processes, what waits for kernels in threads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

from iwa.batch.ahead import start_ahead
from iwa.batch.processes import Processes
from iwa.batch.work import step
from iwa.kernels.preparing import close


class LocalExecutor(Executor):
    """`workers` processes, as many notebooks at once."""

    def __init__(self, workers: int) -> None:
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="iwa-notebook")
        start_ahead()
        self._processes = Processes(workers)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The work in a process, or in a thread where a kernel does it."""
        return (self._threads if fn is step else self._processes).submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends processes, threads and the kernels' template."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        self._processes.shutdown(wait=wait, cancel_futures=cancel_futures)
        close()
