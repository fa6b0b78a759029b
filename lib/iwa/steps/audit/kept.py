"""What the audit keeps: said where something was set apart, and what is kept for its clicks."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import KEEP, pays_in_clicks
from iwa.steps.advice import Row, decided
from iwa.steps.wording import group_name, network_name

NOTHING_APART = "aucun format ne se détache, le dosage actuel reste"


def kept(month: ClientMonth) -> tuple[str, ...]:
    """What is kept of each network: the formats that nothing speaks against.

    Where that is every format, they are not listed: nothing was found to part them.
    """
    judged = decided(month, mirrored=True)
    formats = judged[judged["question"] == "format"]
    clicks = pays_in_clicks(month.comparisons)
    told = []
    for network in month.networks:
        own = formats[formats["network"] == network]
        names = [_name(network, str(group), clicks) for group in own.loc[own["action"] == KEEP, "group"]]
        if names:
            told.append(f"{network_name(network)} : {_said(names, len(own))}.")
    return tuple(told) or ("Le plan actuel, faute d’écart mesurable.",)


def for_clicks(month: ClientMonth) -> list[Row]:
    """The formats kept for their clicks whose clicks are conclusive: the comparisons that show it."""
    clicks = pays_in_clicks(month.comparisons)
    kept_or_not = decided(month, mirrored=True)
    formats = kept_or_not[(kept_or_not["question"] == "format") & (kept_or_not["action"] == KEEP)]
    keys = set(zip(formats["network"], formats["group"], strict=True)) & set(clicks)
    judged = month.comparisons
    rows = judged[(judged["question"] == "format_clicks") & (judged["verdict"] == "concluant") & (judged["ratio"] > 1)]
    mine = [key in keys for key in zip(rows["network"], rows["group"], strict=True)]
    return rows[pd.Series(mine, index=rows.index, dtype="bool")].to_dict("records")


def _said(names: list[str], compared: int) -> str:
    plain = not any(name.endswith(")") for name in names)
    return NOTHING_APART if plain and len(names) == compared else numbers.listed(names)


def _name(network: str, group: str, clicks: dict[tuple[str, str], float]) -> str:
    name = group_name("format", group)
    return f"{name} (pour leurs clics)" if (network, group) in clicks else name
