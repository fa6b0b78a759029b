"""One page an objective: what it is read by, today's value of each, what tells its quality, the format, the decision."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.relation_series import ALL
from iwa.method.objectives import Family, objectives
from iwa.slides import Column, Slide, Table
from iwa.steps.goal_indicators import QUALITY, indicators_of
from iwa.steps.goals import measure_label
from iwa.steps.indicators import Line
from iwa.steps.objectives.aims import Aim, aims, named
from iwa.steps.objectives.favourite import favourite, favourite_said
from iwa.steps.objectives.smart import noted
from iwa.steps.objectives.summary import baseline_said, indicator_said
from iwa.steps.periods import of_month
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import TO_COMPLETE, capital, short_month
from iwa.traced import within

MOST_ROWS = 8
MOST_OF_QUALITY = 3  # of them
LONGEST = 60  # characters of the indicators that a title names
NEVER_ADDED = 1000  # lines under which networks stay apart
Told = list[tuple[str, Line]]  # with the role of each


def pages(month: ClientMonth) -> list[Slide]:
    """The objectives in the dossier's order."""
    return [page(month, aim) for aim in aims(month)]


def page(month: ClientMonth, aim: Aim) -> Slide:
    """The indicators that have a figure first; those without name the source that they need."""
    found = _own(month, aim)
    shown = _shown(found)
    columns = (
        Column("Indicateur", 2.4), Column("Rôle", 0.9), Column("Réseau", 1.1),
        Column(short_month(str(month.month)), 1.0, "right"), Column("Source", 3.6),
    )  # fmt: skip
    start, target = baseline_said(month, aim), noted(aim, "target") or f"cible {TO_COMPLETE}"
    where = indicator_said(month, aim)
    return Slide(
        id=f"objectifs.objectif.{aim.key}",
        title=_title(month, aim, found),
        subtitle=within(
            f"{where} : départ {start}, cible {target.removeprefix('cible ')} ; {month_period(month)}", start, target
        ),
        exhibit=Table(
            columns,
            tuple(
                (line.name, role, line.where, *line.cells([of_month(month.month)]), line.source) for role, line in shown
            ),
            f"Indicateurs de {named(month, aim)}.",
        ),
        message=(favourite_said(month, aim), *_unshown(found, shown)),
        decision=_decision(month, aim),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes=f"Décision de la méthode pour la famille {_family(aim).name} : {_family(aim).decision}. « Du type » : propre à ce type "
        "d’objectif ; « principal » : ceux de la famille ; « qualité » : ce qui dit si le chiffre vaut quelque chose.",
    )


def _own(month: ClientMonth, aim: Aim) -> Told:
    """The lines of the objective's own network and of the client as a whole; of all networks where it names none."""
    if aim.goal.network is None:
        return indicators_of(month, aim.goal.type, [of_month(month.month)], MOST_ROWS)
    found = indicators_of(month, aim.goal.type, [of_month(month.month)], NEVER_ADDED)
    return [one for one in found if one[1].network in (aim.goal.network, ALL, "")]


def _family(aim: Aim) -> Family:
    method = objectives()
    return method.families[method.types[aim.goal.type]]


def _shown(found: Told) -> Told:
    """At most eight lines: those with a figure first, room kept for quality; each part in the method's order."""
    quality = _known_first([one for one in found if one[0] == QUALITY])[:MOST_OF_QUALITY]
    others = _known_first([one for one in found if one[0] != QUALITY])[: MOST_ROWS - len(quality)]
    return [one for one in found if one in others or one in quality]


def _known_first(found: Told) -> Told:
    return sorted(found, key=lambda one: not one[1].is_known)


def _unshown(found: Told, shown: Told) -> tuple[str, ...]:
    """The names of the lines that did not fit."""
    names = dict.fromkeys(line.name for role, line in found if (role, line) not in shown)
    lacking = all(not line.is_known for role, line in found if (role, line) not in shown)
    if not names:
        return ()
    text = numbers.listed(name[:1].lower() + name[1:] for name in names)
    return (f"{'Sans chiffre non plus' if lacking else 'Suivis aussi au rapport mensuel'} : {text}.",)


def _title(month: ClientMonth, aim: Aim, found: Told) -> str:
    """The other indicators that have a figure, as many as a title holds."""
    whose = capital(named(month, aim))
    known = dict.fromkeys(line.name for _, line in found if line.is_known)
    others = [name[:1].lower() + name[1:] for name in known if name != measure_label(aim.state)]
    if not known:
        return f"{whose} n’a encore aucun indicateur chiffré"
    if not others:
        return f"{whose} ne se lit encore que sur un indicateur"
    told = next(text for count in (3, 2, 1) if len(text := numbers.listed(others[:count])) <= LONGEST or count == 1)
    return f"{whose} se lit aussi sur : {told}"


def _decision(month: ClientMonth, aim: Aim) -> str:
    """The decision of the family, on the objective's own format."""
    decision, found = _family(aim).decision, favourite(month, aim)
    on = f", et programmer d’abord {found.name}" if found else ""
    owner = aim.goal.owner or f"responsable {TO_COMPLETE}"
    return f"{decision}{on} ({owner})."
