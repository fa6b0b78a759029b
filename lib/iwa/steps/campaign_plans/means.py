"""The means of one event: what is there and what lacks, its indicator with today's figure, and whether to pay."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.rows import Goal
from iwa.measures.goals import GoalState, goal_state
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.campaign_plans.amplified import paid_said
from iwa.steps.campaign_plans.assets import THERE, assets
from iwa.steps.campaign_plans.sight import key_of
from iwa.steps.figures import said
from iwa.steps.goals import measure_label, value_said
from iwa.steps.sourcing import source
from iwa.steps.tracing import noted_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, excerpt, lowered, month_label
from iwa.traced import within

IN_A_TITLE, MOST = 44, 2  # letters of an event, things that lack


def means(month: ClientMonth, event: Event) -> Slide:
    """A line a thing that is needed, with where it stands; beside it the indicator and what is paid."""
    found = assets(month, event)
    return Slide(
        id=f"campagne.evenement.{key_of(event)}.moyens",
        title=_title(event, [one.name for one in found if one.state != THERE]),
        subtitle=f"{capital(event.nature)} {numbers.period(event.start, event.last_day)} : ce qu’il faut, et ce qui est là",
        exhibit=Table(
            (
                Column("Élément", 1.6, role="strong"),
                Column("Ce que l’on en sait", 5.6),
                Column("État", 1.1, role="state"),
            ),
            tuple((one.name, one.found, one.state) for one in found),
            f"Les éléments de « {event.title} ».",
            kind="checklist",
        ),
        message=(indicator(month, event), *paid_said(month, event)),
        decision=_decision(event, [(one.name, one.found) for one in found if one.state != THERE]),
        source=source(month, month.networks),
        notes="Éléments lus dans l’onglet « agenda », le calendrier et l’onglet « preuves ». Un visuel compte s’il existe, si l’accord est "
        "donné et s’il le reste jusqu’à la fin de l’événement.",
    )


def indicator(month: ClientMonth, event: Event) -> str:
    """The event's measure with its target, and the figure of the month that ends, from which it starts."""
    if event.measure is None:
        return (
            f"Indicateur {TO_COMPLETE} dans l’onglet « agenda » : sans lui, rien ne dira si « {event.title} » a réussi."
        )
    state = _state(month, event)
    label = lowered(measure_label(state))
    value = value_said(state, month.month)
    today = f"{label} en {month_label(month.month)}, tout compris : {value}"
    if event.target is None:
        return within(f"Cible {TO_COMPLETE} ; {today}.", value)
    target = noted_figure(said(state.measure, event.target), "target", event)
    return within(f"Cible : {target} sur {_length(event)} ; {today}.", target, value)


def _state(month: ClientMonth, event: Event) -> GoalState:
    """The event's measure read as an objective is."""
    goal = Goal(type="conversion", sentence=event.title).model_copy(
        update={"measure": event.measure, "network": event.network, "target": event.target}
    )
    return goal_state(goal, month.figures, month.networks, month.month)


def _length(event: Event) -> str:
    days = (event.last_day - event.start).days + 1
    return numbers.counted(days, "jour")


def _title(event: Event, lacking: list[str]) -> str:
    name = f"« {excerpt(event.title, IN_A_TITLE)} »"
    if not lacking:
        return f"Tout est prêt pour {name}"
    told = [lowered(one) for one in lacking[:MOST]]
    if len(lacking) > MOST:
        return f"Il manque à {name} {', '.join(told)} et {in_words(len(lacking) - MOST, feminine=True)} {'autre chose' if len(lacking) == MOST + 1 else 'autres choses'}"
    return f"Il manque à {name} {numbers.listed(told)}"


def _decision(event: Event, lacking: list[tuple[str, str]]) -> str:
    if not lacking:
        return NOTHING_TO_CHANGE
    name, told = lacking[0]
    return f"Régler d’abord « {lowered(name)} » pour « {excerpt(event.title, IN_A_TITLE)} » : {lowered(told)}."
