"""What the template has forked, kernels and workers: what it knows of each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iwa.kernels.lines import Line

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")


@dataclass
class Child:
    """A process, its line, and the launch it was given or waits for; a worker has no connection."""

    pid: int
    line: Line
    arguments: list[str]
    connection: dict[str, Any]
    prepared: bool = False
    launch: dict[str, Any] | None = None

    def remove_sockets(self) -> None:
        """Removes the sockets of a kernel that has ended."""
        for channel in CHANNELS if self.connection else ():
            Path(f"{self.connection['ip']}-{self.connection[f'{channel}_port']}").unlink(missing_ok=True)


@dataclass(frozen=True)
class Birth:
    """What a forked process needs to become a kernel, or a worker: its launch."""

    line: Line
    arguments: list[str] = field(default_factory=list)
    file: str = ""
    worker: dict[str, Any] | None = None


def new_connection(stem: str) -> dict[str, Any]:
    """A connection by sockets whose paths begin with `stem`, with a key of its own."""
    ports = {f"{channel}_port": place for place, channel in enumerate(CHANNELS, 1)}
    key = {"key": secrets.token_hex(32), "signature_scheme": "hmac-sha256"}
    return {"transport": "ipc", "ip": stem, **ports, **key}
