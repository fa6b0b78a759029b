"""The tabs with one row a day: Overview, Viewers, FollowerHistory, and the Audience of a business account."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, Reading, daily, figures, lacking, rows_and_issues
from iwa.exports.tiktok.dates import named_day
from iwa.exports.tiktok.labels import USUAL
from iwa.exports.tiktok.layout import Table, known_table, other_sheets
from iwa.exports.tiktok.years import read_days
from iwa.numbers import counted, short_day

CONTACTS = ("phone_clicks", "email_clicks")
FAULTS = {
    "no-year": "TikTok n’écrit pas l’année dans ce fichier et rien d’autre ne la dit : aucun de ses chiffres n’est pris. "
    "Renommez le fichier, ou son zip, avec la date du téléchargement, par exemple « {tab}_2026-11-05.csv ».",
    "order": "TikTok n’écrit pas l’année dans ce fichier, et ses lignes ne sont pas de la plus ancienne à la plus récente "
    "sur un an au plus : aucun de ses chiffres n’est pris. Déposez l’export tel que TikTok le donne, sans le trier "
    "ni en mettre plusieurs bout à bout.",
    "far": "TikTok n’écrit pas l’année dans ce fichier, et la date de son nom ({named}) est à plus de six mois de sa "
    "dernière ligne (« {last} ») : aucun de ses chiffres n’est pris. Renommez le fichier avec la date du "
    "téléchargement ou celle du dernier jour, par exemple « {tab}_2026-11-05.csv ».",
}


def reader_of_days(kind: str) -> Callable[[Document], Reading]:
    """The reader of a kind whose tabs have one row a day."""

    def read(document: Document) -> Reading:
        return _read(document, kind)

    return read


def _read(document: Document, kind: str) -> Reading:
    """The days of the tab; with dates that nothing gives a year, no figure at all and one issue."""
    table = known_table(document, kind)
    notes = Notes(table.sheet)
    taken = named_day(document)
    rows, days = _dated(table, taken, notes)
    values = _metrics(rows, notes)
    _settle(days, values, notes)
    filled = values.notna().any(axis=1)
    subject = pd.DataFrame({"account": "", "day": days, "source_sheet": table.sheet.name}, index=rows.index)
    states, issues = rows_and_issues([notes, *other_sheets(document, table)])
    first, last = days[filled].min(), days[filled].max()
    return Reading(
        network="tiktok",
        kind=kind,
        first=first,
        last=last,
        measured_at=max((day for day in (taken, last) if not pd.isna(day)), default=pd.Timestamp("NaT")),
        measurements=daily(subject[filled], values[filled]),
        rows=states,
        issues=issues,
        unavailable=lacking(USUAL[kind], values.columns[values.notna().any()].tolist()),
    )


def _dated(table: Table, taken: pd.Timestamp, notes: Notes) -> tuple[pd.DataFrame, pd.Series]:
    """The rows that have a day of their own, and their days; the others become issues."""
    rows = table.rows
    read = read_days(rows["day"], taken)
    if read.fault:
        last = rows["day"].iloc[-1]
        named = "" if pd.isna(taken) else short_day(taken)
        tell_once(
            notes,
            rows.index,
            read.fault,
            FAULTS[read.fault].format(tab=table.layout.tab, named=named, last=last),
            fatal=True,
        )
        return rows.iloc[:0], read.days.iloc[:0]
    if rows.empty:
        notes.tell("no-row", "Le tableau ne contient aucune ligne : il n’y a rien sur la période choisie.")
    for row, text in rows.loc[read.days.isna(), "day"].items():
        sentence = f"La date « {text} » n’a pas été comprise : la ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "unreadable-date", sentence)
    days = read.days.dropna()
    again = days.index[days.duplicated()]
    if len(again):
        sentence = (
            f"{counted(len(again), 'jour figure', 'jours figurent')} plusieurs fois, à commencer par le "
            f"{short_day(days[again[0]])} : seule la première ligne de chaque jour est lue."
        )
        tell_once(notes, again, "repeated-day", sentence, fatal=True)
    return rows.loc[days.index.difference(again)], days.drop(again)


def _metrics(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """The figures under our names. The account's buttons add up; a part that is missing makes the sum missing.

    `follows` are new followers; where a file only has the net growth, it stands for them, those
    who left put back if the file counts them.
    """
    values = figures(rows, rows.columns.drop("day").tolist(), notes)
    contacts = [name for name in CONTACTS if name in values]
    if contacts:
        values["contact_clicks"] = values[contacts].sum(axis=1, skipna=False)
    if "follows" not in values and "net_follows" in values:
        values["follows"] = values["net_follows"] + values.get("unfollows", 0)
    return values[[name for name in tables.METRICS if name in values]]


def _settle(days: pd.Series, values: pd.DataFrame, notes: Notes) -> None:
    """The state of each dated row: used; left blank by TikTok itself; or holding nothing that can be read."""
    filled = values.notna().any(axis=1)
    notes.use(values.index[filled])
    faulty = values.index.isin([issue["row"] for issue in notes.issues])
    notes.states.loc[values.index[~filled & faulty]] = "issue"
    silent = days[~filled & ~faulty]
    if len(silent):
        first, last = short_day(silent.min()), short_day(silent.max())
        span = f"le {first}" if first == last else f"entre le {first} et le {last}"
        notes.tell("no-figure", f"TikTok ne donne aucun chiffre pour {counted(len(silent), 'jour')} ({span}).")
