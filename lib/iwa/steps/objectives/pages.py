"""One page an objective: what it is read by, today's value of each, what tells its quality, the format, the decision."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.relation_series import ALL
from iwa.method.objectives import Family, objectives
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.goal_indicators import QUALITY, indicators_of
from iwa.steps.goals import measure_label
from iwa.steps.indicators import ALL_NETWORKS, Line
from iwa.steps.objectives.aims import Aim, aims, named
from iwa.steps.objectives.favourite import favourite, favourite_said
from iwa.steps.objectives.smart import noted
from iwa.steps.objectives.summary import baseline_said, indicator_said
from iwa.steps.periods import Period, of_month
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import TO_COMPLETE, capital, short_month
from iwa.traced import within

MOST_ROWS = 8
MOST_OF_QUALITY = 3  # of them
FEW = 4  # lines under which those without a figure are shown too
PLACES = {ALL_NETWORKS: ", tous réseaux", "–": "", "Site": "", "Publicité": ", publicité"}
LONGEST = 60  # characters of the indicators that a title names
NEVER_ADDED = 1000  # lines under which networks stay apart
Told = list[tuple[str, Line]]  # with the role of each


def pages(month: ClientMonth) -> list[Slide]:
    """The objectives in the dossier's order."""
    return [page(month, aim) for aim in aims(month)]


def page(month: ClientMonth, aim: Aim) -> Slide:
    """The indicators that have a figure, now and where the client started; those without one are named."""
    found = _own(month, aim)
    shown = _shown(found)
    start, target = baseline_said(month, aim), noted(aim, "target") or TO_COMPLETE
    columns = (
        Column("Indicateur", 3.4), *(Column(short_month(str(when)), 1.0, "right") for when in _when(month)),
        Column("Source", 3.6),
    )  # fmt: skip
    return Slide(
        id=f"objectifs.objectif.{aim.key}",
        title=_title(month, aim, found),
        subtitle=within(f"« {aim.goal.sentence.rstrip('.')} » : départ {start}, cible {target}", start, target),
        exhibit=Table(
            columns,
            tuple(_row(month, role, line) for role, line in shown) or ((_named(month, aim), *_none(month)),),
            f"Indicateurs de {named(month, aim)}.",
        ),
        message=(favourite_said(month, aim), *_without(found, shown), *_unshown(found, shown)),
        decision=_decision(month, aim),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes=_notes(aim, found),
    )


def _when(month: ClientMonth) -> list[Month]:
    """This month and the one before the client's start, where they are two."""
    return list(dict.fromkeys([month.month, month.client.start.previous]))


def _periods(month: ClientMonth) -> list[Period]:
    return [of_month(when) for when in _when(month)]


def _row(month: ClientMonth, role: str, line: Line) -> tuple[str, ...]:
    where = PLACES.get(line.where, f", {line.where}")
    return (f"{line.name}{where}{' (qualité)' if role == QUALITY else ''}", *line.cells(_periods(month)), line.source)


def _named(month: ClientMonth, aim: Aim) -> str:
    return indicator_said(month, aim) if aim.goal.measure else f"Indicateur {TO_COMPLETE}"


def _none(month: ClientMonth) -> tuple[str, ...]:
    return (*("–" for _ in _when(month)), "aucune source fournie")


def _notes(aim: Aim, found: Told) -> str:
    """The method's decision, and for each indicator without a figure the source that it needs."""
    family = _family(aim)
    lacking = " ".join(f"{line.name} : {line.source}." for _, line in found if not line.is_known)
    return f"Décision de la méthode pour la famille {family.name} : {family.decision}. {lacking}".strip()


def _own(month: ClientMonth, aim: Aim) -> Told:
    """The lines of the objective's own network and of the client as a whole; of all networks where it names none."""
    if aim.goal.network is None:
        return indicators_of(month, aim.goal.type, _periods(month), MOST_ROWS)
    found = indicators_of(month, aim.goal.type, _periods(month), NEVER_ADDED)
    return [one for one in found if one[1].network in (aim.goal.network, ALL, "")]


def _family(aim: Aim) -> Family:
    method = objectives()
    return method.families[method.types[aim.goal.type]]


def _shown(found: Told) -> Told:
    """At most eight lines that have a figure, room kept for quality; few of them are joined by those without, so that
    the page names the sources that they need. Each part is in the method's order.
    """
    known = [one for one in found if one[1].is_known]
    quality = [one for one in known if one[0] == QUALITY][:MOST_OF_QUALITY]
    others = [one for one in known if one[0] != QUALITY][: MOST_ROWS - len(quality)]
    lacking = [one for one in found if not one[1].is_known][: max(0, FEW - len(known))]
    return [one for one in found if one in others or one in quality or one in lacking]


def _without(found: Told, shown: Told) -> tuple[str, ...]:
    """The indicators that nothing provided gives, those of the table left out."""
    known = {line.name for _, line in [*shown, *(one for one in found if one[1].is_known)]}
    names = dict.fromkeys(line.name for _, line in found if line.name not in known)
    return (f"Sans source : {_lowered(list(names))}.",) if names else ()


def _unshown(found: Told, shown: Told) -> tuple[str, ...]:
    """The names of the measured lines that did not fit."""
    told = {line.name for _, line in shown}
    names = dict.fromkeys(line.name for _, line in found if line.is_known and line.name not in told)
    return (f"Suivis aussi au rapport mensuel : {_lowered(list(names))}.",) if names else ()


def _lowered(names: list[str]) -> str:
    return numbers.listed(name[:1].lower() + name[1:] for name in names)


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
    return f"{decision}{on}."
