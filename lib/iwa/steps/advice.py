"""Keep, stop, amplify, test: the same answers on the audit's and the month's slides."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, KEEP, STOP, TEST, keep_stop, pays_in_clicks
from iwa.steps.wording import between, capital, group_name, network_name

Row = dict[Hashable, Any]
NOTHING = {
    AMPLIFY: "Rien à amplifier : aucun écart n’est concluant.",
    STOP: "Rien à stopper : aucun recul n’est concluant.",
    TEST: "Rien d’indicatif à départager.",
}


def advised(month: ClientMonth, action: str) -> list[Row]:
    """The comparisons that lead to one action, firmest first."""
    rows = _decided(month)
    return rows[rows["action"] == action].to_dict("records")


@lru_cache(maxsize=2)
def _decided(month: ClientMonth, mirrored: bool = False) -> pd.DataFrame:
    return keep_stop(month.comparisons, mirrored)


def subject(row: Row) -> str:
    """What a comparison is about: "les carrousels sur Instagram"."""
    return f"{group_name(str(row['question']), str(row['group']))} sur {network_name(str(row['network']))}"


def evidence(row: Row) -> str:
    """The figures behind an action, in one phrase."""
    count = f"{numbers.counted(row['n'], 'publication')} contre {numbers.integer(row['n_rest'])}"
    return f"{numbers.change(row['ratio'])} ({between(row['low'], row['high'])}), {count}"


def sentences(month: ClientMonth, action: str, most: int = 3) -> tuple[str, ...]:
    """One sentence an item with its evidence; else why there is none, and what comes nearest."""
    rows = advised(month, action)[:most]
    if rows:
        return tuple(f"{capital(subject(row))} : {evidence(row)}." for row in rows)
    near = nearest(month, action)
    return (NOTHING[action], *(f"Au plus près : {subject(row)}, {evidence(row)}." for row in near))


def nearest(month: ClientMonth, action: str, most: int = 1) -> list[Row]:
    """The indicative comparisons that would come next for this action, were their evidence firmer."""
    rises = action != STOP
    rows = _decided(month, mirrored=True)
    rows = rows[(rows["verdict"] == "indicatif") & ((rows["ratio"] > 1) == rises)]
    return rows.head(most).to_dict("records")


def _kept_name(network: str, group: str, clicks: dict[tuple[str, str], float]) -> str:
    name = group_name("format", group)
    return f"{name} (pour leurs clics)" if (network, group) in clicks else name


def kept(month: ClientMonth) -> tuple[str, ...]:
    """What is kept: each network's formats that nothing speaks against."""
    told = []
    for network in month.networks:
        rows = _decided(month, mirrored=True)
        own = rows[(rows["network"] == network) & (rows["question"] == "format") & (rows["action"] == KEEP)]
        clicks = pays_in_clicks(month.comparisons)
        if len(own):
            names = numbers.listed(_kept_name(network, str(group), clicks) for group in own["group"].head(3))
            told.append(f"{network_name(network)} : {names}.")
    return tuple(told) or ("Le plan actuel, faute d’écart mesurable.",)
