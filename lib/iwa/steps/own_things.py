"""Things of the client's own that sentences name: its page, its series, its themes, its networks."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import RECURRING, RUBRIC
from iwa.measures.registry import AUDIENCE_REACHED
from iwa.steps.wording import network_name

SEEN = {"reach": "portée", "impressions": "impressions", "views": "vues"}


def led_to(month: ClientMonth) -> str:
    """The page of the client's site that most of its links lead to ("/commande"), "le site" where none is known."""
    host = (month.client.site or "").split("//")[-1].removeprefix("www.").split("/")[0]
    own = month.links[month.links["address"].str.contains(host or "\0", regex=False)]["landing_page"].dropna()
    pages = own[own.str.len() > 1].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return str(pages.index[0]) if len(pages) else "le site"


def recurring(month: ClientMonth, network: str) -> str:
    """A series or rubric of the dossier on a network, in quotes, one of that network first; "" for none."""
    rows = [row for element in (RECURRING, RUBRIC) for row in month.dossier.editorial if row.element == element]
    own = [row for row in rows if row.network == network] or [row for row in rows if row.network is None]
    return f"« {own[0].name} »" if own else ""


def usual_theme(posts: pd.DataFrame) -> str:
    """The theme of most of some posts, the first of the alphabet where two are equal; "" for none."""
    counts = posts["theme"].dropna().value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return str(counts.index[0]) if len(counts) else ""


def in_advance(month: ClientMonth, network: str) -> str:
    """What two posts kept in advance on a network would be of: its series, else its usual theme; "" for neither."""
    series, theme = recurring(month, network), usual_theme(month.window_posts_of(network))
    return f", dont un numéro de {series}" if series else f", dont une sur « {theme} »" if theme else ""


def on_networks(month: ClientMonth) -> str:
    """The client's networks, in a sentence: "Facebook et Instagram"."""
    return numbers.listed(map(network_name, month.networks))


def seen_as(networks: Sequence[str]) -> dict[str, list[str]]:
    """What counts as being seen, with the names of the networks that count it so.

    >>> seen_as(["facebook", "instagram", "x"])
    {'portée': ['Facebook', 'Instagram'], 'impressions': ['X']}
    """
    found: dict[str, list[str]] = {}
    for network in networks:
        found.setdefault(SEEN[AUDIENCE_REACHED[network]], []).append(network_name(network))
    return found
