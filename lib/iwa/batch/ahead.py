"""What a batch on this machine forks from, started before the batch itself is imported: all three load at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from threading import current_thread, main_thread

from iwa.kernels.preparing import can_fork, prepare
from iwa.kernels.warm import SINGLE_THREADED, SPARING

PRELOADED = ["iwa.batch.work", "scipy.stats", "statsmodels.api", "matplotlib.backends.backend_svg", "seaborn"]


def start_ahead() -> None:
    """Starts the process that workers are forked from and the kernels' template; nothing the second time.

    Where fork cannot be, only the workers' environment is set: two processes on two cores, none gains
    by threads of its own.
    """
    for name, value in {**SINGLE_THREADED, **SPARING}.items():
        os.environ.setdefault(name, value)
    if can_fork():
        multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
        with _deaf_to_the_keyboard():
            forkserver.ensure_running()
        prepare()


@contextmanager
def _deaf_to_the_keyboard() -> Iterator[None]:
    """What is started in it takes no Ctrl-C: a terminal sends it to all, and the one that began the batch ends the others."""
    if current_thread() is not main_thread():  # of a panel's kernel, which no terminal reaches
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
