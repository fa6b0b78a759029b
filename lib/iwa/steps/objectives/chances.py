"""The chance of each target by its date, with its range, and what the last month repeated would give."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.forecast import MINIMUM
from iwa.slides import Column, Slide, Table
from iwa.steps.objectives.aims import Aim, aims, named, of_type
from iwa.steps.objectives.outlook import Outlook, chance_said, end_said, naive_said, outlook, range_said
from iwa.steps.objectives.smart import noted
from iwa.steps.objectives.summary import indicator_said
from iwa.steps.own_things import on_networks
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, month_label
from iwa.traced import within

UNLIKELY, LIKELY = 0.2, 0.5
MOST_NAMED = 2


def chances(month: ClientMonth) -> Slide:
    """A line an objective: target and date, range, chance, the naive forecast, the months behind."""
    found = [outlook(month, aim) for aim in aims(month)]
    columns = (
        Column("Objectif", 2.3, role="strong"), Column("Cible et échéance", 1.8), Column("Chance", 1.1, "right"),
        Column("Fourchette à l’échéance", 1.6, "right"), Column("Dernier mois répété", 1.5, "right"), Column("Mois mesurés", 0.9, "right"),
    )  # fmt: skip
    return Slide(
        id="objectifs.chances",
        title=_title(month, found),
        subtitle=f"D’après les seuls mois mesurés sur {on_networks(month)}, jusqu’en {month_label(month.month)} ; fourchette à huit chances sur dix",
        exhibit=Table(
            columns,
            tuple(_line(month, one) for one in found) or ((TO_COMPLETE, TO_COMPLETE, "–", "–", "–", "–"),),
            "Chance d’atteindre chaque cible à son échéance.",
            emphasis=tuple(rank for rank, one in enumerate(found) if one.is_told and one.chance < UNLIKELY),
        ),
        message=_messages(month, found),
        decision=_decision(month, found),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes="Méthode : niveau local plus bruit (Harvey, 1989 ; West et Harrison, 1997), sur l’échelle logarithmique pour un "
        "nombre et logit pour un taux ; chaque part de dérive est pesée par sa vraisemblance. Ni tendance ni saison ne sont "
        f"prolongées, les mois incomplets sont laissés de côté, rien n’est prévu sous {MINIMUM} mois. La prévision naïve répète "
        "le dernier mois mesuré. Une chance est dite à cinq points près.",
    )


def _line(month: ClientMonth, one: Outlook) -> tuple[str, ...]:
    goal, target = one.aim.goal, noted(one.aim, "target")
    due = f"au {numbers.day(goal.due)}" if goal.due else f"échéance {TO_COMPLETE}"
    return (
        indicator_said(month, one.aim) if goal.measure else goal.sentence.rstrip("."),
        within(f"{target or f'cible {TO_COMPLETE}'} {due}" if target else f"cible {TO_COMPLETE}, {due}", target),
        chance_said(month, one),
        range_said(month, one),
        naive_said(month, one),
        numbers.integer(len(one.aim.known)) if one.aim.is_counted else "–",
    )


def _title(month: ClientMonth, found: list[Outlook]) -> str:
    """The targets that are likelier reached than not, by the type of their objective."""
    told = [one for one in found if one.is_told]
    if not found:
        return "Aucune cible n’est encore fixée : il n’y a pas de chance à dire"
    if not told:
        return "Aucune chance ne peut encore être dite : cible, date ou historique manquent"
    likely = [of_type(month, one.aim) for one in told if one.chance >= LIKELY]
    if len(likely) == len(told):
        every = "La cible a" if len(told) == 1 else f"Les {len(told)} cibles ont chacune"
        return f"{every} au moins une chance sur deux d’être atteinte à temps"
    if not likely:
        none = "La cible n’a pas" if len(told) == 1 else f"Aucune des {len(told)} cibles n’a"
        return f"{none} une chance sur deux d’être atteinte à temps"
    if len(likely) > MOST_NAMED:
        return f"{len(likely)} des {len(told)} cibles ont au moins une chance sur deux d’être atteintes à temps"
    if len(likely) == 1:
        return f"Seule la cible {likely[0]} a au moins une chance sur deux d’être atteinte à temps"
    return f"Les cibles {numbers.listed(likely)} ont au moins une chance sur deux d’être atteintes à temps"


def _messages(month: ClientMonth, found: list[Outlook]) -> tuple[str, ...]:
    """What the forecast and a repeat of the last month say differently, and what is not foreseen at all."""
    lines = [*_naive(month, found)]
    lines += [_apart(month, one) for one in found if one.is_told and one.naive_reaches != (one.chance >= LIKELY)]
    short = [one for one in found if one.found is not None and not one.is_told]
    if short:
        which = numbers.listed(named(month, one.aim) for one in short)
        count = numbers.counted(len(short[0].aim.known), "mois mesuré", "mois mesurés")
        lines.append(f"Série trop courte pour {which} : {count}, il en faut {MINIMUM}.")
    return tuple(lines[:3])


def _naive(month: ClientMonth, found: list[Outlook]) -> list[str]:
    """Which targets the last month, come again, would reach."""
    dated = [one for one in found if one.found is not None]
    there = [of_type(month, one.aim) for one in dated if one.naive_reaches]
    if not dated:
        return []
    when = f"Si {month_label(month.month)} se répète"
    if not there:
        return [f"{when}, aucune cible n’est atteinte."]
    which = numbers.listed(there)
    return [
        f"{when}, {'la cible' if len(there) == 1 else 'les cibles'} {which} {'est atteinte' if len(there) == 1 else 'sont atteintes'}."
    ]


def _apart(month: ClientMonth, one: Outlook) -> str:
    middle = end_said(month, one, "middle")
    name = capital(named(month, one.aim))
    if one.naive_reaches:
        return within(f"{name} : le dernier mois y suffirait, mais l’historique ramène vers {middle}.", middle)
    return within(f"{name} : le dernier mois n’y suffit pas, mais l’historique ramène vers {middle}.", middle)


def _decision(month: ClientMonth, found: list[Outlook]) -> str:
    told = sorted((one for one in found if one.is_told), key=lambda one: one.chance)
    if not told:
        return f"Compléter cibles et échéances dans l’onglet « objectifs » : les chances restent {TO_COMPLETE}."
    if told[0].chance >= LIKELY:
        return _raise(month, told[0].aim) if all(one.naive_reaches for one in told) else NOTHING_TO_CHANGE
    first = told[0]
    target, low, high = noted(first.aim, "target"), *(end_said(month, first, which) for which in ("low", "high"))
    text = (
        f"Revoir la cible de {named(month, first.aim)} ({target}) ou ce que l’on y consacre : l’historique mène entre {low} "
        f"et {high}."
    )
    return within(text, target, low, high)


def _raise(month: ClientMonth, aim: Aim) -> str:
    target = noted(aim, "target")
    return within(f"Relever d’abord la cible de {named(month, aim)} ({target}) : le rythme actuel y suffit.", target)
