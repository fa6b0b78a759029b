"""Our papermill engine, `--engine iwa`: what failed says failed, what was not run says so too.

A dead kernel, a cell or a notebook that takes too long, a notebook that ends by itself: each leaves
in its cell an error with a sentence, which papermill then raises like any other.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from papermill.engines import Engine, papermill_engines

from iwa.run.cell_runner import CellRunner, Limits
from iwa.run.checkpoints import CellStates, forget_times, name_added_cells

NAME = "iwa"


class WarmEngine(Engine):  # type: ignore[misc]
    """Executes a notebook in a kernel of its own, forked where that can be."""

    @classmethod
    def execute_notebook(
        cls, nb: Any, kernel_name: str, output_path: str | None = None, progress_bar: Any = True, **asked: Any
    ) -> Any:
        """The notebook with its outputs and the state of each cell; papermill raises what is marked failed.

        `timeless` leaves no time in one that ran to its end: the same inputs then give the same bytes.
        """
        states = CellStates(
            nb, output_path=output_path, progress_bar=progress_bar, log_output=asked.get("log_output", False)
        )
        states.notebook_start()
        try:
            cls.execute_managed_notebook(states, kernel_name, **asked)
        except BaseException:
            states.write()
            raise
        finally:
            states.notebook_complete()
        if asked.get("timeless") and not states.nb.metadata.papermill["exception"]:
            forget_times(states.nb)
            name_added_cells(states.nb)
        return states.nb

    @classmethod
    def execute_managed_notebook(cls, nb_man: CellStates, kernel_name: str, **asked: Any) -> None:
        """Runs the cells in this thread, on an event loop that is closed at the end."""
        limits = Limits(
            cell=asked.get("execution_timeout") or asked.get("timeout") or 0,
            notebook=asked.get("notebook_timeout") or 0,
            start=asked.get("start_timeout") or 60,
        )
        runner = CellRunner.of(nb_man, kernel_name, limits, asked)
        _run(runner.run())


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Runs it on a loop of its own; called from a notebook, whose thread has one, in another thread."""
    loop = asyncio.SelectorEventLoop if sys.platform == "win32" else None  # the only one that ZMQ can wait on there

    def here() -> None:
        with asyncio.Runner(loop_factory=loop) as once:
            once.run(work)

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        here()
        return
    with ThreadPoolExecutor(1) as beside:
        beside.submit(here).result()


def known_to_papermill() -> str:
    """The engine's name, known to papermill even where the library is importable but not installed."""
    if NAME not in papermill_engines._engines:
        papermill_engines.register(NAME, WarmEngine)
    return NAME
