"""The readers of X, each with where its export is downloaded."""

from __future__ import annotations

from iwa.exports.reading import Reader
from iwa.exports.x.days import read_overview, read_videos, recognises_overview, recognises_videos
from iwa.exports.x.posts import read_posts, recognises_posts

_MENU = "X sur ordinateur (compte Premium) › Analytics › "
_PERIOD = (
    "période personnalisée couvrant le mois entier › icône de téléchargement (.csv), sans ouvrir le fichier dans Excel"
)

READERS = (
    Reader(
        network="x",
        kind="posts",
        label="publications",
        menu=f"{_MENU}Contenu › « Posts et réponses », {_PERIOD}",
        gives="posts",
        recognises=recognises_posts,
        read=read_posts,
    ),
    Reader(
        network="x",
        kind="overview",
        label="compte, jour par jour",
        menu=f"{_MENU}Vue d’ensemble › {_PERIOD}",
        gives="days",
        recognises=recognises_overview,
        read=read_overview,
    ),
    Reader(
        network="x",
        kind="video_overview",
        label="vidéos, jour par jour",
        menu=f"{_MENU}Vidéo › {_PERIOD}",
        gives="days",
        recognises=recognises_videos,
        read=read_videos,
    ),
)
