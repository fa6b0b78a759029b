"""The rows of a table of ads that are ads: totals and subtotals would count the same money again."""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports import cells
from iwa.exports.ads.labels import BREAKDOWNS, COUNTS, NAMES
from iwa.exports.reading import Notes, figures, report_faulty
from iwa.exports.wording import normalised

# "Total", "Total: Campaigns", "Results from 51 ads", "Résultats de 51 publicités"
_TOTAL = re.compile(r"(?:total|totaux|totals)\b(?:\s*[:(].*)?|(?:results from|resultats de) \d.*")
_ALL = frozenset({"", "all", "tous", "toutes", "total"})
_SIGNS = str.maketrans("", "", "€$£")
_BUDGETS = dict.fromkeys(("lifetime", "global", "duree de vie", "total"), "total")
_BUDGETS |= dict.fromkeys(("daily", "quotidien", "journalier"), "jour")
ROUNDING = 0.01  # of the sum


def without_totals(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """The rows of ads. Totals and subtotals stay structural; a nameless row that is none is an issue.

    A total has no name and its figures are the sum of the others'; a subtotal repeats an ad whose
    parts, by day or platform, stand on rows of their own.
    """
    names = [name for name in NAMES if name in rows]
    said = rows[[*names, *(n for n in ("date", "start") if n in rows)]].map(
        lambda text: bool(_TOTAL.fullmatch(normalised(text)))
    )
    nameless = (rows[names].map(str.strip) == "").all(axis=1) & ~said.any(axis=1)
    ads = _without_subtotals(rows[~said.any(axis=1) & ~nameless], names)
    for row in rows.index[nameless]:
        if not _is_sum(rows.loc[row], ads):
            sentence = (
                "Cette ligne n’a ni nom de campagne, ni nom d’ensemble, ni nom de publicité, et n’est pas le total des "
                "autres : elle est laissée de côté. Exportez de nouveau sans effacer de cellule."
            )
            notes.doubt(pd.Index([row]), "no-name", sentence)
    return ads


def _without_subtotals(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    parts = [name for name in BREAKDOWNS if name in rows]
    if not parts:
        return rows
    whole = rows[parts].map(lambda text: normalised(text) in _ALL).any(axis=1)
    detailed = set(rows.loc[~whole, names].itertuples(index=False, name=None))
    repeated = [key in detailed for key in rows[names].itertuples(index=False, name=None)]
    return rows[~(whole & pd.Series(repeated, index=rows.index, dtype="bool"))]


def _is_sum(row: pd.Series, ads: pd.DataFrame) -> bool:
    """Whether the row's money, else its displays, are those of all the ads."""
    for name in ("spend", "impressions"):
        if name in ads and row[name].strip():
            values, _ = money(pd.concat([ads[name], pd.Series([row[name]], dtype="str")]))
            total = values.iloc[:-1].sum()
            return bool(abs(values.iloc[-1] - total) <= max(ROUNDING * total, ROUNDING))
    return True  # no figure at all: nothing is lost


def money(texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Amounts as numbers, whatever sign stands beside them; and the cells that hold none."""
    return cells.numbers(texts.str.translate(_SIGNS))


def ad_figures(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """spend, budget and the counts; missing where a cell is blank or, told, no figure.

    A budget in words ("Using campaign budget") says that it stands elsewhere: it is missing.
    """
    values = figures(rows, COUNTS, notes)
    if "spend" in rows:
        values["spend"], faulty = money(rows["spend"])
        report_faulty(notes, rows.loc[faulty, "spend"], "spend")
    if "budget" in rows:
        values["budget"], _ = money(rows["budget"])
    return values


def texts_of(rows: pd.DataFrame, name: str) -> pd.Series:
    """A column of texts, missing where it is blank or absent."""
    found = rows[name].str.strip() if name in rows else pd.Series("", index=rows.index, dtype="str")
    return found.mask(found == "")


def budget_kind(text: str) -> str | None:
    """Whether a budget is that of a day ("jour") or of the whole campaign ("total"); None when unsaid.

    >>> budget_kind("Lifetime"), budget_kind("Daily"), budget_kind("")
    ('total', 'jour', None)
    """
    return _BUDGETS.get(normalised(text))
