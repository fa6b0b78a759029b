"""YouTube Studio, advanced mode: the table of videos, read from the zip or from its CSV.

The first row of figures is the channel's total: it is not the sum of the rows (deleted videos)
and never used as one. Columns depend on what the user ticked. A figure counts the period chosen
at the export: it is a video's total only when the video is younger than the period.
"""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.document import Document
from iwa.exports.labels import Header
from iwa.exports.reading import Notes, Reader, Reading, lacking, lifetime, report_faulty, rows_and_issues
from iwa.exports.wording import normalised
from iwa.exports.youtube import channel
from iwa.exports.youtube.labels import COLUMNS, METRIC_COLUMNS, TOTAL_LABELS, USUAL, metrics_of

SHORT_SECONDS = 60  # the export does not say which videos are Shorts
VIDEO_ID = r"[A-Za-z0-9_-]{11}"
# the beginning of a month's name, in English or French, without accents
MONTH_OF = {
    "jan": 1, "feb": 2, "fev": 2, "mar": 3, "apr": 4, "avr": 4, "may": 5, "mai": 5, "jun": 6, "juin": 6,
    "jul": 7, "juil": 7, "aug": 8, "aou": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_PERIOD = re.compile(r"(20\d\d-\d\d-\d\d)_(20\d\d-\d\d-\d\d)")
CUT_LIST = "YouTube n’exporte que les 500 premières lignes : les vidéos suivantes ne sont pas dans le fichier."


def recognises_videos(document: Document) -> bool:
    """A table with one row a video: the first column is the video, its title and a figure stand beside it."""
    return _video_header(document) is not None


def _video_header(document: Document) -> Header | None:
    if len(document.sheets) != 1:
        return None
    header = labels.find_header(document.sheets[0], COLUMNS, ("post_id", "text"))
    known = header is not None and header.positions.keys() & METRIC_COLUMNS.keys()
    return header if header and known and header.positions["post_id"] == 0 else None


def read_videos(document: Document) -> Reading:
    """The videos of the table: one row a video with its figures."""
    header = _video_header(document)
    assert header is not None, document.name
    notes = Notes(document.sheets[0])
    videos = _videos(labels.body(document.sheets[0], header), notes)
    posts = _posts(videos, notes)
    values = metrics_of(videos, notes)
    notes.use(videos.index)
    first, last = _period(document, posts["published_at"], notes)
    whole = _counted_whole(document, posts["published_at"], notes)
    rows, issues = rows_and_issues([notes])
    return Reading(
        network="youtube",
        kind="videos",
        first=first,
        last=last,
        measured_at=last,
        period_stated=_PERIOD.search(document.name) is not None,
        posts=posts,
        measurements=lifetime(posts.loc[whole, ["account", "post_id"]], values[whole]),
        rows=rows,
        issues=issues,
        unavailable=lacking(USUAL, list(values.columns)),
    )


def _videos(table: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """The rows that are videos: not the total, not the last line in words, not those whose id is lost."""
    # A leading space guards ids that begin with "-" against being taken for a formula.
    named = table.assign(post_id=table["post_id"].str.strip())
    total = cells.each(named["post_id"], normalised).isin(TOTAL_LABELS)
    valid = named["post_id"].str.fullmatch(VIDEO_ID)
    words = ~total & ~valid & (named.drop(columns="post_id") == "").all(axis=1)
    if words.any():
        notes.tell("cut-list", CUT_LIST)
    for row, text in named.loc[~total & ~valid & ~words, "post_id"].items():
        sentence = (
            f"« {text} » n’est pas un identifiant de vidéo (Excel l’a sans doute transformé) : la ligne est laissée "
            "de côté. Déposez le fichier de YouTube sans l’ouvrir dans Excel."
        )
        notes.doubt(pd.Index([row]), "unreadable-id", sentence)
    return named[valid & ~total]


def _posts(videos: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    absent = pd.Series("", index=videos.index, dtype="str")
    duration, faulty = cells.seconds(videos.get("duration_s", absent))
    report_faulty(notes, videos.get("duration_s", absent)[faulty], "duration_s")
    return pd.DataFrame(
        {
            "post_id": videos["post_id"],
            "account": "",
            "published_at": _published(videos.get("published_at", absent), notes),
            "url": "https://www.youtube.com/watch?v=" + videos["post_id"],
            "text": videos["text"],
            "format": pd.Series("video", index=videos.index).mask(duration <= SHORT_SECONDS, "short"),
            "is_paid": False,
            "duration_s": duration,
            "source_row": videos.index,
        }
    )


def _published(written: pd.Series, notes: Notes) -> pd.Series:
    """The instants of publication; missing for an empty cell, as unlisted and private videos have."""
    iso = cells.each(written, iso_day)
    days = pd.to_datetime(iso, format="%Y-%m-%d", errors="coerce").astype("datetime64[ns]")
    for row, text in written[days.isna() & (written.str.strip() != "")].items():
        sentence = f"La date de publication « {text} » n’a pas été comprise : la vidéo reste sans date."
        notes.doubt(pd.Index([row]), "unreadable-date", sentence, fatal=False)
    # The export gives a day without a time: noon keeps that day in every European time zone.
    return (days + pd.Timedelta(hours=12)).dt.tz_localize("UTC")


def iso_day(text: str) -> str:
    """A date as YouTube writes it, as YYYY-MM-DD; "" for anything else.

    >>> [iso_day(text) for text in ("Sep 27, 2024", "28 sept. 2026", "2026-09-28", "hier")]
    ['2024-09-27', '2026-09-28', '2026-09-28', '']
    """
    plain = normalised(text).replace(".", "").replace(",", "")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        return plain
    parts = re.fullmatch(r"(?:(\d{1,2})(?:er)? )?([a-z]+) (?:(\d{1,2}) )?(\d{4})", plain)
    month = parts and next((number for start, number in MONTH_OF.items() if parts[2].startswith(start)), 0)
    return f"{parts[4]}-{month:02}-{int(parts[1] or parts[3] or 0):02}" if parts and month else ""


def _period(document: Document, published: pd.Series, notes: Notes) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The period in the name that YouTube gives to the zip; else from the first to the last video."""
    named = _PERIOD.search(document.name)
    if named:
        return pd.Timestamp(named[1]), pd.Timestamp(named[2])
    notes.tell(
        "no-period",
        "Le nom du fichier ne dit plus la période : la date de la dernière vidéo tient lieu de date de mesure. "
        "Déposez plutôt le zip tel que YouTube l’a nommé.",
    )
    days = published.dt.tz_localize(None).dt.normalize()
    return days.min(), days.max()


def _counted_whole(document: Document, published: pd.Series, notes: Notes) -> pd.Series:
    """Which videos have all their figures in the file: those that are not older than its period."""
    named = _PERIOD.search(document.name)
    if not named:
        return pd.Series(True, index=published.index)
    older = published < pd.Timestamp(named[1], tz="UTC")
    if older.any():
        notes.tell(
            "older-videos",
            f"L’export ne compte que depuis le {pd.Timestamp(named[1]):%d/%m/%Y} : les chiffres des vidéos plus "
            f"anciennes ({older.sum()}) ne sont pas leurs totaux et ne sont pas reprises. Exportez la période "
            "« Depuis toujours ».",
        )
    return ~older


READERS = (
    Reader(
        network="youtube",
        kind="videos",
        label="vidéos",
        menu="YouTube Studio › Données analytiques › Mode avancé › onglet « Contenu », période « Depuis toujours » "
        "› Exporter la vue actuelle › Valeurs séparées par des virgules (.csv)",
        gives="posts",
        recognises=recognises_videos,
        read=read_videos,
    ),
    *channel.READERS,
)
