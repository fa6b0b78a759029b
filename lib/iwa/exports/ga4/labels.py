"""What GA4 prints, in English and French, and the networks that visits come from."""

from __future__ import annotations

import pandas as pd

from iwa.exports import cells
from iwa.exports.labels import Columns
from iwa.networks import NETWORKS

DIMENSIONS: Columns = {
    "date": ("Date", "Day", "Jour"),
    "nth_day": ("Nth day", "Nième jour", "N-ième jour"),
    "channel": (
        "Session primary channel group (Default Channel Group)",
        "Session primary channel group",
        "Session default channel group",
        "Default channel group",
        "Groupe de canaux principal de la session (groupe de canaux par défaut)",
        "Groupe de canaux principal de la session",
        "Groupe de canaux par défaut de la session",
        "Groupe de canaux par défaut",
    ),
    "source_medium": (
        "Session source / medium",
        "Session manual source / medium",
        "Source / medium",
        "Source/support de la session",
        "Source / support de la session",
        "Source/support manuels de la session",
        "Source/support",
    ),
    "source": ("Session source", "Session manual source", "Source de la session", "Source manuelle de la session"),
    "medium": ("Session medium", "Session manual medium", "Support de la session", "Support manuel de la session"),
    "campaign": (
        "Session campaign",
        "Session manual campaign name",
        "Campaign",
        "Campagne de la session",
        "Nom de la campagne manuelle de la session",
        "Campagne",
    ),
    "content": (
        "Session manual ad content",
        "Manual ad content",
        "Contenu manuel de l'annonce de la session",
        "Contenu de l'annonce manuelle de la session",
        "Contenu manuel de l'annonce",
    ),
    "landing_page": (
        "Landing page",
        "Landing page + query string",
        "Page de destination",
        "Page de destination + chaîne de requête",
    ),
    "event": ("Event name", "Nom de l'événement"),
}
# "Session key event rate" and the like are other labels: only a whole label matches.
MEASURES: Columns = {
    "sessions": ("Sessions",),
    "engaged_sessions": ("Engaged sessions", "Sessions avec engagement"),
    "active_users": ("Active users", "Users", "Utilisateurs actifs", "Utilisateurs"),
    "total_users": ("Total users", "Nombre total d'utilisateurs", "Total des utilisateurs"),
    "new_users": ("New users", "Nouveaux utilisateurs"),
    "key_events": ("Key events", "Conversions", "Événements clés"),
    "revenue": ("Total revenue", "Revenu total", "Revenus totaux"),
}
OTHERS: Columns = {
    "period": ("Date range", "Plage de dates", "Période"),
    "comparison": ("Comparison", "Comparaison", "Segment"),
    "event_count": ("Event count", "Nombre d'événements"),
}
COLUMNS: Columns = {**DIMENSIONS, **MEASURES, **OTHERS}

GRAND_TOTAL = frozenset({"grand total", "total général", "total general", "totaux généraux"})
NOT_SET = frozenset({"", "(not set)"})

NETWORK_OF = {source: key for key, network in NETWORKS.items() for source in network.sources}


def network_of(visits: pd.DataFrame) -> pd.Series:
    """The network a visit comes from, by its source, else its medium, else its channel; else missing.

    >>> network_of(pd.DataFrame({"source": ["lnkd.in", "google"], "medium": ["referral", "cpc"]})).tolist()
    ['linkedin', nan]
    """
    network = pd.Series(None, index=visits.index, dtype="str")
    for name in ("source", "medium", "channel"):
        if name in visits:
            network = network.where(network.notna(), cells.each(visits[name], _named_by))
    return network


def _named_by(source: str) -> str | None:
    return NETWORK_OF.get(source.strip().casefold().removeprefix("www."))
