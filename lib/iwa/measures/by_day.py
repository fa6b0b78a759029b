"""The measures of an account's days, as the networks export them."""

from __future__ import annotations

import pandas as pd

from iwa.measures.measure import NAN, Columns, Measure, Rows, known, sparse_total


def days_of(metric: str) -> Rows:
    """The days that have a figure of this metric."""

    def rows(days: pd.DataFrame) -> pd.DataFrame:
        return days[days["metric"] == metric]

    return rows


sum_of_days = sparse_total("value")


def mean_of_days(days: Columns) -> float:
    """The mean of the days' figures: people of a day, who may come back the day after, are never added."""
    (values,), _ = known(days, "value")
    return float(values.mean()) if len(values) else NAN


_MISSING = "Non disponible sans l’export {} pour tous les jours de la période."

OF_DAYS: dict[str, Measure] = {
    "new_followers": Measure(
        "Nouveaux abonnés", "Abonnés gagnés jour par jour, désabonnements déduits quand le réseau le fait.", "count",
        "days", sum_of_days, of=days_of("follows"), missing="Non disponible sans l’export des abonnés pour tous les jours du mois.",
    ),
    "page_views": Measure(
        "Visites de la page", "Pages vues de la page entreprise.", "count", "days", sum_of_days, of=days_of("page_views"),
        missing="Non disponible sans l’export des visiteurs pour tous les jours du mois.",
    ),
    "life_page_views": Measure(
        "Visites de l’onglet Vie d’entreprise", "Pages vues de l’onglet « Life » de la page LinkedIn.", "count", "days",
        sum_of_days, of=days_of("life_page_views"), missing=_MISSING.format("des visiteurs LinkedIn"),
        follows="Page vue au sens de LinkedIn.",
    ),
    "jobs_page_views": Measure(
        "Visites de l’onglet Emplois", "Pages vues de l’onglet « Jobs » de la page LinkedIn.", "count", "days",
        sum_of_days, of=days_of("jobs_page_views"), missing=_MISSING.format("des visiteurs LinkedIn"),
        follows="Page vue au sens de LinkedIn.",
    ),
    "profile_views": Measure(
        "Vues du profil", "Visites du profil, jour par jour.", "count", "days", sum_of_days, of=days_of("profile_visits"),
        missing=_MISSING.format("de la vue d’ensemble"), follows="Vue du profil au sens du réseau.",
    ),
    "account_link_clicks": Measure(
        "Clics sur un lien, tout le compte", "Clics sur les liens du compte, bio comprise, jour par jour ; l’export ne "
        "sépare pas la bio du reste.", "count", "days", sum_of_days, of=days_of("link_clicks"),
        missing=_MISSING.format("de la vue d’ensemble"), follows="Clic sur un lien au sens du réseau.",
    ),
    "returning_viewers": Measure(
        "Spectateurs déjà venus, par jour", "Moyenne par jour des spectateurs qui avaient déjà regardé le compte ; les "
        "jours ne s’additionnent pas, une personne peut revenir.", "count", "days", mean_of_days, adds=False,
        of=days_of("returning_viewers"), missing=_MISSING.format("des spectateurs (YouTube, TikTok)"),
        follows="Spectateur déjà venu au sens du réseau.",
    ),
}  # fmt: skip
