"""Who follows: composition as exported, and growth."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.slides import Chart, Column, Series, Slide, Source, Table
from iwa.steps.sourcing import source
from iwa.steps.wording import TO_COMPLETE, axis_labels, network_name

SHOWN = 8
MONTHS_SHOWN = 13
TITLES: dict[str, str] = {
    "lieu": "le premier lieu",
    "fonction": "la première fonction",
    "niveau hiérarchique": "le premier niveau hiérarchique",
    "secteur": "le premier secteur",
    "taille d’entreprise": "la première taille d’entreprise",
}


def audience(month: ClientMonth, network: str) -> list[Slide]:
    """One slide for each of the two most telling dimensions, or one that says there is no source."""
    rows = month.audience[(month.audience["network"] == network) & (month.audience["unit"] == "followers")]
    if rows.empty:
        return [_none(month, network)]
    newest = rows.sort_values(["measured_at", "source_file"], kind="stable")["source_file"].iloc[-1]
    rows = rows[rows["source_file"] == newest]
    wanted = [dimension for dimension in ("fonction", "secteur") if (rows["dimension"] == dimension).any()]
    return [_composition(month, network, rows[rows["dimension"] == dimension], dimension) for dimension in wanted]


def _composition(month: ClientMonth, network: str, rows: pd.DataFrame, dimension: str) -> Slide:
    ordered = rows.sort_values("value", ascending=False, kind="stable")
    total = float(ordered["value"].sum())
    shown = ordered.head(SHOWN)
    first, share = str(shown["label"].iloc[0]), float(shown["value"].iloc[0]) / total
    taken = pd.Timestamp(shown["measured_at"].iloc[0]).date()
    return Slide(
        id=f"audit.audience-{dimension.replace(' ', '-')}.{network}",
        title=f"{network_name(network)} : « {first} » est {TITLES[dimension]} des abonnés, à {numbers.percent(share, 0)}",
        subtitle=f"Abonnés par {dimension}, en part des abonnés dont LinkedIn connaît cette donnée, au {numbers.day(taken)}",
        exhibit=Chart(
            kind="bars",
            categories=tuple(shown["label"]),
            series=(Series("Part des abonnés", tuple(shown["value"] / total)),),
            unit="percent",
            emphasis=(first,),
            alt=f"Les {len(shown)} premières valeurs de {dimension} parmi les abonnés ; {first} vient en tête.",
        ),
        decision=f"Vérifier que « {first} » est bien un public visé : les cibles déclarées restent {TO_COMPLETE}.",
        source=source(
            month, [network], count=f"{numbers.integer(total)} abonnés classés", period=f"au {numbers.day(taken)}"
        ),
        notes="LinkedIn n’affiche que les cent premières valeurs ; les dimensions ne se recoupent pas entre elles.",
    )


def _none(month: ClientMonth, network: str) -> Slide:
    name = network_name(network)
    stock = month.entries[(month.entries["indicator"] == "abonnés") & (month.entries["network"] == network)]
    stock = stock.sort_values("month").tail(MONTHS_SHOWN)
    values = tuple(float(value) for value in stock["value"])
    labels = axis_labels([str(month_) for month_ in stock["month"]])
    return Slide(
        id=f"audit.audience.{network}",
        title=_none_title(name, values),
        subtitle="Abonnés relevés chaque mois par l’équipe" if values else "Taille et composition de l’audience",
        exhibit=Chart(
            kind="columns",
            categories=labels,
            series=(Series("Abonnés", values),),
            unit="count",
            emphasis=labels[-1:],
            alt=f"Abonnés de {name} relevés par l’équipe, mois par mois.",
        )
        if values
        else _unknown_audience(name),
        message=("Âge, lieu et fonction : pas de source dans les exports fournis.",),
        decision="Relever chaque mois le nombre d’abonnés dans l’onglet « saisies » du dossier.",
        source=Source(("dossier.xlsx, onglet « saisies »",), entered=True, exports="relevé mensuel"),
        annex=not values,
    )


def _unknown_audience(name: str) -> Table:
    columns = (Column("Mois", 1), Column("Abonnés", 1, "right"))
    return Table(columns, (("–", TO_COMPLETE),), f"Abonnés de {name}, à relever.")


def _none_title(name: str, values: tuple[float, ...]) -> str:
    if not values:
        return f"L’audience de {name} n’est connue d’aucun fichier fourni"
    total = f"{numbers.integer(values[-1])} abonnés"
    if len(values) == 1:
        return f"{name} compte {total}, d’après le relevé de l’équipe"
    gained = values[-1] - values[0]
    verb = "gagne" if gained >= 0 else "perd"
    return f"{name} {verb} {numbers.counted(abs(gained), 'abonné')} en {numbers.counted(len(values) - 1, 'mois', 'mois')} et en compte {numbers.integer(values[-1])}"
