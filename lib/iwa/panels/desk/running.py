"""A run started from the page: the command line's own batch, in a process that can be stopped, its progress as it comes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread, Timer
from typing import Any

from iwa.months import Month
from iwa.panels.desk.words import in_page
from iwa.run.notebooks import STEPS

PATIENCE = 25.0  # seconds for the work under way to end by itself once asked to stop
# A kernel ignores the signal of Ctrl-C, and what it starts would too: the command asks for it back.
START = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from iwa.cli import main; main()"
NOT_HANDED_ON = ("MPLBACKEND", "JPY_PARENT_PID")  # of the page's own kernel


class Running:
    """`iwa batch` on some clients. `tell` is called each time something happened; all of it runs beside the page.

    A run that is stopped leaves what was done; a piece of work that was under way is done again by the next one.
    """

    def __init__(
        self, workspace: Path, slugs: Sequence[str], month: Month, force: bool, tell: Callable[[], None]
    ) -> None:
        self.month, self.slugs = month, tuple(slugs)
        self.steps: dict[str, int] = dict.fromkeys(slugs, 0)
        self.results: dict[str, dict[str, Any]] = {}
        self.is_over = self.is_stopping = False
        self.said, self.error = "", ""
        self._tell = tell
        self._process = self._started(workspace, force)
        self._thread = Thread(target=self._follow, name="iwa-execution", daemon=True)
        self._thread.start()

    def _started(self, workspace: Path, force: bool) -> subprocess.Popen[str]:
        clients = [word for slug in self.slugs for word in ("--client", slug)]
        command = [sys.executable, "-c", START, "batch", "--month", str(self.month), "--json", *clients, *(["--force"] if force else [])]  # fmt: skip
        own = {name: value for name, value in os.environ.items() if name not in NOT_HANDED_ON}
        return subprocess.Popen(
            command, env=own | {"IWA_WORKSPACE": str(workspace), "PYTHONUTF8": "1"}, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, encoding="utf-8", start_new_session=True,
        )  # fmt: skip

    def stop(self) -> None:
        """Asks the run to end as Ctrl-C does; what does not within `PATIENCE` is ended for it."""
        if self.is_over or self.is_stopping:
            return
        self.is_stopping = True
        self._process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
        late = Timer(PATIENCE, self.kill)
        late.daemon = True
        late.start()
        self._tell()

    def kill(self) -> None:
        """Ends the run and whatever it started, at once."""
        if self._process.poll() is not None:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def wait(self, seconds: float) -> bool:
        """Whether it is over within so long."""
        self._thread.join(seconds)
        return self.is_over

    def state(self) -> dict[str, Any]:
        """How far it is, client by client."""
        of = len(STEPS) + 1
        told = [
            {
                "slug": slug, "done": of if slug in self.results else min(self.steps[slug], of - 1), "of": of,
                "ended": slug in self.results, "error": self._error_of(slug),
            }
            for slug in self.slugs
        ]  # fmt: skip
        return {
            "on": not self.is_over,
            "stopping": self.is_stopping,
            "clients": told,
            "said": self.said,
            "error": self.error,
        }

    def _error_of(self, slug: str) -> str:
        found = self.results.get(slug, {})
        return in_page(str(found.get("error") or "")) if found.get("failed") else ""

    def _follow(self) -> None:
        stderr: list[str] = []
        errors = Thread(target=lambda: stderr.extend(self._process.stderr or ()), daemon=True)
        errors.start()
        for line in self._process.stdout or ():
            self._take(line)
            self._tell()
        status = self._process.wait()
        errors.join(5)
        self._close(status, "".join(stderr).strip())
        self._tell()

    def _take(self, line: str) -> None:
        try:
            found = json.loads(line)
        except ValueError:
            return
        slug = found.get("client")
        if "unchanged" in found:
            self.said = "Rien n’a changé : rien n’est refait."
        elif slug in self.steps and "step" in found and "failed" not in found:
            self.steps[slug] += 1
        elif slug in self.steps:
            self.results[slug] = found

    def _close(self, status: int, told: str) -> None:
        self.is_over = True
        failed = [slug for slug in self.results if self.results[slug].get("failed")]
        if self.is_stopping:
            self.said = "Arrêté : ce qui était fait est gardé, le reste se fera à la prochaine exécution."
        elif status and not failed:
            self.error = in_page(told.splitlines()[-1]) if told else "L’exécution s’est arrêtée d’elle-même."
        elif not self.said:
            self.said = (
                "Exécution terminée." if not failed else "Exécution terminée ; ce qui a échoué est dit ci-dessous."
            )
