"""What a dead kernel had started: it becomes the template's own child, and is killed."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from iwa.kernels.folder import OF_KERNEL

PR_SET_CHILD_SUBREAPER = 36


def adopt() -> None:
    """Makes this process the parent of what its dead children leave."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def kill_orphans(kernels: Collection[int]) -> None:
    """Kills the children of this process that are no kernel, save those of a kernel still at work.

    A process that a running kernel put in the background is that kernel's until it ends.
    """
    for pid in _children():
        if pid not in kernels and not (_kernel_of(pid) & {str(kernel) for kernel in kernels}):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _children() -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]
    except OSError:
        return []


def _kernel_of(pid: int) -> set[str]:
    """The number of the kernel's process, as it stands in the environment it gave; empty where it gave none."""
    mark = f"{OF_KERNEL}=".encode()
    with suppress(OSError):
        parts = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        return {part.removeprefix(mark).decode() for part in parts if part.startswith(mark)}
    return set()
