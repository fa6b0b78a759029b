"""From where on one worries: a number for each indicator, what is then done and by whom, and where it stands today."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.forecast import MINIMUM
from iwa.slides import Column, Slide, Table
from iwa.steps.goals import value_said
from iwa.steps.objectives.aims import Aim, aims, named
from iwa.steps.objectives.smart import noted
from iwa.steps.objectives.summary import indicator_said
from iwa.steps.objectives.worry_line import drawn, is_provisional, limit_cell, would_have_rung
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, month_label, short_month
from iwa.traced import within

QUESTION = "À partir de quand on s’inquiète"
TOO_OFTEN = 1 / 3  # of the months: a line that rings so often is not heard any more
PROVISIONAL = "*"


def worries(month: ClientMonth) -> Slide:
    """A line an objective: the noted threshold, the limit that its months draw, today, what follows."""
    found = aims(month)
    columns = (
        Column("Indicateur", 1.9, role="strong"), Column("Cible", 0.9, "right"), Column("On s’inquiète sous", 1.1, "right"),
        Column("Limite calculée", 1.2, "right"), Column(short_month(str(month.month)), 0.9, "right"),
        Column("État", 1.2), Column("Ce que l’on fait alors", 2.9), Column("Qui", 1.2),
    )  # fmt: skip
    crossed = [aim for aim in found if crosses(aim)]
    return Slide(
        id="objectifs.seuils",
        title=_title(month, found, crossed),
        subtitle=f"{_who(found)}limite basse de chaque série à côté, {month_period(month)}{_starred(month, found)}",
        exhibit=Table(
            columns,
            tuple(_line(month, aim) for aim in found)
            or ((TO_COMPLETE, *[TO_COMPLETE] * 2, "–", "–", "–", TO_COMPLETE, TO_COMPLETE),),
            f"{QUESTION}, par indicateur.",
            emphasis=tuple(rank for rank, aim in enumerate(found) if crosses(aim)),
        ),
        message=_messages(month, found),
        decision=_decision(month, found, crossed),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes=f"Limite calculée : carte XmR des mois d’avant, échelle logarithmique ; provisoire sous douze mois, refusée sous {MINIMUM}. "
        "Le seuil de l’équipe prime : la limite dit où la série sort de son habitude.",
    )


def _who(found: tuple[Aim, ...]) -> str:
    owners = dict.fromkeys(aim.goal.owner for aim in found if aim.goal.owner)
    return (
        f"Seuils notés par l’équipe, {numbers.listed(owners)} en répondent ; "
        if len(owners) > 1
        else "Seuils notés par l’équipe ; "
    )


def _starred(month: ClientMonth, found: tuple[Aim, ...]) -> str:
    return f" ; {PROVISIONAL} provisoire" if any(is_provisional(month, aim) for aim in found) else ""


def crosses(aim: Aim) -> bool:
    """Whether the month's figure is under the noted line."""
    line, value = aim.goal.worry_line, aim.state.value
    return line is not None and value is not None and value < line


def _line(month: ClientMonth, aim: Aim) -> tuple[str, ...]:
    limit = limit_cell(month, aim) if aim.is_counted else "–"
    return (
        indicator_said(month, aim) if aim.goal.measure else aim.goal.sentence.rstrip("."),
        noted(aim, "target") or TO_COMPLETE,
        noted(aim, "worry_line") or TO_COMPLETE,
        within(limit + PROVISIONAL, limit) if is_provisional(month, aim) else limit,
        value_said(aim.state, month.month) if aim.state.value is not None else "non mesuré",
        state_of(month, aim),
        aim.goal.worry_action or TO_COMPLETE,
        aim.goal.owner or TO_COMPLETE,
    )


def state_of(month: ClientMonth, aim: Aim) -> str:
    """Where an objective stands against its line, or against the limit where none is noted."""
    value, line = aim.state.value, drawn(month, aim)
    if value is None:
        return "non mesuré"
    if crosses(aim):
        return "seuil franchi"
    if line.is_drawn and value < line.low:
        return "sous l’habitude"
    return "au-dessus du seuil" if aim.goal.worry_line is not None else f"seuil {TO_COMPLETE}"


def _title(month: ClientMonth, found: tuple[Aim, ...], crossed: list[Aim]) -> str:
    lined = [aim for aim in found if aim.goal.worry_line is not None]
    when = month_label(month.month)
    if not lined:
        return f"{QUESTION} : aucun seuil n’est encore noté"
    if not crossed:
        return f"{QUESTION} : aucun seuil n’est franchi en {when}"
    count = numbers.counted(len(crossed), "seuil")
    verb = "est franchi" if len(crossed) == 1 else "sont franchis"
    return f"{QUESTION} : {count} sur {len(lined)} {verb} en {when}"


def _messages(month: ClientMonth, found: tuple[Aim, ...]) -> tuple[str, ...]:
    """The lines that would ring too often, and those that lie beyond what the series ever does."""
    lines = []
    for aim in found:
        rung, months = would_have_rung(aim)
        line = drawn(month, aim)
        worry = noted(aim, "worry_line")
        if not worry or aim.goal.worry_line is None or not aim.is_counted:
            continue
        if months >= MINIMUM and rung > TOO_OFTEN * months:
            lines.append(within(f"{capital(named(month, aim))} : le seuil de {worry} aurait sonné {rung} mois sur {months}, trop pour être entendu.", worry))  # fmt: skip
        elif aim.goal.target is not None and aim.goal.worry_line >= aim.goal.target:
            lines.append(within(f"{capital(named(month, aim))} : le seuil de {worry} est au-delà de la cible.", worry))
        elif line.is_drawn and aim.goal.worry_line < line.low and rung == 0:
            limit = limit_cell(month, aim)
            lines.append(within(f"{capital(named(month, aim))} : la série sort de son habitude dès {limit}, avant le seuil de {worry}.", limit, worry))  # fmt: skip
    return tuple(lines)


def action_said(month: ClientMonth, aim: Aim) -> str:
    """What is done under the line and who answers for it, after a colon: a small letter unless somebody is named."""
    action = (aim.goal.worry_action or f"action {TO_COMPLETE}").rstrip(".")
    people = {word for person in month.dossier.team for word in person.name.split()}
    told = action if action.split()[0] in people else action[:1].lower() + action[1:]
    return f"{told} (responsable : {aim.goal.owner or TO_COMPLETE})"


def _decision(month: ClientMonth, found: tuple[Aim, ...], crossed: list[Aim]) -> str:
    for aim in crossed[:1]:
        return f"{capital(named(month, aim))} : {action_said(month, aim)}."
    lacking = [aim for aim in found if aim.goal.worry_line is None or not aim.goal.worry_action or not aim.goal.owner]
    if lacking or not found:
        which = numbers.listed(named(month, aim) for aim in lacking) or "chaque objectif"
        return f"Noter seuil, action et responsable pour {which}, dans l’onglet « objectifs »."
    return NOTHING_TO_CHANGE
