"""The days of a LinkedIn creator export, and the stock of followers above those of the followers' sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from iwa.exports import cells
from iwa.exports.day_order import missing_days, read_days
from iwa.exports.linkedin.columns import Table
from iwa.exports.linkedin.days import DaySheet, read_day_sheet
from iwa.exports.linkedin.page import UNKNOWN_DAY, PageFile
from iwa.exports.reading import Notes, daily
from iwa.exports.stacking import end_to_end

_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")


@dataclass(frozen=True)
class Days:
    """What a sheet of days gives: measurements, and the first and last day of it."""

    notes: Notes
    measurements: pd.DataFrame
    first: pd.Timestamp
    last: pd.Timestamp


def read_engagement(table: Table, file: PageFile, day_first: bool) -> Days:
    """Impressions and interactions_network by day; retractions make negative figures, which are kept."""
    columns = {"impressions": "impressions", "interactions": "interactions_network"}
    return _as_days(read_day_sheet(table, columns, file, day_first=day_first))


def read_new_followers(table: Table, file: PageFile, day_first: bool) -> Days:
    """Follows by day, and followers on the day that the line above the header names."""
    days = read_day_sheet(table, {"follows": "follows"}, file, day_first=day_first)
    stock = _stock(table, file.account, days.notes, day_first)
    if stock.empty:
        return _as_days(days)
    return Days(days.notes, end_to_end([days.measurements, stock]), days.first, max(days.last, stock["day"].iloc[0]))


def _as_days(sheet: DaySheet) -> Days:
    return Days(sheet.notes, sheet.measurements, sheet.first, sheet.last)


def _stock(table: Table, account: str, notes: Notes, day_first: bool) -> pd.DataFrame:
    """The total of followers as a measurement of its day; empty, and told, where it cannot be read."""
    for row, printed in table.sheet.top:
        written = _DATE.search(printed[0])
        if row >= table.header.row or not written:
            continue
        values, faulty = cells.numbers(pd.Series(printed[1:2], index=[row], dtype="str"))
        day = _day(written[0], table, day_first)
        if pd.isna(day) or values.isna().any() or faulty.any():
            break
        notes.use(pd.Index([row]))
        subject = pd.DataFrame({"account": account, "day": [day], "source_sheet": table.sheet.name}, index=[row])
        return daily(subject, pd.DataFrame({"followers": values}))
    notes.tell(
        "no-stock",
        f"Le nombre total d’abonnés n’a pas été trouvé au-dessus des jours de l’onglet « {table.sheet.name} » : "
        "il reste non disponible.",
    )
    return pd.DataFrame()


def _day(written: str, table: Table, day_first: bool) -> pd.Timestamp:
    """The day of the total, in the order of the days below it."""
    texts = pd.concat([pd.Series([written], dtype="str"), table.rows()["day"]], ignore_index=True)
    days, _ = read_days(texts, missing_days, usual_day_first=day_first)
    return days.iloc[0] if len(days) else UNKNOWN_DAY
