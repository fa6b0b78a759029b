"""Qualified comments: five words at least, that ask, object, tell an experience or name a need.

Told by rules on words, which err: the error is measured where people wrote what comments are about.
"""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports.wording import normalised

FEWEST_WORDS = 5
FEWEST_LABELS = 20  # labelled comments under which an error rate means nothing
# What a person writes as the topic of a comment that is about nothing.
NO_TOPIC = frozenset({"aucun", "aucune", "rien", "sans objet", "hors sujet", "spam"})
_MARKS = re.compile(r"\[[^\]]*\]|@\S+|#\w+|https?://\S+")
_ASKS = re.compile(
    r"\?|\b(?:est-ce que|combien|quels?|quelles?|peut-on|y a-t-il|savez-vous|(?:pouvez|pourriez|avez|auriez|faites|"
    r"livrez|proposez|acceptez|ouvrez|vendez|comptez)-vous)\b"
)
_OBJECTS = re.compile(
    r"\b(?:mais|dommage|trop cher|decue?s?|deception|pas d'accord|problemes?|erreurs?|impossible|inadmissible|"
    r"toujours pas|jamais recue?s?|en retard|ne (?:marche|fonctionne) (?:pas|plus)|plutot que)\b"
)
_TELLS = re.compile(
    r"\b(?:j'ai|j'avais|j'etais|j'y etais|nous avons|nous etions|on a|on avait|je suis (?:allee?|venue?|passee?)|"
    r"ma commande|mon colis|la derniere fois|hier)\b"
)
_NEEDS = re.compile(
    r"\b(?:besoin|je cherche|nous cherchons|a la recherche|j'aimerais|je voudrais|nous aimerions|nous voudrions|"
    r"il (?:me|nous) faut|il (?:me|nous) faudrait|interessee?s?)\b"
)


def is_qualified(text: str) -> bool:
    """Whether a comment has five words and asks, objects, tells an experience or names a need.

    >>> is_qualified("Vous livrez aussi le dimanche matin ?"), is_qualified("Super, bravo à toute l’équipe !")
    (True, False)
    >>> is_qualified("Et le dimanche ?")
    False
    """
    said = normalised(_MARKS.sub(" ", text))
    return has_words(text) and any(rule.search(said) for rule in (_ASKS, _OBJECTS, _TELLS, _NEEDS))


def has_words(text: str) -> bool:
    """Whether a text has five words; accounts, hashtags, addresses and emojis are none."""
    return sum(any(sign.isalpha() for sign in word) for word in _MARKS.sub(" ", text).split()) >= FEWEST_WORDS


def rule_error(comments: pd.DataFrame) -> tuple[float | None, int]:
    """The share of labelled comments that the rules take wrongly, and how many are labelled.

    Labelled: five words and a topic noted by a person, which says that the comment is about
    something; or one of `NO_TOPIC`. None under `FEWEST_LABELS`.
    """
    known = comments[comments["topic"].notna() & comments["text"].fillna("").map(has_words)]
    if len(known) < FEWEST_LABELS:
        return None, len(known)
    labelled = ~known["topic"].map(normalised).isin(NO_TOPIC)
    return float((known["text"].map(is_qualified) != labelled).mean()), len(known)
