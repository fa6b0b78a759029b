"""What YouTube Studio prints, in English, French and German."""

from __future__ import annotations

import pandas as pd

from iwa.exports import cells
from iwa.exports.labels import Columns
from iwa.exports.reading import Notes, figures, report_faulty

FACT_COLUMNS: Columns = {
    "post_id": ("Content", "Video", "Contenu", "Vidéo", "Inhalte"),
    "text": ("Video title", "Videotitel", "Titre de la vidéo"),
    "published_at": (
        "Video publish time",
        "Veröffentlichungszeitpunkt des Videos",
        "Heure de publication de la vidéo",
    ),
    "duration_s": ("Duration", "Durée", "Dauer"),
}
METRIC_COLUMNS: Columns = {
    "views": ("Views", "Aufrufe", "Vues"),
    "watch_time_h": ("Watch time (hours)", "Wiedergabezeit (Stunden)", "Durée de visionnage (heures)"),
    "follows": ("Subscribers", "Abonnenten", "Abonnés"),
    "impressions": ("Impressions", "Impressionen"),
    "click_through": (
        "Impressions click-through rate (%)",
        "Klickrate der Impressionen (%)",
        "Taux de clics par impression (%)",
    ),
    "average_view": ("Average view duration", "Durée moyenne d'une vue", "Durée moyenne de visionnage"),
    "average_viewed": (
        "Average percentage viewed (%)",
        "Pourcentage moyen de vidéo regardé (%)",
        "Pourcentage moyen regardé (%)",
    ),
    "reactions": ("Likes", "J'aime"),
    "comments": ("Comments added", "Commentaires ajoutés"),
    "shares": ("Shares", "Partages"),
}
# Who watched. Another network prints these words too: alone they prove nothing.
VIEWER_COLUMNS: Columns = {
    "new_viewers": ("New viewers", "Nouveaux spectateurs"),
    "returning_viewers": ("Returning viewers", "Spectateurs connus", "Spectateurs récurrents"),
    "casual_viewers": ("Casual viewers", "Spectateurs occasionnels"),
    "regular_viewers": ("Regular viewers", "Spectateurs réguliers"),
}
COLUMNS: Columns = {**FACT_COLUMNS, **METRIC_COLUMNS, **VIEWER_COLUMNS, "day": ("Date", "Datum")}
TOTAL_LABELS = frozenset({"total", "gesamt"})
COUNTS = ("views", "follows", "impressions", "reactions", "comments", "shares")
USUAL = (*COUNTS, "watch_time_s", "average_view_s", "average_viewed", "click_through")


def metrics_of(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """The figures of rows in our units: hours as seconds, percentages as fractions.

    Returning viewers are the casual and the regular ones, where YouTube parts them.
    """
    values = figures(rows, COUNTS, notes)
    rates = figures(rows, ("click_through", "average_viewed", "watch_time_h"), notes)
    for rate in ("click_through", "average_viewed"):
        if rate in rates:
            values[rate] = rates[rate] / 100
    if "watch_time_h" in rates:
        values["watch_time_s"] = rates["watch_time_h"] * 3600
    if "average_view" in rows:
        values["average_view_s"], faulty = cells.seconds(rows["average_view"])
        report_faulty(notes, rows.loc[faulty, "average_view"], "average_view")
    return values.join(_viewers(rows, notes))


def _viewers(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    viewers = figures(rows, tuple(VIEWER_COLUMNS), notes)
    if "returning_viewers" not in viewers and {"casual_viewers", "regular_viewers"} <= set(viewers):
        viewers["returning_viewers"] = viewers["casual_viewers"] + viewers["regular_viewers"]
    return viewers.drop(columns=["casual_viewers", "regular_viewers"], errors="ignore")
