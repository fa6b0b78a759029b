"""Rows on networks that `client.yaml` does not declare: apart, and told."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from iwa import tables
from iwa.networks import LABELS
from iwa.numbers import counted, listed

PLACE = ["source_file", "source_sheet", "source_row"]


def undeclared(rows: pd.DataFrame, networks: Collection[str], what: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The places of the rows on other networks, and a remark on each file with some ("Concurrents sur TikTok…")."""
    apart = rows[~rows["network"].isin(list(networks))]
    remarks = [
        {
            "file": file,
            "severity": "à vérifier",
            "kind": "undeclared-network",
            "sentence": f"{what} sur {listed(sorted(LABELS[n] for n in part['network'].unique()))}, non déclaré "
            f"dans client.yaml : {counted(len(part), 'ligne')} à part.",
        }
        for file, part in apart.groupby("source_file", sort=True)
    ]
    return apart[PLACE], tables.checked(pd.DataFrame(remarks, columns=list(tables.ISSUES.columns)), tables.ISSUES)
