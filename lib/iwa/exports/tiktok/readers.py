"""TikTok: what TikTok Studio and business analytics export, tab by tab, as CSV, zip or workbook."""

from __future__ import annotations

from collections.abc import Callable

from iwa.exports.document import Document
from iwa.exports.reading import Reader, Reading
from iwa.exports.tiktok.audience import read_audience
from iwa.exports.tiktok.days import reader_of_days
from iwa.exports.tiktok.layout import table_of
from iwa.exports.tiktok.posts import read_posts

_STUDIO = "TikTok Studio, sur ordinateur › Données analytiques › onglet « {} » › Télécharger les données › CSV"
_YEAR = "période « 365 derniers jours » ; TikTok n’écrit pas l’année : gardez la date du téléchargement dans le nom"


def _reader(kind: str, label: str, menu: str, gives: str, read: Callable[[Document], Reading]) -> Reader:
    def recognises(document: Document) -> bool:
        return table_of(document, kind) is not None

    return Reader("tiktok", kind, label, menu, gives, recognises, read)


READERS = (
    _reader(
        "posts",
        "vidéos",
        f"{_STUDIO.format('Contenu')} (la liste est courte : téléchargez-la chaque mois), ou compte professionnel › "
        "Statistiques › Vidéos › Exporter",
        "posts",
        read_posts,
    ),
    _reader(
        "overview",
        "vue d’ensemble",
        f"{_STUDIO.format('Vue d’ensemble')} ({_YEAR}), ou compte professionnel › Statistiques › Vue d’ensemble › Exporter",
        "days",
        reader_of_days("overview"),
    ),
    _reader(
        "viewers",
        "spectateurs",
        f"{_STUDIO.format('Spectateurs')} ({_YEAR})",
        "days",
        reader_of_days("viewers"),
    ),
    _reader(
        "followers",
        "followers",
        f"{_STUDIO.format('Followers')} ({_YEAR}), ou compte professionnel › Statistiques › Audience › Exporter",
        "days",
        reader_of_days("followers"),
    ),
    _reader(
        "audience",
        "audience",
        f"{_STUDIO.format('Followers')} (genre, principaux territoires et activité viennent dans le même zip)",
        "audience",
        read_audience,
    ),
)
