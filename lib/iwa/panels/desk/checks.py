"""What each client's month lacks, looked up beside the page, one client after the other, and kept."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from typing import Any

from iwa.checking import check
from iwa.months import Month
from iwa.panels.desk.overview import checked
from iwa.panels.desk.words import in_page
from iwa.problems import Problem
from iwa.workspace import ClientFolder

Found = dict[str, Any]


class Checks:
    """`tell` is called when a check is done; `is_away` says of a client whether a run has it: it is then not checked."""

    def __init__(self, today: date, tell: Callable[[], None], is_away: Callable[[str], bool]) -> None:
        self._today, self._tell, self._is_away = today, tell, is_away
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="iwa-verification")
        self._found: dict[tuple[str, str], Found] = {}

    def ask(self, folder: ClientFolder, month: Month) -> Future[None] | None:
        """Has the client's month checked once its turn comes; None where the page is being closed."""
        with suppress(RuntimeError):
            return self._pool.submit(self._check, folder, month)
        return None

    def of(self, slug: str, month: Month) -> Found | None:
        """What was found, as `overview.checked` gives it, or the sentence of what kept it; None before."""
        return self._found.get((slug, str(month)))

    def counts(self, slug: str, month: Month) -> Found:
        """How much lacks, for the client's line."""
        found = self.of(slug, month) or {}
        return {
            "known": bool(found), "urgent": found.get("urgent", 0), "missing": len(found.get("missing", ())),
            "problem": found.get("problem", ""),
        }  # fmt: skip

    def forget(self, slug: str = "") -> None:
        """What was found counts no more, of one client or of all."""
        self._found = {key: found for key, found in self._found.items() if slug and key[0] != slug}

    def close(self) -> None:
        """Ends the thread, once the check under way is done."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _check(self, folder: ClientFolder, month: Month) -> None:
        if self._is_away(folder.slug):
            return
        try:
            found = checked(check(folder, month, self._today))
        except Problem as problem:
            found = {"problem": in_page(str(problem))}
        except Exception as error:  # what is wrong with one client keeps no other from being checked
            found = {"problem": f"La vérification s’est arrêtée : {type(error).__name__}, {error}."}
        self._found = {**self._found, (folder.slug, str(month)): found}
        self._tell()
