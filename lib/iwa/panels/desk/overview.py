"""Every client's month in a line, and one client's in full: plain values, each read where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from iwa.batch.standing import standing_of
from iwa.checking import Check, name_of
from iwa.client import load_client
from iwa.client_values import PACKS
from iwa.dossier.read import load_dossier
from iwa.month_state import REVIEWED, SENT, act_of, meant_in
from iwa.months import Month
from iwa.needs.need import DOWNLOAD, FILL, OPTIONAL
from iwa.numbers import counted, month_name, period
from iwa.panels.desk.words import in_page
from iwa.problems import Problem
from iwa.run.laying import sha256
from iwa.run.receipt import read_receipt
from iwa.workspace import ClientFolder, client_folders

MONTHS = 12  # that may be chosen
PACK_NAMES = {pack: pack.capitalize() for pack in PACKS}


def months_known(workspace: Path, around: Month) -> list[dict[str, str]]:
    """The months that may be chosen: those that were run, and the last complete one; the latest first."""
    runs = workspace.glob("clients/*/runs/20[0-9][0-9]-[01][0-9]")
    names = sorted({*(run.name for run in runs), str(around), str(around.next)}, reverse=True)[:MONTHS]
    return [{"value": name, "label": _named(Month.parse(name))} for name in names]


def _named(month: Month) -> str:
    return month_name(month.year, month.number).capitalize()


def lines(workspace: Path, month: Month) -> list[dict[str, Any]]:
    """A line a client; one whose files cannot be read has its sentence in `problem`."""
    return [line(folder, month) for folder in client_folders(workspace)]


def line(folder: ClientFolder, month: Month) -> dict[str, Any]:
    """A client's line."""
    standing = standing_of(folder, month)
    found = {
        "slug": folder.slug, "name": folder.slug, "pack": "", "word": standing.word, "state": standing.state,
        "errors": [in_page(error) for error in standing.errors], "problem": "",
        "decks": sum(file.suffix == ".pptx" for file in meant_in(folder.run(month).deliverables)),
    }  # fmt: skip
    try:
        client = load_client(folder)
        return found | {"name": client.name, "pack": PACK_NAMES[client.pack]}
    except (Problem, OSError) as problem:
        return found | {"problem": in_page(str(problem))}


def missing_in(check: Check) -> list[dict[str, str]]:
    """What the month still lacks, what must be downloaded first: what, where, how."""
    found = [
        {"what": f"{name_of(network.network)} — {sentence.partition(' : ')[0].lower()}", "where": sentence.partition(" : ")[2], "how": DOWNLOAD}
        for network in check.networks
        for sentence in network.missing
    ]  # fmt: skip
    order = (DOWNLOAD, FILL, OPTIONAL)
    needs = sorted(check.needs, key=lambda need: order.index(need.how))
    return [*found, *({"what": need.what, "where": need.where, "how": need.how} for need in needs)]


def checked(check: Check) -> dict[str, Any]:
    """All that the check says, for the page."""
    missing = missing_in(check)
    return {
        "window": check.window, "ready": check.ready, "missing": missing,
        "urgent": sum(one["how"] == DOWNLOAD for one in missing),
        "due": list(check.due),
        "networks": [
            {
                "name": name_of(network.network), "gaps": [*network.gaps, *network.overlaps],
                "files": [{"file": file.file, "label": file.label, "days": _days(file.first, file.last), "rows": counted(file.rows, "ligne")} for file in network.files],
            }
            for network in check.networks
        ],
        "issues": [{"severity": one[0], "where": f"{one[1]}, ligne {one[2]}" if one[2] else one[1], "said": in_page(one[3])} for one in check.issues],
        "remarks": [in_page(remark) for remark in check.remarks],
    }  # fmt: skip


def _days(first: Any, last: Any) -> str:
    return period(first, last) if first and last else ""


def delivered(folder: ClientFolder, month: Month) -> list[dict[str, Any]]:
    """What lies in `livrables`: name, title, and whether a person changed it since it was made; presentations first."""
    run = folder.run(month)
    try:
        receipt = read_receipt(run)
    except Problem:
        receipt = None
    known = receipt.deliverables if receipt else {}
    files = sorted(meant_in(run.deliverables), key=lambda file: (file.suffix != ".pptx", file.name))
    return [
        {
            "name": file.name, "title": str(known.get(file.name, {}).get("title", "")) or file.stem, "kind": file.suffix[1:].upper(),
            "hand": bool(known) and known.get(file.name, {}).get("sha256") != sha256(file),
        }
        for file in files
    ]  # fmt: skip


def acts(folder: ClientFolder, month: Month) -> dict[str, str]:
    """Who read and who sent the month, and when; "" where nobody did."""
    run = folder.run(month)
    try:
        found = {name: act_of(run, name) for name in (REVIEWED, SENT)}
    except (Problem, OSError):
        return {REVIEWED: "", SENT: ""}
    return {name: act.said if act else "" for name, act in found.items()}


def team(folder: ClientFolder, month: Month) -> list[str]:
    """The names of the team, from the dossier as it was last read with the month, else from the dossier itself."""
    tables = folder.run(month).tables
    try:
        dossier = load_dossier(folder, tables) if tables.is_dir() else load_dossier(folder)
    except (Problem, OSError, ValueError, KeyError):
        return []
    return [person.name for person in dossier.team]


def detail(folder: ClientFolder, month: Month) -> dict[str, Any]:
    """What is shown of the client that is chosen, beside what its month lacks."""
    return {
        "slug": folder.slug, "files": delivered(folder, month), "acts": acts(folder, month), "team": team(folder, month),
        "folder": str(folder.run(month).deliverables), "exports": str(folder.exports),
    }  # fmt: skip
