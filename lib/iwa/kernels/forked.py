"""What a process forked from the template does: become a kernel, wait for its launch, run."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sys
import time
from collections.abc import Mapping
from typing import Any, ClassVar
from unittest.mock import patch

import numpy
from ipykernel import ipkernel
from ipykernel.kernelapp import IPKernelApp

from iwa.kernels.folder import OF_KERNEL
from iwa.kernels.lines import Line

PR_SET_PDEATHSIG = 1
FILES: list[str] = []  # of all modules imported, filled by the template
INLINE = "module://matplotlib_inline.backend_inline"


class _NoModules:
    """`sys` as ipykernel's kernel sees it while it is made.

    It looks at every module to list the files; each look would copy a page of memory that is shared.
    """

    modules: ClassVar[dict[str, Any]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


class PreparedKernel(IPKernelApp):
    """An IPython kernel that is ready before it is known for what: start-up files wait for the launch."""

    def init_kernel(self) -> None:
        """As ipykernel makes it, with the list of files that the template made."""
        with patch.object(ipkernel, "sys", _NoModules(), create=True):
            super().init_kernel()  # type: ignore[no-untyped-call]
        for listing in (self.kernel, getattr(self.kernel, "debugger", None)):
            for name in ("_kernel_modules", "kernel_modules"):
                if hasattr(listing, name):
                    setattr(listing, name, FILES)

    def init_code(self) -> None:
        """Left for `launched`."""

    def launched(self) -> None:
        """Runs what a person has IPython run at each start, in the launch's own folder and environment."""
        super().init_code()  # type: ignore[no-untyped-call]
        if self.shell:
            self.shell.events.register("post_run_cell", give_back)


def give_back(*_: object) -> None:
    """Returns to the system what was freed: dozens of kernels share a machine, and glibc would keep megabytes in each."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's own
    if trim:
        trim(0)


def tied_to(parent: int) -> None:
    """In the child: a session of its own, killed with its parent, signals and chance as in a new process."""
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    random.seed()
    numpy.random.seed()


def run_kernel(line: Line, arguments: list[str], connection_file: str) -> None:
    """Makes the kernel, says so, waits for its launch and runs until it is told to end."""
    before = dict(os.environ)
    kernel = PreparedKernel.instance()
    own = ["-f", connection_file, f"--IPKernelApp.parent_handle={os.getppid()}"]
    kernel.initialize([*own, *arguments])  # type: ignore[no-untyped-call]
    added = {name: value for name, value in os.environ.items() if before.get(name) != value}
    line.send({"prepared": True})
    launch = _launch(line)
    line.close()
    if launch is None:
        os._exit(0)
    take_on(launch, added)
    sys.argv = ["ipykernel_launcher", *launch["arguments"]]
    kernel.connection_file = launch["file"]
    kernel.launched()
    sys.stdout.flush()
    sys.stderr.flush()
    kernel.start()  # type: ignore[no-untyped-call]


def _launch(line: Line) -> dict[str, Any] | None:
    while True:
        messages = line.receive()
        if messages is None:
            return None
        if messages:
            return messages[0]


def take_on(launch: dict[str, Any], added: Mapping[str, str]) -> None:
    """The environment and the folder of the launch, and what was `added` to its own; none of the template's."""
    environment = launch["environment"]
    os.environ.clear()
    own = {OF_KERNEL: str(os.getpid()), "MPLBACKEND": environment.get("MPLBACKEND") or INLINE}
    os.environ.update(environment | added | own)
    os.chdir(launch["folder"])
    time.tzset()
