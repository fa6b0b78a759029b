"""The desk: one page for people who never open a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from iwa.months import Month
from iwa.panels.desk.desk import Desk
from iwa.panels.page import Page, page
from iwa.workspace import find_workspace

HERE = Path(__file__).parent


def desk(month: str = "") -> Page:
    """The page of every client of the workspace, on a month, by default the last complete one."""
    today = date.today()
    chosen = Month.parse(month) if month else Month.last_complete(today)
    desks: list[Desk] = []

    def act(action: Mapping[str, Any], files: Sequence[bytes]) -> None:
        desks[0].act(action, files)

    made = page(HERE / "desk.js", HERE / "desk.css", act)

    def tell(state: dict[str, Any]) -> None:
        made.set_trait("state", state)

    def give(name: str, data: bytes) -> None:
        made.send({"do": "file", "name": name}, [data])

    desks.append(Desk(find_workspace(), chosen, today, tell, give))
    made.set_trait("state", desks[0].state())
    desks[0].look_around()
    return made
