"""Who follows and when: FollowerGender and FollowerTopTerritories in shares, FollowerActivity by hour."""

from __future__ import annotations

import pandas as pd

from iwa.exports.cells import is_missing
from iwa.exports.document import Document
from iwa.exports.reading import Notes, Reading, figures, rows_and_issues
from iwa.exports.tiktok.dates import UNKNOWN_DAY, named_day
from iwa.exports.tiktok.labels import ACTIVITY, GENDER, NAMES
from iwa.exports.tiktok.layout import known_table, other_sheets
from iwa.exports.tiktok.years import read_days
from iwa.exports.wording import normalised
from iwa.numbers import NO_BREAK

SHARE, ACTIVE = "part des followers", "followers actifs"  # units
UNDATED = (
    "Ni le contenu ni le nom du fichier ne disent quand il a été téléchargé : il compte pour tous les mois. Renommez-le, "
    "ou son zip, avec la date du téléchargement, par exemple « {tab}_2026-11-05.csv »."
)
NOT_A_SHARE = "La valeur « {text} » n’est pas une part entre 0 et 1 : la ligne est laissée de côté."
NOT_AN_HOUR = "« {text} » n’est pas une heure de 0 à 23 : la ligne est laissée de côté."


def read_audience(document: Document) -> Reading:
    """One row a label: dimension "genre" or "pays" in shares, or "heure" in followers active at that hour.

    An hour holds the mean of the days of the file, in the time zone that TikTok shows the account.
    A label without a figure is left out.
    """
    table = known_table(document, "audience")
    notes = Notes(table.sheet)
    is_activity = table.layout is ACTIVITY
    rows = table.rows
    values = figures(rows, ("value",), notes)["value"]
    audience = _activity(rows, values, notes) if is_activity else _shares(rows, values, notes)
    if not is_activity:
        audience["dimension"] = "genre" if table.layout is GENDER else "pays"
    named = named_day(document)
    days = read_days(rows["day"], named).days if "day" in rows else pd.Series(dtype="datetime64[ns]")
    taken = max((day for day in (named, days.max()) if not pd.isna(day)), default=UNKNOWN_DAY)
    if pd.isna(taken):
        notes.tell("undated", UNDATED.format(tab=table.layout.tab))
    states, issues = rows_and_issues([notes, *other_sheets(document, table)])
    return Reading(
        network="tiktok",
        kind="audience",
        first=days.min(),
        last=days.max(),
        measured_at=taken,
        audience=audience.assign(network="tiktok", account="", source_sheet=table.sheet.name),
        rows=states,
        issues=issues,
    )


def _shares(rows: pd.DataFrame, values: pd.Series, notes: Notes) -> pd.DataFrame:
    parts = values.where(~rows["value"].str.endswith("%"), values / 100)
    _doubt(rows["value"], values.notna() & ~parts.between(0, 1), NOT_A_SHARE, notes)
    _doubt(rows["label"], rows["label"] == "", "Il manque l’intitulé de cette ligne : elle est laissée de côté.", notes)
    kept = _kept(rows, values, notes)
    names = rows.loc[kept, "label"].map(lambda label: NAMES.get(normalised(label), label)).astype("str")
    return pd.DataFrame({"label": names, "value": parts[kept], "unit": SHARE, "source_row": kept})


def _activity(rows: pd.DataFrame, values: pd.Series, notes: Notes) -> pd.DataFrame:
    hours = pd.to_numeric(rows["label"], errors="coerce")
    _doubt(rows["label"], ~hours.isin(range(24)), NOT_AN_HOUR, notes)
    kept = _kept(rows, values, notes)
    of_hour = pd.DataFrame({"hour": hours[kept].astype("int64"), "value": values[kept], "row": kept})
    means = of_hour.groupby("hour").agg(value=("value", "mean"), source_row=("row", "first")).reset_index()
    labels = means["hour"].map(lambda hour: f"{hour}{NO_BREAK}h").astype("str")
    return means.assign(label=labels, dimension="heure", unit=ACTIVE).drop(columns="hour")


def _doubt(texts: pd.Series, faulty: pd.Series, sentence: str, notes: Notes) -> None:
    for row, text in texts[faulty].items():
        notes.doubt(pd.Index([row]), "unusable-row", sentence.format(text=text))


def _kept(rows: pd.DataFrame, values: pd.Series, notes: Notes) -> pd.Index:
    """The rows that give a figure. A cell that TikTok leaves blank is no fault, any other one is."""
    unread = values.isna() & ~is_missing(rows["value"])
    notes.states.loc[rows.index[unread]] = "issue"
    usable = values.notna() & (notes.states[rows.index] != "issue")
    notes.use(rows.index[usable])
    return rows.index[usable]
