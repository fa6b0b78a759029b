"""What was paid for on networks, campaign by campaign, apart from all organic figures.

Amounts are in the campaign's own currency; of two currencies, none is added. Spend, displays,
clicks and leads are sums over the rows of the campaign: a blank beside filled cells counts for
nothing, as ad tools leave blank what did not happen; all blank is missing. Cost per thousand:
spend over displays, times 1000. Cost per click: spend over the clicks on a link, or over all
clicks where no row tells these apart. Cost per lead: spend over leads. A cost over a zero is
missing, never 0. Budget: that of the campaign's ad sets, each once, missing where one lacks it;
what is left of it: where it is for the whole campaign, less all that was spent up to the month's end.
"""

from __future__ import annotations

import pandas as pd

COUNTS = ["spend", "impressions", "clicks", "link_clicks", "leads"]
COLUMNS = [
    "network", "campaign", "currency", "budget", "budget_kind", "left", "spend", "impressions", "clicks", "leads", "per_thousand", "per_click",
    "per_lead", "start", "end", "beyond",
]  # fmt: skip
TOTAL, MIXED = "total", "divers"
KEY = ["network", "campaign", "currency"]


def of_month(ads: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The rows that touch a month; a row without a period touches none."""
    ends = ads["end"].fillna(ads["start"])
    return ads[(ads["start"] <= last) & (ends >= first)]


def campaigns(ads: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """One row a campaign that touches the month (`COLUMNS`), the most spent first.

    `start` and `end` are those of its rows; `beyond` is true when one of these leaves the month:
    its amounts are then those of its whole period, for they are never split.
    """
    rows = of_month(ads, first, last)
    if rows.empty:
        return pd.DataFrame(columns=COLUMNS)
    rows = rows.assign(end=rows["end"].fillna(rows["start"]), currency=rows["currency"].fillna(""))
    groups = rows.groupby(KEY, sort=True)
    found = groups[COUNTS].sum(min_count=1)
    clicks = found["link_clicks"].fillna(found["clicks"])
    found = found.assign(
        budget=groups.apply(_budget),
        budget_kind=groups.apply(_kind),
        left=(groups.apply(_whole_budget) - _spent_by(ads, last)).reindex(found.index),
        start=groups["start"].min(),
        end=groups["end"].max(),
        clicks=clicks,
        per_thousand=_cost(found["spend"], found["impressions"]) * 1000,
        per_click=_cost(found["spend"], clicks),
        per_lead=_cost(found["spend"], found["leads"]),
    )
    found["beyond"] = (found["start"] < first) | (found["end"] > last)
    ordered = found.reset_index().sort_values("spend", ascending=False, kind="stable")
    return ordered.reindex(columns=COLUMNS).reset_index(drop=True)


def _cost(spend: pd.Series, count: pd.Series) -> pd.Series:
    return spend / count.where(count > 0)


def _budget(rows: pd.DataFrame) -> float:
    """The sum of the ad sets' budgets, each as its latest row has it; a day's and a whole one are never added."""
    if _kind(rows) == MIXED:
        return float("nan")
    latest = rows.sort_values("end", kind="stable").groupby(rows["ad_set"].fillna(""))["budget"].last()
    return float(latest.sum(skipna=False))


def _whole_budget(rows: pd.DataFrame) -> float:
    """The budget where every ad set says that it is for the whole campaign, else missing."""
    return _budget(rows) if _kind(rows) == TOTAL else float("nan")


def _kind(rows: pd.DataFrame) -> str:
    """What the budgets of all the ad sets are: "total", "jour", "" where no row says it, else mixed."""
    kinds = rows["budget_kind"].fillna("").unique()
    return str(kinds[0]) if len(kinds) == 1 else MIXED


def _spent_by(ads: pd.DataFrame, last: pd.Timestamp) -> pd.Series:
    """What each campaign has spent by a day, as far as exports go back."""
    rows = ads[ads["start"] <= last]
    return rows.assign(currency=rows["currency"].fillna("")).groupby(KEY)["spend"].sum(min_count=1)


def left(budget: float | None, spend: float | None) -> float | None:
    """What a month's budget leaves once spent, negative when passed; None without one or the other."""
    return None if budget is None or spend is None else budget - spend
