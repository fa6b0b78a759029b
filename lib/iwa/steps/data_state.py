"""What the figures rest on: files, periods, doubts, definitions. The annex of every deck."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import MEASURES
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.coverage import cut_short, month_days, unexported, unread_files
from iwa.steps.own_things import on_networks
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, excerpt, network_name

MOST_ISSUES = 8
SITE = "Site (GA4)"
SHOWN_MEASURES = (
    "reach", "impressions", "views", "engagement_rate", "clicks", "link_clicks", "new_followers", "sessions", "conversions",
)  # fmt: skip


def data_state(month: ClientMonth, prefix: str) -> Slide:
    """Each kind of export: how many files, what they cover, when they were taken; what is missing is said."""
    read = month.sources[month.sources["state"] == "lu"]
    grouped = read.groupby(["network", "label"], sort=True)
    rows = [_source_line(str(network), str(label), part) for (network, label), part in grouped]
    missing, unread = _missing(month, read), unread_files(month)
    rows += [(name, "aucun export du mois", "–", "–", TO_COMPLETE) for name in missing]
    return Slide(
        id=f"{prefix}.donnees",
        title=_title(month, len(set(read["file"]) - set(unread)), missing, unread),
        subtitle="Exports lus, période couverte et jour de la dernière mesure",
        exhibit=Table(
            (
                Column("Réseau", 1),
                Column("Export", 1.6),
                Column("Fichiers", 0.7, "right"),
                Column("Période", 2),
                Column("Mesuré le", 1),
            ),
            tuple(rows) or (("–", "aucun fichier", "0", "–", TO_COMPLETE),),
            "Exports lus pour ce document.",
        ),
        decision=_decision(missing, unread),
        source=Source(tuple(sorted(set(read["file"]))), exports=numbers.counted(read["file"].nunique(), "fichier")),
        annex=True,
    )


def _missing(month: ClientMonth, read: pd.DataFrame) -> list[str]:
    """What no file covers in the month: networks, and the site when the client has one."""
    site = read[read["network"] == "ga4"]
    absent = bool(month.client.site) and not (site["last"] >= pd.Timestamp(month.month.first)).any()
    cut = [f"{network_name(name)} après le {numbers.day(end, year=False)}" for name, end in cut_short(month).items()]
    return [
        *(network_name(network) for network in unexported(month, month_days(month))),
        *cut,
        *([SITE] if absent else []),
    ]


def _source_line(network: str, label: str, part: pd.DataFrame) -> tuple[str, ...]:
    first, last, taken = part["first"].min(), part["last"].max(), part["measured_at"].max()
    covered = f"{numbers.short_day(first)} – {numbers.short_day(last)}" if pd.notna(first) else "non datée"
    return (
        SITE if network == "ga4" else capital(network_name(network)),
        capital(label),
        numbers.integer(len(part)),
        covered,
        numbers.short_day(taken) if pd.notna(taken) else "non daté",
    )


def _title(month: ClientMonth, count: int, missing: list[str], unread: list[str]) -> str:
    files = numbers.counted(count, "fichier lu", "fichiers lus")
    if missing:
        return f"Ce document repose sur {files} ; il manque {numbers.listed(missing)}"
    if unread:
        without = numbers.counted(len(unread), "autre n’a rien donné", "autres n’ont rien donné")
        return f"Ce document repose sur {files} ; {without}"
    if len(month.networks) == 1:
        return f"Ce document repose sur {files}, {on_networks(month)} est couvert"
    return f"Ce document repose sur {files}, {on_networks(month)} sont couverts"


def _decision(missing: list[str], unread: list[str]) -> str:
    again = f"Télécharger à nouveau {numbers.listed(excerpt(name, 40) for name in unread[:3])}." if unread else ""
    if missing:
        return f"Exporter {numbers.listed(missing)} avant le prochain passage. {again}".strip()
    return again or NOTHING_TO_CHANGE


def doubts(month: ClientMonth, prefix: str) -> Slide:
    """What could not be right in the files, in sentences; most serious first."""
    issues = month.issues
    order = issues["severity"].map({"bloquant": 0, "à vérifier": 1, "pour information": 2})
    told = (
        issues.assign(order=order).sort_values(["order", "file"], kind="stable").drop_duplicates(["file", "sentence"])
    )
    rows = tuple(
        (str(row["severity"]), excerpt(row["file"], 40), excerpt(row["sentence"], 150))
        for row in told.head(MOST_ISSUES).to_dict("records")
    )
    serious = int((told["severity"] != "pour information").sum())
    return Slide(
        id=f"{prefix}.reserves",
        title=f"{_points(serious)} dans les fichiers reçus"
        if serious
        else "Rien n’est à corriger dans les fichiers reçus",
        subtitle=f"Remarques de lecture, {min(len(told), MOST_ISSUES)} sur {len(told)} ; la liste entière est dans « iwa check »",
        exhibit=Table(
            (Column("Gravité", 1), Column("Fichier", 1.6), Column("Remarque", 4.4)),
            rows or (("–", "–", "Aucune remarque."),),
            "Remarques faites à la lecture des fichiers.",
        ),
        decision="Relire les points à vérifier avant la remise." if serious else NOTHING_TO_CHANGE,
        source=Source(tuple(sorted(set(told["file"].astype(str)))), exports=numbers.counted(len(told), "remarque")),
        annex=True,
        audience="interne",
    )


def _points(count: int) -> str:
    return f"{numbers.counted(count, 'point')} {'est' if count < 2 else 'sont'} à vérifier"


def definitions(prefix: str) -> Slide:
    """What each measure counts, in a line."""
    rows = tuple((MEASURES[name].label, MEASURES[name].definition) for name in SHOWN_MEASURES)
    return Slide(
        id=f"{prefix}.definitions",
        title="Chaque mesure a une seule définition dans tout ce document",
        subtitle="Définitions employées ; un chiffre absent d’un export reste « non disponible », jamais zéro",
        exhibit=Table((Column("Mesure", 1.2), Column("Définition", 4)), rows, "Définition de chaque mesure."),
        decision=NOTHING_TO_CHANGE,
        annex=True,
    )
