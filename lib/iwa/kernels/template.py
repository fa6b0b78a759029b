"""The template process: it imports once what the notebooks need, and forks each kernel and worker from itself.

    python -m iwa.kernels.template SOCKET FOLDER [MODULE ...]

One thread, no event loop, no socket but the driver's, no client's data: what is forked is a fresh
process with the imports done. When the driver's end of the socket closes, however it ended, all
kernels are killed and what they started, and the template goes.
"""

from __future__ import annotations

import json
import os
import selectors
import shutil
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from iwa.kernels.children import Birth, Child, new_connection
from iwa.kernels.lines import Line
from iwa.kernels.orphans import adopt, kill_orphans
from iwa.kernels.preloaded import import_all


@dataclass
class Template:
    """The loop that forks, hands out and reaps."""

    driver: Line
    folder: Path
    children: dict[int, Child] = field(default_factory=dict)
    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    number: int = 0

    def serve(self) -> Birth | None:
        """Serves the driver until it goes: None. In each forked child: what it is born with."""
        woken, waking = socket.socketpair()
        for end in (woken, waking):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
        self.selector.register(self.driver.socket, selectors.EVENT_READ, None)
        self.selector.register(woken, selectors.EVENT_READ, woken)
        self.driver.send({"ready": os.getpid()})
        while True:
            for key, _ in self.selector.select():
                if key.data is None:
                    messages = self.driver.receive()
                    if messages is None:
                        self._end()
                        return None
                    born = next(filter(None, map(self._obey, messages)), None)
                elif isinstance(key.data, Child):
                    born = self._heard(key.data)
                else:
                    with suppress(BlockingIOError):
                        woken.recv(4096)
                    self._reap()
                    born = None
                if born:
                    signal.set_wakeup_fd(-1)
                    woken.close()
                    waking.close()
                    return born

    def _obey(self, message: dict[str, Any]) -> Birth | None:
        if "signal" in message:
            if message["pid"] in self.children:
                with suppress(ProcessLookupError):
                    os.killpg(message["pid"], message["signal"])
            return None
        if "worker" in message:
            return self._fork_worker(message)
        spare = None if message["connection"] else self._spare(message["arguments"])
        if spare:
            spare.launch = message
            return self._hand_out(spare) if spare.prepared else None
        return self._fork_kernel(message["arguments"], message["connection"], message)

    def _spare(self, arguments: list[str]) -> Child | None:
        free = (one for one in self.children.values() if one.launch is None and one.arguments == arguments)
        return next(free, None)

    def _heard(self, child: Child) -> Birth | None:
        """A child says that it is prepared, or closes its line because it is launched or dead."""
        if child.line.receive() is None:
            self.selector.unregister(child.line.socket)
            child.line.close()
            return None
        child.prepared = True
        return self._hand_out(child) if child.launch else None

    def _hand_out(self, child: Child) -> Birth | None:
        """Launches the child, tells the driver, and prepares the next one like it."""
        launch = child.launch or {}
        with suppress(OSError):
            child.line.send(launch)
        self.driver.send({"launched": launch["number"], "pid": child.pid, "connection": child.connection})
        for other in self.children.values():
            if other.launch is None and other.arguments != child.arguments:  # nobody asks for its like any more
                os.killpg(other.pid, signal.SIGKILL)
        return None if self._spare(child.arguments) else self._fork_kernel(child.arguments, None, None)

    def _fork_worker(self, launch: dict[str, Any]) -> Birth | None:
        pid, line = self._forked()
        if pid == 0:
            return Birth(line, worker=launch["worker"])
        self._watch(Child(pid, line, [], {}, launch=launch))
        return None

    def _fork_kernel(
        self, arguments: list[str], connection: dict[str, Any] | None, launch: dict[str, Any] | None
    ) -> Birth | None:
        self.number += 1
        stem = self.folder / f"n{self.number}"
        connection = connection or new_connection(str(stem))
        file = stem.with_suffix(".json")
        file.write_text(json.dumps(connection), "utf-8")
        file.chmod(0o600)
        pid, line = self._forked()
        if pid == 0:
            return Birth(line, arguments, str(file))
        self._watch(Child(pid, line, arguments, connection, launch=launch))
        return None

    def _forked(self) -> tuple[int, Line]:
        """The process's number and the line to it; in the process itself 0, and its own end."""
        ours, theirs = socket.socketpair()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._forget(ours)
            import_module("iwa.kernels.forked").tied_to(parent)
            return 0, Line(theirs)
        theirs.close()
        return pid, Line(ours)

    def _watch(self, child: Child) -> None:
        self.children[child.pid] = child
        self.selector.register(child.line.socket, selectors.EVENT_READ, child)

    def _forget(self, ours: socket.socket) -> None:
        """In the child: nothing of the template's stays open."""
        self.selector.close()
        ours.close()
        self.driver.close()
        for child in self.children.values():
            child.line.close()

    def _reap(self) -> None:
        """Every child that has ended: the rest of its group is killed before its number is free again."""
        while True:
            try:
                dead = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if dead is None:
                return
            pid = dead.si_pid
            child = self.children.pop(pid, None)
            if child:
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            kill_orphans(self.children)
            if child:
                child.remove_sockets()
                number = child.launch["number"] if child.launch else None
                with suppress(OSError):
                    self.driver.send({"ended": pid, "number": number, "status": os.waitstatus_to_exitcode(status)})

    def _end(self) -> None:
        for pid in self.children:
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
        while self.children:
            time.sleep(0.005)
            self._reap()
        kill_orphans({})
        shutil.rmtree(self.folder, ignore_errors=True)


def main() -> None:
    """Reads its socket and folder from the command line, imports, and serves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    driver, folder = Line(socket.socket(fileno=int(sys.argv[1]))), Path(sys.argv[2])
    adopt()
    import_all(sys.argv[3:])
    born = Template(driver, folder).serve()
    if born and born.worker:
        import_module("iwa.kernels.worker").work(born.worker)
    elif born:
        import_module("iwa.kernels.forked").run_kernel(born.line, born.arguments, born.file)


if __name__ == "__main__":
    main()
