"""The columns of our own file of messages, and the words it is filled in with."""

from __future__ import annotations

from iwa.exports.labels import Columns

OWN: Columns = {
    "network": ("réseau", "network"),
    "channel": ("canal", "canal (commentaire, message, avis)", "channel"),
    "received_at": ("reçu le", "received at", "received on"),
    "author": ("auteur", "author"),
    "text": ("texte", "text"),
    "post_id": ("publication", "publication (adresse ou identifiant)", "post"),
    "answered_at": ("répondu le", "answered at", "answered on"),
    "answered_by": ("répondu par", "answered by"),
    "answer": ("réponse", "answer"),
    "rating": ("note", "rating"),
    "topic": ("sujet", "topic"),
    "sensitive": ("sensible", "sensitive"),
    "resolved": ("résolu", "resolved"),
    "sentiment": ("ton", "sentiment"),
}
CHANNEL_WORDS: Columns = {
    "commentaire": ("commentaires", "comment", "comments"),
    "message": ("messages", "message privé", "mp", "dm", "direct message"),
    "avis": ("review", "reviews"),
}
TONE_WORDS: Columns = {
    "positif": ("positive", "positif"),
    "neutre": ("neutral", "neutre"),
    "négatif": ("negative", "négatif"),
}
YES, NO = ("oui", "o", "x", "vrai", "yes", "true", "1"), ("non", "n", "faux", "no", "false", "0")

HOOTSUITE: Columns = {
    "conversation": ("Conversation ID",),
    "medium": ("Medium",),
    "contact_id": ("Contact Profile ID",),
    "contact": ("Contact Primary Identifier",),
    "created": ("Created at",),
    "message": ("Message ID",),
}

GOOGLE: Columns = {
    "stars": ("starRating",),
    "created": ("createTime",),
    "updated": ("updateTime",),
    "review": ("reviewId",),
    "name": ("name",),
    "author": ("reviewer.displayName",),
    "anonymous": ("reviewer.isAnonymous",),
    "text": ("comment",),
    "answer": ("reviewReply.comment",),
    "answered": ("reviewReply.updateTime",),
}
STARS = {"ONE": 1.0, "TWO": 2.0, "THREE": 3.0, "FOUR": 4.0, "FIVE": 5.0}
UNRATED = "STAR_RATING_UNSPECIFIED"
TRANSLATED = ("(Translated by Google)", "(Traduit par Google)")
ORIGINAL = ("(Original)", "(Avis d'origine)", "(Avis d’origine)")
