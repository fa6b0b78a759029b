"""The dashboard: at most twelve lines, readable without the notes."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.slides import Column, Slide, Table
from iwa.steps.figures import said
from iwa.steps.goals import target_said
from iwa.steps.monthly.kpis import SIGNALS, Kpi, kpis
from iwa.steps.sourcing import definition_of, month_period, source
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, month_label, short_month

NO_HISTORY = "pas d’historique"
STATES = {
    "signal-hausse": "▲ signal",
    "signal-baisse": "▼ signal",
    "routine": "routine",
    "série trop courte": "série trop courte",
    "": "non jugé",
}


def dashboard(month: ClientMonth) -> Slide:
    """Each KPI: this month, last month, same month last year, since January, target, worry line, state."""
    found = kpis(month)
    labels = [short_month(str(m)) for m in (month.month, month.month.previous, month.month.year_before)]
    columns = (
        Column("Objectif ou indicateur", 2.6), *(Column(label, 1.0, "right") for label in labels),
        Column("Depuis janvier", 1.1, "right"), Column("Cible", 0.9, "right"),
        Column("On s’inquiète sous", 1.2, "right"), Column("État", 1.2),
    )  # fmt: skip
    used = tuple(dict.fromkeys(kpi.measure for kpi in found))
    return Slide(
        id="mesure.tableau-de-bord",
        title=_title(month, found),
        subtitle=f"Par objectif, puis par réseau, {month_period(month)} ; flèche pour un signal seulement",
        exhibit=Table(
            columns,
            tuple(_line(kpi) for kpi in found) or ((TO_COMPLETE, *["–"] * 7),),
            f"Tableau de bord {numbers.of(month_label(month.month))}.",
            emphasis=tuple(n for n, kpi in enumerate(found) if kpi.state in SIGNALS),
        ),
        decision=_decision(month, found),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes=definition_of(*used)
        + " Seuil d’inquiétude : celui du dossier, sinon la limite basse de la série (carte XmR, échelle logarithmique, "
        "toutes les séries du mois jugées ensemble).",
    )


def _line(kpi: Kpi) -> tuple[str, ...]:
    def cell(value: float | None, absent: str) -> str:
        return absent if value is None else said(kpi.measure, value)

    worry = kpi.goal.worry_line if kpi.goal and kpi.goal.worry_line is not None else kpi.low
    return (
        f"{kpi.label} (objectif)" if kpi.goal else kpi.label,
        cell(kpi.value, kpi.why or numbers.MISSING),
        cell(kpi.before, NO_HISTORY),
        cell(kpi.year_before, NO_HISTORY),
        cell(kpi.year, "–"),
        target_said(kpi.goal, kpi.measure) if kpi.goal else "–",
        cell(worry, "–"),
        STATES[kpi.state],
    )


def _title(month: ClientMonth, found: list[Kpi]) -> str:
    signals = [kpi for kpi in found if kpi.state in SIGNALS]
    judged = [kpi for kpi in found if kpi.state in (*SIGNALS, "routine")]
    if not found:
        return "Le tableau de bord attend ses premiers chiffres"
    if not judged:
        return f"{month_label(month.month).capitalize()} n’a pas encore assez d’historique pour parler de signal"
    if not signals:
        return (
            f"{month_label(month.month).capitalize()} reste dans ses limites habituelles sur tous les indicateurs jugés"
        )
    count = numbers.counted(len(signals), "indicateur")
    return f"{count} sur {len(judged)} jugés {'sort' if len(signals) < 2 else 'sortent'} de l’habitude"


def _decision(month: ClientMonth, found: list[Kpi]) -> str:
    for kpi in found:
        goal = kpi.goal
        if goal and goal.worry_line is not None and kpi.value is not None and kpi.value < goal.worry_line:
            who = goal.owner or f"responsable {TO_COMPLETE}"
            return f"Seuil franchi, {kpi.label} : {goal.worry_action or f'action {TO_COMPLETE}'} ({who})."
    if any(kpi.state == "signal-baisse" for kpi in found):
        return "Chercher la cause de chaque baisse signalée avant de toucher au plan."
    if not month.dossier.goals:
        return "Fixer au moins un objectif chiffré dans le dossier."
    return NOTHING_TO_CHANGE
