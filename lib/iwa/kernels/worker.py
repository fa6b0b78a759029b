"""A process forked from the template that does one piece of work after another, and who gives it any.

What goes between them is pickled: a function by its name, what it takes and what it gives.
"""

from __future__ import annotations

import os
import pickle
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from iwa.kernels.folder import socket_stem
from iwa.kernels.warm import LAUNCH_SECONDS, TemplateFailed, WarmTemplate

LOOKING = 0.5  # seconds between two looks at whether the template still lives
Outcome = tuple[Any, BaseException | None]


class WorkerLost(Exception):
    """The process ended before its work did."""


class Worker:
    """The giver's side: `done` pieces so far, `alive` until its process ends."""

    def __init__(self, template: WarmTemplate) -> None:
        """Has one forked; `TemplateFailed` when none comes in time."""
        template.wait_until_ready()
        self.done, self.alive = 0, True
        place = Path(socket_stem(template.folder))
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(str(place))
            door.listen(1)
            door.settimeout(LOOKING)
            launch = {
                "socket": str(place),
                "environment": dict(os.environ),
                "folder": str(Path.cwd()),
                "path": sys.path,
            }
            template.tell({"worker": launch, "number": None})
            self._socket = _came(door, template)
        place.unlink(missing_ok=True)
        self._file = self._socket.makefile("rwb")

    def do(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What the work gives or raises, waited for; `WorkerLost` when the process ends before."""
        self.done += 1
        try:
            pickle.dump((work, arguments), self._file)
            self._file.flush()
            given, error = pickle.load(self._file)
        except (EOFError, OSError) as lost:
            self.close()
            raise WorkerLost("a worker's process ended before its work did") from lost
        if error is not None:
            raise error
        return given

    def close(self) -> None:
        """Lets the process end."""
        self.alive = False
        with suppress(OSError):
            self._file.close()
        self._socket.close()


def _came(door: socket.socket, template: WarmTemplate) -> socket.socket:
    for _ in range(int(LAUNCH_SECONDS / LOOKING)):
        if not template.alive:
            break
        with suppress(TimeoutError):
            came, _ = door.accept()
            came.settimeout(None)
            return came
    raise TemplateFailed("no worker came")


def work(launch: dict[str, Any]) -> None:
    """In the forked process: does what comes until its giver goes."""
    from iwa.kernels.forked import take_on  # all of ipykernel, which the giver's side does without

    take_on(launch, {})
    sys.path[:] = launch["path"]
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(launch["socket"])
        with line.makefile("rwb") as file, suppress(EOFError, OSError):
            while True:
                asked = pickle.load(file)
                pickle.dump(_outcome(*asked), file)
                file.flush()
    os._exit(0)


def _outcome(asked: Callable[..., Any], arguments: tuple[Any, ...]) -> Outcome:
    try:
        return asked(*arguments), None
    except Exception as error:
        return None, error
