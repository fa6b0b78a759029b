"""Which of the networks' own figures a measure of posts is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from iwa.consolidate.posts import EXPOSURE, INTERACTIONS
from iwa.measures.goals import measure_on
from iwa.measures.registry import CLICKS, MEASURES
from iwa.tables import METRICS

ENGAGEMENT = ("interactions", "exposure")
# The columns that the figures that are no measure of the registry are made of; the others read none.
OF_DERIVED = {
    "excess": ENGAGEMENT,
    "expected_excess": ENGAGEMENT,
    "expected_excess_low": ENGAGEMENT,
    "expected_excess_high": ENGAGEMENT,
    "typical_rate": ENGAGEMENT,
    "engagement_gap": ENGAGEMENT,
}
WORDS = {
    "reach": "portée", "reach_paid": "portée payée", "reach_organic": "portée non payée", "impressions": "impressions",
    "impressions_paid": "impressions payées", "views": "vues", "views_paid": "vues payées", "reactions": "réactions",
    "comments": "commentaires", "shares": "partages", "saves": "enregistrements",
    "interactions_network": "interactions (total du réseau)", "clicks": "clics", "link_clicks": "clics sur un lien",
    "follows": "abonnés gagnés", "follows_paid": "abonnés gagnés par une mise en avant", "replies": "réponses",
    "navigation": "navigation", "profile_visits": "visites du profil", "page_views": "vues de la page",
    "life_page_views": "vues de l’onglet Vie d’entreprise", "jobs_page_views": "vues de l’onglet Emplois",
    "unique_visitors": "visiteurs uniques", "watch_time_s": "temps de visionnage (s)",
    "average_view_s": "durée moyenne vue (s)", "average_viewed": "part vue", "views_3s": "vues de 3 secondes",
    "click_through": "taux de clic de la vignette", "negative_feedback": "avis négatifs", "followers": "abonnés",
    "unfollows": "désabonnements", "viewers": "spectateurs", "new_viewers": "nouveaux spectateurs",
    "returning_viewers": "spectateurs déjà venus", "contact_clicks": "clics de contact", "leads": "leads",
}  # fmt: skip


@dataclass(frozen=True)
class _Asked:
    """A frame that notes which of its columns are asked for."""

    rows: pd.DataFrame
    columns: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Any:
        self.columns.append(name)
        return self.rows[name]

    def __len__(self) -> int:
        return len(self.rows)


def metrics_of(measure: str, network: str, rows: pd.DataFrame) -> tuple[str, ...]:
    """The networks' own figures that a measure reads of some posts; none where it only counts them.

    >>> metrics_of("engagement_rate", "instagram", pd.DataFrame(columns=["interactions", "exposure"]))
    ('reactions', 'comments', 'shares', 'saves', 'reach')
    """
    return tuple(
        dict.fromkeys(metric for name in _columns(measure, network, rows) for metric in _metrics(name, network))
    )


def _columns(measure: str, network: str, rows: pd.DataFrame) -> Sequence[str]:
    if measure == "click_share_of_seen":
        return (CLICKS[network], "exposure")
    known = MEASURES.get(measure_on(measure, network))
    if known is None or measure in OF_DERIVED:
        return OF_DERIVED.get(measure, ())
    asked = _Asked(rows)
    known.compute(asked)
    return asked.columns


def _metrics(column: str, network: str) -> tuple[str, ...]:
    """The figures behind a column: the parts of the interactions, the network's own exposure, or the figure itself."""
    if column == "interactions":
        return INTERACTIONS[network]
    if column == "exposure":
        return (EXPOSURE[network],)
    return (column,) if column in METRICS else ()
