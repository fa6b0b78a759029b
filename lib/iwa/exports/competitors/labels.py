"""The columns of files of competitors' posts, and the formats by the words tools have for them."""

from __future__ import annotations

import pandas as pd

from iwa.exports import cells
from iwa.exports.labels import Columns
from iwa.exports.wording import normalised
from iwa.tables import FORMATS

OWN: Columns = {
    "network": ("réseau", "network"),
    "competitor": ("concurrent", "competitor"),
    "published_at": ("publié le", "published at", "published on"),
    "url": ("adresse", "url", "link"),
    "text": ("texte", "text"),
    "format": ("format",),
    "interactions": ("interactions",),
    "followers": ("abonnés", "followers"),
    "views": ("vues", "views"),
}
RIVAL_IQ: Columns = {
    "network": ("channel",),
    "competitor": ("company",),
    "published_at": ("published_at",),
    "captured_at": ("captured_at",),
    "generated_at": ("report_generated_at",),
    "url": ("post_link",),
    "text": ("message",),
    "format": ("post_type",),
    "interactions": ("engagement_total",),
    "followers": ("audience",),
    "views": ("video_views",),
}
FANPAGE_KARMA: Columns = {
    "network": ("Network", "Réseau", "Netzwerk", "Red"),
    "competitor": ("Profile", "Profil", "Perfil"),
    "published_at": ("Date", "Datum", "Fecha"),
    "post_id": ("Message-ID", "Message ID", "Post-ID"),
    "text": ("Message", "Nachricht", "Mensaje"),
    "url": ("Link", "Lien"),
    "interactions": (
        "Reactions, Comments & Shares",
        "Number of Reactions, Comments & Shares",
        "Réactions, commentaires et partages",
    ),
    "followers": ("Follower", "Followers", "Abonnés"),
    "views": ("Video views", "Views", "Vues"),
}

_FORMAT_WORDS: Columns = {
    "image": ("photo", "photos", "picture"),
    "carousel": ("carousel", "album"),
    "reel": ("reels",),
    "video": ("videos",),
    "short": ("shorts",),
    "story": ("stories",),
    "link": ("link", "links", "article"),
    "text": ("text", "status"),
    "post": ("post",),
    "reply": ("reply",),
}
_FORMAT_OF = {
    normalised(word): key for key, label in FORMATS.items() for word in (key, label, *_FORMAT_WORDS.get(key, ()))
}


def formats(written: pd.Series) -> pd.Series:
    """The format that each word stands for, missing for a word that stands for none.

    >>> formats(pd.Series(["Carrousel", "photo", "Vidéo", "hologramme"])).tolist()
    ['carousel', 'image', 'video', nan]
    """
    return cells.each(written, lambda text: _FORMAT_OF.get(normalised(text)))
