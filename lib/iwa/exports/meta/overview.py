"""Meta Business Suite, overview exports: one indicator a file, one line a day.

The indicator is told by the title above the table; the network is not always. A file that holds
two tables has Facebook's first. A day that is absent is missing, never 0. Some days are written
at 01:00 around a change of clocks: the date alone counts. Reach and viewers count people once a
day: the days of a period do not add up to it.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from iwa.exports import cells
from iwa.exports.document import Document
from iwa.exports.meta.blocks import lines, lines_of, subject_of
from iwa.exports.meta.day_tables import TITLES, Table, begins_of, tables_of
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, Reader, Reading, daily, report_faulty, rows_and_issues
from iwa.networks import META
from iwa.numbers import counted, short_day


def is_about(metric: str, document: Document) -> bool:
    """The first table of the document is of this metric; "" stands for a title that nobody knows."""
    titles = [title for sheet in document.sheets for _, title in begins_of(lines(sheet.top))]
    return bool(titles) and subject_of(titles[0], TITLES) == metric


def read(document: Document) -> Reading:
    """The days of every table of the file.

    `network` is "" when no title names one; with tables of both, each row carries its own.
    """
    parts = [(Notes(sheet), tables_of(sheet)) for sheet in document.sheets]
    networks = {table.network for _, tables in parts for table in tables}
    for notes, tables in parts:
        _tell_outside(notes, tables)
    pieces = [
        _days(table, notes).assign(network=table.network)
        for notes, tables in parts
        for table in tables
        if _is_readable(table, networks, notes)
    ]
    filled = [piece for piece in pieces if len(piece)]
    measured = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=["day", "network"])
    rows, issues = rows_and_issues([notes for notes, _ in parts])
    networks = set(measured["network"]) or networks
    several = len(networks) > 1
    first, last = pd.Timestamp(measured["day"].min()), pd.Timestamp(measured["day"].max())
    return Reading(
        network="" if several else networks.pop(),
        kind="overview",
        first=first,
        last=last,
        measured_at=last,
        measurements=measured if several and len(measured) else measured.drop(columns="network"),
        rows=rows,
        issues=issues,
    )


def _tell_outside(notes: Notes, tables: list[Table]) -> None:
    """Lines above the first table, and sheets without any."""
    rows = lines_of(notes.sheet)
    above = rows[: begins_of(rows)[0][0]] if tables else rows
    sentence = "Ces lignes ne sont d’aucun tableau que Meta exporte : elles ne sont pas lues."
    tell_once(notes, pd.Index([row for row, _ in above]), "outside-table", sentence, fatal=True)


def _is_readable(table: Table, networks: set[str], notes: Notes) -> bool:
    """Whether the table says what it counts, and for whom when others of the file say it."""
    rows = pd.Index([row for row, _ in table.lines])
    if not table.metric:
        sentence = (
            f"Le titre « {table.title} » n’est pas celui d’un indicateur connu : aucun de ces chiffres n’est pris. "
            "Téléchargez l’indicateur avec Meta Business Suite en français ou en anglais, sans changer son titre."
        )
        tell_once(notes, rows, "unknown-title", sentence, fatal=True)
    elif not table.network and len(networks) > 1:
        sentence = (
            f"Le tableau « {table.title} » ne dit pas s’il vient de Facebook ou d’Instagram, alors que d’autres du même "
            "fichier le disent : ses chiffres ne sont pas pris. Déposez un fichier par indicateur, tel que Meta le donne."
        )
        tell_once(notes, rows, "table-without-network", sentence, fatal=True)
    else:
        return True
    return False


def _days(table: Table, notes: Notes) -> pd.DataFrame:
    """The table's measurements; a day whose line holds no figure is missing."""
    cut = [(row, (*texts, "", "")[:2]) for row, texts in table.lines]
    body = pd.DataFrame(
        [texts for _, texts in cut], columns=["day", "value"], index=[row for row, _ in cut], dtype="str"
    )
    days, _ = cells.days(body["day"].str.replace(r"[T ].*$", "", regex=True), "%Y-%m-%d")
    for row, text in body.loc[days.isna(), "day"].items():
        sentence = f"La date « {text} » n’a pas été comprise : la ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "unreadable-date", sentence)
    days = _first_of_each(days.dropna(), notes)
    values, faulty = cells.numbers(body.loc[days.index, "value"])
    report_faulty(notes, body.loc[faulty.index[faulty], "value"], table.metric)
    blank = values.index[values.isna() & ~faulty]
    sentence = f"{counted(len(blank), 'jour')} sans chiffre : le chiffre manque, il ne vaut pas zéro."
    tell_once(notes, blank, "empty-day", sentence)
    notes.states.loc[values.index[values.isna()]] = "issue"
    known = days[values.notna()]
    notes.use(known.index)
    if known.empty:
        notes.tell("no-day", f"« {table.title} » : aucun jour ne porte de chiffre.")
    _tell_missing(table, known, notes)
    subject = pd.DataFrame({"account": "", "day": known, "source_sheet": notes.sheet.name}, index=known.index)
    return daily(subject, values[values.notna()].to_frame(table.metric))


def _first_of_each(days: pd.Series, notes: Notes) -> pd.Series:
    again = days.index[days.duplicated()]
    sentence = f"{counted(len(again), 'ligne')} : le jour est déjà plus haut. La première ligne est retenue."
    tell_once(notes, again, "repeated-day", sentence, fatal=True)
    return days.drop(again)


def _tell_missing(table: Table, days: pd.Series, notes: Notes) -> None:
    lacking = int((days.max() - days.min()).days) + 1 - len(days) if len(days) else 0
    if lacking:
        notes.tell(
            "missing-days",
            f"« {table.title} » : entre le {short_day(days.min())} et le {short_day(days.max())}, "
            f"{counted(lacking, 'jour')} sans ligne. Ces jours manquent, ils ne valent pas zéro.",
        )


_MENU = (
    "Meta Business Suite › Statistiques (Insights) › Résultats, ou Vue d’ensemble › la Page Facebook ou le compte "
    "Instagram seul, toute la période suivie › {} › Exporter › CSV ; un dossier par réseau, sans ouvrir le fichier dans Excel"
)
# What each indicator is called in the menu and in a list of files.
NAMED = {
    "reach": ("Couverture", "couverture par jour"),
    "views": ("Vues", "vues par jour"),
    "viewers": ("Spectateurs", "spectateurs par jour"),
    "profile_visits": ("Visites", "visites par jour"),
    "follows": ("Followers en plus", "abonnés gagnés par jour"),
    "interactions_network": ("Interactions", "interactions par jour"),
    "link_clicks": ("Clics sur un lien", "clics sur un lien par jour"),
    "": ("tout indicateur", "indicateur par jour, inconnu"),
}
READERS = tuple(
    Reader(
        network="",
        kind="overview",
        label=label,
        menu=_MENU.format(f"carte « {card} »" if metric else card),
        gives="days",
        recognises=partial(is_about, metric),
        read=read,
        among=META,
    )
    for metric, (card, label) in NAMED.items()
)
