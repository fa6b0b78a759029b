"""Keep, stop, amplify, test: the same answers on the audit's and the month's slides."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, STOP, TEST, keep_stop
from iwa.steps.tracing import compared_figures
from iwa.steps.wording import between, capital, group_name, network_name
from iwa.traced import within

Row = dict[Hashable, Any]
NOTHING = {
    AMPLIFY: "Rien à amplifier : aucun écart n’est concluant.",
    STOP: "Rien à stopper : aucun recul n’est concluant.",
    TEST: "Rien d’indicatif à départager.",
}


@lru_cache(maxsize=8)
def advised(month: ClientMonth, action: str) -> tuple[Row, ...]:
    """The comparisons that lead to one action, firmest first."""
    rows = decided(month)
    return tuple(rows[rows["action"] == action].to_dict("records"))


@lru_cache(maxsize=2)
def decided(month: ClientMonth, mirrored: bool = False) -> pd.DataFrame:
    """The comparisons with their action, as `keep_stop` gives them."""
    return keep_stop(month.comparisons, mirrored) if mirrored else month.decided


def subject(row: Row) -> str:
    """What a comparison is about: "les carrousels sur Instagram"."""
    return f"{group_name(str(row['question']), str(row['group']))} sur {network_name(str(row['network']))}"


def evidence(row: Row) -> str:
    """The figures behind an action, in one phrase."""
    shown = compared_figures(row)
    count = f"{numbers.counted(row['n'], 'publication')} contre {shown['n_rest']}"
    return within(f"{shown['ratio']} ({between(row['low'], row['high'])}), {count}", *shown.values())


def sentences(month: ClientMonth, action: str, most: int = 3) -> tuple[str, ...]:
    """One sentence an item with its evidence; else why there is none, and what comes nearest."""
    rows = advised(month, action)[:most]
    if rows:
        return tuple(within(f"{capital(subject(row))} : {evidence(row)}.", evidence(row)) for row in rows)
    near = nearest(month, action)
    told = (within(f"Au plus près : {subject(row)}, {evidence(row)}.", evidence(row)) for row in near)
    return (NOTHING[action], *told)


def nearest(month: ClientMonth, action: str, most: int = 1) -> list[Row]:
    """The indicative comparisons that would come next for this action, were their evidence firmer."""
    rises = action != STOP
    rows = decided(month, mirrored=True)
    leaning = (rows["verdict"] == "indicatif") & (rows["action"] == TEST)  # what pays in clicks is kept
    rows = rows[leaning & ((rows["ratio"] > 1) == rises)]
    return rows.head(most).to_dict("records")
