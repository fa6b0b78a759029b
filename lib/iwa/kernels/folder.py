"""The private folder of a process that runs kernels: their sockets, and whose they are.

Its path is in the environment of every process that a kernel starts. So what a killed driver left
is known for certain at the next start, and goes.
"""

from __future__ import annotations

import atexit
import itertools
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock

import psutil

PREFIX = "iwa-noyaux-"
OWNER = "de.json"  # which process the folder belongs to
OF_FOLDER, OF_KERNEL = "IWA_KERNELS", "IWA_KERNEL"  # in the environment: the folder, the kernel in it
LONGEST = 100  # bytes of a socket's path; systems take 103 to 107
NAMELESS = 60  # seconds after which a folder without an owner's name is nobody's

_lock = Lock()
_owned: dict[int, Path | None] = {}  # by process: a forked child has none of its parent's
_numbers = itertools.count(1)


def private_folder() -> Path | None:
    """This process's own folder, mode 0700, made at the first call and removed when the process ends.

    None where sockets cannot have a path: on Windows, or under a temporary folder with too long a name.
    """
    with _lock:
        own = os.getpid()
        if own not in _owned:
            _owned.clear()
            atexit.register(_removed_by, own)
        folder = _owned.get(own)
        if own not in _owned or (folder and not folder.is_dir()):  # a template that ended took it away
            _owned[own] = _made() if os.name == "posix" else None
        return _owned[own]


def socket_stem(folder: Path) -> str:
    """The beginning of the paths of one kernel's sockets, never given twice."""
    return str(folder / f"k{next(_numbers)}")


def _made() -> Path | None:
    for place in dict.fromkeys((tempfile.gettempdir(), "/tmp")):
        if len(os.fsencode(place)) + len(f"/{PREFIX}12345678/k1234567-5") <= LONGEST and os.access(place, os.W_OK):
            _sweep(Path(place))
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
            own = {"pid": os.getpid(), "started": psutil.Process().create_time()}
            (folder / OWNER).write_text(json.dumps(own), "utf-8")
            return folder
    return None


def _removed_by(owner: int) -> None:
    folder = _owned.get(owner)
    if owner == os.getpid() and folder:
        _owned.clear()
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(place: Path) -> None:
    """Removes the folders of processes that are no more, and what their kernels left running."""
    for folder in place.glob(f"{PREFIX}*"):
        if _is_left(folder):
            kill_those(lambda environment, of=str(folder): environment.get(OF_FOLDER) == of)  # type: ignore[misc]
            shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    try:
        if folder.stat().st_uid != os.getuid():
            return False
        owner = json.loads((folder / OWNER).read_text("utf-8"))
        return bool(abs(psutil.Process(owner["pid"]).create_time() - owner["started"]) > 1)
    except psutil.NoSuchProcess:
        return True
    except (OSError, ValueError, KeyError):
        with suppress(OSError):
            return time.time() - folder.stat().st_mtime > NAMELESS
        return False


def kill_those(meant: Callable[[dict[str, str]], bool]) -> int:
    """Kills our own processes whose environment is meant, but not this one; how many."""
    killed = 0
    for process in _ours():
        with suppress(psutil.Error, OSError):
            if meant(process.environ()):
                process.kill()
                killed += 1
    return killed


def _ours() -> Iterator[psutil.Process]:
    user = os.getuid()
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.uids().real == user:
                yield process
