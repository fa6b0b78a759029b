"""Meta Ads Manager, .xlsx or .csv, in English or French: one row an ad, ad set or campaign.

Columns depend on what was ticked. Rows of several levels in several files count the same money:
nothing is added here.
"""

from __future__ import annotations

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.ads.labels import META, NAMES, AdTable, ad_table
from iwa.exports.ads.rows import ad_figures, budget_kind, texts_of, without_totals
from iwa.exports.day_order import read_days
from iwa.exports.document import Document
from iwa.exports.notes import unrecognised
from iwa.exports.reading import Notes, Reader, Reading, rows_and_issues
from iwa.exports.wording import normalised
from iwa.networks import META_ADS

NEEDED = (NAMES, ("spend",), ("start", "end", "day"))
PLATFORMS = {"facebook": "facebook", "instagram": "instagram"}
UNREADABLE = (
    "La date « {text} » n’a pas été comprise : la ligne est laissée de côté. Exportez de nouveau, sans ouvrir le fichier "
    "dans Excel."
)


def recognises_meta_ads(document: Document) -> bool:
    """Names of ads, the amount spent and the period of the report, under Meta's labels."""
    return _table(document) is not None


def _table(document: Document) -> AdTable | None:
    return next((table for sheet in document.sheets if (table := ad_table(sheet, META, NEEDED))), None)


def read_meta_ads(document: Document) -> Reading:
    """One row an ad (or ad set, or campaign) and period in `ads`; `campaign` is "" where the file lacks it.

    `day` is there where a row is about one day only. `network` is "meta" unless the file says
    the platform. Figures the file lacks are missing.
    """
    table = _table(document)
    assert table is not None, document.name
    notes = Notes(table.sheet)
    rows = without_totals(labels.body(table.sheet, table.header), notes)
    start, end = _periods(rows, notes)
    rows = rows.loc[start.index]
    ads = pd.DataFrame(
        {"network": _networks(rows), "campaign": texts_of(rows, "campaign").fillna("")}, index=rows.index
    )
    ads = ads.assign(start=start, end=end, day=start.where(start == end), source_row=rows.index)
    ads = ads.assign(**{name: texts_of(rows, name) for name in ("ad_set", "ad", "result_kind", "currency")})
    ads["currency"] = ads["currency"].fillna(table.currency) if table.currency else ads["currency"]
    ads["budget_kind"] = cells.each(texts_of(rows, "budget_kind").fillna(""), budget_kind)
    ads = pd.concat([ads, ad_figures(rows, notes)], axis=1)
    notes.use(rows.index)
    _tell_lacks(table, ads, notes)
    others = [unrecognised(sheet) for sheet in document.sheets if sheet is not table.sheet]
    states, issues = rows_and_issues([notes, *others])
    first, last = start.min(), end.max()
    return Reading(
        network=META_ADS,
        kind="ads",
        first=first,
        last=last,
        measured_at=last,
        ads=ads.reset_index(drop=True),
        rows=states,
        issues=issues,
    )


def _periods(rows: pd.DataFrame, notes: Notes) -> tuple[pd.Series, pd.Series]:
    """First and last day of each row that has both; the others become issues.

    Meta writes ISO dates. A French Excel makes DD/MM/YYYY of them, an English one MM/DD/YYYY: the
    order taken is the one in which the periods of the rows are shortest.
    """
    first = next(name for name in ("day", "start", "end") if name in rows)
    last = next(name for name in ("day", "end", "start") if name in rows)
    both = pd.concat([rows[first], rows[last]], ignore_index=True)
    days, _ = read_days(both, _length, usual_day_first=True)
    start = pd.Series(days.iloc[: len(rows)].to_numpy(), index=rows.index)
    end = pd.Series(days.iloc[len(rows) :].to_numpy(), index=rows.index)
    lost = start.isna() | end.isna() | (start > end)
    for row in rows.index[lost]:
        text = rows.loc[row, last if pd.isna(end[row]) else first]
        notes.doubt(pd.Index([row]), "unreadable-date", UNREADABLE.format(text=text))
    return start[~lost], end[~lost]


def _length(days: pd.Series) -> float:
    """Days in all between the starts, the first half, and the ends; a period turned round weighs more."""
    half = len(days) // 2
    spans = pd.Series(days.iloc[half:].to_numpy() - days.iloc[:half].to_numpy()).dt.days
    return float(spans.where(spans >= 0, spans.abs() + 10_000).sum())


def _networks(rows: pd.DataFrame) -> pd.Series:
    """The platform where it is Facebook or Instagram; Meta's other places and no word at all are "meta"."""
    printed = texts_of(rows, "platform").fillna("")
    return cells.each(printed, lambda text: PLATFORMS.get(normalised(text), META_ADS))


def _tell_lacks(table: AdTable, ads: pd.DataFrame, notes: Notes) -> None:
    if "campaign" not in table.header.positions:
        notes.tell(
            "no-campaign-column",
            "La colonne « Nom de la campagne » n’est pas dans ce fichier : ses lignes ne peuvent pas être regroupées par "
            "campagne. Cochez-la avant d’exporter.",
        )
    if ads.empty:
        notes.tell(
            "no-row",
            "Le tableau ne contient aucune publicité : rien n’a été diffusé sur la période, ou un filtre est trop étroit.",
        )
    elif ads["currency"].isna().any():
        notes.tell(
            "no-currency", "La devise des montants n’est pas écrite dans le fichier : vérifiez qu’il s’agit d’euros."
        )


READERS = (
    Reader(
        network=META_ADS,
        kind="ads",
        label="publicités",
        menu="Gestionnaire de publicités Meta › onglet « Publicités », toute la période › Colonnes : nom de la campagne, de "
        "l’ensemble et de la publicité, montant dépensé, impressions, couverture, clics sur un lien, résultats › "
        "Ventilation : plateforme › Exporter (.csv ou .xlsx)",
        gives="ads",
        recognises=recognises_meta_ads,
        read=read_meta_ads,
    ),
)
