"""Every measure: what it counts, in which unit, and what zero and missing do.

A rate is computed only over the posts that have both of its parts, so a missing figure never
lowers it. A figure needs at least `COVERAGE` of the posts it is about: with fewer it would read
as a fall, and is "non disponible" instead. Stories count apart: networks give them other figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from iwa.measures import relation
from iwa.networks import NETWORKS
from iwa.slides import Unit

Rows = Callable[[pd.DataFrame], pd.DataFrame]
Columns = Any  # a frame, or anything else that gives a column by name and has a length
Compute = Callable[[Columns], float]

COVERAGE = 0.8
NAN = float("nan")


def everything(rows: pd.DataFrame) -> pd.DataFrame:
    """All the rows."""
    return rows


def feed(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts that are neither stories nor replies to others."""
    return posts[~posts["format"].isin(["story", "reply"])]


def organic_feed(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts that are neither stories nor known to be paid for."""
    shown = feed(posts)
    return shown[~shown["is_paid"].fillna(False).astype("bool")]


def videos(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts that are watched: a picture has no watch time, and that is no gap."""
    return posts[posts["format"].isin(["video", "reel", "short"])]


def days_of(metric: str) -> Rows:
    """The days that have a figure of this metric."""

    def rows(days: pd.DataFrame) -> pd.DataFrame:
        return days[days["metric"] == metric]

    return rows


@dataclass(frozen=True)
class Measure:
    """A measure of one network over some posts, days or visits.

    `of` picks the rows it is about, `compute` gives its value over them. `adds` is true when the figures of months add up to those of a year; otherwise the year is
    computed anew from its posts. `follows` names whose own definition it is.
    """

    label: str
    definition: str
    unit: Unit
    reads: Literal["posts", "days", "traffic", "entries", "messages"]
    compute: Compute
    digits: int = 0
    adds: bool = True
    zero: str = "Zéro est un vrai zéro."
    missing: str = "Non disponible si le réseau ne l’exporte pas, ou pour moins de 80 % des publications."
    follows: str = "Définition de l’atelier."
    of: Rows = everything

    def over(self, rows: pd.DataFrame) -> float:
        """Its value over any posts, days or visits of one network; missing as NaN."""
        return self.compute(self.of(rows))


def _known(posts: Columns, *columns: str) -> tuple[list[np.ndarray], bool]:
    """The columns' figures over the posts that have them all, and whether these are enough."""
    values = [np.asarray(posts[column], dtype="float64") for column in columns]
    have: np.ndarray = ~np.isnan(np.array(values)).any(axis=0)
    return [value[have] for value in values], len(have) > 0 and float(have.mean()) >= COVERAGE


def total(column: str) -> Compute:
    """The sum of a column, missing when too few posts have it."""

    def compute(posts: Columns) -> float:
        (values,), enough = _known(posts, column)
        return float(values.sum()) if enough else NAN

    return compute


def typical(column: str) -> Compute:
    """The median of a column, missing when too few posts have it."""

    def compute(posts: Columns) -> float:
        (values,), enough = _known(posts, column)
        return float(np.median(values)) if enough else NAN

    return compute


def sparse_total(column: str) -> Compute:
    """The sum of a column that networks leave blank when there is nothing to count."""

    def compute(posts: Columns) -> float:
        (values,), _ = _known(posts, column)
        return float(values.sum()) if len(values) else NAN

    return compute


def rate(part: str, whole: str) -> Compute:
    """One total over another, over the posts that have both; missing when these are too few or the whole is 0."""

    def compute(posts: Columns) -> float:
        (parts, wholes), enough = _known(posts, part, whole)
        return float(parts.sum() / wholes.sum()) if enough and wholes.sum() > 0 else NAN

    return compute


def sparse_rate(part: str, whole: str) -> Compute:
    """The same for a part that networks leave blank when there is nothing to count."""

    def compute(posts: Columns) -> float:
        (wholes,), enough = _known(posts, whole)
        (parts, _), _ = _known(posts, part, whole)
        return float(parts.sum() / wholes.sum()) if enough and len(parts) and wholes.sum() > 0 else NAN

    return compute


def weighted(column: str, weight: str) -> Compute:
    """The mean of a column, each post counting for its weight; missing when too few posts with weight have it."""

    def compute(posts: Columns) -> float:
        values, weights = (np.asarray(posts[name], dtype="float64") for name in (column, weight))
        known = ~np.isnan(values) & (weights > 0)
        enough = known.sum() >= COVERAGE * max(int((weights > 0).sum()), 1)
        return float(np.average(values[known], weights=weights[known])) if enough else NAN

    return compute


def sum_of_days(days: pd.DataFrame) -> float:
    """The sum of the days' figures."""
    return float(days["value"].sum(min_count=1))


def visits(column: str) -> Compute:
    """The sum of a GA4 column over visits."""

    def compute(traffic: pd.DataFrame) -> float:
        return float(traffic[column].sum(min_count=1))

    return compute


_REACH = "Une personne touchée par deux publications compte deux fois : ce n’est pas une audience unique."
_OWN_RATE = "Interactions (réactions, commentaires, partages, et enregistrements sur Instagram) rapportées "


NO_MESSAGES = "Non disponible sans un fichier de messages qui parle du mois."
NO_ANSWERS = (
    "Non disponible si les fichiers ne disent pas ce qui a été répondu, ou pour moins de quatre messages sur cinq."
)


def per_follower(month: pd.DataFrame) -> float:
    """Interactions of a month per post and per follower."""
    return float((month["interactions"] / month["posts"] / month["followers"]).iloc[0])


MEASURES: dict[str, Measure] = {
    "posts": Measure(
        "Publications", "Publications parues dans le mois, hors stories.", "count", "posts",
        lambda posts: float(len(posts)), missing="Zéro si rien n’a été publié, non disponible sans export du mois.",
        of=feed,
    ),
    "stories": Measure(
        "Stories", "Stories parues dans le mois.", "count", "posts",
        lambda posts: float((posts["format"] == "story").sum()),
        missing="Zéro si rien n’a été publié, non disponible sans export des stories.",
    ),
    "reach": Measure(
        "Portée cumulée", f"Somme des portées des publications du mois, hors stories. {_REACH}", "count", "posts",
        total("reach"), of=feed, follows="Portée au sens de Meta : comptes ayant vu la publication au moins une fois.",
    ),
    "impressions": Measure(
        "Impressions", "Nombre d’affichages des publications du mois, hors stories.", "count", "posts",
        total("impressions"), of=feed,
        follows="LinkedIn et YouTube. Meta ne compte plus d’impressions depuis le 21 avril 2025.",
    ),
    "views": Measure(
        "Vues", "Nombre de vues des publications du mois, hors stories.", "count", "posts", total("views"), of=feed,
        follows="Chaque réseau a la sienne ; chez Meta, les vues remplacent les impressions depuis le 21 avril 2025.",
    ),
    "typical_exposure": Measure(
        "Portée ou vues typiques par publication", "La publication du milieu : la moitié des publications du mois, hors "
        "stories et hors publications payées, ont été plus vues, l’autre moitié moins. À la base du réseau : portée "
        "(Facebook, Instagram), impressions (LinkedIn, X), vues (YouTube, TikTok).",
        "count", "posts", typical("exposure"), adds=False, of=organic_feed,
        follows="Portée, impressions ou vues au sens du réseau.",
    ),
    "interactions": Measure(
        "Interactions", "Réactions, commentaires, partages, et enregistrements sur Instagram, hors stories.", "count",
        "posts", total("interactions"), of=feed,
    ),
    "engagement_rate": Measure(
        "Taux d’engagement", f"{_OWN_RATE}à la base du réseau : portée (Facebook, Instagram), impressions (LinkedIn, X), "
        "vues (YouTube, TikTok). Publications payées comprises, stories exclues. Ces taux ne se comparent pas d’un réseau à l’autre.",
        "percent", "posts", rate("interactions", "exposure"), digits=1, adds=False, of=feed,
        zero="Zéro interaction donne 0 % ; une base nulle donne « non disponible ».",
    ),
    "engagement_rate_reach": Measure(
        "Taux d’engagement sur la portée", f"{_OWN_RATE}à la portée.", "percent", "posts",
        rate("interactions", "reach"), digits=1, adds=False, of=feed,
    ),
    "engagement_rate_impressions": Measure(
        "Taux d’engagement sur les impressions", f"{_OWN_RATE}aux impressions.", "percent", "posts",
        rate("interactions", "impressions"), digits=1, adds=False, of=feed,
        follows="LinkedIn y ajoute les clics : son propre taux est plus élevé.",
    ),
    "engagement_rate_followers": Measure(
        "Taux d’engagement sur les abonnés", "Interactions moyennes d’une publication rapportées aux abonnés du mois, "
        "relevés par l’équipe.", "percent", "entries", per_follower, digits=2, adds=False,
        missing="Non disponible sans le nombre d’abonnés dans l’onglet « saisies » du dossier.",
        follows="Interactions par publication et par abonné, comme les comparatifs publics.",
    ),
    "comments": Measure("Commentaires", "Commentaires reçus.", "count", "posts", total("comments"), of=feed),
    "shares": Measure("Partages", "Partages et republications.", "count", "posts", total("shares"), of=feed),
    "saves": Measure("Enregistrements", "Publications enregistrées.", "count", "posts", total("saves"), of=feed),
    "save_rate": Measure(
        "Taux d’enregistrement", "Enregistrements rapportés à la portée.", "percent", "posts",
        rate("saves", "reach"), digits=2, adds=False, of=feed,
    ),
    "share_rate": Measure(
        "Taux de partage", "Partages rapportés à la base du réseau.", "percent", "posts",
        rate("shares", "exposure"), digits=2, adds=False, of=feed,
    ),
    "clicks": Measure(
        "Clics", "Tous les clics que le réseau compte sur ses publications, stories comprises.", "count", "posts", sparse_total("clicks"),
        zero="Une case vide veut dire : aucun clic noté.",
    ),
    "link_clicks": Measure(
        "Clics sur un lien", "Clics vers une adresse, stories comprises.", "count", "posts", sparse_total("link_clicks"),
        zero="Une case vide veut dire : aucun clic noté.",
    ),
    "click_rate": Measure(
        "Taux de clic", "Clics rapportés à la base du réseau.", "percent", "posts", sparse_rate("clicks", "exposure"),
        digits=2, adds=False, of=feed,
    ),
    "follows": Measure(
        "Abonnés gagnés par les publications", "Abonnements attribués à une publication par le réseau.", "count",
        "posts", sparse_total("follows"), zero="Une case vide veut dire : aucun abonnement noté.",
    ),
    "retention": Measure(
        "Rétention", "Part moyenne de la vidéo regardée, pondérée par les vues ; peut dépasser 100 %.", "percent",
        "posts", weighted("average_viewed", "views"), digits=0, adds=False, follows="Définition de YouTube.", of=feed,
    ),
    "watch_time_h": Measure(
        "Heures de visionnage", "Temps passé à regarder les vidéos, en heures.", "count", "posts",
        lambda posts: total("watch_time_s")(posts) / 3600, of=videos, follows="Définition du réseau.",
    ),
    "new_followers": Measure(
        "Nouveaux abonnés", "Abonnés gagnés jour par jour, désabonnements déduits quand le réseau le fait.", "count",
        "days", sum_of_days, of=days_of("follows"), missing="Non disponible sans l’export des abonnés pour tous les jours du mois.",
    ),
    "page_views": Measure(
        "Visites de la page", "Pages vues de la page entreprise.", "count", "days", sum_of_days, of=days_of("page_views"),
        missing="Non disponible sans l’export des visiteurs pour tous les jours du mois.",
    ),
    "sessions": Measure(
        "Visites du site", "Sessions GA4 venues du réseau.", "count", "traffic", visits("sessions"),
        missing="Non disponible sans un export GA4 du mois entier.", follows="Session au sens de GA4.",
    ),
    "conversions": Measure(
        "Conversions", "Événements clés GA4 venus du réseau.", "count", "traffic", visits("key_events"),
        missing="Non disponible sans un export GA4 du mois entier.", follows="Événement clé au sens de GA4.",
    ),
    "messages_received": Measure(
        "Messages reçus", "Messages privés reçus dans le mois.", "count", "messages", relation.count,
        of=relation.of_channel("message"), missing=NO_MESSAGES,
    ),
    "comments_received": Measure(
        "Commentaires reçus", "Commentaires du fichier de messages, hors ceux du client et de son équipe.", "count",
        "messages", relation.count, of=relation.of_channel("commentaire"), missing=NO_MESSAGES,
    ),
    "qualified_comments": Measure(
        "Commentaires qualifiés", "Commentaires d’au moins cinq mots, ni du client ni de son équipe, qui demandent, "
        "objectent, racontent une expérience ou disent un besoin, d’après des règles sur les mots.", "count", "messages",
        relation.qualified_comments, of=relation.of_channel("commentaire"), missing=f"{NO_MESSAGES[:-1]}, ou sans leurs textes.",
    ),
    "reviews_received": Measure(
        "Avis reçus", "Avis reçus dans le mois.", "count", "messages", relation.count, of=relation.of_channel("avis"),
        missing=NO_MESSAGES,
    ),
    "rating": Measure(
        "Note des avis", "Moyenne des étoiles, de 1 à 5, des avis du mois qui en ont.", "count", "messages",
        relation.mean("rating"), digits=1, adds=False, of=relation.rated, missing="Non disponible sans avis noté dans le mois.",
        zero="Un avis sans étoile n’entre pas dans la moyenne.",
    ),
    "answered_share": Measure(
        "Part de réponses", "Messages, commentaires et avis du mois qui ont une réponse à la clôture, le 10 du mois suivant.",
        "percent", "messages", relation.answered_share, adds=False, missing=NO_ANSWERS,
    ),
    "answered_in_a_day": Measure(
        "Réponses sous 24 heures", "Messages, commentaires et avis du mois répondus en moins de 24 heures écoulées.",
        "percent", "messages", relation.answered_in_a_day, adds=False, missing=NO_ANSWERS,
    ),
    "typical_wait": Measure(
        "Délai de réponse médian", "La moitié des réponses sont venues plus vite. Heures écoulées, nuits et jours de "
        "fermeture compris : les horaires ne sont pas connus.", "seconds", "messages", relation.typical_wait, adds=False,
        of=relation.timed, missing="Non disponible sans réponse datée.", zero="Zéro : répondu dans la minute.",
    ),
    "long_wait": Measure(
        "Délai de neuf réponses sur dix", "Le délai sous lequel neuf réponses sur dix sont venues (90e centile), en heures "
        "écoulées.", "seconds", "messages", relation.long_wait, adds=False, of=relation.timed,
        missing="Non disponible sous dix réponses datées.", zero="Zéro : répondu dans la minute.",
    ),
    "unanswered": Measure(
        "Sans réponse", "Messages, commentaires et avis du mois sans réponse à la clôture.", "count", "messages",
        relation.unanswered, missing=NO_ANSWERS,
    ),
    "resolved_share": Measure(
        "Part résolue", "Messages notés « résolu » parmi ceux où c’est noté, oui ou non.", "percent", "messages",
        relation.mean("resolved"), adds=False, of=relation.settled, missing="Non disponible tant que rien n’est noté.",
    ),
    "satisfaction": Measure(
        "Satisfaction", "Moyenne des scores saisis par l’équipe, chacun pesant son nombre de réponses.", "count", "entries",
        relation.satisfaction, digits=1, adds=False, missing="Non disponible sans score dans l’onglet « saisies », ou si "
        "l’un de plusieurs scores n’a pas son nombre de réponses.", follows="Échelle de l’enquête du client.",
    ),
    "resolution_rate": Measure(
        "Taux de résolution", "Demandes résolues rapportées aux demandes ouvertes dans le mois, saisies par l’équipe ; peut "
        "dépasser 100 % quand un retard se résorbe.", "percent", "entries", relation.resolution_rate, adds=False,
        missing="Non disponible sans les deux nombres dans l’onglet « saisies ».",
    ),
}  # fmt: skip

# What stands for "clicks" on each network: the closest to a visit that it exports.
CLICKS = {key: network.clicks for key, network in NETWORKS.items()}
# What stands for the size of a network's voice.
AUDIENCE_REACHED = {key: network.exposure for key, network in NETWORKS.items()}
