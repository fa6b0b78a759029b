"""Reviews of a Google Business Profile: the JSON of Takeout, or of the network's own interface.

`updateTime` of an answer is that of its last change: a reply corrected later looks later than it was.
"""

from __future__ import annotations

import pandas as pd

from iwa.exports import one_table
from iwa.exports.document import Document
from iwa.exports.instants import instants
from iwa.exports.messages.labels import GOOGLE, ORIGINAL, STARS, TRANSLATED, UNRATED
from iwa.exports.messages.rows import messages_of, reading_of
from iwa.exports.one_table import Table
from iwa.exports.reading import Notes, Reading

NETWORK = "google"
REQUIRED = ("stars", "created")


def recognises_reviews(document: Document) -> bool:
    """A list of records with a star rating and the instant of creation, under Google's own names."""
    return one_table.has_table(document, GOOGLE, REQUIRED)


def read_reviews(document: Document) -> Reading:
    """A message a review, its rating from 1 to 5; text missing where people only rated."""
    found, notes = one_table.tables(document, GOOGLE, REQUIRED)
    return reading_of(NETWORK, "reviews", [_messages(table) for table in found], notes)


def _messages(table: Table) -> pd.DataFrame:
    created = instants(table.column("created"))
    undated = created.at.isna()
    for row, text in table.column("created")[undated].items():
        sentence = f"La date « {text} » de cet avis n’a pas été comprise : l’avis est laissé de côté."
        table.notes.doubt(pd.Index([row]), "unreadable-date", sentence)
    anonymous = table.column("anonymous") == "TRUE"  # they all bear one name, and are not one person
    last_part = table.column("name").str.rsplit("/", n=1).str[-1]
    raw = pd.DataFrame(
        {
            "network": NETWORK,
            "channel": "avis",
            "message_id": table.column("review").where(table.column("review") != "", last_part),
            "received_at": created.at,
            "author": table.column("author").mask(anonymous, ""),
            "text": table.column("text").map(original).astype("str"),
            "answered_at": _answered(table),
            "answered_by": "",
            "answer": table.column("answer").map(original).astype("str"),
            "rating": _ratings(table.column("stars"), table.notes),
            "followed": True,  # an answer is part of the review
        },
        index=table.rows.index,
    )
    return messages_of(raw[~undated], table.notes)


def _answered(table: Table) -> pd.Series:
    answered = instants(table.column("answered"))
    for row, text in table.column("answered")[answered.faulty].items():
        sentence = (
            f"La date « {text} » de la réponse n’a pas été comprise : l’avis est gardé, sans l’heure de sa réponse."
        )
        table.notes.doubt(pd.Index([row]), "unreadable-date", sentence, fatal=False)
    return answered.at


def _ratings(words: pd.Series, notes: Notes) -> pd.Series:
    stars = words.map(STARS).astype("float64")
    for row, text in words[stars.isna() & ~words.isin(["", UNRATED])].items():
        sentence = f"« {text} » n’est pas une note de Google (ONE à FIVE) : l’avis est gardé sans note."
        notes.doubt(pd.Index([row]), "unknown-rating", sentence, fatal=False)
    return stars


def original(text: str) -> str:
    """What the person wrote, of a text that Google gives with its translation, in either order.

    >>> original("(Translated by Google) Good bread\\n\\n(Original)\\nBon pain")
    'Bon pain'
    >>> original("Bon pain\\n\\n(Translated by Google)\\nGood bread"), original("Bon pain")
    ('Bon pain', 'Bon pain')
    """
    for mark in ORIGINAL:
        if mark in text and any(other in text for other in TRANSLATED):
            return text.partition(mark)[2].strip()
    for mark in TRANSLATED:
        before, found, after = text.partition(mark)
        if found:
            return before.strip() or after.strip()
    return text
