"""LinkedIn page: the three exports of a page's own statistics, .xls as downloaded or re-saved."""

from __future__ import annotations

from iwa.exports.linkedin.content import read_content, recognises_content
from iwa.exports.linkedin.followers import read_followers, recognises_followers
from iwa.exports.linkedin.visitors import read_visitors, recognises_visitors
from iwa.exports.reading import Reader

_PERIOD = "choisir la période la plus large, 365 jours"

READERS = (
    Reader(
        network="linkedin",
        kind="content",
        label="contenu",
        menu=f"Page LinkedIn › Statistiques › Contenu › Exporter ({_PERIOD})",
        gives="posts",
        recognises=recognises_content,
        read=read_content,
    ),
    Reader(
        network="linkedin",
        kind="followers",
        label="followers",
        menu=f"Page LinkedIn › Statistiques › Followers › Exporter ({_PERIOD})",
        gives="audience",
        recognises=recognises_followers,
        read=read_followers,
    ),
    Reader(
        network="linkedin",
        kind="visitors",
        label="visiteurs",
        menu=f"Page LinkedIn › Statistiques › Visiteurs › Exporter ({_PERIOD})",
        gives="days",
        recognises=recognises_visitors,
        read=read_visitors,
    ),
)
