"""GA4 exports, reports and explorations: visits of the client's site by where they come from.

A file holds one table per view, a set of dimensions. Two views count the same visits, so they are
never added: `view` names the dimensions of each row. Dates of the period stand in the comment
lines; the grand total is a row among the others and never read.
"""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports import cells
from iwa.exports.document import Document
from iwa.exports.ga4 import layout
from iwa.exports.ga4.labels import MEASURES, NOT_SET, network_of
from iwa.exports.ga4.layout import Table
from iwa.exports.reading import Notes, Reader, Reading, figures, rows_and_issues
from iwa.exports.wording import normalised

# the dimensions of `traffic`, in the order in which a view names them
VIEW_ORDER = ("day", "channel", "source", "medium", "campaign", "content", "landing_page", "event")
TEXTS = VIEW_ORDER[1:]
USERS = ("active_users", "total_users")  # the first that the file holds
NO_PERIOD = (
    "Les dates du rapport manquent (lignes « # Date de début » et « # Date de fin », en haut du fichier) : "
    "ses chiffres ne peuvent être rattachés à aucun mois. Exportez-le à nouveau sans retirer ces lignes."
)


def recognises_traffic(document: Document) -> bool:
    """A table with one of GA4's dimensions and one of its measures, under their whole labels."""
    return bool(layout.tables_of(document))


def read_traffic(document: Document) -> Reading:
    """The visits of the table: one row a row of the file, measures missing where it has none."""
    tables = layout.tables_of(document)
    table = tables[0]
    notes = Notes(table.sheet)
    start, end = layout.period(document, table)
    _tell_tables(tables, notes)
    _tell_columns(table, notes)
    visits = _first_period(layout.visits(table), notes)
    traffic = _traffic(visits, start, notes).assign(start=start, end=end, measured_at=end)
    if pd.isna(start) or pd.isna(end):
        notes.states.loc[traffic.index] = "issue"
        notes.doubt(pd.Index([table.header.row]), "no-period", NO_PERIOD, fatal=False)
        traffic = traffic.iloc[:0]
    notes.use(traffic.index)
    others = [Notes(sheet) for sheet in document.sheets if sheet is not table.sheet]
    rows, issues = rows_and_issues([notes, *others])
    return Reading(
        network="ga4",
        kind="traffic",
        first=start,
        last=end,
        measured_at=end,
        account=layout.property_name(table.sheet),
        traffic=traffic.reset_index(drop=True),
        rows=rows,
        issues=issues,
    )


def _tell_tables(tables: list[Table], notes: Notes) -> None:
    if len(tables) > 1 or len(layout.blocks(notes.sheet)) > 1:
        notes.tell(
            "second-table",
            "Le fichier contient plusieurs tableaux : celui des origines de visites est lu, les autres (données "
            "des graphiques) montrent les mêmes visites autrement.",
        )
    if tables[0].body.empty:
        notes.tell(
            "no-row", "Le tableau ne contient aucune ligne : aucune visite sur la période, ou filtre trop étroit."
        )


def _tell_columns(table: Table, notes: Notes) -> None:
    known, unknown = table.header.positions, [normalised(label) for label in table.header.unknown]
    doubled = table.header.repeated.keys() & MEASURES.keys()
    if doubled or any(re.search("previous|precedent", label) for label in unknown):
        notes.tell("comparison", "Ce rapport compare deux périodes : seules les colonnes de la première sont lues.")
    if "event_count" in known and "key_events" not in known:
        notes.tell(
            "no-key-events",
            "Le rapport compte des événements sans dire lesquels sont clés : ajoutez la statistique "
            "« Événements clés » pour que les conversions soient lues.",
        )


def _first_period(visits: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    for column in ("period", "comparison"):
        if column not in visits or visits.empty:
            continue
        first = visits[column].iloc[0]
        same = visits[column] == first
        if not same.all():
            notes.tell(
                "comparison",
                f"Ce rapport compare plusieurs périodes ou segments : seul « {first} » est lu, les autres lignes "
                "compteraient deux fois les mêmes visites.",
            )
            visits = visits[same]
    return visits


def _traffic(visits: pd.DataFrame, start: pd.Timestamp, notes: Notes) -> pd.DataFrame:
    origins = _origins(visits)
    day, unreadable = _days(visits, start)
    notes.doubt(visits.index[unreadable], "unreadable-date", "La date de cette ligne n’a pas été comprise.")
    values = figures(visits, tuple(MEASURES), notes)
    none = values.isna().all(axis=1) & ~unreadable
    notes.doubt(visits.index[none], "no-figure", "Cette ligne ne contient aucun chiffre lisible.")
    users = next((name for name in USERS if name in values), "")
    values = values.rename(columns={users: "users"}).drop(columns=list(USERS), errors="ignore")
    view = [name for name in VIEW_ORDER if name in origins or (name == "day" and day.notna().any())]
    whole = pd.concat([origins, values], axis=1).assign(
        day=day, network=network_of(origins), view="+".join(view), source_row=visits.index
    )
    return whole[~(unreadable | none)]


def _origins(visits: pd.DataFrame) -> pd.DataFrame:
    """The dimensions that are texts, "linkedin / social" parted; "(not set)" is missing."""
    named = {name: visits[name] for name in TEXTS if name in visits}
    if "source_medium" in visits:
        parts = visits["source_medium"].str.partition(" / ").reindex(columns=range(3), fill_value="")
        named = {"source": parts[0], "medium": parts[2], **named}
    present = {name: named[name].str.strip() for name in TEXTS if name in named}
    return pd.DataFrame({name: texts.mask(texts.isin(NOT_SET)) for name, texts in present.items()}, index=visits.index)


def _days(visits: pd.DataFrame, start: pd.Timestamp) -> tuple[pd.Series, pd.Series]:
    if "date" in visits:
        return cells.days(visits["date"].str.replace("-", ""), "%Y%m%d")
    if "nth_day" in visits:
        rank, faulty = cells.numbers(visits["nth_day"])
        return start + pd.to_timedelta(rank, unit="D"), faulty | rank.isna()
    return pd.Series(pd.NaT, index=visits.index, dtype="datetime64[ns]"), pd.Series(False, index=visits.index)


READERS = (
    Reader(
        network="ga4",
        kind="traffic",
        label="visites du site",
        menu="GA4 › Explorer › Exploration libre : dimensions « Source/support de la session », « Campagne de la "
        "session », « Contenu manuel de l’annonce de la session » et « Page de destination » ; statistiques "
        "« Sessions », « Sessions avec engagement », « Nouveaux utilisateurs » et « Événements clés » ; période : le mois entier "
        "› Exporter les données › CSV",
        gives="traffic",
        recognises=recognises_traffic,
        read=read_traffic,
    ),
)
