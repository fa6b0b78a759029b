"""The weeks of the month, each beside the limits of the weeks before it: when a figure changed, not only that it did."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.limits import PROVISIONAL, RUN_TOGETHER, SHORT
from iwa.findings.weekly import weekly_signals
from iwa.measures.registry import MEASURES, stored_table
from iwa.measures.series import BROKEN_NETWORKS
from iwa.slides import Column, Slide, Table
from iwa.steps.coverage import covers, month_days
from iwa.steps.events import META_BREAK, events_between
from iwa.steps.figures import said
from iwa.steps.monthly.kpis import SIGNALS
from iwa.steps.periods import A_DAY, Period, value_over
from iwa.steps.sourcing import definition_of, month_period, source
from iwa.steps.tracing import days_of, known
from iwa.steps.wording import NOTHING_TO_CHANGE, measure_name, measure_subject, month_label, network_name

WEEKLY = ("typical_exposure", "new_followers")  # what a week of posts can tell; a rate of three posts cannot
BEFORE = 26  # weeks before the month that draw the limits
A_WEEK = pd.Timedelta(days=7)
ARROWS = {"signal-hausse": "▲", "signal-baisse": "▼"}
MOST_TOLD = 3
LONGEST_TITLE = 105


def weeks(month: ClientMonth) -> list[Slide]:
    """One slide with the month's weeks, in the annex while none leaves its limits; none where no series is long enough."""
    judged = _judged(month)
    drawn = judged[judged["limits_state"] != SHORT]
    if drawn.empty:
        return []
    mondays = _mondays(month, 0)
    out = drawn[drawn["state"].isin(SIGNALS)]
    columns = (
        Column("Indicateur", 2.6, role="strong"), *(Column(_named(monday), 1.1, "right") for monday in mondays),
        Column("Limites", 1.6, "right"),
    )  # fmt: skip
    lines = [_line(month, rows, mondays) for _, rows in drawn.groupby(["network", "measure"], sort=False)]
    return [
        Slide(
            id="mesure.semaines",
            title=_title(month, out),
            subtitle=f"Semaines du lundi au dimanche qui finissent en {month_label(month.month)} ; une flèche pour un signal seulement",
            exhibit=Table(columns, tuple(lines), f"Les semaines {numbers.of(month_label(month.month))} face à leurs limites."),
            message=_message(month, drawn, out),
            decision=_decision(month, out),
            source=source(month, list(dict.fromkeys(drawn["network"])), period=month_period(month)),
            notes="Chaque semaine est jugée par les 26 qui précèdent le mois, et toutes ensemble : les limites sont plus larges "
            f"que pour un seul chiffre. {_provisional(drawn)}{definition_of(*WEEKLY)}",
            annex=out.empty,
        )
    ]  # fmt: skip


@lru_cache(maxsize=2)
def _judged(month: ClientMonth) -> pd.DataFrame:
    lines = {(network, measure): _series(month, network, measure) for network in month.networks for measure in WEEKLY}
    known_lines = {key: line for key, line in lines.items() if line.notna().any()}
    return weekly_signals(known_lines, _mondays(month, 0)[0], dict.fromkeys(BROKEN_NETWORKS, META_BREAK))


def _mondays(month: ClientMonth, before: int) -> list[pd.Timestamp]:
    """The Mondays of the weeks that end in the month, and of some weeks before them."""
    first, last = month_days(month)
    sunday = first + pd.Timedelta(days=6 - first.day_of_week)
    return list(pd.date_range(sunday - pd.Timedelta(days=6) - before * A_WEEK, last - pd.Timedelta(days=6), freq="7D"))


def _series(month: ClientMonth, network: str, measure: str) -> pd.Series[float]:
    """A value a week; missing where an export does not cover the week, or nothing came out."""
    mondays = _mondays(month, BEFORE)
    return pd.Series([_value(month, network, measure, monday) for monday in mondays], index=mondays, dtype="float64")


def _value(month: ClientMonth, network: str, measure: str, monday: pd.Timestamp) -> float | None:
    span = (monday, monday + A_WEEK - A_DAY)
    if MEASURES[measure].reads == "posts" and not covers(month, network, span):
        return None
    return value_over(month, network, measure, Period(*span, ()))


def _line(month: ClientMonth, rows: pd.DataFrame, mondays: Sequence[pd.Timestamp]) -> tuple[str, ...]:
    """A series: its weeks, with an arrow where one leaves its limits, and the limits of the last."""
    network, measure = str(rows["network"].iloc[0]), str(rows["measure"].iloc[0])
    by_monday = {row["monday"]: row for row in rows.to_dict("records")}
    cells = [_cell(network, measure, monday, by_monday) for monday in mondays]
    last = rows.iloc[-1]
    reach = f"{said(measure, last['low'])} à {said(measure, last['high'])}" if pd.notna(last["low"]) else "–"
    return f"{network_name(network)} : {measure_name(measure, network).lower()}", *cells, reach


def _cell(network: str, measure: str, monday: pd.Timestamp, rows: dict[Any, dict[Hashable, Any]]) -> str:
    row = rows.get(monday)
    if row is None:
        return "–"
    figure = known(said(measure, row["value"]), measure, stored_table(measure), network=network, **_days(monday))
    arrow = ARROWS.get(str(row["state"]), "")
    return f"{arrow}{numbers.NO_BREAK}{figure}" if arrow else figure


def _days(monday: pd.Timestamp) -> dict[str, str]:
    return days_of((monday, monday + A_WEEK - A_DAY))


def _named(monday: pd.Timestamp) -> str:
    """The week of a Monday: "12 oct." """
    return f"{monday.day} {numbers.MONTH_ABBREVIATIONS[monday.month - 1]}"


def _title(month: ClientMonth, out: pd.DataFrame) -> str:
    if out.empty:
        return f"Aucune semaine {numbers.of(month_label(month.month))} ne sort de ses limites"
    first = out.iloc[0]
    network = str(first["network"])
    subject, is_plural = measure_subject(str(first["measure"]), network)
    is_rise = first["state"] == "signal-hausse"
    verb = ("dépassent" if is_rise else "passent sous") if is_plural else "dépasse" if is_rise else "passe sous"
    limits = "leurs limites" if is_plural else "ses limites"
    told = f"{network_name(network)}, semaine du {_day(first['monday'])} : {subject} {verb} {limits}"
    more = ["", ", avec un autre signal", ", avec d’autres signaux"][min(len(out) - 1, 2)]
    return told + more if len(told + more) <= LONGEST_TITLE else told


def _day(monday: pd.Timestamp) -> str:
    return numbers.day(monday.date(), year=False)


def _message(month: ClientMonth, drawn: pd.DataFrame, out: pd.DataFrame) -> tuple[str, ...]:
    """What the agenda holds in the weeks that left their limits, and the series that drift within them."""
    told = []
    for row in out.head(MOST_TOLD).to_dict("records"):
        monday = row["monday"]
        events = events_between(month, str(row["network"]), monday, monday + A_WEEK - A_DAY)
        what = numbers.listed(events) if events else "rien à l’agenda cette semaine-là"
        told.append(f"Semaine du {_day(monday)}, {network_name(str(row['network']))} : {what}.")
    told += [_drift(row) for row in drawn[drawn["run"] != ""].head(MOST_TOLD - len(told)).to_dict("records")]
    return tuple(told) or ("D’une semaine à l’autre, les écarts sont de routine.",)


def _drift(row: dict[Hashable, Any]) -> str:
    network = str(row["network"])
    way = "au-dessus" if row["run"] == "signal-hausse" else "au-dessous"
    name = measure_name(str(row["measure"]), network).lower()
    return f"{network_name(network)}, {name} : {RUN_TOGETHER} semaines de suite {way} de la moyenne."


def _decision(month: ClientMonth, out: pd.DataFrame) -> str:
    if out.empty:
        return NOTHING_TO_CHANGE
    silent = [
        row for row in out.to_dict("records")
        if not events_between(month, str(row["network"]), row["monday"], row["monday"] + A_WEEK - A_DAY)
    ]  # fmt: skip
    if not silent:
        return NOTHING_TO_CHANGE
    return f"Noter dans l’onglet « agenda » ce qui explique la semaine du {_day(silent[0]['monday'])}."


def _provisional(drawn: pd.DataFrame) -> str:
    return "Limites provisoires sous douze semaines. " if (drawn["limits_state"] == PROVISIONAL).any() else ""
