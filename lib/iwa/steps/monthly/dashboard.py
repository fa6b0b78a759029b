"""The dashboard: at most twelve lines, readable without the notes."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.figures import said
from iwa.steps.goals import target_said
from iwa.steps.monthly.history import limit_figure
from iwa.steps.monthly.kpis import SIGNALS, Kpi, figure, judged_on, kpis, stands
from iwa.steps.monthly.recounts import recounted_of
from iwa.steps.sourcing import definition_of, month_period, source
from iwa.steps.tracing import noted_figure, year_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, month_label, short_month
from iwa.traced import within

NO_HISTORY = "pas d’historique"
RECOUNTED = "*"  # a figure of an earlier month that reads otherwise than the client was sent it
STATES = {
    "signal-hausse": "▲ signal",
    "signal-baisse": "▼ signal",
    "routine": "routine",
    "série trop courte": "série trop courte",
    "": "non jugé",
}
CROSSED = "sous le seuil"
ALARMS = {"signal-hausse": f"▲ signal, {CROSSED}", "signal-baisse": f"▼ signal, {CROSSED}"}


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
    rows = tuple(_line(month, kpi) for kpi in found)
    return Slide(
        id="mesure.tableau-de-bord",
        title=_title(month, found),
        subtitle=f"Par objectif, puis par réseau, {month_period(month)} ; flèche pour un signal seulement{_marked(rows)}",
        exhibit=Table(
            columns,
            rows or ((TO_COMPLETE, *["–"] * 7),),
            f"Tableau de bord {numbers.of(month_label(month.month))}.",
            emphasis=tuple(n for n, kpi in enumerate(found) if kpi.state in SIGNALS or kpi.crossed),
        ),
        decision=_decision(month, found),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes=definition_of(*used)
        + " Seuil d’inquiétude : celui du dossier, sinon la limite basse de la série (carte XmR, échelle logarithmique, "
        "toutes les séries du mois jugées ensemble).",
    )


def _marked(rows: tuple[tuple[str, ...], ...]) -> str:
    """What the mark of a figure says, where there is one."""
    is_there = any(cell.endswith(RECOUNTED) for row in rows for cell in row)
    return f" ; {RECOUNTED} recompté depuis sa remise" if is_there else ""


def _line(month: ClientMonth, kpi: Kpi) -> tuple[str, ...]:
    def cell(value: float | None, when: Month, absent: str = NO_HISTORY) -> str:
        told = absent if value is None else figure(kpi, when, value)
        return within(told + RECOUNTED, told) if recounted_of(month, kpi, when) else told

    asked = kpi.goal.measure if kpi.goal else ""
    year = "–" if kpi.year is None else year_figure(kpi.measure, kpi.counted, month.month, kpi.year, asked)
    return (
        f"{kpi.label} (objectif)" if kpi.goal else kpi.label,
        cell(kpi.value, month.month, kpi.why or numbers.MISSING),
        cell(kpi.before, month.month.previous),
        cell(kpi.year_before, month.month.year_before),
        year,
        target_said(kpi.goal, kpi.measure) if kpi.goal else "–",
        _worry(month, kpi),
        ALARMS.get(kpi.state, CROSSED) if kpi.crossed else STATES[kpi.state],
    )


def _worry(month: ClientMonth, kpi: Kpi) -> str:
    """Under which figure one worries: as the dossier says, else the low limit of the series."""
    if kpi.goal and kpi.goal.worry_line is not None:
        return noted_figure(said(kpi.measure, kpi.goal.worry_line), "worry_line", kpi.goal)
    return "–" if kpi.low is None else limit_figure(month, judged_on(kpi.networks), kpi.measure, "low", kpi.low)


def _title(month: ClientMonth, found: list[Kpi]) -> str:
    signals = [kpi for kpi in found if kpi.state in SIGNALS]
    judged = [kpi for kpi in found if kpi.state in (*SIGNALS, "routine")]
    crossed = sum(kpi.crossed for kpi in found)
    under = f"{numbers.counted(crossed, 'objectif')} {'est' if crossed < 2 else 'sont'} sous le seuil fixé"
    if not found:
        return "Le tableau de bord attend ses premiers chiffres"
    if signals:
        count = numbers.counted(len(signals), "indicateur")
        of_judged = f"{len(judged)} {'jugé' if len(judged) < 2 else 'jugés'}"
        told = f"{count} sur {of_judged} {'sort' if len(signals) < 2 else 'sortent'} de l’habitude"
        return f"{told}, {under}" if crossed else told
    if crossed:
        return f"{under}, aucun indicateur jugé ne sort de l’habitude" if judged else under
    if not judged:
        return f"{month_label(month.month).capitalize()} n’a pas encore assez d’historique pour parler de signal"
    return f"{month_label(month.month).capitalize()} est dans les limites habituelles sur tous les indicateurs jugés"


def _decision(month: ClientMonth, found: list[Kpi]) -> str:
    crossed = [(kpi, kpi.goal) for kpi in found if kpi.crossed and kpi.goal]
    for kpi, goal in crossed[:1]:
        action = (goal.worry_action or f"action {TO_COMPLETE}").rstrip(".")
        also = "" if len(crossed) == 1 else " Les autres seuils franchis sont parmi les décisions."
        told = capital(stands(kpi, "sous le seuil fixé"))
        return f"{told} : {action} (responsable : {goal.owner or TO_COMPLETE}).{also}"
    if any(kpi.state == "signal-baisse" for kpi in found):
        return "Chercher la cause de chaque baisse signalée avant de toucher au plan."
    if any(kpi.state == "signal-hausse" for kpi in found):
        return "Noter ce qui explique chaque hausse signalée, pour pouvoir la reproduire."
    if not month.dossier.goals:
        return "Fixer au moins un objectif chiffré dans le dossier."
    return NOTHING_TO_CHANGE
