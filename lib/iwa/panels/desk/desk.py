"""What happens between a person and the desk: plain data in and out, no widget; long work beside the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

from iwa.batch.standing import summed_up
from iwa.month_state import named
from iwa.months import Month
from iwa.numbers import day
from iwa.panels.desk import corrections, new_client, overview
from iwa.panels.desk.checks import Checks
from iwa.panels.desk.reading import Reading
from iwa.panels.desk.running import Running
from iwa.panels.desk.words import in_page
from iwa.problems import Problem
from iwa.run.sending import note_reviewed, note_sent, take_back
from iwa.whole_files import out_of_reach
from iwa.workspace import ClientFolder, client_folder, client_folders

TABS = ("manque", "lire", "livrables", "etat")
Tell = Callable[[dict[str, Any]], None]
Give = Callable[[str, bytes], None]
Action = Mapping[str, Any]


class Desk:
    """`tell` gets the whole state each time it changes, `give` a file that the person asked for.

    What takes a moment runs in one thread, one thing after the other, checks in another; a run has its own process.
    """

    def __init__(self, workspace: Path, month: Month, today: date, tell: Tell, give: Give) -> None:
        self._workspace, self._month, self._today, self._tell, self._give = workspace, month, today, tell, give
        self._lock = RLock()
        self._work = ThreadPoolExecutor(1, thread_name_prefix="iwa-bureau")
        self._checks = Checks(today, lambda: tell(self.state()), self._is_run)
        self._run: Running | None = None
        self._reading: Reading | None = None
        self._shown: dict[str, Any] = {}
        self._chosen, self._tab, self._busy = "", TABS[0], ""
        self._said, self._error = "", ""
        self._form: dict[str, Any] = {}
        self._detail: dict[str, Any] = {}
        self._lines = overview.lines(workspace, month)
        self._months = overview.months_known(workspace, month)

    def act(self, action: Action, files: Sequence[bytes] = ()) -> Future[None] | None:
        """Does what a click or a key asks for; what takes a moment is under way when this returns."""
        quick: dict[str, Callable[[Action], None]] = {
            "choose": self._choose, "month": self._change_month, "tab": self._change_tab, "close": self._close,
            "stop": self._stop, "form": self._fill_form, "form-close": self._close_form,
        }  # fmt: skip
        long: dict[str, tuple[str, Callable[[Action, Sequence[bytes]], None]]] = {
            "read": ("Lecture des diapositives…", self._read), "run": ("Lancement…", self._start),
            "retake": ("Reprise des corrections…", self._retake), "reviewed": ("", self._reviewed), "sent": ("", self._sent),
            "take-back": ("", self._take_back), "download": ("", self._download), "open": ("", self._open),
            "create": ("Création du client…", self._create), "refresh": ("", self._refresh),
        }  # fmt: skip
        asked = str(action.get("do"))
        if asked in quick:
            self._done(lambda: quick[asked](action))
        elif asked in long:
            busy, does = long[asked]
            self._busy, self._said, self._error = busy, "", ""
            self._tell(self.state())
            return self._work.submit(self._done, lambda: does(action, files), asked != "read")
        return None

    def _done(self, does: Callable[[], None], quiet: bool = True) -> None:
        """Does something, and tells the state afterwards, with the sentence of what kept it from being done."""
        try:
            does()
        except Problem as problem:
            self._error = in_page(str(problem))
        except OSError as error:
            self._error = in_page(str(out_of_reach(error)))
        except Exception as error:  # a page that says nothing would leave a person waiting
            self._error = f"Une erreur inattendue : {type(error).__name__}, {error}."
        self._busy = ""
        self._tell(self.state())

    def state(self) -> dict[str, Any]:
        """All that is shown, as plain values."""
        with self._lock:
            lines = [one | {"check": self._checks.counts(one["slug"], self._month)} for one in self._lines]
            run = (
                self._run.state()
                if self._run
                else {"on": False, "clients": [], "said": "", "error": "", "stopping": False}
            )
            return {
                "month": str(self._month), "monthName": named(self._month), "months": self._months, "today": day(self._today),
                "workspace": str(self._workspace), "clients": lines, "summary": summed_up(one["word"] for one in lines),
                "chosen": self._chosen_one(), "tab": self._tab, "run": run, "busy": self._busy,
                "said": self._said, "error": self._error, "shown": self._shown if self._tab == "lire" else {},
                "form": self._form, "choices": new_client.form() if self._form else {},
            }  # fmt: skip

    def look_around(self) -> list[Future[None]]:
        """Checks every client of the month, one after the other, beside the page."""
        asked = [self._checks.ask(folder, self._month) for folder in client_folders(self._workspace)]
        return [future for future in asked if future]

    def close(self) -> None:
        """Ends what is under way."""
        if self._run and not self._run.is_over:
            self._run.kill()
        self._work.shutdown(wait=True, cancel_futures=True)
        self._checks.close()

    @property
    def running(self) -> Running | None:
        """The run that was started last; None before the first."""
        return self._run

    def _folder(self) -> ClientFolder:
        return client_folder(self._chosen, self._workspace)

    def _is_run(self, slug: str) -> bool:
        return self._run is not None and not self._run.is_over and slug in self._run.slugs

    def _chosen_one(self) -> dict[str, Any] | None:
        return {**self._detail, "check": self._checks.of(self._chosen, self._month)} if self._chosen else None

    def _look_again(self) -> None:
        """The clients' lines, and the chosen client's month, as they lie there now."""
        lines = overview.lines(self._workspace, self._month)
        if not any(one["slug"] == self._chosen for one in lines):
            self._chosen = ""
        detail = overview.detail(self._folder(), self._month) if self._chosen else {}
        with self._lock:
            self._lines, self._detail = lines, detail

    def _choose(self, action: Action) -> None:
        self._said = self._error = ""
        self._chosen, self._shown, self._reading = (
            client_folder(str(action.get("slug")), self._workspace).slug,
            {},
            None,
        )
        self._tab = self._tab if self._tab != "lire" else TABS[0]
        self._look_again()
        if self._checks.of(self._chosen, self._month) is None:
            self._checks.ask(self._folder(), self._month)

    def _close(self, _: Action) -> None:
        self._said = self._error = ""
        self._chosen = ""

    def _change_month(self, action: Action) -> None:
        self._said = self._error = ""
        self._month = Month.parse(str(action.get("month")))
        self._shown, self._reading = {}, None
        self._look_again()
        self.look_around()

    def _change_tab(self, action: Action) -> None:
        self._said = self._error = ""
        if action.get("tab") in TABS:
            self._tab = str(action["tab"])

    def _refresh(self, _: Action, __: Sequence[bytes]) -> None:
        """What lies in the folders is looked at anew."""
        self._look_again()
        self._checks.forget()
        self.look_around()

    def _read(self, action: Action, _: Sequence[bytes]) -> None:
        self._tab = "lire"
        if self._reading is None or self._reading.whose != (self._chosen, str(self._month)):
            self._reading = Reading(self._folder(), self._month)
        self._shown = self._reading.state(str(action.get("deliverable", "")), int(action.get("at", 0)))

    def _start(self, action: Action, _: Sequence[bytes]) -> None:
        known = {one["slug"] for one in self._lines}
        slugs = [str(slug) for slug in action.get("slugs", ()) if slug in known]
        if not slugs or (self._run and not self._run.is_over):
            return
        self._run = Running(self._workspace, slugs, self._month, bool(action.get("force")), self._run_told)

    def _run_told(self) -> None:
        run = self._run
        if run and run.is_over:
            self._reading, self._shown = None, {}
            self._look_again()
            for slug in run.slugs:
                self._checks.forget(slug)
                with suppress(Problem):
                    self._checks.ask(client_folder(slug, self._workspace), run.month)
        self._tell(self.state())

    def _stop(self, _: Action) -> None:
        if self._run:
            self._run.stop()

    def _retake(self, action: Action, files: Sequence[bytes]) -> None:
        self._said = corrections.taken_back(self._folder(), self._month, str(action.get("name", "")), files)
        self._reading, self._shown = None, {}

    def _reviewed(self, action: Action, _: Sequence[bytes]) -> None:
        noted = note_reviewed(self._folder(), self._month, str(action.get("by", "")), self._today)
        self._said = corrections.noted("Relu", noted)
        self._look_again()

    def _sent(self, action: Action, _: Sequence[bytes]) -> None:
        noted = note_sent(self._folder(), self._month, str(action.get("by", "")), self._today)
        self._said = corrections.noted("Envoyé", noted)
        self._look_again()

    def _take_back(self, _: Action, __: Sequence[bytes]) -> None:
        take_back(self._folder(), self._month)
        self._said = "L’envoi est annulé : le mois peut être refait."
        self._look_again()

    def _download(self, action: Action, _: Sequence[bytes]) -> None:
        file = corrections.deliverable(self._folder(), self._month, str(action.get("name", "")))
        self._give(file.name, file.read_bytes())

    def _open(self, _: Action, __: Sequence[bytes]) -> None:
        corrections.open_folder(self._folder().run(self._month).deliverables)

    def _fill_form(self, action: Action) -> None:
        self._said = self._error = ""
        values = {str(key): str(value) for key, value in dict(action.get("values", {})).items()}
        if "dossier" not in values:
            values["dossier"] = new_client.slug_of(values.get("nom", ""))
        found = new_client.remarks(self._workspace, values)
        self._form = {"slug": values["dossier"], "remarks": found, "ready": not found}

    def _close_form(self, _: Action) -> None:
        self._form = {}

    def _create(self, action: Action, _: Sequence[bytes]) -> None:
        values = {str(key): str(value) for key, value in dict(action.get("values", {})).items()}
        values.setdefault("dossier", new_client.slug_of(values.get("nom", "")))
        folder = new_client.create(self._workspace, values)
        self._form, self._chosen, self._tab = {}, folder.slug, TABS[0]
        self._said = (
            f"Le dossier « {folder.slug} » est prêt : déposez les exports dans « exports », et remplissez dossier.xlsx."
        )
        self._look_again()
        self._checks.ask(folder, self._month)
