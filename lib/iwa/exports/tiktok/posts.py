"""Videos: TikTok Studio's Content and the Videos of a business account, lifetime totals both.

Content lists a few videos, those that its tab shows. The address of a video holds its identifier,
and that the second of its publication: the date beside it has no year, or is the account's own.
"""

from __future__ import annotations

import datetime

import pandas as pd

from iwa.exports.document import Document
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, Reading, figures, lacking, lifetime, rows_and_issues
from iwa.exports.tiktok.dates import UNKNOWN_DAY, day_in, first_from, in_year, last_until, named_day, written
from iwa.exports.tiktok.ids import handles, held_instants, video_ids
from iwa.exports.tiktok.labels import POST_METRICS, USUAL
from iwa.exports.tiktok.layout import Table, known_table, other_sheets
from iwa.exports.tiktok.years import DAY
from iwa.numbers import counted, short_day

UNDATED = (
    "Ni le contenu ni le nom du fichier ne disent quand il a été téléchargé : ses chiffres passent après ceux de tout "
    "autre fichier. Renommez-le avec la date du téléchargement, par exemple « Videos_2026-11-05.csv »."
)
BY_POSITION = (
    "Les intitulés de ce fichier sont dans une langue qui n’est pas connue : les colonnes ont été reconnues par leur "
    "position et leurs valeurs."
)


def read_posts(document: Document) -> Reading:
    """One post a video, with views, reactions, comments, shares and, in business files, saves."""
    table = known_table(document, "posts")
    notes = Notes(table.sheet)
    if table.by_position:
        notes.tell("columns-by-position", BY_POSITION)
    videos = _videos(table, notes)
    posts = _facts(videos)
    values = figures(videos, POST_METRICS, notes)
    notes.use(videos.index)
    _tell_dates_apart(videos, posts["published_at"], notes)
    accounts = posts["account"].unique()
    days = posts["published_at"].dt.tz_localize(None).dt.normalize()
    subject = posts[["account", "post_id"]].assign(source_sheet=table.sheet.name)
    taken = _taken(document, table, days.max(), notes)
    states, issues = rows_and_issues([notes, *other_sheets(document, table)])
    return Reading(
        network="tiktok",
        kind="posts",
        first=days.min(),
        last=days.max(),
        measured_at=taken,
        account=accounts[0] if len(accounts) == 1 else "",
        posts=posts,
        measurements=lifetime(subject, values),
        rows=states,
        issues=issues,
        unavailable=lacking(USUAL["posts"], values.columns[values.notna().any()].tolist()),
    )


def _videos(table: Table, notes: Notes) -> pd.DataFrame:
    """The rows whose link names a video, `post_id` added; the others become issues."""
    rows = table.rows
    videos = rows.assign(post_id=video_ids(rows["url"]))
    for row, link in videos.loc[videos["post_id"] == "", "url"].items():
        sentence = (
            f"Le lien « {link} » ne nomme aucune vidéo de TikTok : la ligne est laissée de côté. Déposez l’export de "
            "TikTok sans le modifier ; un lien court ne dit pas quelle vidéo il ouvre."
        )
        notes.doubt(pd.Index([row]), "no-video", sentence)
    videos = videos[videos["post_id"] != ""]
    again = videos["post_id"].duplicated()
    if again.any():
        count = counted(again.sum(), "ligne répète une vidéo", "lignes répètent une vidéo")
        sentence = f"{count} que le fichier donne déjà plus haut : seule la première ligne de chaque vidéo est lue."
        tell_once(notes, videos.index[again], "repeated-video", sentence, fatal=True)
    return videos[~again]


def _facts(videos: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "post_id": videos["post_id"],
            "account": handles(videos["url"]),
            "published_at": held_instants(videos["post_id"]),
            "url": videos["url"],
            "text": videos.get("text", ""),
            "format": "video",
            "is_paid": pd.array([None] * len(videos), dtype="boolean"),  # no export of TikTok says it
            "duration_s": float("nan"),
            "source_row": videos.index,
        }
    )


def _tell_dates_apart(videos: pd.DataFrame, published: pd.Series, notes: Notes) -> None:
    """The file's own dates are in the account's zone: a day beside the instant of the link, no more."""
    printed = videos.get("published_at", pd.Series("", index=videos.index))
    pairs = list(zip(printed, published.dt.date, strict=True))
    apart = {pair for pair in set(pairs) if all(_days_apart(*pair, day_first) > 1 for day_first in (True, False))}
    for row, (text, day) in zip(videos.index, pairs, strict=True):
        if (text, day) in apart:
            sentence = (
                f"La date « {text} » n’est pas celle que porte le lien de la vidéo ({short_day(day)}) : celle du lien "
                "est retenue. Vérifiez que le lien est bien celui de cette vidéo."
            )
            notes.doubt(pd.Index([row]), "dates-apart", sentence, fatal=False)


def _days_apart(text: str, day: datetime.date, day_first: bool) -> int:
    """How many days lie between a date as written and a day; 0 when nothing is written that can be read."""
    date = written(text, day_first)
    if date is None:
        return 0
    years = [date.year] if date.year else [day.year - 1, day.year, day.year + 1]
    known = [found for year in years if (found := day_in(date, year)) is not None]
    return min((abs((found - day).days) for found in known), default=0)


def _taken(document: Document, table: Table, last: pd.Timestamp, notes: Notes) -> pd.Timestamp:
    """The day of the export. Its column has no year: the file's name tells it, else the last video.

    A year that stands there all the same is a spreadsheet's: it is believed when nothing speaks against it.
    """
    named = named_day(document)
    printed = table.rows.get("taken", pd.Series(dtype="str"))
    date = next((found for text in printed.unique() if (found := written(text))), None)
    whole = in_year(date, date.year) if date and date.year else None
    by_name = last_until(date, named + DAY) if date and not pd.isna(named) else None
    for day in (whole, by_name):
        if day is not None and not day < last - DAY and not day > named + DAY:
            return day
    if date and not pd.isna(last) and (day := first_from(date, last - DAY)):
        sentence = (
            f"Le fichier ne dit pas l’année de l’export : d’après la dernière vidéo, il est daté du {short_day(day)}. "
            "Pour l’assurer, renommez-le avec la date du téléchargement, par exemple « Content_2026-11-05.csv »."
        )
        notes.tell("year-of-export", sentence)
        return day
    if pd.isna(named):
        notes.tell("undated", UNDATED)
    return named if not pd.isna(named) else UNKNOWN_DAY
