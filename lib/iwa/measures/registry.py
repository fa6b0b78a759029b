"""Every measure: what it counts, in which unit, and what zero and missing do.

Those of posts stand here; those of days, visits and entries in modules of their own.
"""

from __future__ import annotations

from iwa.measures.by_day import OF_DAYS
from iwa.measures.by_entry import OF_ADS, OF_AUDIENCE, OF_ENTRIES
from iwa.measures.by_message import OF_MESSAGES
from iwa.measures.by_post import (
    EMPLOYER,
    OFFERS,
    days_with_a_story,
    labelled,
    mean,
    messages,
    nearest_clicks,
    replies_to_stories,
    share_above_zero,
    share_of_replies,
    share_of_same_day,
    stories,
)
from iwa.measures.by_visit import OF_VISITS
from iwa.measures.measure import (
    Measure,
    feed,
    organic_feed,
    rate,
    sparse_rate,
    sparse_total,
    total,
    typical,
    videos,
    weighted,
)
from iwa.measures.network_words import bases_said, interactions_said
from iwa.networks import NETWORKS

_REACH = "Une personne touchée par deux publications compte deux fois : ce n’est pas une audience unique."
_OWN_RATE = f"Interactions ({interactions_said()}) rapportées "

_UNLABELLED = "Non disponible sans publication du thème ou du pilier « {} »."

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
        follows="Chaque réseau a la sienne ; Meta ne compte plus d’impressions depuis le 21 avril 2025.",
    ),
    "views": Measure(
        "Vues", "Nombre de vues des publications du mois, hors stories.", "count", "posts", total("views"), of=feed,
        follows="Chaque réseau a la sienne ; chez Meta, les vues remplacent les impressions depuis le 21 avril 2025.",
    ),
    "typical_exposure": Measure(
        "Portée ou vues typiques par publication", "La publication du milieu : la moitié des publications du mois, hors "
        f"stories et hors publications payées, ont été plus vues, l’autre moitié moins. À la base du réseau : {bases_said()}.",
        "count", "posts", typical("exposure"), adds=False, of=organic_feed,
        follows="Portée, impressions ou vues au sens du réseau.",
    ),
    "interactions": Measure(
        "Interactions", f"Hors stories : {interactions_said()}.", "count", "posts",
        total("interactions"), of=feed,
    ),
    "engagement_rate": Measure(
        "Taux d’engagement", f"{_OWN_RATE}à la base du réseau : {bases_said()}. "
        "Publications payées comprises, stories exclues. Ces taux ne se comparent pas d’un réseau à l’autre.",
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
    "story_days": Measure(
        "Jours avec une story", "Jours du mois où au moins une story est parue, à l’heure du client.", "count", "posts",
        days_with_a_story, missing="Non disponible sans export des stories ; les jours qu’aucun export ne couvre ne comptent pas.",
    ),
    "story_replies": Measure(
        "Réponses aux stories", "Réponses reçues aux stories.", "count", "posts", replies_to_stories, of=stories,
        zero="Un total nul est donné « non disponible » : le réseau ne compte pas ces réponses en Europe.",
        missing="Non disponible sans export des stories, et en Europe, où Instagram ne les compte pas.",
        follows="Réponse au sens d’Instagram.",
    ),
    "reply_share": Measure(
        "Part de réponses", "Part des messages de X qui répondent à quelqu’un : leur texte commence par @.", "percent",
        "posts", share_of_replies, adds=False, of=messages,
        missing="Non disponible hors de X, seul réseau dont l’export liste les réponses.",
    ),
    "same_day_share": Measure(
        "Part de messages du même jour", "Part des messages de X parus un jour où le compte en publie au moins un "
        "autre, réponses comprises : le direct et la conversation se font à plusieurs messages par jour.", "percent",
        "posts", share_of_same_day, adds=False, of=messages,
        missing="Non disponible hors de X, seul réseau dont l’export liste les réponses.",
    ),
    "comments_per_post": Measure(
        "Commentaires par publication", "Commentaires reçus rapportés aux publications du mois, hors stories.", "count",
        "posts", mean("comments"), digits=1, adds=False, of=feed,
    ),
    "commented_share": Measure(
        "Part de publications commentées", "Part des publications, hors stories, qui ont reçu un commentaire au moins.",
        "percent", "posts", share_above_zero("comments"), adds=False, of=feed,
    ),
    "employer_engagement_rate": Measure(
        "Taux d’engagement, marque employeur", f"{_OWN_RATE}à la base du réseau, sur les seules publications classées "
        "« marque employeur » (thème ou pilier).", "percent", "posts", rate("interactions", "exposure"), digits=1,
        adds=False, of=labelled(EMPLOYER), missing=_UNLABELLED.format(EMPLOYER),
    ),
    "employer_saves": Measure(
        "Enregistrements, marque employeur", "Enregistrements des publications classées « marque employeur ».", "count",
        "posts", total("saves"), of=labelled(EMPLOYER), missing=_UNLABELLED.format(EMPLOYER),
    ),
    "employer_shares": Measure(
        "Partages, marque employeur", "Partages des publications classées « marque employeur ».", "count", "posts",
        total("shares"), of=labelled(EMPLOYER), missing=_UNLABELLED.format(EMPLOYER),
    ),
    "offer_clicks": Measure(
        "Clics vers les offres", "Clics des publications classées « recrutement » (thème ou pilier) : sur un lien, ou tous "
        "ceux du réseau quand il ne les sépare pas.", "count", "posts", nearest_clicks, of=labelled(OFFERS),
        zero="Une case vide veut dire : aucun clic noté.", missing=_UNLABELLED.format(OFFERS),
    ),
    **OF_DAYS,
    **OF_VISITS,
    **OF_ENTRIES,
    **OF_MESSAGES,
    **OF_ADS,
    **OF_AUDIENCE,
}  # fmt: skip

# What stands for "clicks" on each network: the closest to a visit that it exports.
CLICKS = {key: network.clicks for key, network in NETWORKS.items()}
# What stands for the size of a network's voice.
AUDIENCE_REACHED: dict[str, str] = {key: network.exposure for key, network in NETWORKS.items()}


def stored_table(measure: str, of_month: bool = False) -> str:
    """The stored table that a measure's figures come from; of a calendar month, posts are those of its closing.

    >>> stored_table("reach"), stored_table("reach", of_month=True), stored_table("direct_sessions")
    ('posts', 'closing', 'traffic')
    """
    reads = MEASURES[measure].reads
    if reads == "posts" and of_month:
        return "closing"
    return "traffic" if reads == "site" else reads
