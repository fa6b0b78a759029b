"""What a batch on this machine forks from, started before the batch itself is imported: all three load at once."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing import forkserver

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
        forkserver.ensure_running()
        prepare()
