"""What definitions say of the networks, made of what each network declares: a new one is named by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from iwa.networks import NETWORKS, REACTED, Network
from iwa.numbers import listed

BASES = {"reach": "portée", "impressions": "impressions", "views": "vues"}
PARTS = {
    "reactions": "réactions",
    "comments": "commentaires",
    "shares": "partages",
    "saves": "enregistrements",
    "clicks": "clics",
    "link_clicks": "clics sur un lien",
}
Networks = Mapping[str, Network]


def bases_said(networks: Networks = NETWORKS) -> str:
    """What the rates of each network are held against.

    >>> bases_said({key: NETWORKS[key] for key in ("facebook", "instagram", "x")})
    'portée (Facebook, Instagram), impressions (X)'
    """
    labels = {basis: [one.label for one in networks.values() if one.exposure == basis] for basis in BASES}
    return ", ".join(f"{BASES[basis]} ({', '.join(some)})" for basis, some in labels.items() if some)


def interactions_said(networks: Networks = NETWORKS) -> str:
    """What adds up to an interaction: the usual parts, those that some networks add, those of the others.

    >>> interactions_said({key: NETWORKS[key] for key in ("facebook", "instagram", "x")})
    'réactions, commentaires, partages, et enregistrements sur Instagram'
    """
    added, apart = [], []
    for parts in dict.fromkeys(one.interactions for one in networks.values()):
        where = listed([one.label for one in networks.values() if one.interactions == parts])
        more = [part for part in parts if part not in REACTED]
        if not set(REACTED) <= set(parts):
            apart.append(f" ; sur {where}, {_parts_said(parts)} seulement")
        elif more:
            added.append(f", et {_parts_said(more)} sur {where}")
    usual = ", ".join(PARTS[part] for part in REACTED) if added else _parts_said(REACTED)
    return "".join([usual, *added, *apart])


def _parts_said(parts: Iterable[str]) -> str:
    return listed([PARTS[part] for part in parts])
