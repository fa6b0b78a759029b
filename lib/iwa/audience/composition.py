"""Who follows, as the networks export it: what each dimension holds, as shares of the followers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pandas as pd

from iwa.audience.ages import by_age, sex_named
from iwa.client_month import ClientMonth

Row = dict[Any, Any]  # of the table `audience`
COUNTED = frozenset({"followers"})  # units: so many followers
SHARED = frozenset({"part", "part des followers"})  # units: a fraction of the followers
AGE_AND_SEX = "âge et sexe"
STOCK = "abonnés"  # Meta's older files: how many follow, which is no part of anything
# The most telling first: who they are at work, then who they are, then where. Hours of activity are none.
DIMENSIONS = (
    "fonction", "secteur", AGE_AND_SEX, "genre", "ville", "pays", "niveau hiérarchique", "taille d’entreprise",
    "intitulé de poste", "lieu", "entreprise",
)  # fmt: skip
# TikTok prints countries as two letters, whatever the language of the account.
COUNTRY_CODES = {
    "FR": "France", "BE": "Belgique", "CH": "Suisse", "LU": "Luxembourg", "CA": "Canada", "MA": "Maroc",
    "DZ": "Algérie", "TN": "Tunisie", "SN": "Sénégal", "CI": "Côte d’Ivoire", "DE": "Allemagne", "ES": "Espagne",
    "IT": "Italie", "PT": "Portugal", "GB": "Royaume-Uni", "NL": "Pays-Bas", "US": "États-Unis",
}  # fmt: skip


@dataclass(frozen=True)
class Composition:
    """One dimension of a network's followers, from its newest file.

    `shares` are fractions of the followers, the greatest first: of those that the network could
    place (`is_counted`; `base` is their number), or of all (`base` is their number where the same
    file says it, else None). `taken` is the day of the file, None where nothing says it. `written` gives
    each label as the file has it, `origin` the filter of its rows.
    """

    network: str
    dimension: str
    shares: dict[str, float]
    is_counted: bool
    base: float | None
    taken: pd.Timestamp | None
    written: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)

    @property
    def known(self) -> float:
        """The share of the followers that the file details."""
        return min(1.0, sum(self.shares.values()))

    @property
    def name(self) -> str:
        """The dimension as people call it."""
        return "âge et genre" if self.dimension == AGE_AND_SEX else self.dimension

    @property
    def leading(self) -> str:
        """The first label; of ages, the range that holds the most."""
        shares = by_age(self.shares) if self.dimension == AGE_AND_SEX else self.shares
        return max(shares, key=lambda label: shares[label])


@lru_cache(maxsize=16)
def compositions(month: ClientMonth, network: str) -> dict[str, Composition]:
    """Every dimension exported of a network's followers, the most telling first."""
    rows = month.audience[month.audience["network"] == network]
    rows = rows[rows["unit"].isin(COUNTED | SHARED)]
    dated = rows.sort_values(["measured_at", "source_file"], kind="stable", na_position="first").to_dict("records")
    by_dimension: dict[str, list[Row]] = {}
    for row in dated:
        by_dimension.setdefault(row["dimension"], []).append(row)
    found = {name: _newest(by_dimension[name], dated) for name in DIMENSIONS if name in by_dimension}
    return {name: composition for name, composition in found.items() if composition.shares}


def _newest(rows: list[Row], others: list[Row]) -> Composition:
    """What the newest file says of a dimension, from its rows and all those of the network, oldest file first.

    One that has no date is the oldest.
    """
    newest, dimension = rows[-1]["source_file"], rows[0]["dimension"]
    own = [row for row in rows if row["source_file"] == newest]
    # A file that holds both counts and shares of a dimension is read by the unit that it begins with.
    unit = own[0]["unit"]
    own = sorted((row for row in own if row["unit"] == unit), key=lambda row: -row["value"])
    is_counted, whole = unit in COUNTED, sum(row["value"] for row in own)
    total = whole if is_counted else 1.0
    stock = [row["value"] for row in others if row["source_file"] == newest and row["dimension"] == STOCK]
    labels = {_shown(dimension, row["label"]): row for row in own}
    taken = own[0]["measured_at"]
    return Composition(
        network=own[0]["network"],
        dimension=dimension,
        shares={label: row["value"] / total for label, row in labels.items()} if whole else {},
        is_counted=is_counted,
        base=total if is_counted else stock[0] if stock else None,
        taken=None if pd.isna(taken) else taken,
        written={label: row["label"] for label, row in labels.items()},
        origin={"network": own[0]["network"], "dimension": dimension, "unit": unit, "source_file": newest},
    )


def _shown(dimension: str, label: str) -> str:
    """A label in French where it is a code or a sex, as the network writes it otherwise."""
    if dimension == "genre":
        return sex_named(label)
    return COUNTRY_CODES.get(label, label) if dimension == "pays" else label
