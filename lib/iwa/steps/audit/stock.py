"""How many follow: the numbers that the team notes each month."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Chart, Column, Series, Slide, Source, Table
from iwa.steps.tracing import entered_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, axis_labels, network_name
from iwa.traced import within

MONTHS_SHOWN = 13


def stock_slide(month: ClientMonth, network: str, missing: str) -> Slide:
    """How many follow, month by month; `missing` says what no export tells of them."""
    name = network_name(network)
    stock = _noted(month, network)
    values = tuple(float(value) for value in stock["value"])
    labels = axis_labels([str(month_) for month_ in stock["month"]])
    return Slide(
        id=f"audit.audience.{network}",
        title=_stock_title(name, stock),
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
        message=(missing,),
        decision=NOTHING_TO_CHANGE
        if _every_month(month, stock)
        else "Relever chaque mois le nombre d’abonnés dans l’onglet « saisies » du dossier.",
        source=Source(("dossier.xlsx, onglet « saisies »",), entered=True, exports="relevé mensuel"),
        annex=not values,
    )


def growing(month: ClientMonth, networks: Sequence[str]) -> list[str]:
    """The networks that gain followers over the same months, noted each month: those that one slide may show."""
    found = {network: _noted(month, network) for network in networks}
    steady = {
        network: stock
        for network, stock in found.items()
        if _every_month(month, stock) and stock["value"].iloc[-1] > stock["value"].iloc[0]
    }
    most = max((len(stock) for stock in steady.values()), default=0)
    return [network for network, stock in steady.items() if len(stock) == most]


def growth_slide(month: ClientMonth, networks: Sequence[str], missing: str) -> Slide:
    """The followers of networks that gain some, a line each; `missing` says what no export tells of them."""
    found = {network: _noted(month, network) for network in networks}
    months = [str(one) for one in found[networks[0]]["month"]]
    series = [Series(network_name(network), tuple(map(float, stock["value"]))) for network, stock in found.items()]
    return Slide(
        id="audit.audience.abonnes",
        title=f"{numbers.listed(one.name for one in series)} gagnent des abonnés sur {len(months) - 1} mois",
        subtitle="Abonnés relevés chaque mois par l’équipe",
        exhibit=Chart(
            kind="lines",
            categories=axis_labels(months),
            series=tuple(series),
            unit="count",
            emphasis=(network_name(max(found, key=lambda network: float(found[network]["value"].iloc[-1]))),),
            alt="Abonnés de chaque réseau relevés par l’équipe, mois par mois.",
        ),
        message=(*(_stock_sentence(n, stock) for n, stock in found.items()), missing),
        decision=NOTHING_TO_CHANGE,
        source=Source(("dossier.xlsx, onglet « saisies »",), entered=True, exports="relevé mensuel"),
    )


def stock_said(month: ClientMonth, network: str) -> tuple[str, ...]:
    """How many follow, as a sentence; nothing where the team noted nothing."""
    stock = _noted(month, network)
    return () if stock.empty else (_stock_sentence(network, stock),)


def _stock_sentence(network: str, stock: pd.DataFrame) -> str:
    told = _stock_title(network_name(network), stock)
    return within(f"{told}.", told)


def _noted(month: ClientMonth, network: str) -> pd.DataFrame:
    """The followers that the team noted, the last months up to this one."""
    stock = month.entries[(month.entries["indicator"] == "abonnés") & (month.entries["network"] == network)]
    return stock[stock["month"] <= str(month.month)].sort_values("month").tail(MONTHS_SHOWN)


def _every_month(month: ClientMonth, stock: pd.DataFrame) -> bool:
    """Whether the followers shown were noted each month up to this one, none left out."""
    noted = {str(name) for name in stock["month"]}
    return len(noted) > 1 and noted == {str(one) for one in month.month.months_back(len(noted))}


def _unknown_audience(name: str) -> Table:
    columns = (Column("Mois", 1), Column("Abonnés", 1, "right"))
    return Table(columns, (("–", TO_COMPLETE),), f"Abonnés {numbers.of(name)}, à relever.")


def _stock_title(name: str, stock: pd.DataFrame) -> str:
    if stock.empty:
        return f"L’audience {numbers.of(name)} n’est connue d’aucun fichier fourni"
    first, last = (Month.parse(str(stock["month"].iloc[place])) for place in (0, -1))
    shown = entered_figure(
        numbers.integer(float(stock["value"].iloc[-1])), "abonnés", [last], network=str(stock["network"].iloc[-1])
    )
    return within(_stock_fact(name, stock, first, last), shown)


def _stock_fact(name: str, stock: pd.DataFrame, first: Month, last: Month) -> str:
    total, gained = float(stock["value"].iloc[-1]), float(stock["value"].iloc[-1] - stock["value"].iloc[0])
    if first == last or not gained:
        return f"{name} compte {numbers.counted(total, 'abonné')}, d’après le relevé de l’équipe"
    months = (last.year - first.year) * 12 + last.number - first.number
    verb = "gagne" if gained > 0 else "perd"
    since = f"{verb} {numbers.counted(abs(gained), 'abonné')} en {numbers.counted(months, 'mois', 'mois')}"
    return f"{name} {since} et en compte {numbers.integer(total)}"
