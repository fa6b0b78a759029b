"""What the team of a demo client writes in `dossier.xlsx`: a part at month one, more before month two.

Rows are as a person types them, by tab and French header (templates/demo/<client>/dossier.yaml);
followers, themes and the links that posts hide come from the world.
"""

from __future__ import annotations

from typing import Any

import yaml

from iwa.demo.clients import MONTH_ONE
from iwa.demo.texts import library
from iwa.demo.world import World
from iwa.method.template import LOADER
from iwa.months import Month
from iwa.networks import NAMES
from iwa.numbers import short_day
from iwa.workspace import shipped

Rows = dict[str, list[dict[str, Any]]]  # by tab, then by header
# What tells that two rows of a tab are the same row, the later one completing the earlier.
KEYS = {
    "équipe": ("nom",),
    "objectifs": ("objectif",),
    "cibles": ("cible", "dimension"),
    "temps": ("format", "réseau"),
    "circuit": ("étape",),
    "messages clés": ("message",),
    "éditorial": ("élément", "nom", "réseau"),
    "preuves": ("intitulé",),
    "checklists": ("liste", "mois", "point"),
    "profils": ("réseau", "critère"),
    "saisies": ("mois", "réseau", "indicateur"),
    "concurrents": ("concurrent", "réseau"),
    "agenda": ("date début", "intitulé"),
    "décisions": ("identifiant",),
    "tests": ("identifiant",),
}
FIRST_NOTED = MONTH_ONE.shift(-2)
NOTED = {MONTH_ONE: 0.5, MONTH_ONE.next: 0.9}  # share of the hidden links that the team has noted


def dossier_rows(world: World, month: Month) -> Rows:
    """All that the dossier holds when the month is run: tab -> rows, header -> cell as typed.

    >>> from iwa.demo.world import build_world
    >>> rows = dossier_rows(build_world("atelier-corvane"), Month(2026, 9))
    >>> rows["équipe"][0]["nom"], len(rows["décisions"])
    ('Claire-Lise Aubrac', 0)
    """
    source = shipped("templates", "demo", world.client.key, "dossier.yaml").read_text(encoding="utf-8")
    written = yaml.load(source, Loader=LOADER)
    rows, themes = _completed({}, written["mois un"])
    if month > MONTH_ONE:
        rows, themes = _completed(rows, written["mois deux"])
    rows["éditorial"] = [*_themes(world, themes), *rows.get("éditorial", [])]
    rows["saisies"] = [*_followers(world, month), *rows["saisies"]]
    rows["liens"] = _links(world, month)
    return rows


def _completed(before: Rows, more: dict[str, Any]) -> tuple[Rows, int]:
    """The rows with those of a later month added or completed, and how many themes are written."""
    after = {tab: list(rows) for tab, rows in before.items()}
    for tab, rows in more.items():
        if tab == "éditorial":
            rows = rows.get("lignes", [])
        merged = {_key(tab, row, rank): row for rank, row in enumerate(after.get(tab, []))}
        for rank, row in enumerate(rows, start=len(merged)):
            key = _key(tab, row, rank)
            merged[key] = {**merged.get(key, {}), **_without_done(row, merged.get(key))}
        after[tab] = list(merged.values())
    return after, int(more["éditorial"]["thèmes"])


def _without_done(row: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    """A profile's correction that was carried out is emptied, unless another is proposed."""
    if before and "correction" in before and "correction" not in row:
        return {**row, "correction": None}
    return row


def _key(tab: str, row: dict[str, Any], rank: int) -> tuple[Any, ...]:
    return tuple(row.get(header) for header in KEYS[tab]) if tab in KEYS else (rank,)


def _themes(world: World, count: int) -> list[dict[str, Any]]:
    """The first themes of the client's own library, with the words and hashtags that mark them."""
    themes = [(name, facts) for name, facts in library(world.client.key).themes.items() if facts.get("textes")]
    return [
        {"élément": "thème", "nom": name.capitalize(), "mots et hashtags": ", ".join(facts["mots"] + facts["hashtags"])}
        for name, facts in themes[:count]
    ]


def _followers(world: World, month: Month) -> list[dict[str, Any]]:
    """The followers that no export gives, read on the page at the end of each month, a year back."""
    known = {str(m) for m in month.months_back(14)}
    rows = world.followers[world.followers["month"].isin(known)]
    return [
        {"mois": row["month"], "réseau": NAMES[row["network"]], "indicateur": "abonnés",
         "valeur": str(int(row["followers"])), "note": "lu sur la page en fin de mois"}
        for _, row in rows.iterrows()
    ]  # fmt: skip


def _links(world: World, month: Month) -> list[dict[str, Any]]:
    """Where posts lead whose address the export hides, as far as the team has noted it since July 2026."""
    hidden = world.posts[
        world.posts["address"].notna()
        & world.posts["shown_link"].ne(world.posts["address"])
        & world.posts["own"]
        & (world.posts["kind"] == "posts")
        & world.posts["month"].between(str(FIRST_NOTED), str(month))
    ]
    place = hidden.groupby("network").cumcount()
    noted = hidden[(place % 10) < NOTED[month] * 10]
    return [
        {"publication": row["url"], "lien": row["address"], "état": "vérifié",
         "note": f"publication du {short_day(row['day'])}"}
        for _, row in noted.iterrows()
    ]  # fmt: skip
