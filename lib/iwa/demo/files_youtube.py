"""The zip of YouTube Studio's advanced mode, French labels: table, totals by day, chart by day and video.

UTF-8 without BOM, LF; the first row of the table is the total, dates of publication are in English,
ids that begin with "-" are guarded by a space, and one label holds a soft hyphen.
"""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pandas as pd

from iwa.demo.delimited import delimited

TABLE, TOTALS, CHART = (
    "Informations relatives aux tableaux.csv",
    "Totaux.csv",
    "Informations relatives aux graphiques.csv",
)
WATCH_TIME = "Durée de vision\u00adnage (heures)"
DELETED_VIEWS = 41.0  # of a deleted video: in the total, in no row
CHARTED = 5  # the chart holds the first videos of the table only


def youtube_file_name(first: date, last: date, channel: str) -> str:
    """The name Studio gives to the zip."""
    return f"Content {first}_{last} {channel}.zip"


def write_youtube(path: Path, posts: pd.DataFrame, days: pd.Series, by_video: pd.DataFrame) -> Path:
    """The three files; `days` has the channel's views by day, `by_video` those of each video (columns: ids)."""
    rows = posts.sort_values("views", ascending=False, kind="stable").reset_index(drop=True)
    files = {
        CHART: delimited(_chart(rows.head(CHARTED), by_video)),
        TABLE: delimited(_table(rows)),
        TOTALS: delimited({"Date": _iso(pd.DatetimeIndex(days.index)), "Vues": days.reset_index(drop=True)}),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text.encode("utf-8"))
    return path


def _table(rows: pd.DataFrame) -> dict[str, pd.Series]:
    hours = (rows["average_view_s"] * rows["views"] / 3600).round(4)
    clicks = (rows["click_through"] * 100).round(2).where(rows["impressions"] > 0)
    total_views = rows["views"].sum() + DELETED_VIEWS
    average = rows["average_view_s"].mul(rows["views"]).sum() / max(rows["views"].sum(), 1)
    viewed = (rows["average_viewed"] * 100).round(2)
    top: dict[str, object] = {
        "Contenu": "Total", "Titre de la vidéo": None, "Heure de publication de la vidéo": None, "Durée": None,
        "Vues": total_views, WATCH_TIME: round(float(hours.sum()), 4), "Abonnés": rows["follows"].sum() - 2,
        "Impressions": rows["impressions"].sum(), "Taux de clics par impression (%)": round(float(clicks.mean()), 2),
        "Durée moyenne d'une vue": _clock(float(average)), "Pourcentage moyen de vidéo regardé (%)": round(float(viewed.mean()), 2),
        "J'aime": rows["reactions"].sum(), "Commentaires ajoutés": rows["comments"].sum(),
        "Partages": rows["shares"].sum(),
    }  # fmt: skip
    columns = (
        rows["post_id"].where(~rows["post_id"].str.startswith("-"), " " + rows["post_id"]), rows["text"],
        _english(rows["published_at"]), rows["duration_s"], rows["views"], hours, rows["follows"],
        rows["impressions"], clicks, rows["average_view_s"].map(_clock), viewed, rows["reactions"],
        rows["comments"], rows["shares"],
    )  # fmt: skip
    return {
        header: pd.concat([pd.Series([first], dtype=column.dtype), column], ignore_index=True)
        for (header, first), column in zip(top.items(), columns, strict=True)
    }


def _english(instants: pd.Series) -> pd.Series:
    pacific = instants.dt.tz_convert("America/Los_Angeles")
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return pd.Series([f"{names[t.month - 1]} {t.day}, {t.year}" for t in pacific], dtype="str")


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 3600}:{whole % 3600 // 60:02d}:{whole % 60:02d}"


def _chart(rows: pd.DataFrame, by_video: pd.DataFrame) -> dict[str, pd.Series]:
    facts = rows.set_index("post_id")
    wide = by_video[list(facts.index)].rename_axis("day").reset_index()
    long = wide.melt("day", var_name="post_id", value_name="views").sort_values("day", kind="stable")
    video = facts.loc[long["post_id"]].reset_index()
    return {
        "Date": _iso(pd.DatetimeIndex(long["day"])),
        "Contenu": video["post_id"],
        "Titre de la vidéo": video["text"],
        "Heure de publication de la vidéo": _english(video["published_at"]),
        "Durée": video["duration_s"],
        "Vues": long["views"].reset_index(drop=True),
    }


def _iso(days: pd.DatetimeIndex) -> pd.Series:
    return pd.Series(days.strftime("%Y-%m-%d"), dtype="str")
