"""One run at a time has a client: a lock of the system on one machine, a lease in the folder between machines.

The lock goes with its process, however that ends. The lease, `.en-cours.json` in the client's folder,
is for a folder that several machines share or synchronise: it says who runs, where and until when. A
run that lives writes it anew each minute; ten minutes after the last time it is nobody's: a drive takes
a minute or two to carry it over, clocks differ by a few, and who waits for a machine that was switched
off does not wait long.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import platform
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

from filelock import FileLock, Timeout

from iwa.problems import Problem
from iwa.whole_files import write_text
from iwa.workspace import ClientFolder

LEASE = ".en-cours.json"
LASTS, RENEWED = timedelta(minutes=10), timedelta(minutes=1)


class InUse(Problem):
    """Another run has the client."""


@dataclass(frozen=True)
class Lease:
    """Who runs a client: a person's name, a machine, since when, until when unless it is renewed (UTC)."""

    name: str
    machine: str
    since: str
    until: str
    token: str

    @property
    def said(self) -> str:
        """Who, where and since when, on the reader's own clock."""
        return f"« {self.name} » sur « {self.machine} », depuis {_hour(self.since)}"


def _hour(instant: str) -> str:
    at = datetime.fromisoformat(instant).astimezone()
    return f"{at:%H:%M} le {at:%d/%m/%Y}"


class Claim:
    """A client that is this process's own until `release`."""

    def __init__(self, folder: ClientFolder, own: Path) -> None:
        self._file, self._own = folder.path / LEASE, own
        now = datetime.now(UTC)
        self._lease = Lease(_person(), platform.node(), _text(now), _text(now + LASTS), secrets.token_hex(8))
        self._over = Event()
        self._renewing = Thread(target=self._renew, daemon=True)

    def take(self) -> None:
        """Writes the lease, unless another machine has one that lasts."""
        other = _read(self._file)
        mine = self._own.read_text("utf-8") if self._own.is_file() else ""
        if other and other.token != mine and datetime.fromisoformat(other.until) > datetime.now(UTC):
            raise InUse(
                f"Un autre ordinateur s’occupe de « {self._file.parent.name} ».",
                other.said,
                f"Attendez qu’il ait fini. S’il a été éteint, son tour prend fin à {_hour(other.until)}.",
            )
        self._own.write_text(self._lease.token, "utf-8")
        self._write()
        self._renewing.start()

    def confirm(self) -> None:
        """`InUse` when another machine has taken the client meanwhile, as after a long sleep of this one."""
        found = _read(self._file)
        if found and found.token != self._lease.token:
            todo = "Laissez-le finir, puis relancez : ce qui est fait n’est pas refait."
            raise InUse(f"Un autre ordinateur a pris « {self._file.parent.name} » entre-temps.", found.said, todo)

    def release(self) -> None:
        """Takes the lease away, if it is still this one."""
        self._over.set()
        if self._renewing.is_alive():
            self._renewing.join()
        found = _read(self._file)
        if found and found.token == self._lease.token:
            self._file.unlink(missing_ok=True)

    def _renew(self) -> None:
        while not self._over.wait(RENEWED.total_seconds()):
            found = _read(self._file)
            if found and found.token != self._lease.token:
                return
            with suppress(OSError):  # a drive that is away for a moment: the next time does
                self._write()

    def _write(self) -> None:
        until = _text(datetime.now(UTC) + LASTS)
        write_text(self._file, json.dumps({**asdict(self._lease), "until": until}, ensure_ascii=False, indent=1) + "\n")


@contextmanager
def claimed(folder: ClientFolder) -> Iterator[Claim]:
    """Inside it the client is this process's own; `InUse` says who has it otherwise."""
    place = _locks() / hashlib.sha256(str(folder.path.resolve()).encode()).hexdigest()[:32]
    lock = FileLock(place.with_suffix(".lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        held = _read(folder.path / LEASE)
        todo = "Attendez qu’elle ait fini, ou arrêtez-la, puis relancez."
        who = held.said if held else "une commande « iwa » en cours"
        raise InUse(f"Une autre commande s’occupe de « {folder.slug} » sur cet ordinateur.", who, todo) from error
    try:
        claim = Claim(folder, place.with_suffix(".txt"))
        claim.take()
        try:
            yield claim
        finally:
            claim.release()
    finally:
        lock.release()


def _locks() -> Path:
    """Where the locks of this person on this machine lie: none in the client's folder, where a drive would carry them."""
    folder = Path(tempfile.gettempdir()) / f"iwa-{_person()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "inconnu"


def _text(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")


def _read(file: Path) -> Lease | None:
    """The lease that lies there; None without one, or when it is damaged."""
    try:
        lease = Lease(**json.loads(file.read_text("utf-8")))
        datetime.fromisoformat(lease.until), datetime.fromisoformat(lease.since)
    except (OSError, ValueError, TypeError):
        return None
    return lease
