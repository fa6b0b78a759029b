"""Messages between the driver, the template and its kernels: one JSON object a line, over a socket."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass, field
from typing import Any

PIECE = 1 << 16  # bytes read at once


@dataclass
class Line:
    """One end of a socket; `half` is what came of a message that is not whole yet."""

    socket: socket.socket
    half: bytes = field(default=b"", repr=False)

    def send(self, message: dict[str, Any]) -> None:
        """Sends a message; `OSError` when nobody is at the other end."""
        self.socket.sendall(json.dumps(message).encode() + b"\n")

    def receive(self) -> list[dict[str, Any]] | None:
        """The messages that are whole after one more piece, none or several; None when the other end is closed."""
        try:
            piece = self.socket.recv(PIECE)
        except OSError:
            return None
        if not piece:
            return None
        *whole, self.half = (self.half + piece).split(b"\n")
        return [json.loads(line) for line in whole]

    def close(self) -> None:
        self.socket.close()
