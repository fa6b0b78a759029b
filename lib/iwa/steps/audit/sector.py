"""The client beside what a study says of its sector, where the agency noted one: same definition or not side by side."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import SECTOR_INDICATORS
from iwa.dossier.sector import SectorFigure
from iwa.editorial.pace import pace
from iwa.measures.goals import value_in
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.figures import said
from iwa.steps.sourcing import BASES, month_period
from iwa.steps.tracing import feed_weekly_figure, month_figure, noted_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, network_name

CLOSE = 0.1  # share of the sector's figure within which the client is at it
ABOVE, BELOW, LEVEL, APART, UNKNOWN = (
    "au-dessus",
    "au-dessous",
    "au niveau",
    "autre définition : non comparé",
    "chiffre du client à obtenir",
)
LABELS = {measure: label for label, measure in SECTOR_INDICATORS.items()}
WEEKLY, BY_VIEWS = "posts_per_week", "engagement_rate_views"


def sector(month: ClientMonth) -> list[Slide]:
    """One slide with every figure noted of the client's networks; none where the tab « repères » has none."""
    noted = [row for row in month.dossier.sector if row.network in month.networks]
    if not noted:
        return []
    lines = [_line(month, row) for row in noted]
    readings = [line[-1] for line in lines]
    return [
        Slide(
            id="audit.reperes",
            title=_title(month, noted, readings),
            subtitle=f"Repères du secteur notés par l’agence ; chiffres du client : {month_period(month)}",
            exhibit=Table(
                (
                    Column("Réseau", 0.9), Column("Indicateur", 2.0, role="strong"), Column("Client", 0.8, "right"),
                    Column("Repère", 0.8, "right"), Column("Source, année, définition", 3.4), Column("Lecture", 1.3),
                ),
                tuple(lines),
                f"{month.client.name} face aux repères de son secteur.",
            ),
            message=_message(noted, readings),
            decision=_decision(noted, readings),
            source=Source(("dossier.xlsx, onglet « repères »",), exports="onglet « repères »", entered=True),
            notes="Un repère dit où en est un secteur, non ce que ce client doit viser. Deux taux ne se comparent que s’ils sont divisés par la même "
            "chose ; à 10 % près, le client est au niveau.",
        )
    ]  # fmt: skip


def _line(month: ClientMonth, row: SectorFigure) -> tuple[str, ...]:
    own, text = _own(month, row)
    told = f"{row.source}, {row.year} : {row.definition}" + (f" ({row.scope})" if row.scope else "")
    return (
        network_name(row.network), LABELS[row.indicator].capitalize(), text,
        noted_figure(_said(row, row.sector_figure), "sector_figure", row), told, _reading(month, row, own),
    )  # fmt: skip


def _own(month: ClientMonth, row: SectorFigure) -> tuple[float | None, str]:
    """The client's figure of the same definition, and as it is printed; None where its exports do not give it."""
    if row.indicator == WEEKLY:
        weekly = pace(month, row.network).weekly
        text = (
            numbers.MISSING_SHORT
            if weekly is None
            else feed_weekly_figure(month, numbers.decimal(weekly, 1), row.network)
        )
        return weekly, text
    measure = row.indicator
    if measure == BY_VIEWS:
        measure = "engagement_rate" if _basis(month, row.network) == "views" else ""
    value = value_in(month.figures, row.network, measure, month.month) if measure else None
    if numbers.is_missing(value):
        return None, numbers.MISSING_SHORT
    return value, month_figure(measure, row.network, month.month, value)


def _basis(month: ClientMonth, network: str) -> str:
    """What the network's rates are divided by, "" where no post tells."""
    known = month.window_posts_of(network)["engagement_basis"].dropna()
    return str(known.mode().iloc[0]) if len(known) else ""


def _said(row: SectorFigure, value: float) -> str:
    if row.indicator == WEEKLY:
        return numbers.decimal(value, 1)
    return said("engagement_rate" if row.indicator == BY_VIEWS else row.indicator, value)


def _reading(month: ClientMonth, row: SectorFigure, own: float | None) -> str:
    if own is None:
        return _missing(month, row)
    ratio = own / row.sector_figure if row.sector_figure else 0.0
    return LEVEL if abs(ratio - 1) <= CLOSE else ABOVE if ratio > 1 or not row.sector_figure else BELOW


def _missing(month: ClientMonth, row: SectorFigure) -> str:
    """Why the client has no figure of that definition: its exports divide by something else, or lack it."""
    basis = BASES.get(_basis(month, row.network), "")
    is_rate = row.indicator.startswith("engagement_rate")
    return f"{APART} (client : sur {basis})" if is_rate and basis else UNKNOWN


def _title(month: ClientMonth, noted: list[SectorFigure], readings: list[str]) -> str:
    name = month.client.name
    low, high = (_named(noted, readings, one) for one in (BELOW, ABOVE))
    if low:
        return f"{name} est sous son secteur : {low}"
    if high:
        return f"{name} dépasse son secteur : {high}"
    if LEVEL in readings:
        return f"{name} est au niveau de son secteur"
    return f"Aucun repère noté ne se compare aux chiffres {numbers.of(name)}"


def _named(noted: list[SectorFigure], readings: list[str], reading: str) -> str:
    """The first figures that are read so, each with its network; "" for none."""
    found = [row for row, one in zip(noted, readings, strict=True) if one == reading]
    told = [f"{LABELS[row.indicator].partition(' sur ')[0]} sur {network_name(row.network)}" for row in found]
    more = ["un autre chiffre"] if len(told) == 2 else ["d’autres chiffres"] if told[2:] else []
    return numbers.listed([*told[:1], *more])


def _message(noted: list[SectorFigure], readings: list[str]) -> tuple[str, ...]:
    apart = sum(one.startswith(APART) for one in readings)
    told = []
    if apart:
        told.append(f"{numbers.counted(apart, 'repère')} d’une autre définition : aucun écart n’est lu.")
    old = min(row.year for row in noted)
    told.append(f"Le plus ancien des repères porte sur {old}.")
    return tuple(told)


def _decision(noted: list[SectorFigure], readings: list[str]) -> str:
    apart = next((row for row, one in zip(noted, readings, strict=True) if one.startswith(APART)), None)
    if apart:
        return f"Trouver pour {network_name(apart.network)} un repère de la même définition, ou retirer celui de {apart.source}."
    below = next((row for row, one in zip(noted, readings, strict=True) if one == BELOW), None)
    if below:
        return f"Garder l’objectif du client ; suivre « {LABELS[below.indicator]} » sur {network_name(below.network)} avant d’en faire une cible."
    return NOTHING_TO_CHANGE
