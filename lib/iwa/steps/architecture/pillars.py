"""The pillars, each with what it is for at this client: the objective it serves, or what the audit saw."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.mix import (
    FEWEST,
    MOST,
    UNCLASSIFIED,
    are_proposed,
    chosen_pillars,
    observed_mix,
    own_name,
    planned_mix,
)
from iwa.measures.goals import GoalState
from iwa.measures.registry import MEASURES
from iwa.method.objectives import Indicator, objectives
from iwa.method.pillars import pillars
from iwa.slides import Column, Slide, Table
from iwa.steps.advice import Row
from iwa.steps.answers import answers, asserted
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.figures import share_figure
from iwa.steps.architecture.people import approver
from iwa.steps.goals import measure_label, states, value_said
from iwa.steps.indicators import lines_of
from iwa.steps.periods import of_month
from iwa.steps.sourcing import month_period, source, window_period
from iwa.steps.tracing import compared_figures
from iwa.steps.wording import TO_COMPLETE, excerpt, month_label, more_or_less, network_name
from iwa.traced import within

LONGEST_TITLE = 110


@dataclass(frozen=True)
class Reason:
    """Why a pillar is there: words, and the indicator that must move with its figure of today."""

    why: str
    indicator: str
    given: bool = True


def pillar_slide(month: ClientMonth) -> Slide:
    """A line a pillar: what the client calls it, what it serves, why it is there, what must move, how much is planned."""
    chosen, planned = chosen_pillars(month), planned_mix(month)
    columns = (
        Column("Pilier", 2.0, role="strong"), Column("Pourquoi chez ce client", 3.6),
        Column("Indicateur qui doit bouger", 2.6), Column("Part prévue", 0.8, "right"),
    )  # fmt: skip
    found = {pillar: reason(month, pillar) for pillar in chosen}
    rows = [
        (_name(month, pillar), found[pillar].why, found[pillar].indicator, numbers.percent(planned[pillar], 0))
        for pillar in chosen
    ]
    return Slide(
        id="architecture.piliers",
        title=_title(month),
        subtitle=f"Pour {_aims(month)} ; chiffres {numbers.of(month_label(month.month))}",
        exhibit=Table(columns, tuple(rows), f"Les piliers éditoriaux {numbers.of(month.client.name)}."),
        message=remarks(month),
        decision=_decision(month, [pillar for pillar in chosen if not found[pillar].given]),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes="La part prévue donne une part à chaque pilier et une de plus pour chaque objectif qu’il sert. Un pilier sans objectif "
        "ni résultat d’audit est dit « à justifier ». " + " ".join(f"{pillars().pillars[p].name} : {pillars().pillars[p].angle}" for p in chosen),
    )  # fmt: skip


def _aims(month: ClientMonth) -> str:
    """The types of the objectives, the first ones by name."""
    kinds = list(dict.fromkeys(goal.type for goal in month.dossier.goals))
    return f"les objectifs {numbers.listed(map(numbers.of, kinds))}" if kinds else f"des objectifs {TO_COMPLETE}"


def pillar_names(month: ClientMonth) -> list[str]:
    """What the client calls its pillars, between quotation marks."""
    return [f"« {own_name(month, pillar)} »" for pillar in chosen_pillars(month)]


def remarks(month: ClientMonth) -> tuple[str, ...]:
    """What is said of the choice as a whole: too few, too many, a mere proposal."""
    if are_proposed(month):
        served = numbers.listed(dict.fromkeys(f"« {goal.type} »" for goal in month.dossier.goals)) or "aucun objectif"
        return (
            f"Piliers du client : {TO_COMPLETE} (onglet « éditorial »). En attendant, ceux que servent les objectifs notés ({served}).",
        )
    count = sum(row.element == "pilier" for row in month.dossier.editorial)
    if count < FEWEST:
        return (
            f"{_counted(count)} : il en faut {in_words(FEWEST)} au moins pour que {month.client.name} ne se répète pas.",
        )
    if count > MOST:
        return (
            f"{_counted(count)} : au-delà de {in_words(MOST)}, aucun ne se reconnaît ; {numbers.listed(_least(month))} à fondre.",
        )
    return ()


def _counted(count: int) -> str:
    return f"{in_words(count).capitalize()} {'pilier' if count < 2 else 'piliers'} dans l’onglet « éditorial »"


def _least(month: ClientMonth) -> list[str]:
    """The pillars that are there twice, else those with the smallest part."""
    rows = [row.name for row in month.dossier.editorial if row.element == "pilier"]
    twice = [f"« {row} »" for row in dict.fromkeys(rows) if rows.count(row) > 1]
    return twice or pillar_names(month)[MOST:]


def _name(month: ClientMonth, pillar: str) -> str:
    method, own = pillars().pillars[pillar], own_name(month, pillar)
    called = own if own == method.name else f"{own} ({method.name.lower()})"
    return f"{called} : {numbers.listed(method.aims)}"


@lru_cache(maxsize=16)
def reason(month: ClientMonth, pillar: str) -> Reason:
    """The objective it serves; without one, how its posts do; without either, that it is to be justified."""
    served = [state for state in states(month) if _family(state) in pillars().pillars[pillar].families]
    found = evidence(month, pillar)
    if served:
        state, value = served[0], value_said(served[0], month.month)
        told = f"Sert « {excerpt(state.goal.sentence, 80)} ». {found or today(month, pillar)}"
        return Reason(
            within(told, found, today(month, pillar)), within(f"{measure_label(state)}{_where(state)} : {value}", value)
        )
    if found:
        return Reason(found, _first_indicator(month, pillar))
    lacking = f"Ni objectif du dossier ni résultat d’audit ne l’appelle : raison {TO_COMPLETE}. {today(month, pillar)}"
    return Reason(within(lacking, today(month, pillar)), _first_indicator(month, pillar), given=False)


def _where(state: GoalState) -> str:
    """The network that an objective names."""
    return f" sur {network_name(state.goal.network)}" if state.goal.network else ""


def _family(state: GoalState) -> str:
    return objectives().types[state.goal.type]


def result(month: ClientMonth, pillar: str) -> Row | None:
    """The strongest thing that may be said of how the posts of a pillar do beside the others; None where nothing may be."""
    rows: list[Row] = [
        row for n in month.networks for row in asserted(answers(month, n, "pillar")) if row["group"] == pillar
    ]
    return max(rows, key=lambda one: (one["verdict"] == "concluant", one["ratio"]), default=None)


def evidence(month: ClientMonth, pillar: str) -> str:
    """How the posts of a pillar do beside the others of their network, where something may be said; "" else."""
    row = result(month, pillar)
    if row is None:
        return ""
    shown = compared_figures(row)
    told = f"Sur {network_name(str(row['network']))}, {more_or_less(row['ratio'])} que le reste ({row['verdict']}, {shown['n']} contre {shown['n_rest']})."
    return within(told, *shown.values())


def today(month: ClientMonth, pillar: str) -> str:
    """How much of what is published has the pillar today, as a sentence."""
    observed = observed_mix(month)
    if not observed or observed.get(UNCLASSIFIED) == 1:
        return "Part d’aujourd’hui inconnue : aucune publication n’est classée."
    if pillar not in observed:
        return f"Rien de tel n’a été publié {window_period(month)}."
    share = share_figure(month, observed[pillar], [pillar])
    return within(f"Aujourd’hui {share} des publications.", share)


def _first_indicator(month: ClientMonth, pillar: str) -> str:
    """The first indicator of its families that has a figure of the month."""
    for family in pillars().pillars[pillar].families:
        for indicator in objectives().families[family].main:
            told = _indicator_said(month, indicator)
            if told:
                return told
    return TO_COMPLETE


def _indicator_said(month: ClientMonth, indicator: Indicator) -> str:
    periods = (of_month(month.month),)
    for line in lines_of(month, indicator, month.networks, periods):
        if line.is_known and line.measure in MEASURES:
            (cell,) = line.cells(periods)
            return within(f"{line.name}, {line.where} : {cell}", cell)
    return ""


def _title(month: ClientMonth) -> str:
    names = pillar_names(month)
    count = in_words(len(names)).capitalize()
    noun = "pilier" if len(names) < 2 else "piliers"
    called = (
        f"{count} {noun} {'proposés' if len(names) > 1 else 'proposé'}" if are_proposed(month) else f"{count} {noun}"
    )
    whole = f"{called} : {numbers.listed(names)}"
    return whole if len(whole) <= LONGEST_TITLE else f"{called}, de {names[0]} à {names[-1]}"


def _decision(month: ClientMonth, unjustified: list[str]) -> str:
    if are_proposed(month):
        return (
            f"Choisir les piliers avec {approver(month)} et les noter dans l’onglet « éditorial », avec un nom à soi."
        )
    if unjustified:
        what = numbers.listed(f"« {own_name(month, pillar)} »" for pillar in unjustified)
        return f"Dire ce que {what} doit faire bouger, ou rendre sa part aux autres."
    return f"Faire valider par {approver(month)} ces {in_words(len(chosen_pillars(month)))} piliers et leurs parts."
