"""GA4 exports in French: comment lines with the period, then a table; UTF-8 without BOM, CRLF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from iwa.demo.delimited import delimited

FIGURES = {
    "sessions": "Sessions",
    "engaged_sessions": "Sessions avec engagement",
    "key_events": "Événements clés",
}


def write_traffic(path: Path, traffic: pd.DataFrame, property_name: str, first: date, last: date) -> Path:
    """Sessions of the period by source, campaign, content and landing page, most sessions first."""
    keys = ["source", "medium", "campaign", "content", "landing_page"]
    rows = traffic.groupby(keys, sort=True)[list(FIGURES)].sum().reset_index()
    rows = rows.sort_values("sessions", ascending=False, kind="stable")
    table = {
        "Source/support de la session": rows["source"] + " / " + rows["medium"],
        "Campagne": rows["campaign"],
        "Contenu manuel de l'annonce": rows["content"],
        "Page de destination": rows["landing_page"],
        **{label: rows[name] for name, label in FIGURES.items()},
    }
    return _written(path, table, _comments("Acquisition par lien", property_name, first, last))


def write_channels(path: Path, traffic: pd.DataFrame, property_name: str, first: date, last: date) -> Path:
    """Sessions by channel group and day, most sessions first, hence not in the order of dates."""
    rows = traffic.groupby(["channel", "day"], sort=True)[list(FIGURES)].sum().reset_index()
    rows = rows.sort_values("sessions", ascending=False, kind="stable")
    table = {
        "Groupe de canaux par défaut de la session": rows["channel"],
        "Date": rows["day"].dt.strftime("%Y%m%d"),
        **{label: rows[name] for name, label in FIGURES.items()},
    }
    return _written(path, table, _comments("Canaux par jour", property_name, first, last))


def _comments(title: str, property_name: str, first: date, last: date) -> list[str]:
    dashes = "# " + "-" * 40
    return [
        dashes, f"# {title}", f"# Compte : {property_name}", f"# Propriété : {property_name} - GA4", dashes,
        "# ", "# Tous les utilisateurs", f"# Date de début : {first:%Y%m%d}", f"# Date de fin : {last:%Y%m%d}",
    ]  # fmt: skip


def _written(path: Path, table: dict[str, pd.Series], comments: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\r\n".join(comments) + "\r\n" + delimited(table, end="\r\n")
    path.write_bytes(text.encode("utf-8"))
    return path
