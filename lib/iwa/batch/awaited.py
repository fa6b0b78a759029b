"""The decisions that a client owes: proposed with this month's report, or with the last one and never answered."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from iwa.dossier.read import load_dossier
from iwa.month_state import stored
from iwa.months import Month
from iwa.numbers import day
from iwa.problems import DAMAGED
from iwa.steps.wording import lowered
from iwa.typography import french
from iwa.workspace import ClientFolder


@dataclass(frozen=True)
class Awaited:
    """A proposal without an answer: its sentence, and whether it is from the report of the month before."""

    sentence: str
    late: bool = False


def awaited(folder: ClientFolder, month: Month) -> tuple[Awaited, ...]:
    """What nobody has answered in the dossier as the month was made from it, last month's first.

    The dossier is read as it was stored with the month: an answer typed in since counts once the month
    is run again. Nothing is told of a month that was never made, or whose dossier cannot be read.
    """
    answered = _answered(folder, month)
    if answered is None:
        return ()
    found = [(one, when < month) for when in (month.previous, month) for one in _proposed(folder, when)]
    return tuple(Awaited(_sentence(one), late) for one, late in found if one.get("id") not in answered)


def _proposed(folder: ClientFolder, month: Month) -> list[Mapping[str, Any]]:
    try:
        state = stored(folder.run(month))
        return [dict(one) for kind in ("decisions", "tests") for one in state.get(kind, ())]
    except DAMAGED:
        return []


def _answered(folder: ClientFolder, month: Month) -> set[str] | None:
    """The identifiers of the proposals that the team has noted an answer to; None where nobody can tell."""
    try:
        dossier = load_dossier(folder, folder.run(month).tables)
    except DAMAGED:
        return None
    decided = {row.identifier for row in dossier.decisions if row.state is not None}
    return decided | {row.identifier for row in dossier.trials if row.accepted is not None}


def _sentence(proposal: Mapping[str, Any]) -> str:
    """The proposal, who is to answer and by when where that is known."""
    said = str(proposal.get("text") or f"Tester : {lowered(str(proposal.get('hypothesis', '')))}").rstrip(".")
    told = [str(proposal["owner"])] if proposal.get("owner") else []
    with suppress(ValueError):  # without a day, or with one that a person wrote otherwise
        told.append(f"pour le {day(date.fromisoformat(str(proposal.get('due', ''))))}")
    return french(f"{said} ({', '.join(told)})" if told else said)
