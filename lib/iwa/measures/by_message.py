"""The measures of what customers write, and of what the team notes of them."""

from __future__ import annotations

from iwa.measures import relation
from iwa.measures.measure import Measure

NO_MESSAGES = "Non disponible sans un fichier de messages qui parle du mois."
NO_ANSWERS = (
    "Non disponible si les fichiers ne disent pas ce qui a été répondu, ou pour moins de quatre messages sur cinq."
)

OF_MESSAGES: dict[str, Measure] = {
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
