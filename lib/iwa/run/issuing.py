"""Which deliverables come out with a month, and what the next month must know of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from iwa.client import load_client
from iwa.dossier import Dossier, load_dossier
from iwa.dossier.stored import FILE
from iwa.month_state import stored
from iwa.months import Month
from iwa.packs import ISSUED, Deliverable, deliverables, issued_with, of_client
from iwa.workspace import ClientFolder


def due(folder: ClientFolder, month: Month, pack: str, all_of_them: bool) -> list[Deliverable]:
    """What comes out with this month, of a pack or of the client's own (""); everything it holds when asked for."""
    client = load_client(folder)
    dossier, before = _noted(folder, month)
    return [
        item
        for item in (deliverables(pack) if pack else of_client(client))
        if all_of_them or item.is_due(month, client.start, item.has_changed(dossier, before))
    ]


def issued(
    folder: ClientFolder, month: Month, items: Iterable[Deliverable], titles: Iterable[str]
) -> dict[str, dict[str, str]]:
    """What the month's etat.json keeps of the tabs of what came out on a change: those items of these titles."""
    told, listed = set(titles), list(items)
    dossier, before = _noted(folder, month)
    return {ISSUED: issued_with(listed, {item.name for item in listed if item.title in told}, dossier, before)}


def _noted(folder: ClientFolder, month: Month) -> tuple[Dossier, dict[str, Any]]:
    """The dossier as the month's tables were made with it, and the etat.json of the month before."""
    tables = folder.run(month).tables
    dossier = load_dossier(folder, tables if (tables / FILE).is_file() else None)
    return dossier, stored(folder.run(month.previous))
