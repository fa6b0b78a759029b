"""The objectives on one page: where each starts, where it is to be, by when, with whom; and whether it is SMART."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.slides import Column, Slide, Table
from iwa.steps.goals import measure_label, target_said
from iwa.steps.objectives.aims import Aim, aims, named
from iwa.steps.objectives.smart import contradictions, contradictions_of, figure, is_smart, lacking_said, lacks, noted
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name, short_month
from iwa.traced import within

SMART = "SMART"
TO_LIFT = "à revoir"  # whole, but not meant as it is written
NONE = (TO_COMPLETE, TO_COMPLETE, "–", TO_COMPLETE, TO_COMPLETE, TO_COMPLETE, TO_COMPLETE, TO_COMPLETE)
MOST_SAID = 3  # contradictions under the table; the others are in the notes
LONGEST = 70  # characters of an objective in the title


def summary(month: ClientMonth) -> Slide:
    """A line an objective; what contradicts itself is said under the table."""
    found, told = aims(month), contradictions(month)
    vague = [aim for aim in found if not is_smart(month, aim)]
    columns = (
        Column("Objectif", 2.4, role="strong"), Column("Indicateur", 1.6), Column("Départ", 1.3, "right"),
        Column(short_month(str(month.month)), 0.9, "right"), Column("Cible", 0.9, "right"), Column("Échéance", 1.1),
        Column("Responsable", 1.3), Column("Trimestre", 1.1), Column("État", 1.2, role="state"),
    )  # fmt: skip
    return Slide(
        id="objectifs.synthese",
        title=_title(month, vague),
        subtitle=f"Par mois, sur {numbers.listed(map(network_name, month.networks))} ; départ noté par l’équipe, sinon mesuré",
        exhibit=Table(
            columns,
            tuple(_line(month, aim) for aim in found) or ((TO_COMPLETE, *NONE),),
            f"Les objectifs de {month.client.name}.",
            emphasis=tuple(rank for rank, aim in enumerate(found) if _state(month, aim) != SMART),
        ),
        message=told[:MOST_SAID],
        decision=_decision(month, vague),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes="SMART : spécifique (un indicateur, un réseau), mesurable (un départ et une cible en chiffres), atteignable "
        "(voir les chances), réaliste pour l’activité (à dire par le client), daté et porté par une personne. Objectifs, "
        "cibles, échéances et responsables viennent de l’onglet « objectifs » du dossier."
        + "".join(f" À lever aussi : {one}" for one in told[MOST_SAID:]),
    )


def _line(month: ClientMonth, aim: Aim) -> tuple[str, ...]:
    goal = aim.goal
    return (
        goal.sentence.rstrip("."),
        indicator_said(month, aim),
        baseline_said(month, aim),
        _now(month, aim),
        target_said(goal, aim.state.measure),
        numbers.short_day(goal.due) if goal.due else TO_COMPLETE,
        goal.owner or TO_COMPLETE,
        goal.quarter or TO_COMPLETE,
        _state(month, aim),
    )


def _state(month: ClientMonth, aim: Aim) -> str:
    """Where an objective stands: what it lacks, else that it contradicts itself, else that it is SMART."""
    lacking = lacks(month, aim)
    if lacking:
        return f"{TO_COMPLETE} : {lacking_said(lacking)}"
    return TO_LIFT if any(contradictions_of(month, aim)) else SMART


def indicator_said(month: ClientMonth, aim: Aim) -> str:
    """What an objective counts, and where: "Portée cumulée, Facebook"."""
    if not aim.goal.measure:
        return TO_COMPLETE
    where = network_name(aim.goal.network) if aim.goal.network else _everywhere(month, aim)
    return f"{measure_label(aim.state)}, {where}"


def _everywhere(month: ClientMonth, aim: Aim) -> str:
    if aim.lacks_network:
        return f"réseau {TO_COMPLETE}"
    return network_name(month.networks[0]) if len(month.networks) == 1 else "tous réseaux"


def baseline_said(month: ClientMonth, aim: Aim) -> str:
    """Where an objective starts, with its period and source: as the team noted it, else its first month measured."""
    if noted_value := noted(aim, "baseline"):
        return within(f"{noted_value} ({aim.goal.baseline_from or f'période {TO_COMPLETE}'})", noted_value)
    if aim.known.empty:
        return TO_COMPLETE
    told = figure(month, aim, aim.first(month))
    return within(f"{told} ({short_month(aim.first(month))})", told)


def _now(month: ClientMonth, aim: Aim) -> str:
    now = str(month.month)
    if now in aim.known.index:
        return figure(month, aim, now)
    return aim.state.why if aim.goal.measure and not aim.lacks_network and aim.state.why else "–"


def _title(month: ClientMonth, vague: list[Aim]) -> str:
    count = len(aims(month))
    if not count:
        return f"{month.client.name} n’a pas encore d’objectif : il reste à en fixer un"
    if not vague:
        return _all_whole(month)
    if count == 1:
        return "L’objectif n’est pas encore SMART : il reste à le préciser"
    told = _told_of(count - len(vague), count)
    first = named(month, vague[0])
    return (
        f"{told} : {first} reste à préciser"
        if len(vague) == 1
        else f"{told} : {first} et {_others(len(vague) - 1)} restent à préciser"
    )


def _told_of(clear: int, count: int) -> str:
    """How many objectives are SMART: "2 objectifs sur 3 sont SMART"."""
    return (
        f"{numbers.counted(clear, 'objectif')} sur {count} {'est' if clear < 2 else 'sont'} SMART"
        if clear
        else "Aucun objectif n’est encore SMART"
    )


def _others(count: int) -> str:
    return "un autre" if count == 1 else f"{count} autres"


def _all_whole(month: ClientMonth) -> str:
    """That all are SMART, and the first of them; else those that lack nothing and yet contradict themselves."""
    found = aims(month)
    doubtful = [aim for aim in found if _state(month, aim) == TO_LIFT]
    if doubtful:
        return _doubtful(month, doubtful)
    first = excerpt(found[0].goal.sentence.rstrip("."), LONGEST)
    if len(found) == 1:
        return f"L’objectif est SMART : « {first} »"
    return f"Les {len(found)} objectifs sont SMART, d’abord « {first} »"


def _doubtful(month: ClientMonth, doubtful: list[Aim]) -> str:
    count, first = len(aims(month)), named(month, doubtful[0])
    if count == 1:
        return "L’objectif est complet, mais il se contredit : il reste à le revoir"
    others = f" et {_others(len(doubtful) - 1)} sont à revoir" if len(doubtful) > 1 else " est à revoir"
    return f"{_told_of(count - len(doubtful), count)} : {first}{others}"


def _decision(month: ClientMonth, vague: list[Aim]) -> str:
    approvers = [person.name for person in month.dossier.team if person.approves]
    who = approvers[0] if approvers else f"un valideur ({TO_COMPLETE} dans l’équipe)"
    if not aims(month):
        return "Fixer un objectif chiffré, daté, avec un responsable, dans l’onglet « objectifs » du dossier."
    if vague:
        what = numbers.listed(dict.fromkeys(lack.what for lack in lacks(month, vague[0])))
        return f"Fixer avec {who} {what} de {_quoted(vague[0])}, puis signer l’ensemble."
    if contradictions(month):
        return f"Lever avec {who} les contradictions relevées, puis signer les objectifs."
    return f"Faire signer les objectifs par {who}."


def _quoted(aim: Aim) -> str:
    return f"« {aim.goal.sentence.rstrip('.')} »"
