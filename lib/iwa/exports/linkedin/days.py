"""The daily sheet of a LinkedIn page export: one row a day, no day left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from iwa.exports.day_order import missing_days, read_days
from iwa.exports.linkedin.columns import Table, tell_columns, without_totals
from iwa.exports.linkedin.page import PageFile
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, daily, figures
from iwa.numbers import counted, short_day

LAG = pd.Timedelta(days=2)  # LinkedIn's own preamble: the latest figures come up to two days late
DATES_LISTED = 10


@dataclass(frozen=True)
class DaySheet:
    """What a daily sheet gives; `metrics` are those that have a column."""

    notes: Notes
    measurements: pd.DataFrame
    metrics: tuple[str, ...]
    first: pd.Timestamp
    last: pd.Timestamp


def read_day_sheet(
    table: Table, columns: Mapping[str, str], page: PageFile, *, day_first: bool | None = None
) -> DaySheet:
    """The days of the sheet; `columns` maps the sheet's canonical columns to our metrics.

    A page's dates have the month first whatever the language; `day_first` is given where it follows
    the language, and then only settles what the calendar leaves open.

    Negative figures are retractions that LinkedIn books on a later day: they are kept and told.
    """
    notes = Notes(table.sheet)
    tell_columns(notes, table)
    rows = without_totals(table.rows(), "day")
    days = _days(rows, notes, day_first)
    values = figures(rows.loc[days.index].rename(columns=columns), list(columns.values()), notes)
    present = values.notna().any(axis=1)
    notes.use(values.index[present])
    for row in values.index[~present]:
        sentence = f"Le jour {short_day(days[row])} ne porte aucun chiffre lisible : il est laissé de côté."
        notes.doubt(pd.Index([row]), "empty-day", sentence)
    known = days[present]
    _tell_calendar(known, notes)
    _tell_negative(values, known, notes)
    _tell_lag(known.max(), page, notes)
    subject = pd.DataFrame({"account": page.account, "day": known, "source_sheet": table.sheet.name})
    measured = daily(subject, values[present])
    return DaySheet(notes, measured, tuple(values.columns), known.min(), known.max())


def _days(rows: pd.DataFrame, notes: Notes, day_first: bool | None) -> pd.Series:
    """The day of each row that has one of its own; the other rows become issues."""
    days, changed = read_days(rows["day"], missing_days, usual_day_first=bool(day_first))
    if changed and day_first is None:
        notes.tell(
            "day-first-dates",
            "Excel a inversé le jour et le mois de dates de cet onglet : elles ont été remises dans l’ordre.",
        )
    for row, text in rows.loc[days.isna(), "day"].items():
        sentence = f"La date « {text} » n’a pas été comprise : la ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "unreadable-date", sentence)
    days = days.dropna()
    again = days[days.duplicated()]
    if len(again):
        sentence = (
            f"{counted(len(again), 'jour figure', 'jours figurent')} plusieurs fois, à commencer par le "
            f"{short_day(again.iloc[0])} : seule la première ligne de chaque jour est lue."
        )
        tell_once(notes, again.index, "repeated-day", sentence, fatal=True)
    return days.drop(again.index)


def _tell_calendar(days: pd.Series, notes: Notes) -> None:
    lacking = int(missing_days(days))
    if lacking:
        notes.tell(
            "missing-days",
            f"Entre le {short_day(days.min())} et le {short_day(days.max())}, il manque "
            f"{counted(lacking, 'jour')} que LinkedIn exporte d’ordinaire.",
        )


def _tell_negative(values: pd.DataFrame, days: pd.Series, notes: Notes) -> None:
    negative = values < 0
    count = int(negative.to_numpy().sum())
    if not count:
        return
    dates = [short_day(day) for day in days[negative.any(axis=1)].sort_values()]
    told = ", ".join(dates[:DATES_LISTED])
    if len(dates) > DATES_LISTED:
        told += f" et {counted(len(dates) - DATES_LISTED, 'autre jour', 'autres jours')}"
    notes.tell(
        "negative-days",
        f"{counted(count, 'valeur quotidienne négative', 'valeurs quotidiennes négatives')} ({told}) : LinkedIn "
        "compte un retrait le jour où il le constate. Elles sont gardées.",
    )


def _tell_lag(last: pd.Timestamp, page: PageFile, notes: Notes) -> None:
    if pd.isna(last) or pd.isna(page.exported) or last <= page.exported - LAG:
        return
    since = page.exported - LAG + pd.Timedelta(days=1)
    notes.tell(
        "late-figures",
        "LinkedIn compte avec un retard de deux jours au plus : les chiffres à partir du "
        f"{short_day(since)} peuvent encore changer.",
    )
