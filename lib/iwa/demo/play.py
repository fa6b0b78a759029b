"""The demo as life would play it: exports, a run, what the team fills in, the next month."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from typing import Any

from iwa.client import load_client
from iwa.demo.campaigns import write_month
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO, client_text
from iwa.demo.dossiers import Rows, dossier_rows
from iwa.demo.labels import labels_text
from iwa.demo.pictures import write_pictures
from iwa.demo.scenarios import write_scenarios
from iwa.demo.team import fill_calendar
from iwa.demo.world import World, build_world
from iwa.dossier.tabs import TABS, tab_named
from iwa.dossier.write import write_dossier
from iwa.months import Month
from iwa.problems import WrongUse
from iwa.run.month import run_month
from iwa.run.order import Order, Outcome
from iwa.whole_files import write_text
from iwa.workspace import ClientFolder

DEMO_MARK = "# Client de démonstration"  # first line of the client.yaml of a demo client
Tell = Callable[[ClientFolder, Month, Outcome], None]


def play(workspace: Path, tell: Tell) -> list[Outcome]:
    """The demo clients, two months each, in `workspace`; `tell` is called after each run.

    A demo client that exists is made anew, its runs kept: a deck that a person changed is not
    overwritten. A folder of that name that is not the demo's is refused.
    """
    outcomes = []
    for key in CLIENT_KEYS:
        folder = _fresh(workspace, key)
        world = build_world(key)
        for month in (MONTH_ONE, MONTH_TWO):
            prepare(folder, world, month)
            outcomes.append(run_month(folder, month, Order()))
            tell(folder, month, outcomes[-1])
    return outcomes


def prepare(folder: ClientFolder, world: World, month: Month) -> None:
    """Lays in a client's folder what is there when the month is run: exports, pictures, labels, scenarios and dossier."""
    write_month(folder, world, month)
    write_pictures(folder.pictures, world, month)
    if labels := labels_text(world, month):
        write_text(folder.labels_file, labels)
    write_scenarios(folder)
    write_dossier(folder.dossier_file, load_client(folder), by_field(dossier_rows(world, month)))
    fill_calendar(folder, world, month)


def by_field(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """Rows by French tab and header as rows by the dossier's own attributes and fields."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, tab_rows in rows.items():
        key = tab_named(name)
        assert key is not None, name
        fields = {column.header: field for field, column in TABS[key].columns.items()}
        found[key] = [{fields[header]: cell for header, cell in row.items()} for row in tab_rows]
    return found


def _fresh(workspace: Path, key: str) -> ClientFolder:
    folder = ClientFolder(workspace / "clients" / key)
    if folder.client_file.is_file() and not folder.client_file.read_text("utf-8").startswith(DEMO_MARK):
        raise WrongUse(
            f"Le dossier « {key} » existe et n'est pas celui de la démonstration.",
            str(folder.path),
            "Renommez-le, puis relancez « iwa demo ».",
        )
    for made in (folder.exports, folder.calendar_file.parent):
        if made.is_dir():
            rmtree(made)
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.client_file.write_text(client_text(key), "utf-8", newline="\n")
    return folder
