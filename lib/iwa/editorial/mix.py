"""The pillars that were chosen, how much of each is planned, how much is published today."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.dossier.choices import PILLARS
from iwa.dossier.editorial import EditorialElement
from iwa.method.objectives import objectives
from iwa.method.pillars import pillars

UNCLASSIFIED = "non classé"
FEWEST, MOST = 3, 6  # pillars that the method allows
PROPOSED = 4


def pillar_rows(month: ClientMonth) -> dict[str, EditorialElement]:
    """The rows of the tab « éditorial » that choose a pillar, by pillar; the first counts where one is there twice."""
    rows = [row for row in month.dossier.editorial if row.element == "pilier"]
    return {row.name: row for row in reversed(rows)}


def are_proposed(month: ClientMonth) -> bool:
    """Whether no pillar is chosen in the dossier: those that `chosen_pillars` gives are then a proposal."""
    return not pillar_rows(month)


@lru_cache(maxsize=2)
def chosen_pillars(month: ClientMonth) -> tuple[str, ...]:
    """The pillars of the dossier in its order; without any, those that serve the client's objectives most."""
    chosen = [row.name for row in month.dossier.editorial if row.element == "pilier"]
    if chosen:
        return tuple(dict.fromkeys(chosen))
    weights = {pillar: _weight(month, pillar) for pillar in PILLARS}
    best = sorted(PILLARS, key=lambda pillar: -weights[pillar])[:PROPOSED]
    return tuple(pillar for pillar in PILLARS if pillar in best)


def own_name(month: ClientMonth, pillar: str) -> str:
    """What the client calls a pillar (the note of its row), else the method's name."""
    row = pillar_rows(month).get(pillar)
    return row.note if row and row.note else pillars().pillars[pillar].name


def planned_mix(month: ClientMonth) -> dict[str, float]:
    """The share of posts planned for each chosen pillar: one part each, and one more for each objective it serves.

    The shares add up to 1, in the order of the pillars.
    """
    weights = {pillar: _weight(month, pillar) for pillar in chosen_pillars(month)}
    whole = sum(weights.values())
    return {pillar: weight / whole for pillar, weight in weights.items()}


def _weight(month: ClientMonth, pillar: str) -> float:
    served = {goal.type for goal in month.dossier.goals}
    return 1.0 + sum(objectives().types[kind] in pillars().pillars[pillar].families for kind in served)


@lru_cache(maxsize=2)
def observed_mix(month: ClientMonth) -> dict[str, float]:
    """The share of the window's posts, stories included, that each pillar has; "non classé" for those without one.

    The shares add up to 1; no share at all where nothing was published.
    """
    posts = month.window_posts
    shares = posts["pillar"].fillna(UNCLASSIFIED).value_counts(normalize=True, sort=False).to_dict()
    return {name: float(shares[name]) for name in (*PILLARS, UNCLASSIFIED) if name in shares}


def by_balance(mix: Mapping[str, float]) -> dict[str, float]:
    """A mix of pillars as one of valeur, preuve, lien and action, and « non classé » where there is some.

    >>> by_balance({"expertise": 0.25, "pédagogie": 0.25, "offres": 0.5})
    {'valeur': 0.5, 'preuve': 0.0, 'lien': 0.0, 'action': 0.5}
    """
    found = dict.fromkeys(pillars().balances, 0.0)
    for pillar, share in mix.items():
        balance = pillars().balance_of(pillar) or UNCLASSIFIED
        found[balance] = found.get(balance, 0.0) + share
    return found
