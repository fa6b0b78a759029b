"""The cells of one notebook, one after the other, in one kernel: until the end or the first failure."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from papermill.clientwrap import PapermillNotebookClient
from papermill.log import logger

from iwa.kernels.connection import KernelDidNotStart, NotebookKernel
from iwa.numbers import counted
from iwa.problems import StepFailed
from iwa.run.checkpoints import CellStates
from iwa.run.output_cap import OutputCap

ATTEMPTS = 3  # to start a kernel, which has run nothing yet; the last ones cold
ALIVE_SECONDS = 0.1
KERNEL_ARGUMENTS = (
    "--log-level=50",
    "--HistoryManager.hist_file=:memory:",
)  # a kernel's own log is not for the consultant
PASSED_ON = ("log_output", "stdout_file", "stderr_file")
LEFT_EARLY = "Le notebook s’est arrêté de lui-même avant la fin."
DIED = "Le noyau Python s’est arrêté avant la fin : la cellule qui s’exécutait n’a pas pu finir."
CALLED_OFF = "Le notebook a été arrêté à la demande."
LOST = "Les sorties d’une cellule se sont perdues en route : le notebook a été arrêté."


@dataclass(frozen=True)
class Limits:
    """Seconds for a cell, for the whole notebook and for the start of its kernel; 0 is without end, save for the last."""

    cell: float
    notebook: float
    start: float


class CellRunner(PapermillNotebookClient):  # type: ignore[misc]
    """Runs a notebook's cells and marks each as papermill does."""

    limits: Limits
    environment: Mapping[str, str] | None

    @classmethod
    def of(cls, states: CellStates, kernel_name: str, limits: Limits, asked: Mapping[str, Any]) -> CellRunner:
        """A runner with what papermill was asked: `environment` for the kernel, `resources` with its folder."""
        runner = cls(
            states,
            kernel_name=kernel_name,
            timeout=int(limits.cell) or None,
            iopub_timeout=30,
            coalesce_streams=True,
            resources=dict(asked.get("resources") or {}),
            log=logger,
            **{name: asked[name] for name in PASSED_ON if asked.get(name) is not None},
        )
        runner.limits, runner.environment = limits, asked.get("environment")
        return runner

    async def run(self) -> None:
        """Starts a kernel, runs the cells, ends the kernel whatever happens."""
        self.reset_execution_trackers()
        language = await self._started()
        self.nb.metadata["language_info"] = language
        try:
            await self._run_cells()
            self.set_widgets_metadata()
        finally:
            self.kc.stop_channels()
            await self.km.end()

    async def _started(self) -> dict[str, Any]:
        """Opens the channels to a kernel that answers; what it says of its language."""
        for attempt in range(ATTEMPTS):
            kernel = NotebookKernel.of(self.kernel_name, cold=attempt > 0)
            try:
                await kernel.start_kernel(extra_arguments=[*KERNEL_ARGUMENTS], **self._launch())
                self.kc, language = await kernel.answering(self.limits.start)
            except (KernelDidNotStart, OSError, RuntimeError) as error:
                await kernel.end()
                failure = error
            except BaseException:
                await kernel.end()
                raise
            else:
                self.km = kernel
                return language
        raise StepFailed(
            "Le noyau Python n’a pas démarré.", str(failure), "Relancez ; si cela dure, fermez d’autres programmes."
        )

    def _launch(self) -> dict[str, Any]:
        folder = self.resources.get("metadata", {}).get("path")
        launch: dict[str, Any] = {"cwd": folder} if folder else {}
        return launch | ({"env": dict(self.environment)} if self.environment else {})

    async def _run_cells(self) -> None:
        """Until the end, the first failure, or the moment by which the whole notebook must be done."""
        async with asyncio.timeout(self.limits.notebook or None) as self.deadline:
            for index in range(len(self.nb.cells)):
                if not await self._run_cell(index):
                    return

    async def _run_cell(self, index: int) -> bool:
        """Whether the cell came to its end."""
        cell = self.nb.cells[index]
        self.nb_man.cell_start(cell, index)
        self.cap, self.left = OutputCap(cell), False
        try:
            await self.async_execute_cell(cell, index)
        except CellExecutionError:
            self.left = any(output.get("ename") == "SystemExit" for output in cell.outputs)
            self._fail(cell, LEFT_EARLY if self.left else "")
        except CellTimeoutError as error:
            took = f"Une cellule a dépassé {counted(self.limits.cell, 'seconde')} : le notebook a été arrêté."
            self._fail(cell, LOST if "IOPub" in str(error) else took)
        except DeadKernelError:
            self._fail_dead(cell)
        else:
            self.cap.note()
            if not self.left:
                self.nb_man.cell_complete(cell, cell_index=index)
                return True
            self._fail(cell, LEFT_EARLY)
        return False

    def _fail_dead(self, cell: Any) -> None:
        """The kernel died, or nbclient says so because the wait for it was called off."""
        took = f"Le notebook a dépassé {counted(self.limits.notebook, 'seconde')} : il a été arrêté."
        task = asyncio.current_task()
        called_off = task is not None and task.cancelling() > 0
        late = self.deadline.expired()
        self._fail(cell, took if late else CALLED_OFF if called_off else DIED)
        if called_off and not late:
            raise asyncio.CancelledError

    async def _check_raise_for_error(self, cell: Any, cell_index: int, exec_reply: Any) -> None:
        """Notes `exit()` and `quit()` too, which are no error: the kernel ends a moment later."""
        payload = exec_reply["content"].get("payload", ()) if exec_reply else ()
        self.left = any(part.get("source") == "ask_exit" for part in payload)
        await super()._check_raise_for_error(cell, cell_index, exec_reply)

    def _fail(self, cell: Any, sentence: str) -> None:
        """Marks the cell failed, with the sentence as its last error when it has none of its own."""
        if sentence:
            error = {"ename": StepFailed.__name__, "evalue": sentence, "traceback": [sentence]}
            cell.outputs.append(new_output("error", **error))
        self.nb_man.cell_exception(cell)
        self.nb_man.cell_complete(cell)
        self.nb_man.write()

    async def _async_poll_kernel_alive(self) -> None:
        while True:
            await asyncio.sleep(ALIVE_SECONDS)
            try:
                await self._async_check_alive()
            except DeadKernelError:
                self.task_poll_for_reply.cancel()
                return

    def output(self, outs: list[Any], msg: Any, display_id: str | None, cell_index: int) -> Any:
        """An output of a cell, unless the cell has already given more than is kept."""
        return super().output(outs, msg, display_id, cell_index) if self.cap.takes(msg["content"]) else None
