"""A small client's folder: a dossier, captures, exports, the tables and copies of two months."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from iwa.consolidate.messages import current
from iwa.dossier import store_cells
from iwa.exports.collect import collect
from iwa.exports.messages.privacy import shortened
from iwa.month_state import SENT, Act, to_data
from iwa.scaffold import new_client
from iwa.workspace import ClientFolder

sys.path.insert(0, str(Path(__file__).parent))  # the samples are no package
from forgotten_client import OCTOBER, SEPTEMBER, Played, said, write_exports, write_log


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    """October is a draft; September was sent, and its tables hold the same messages. The dossier has all its tabs."""
    made = new_client(tmp_path_factory.mktemp("oubli"), "maison-lune")
    write_log(made)
    write_exports(made.exports)
    messages = shortened(current(collect(made.exports).messages, pd.Timestamp(OCTOBER.closing))[0])
    labelled = [f"{network};{message};neutre;" for network, message in messages[["network", "message_id"]].to_numpy()]
    made.message_labels_file.write_text("\n".join(["réseau;message;ton;sujet", *labelled, ""]), "utf-8")
    for month in (SEPTEMBER, OCTOBER):
        run = made.run(month)
        run.tables.mkdir(parents=True)
        messages.to_parquet(run.tables / "messages.parquet", index=False)
        (run.tables / "inputs.json").write_text(json.dumps({"inputs": {}, "parts": {"messages": "as read"}}), "utf-8")
        store_cells(made, run.tables)
    act = to_data(Act("Léa", date(2026, 10, 6), {}))
    made.run(SEPTEMBER).state.write_text(json.dumps({SENT: act}), "utf-8")
    return made


@pytest.fixture(scope="session")
def small(whole: ClientFolder, tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    """The same with three tabs, which are read five times as fast."""
    made = _copied(whole, tmp_path_factory.mktemp("petit"))
    book = openpyxl.load_workbook(made.dossier_file)
    for name in set(book.sheetnames) - {"équipe", "preuves", "journal"}:
        del book[name]
    book.save(made.dossier_file)
    for month in (SEPTEMBER, OCTOBER):
        store_cells(made, made.run(month).tables)
    return made


def _copied(folder: ClientFolder, workspace: Path) -> ClientFolder:
    return ClientFolder(Path(shutil.copytree(folder.path, workspace / "clients" / folder.slug)))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path / "atelier"))
    return tmp_path / "atelier"


@pytest.fixture
def folder(small: ClientFolder, workspace: Path) -> ClientFolder:
    """A copy of the small client's folder, in the workspace of the test."""
    return _copied(small, workspace)


@pytest.fixture(scope="session")
def play(whole: ClientFolder, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Played]:
    """Lets a command run once on a copy of the whole client's folder; no test may change what it gives."""

    def played(*words: str) -> Played:
        workspace = tmp_path_factory.mktemp("joué")
        after = _copied(whole, workspace)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("IWA_WORKSPACE", str(workspace))
            return Played(whole, after, said(*words))

    return played


@pytest.fixture(scope="session")
def purged(play: Callable[..., Played]) -> Played:
    """On 31 July 2026 two rows are past their date."""
    return play("forget", "maison-lune", "--purged", "--date", "31/07/2026", "--yes")


@pytest.fixture(scope="session")
def forgotten(play: Callable[..., Played]) -> Played:
    """Somebody is forgotten, by a name without its accent and capitals."""
    return play("forget", "maison-lune", "--person", "elodie roy", "--yes")
