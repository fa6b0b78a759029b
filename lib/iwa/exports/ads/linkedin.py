"""LinkedIn Campaign Manager: UTF-16, tabs, four lines above the table, English in every language seen.

The report on who saw the ads holds several tables one under the other, and no campaign: it is
recognised so that it is not taken for one.
"""

from __future__ import annotations

import itertools

import pandas as pd

from iwa.exports import labels
from iwa.exports.ads.labels import LINKEDIN, NAMES, AdTable, ad_table
from iwa.exports.ads.preamble import UNKNOWN_DAY, Preamble, preamble_of
from iwa.exports.ads.rows import ad_figures, texts_of, without_totals
from iwa.exports.day_order import read_days
from iwa.exports.document import Document
from iwa.exports.reading import Notes, Reader, Reading, rows_and_issues
from iwa.exports.wording import normalised

NO_PREAMBLE = Preamble("", UNKNOWN_DAY, UNKNOWN_DAY, UNKNOWN_DAY)
A_DAY = pd.Timedelta(days=1)
A_WEEK = 7
CONVERSIONS = "conversions"
NO_PERIOD = (
    "Les lignes du haut (« Report Start », « Report End ») manquent : la fin de la période de ces chiffres n’est pas connue. "
    "Déposez le rapport sans retirer ces lignes."
)


def _table(document: Document) -> AdTable | None:
    return ad_table(document.sheets[0], LINKEDIN, (NAMES, ("spend",))) if len(document.sheets) == 1 else None


def recognises_linkedin_ads(document: Document) -> bool:
    """Names of campaigns and what was spent on them, or the report of a period without any."""
    if _table(document) is not None:
        return True
    preamble = preamble_of(document.sheets[0]) if len(document.sheets) == 1 else None
    return preamble is not None and "performance report" in preamble.title and not _has_table(document)


def recognises_demographics(document: Document) -> bool:
    """Campaign Manager's lines above tables of segments, of which none is of campaigns."""
    preamble = preamble_of(document.sheets[0]) if len(document.sheets) == 1 else None
    if preamble is None or _table(document) is not None or not _has_table(document):
        return False
    firsts = [normalised(row[0]) for _, row in document.sheets[0].top if row]
    return "demographic" in preamble.title or any(first.endswith(" segment") for first in firsts)


def _has_table(document: Document) -> bool:
    cells = document.sheets[0].cells
    return bool(((cells != "").sum(axis=1) >= 3).any())


def read_linkedin_ads(document: Document) -> Reading:
    """One row an ad (or campaign) and period in `ads`, in the account's own currency.

    `day` is there in a report parted by day. `results` are LinkedIn's conversions. Percentages are
    not read: they follow from the counts.
    """
    table, sheet = _table(document), document.sheets[0]
    notes, preamble = Notes(sheet), preamble_of(sheet) or NO_PREAMBLE
    ads = _ads(table, preamble, notes) if table else pd.DataFrame()
    if ads.empty:
        notes.tell("no-row", "Ce rapport ne contient aucune ligne : aucune annonce n’a été diffusée sur sa période.")
    states, issues = rows_and_issues([notes])
    first, last = _ends(ads, preamble)
    return Reading(
        network="linkedin",
        kind="ads",
        first=first,
        last=last,
        measured_at=last if pd.isna(preamble.made) else preamble.made,
        ads=ads.reset_index(drop=True),
        rows=states,
        issues=issues,
    )


def _ends(ads: pd.DataFrame, preamble: Preamble) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The report's period, else that of its rows."""
    first = ads["start"].min() if pd.isna(preamble.first) and len(ads) else preamble.first
    last = ads[["start", "end"]].max().max() if pd.isna(preamble.last) and len(ads) else preamble.last
    return first, last


def _ads(table: AdTable, preamble: Preamble, notes: Notes) -> pd.DataFrame:
    rows = without_totals(labels.body(table.sheet, table.header), notes)
    start = _starts(rows, preamble, notes)
    rows = rows.loc[start.index]
    end, day = _row_ends(start, preamble)
    if len(rows) and end.isna().any():
        notes.tell("no-period", NO_PERIOD)
    values = ad_figures(rows, notes)
    named = {name: texts_of(rows, name) for name in ("ad_set", "ad", "currency")}
    ads = pd.DataFrame({"network": "linkedin", "campaign": texts_of(rows, "campaign").fillna("")}, index=rows.index)
    ads = ads.assign(**named, start=start, end=end, day=day, source_row=rows.index)
    notes.use(rows.index)
    return pd.concat([ads.assign(result_kind=CONVERSIONS if "results" in values else None), values], axis=1)


def _starts(rows: pd.DataFrame, preamble: Preamble, notes: Notes) -> pd.Series:
    """The day on which each row begins, the report's own without such a column; others become issues."""
    if "date" not in rows:
        return pd.Series(preamble.first, index=rows.index, dtype="datetime64[ns]")
    days, changed = read_days(rows["date"], lambda days: float(_outside(days, preamble)))
    if changed:
        notes.tell(
            "day-first-dates", "Excel a inversé le jour et le mois des dates : elles ont été remises dans l’ordre."
        )
    for row, text in rows.loc[days.isna(), "date"].items():
        sentence = f"La date « {text} » n’a pas été comprise : la ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "unreadable-date", sentence)
    return days.dropna()


def _outside(days: pd.Series, preamble: Preamble) -> int:
    return int(((days < preamble.first) | (days > preamble.last)).sum())


def _row_ends(start: pd.Series, preamble: Preamble) -> tuple[pd.Series, pd.Series]:
    """The last day of each row, and its only day, missing where it is about several.

    The report does not say by what it is parted: days follow one another closer than weeks do. A
    first week can be short, its gap then tells nothing. Longer parts end where the next begins.
    """
    days = pd.Series(start.unique()).sort_values()
    gaps = days.diff().dt.days.dropna().tolist()
    length = (preamble.last - preamble.first).days + 1 if not pd.isna(preamble.last - preamble.first) else 0
    telling = gaps[1:] if len(gaps) > 1 else [gap for gap in gaps if not length or length <= A_WEEK]
    if length == 1 or any(gap < A_WEEK for gap in telling):
        return start, start
    following = {day: after - A_DAY for day, after in itertools.pairwise(days)}
    ends = start.map(lambda day: following.get(day, preamble.last)).astype("datetime64[ns]")
    return ends, pd.Series(pd.NaT, index=start.index, dtype="datetime64[ns]")


DEMOGRAPHICS = (
    "Ce rapport décrit les personnes touchées par les annonces (plusieurs tableaux l’un sous l’autre) : aucune campagne n’y "
    "est lue. Pour les campagnes, exportez le rapport « Performances »."
)


def read_demographics(document: Document) -> Reading:
    """Nothing but its rows, all structural."""
    notes = Notes(document.sheets[0])
    notes.tell("demographics", DEMOGRAPHICS)
    preamble = preamble_of(document.sheets[0]) or NO_PREAMBLE
    rows, issues = rows_and_issues([notes])
    made = preamble.last if pd.isna(preamble.made) else preamble.made
    return Reading("linkedin", "ads-audience", preamble.first, preamble.last, made, rows=rows, issues=issues)


_MENU = "LinkedIn Campaign Manager › Publicités › choisir la période › Exporter › "
READERS = (
    Reader(
        network="linkedin",
        kind="ads",
        label="campagnes",
        menu=f"{_MENU}rapport « Performances des publicités », répartition par jour (.csv), sans l’ouvrir dans Excel",
        gives="ads",
        recognises=recognises_linkedin_ads,
        read=read_linkedin_ads,
    ),
    Reader(
        network="linkedin",
        kind="ads-audience",
        label="personnes touchées par les annonces",
        menu=f"{_MENU}rapport « Données démographiques » (n’est pas nécessaire)",
        gives="",
        recognises=recognises_demographics,
        read=read_demographics,
    ),
)
