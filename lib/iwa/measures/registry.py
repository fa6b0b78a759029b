"""Every measure: what it counts, in which unit, and what zero and missing do.

A rate is computed only over the posts that have both of its parts, so a missing figure never
lowers it. A total needs the figure of at least `COVERAGE` of the posts: with fewer it would read
as a fall, and is "non disponible" instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from iwa.slides import Unit

COVERAGE = 0.8
NAN = float("nan")


@dataclass(frozen=True)
class Measure:
    """A measure of one network over some posts, days or visits.

    `adds` is true when the figures of months add up to those of a year; otherwise the year is
    computed anew from its posts. `follows` names whose own definition it is.
    """

    label: str
    definition: str
    unit: Unit
    reads: Literal["posts", "days", "traffic"]
    compute: Callable[[pd.DataFrame], float]
    digits: int = 0
    adds: bool = True
    zero: str = "Zéro est un vrai zéro."
    missing: str = "Non disponible si le réseau ne l’exporte pas, ou pour moins de 80 % des publications."
    follows: str = "Définition de l’atelier."


def total(column: str) -> Callable[[pd.DataFrame], float]:
    """The sum of a column, missing when too few posts have it."""

    def compute(posts: pd.DataFrame) -> float:
        present = posts[column].notna()
        return float(posts[column].sum()) if len(posts) and present.mean() >= COVERAGE else NAN

    return compute


def sparse_total(column: str) -> Callable[[pd.DataFrame], float]:
    """The sum of a column that networks leave blank when there is nothing to count."""

    def compute(posts: pd.DataFrame) -> float:
        return float(posts[column].sum(min_count=1))

    return compute


def rate(part: str, whole: str) -> Callable[[pd.DataFrame], float]:
    """One total over another, over the posts that have both; missing when the whole is 0."""

    def compute(posts: pd.DataFrame) -> float:
        both = posts[posts[part].notna() & posts[whole].notna()]
        bottom = float(both[whole].sum())
        return float(both[part].sum()) / bottom if bottom > 0 else NAN

    return compute


def weighted(column: str, weight: str) -> Callable[[pd.DataFrame], float]:
    """The mean of a column, each post counting for its weight."""

    def compute(posts: pd.DataFrame) -> float:
        both = posts[posts[column].notna() & (posts[weight] > 0)]
        bottom = float(both[weight].sum())
        return float((both[column] * both[weight]).sum()) / bottom if bottom > 0 else NAN

    return compute


def of_day_metric(metric: str) -> Callable[[pd.DataFrame], float]:
    """The sum of a daily metric over the days that have it."""

    def compute(days: pd.DataFrame) -> float:
        return float(days.loc[days["metric"] == metric, "value"].sum(min_count=1))

    return compute


def visits(column: str) -> Callable[[pd.DataFrame], float]:
    """The sum of a GA4 column over visits."""

    def compute(traffic: pd.DataFrame) -> float:
        return float(traffic[column].sum(min_count=1))

    return compute


_REACH = "Une personne touchée par deux publications compte deux fois : ce n’est pas une audience unique."
_OWN_RATE = "Interactions (réactions, commentaires, partages, et enregistrements sur Instagram) rapportées "

MEASURES: dict[str, Measure] = {
    "posts": Measure(
        "Publications", "Publications parues dans le mois, hors stories.", "count", "posts",
        lambda posts: float((posts["format"] != "story").sum()), missing="Zéro si rien n’a été publié.",
    ),
    "stories": Measure(
        "Stories", "Stories parues dans le mois.", "count", "posts",
        lambda posts: float((posts["format"] == "story").sum()), missing="Zéro si rien n’a été publié.",
    ),
    "reach": Measure(
        "Portée cumulée", f"Somme des portées des publications du mois. {_REACH}", "count", "posts",
        total("reach"), follows="Portée au sens de Meta : comptes ayant vu la publication au moins une fois.",
    ),
    "impressions": Measure(
        "Impressions", "Nombre d’affichages des publications du mois.", "count", "posts", total("impressions"),
        follows="LinkedIn et YouTube. Meta ne compte plus d’impressions depuis le 21 avril 2025.",
    ),
    "views": Measure(
        "Vues", "Nombre de vues des publications du mois.", "count", "posts", total("views"),
        follows="Chaque réseau a la sienne ; chez Meta, les vues remplacent les impressions depuis le 21 avril 2025.",
    ),
    "interactions": Measure(
        "Interactions", "Réactions, commentaires, partages, et enregistrements sur Instagram.", "count", "posts",
        total("interactions"),
    ),
    "engagement_rate": Measure(
        "Taux d’engagement", f"{_OWN_RATE}à la base du réseau : portée (Facebook, Instagram), impressions (LinkedIn), "
        "vues (YouTube). Ces taux ne se comparent pas d’un réseau à l’autre.",
        "percent", "posts", rate("interactions", "exposure"), digits=1, adds=False,
        zero="Zéro interaction donne 0 % ; une base nulle donne « non disponible ».",
    ),
    "engagement_rate_reach": Measure(
        "Taux d’engagement sur la portée", f"{_OWN_RATE}à la portée.", "percent", "posts",
        rate("interactions", "reach"), digits=1, adds=False,
    ),
    "engagement_rate_impressions": Measure(
        "Taux d’engagement sur les impressions", f"{_OWN_RATE}aux impressions.", "percent", "posts",
        rate("interactions", "impressions"), digits=1, adds=False,
        follows="LinkedIn y ajoute les clics : son propre taux est plus élevé.",
    ),
    "comments": Measure("Commentaires", "Commentaires reçus.", "count", "posts", total("comments")),
    "shares": Measure("Partages", "Partages et republications.", "count", "posts", total("shares")),
    "saves": Measure("Enregistrements", "Publications enregistrées.", "count", "posts", total("saves")),
    "save_rate": Measure(
        "Taux d’enregistrement", "Enregistrements rapportés à la portée.", "percent", "posts",
        rate("saves", "reach"), digits=2, adds=False,
    ),
    "share_rate": Measure(
        "Taux de partage", "Partages rapportés à la base du réseau.", "percent", "posts",
        rate("shares", "exposure"), digits=2, adds=False,
    ),
    "clicks": Measure(
        "Clics", "Tous les clics que le réseau compte sur ses publications.", "count", "posts", sparse_total("clicks"),
        zero="Une case vide veut dire : aucun clic noté.",
    ),
    "link_clicks": Measure(
        "Clics sur un lien", "Clics vers une adresse.", "count", "posts", sparse_total("link_clicks"),
        zero="Une case vide veut dire : aucun clic noté.",
    ),
    "click_rate": Measure(
        "Taux de clic", "Clics rapportés à la base du réseau.", "percent", "posts", rate("clicks", "exposure"),
        digits=2, adds=False,
    ),
    "follows": Measure(
        "Abonnés gagnés par les publications", "Abonnements attribués à une publication par le réseau.", "count",
        "posts", sparse_total("follows"), zero="Une case vide veut dire : aucun abonnement noté.",
    ),
    "retention": Measure(
        "Rétention", "Part moyenne de la vidéo regardée, pondérée par les vues ; peut dépasser 100 %.", "percent",
        "posts", weighted("average_viewed", "views"), digits=0, adds=False, follows="Définition de YouTube.",
    ),
    "watch_time_h": Measure(
        "Heures de visionnage", "Temps passé à regarder les vidéos, en heures.", "count", "posts",
        lambda posts: total("watch_time_s")(posts) / 3600, follows="Définition du réseau.",
    ),
    "new_followers": Measure(
        "Nouveaux abonnés", "Abonnés gagnés jour par jour, désabonnements déduits quand le réseau le fait.", "count",
        "days", of_day_metric("follows"), missing="Non disponible sans l’export des abonnés.",
    ),
    "page_views": Measure(
        "Visites de la page", "Pages vues de la page entreprise.", "count", "days", of_day_metric("page_views"),
        missing="Non disponible sans l’export des visiteurs.",
    ),
    "sessions": Measure(
        "Visites du site", "Sessions GA4 venues du réseau.", "count", "traffic", visits("sessions"),
        missing="Non disponible sans l’export GA4.", follows="Session au sens de GA4.",
    ),
    "conversions": Measure(
        "Conversions", "Événements clés GA4 venus du réseau.", "count", "traffic", visits("key_events"),
        missing="Non disponible sans l’export GA4.", follows="Événement clé au sens de GA4.",
    ),
}  # fmt: skip

# What stands for "clicks" on each network: the closest to a visit that it exports.
CLICKS: dict[str, str] = {
    "facebook": "link_clicks",
    "instagram": "link_clicks",
    "linkedin": "clicks",
    "youtube": "clicks",
}
# What stands for the size of a network's voice.
AUDIENCE_REACHED: dict[str, str] = {
    "facebook": "reach", "instagram": "reach", "linkedin": "impressions", "youtube": "views",
}  # fmt: skip
