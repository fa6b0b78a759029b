"""The months behind a curve: those it shows, and those its mean and limits are computed from."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.signals import over_networks
from iwa.months import Month
from iwa.steps.figures import said
from iwa.steps.tracing import known
from iwa.steps.wording import ALL, month_label

MONTHS_SHOWN = 13


def history_of(month: ClientMonth, network: str, measure: str) -> pd.DataFrame:
    """The whole series up to the month: the limits rest on more months than are drawn."""
    known = _by_measure(month)
    rows = known[measure] if measure in known else month.series.iloc[:0]
    if network == ALL:
        return over_networks(rows).sort_values("month")
    return rows[rows["network"] == network]


@lru_cache(maxsize=1)
def _by_measure(month: ClientMonth) -> dict[str, pd.DataFrame]:
    """The rows of each measure up to the month, in the order of their months."""
    until = month.series[month.series["month"] <= str(month.month)].sort_values("month", kind="stable")
    return {str(measure): rows for measure, rows in until.groupby("measure")}


def earlier_months(month: ClientMonth, history: pd.DataFrame) -> pd.DataFrame:
    """The months with a figure, the judged one left out: what mean and limits are computed from."""
    return history[(history["month"] < str(month.month)) & history["value"].notna()]


def mean_said(earlier: pd.DataFrame) -> str:
    """Which mean the centre is: `findings.limits` works on ratios unless a month is at zero."""
    return " géométrique" if (earlier["value"] > 0).all() else ""


def limit_figure(month: ClientMonth, network: str, measure: str, which: str, value: float) -> str:
    """The "low" or "high" limit or the "center" of a series, as it is printed, with the months that it is drawn from."""
    text, earlier = said(measure, value), _drawn_from(month, network, measure)
    if not earlier:
        return text
    return known(text, f"limit_{which}", "series", network=network, of=measure, since=earlier[0], month=earlier[-1])


@lru_cache(maxsize=32)
def _drawn_from(month: ClientMonth, network: str, measure: str) -> tuple[str, ...]:
    """The months that the limits of a series are computed from."""
    return tuple(earlier_months(month, history_of(month, network, measure))["month"])


def basis_said(earlier: list[str]) -> list[str]:
    """Over which months mean and limits were computed, and that the curve shows fewer, if so."""
    if not earlier:
        return []
    first, last = (month_label(Month.parse(text)) for text in (earlier[0], earlier[-1]))
    shown = min(len(earlier), MONTHS_SHOWN - 1)
    drawn = f" ; le graphique en montre {shown}" if shown < len(earlier) else ""
    count = numbers.counted(len(earlier), "mois mesuré", "mois mesurés")
    return [f"Calculées sur {count}, {numbers.of(first)} à {last}{drawn}."]
