"""The page that stands alone: one answer, three figures, what is asked."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, STOP, TEST
from iwa.measures.goals import GoalState
from iwa.measures.registry import MEASURES
from iwa.slides import Figure, Figures, Slide
from iwa.steps.advice import advised, subject
from iwa.steps.goals import measure_label, state_word, states, target_said, value_said
from iwa.steps.monthly.kpis import Kpi, figure, kpis, signalled, stands
from iwa.steps.monthly.plan import decisions
from iwa.steps.monthly.recounts import recounted_of
from iwa.steps.sourcing import definition_of, month_period, source
from iwa.steps.wording import TO_COMPLETE, capital, month_label
from iwa.traced import within

FIGURES = 3
MOST_CHANGES = 2


def director_page(month: ClientMonth) -> Slide:
    """The first content slide: the objective and its state, what changed, why, what is asked."""
    shown = _shown(month)
    return Slide(
        id="mesure.reponse",
        title=_title(month),
        subtitle=f"L’essentiel {numbers.of(month_label(month.month))}, pour qui ne lit qu’une page",
        exhibit=Figures(tuple(_figure(month, kpi) for kpi in shown)) if shown else None,
        message=(_changed(month), _why(month), _asked(month)),
        decision=_decision(month),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes=definition_of(*dict.fromkeys(kpi.measure for kpi in shown)),
    )


def _shown(month: ClientMonth) -> list[Kpi]:
    """The objectives first, then what left its limits, then the dashboard's own order."""
    found = kpis(month)
    goals = [kpi for kpi in found if kpi.goal and kpi.value is not None]
    moved = signalled(month)
    ordered = [*goals, *moved, *(kpi for kpi in found if kpi.value is not None)]
    unique = {(kpi.measure, kpi.networks): kpi for kpi in reversed(ordered)}
    return sorted(unique.values(), key=ordered.index)[:FIGURES]


def _figure(month: ClientMonth, kpi: Kpi) -> Figure:
    previous = figure(kpi, month.month.previous, kpi.before)
    year_before = figure(kpi, month.month.year_before, kpi.year_before)
    before = "pas d’historique" if kpi.before is None else f"{previous} le mois d’avant"
    if recounted_of(month, kpi, month.month.previous):
        before += ", recompté depuis sa remise"
    parts = [before]
    if kpi.year_before is not None:
        parts.append(f"{year_before}{' un an plus tôt'.replace(' ', numbers.NO_BREAK)}")
    target = target_said(kpi.goal, kpi.measure) if kpi.goal else ""
    if target:
        parts.insert(0, f"Cible : {target}{_alarm(kpi)}")
    detail = within(" · ".join(parts), target, previous, year_before)
    return Figure(kpi.label, figure(kpi, month.month, kpi.value), detail, kpi.state)


def _alarm(kpi: Kpi) -> str:
    """A word when the objective's own worry line is crossed."""
    return " (seuil d’inquiétude franchi)" if kpi.crossed else ""


def _title(month: ClientMonth) -> str:
    found = states(month)
    when = month_label(month.month)
    if not found:
        return f"{capital(when)} se lit sans objectif : il reste à le fixer"
    state = found[0]
    target = target_said(state.goal, state.measure)
    if state.value is None:
        return f"L’objectif {numbers.of(state.goal.type)} ne se mesure pas encore en {when}"
    value = value_said(state, month.month)
    if state.reached is None:
        return within(f"Objectif {numbers.of(state.goal.type)} : {value} en {when}, sans cible chiffrée", value)
    verdict = "est atteint" if state.reached else "n’est pas atteint"
    goal = f"L’objectif {numbers.of(state.goal.type)} {verdict} en {when}"
    return within(f"{goal} : {value} pour une cible de {target}", value, target)


def _changed(month: ClientMonth) -> str:
    told = [stands(kpi, "sous le seuil fixé", _now(month, kpi)) for kpi in kpis(month) if kpi.crossed]
    for kpi in signalled(month):
        side = "au-dessus de" if kpi.state == "signal-hausse" else "sous"
        told.append(stands(kpi, f"{side} l’habitude", _now(month, kpi)))
    if told:
        return within(f"Ce qui a changé : {numbers.listed(told[:MOST_CHANGES])}.", *told)
    if month.signals.empty:
        return "Ce qui a changé : les exports du mois ne donnent aucun chiffre à juger."
    return "Ce qui a changé : rien ne sort des limites habituelles."


def _now(month: ClientMonth, kpi: Kpi) -> str:
    return figure(kpi, month.month, kpi.value)


def _why(month: ClientMonth) -> str:
    for action, text in (
        (AMPLIFY, "vont de pair avec plus d’engagement"),
        (STOP, "vont de pair avec moins d’engagement"),
        (TEST, "restent à confirmer par un test"),
    ):
        rows = advised(month, action)
        if rows:
            return f"Ce qui va avec : {subject(rows[0])} {text}."
    if month.comparisons["ratio"].notna().sum() == 0:
        return "Pourquoi : trop peu de publications pour le dire."
    return "Pourquoi : aucun format, thème ou horaire ne se détache assez pour l’expliquer."


def _asked(month: ClientMonth) -> str:
    found = decisions(month)
    if not found:
        return "Ce que nous vous demandons : rien ce mois-ci."
    first = found[0].text.rstrip(".")
    more = f", et {numbers.counted(len(found) - 1, 'autre décision', 'autres décisions')}" if len(found) > 1 else ""
    return f"Ce que nous vous demandons : trancher « {first} »{more}."


def _decision(month: ClientMonth) -> str:
    found = states(month)
    if not found:
        return f"Fixer l’objectif : il est {TO_COMPLETE} dans le dossier."
    if found[0].value is None:
        return _to_measure(month, found[0])
    if found[0].reached is False:
        return f"L’objectif est {state_word(found[0])} : trancher d’abord « {_first_ask(month)} »."
    return "Garder le cap et trancher les décisions en fin de rapport."


def _first_ask(month: ClientMonth) -> str:
    found = decisions(month)
    return found[0].text.rstrip(".") if found else "que faire de cet écart"


def _to_measure(month: ClientMonth, state: GoalState) -> str:
    """What it takes for an objective to have a figure."""
    if not state.measure:
        return "Rendre l’objectif mesurable : choisir son indicateur dans le dossier."
    if len(state.networks) > 1 and state.why.startswith("ne s’additionne"):
        return "Rendre l’objectif mesurable : préciser son réseau dans le dossier, l’indicateur ne s’additionne pas."
    export = "GA4 " if MEASURES[state.measure].reads == "traffic" else ""
    when = numbers.of(month_label(month.month))
    return f"Rendre l’objectif mesurable : fournir l’export {export}{when} qui donne « {measure_label(state)} »."
