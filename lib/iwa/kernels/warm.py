"""The driver's side of the template: starting it, asking it for kernels, hearing how they end."""

from __future__ import annotations

import itertools
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Condition, Thread
from typing import Any

from iwa.kernels.folder import OF_FOLDER, kill_those
from iwa.kernels.lines import Line

IMPORTS_SECONDS = 120  # a slow disk, nothing compiled yet
LAUNCH_SECONDS = 30
LOG = "journal.txt"  # what template and kernels say outside of a notebook
SINGLE_THREADED = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
# Arrow's own allocator and one heap a thread each take megabytes in every kernel.
SPARING = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "1"}
QUIET_DEBUGGER = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
INLINE = "module://matplotlib_inline.backend_inline"  # as ipykernel sets it before anything is imported


class TemplateFailed(Exception):
    """The template did not start, did not answer in time, or is gone."""


class WarmProcess:
    """A forked kernel, as jupyter_client handles a `subprocess.Popen`; its group is signalled, not it alone."""

    stdin = stdout = stderr = None

    def __init__(self, template: WarmTemplate, pid: int) -> None:
        self.pid = pid
        self._template = template

    def poll(self) -> int | None:
        """None while it runs, its exit status afterwards, negative for a signal."""
        return self._template.ended.get(self.pid)

    def wait(self, timeout: float | None = None) -> int | None:
        """Its exit status, waited for."""
        with self._template.changed:
            self._template.changed.wait_for(lambda: self.poll() is not None, timeout)
        return self.poll()

    def send_signal(self, number: int) -> None:
        self._template.tell({"signal": number, "pid": self.pid})

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class WarmTemplate:
    """A running template process; `alive` until it is closed or dies."""

    def __init__(self, folder: Path, also: Sequence[str] = ()) -> None:
        """Starts it, with modules that it imports `also`; `start` waits until it has its imports."""
        self.folder = folder
        self.alive = True
        self.ready = False
        self.ended: dict[int, int] = {}
        self.changed = Condition()
        self._launched: dict[int, dict[str, Any]] = {}
        self._awaited: set[int] = set()
        self._running: set[int] = set()
        self._closing = False
        self.environment = environment_of_template(folder)
        self._numbers = itertools.count(1)
        ours, theirs = socket.socketpair()
        self._line = Line(ours)
        with (folder / LOG).open("ab") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",
                    "-Xfrozen_modules=off",
                    "-m",
                    "iwa.kernels.template",
                    str(theirs.fileno()),
                    str(folder),
                    *also,
                ],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                env=self.environment,
                start_new_session=True,  # Ctrl-C at the terminal is for the driver
            )
        theirs.close()
        Thread(target=self._listen, name="iwa-kernels", daemon=True).start()

    def _listen(self) -> None:
        while (messages := self._line.receive()) is not None:
            with self.changed:
                for message in messages:
                    self._note(message)
                self.changed.notify_all()
        with self.changed:
            self.alive = False
            self.ended |= dict.fromkeys(self._running, -signal.SIGKILL)
            self._running.clear()
            self.changed.notify_all()
        self.process.wait()
        self._line.close()
        if not self._closing:
            self.sweep()

    def _note(self, message: dict[str, Any]) -> None:
        if "ready" in message:
            self.ready = True
        elif "launched" in message:
            self._launched[message["launched"]] = message
            self._running.add(message["pid"])
            self.ended.pop(message["pid"], None)  # of an earlier process of that number
        elif message["number"] is not None:
            self._running.discard(message["ended"])
            self.ended[message["ended"]] = message["status"]
            if message["number"] in self._awaited:  # it ended before it was launched
                self._launched.setdefault(message["number"], message)

    def tell(self, message: dict[str, Any]) -> None:
        """Sends the template a message; one that is gone has no kernels left to hear it."""
        with suppress(OSError), self.changed:
            self._line.send(message)

    def start(self, launch: dict[str, Any]) -> tuple[WarmProcess, dict[str, Any]]:
        """A kernel launched with its `environment`, `folder`, `arguments` and `file`, and its connection.

        `connection` None takes one that is ready made. `TemplateFailed` when none comes in time.
        """
        self.wait_until_ready()
        number = next(self._numbers)
        with self.changed:
            self._awaited.add(number)
        self.tell(launch | {"number": number})
        with self.changed:
            self.changed.wait_for(lambda: number in self._launched or not self.alive, LAUNCH_SECONDS)
            self._awaited.discard(number)
            answer = self._launched.pop(number, {})
        if "connection" not in answer:
            raise TemplateFailed("no kernel came")
        return WarmProcess(self, answer["pid"]), answer["connection"]

    def wait_until_ready(self) -> None:
        """Waits for the imports; `TemplateFailed` when the template dies of them or takes too long."""
        with self.changed:
            self.changed.wait_for(lambda: self.ready or not self.alive, IMPORTS_SECONDS)
        if not (self.ready and self.alive):
            raise TemplateFailed("the template did not start" if self.alive else "the template is gone")

    def close(self) -> None:
        """Ends the template, its kernels and all that they started."""
        self._closing = True
        with suppress(OSError):
            self._line.socket.shutdown(socket.SHUT_RDWR)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            self.sweep()

    def sweep(self) -> None:
        """Kills what a template that did not end by itself has left."""
        kill_those(lambda environment: environment.get(OF_FOLDER) == str(self.folder))


def environment_of_template(folder: Path) -> dict[str, str]:
    """The driver's environment, one thread a library, and the mark by which what is left is known."""
    return {**os.environ, **SINGLE_THREADED, **SPARING, **QUIET_DEBUGGER, OF_FOLDER: str(folder), "MPLBACKEND": INLINE}
