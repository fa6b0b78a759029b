"""A printed figure counted again from the rows that its filter gives."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.by_entry import MENTIONS, PANEL, that_count
from iwa.measures.followers import MEASURE as RATE_OF_FOLLOWERS
from iwa.measures.followers import NOTED
from iwa.measures.goals import measure_on
from iwa.measures.registry import MEASURES
from iwa.measures.relation import OPENED, SATISFACTION
from iwa.slides import Number
from iwa.trace.derived import COMPUTED
from iwa.trace.filters import ALL, Where, months_in, networks_in
from iwa.trace.frames import frame

# What of the tab "saisies" a measure is made of, where that is not its own name.
INDICATORS: Mapping[str, tuple[str, ...]] = {
    "satisfaction": SATISFACTION,
    "resolution_rate": OPENED,
    "share_of_voice": (MENTIONS, PANEL),
    RATE_OF_FOLLOWERS: (NOTED,),
}


def value_of(month: ClientMonth, number: Number) -> float | None:
    """The figure that the rows of a number give; None where they give none any more."""
    where = number.where
    if number.measure in COMPUTED:
        value = COMPUTED[number.measure](month, number)
    elif number.table == "entries":
        value = _entered(month, number.measure, where)
    else:
        value = _measured(month, number, where)
    known = numbers.known(value)
    return None if known is None else known - float(where.get("less", 0))


def _measured(month: ClientMonth, number: Number, where: Where) -> float | None:
    """The sum over the networks of the filter, each with its own measure; over all rows at once for what does not add."""
    names = networks_in(where)
    measure = measure_on(number.measure, names[0]) if names and names != [ALL] else number.measure
    if measure not in MEASURES:
        return None
    if number.table == "messages" or len(names) < 2 or not MEASURES[measure].adds:
        return _on(month, measure, number.table, where)
    values = [_on(month, measure_on(number.measure, name), number.table, {**where, "network": name}) for name in names]
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _on(month: ClientMonth, measure: str, table: str, where: Where) -> float | None:
    """A measure over the rows of a filter; month by month where the figures of months add up."""
    if "since" in where and "month" in where and MEASURES[measure].adds:
        values = [_over(month, measure, table, _in_month(where, one)) for one in months_in(where)]
        known = [value for value in values if value is not None]
        return sum(known) if known else None
    return _over(month, measure, table, where)


def _in_month(where: Where, month: str) -> dict[str, str]:
    return {name: word for name, word in where.items() if name != "since"} | {"month": month}


def _over(month: ClientMonth, measure: str, table: str, where: Where) -> float | None:
    rows, registered = frame(month, table, where), MEASURES[measure]
    # One post is what it is: a measure leaves replies and stories out of what it adds, not out of themselves.
    value = numbers.known(registered.compute(rows) if "post_id" in where and len(rows) else registered.over(rows))
    # A network that GA4 does not name brought nobody, where GA4 was exported at all.
    return 0.0 if value is None and table == "traffic" and len(month.traffic) else value


def _entered(month: ClientMonth, measure: str, where: Where) -> float | None:
    """What the team noted: added over months where it adds, else the latest."""
    if measure not in MEASURES:
        return None
    values = [_noted(month, measure, {**where, "months": one}) for one in months_in(where)]
    known = [value for value in values if not numbers.is_missing(value)]
    if not known:
        return None
    return sum(known) if MEASURES[measure].adds else known[-1]


def _noted(month: ClientMonth, measure: str, where: Where) -> float:
    rows = entries_of(month, measure, where)
    if measure == RATE_OF_FOLLOWERS:
        return _rate_of_followers(month, rows, where)
    return MEASURES[measure].over(rows) if len(rows) else float("nan")


def entries_of(month: ClientMonth, measure: str, where: Where) -> pd.DataFrame:
    """The rows of the tab "saisies" that a measure is made of; not a network's where the whole client was noted too."""
    rows = frame(month, "entries", where)
    own = rows[rows["indicator"].isin(INDICATORS.get(measure, (measure,)))]
    counted = [that_count(part) for _, part in own.groupby(["month", "indicator"], sort=False)]
    return pd.concat(counted).sort_index() if counted else own


def _rate_of_followers(month: ClientMonth, noted: pd.DataFrame, where: Where) -> float:
    """Interactions a post and follower: the posts of the month beside the followers that were noted."""
    own = {"network": where["network"], "month": where["months"]}
    parts = {name: MEASURES[name].over(frame(month, "closing", own)) for name in ("interactions", "posts")}
    followers = noted["value"].iloc[-1] if len(noted) else float("nan")
    return MEASURES[RATE_OF_FOLLOWERS].compute(pd.DataFrame([parts | {"followers": followers}]))
