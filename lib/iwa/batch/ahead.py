"""What a batch on this machine forks from, started before the batch itself is imported: both load at once."""

from __future__ import annotations

import os

from iwa.kernels.preparing import prepare
from iwa.kernels.warm import SINGLE_THREADED, SPARING

LOADED = ("iwa.batch.changes", "iwa.batch.page", "iwa.batch.work", "iwa.run.finish", "iwa.run.prepare")


def start_ahead() -> None:
    """Starts the template that workers and kernels are forked from; nothing the second time.

    Where fork cannot be, only the workers' environment is set: two processes on two cores, none gains
    by threads of its own.
    """
    for name, value in {**SINGLE_THREADED, **SPARING}.items():
        os.environ.setdefault(name, value)
    prepare(LOADED)
