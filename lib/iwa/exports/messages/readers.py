"""The readers of messages, comments and reviews."""

from __future__ import annotations

from iwa.exports.messages import google, hootsuite, own
from iwa.exports.reading import MIXED, Reader

READERS = (
    Reader(
        network=MIXED,
        kind="own_messages",
        label="messages, commentaires et avis (modèle IWA)",
        menu="Modèle « messages.csv » (dossier templates/exports), une ligne par message, commentaire ou avis",
        gives="messages",
        recognises=own.recognises_own,
        read=own.read_own,
    ),
    Reader(
        network=MIXED,
        kind="hootsuite",
        label="conversations résolues (Hootsuite)",
        menu="Hootsuite › Inbox 2.0 › Exports › À la demande : type « Conversations résolues », fuseau horaire de Paris, "
        "le mois entier › Générer l’exportation",
        gives="messages",
        recognises=hootsuite.recognises_conversations,
        read=hootsuite.read_conversations,
    ),
    Reader(
        network=google.NETWORK,
        kind="reviews",
        label="avis de la fiche d’établissement",
        menu="takeout.google.com › Tout désélectionner › cocher « Fiche d’établissement Google » › Étape suivante › "
        "Créer une exportation (fichier reviews.json)",
        gives="messages",
        recognises=google.recognises_reviews,
        read=google.read_reviews,
    ),
)
