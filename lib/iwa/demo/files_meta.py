"""Content exports of Meta Business Suite, French labels: Facebook, Instagram, Instagram stories.

UTF-8 with BOM, LF, a field quoted as soon as it holds a space; publish times in Los Angeles time
whatever the language; `Global` as date of every row; counts of nothing left empty in some columns.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from iwa.demo.delimited import delimited

BOM = "\ufeff"
LOS_ANGELES = "America/Los_Angeles"
FACEBOOK_TYPES = {"image": "Photos", "link": "Liens", "reel": "Vidéos", "video": "Vidéos", "text": "Texte"}
INSTAGRAM_TYPES = {"image": "Image IG", "carousel": "Carrousel IG", "reel": "Reel IG", "story": "Story IG"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def meta_file_name(first: date, last: date, number: int) -> str:
    """The name Business Suite gives: English months in every language.

    >>> meta_file_name(date(2026, 10, 1), date(2026, 10, 31), 1098226448)
    'Oct-01-2026_Oct-31-2026_1098226448.csv'
    """
    both = (f"{MONTHS[d.month - 1]}-{d.day:02d}-{d.year}" for d in (first, last))
    return "_".join(both) + f"_{number}.csv"


def write_facebook(path: Path, posts: pd.DataFrame, before_views: bool = False) -> Path:
    """A Facebook file, newest post first; `before_views` gives the columns in use until April 2025."""
    rows = _newest_first(posts)
    is_video = rows["format"].isin(["reel", "video"])
    table = _facebook_facts(rows, is_video)
    if before_views:
        table |= {"Impressions": _of(rows, "impressions"), "IMPRESSION:UNIQUE_USERS": _of(rows, "reach")}
    else:
        table["Vues"] = _of(rows, "views")
    table["Couverture"] = _of(rows, "reach")
    table |= _facebook_figures(rows)
    if not before_views:
        table["Vues de Publications boostées"] = _of(rows, "views_paid")
        table["Vues de Publications organiques"] = _of(rows, "views") - _of(rows, "views_paid")
    table["Couverture de Publications boostées"] = _of(rows, "reach_paid")
    table["Couverture de Publications organiques"] = _of(rows, "reach") - _of(rows, "reach_paid")
    return _written(path, table | _facebook_videos(rows))


def _facebook_facts(rows: pd.DataFrame, is_video: pd.Series) -> dict[str, pd.Series]:
    text = rows["text"].astype("str")
    return {
        "Identifiant de la publication": rows["post_id"],
        "ID de la Page": rows["account_id"],
        "Nom de la page": rows["account_name"],
        "Titre": text,  # the whole caption; a video has it as description too
        "Description": text.where(is_video),
        "Durée (s)": rows["duration_s"].fillna(0),
        "Heure de publication": _los_angeles(rows),
        "Type de légende": _constant(rows, "N/A"),
        "Permalien": rows["url"],
        "Est un crosspostage": _constant(rows, "0"),
        "Est un partage": _constant(rows, "0"),
        "Type de publication": rows["format"].map(FACEBOOK_TYPES),
        "Langues": _blank(rows),
        "Libellés personnalisés": _blank(rows),
        "Statut du contenu financé": _blank(rows),  # empty even for boosted posts
        "Commentaire des données": _blank(rows),
        "Date": _constant(rows, "Global"),
    }


def _facebook_figures(rows: pd.DataFrame) -> dict[str, pd.Series]:
    parts = [_of(rows, name) for name in ("reactions", "comments", "shares")]
    return {
        "Réactions, commentaires et partages": parts[0] + parts[1] + parts[2],
        "Réactions": parts[0],
        "Commentaires": parts[1],
        "Partages": parts[2],
        "Total des clics": _of(rows, "clicks"),
        "Autres clics": _not_zero(_of(rows, "clicks") - _of(rows, "link_clicks").fillna(0)),
        "Clics sur un lien": _not_zero(_of(rows, "link_clicks")),
    }


def _facebook_videos(rows: pd.DataFrame) -> dict[str, pd.Series]:
    return {
        "Vues de vidéo de 3\u00a0secondes": _of(rows, "views_3s"),
        "Secondes regardé(e)": (_of(rows, "views_3s") * _of(rows, "average_view_s")).round(3),
        "Secondes moyen(ne) regardé(e)": _of(rows, "average_view_s"),
        "Commentaires négatifs de la part des utilisateurs": _of(rows, "negative_feedback"),
        "Avis négatifs uniques des utilisateurs": _of(rows, "negative_feedback"),
    }


def write_instagram(path: Path, posts: pd.DataFrame) -> Path:
    """An Instagram file of posts and reels, newest first."""
    rows = _newest_first(posts)
    return _written(
        path,
        _instagram_facts(rows)
        | {
            "Vues": _of(rows, "views"),
            "Couverture": _of(rows, "reach"),
            "Mentions J’aime": _of(rows, "reactions"),
            "Partages": _of(rows, "shares"),
            "Followers en plus": _not_zero(_of(rows, "follows")),
            "Commentaires": _of(rows, "comments"),
            "Enregistrements": _of(rows, "saves"),
        },
    )


def write_stories(path: Path, posts: pd.DataFrame) -> Path:
    """An Instagram file of stories, newest first; replies are 0, as for every European account."""
    rows = _newest_first(posts)
    return _written(
        path,
        _instagram_facts(rows)
        | {
            "Vues": _of(rows, "views"),
            "Couverture": _of(rows, "reach"),
            "Mentions J’aime": _of(rows, "reactions"),
            "Partages": _of(rows, "shares"),
            "Visites de profil": _of(rows, "profile_visits"),
            "Réponses": _of(rows, "replies"),
            "Clics sur le lien": _not_zero(_of(rows, "link_clicks")),
            "Appuis sur des stickers": _of(rows, "sticker_taps"),
            "Followers en plus": _not_zero(_of(rows, "follows")),
            "Navigation": _of(rows, "navigation"),
        },
    )


def _instagram_facts(rows: pd.DataFrame) -> dict[str, pd.Series]:
    return {
        "Identifiant de la publication": rows["post_id"],
        "ID du compte": rows["account_id"],
        "Nom de profil du compte": rows["handle"],
        "Nom du compte": rows["account_name"],
        "Description": rows["text"],
        "Durée (s)": rows["duration_s"].fillna(0),
        "Heure de publication": _los_angeles(rows),
        "Permalien": rows["url"],
        "Type de publication": rows["format"].map(INSTAGRAM_TYPES),
        "Commentaire des données": _blank(rows),
        "Date": _constant(rows, "Global"),
    }


def _newest_first(posts: pd.DataFrame) -> pd.DataFrame:
    return posts.sort_values("published_at", ascending=False, kind="stable").reset_index(drop=True)


def _los_angeles(rows: pd.DataFrame) -> pd.Series:
    local = pd.DatetimeIndex(rows["published_at"]).tz_convert(LOS_ANGELES)
    return pd.Series(local.strftime("%m/%d/%Y %H:%M"), index=rows.index, dtype="str")


def _of(rows: pd.DataFrame, name: str) -> pd.Series:
    found = rows[name] if name in rows else pd.Series(np.nan, index=rows.index)
    return found.astype("float64")


def _not_zero(column: pd.Series) -> pd.Series:
    return column.where(column != 0)


def _constant(rows: pd.DataFrame, value: str) -> pd.Series:
    return pd.Series(value, index=rows.index, dtype="str")


def _blank(rows: pd.DataFrame) -> pd.Series:
    return pd.Series(None, index=rows.index, dtype="str")


def _written(path: Path, table: dict[str, pd.Series]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((BOM + delimited(table, spaces=True)).encode("utf-8"))
    return path
