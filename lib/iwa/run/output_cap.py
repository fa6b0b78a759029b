"""How much of what a cell gives is kept: a loop that prints for ever must not fill memory and disk."""

from __future__ import annotations

from typing import Any

from nbformat.v4 import new_output

TEXT_BYTES = 5_000_000  # of what a cell prints
DATA_BYTES = 25_000_000  # of what it shows
CUT = "[Sorties coupées : cette cellule en a donné plus que le notebook n’en garde.]\n"


class OutputCap:
    """Counts what one cell gives."""

    def __init__(self, cell: Any) -> None:
        self._cell = cell
        self._text = self._data = 0
        self._cut = False

    def takes(self, content: Any) -> bool:
        """Whether the content of an output's message still fits; errors always do."""
        if "text" in content:
            self._text += len(content["text"])
        elif "data" in content:
            self._data += sum(
                len(value) if isinstance(value, str) else len(str(value)) for value in content["data"].values()
            )
        fits = self._text <= TEXT_BYTES and self._data <= DATA_BYTES
        self._cut = self._cut or not fits
        return fits or "traceback" in content

    def note(self) -> None:
        """Says under the cell that something was cut, if it was."""
        if self._cut:
            self._cell.outputs.append(new_output("stream", name="stderr", text=CUT))
