"""The stages from being seen to a lead or a sale: what each network gives at each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.by_entry import entered_total
from iwa.measures.goals import value_in
from iwa.measures.measure import feed, sparse_rate
from iwa.measures.registry import AUDIENCE_REACHED, CLICKS
from iwa.measures.series import over
from iwa.measures.site import ENOUGH_SESSIONS
from iwa.networks import NETWORKS
from iwa.steps.coverage import Span, month_days, unexported, window_days
from iwa.steps.figures import NO_SOURCE, months_of_window
from iwa.steps.tracing import OR

# What client.yaml calls an outcome -> its name on a slide, and in the dossier's tab "saisies".
OUTCOMES = {
    "lead": ("Leads", "leads"), "rendez_vous": ("Rendez-vous", "rendez-vous"), "vente": ("Ventes", "ventes"),
    "candidature": ("Candidatures", "candidatures"),
}  # fmt: skip
SEEN, INTERACTIONS, CLICKED, VISITS, OUTCOME = "Vu", "Interactions", "Clics", "Visites du site", "Issue"


@dataclass(frozen=True)
class Reading:
    """What the stages are read from: posts and their measures over days, the rest over whole months."""

    posts: pd.DataFrame
    value: Callable[[str, str], float | None]  # of a network and a measure
    days: Span
    months: tuple[str, ...]
    is_month: bool = False


@dataclass(frozen=True)
class Stage:
    """A stage by network: its figures, why one is absent, and the share of the stage before it.

    `total` is None where networks do not add up or none has a figure; `rates` are there only where
    both stages come from the same exports. `entered` is true for what the team typed in; `indicator`
    is then its word there, and of an outcome that GA4 counts the names of its key events.
    """

    kind: str
    name: str
    figures: Mapping[str, float | None]
    absent: Mapping[str, str]
    total: float | None
    rates: Mapping[str, float] = field(default_factory=dict)
    entered: bool = False
    indicator: str = ""

    @property
    def known(self) -> bool:
        """Whether there is any figure at all."""
        return self.total is not None or any(value is not None for value in self.figures.values())


def of_window(month: ClientMonth) -> Reading:
    """The audit's window."""
    months = tuple(str(one) for one in months_of_window(month))
    return Reading(
        month.window_posts,
        lambda network, measure: numbers.known(over(month.window_posts_of(network), measure)),
        window_days(month),
        months,
    )


def of_month(month: ClientMonth) -> Reading:
    """The month, with the figures of its closing, as on the dashboard."""
    local = month.closing["published_at"].dt.tz_convert(month.client.timezone)
    own = (local.dt.year == month.month.year) & (local.dt.month == month.month.number)
    return Reading(
        month.closing[own],
        lambda network, measure: value_in(month.figures, network, measure, month.month),
        month_days(month),
        (str(month.month),),
        is_month=True,
    )


def stages(month: ClientMonth, reading: Reading) -> list[Stage]:
    """Seen, interactions, clicks, visits, then every outcome that is declared or typed in."""
    visits = _visits(month, reading)
    return [
        _seen(month, reading),
        _interactions(month, reading),
        _clicks(month, reading),
        visits,
        *_outcomes(month, reading, visits),
    ]


def _added(values: Mapping[str, float | None]) -> float | None:
    known = [value for value in values.values() if value is not None]
    return sum(known) if known else None


def _exported(
    month: ClientMonth, reading: Reading, of: Mapping[str, str]
) -> tuple[dict[str, float | None], dict[str, str]]:
    """The networks' own figures of a measure, and why some have none."""
    silent = unexported(month, reading.days)
    values = {n: None if n in silent else reading.value(n, of[n]) for n in month.networks}
    return values, {n: NO_SOURCE if n in silent else numbers.MISSING for n in month.networks}


def _seen(month: ClientMonth, reading: Reading) -> Stage:
    values, absent = _exported(month, reading, AUDIENCE_REACHED)
    alone = len(values) == 1
    return Stage(SEEN, SEEN, values, absent, _added(values) if alone else None)


def _interactions(month: ClientMonth, reading: Reading) -> Stage:
    values, absent = _exported(month, reading, dict.fromkeys(month.networks, "interactions"))
    rates = {
        n: rate for n in values if (rate := reading.value(n, "engagement_rate")) is not None and values[n] is not None
    }
    return Stage(INTERACTIONS, INTERACTIONS, values, absent, _added(values), rates)


def _clicks(month: ClientMonth, reading: Reading) -> Stage:
    """Clicks, those of stories too; their share of what is seen is that of the other posts."""
    values, absent = _exported(month, reading, CLICKS)
    absent = {n: why if NETWORKS[n].counts_clicks else NO_SOURCE for n, why in absent.items()}
    shares = {n: _click_share(reading.posts, n) for n, value in values.items() if value is not None}
    rates = {n: share for n, share in shares.items() if not numbers.is_missing(share)}
    return Stage(CLICKED, CLICKED, values, absent, _added(values), rates)


def _click_share(posts: pd.DataFrame, network: str) -> float:
    return sparse_rate(CLICKS[network], "exposure")(feed(posts[posts["network"] == network]))


def _visits(month: ClientMonth, reading: Reading) -> Stage:
    rows = _traffic(month, reading)
    values, absent = _of_site(month, rows, rows, "sessions")
    return Stage(VISITS, VISITS, values, absent, _added(values))


def _traffic(month: ClientMonth, reading: Reading) -> pd.DataFrame:
    return month.traffic[month.traffic["month"].isin(reading.months)]


def _of_site(
    month: ClientMonth, rows: pd.DataFrame, counted: pd.DataFrame, column: str
) -> tuple[dict[str, float | None], dict[str, str]]:
    """A column of GA4 over some of its rows by network; a network that brought none has 0 where any row has a figure."""
    has = bool(rows[column].notna().any())
    sums = counted.groupby("network")[column].sum()
    values = {n: float(sums.get(n, 0.0)) if has else None for n in month.networks}
    return values, dict.fromkeys(month.networks, NO_SOURCE if rows.empty else numbers.MISSING)


def _outcomes(month: ClientMonth, reading: Reading, visits: Stage) -> list[Stage]:
    """What GA4 counts of each declared outcome and what the team typed in: side by side, never added."""
    found = [*_of_ga4(month, reading, visits), *_typed(month, reading)]
    if found:
        return found
    none = dict.fromkeys(month.networks, NO_SOURCE)
    return [Stage(OUTCOME, "Leads, rendez-vous, ventes, candidatures", dict.fromkeys(month.networks), none, None)]


def _of_ga4(month: ClientMonth, reading: Reading, visits: Stage) -> list[Stage]:
    rows = _traffic(month, reading)
    if not rows["event"].notna().any():
        counts = bool(rows["key_events"].notna().any())
        declared = [OUTCOMES[kind][0].lower() for kind in month.client.conversions]
        if not counts and not declared:
            return []
        name = "Conversions" if counts else numbers.listed(declared).capitalize()
        return [_outcome(month, name, (rows, rows), visits)]
    named = [
        replace(
            _outcome(month, OUTCOMES[kind][0], (rows, rows[rows["event"].isin(events)]), visits),
            indicator=OR.join(events),
        )
        for kind, events in month.client.conversions.items()
    ]
    return named or [_outcome(month, "Conversions", (rows, rows), visits)]


def _outcome(month: ClientMonth, name: str, rows: tuple[pd.DataFrame, pd.DataFrame], visits: Stage) -> Stage:
    values, absent = _of_site(month, *rows, "key_events")
    rates = {
        n: value / seen
        for n, value in values.items()
        if value is not None and (seen := visits.figures[n]) is not None and seen >= ENOUGH_SESSIONS
    }
    return Stage(OUTCOME, f"{name} (GA4)", values, absent, _added(values), rates)


def _typed(month: ClientMonth, reading: Reading) -> list[Stage]:
    entries = month.entries[month.entries["month"].isin(reading.months)]
    found = []
    for name, indicator in OUTCOMES.values():
        own = entries[entries["indicator"] == indicator]
        if len(own):
            sums = own.groupby("network")["value"].sum()
            values = {n: float(sums[n]) if n in sums.index else None for n in month.networks}
            absent = dict.fromkeys(month.networks, "–")
            who = f"saisi par l’équipe{_part_of(own['month'].nunique(), len(reading.months))}"
            total = sum(entered_total(rows) for _, rows in own.groupby("month"))
            stage = Stage(OUTCOME, f"{name} ({who})", values, absent, total, entered=True, indicator=indicator)
            found.append(stage)
    return found


def _part_of(count: int, months: int) -> str:
    """Over how many of the months, where not all are there."""
    return "" if count == months else f", {numbers.integer(count)} mois sur {numbers.integer(months)}"
