"""How many follow: the numbers that the team notes each month."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.followers import NOTED
from iwa.months import Month
from iwa.slides import Chart, Column, HeatCell, HeatMap, HeatRow, Series, Slide, Source, Table
from iwa.steps.coverage import names_of
from iwa.steps.tracing import entered_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, axis_labels, month_label, network_name
from iwa.traced import within
from iwa.waterfall import signed

MONTHS_SHOWN = 13
FEWEST = 2  # notes: up to here there is one change, which the title says


def stock_slide(month: ClientMonth, network: str, missing: str) -> Slide:
    """How many follow, and what each month added or took; `missing` says what no export tells of them."""
    name = network_name(network)
    stock = _noted(month, network)
    is_steady = _every_month(month, stock) and len(stock) > FEWEST
    return Slide(
        id=f"audit.audience.{network}",
        title=_stock_title(name, stock),
        subtitle=_subtitle(stock, is_steady),
        exhibit=_exhibit(name, stock, is_steady),
        message=(missing,),
        decision=NOTHING_TO_CHANGE
        if _every_month(month, stock)
        else "Relever chaque mois le nombre d’abonnés dans l’onglet « saisies » du dossier.",
        source=Source(("dossier.xlsx, onglet « saisies »",), entered=True, exports="relevé mensuel"),
        annex=stock.empty,
    )


def _subtitle(stock: pd.DataFrame, is_steady: bool) -> str:
    if stock.empty:
        return "Taille et composition de l’audience"
    if not is_steady:
        return "Abonnés relevés chaque mois par l’équipe"
    start = f"{numbers.counted(stock['value'].iloc[0], 'abonné')} en {month_label(Month.parse(str(stock['month'].iloc[0])))}"
    return f"Abonnés gagnés ou perdus chaque mois d’après le relevé de l’équipe, à partir de {start}"


def _exhibit(name: str, stock: pd.DataFrame, is_steady: bool) -> Chart | Table:
    if stock.empty:
        return _unknown_audience(name)
    return _balance(name, stock) if is_steady else _columns(name, stock)


def _columns(name: str, stock: pd.DataFrame) -> Chart:
    """The followers themselves: some months are not noted, and what changed in them is not known."""
    labels = axis_labels([str(one) for one in stock["month"]])
    return Chart(
        kind="columns",
        categories=labels,
        series=(Series("Abonnés", tuple(map(float, stock["value"]))),),
        unit="count",
        emphasis=labels[-1:],
        alt=f"Abonnés {numbers.of(name)} relevés par l’équipe, mois par mois.",
    )


def _balance(name: str, stock: pd.DataFrame) -> Chart:
    """What each month added or took, up to what all of them make: the followers themselves hardly change."""
    changes = _changes(stock)
    whole = f"en {numbers.counted(len(changes), 'mois', 'mois')}"
    return Chart(
        kind="waterfall",
        categories=(*axis_labels(_later(stock)), whole),
        series=(
            Series("Sur toute la période", (*[None] * len(changes), sum(changes))),
            Series("Gains et pertes du mois", (*changes, None)),
        ),
        unit="count",
        emphasis=(whole,),
        alt=f"{_stock_title(name, stock)}. Gains et pertes de chaque mois, de {_shown(min(changes))} à {_shown(max(changes))}.",
    )


def _changes(stock: pd.DataFrame) -> list[float]:
    """From each note to the next."""
    return [float(change) for change in stock["value"].diff().iloc[1:]]


def _later(stock: pd.DataFrame) -> list[str]:
    """The months that something is known to have changed in: all but the first noted."""
    return [str(one) for one in stock["month"].iloc[1:]]


def _shown(change: float) -> str:
    """A gain or a loss of followers as it is read: "+12", "−3", "0"."""
    return signed(numbers.integer(change), change)


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
    """What each month brought to networks that gain followers, a row each; `missing` says what no export tells of them."""
    found = {network: _noted(month, network) for network in networks}
    count = len(found[networks[0]]) - 1
    title = f"{names_of(list(networks))} gagnent des abonnés sur {count} mois"
    return Slide(
        id="audit.audience.abonnes",
        title=title,
        subtitle="Abonnés gagnés ou perdus chaque mois, d’après le relevé de l’équipe",
        exhibit=HeatMap(
            corner="Réseau",
            columns=axis_labels(_later(found[networks[0]])),
            rows=tuple(HeatRow(network_name(one), tuple(map(_cell, _changes(stock)))) for one, stock in found.items()),
            alt=f"{title}. Ce que chaque mois a ajouté ou retiré, réseau par réseau.",
        ),
        message=(*(_stock_sentence(n, stock) for n, stock in found.items()), missing),
        decision=NOTHING_TO_CHANGE,
        source=Source(("dossier.xlsx, onglet « saisies »",), entered=True, exports="relevé mensuel"),
    )


def _cell(change: float) -> HeatCell:
    return HeatCell(_shown(change), change)


def stock_said(month: ClientMonth, network: str) -> tuple[str, ...]:
    """How many follow, as a sentence; nothing where the team noted nothing."""
    stock = _noted(month, network)
    return () if stock.empty else (_stock_sentence(network, stock),)


def _stock_sentence(network: str, stock: pd.DataFrame) -> str:
    told = _stock_title(network_name(network), stock)
    return within(f"{told}.", told)


@lru_cache(maxsize=16)
def _noted(month: ClientMonth, network: str) -> pd.DataFrame:
    """The followers that the team noted, the last months up to this one."""
    stock = month.entries[(month.entries["indicator"] == NOTED) & (month.entries["network"] == network)]
    return stock[stock["month"] <= str(month.month)].sort_values("month").tail(MONTHS_SHOWN)


def _every_month(month: ClientMonth, stock: pd.DataFrame) -> bool:
    """Whether the followers shown were noted once each month up to this one, none left out."""
    noted = [str(name) for name in stock["month"]]
    return len(noted) > 1 and noted == [str(one) for one in month.month.months_back(len(noted))]


def _unknown_audience(name: str) -> Table:
    columns = (Column("Mois", 1), Column("Abonnés", 1, "right"))
    return Table(columns, (("–", TO_COMPLETE),), f"Abonnés {numbers.of(name)}, à relever.")


def _stock_title(name: str, stock: pd.DataFrame) -> str:
    if stock.empty:
        return f"L’audience {numbers.of(name)} n’est connue d’aucun fichier fourni"
    first, last = (Month.parse(str(stock["month"].iloc[place])) for place in (0, -1))
    shown = entered_figure(
        numbers.integer(float(stock["value"].iloc[-1])), NOTED, [last], network=str(stock["network"].iloc[-1])
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
