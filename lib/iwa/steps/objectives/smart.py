"""What makes an objective SMART, what it lacks of that, and what in it contradicts itself."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.findings.forecast import MINIMUM
from iwa.measures.registry import MEASURES
from iwa.months import Month
from iwa.steps.figures import said
from iwa.steps.goals import counted_on, target_said
from iwa.steps.objectives.aims import Aim, aims, last_of_quarter, named, quarter_of, quarter_said
from iwa.steps.tracing import month_figure, noted_figure
from iwa.steps.wording import capital, month_label, short_month
from iwa.traced import within

RECENT = 12  # months
OFTEN = 0.75  # of them
FIRST_YEAR, LAST_YEAR = 2000, 2100  # a number of a sentence that is none of its figures


@dataclass(frozen=True)
class Lack:
    """A part that an objective has not: of which of the five words, and what would fill it."""

    word: str
    what: str


def lacks(month: ClientMonth, aim: Aim) -> tuple[Lack, ...]:
    """What keeps an objective from being SMART; nothing for one that is.

    Whether it can be attained is asked of the chances; that it serves the business, of the client.
    """
    goal = aim.goal
    asked = (
        ("spécifique", "l’indicateur", goal.measure is not None),
        ("spécifique", "le réseau", not aim.lacks_network),
        ("mesurable", "la valeur de départ", goal.baseline is not None or len(aim.known) > 0 or goal.measure is None),
        ("mesurable", "la cible", goal.target is not None),
        ("daté", "l’échéance", goal.due is not None),
        ("porté", "le responsable", bool(goal.owner)),
    )
    return tuple(Lack(word, what) for word, what, there in asked if not there)


def lacking_said(found: tuple[Lack, ...]) -> str:
    """What lacks, after the word that it belongs to: "mesurable : la cible ; daté : l’échéance"."""
    words = dict.fromkeys(lack.word for lack in found)
    return " ; ".join(f"{word} : {numbers.listed(lack.what for lack in found if lack.word == word)}" for word in words)


def is_smart(month: ClientMonth, aim: Aim) -> bool:
    """Whether nothing lacks; a contradiction is said beside, and does not make it vague."""
    return not lacks(month, aim)


def contradictions(month: ClientMonth) -> tuple[str, ...]:
    """A sentence for each thing in the objectives that cannot be meant as it is written."""
    return tuple(sentence for aim in aims(month) for sentence in contradictions_of(month, aim))


def contradictions_of(month: ClientMonth, aim: Aim) -> Iterator[str]:
    """The same of one objective."""
    yield from _of_figures(month, aim)
    yield from _of_dates(month, aim)
    yield from _of_people(month, aim)


def _of_figures(month: ClientMonth, aim: Aim) -> Iterator[str]:
    goal, measure = aim.goal, aim.state.measure
    if measure not in MEASURES:
        return
    target, line = noted(aim, "target"), noted(aim, "worry_line")
    base, start = start_of(month, aim)
    if goal.target is not None and base is not None and goal.target <= base:
        side = "ne dépasse pas" if goal.target == base else "est sous"
        yield within(f"{_whose(month, aim)} : la cible ({target}) {side} la valeur de départ ({start}).", target, start)
    if goal.target is not None and goal.worry_line is not None and goal.worry_line >= goal.target:
        yield within(f"{_whose(month, aim)} : on s’inquiéterait à {line}, la cible ({target}) étant déjà atteinte.", line, target)  # fmt: skip
    if MEASURES[measure].unit == "percent" and goal.target is not None and goal.target > 1:
        yield within(
            f"{_whose(month, aim)} : une cible de {target} est sans doute un % oublié dans le dossier.", target
        )
    yield from _said_otherwise(month, aim)
    yield from _baseline_never_seen(month, aim)
    yield from _reached_already(month, aim)


def start_of(month: ClientMonth, aim: Aim) -> tuple[float | None, str]:
    """Where an objective starts, as a figure and as it is printed: as noted, else measured; None and "" without."""
    if aim.goal.baseline is not None:
        return aim.goal.baseline, noted(aim, "baseline")
    if aim.known.empty:
        return None, ""
    first = aim.first(month)
    told = figure(month, aim, first)
    return float(aim.history[first]), within(f"{told} en {short_month(first)}", told)


def _said_otherwise(month: ClientMonth, aim: Aim) -> Iterator[str]:
    """A sentence that promises one figure and a target that is another: two things are counted."""
    target = aim.goal.target
    promised = [float(found.replace(",", ".")) for found in re.findall(r"(?<![\d,.])\d+(?:,\d+)?", aim.goal.sentence)]
    promised = [one for one in promised if not FIRST_YEAR <= one <= LAST_YEAR]
    if target is None or len(promised) != 1 or any(math.isclose(promised[0], one) for one in (target, target * 100)):
        return
    told = noted(aim, "target")
    label = MEASURES[aim.state.measure].label.lower()
    dit = f"{_whose(month, aim)} : la phrase dit {numbers.decimal(promised[0], 0 if promised[0].is_integer() else 1)}"
    yield within(f"{dit}, la cible {told} ({label}) : choisir ce que l’on compte.", told)


def _baseline_never_seen(month: ClientMonth, aim: Aim) -> Iterator[str]:
    """A starting value that none of the months measured comes near."""
    known, base = aim.known, aim.goal.baseline
    if base is None or len(known) < 3 or known.min() <= base <= known.max():
        return
    extreme = known.idxmin() if base < known.min() else known.idxmax()
    nearest = figure(month, aim, str(extreme))
    noted_base = noted(aim, "baseline")
    side = "sous tous les mois mesurés" if base < known.min() else "au-dessus de tous les mois mesurés"
    what = f"{_whose(month, aim)} : la valeur de départ notée ({noted_base}) est {side}, {nearest} au plus près."
    yield within(what, noted_base, nearest)


def _reached_already(month: ClientMonth, aim: Aim) -> Iterator[str]:
    """A target that most of the last months stand at already, and so asks for nothing."""
    recent = aim.known.tail(RECENT)
    target, (base, _) = aim.goal.target, start_of(month, aim)
    if target is None or len(recent) < MINIMUM or (base is not None and target <= base):
        return
    reached = int((recent >= target).sum())
    if reached >= OFTEN * len(recent):
        told = noted(aim, "target")
        what = f"{_whose(month, aim)} : la cible ({told}) est déjà atteinte {reached} mois sur les {len(recent)} derniers mesurés."
        yield within(what, told)


def _of_dates(month: ClientMonth, aim: Aim) -> Iterator[str]:
    goal, now = aim.goal, month.month
    if goal.due is not None and goal.due <= now.last:
        when = "précède" if goal.due < now.first else "tombe en"
        yield (
            f"{_whose(month, aim)} : l’échéance du {numbers.day(goal.due)} {when} {month_label(now)}, elle est à reporter."
        )
    if goal.quarter is None:
        return
    if last_of_quarter(goal.quarter) < now.next.first:
        yield f"{_whose(month, aim)} : son trimestre ({quarter_said(goal.quarter)}) est déjà clos."
    elif goal.due is not None and goal.quarter > quarter_of(Month.of(goal.due)):
        yield (
            f"{_whose(month, aim)} : son trimestre ({quarter_said(goal.quarter)}) commence après l’échéance du "
            f"{numbers.day(goal.due)}."
        )


def _of_people(month: ClientMonth, aim: Aim) -> Iterator[str]:
    team = {plain(person.name) for person in month.dossier.team}
    if aim.goal.owner and team and plain(aim.goal.owner) not in team:
        yield f"{_whose(month, aim)} : {aim.goal.owner} n’est pas dans l’onglet « équipe »."


def _whose(month: ClientMonth, aim: Aim) -> str:
    return capital(named(month, aim))


def noted(aim: Aim, field: str) -> str:
    """A figure that the dossier notes of an objective, in the unit of its measure; "" without one."""
    value = getattr(aim.goal, field)
    if value is None or aim.state.measure not in MEASURES:
        return ""
    if field == "target":
        return target_said(aim.goal, aim.state.measure)
    return noted_figure(said(aim.state.measure, value), field, aim.goal)


def figure(month: ClientMonth, aim: Aim, when: str) -> str:
    """What an objective counts, of one of its months, as it is printed."""
    where = counted_on(aim.goal, aim.state.networks)
    return month_figure(aim.state.measure, where, Month.parse(when), float(aim.history[when]), aim.goal.measure)
