"""How a person comes to a page of this machine: the address in the terminal, and the browser."""

from __future__ import annotations

import html
import os
import tempfile
import webbrowser
from contextlib import suppress
from pathlib import Path
from threading import Thread

PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Atelier IWA</title>
<meta http-equiv="refresh" content="0; url={address}"><p><a href="{address}">Ouvrir la page</a></p></html>
"""


class Door:
    """A private file that leads to an address, so that the token stands in no command line; gone after `close`."""

    def __init__(self) -> None:
        self._file: Path | None = None

    def open(self, address: str) -> None:
        """Asks the person's browser for the address, without waiting for it; no browser is no error."""
        handle, name = tempfile.mkstemp(prefix="iwa-page-", suffix=".html")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(PAGE.format(address=html.escape(address, quote=True)))
        self._file = Path(name)
        Thread(target=_asked, args=(self._file.as_uri(),), daemon=True).start()

    def close(self) -> None:
        if self._file:
            self._file.unlink(missing_ok=True)


def _asked(address: str) -> None:
    with suppress(webbrowser.Error):
        webbrowser.open(address, new=2)
