"""What a column of a mapping may be called, in French, and what the labels of known exports stand for.

A rate has no name here: whether "5" is 5 % or 500 % is not in the cell, and the workbench works out its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from iwa.exports.competitors import labels as competitors
from iwa.exports.labels import Columns
from iwa.exports.linkedin import labels as linkedin
from iwa.exports.meta import labels as meta
from iwa.exports.tiktok import labels as tiktok
from iwa.exports.wording import normalised
from iwa.exports.x import labels as x
from iwa.exports.youtube import labels as youtube

FACTS: dict[str, str] = {
    "identifiant": "post_id",
    "date": "date",
    "adresse": "url",
    "texte": "text",
    "format": "format",
    "compte": "account",
}
METRICS: dict[str, str] = {
    "portée": "reach",
    "portée_payante": "reach_paid",
    "portée_organique": "reach_organic",
    "impressions": "impressions",
    "impressions_payantes": "impressions_paid",
    "vues": "views",
    "vues_payantes": "views_paid",
    "vues_3_secondes": "views_3s",
    "réactions": "reactions",
    "commentaires": "comments",
    "partages": "shares",
    "enregistrements": "saves",
    "interactions": "interactions_network",
    "clics": "clicks",
    "clics_lien": "link_clicks",
    "clics_contact": "contact_clicks",
    "abonnés": "followers",
    "abonnés_gagnés": "follows",
    "abonnés_gagnés_payants": "follows_paid",
    "abonnés_perdus": "unfollows",
    "réponses_story": "replies",
    "navigation_story": "navigation",
    "visites_profil": "profile_visits",
    "vues_page": "page_views",
    "visiteurs": "unique_visitors",
    "durée_visionnage": "watch_time_s",
    "durée_moyenne_vue": "average_view_s",
    "spectateurs": "viewers",
    "nouveaux_spectateurs": "new_viewers",
    "spectateurs_revenus": "returning_viewers",
    "visites_vie_entreprise": "life_page_views",
    "visites_emplois": "jobs_page_views",
    "retours_négatifs": "negative_feedback",
    "formulaires": "leads",
}
NAMES: dict[str, str] = FACTS | METRICS
FRENCH: dict[str, str] = {ours: name for name, ours in NAMES.items()}
NOT_OF = {  # what a name would mean nothing for: a post has no stock of followers, a day no address
    "posts": (
        "followers",
        "unfollows",
        "viewers",
        "new_viewers",
        "returning_viewers",
        "life_page_views",
        "jobs_page_views",
    ),
    "days": ("post_id", "url", "text", "format"),
}

# What readers call the same facts.
_FACTS_OF_READERS = {
    **FACTS,
    "day": "date",
    "published_at": "date",
    "created": "date",
    "description": "text",
    "title": "text",
    "type": "format",
    "content_type": "format",
    "page_name": "account",
    "username": "account",
    "account_name": "account",
    "interactions": "interactions_network",
}
_PRINTED: tuple[Columns, ...] = (
    meta.FACEBOOK_COLUMNS, meta.INSTAGRAM_COLUMNS, youtube.COLUMNS,
    linkedin.METRIC_COLUMNS, linkedin.POST_COLUMNS, linkedin.FOLLOWER_COLUMNS,
    *(layout.columns for layout in tiktok.LAYOUTS),
    *(layout.columns for layout in (x.CONTENT, x.OVERVIEW, x.VIDEO, x.TWEETS, x.TWEET_DAYS)),
    competitors.OWN, competitors.RIVAL_IQ, competitors.FANPAGE_KARMA,
)  # fmt: skip


def name_of(written: str) -> str:
    """Our name of the column that a consultant named in French, "" for a name that is not on the list.

    >>> name_of("Portée"), name_of("clics lien"), name_of("buzz")
    ('reach', 'link_clicks', '')
    """
    return _by_name().get(_plain(written), "")


def meaning_of(label: str) -> str:
    """Our name of what a printed label stands for, "" where no export prints it, or two mean different things by it.

    >>> meaning_of("Mentions J’aime"), meaning_of("Abonnés"), meaning_of("Score")
    ('reactions', '', '')
    """
    meanings = _meanings().get(_plain(label), frozenset())
    return next(iter(meanings)) if len(meanings) == 1 else ""


def _plain(text: str) -> str:
    return normalised(text.replace("_", " "))


@cache
def _by_name() -> dict[str, str]:
    return {_plain(name): ours for name, ours in NAMES.items()}


@cache
def _meanings() -> dict[str, frozenset[str]]:
    """All that the known exports mean by each label, "" among it for what has no name here."""
    found: dict[str, set[str]] = {}
    for label, ours in _all_labels():
        found.setdefault(_plain(label), set()).add(ours)
    return {label: frozenset(meanings) for label, meanings in found.items()}


def _all_labels() -> Iterator[tuple[str, str]]:
    yield from NAMES.items()
    for columns in _PRINTED:
        for name, printed in columns.items():
            known = _FACTS_OF_READERS.get(name) or (name if name in FRENCH else "")
            for label in printed:
                yield label, known
