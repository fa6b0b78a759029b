"""Who follows: composition as exported, and growth."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Chart, Column, Series, Slide, Source, Table
from iwa.steps.sourcing import source
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, axis_labels, network_name

SHOWN = 8
TOLD = ("fonction", "secteur")  # the two most telling dimensions
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
    rows = rows[rows["dimension"].isin(TOLD)]
    if rows.empty:
        return [_none(month, network)]
    newest = rows.sort_values(["measured_at", "source_file"], kind="stable")["source_file"].iloc[-1]
    rows = rows[rows["source_file"] == newest]
    wanted = [dimension for dimension in TOLD if (rows["dimension"] == dimension).any()]
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
    stock = stock[stock["month"] <= str(month.month)].sort_values("month").tail(MONTHS_SHOWN)
    values = tuple(float(value) for value in stock["value"])
    labels = axis_labels([str(month_) for month_ in stock["month"]])
    return Slide(
        id=f"audit.audience.{network}",
        title=_none_title(name, stock),
        subtitle="Abonnés relevés chaque mois par l’équipe" if values else "Taille et composition de l’audience",
        exhibit=Chart(
            kind="columns",
            categories=labels,
            series=(Series("Abonnés", values),),
            unit="count",
            emphasis=labels[-1:],
            alt=f"Abonnés {numbers.of(name)} relevés par l’équipe, mois par mois.",
        )
        if values
        else _unknown_audience(name),
        message=("Âge, lieu et fonction : pas de source dans les exports fournis.",),
        decision=NOTHING_TO_CHANGE
        if _every_month(month, stock)
        else "Relever chaque mois le nombre d’abonnés dans l’onglet « saisies » du dossier.",
        source=Source(("dossier.xlsx, onglet « saisies »",), entered=True, exports="relevé mensuel"),
        annex=not values,
    )


def _every_month(month: ClientMonth, stock: pd.DataFrame) -> bool:
    """Whether the followers shown were noted each month up to this one, none left out."""
    noted = {str(name) for name in stock["month"]}
    return len(noted) > 1 and noted == {str(one) for one in month.month.months_back(len(noted))}


def _unknown_audience(name: str) -> Table:
    columns = (Column("Mois", 1), Column("Abonnés", 1, "right"))
    return Table(columns, (("–", TO_COMPLETE),), f"Abonnés {numbers.of(name)}, à relever.")


def _none_title(name: str, stock: pd.DataFrame) -> str:
    if stock.empty:
        return f"L’audience {numbers.of(name)} n’est connue d’aucun fichier fourni"
    first, last = (Month.parse(str(stock["month"].iloc[place])) for place in (0, -1))
    total, gained = float(stock["value"].iloc[-1]), float(stock["value"].iloc[-1] - stock["value"].iloc[0])
    if first == last or not gained:
        return f"{name} compte {numbers.counted(total, 'abonné')}, d’après le relevé de l’équipe"
    months = (last.year - first.year) * 12 + last.number - first.number
    verb = "gagne" if gained > 0 else "perd"
    since = f"{verb} {numbers.counted(abs(gained), 'abonné')} en {numbers.counted(months, 'mois', 'mois')}"
    return f"{name} {since} et en compte {numbers.integer(total)}"
