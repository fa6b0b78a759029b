"""What tires: the formats that lose engagement month after month beside the rest of their network."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.tiring import MINIMUM_POSTS, fatigued
from iwa.slides import Column, Slide, Table
from iwa.steps.advice import Row
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import compared_figures
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, between, capital, group_name, network_name
from iwa.traced import within

MOST_ROWS = 8


def tiring(month: ClientMonth) -> Slide:
    """What loses engagement month after month, or that nothing does."""
    judged = month.comparisons[month.comparisons["question"] == "usure"]
    worn = fatigued(month.comparisons)
    falling = judged[judged["ratio"] < 1].sort_values("ratio", kind="stable").head(MOST_ROWS)
    rows = tuple(map(_line, falling.to_dict("records")))
    columns = (
        Column("Format", 2.2),
        Column("Évolution par rapport au reste du réseau", 2.4),
        Column("Publications", 1, "right"),
        Column("Verdict", 1.1),
    )
    return Slide(
        id="mesure.fatigue",
        title=_tiring_title(worn, judged, falling),
        subtitle=f"Évolution du taux d’engagement par rapport au reste du réseau, {window_period(month)}",
        exhibit=Table(
            columns,
            rows or (("Aucun format", f"moins de {MINIMUM_POSTS} publications de part et d’autre", "–", "–"),),
            "Évolution de l’engagement par format.",
        ),
        decision=_tiring_decision(worn),
        verdict="" if judged.empty else str(worn["verdict"].iloc[0]) if len(worn) else "non concluant",  # type: ignore[arg-type]
        source=source(month, month.networks, count=numbers.counted(int(judged["n"].sum()), "publication")),
        annex=worn.empty,
    )


def _line(row: Row) -> tuple[str, ...]:
    shown = compared_figures(row)
    where = f"{capital(group_name('usure', str(row['group'])))} sur {network_name(str(row['network']))}"
    change = within(f"{shown['ratio']} en 90 jours ({between(row['low'], row['high'])})", *list(shown.values())[:3])
    return where, change, shown["n"], str(row["verdict"]) or TO_COMPLETE


def _tiring_title(worn: pd.DataFrame, judged: pd.DataFrame, falling: pd.DataFrame) -> str:
    if len(worn):
        row = worn.iloc[0]
        return f"{capital(group_name('usure', row['group']))} s’essoufflent sur {network_name(row['network'])} depuis trois mois"
    if judged.empty:
        return "Trop peu de publications par format pour dire ce qui s’essouffle"
    if falling.empty:
        return "Aucun format ne s’essouffle de façon mesurable"
    row = falling.iloc[0]
    lowest = f"{group_name('usure', str(row['group']))} sur {network_name(str(row['network']))}"
    return f"Aucun format ne s’essouffle de façon mesurable, pas même {lowest}"


def _tiring_decision(worn: pd.DataFrame) -> str:
    if worn.empty:
        return NOTHING_TO_CHANGE
    row = worn.iloc[0]
    return f"Renouveler {group_name('usure', row['group'])} ou en réduire la part le mois prochain."
