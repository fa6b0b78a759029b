"""What is measured before, during and after a campaign or a highlight, network by network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.measures.goals import NOT_ADDED, measure_on
from iwa.measures.measure import organic_feed
from iwa.measures.registry import AUDIENCE_REACHED, CLICKS, MEASURES
from iwa.measures.series import LAG_DAYS, over
from iwa.months import Month
from iwa.networks import META, META_ADS
from iwa.steps.coverage import Span, covers
from iwa.steps.figures import NO_SOURCE, tied_to
from iwa.steps.periods import posts_over
from iwa.steps.wording import slug

SITE = ("sessions", "key_events")
SHORTEST_NAME = 4  # letters from which a title can be looked for in the name of a campaign
Figures = dict[str, float | None]  # posts, rate, seen, clicks, sessions, key_events


@dataclass(frozen=True)
class Phases:
    """Days as long before as what has passed of the event; `after` is None while it is to come."""

    before: Span
    during: Span
    after: Span | None
    ended: bool
    after_days: int  # of the event's length, how many have passed after it

    @property
    def spans(self) -> tuple[Span | None, ...]:
        return self.before, self.during, self.after


@dataclass(frozen=True)
class Visits:
    """GA4's rows of each phase, None where they cannot be told apart, what tells them, and the columns it fills."""

    rows: tuple[pd.DataFrame | None, ...]
    how: str
    columns: tuple[str, ...] = ()
    partial: bool = False  # true where other visits of these days may not be among the rows
    names: tuple[str, ...] = ()  # the campaigns that the links name, where these tell the rows

    @property
    def known(self) -> bool:
        return any(rows is not None for rows in self.rows)


def networks_of(month: ClientMonth, event: Event) -> list[str]:
    """The networks that an event touches."""
    return [event.network] if event.network else month.networks


def phases(event: Event, month: Month) -> Phases:
    """The days before, during and after an event, as far as the end of the month."""
    day, end = pd.Timedelta(days=1), pd.Timestamp(month.last)
    start, last = pd.Timestamp(event.start), pd.Timestamp(event.last_day)
    seen, length = min(last, end), last - start
    before = (start - (seen - start) - day, start - day)
    after = (last + day, min(last + day + length, end)) if last < end else None
    return Phases(before, (start, seen), after, last <= end, 0 if after is None else _days(after))


def _days(span: Span) -> int:
    return int((span[1] - span[0]).days) + 1


def by_phase(month: ClientMonth, network: str, spans: Phases, found: Visits) -> tuple[Figures, ...]:
    """The figures of one network over each phase."""
    return tuple(
        _of_posts_over(month, network, span) | _of_site(network, rows, found.columns)
        for span, rows in zip(spans.spans, found.rows, strict=True)
    )


def _of_site(network: str, rows: pd.DataFrame | None, columns: tuple[str, ...]) -> Figures:
    """No row of the network is no visit; rows without the figure give none."""
    own = None if rows is None else rows[rows["network"] == network]
    return {
        n: None if own is None or n not in columns else numbers.known(own[n].sum(min_count=min(1, len(own))))
        for n in SITE
    }


def _of_posts_over(month: ClientMonth, network: str, span: Span | None) -> Figures:
    """All None where no export covers the phase."""
    found: Figures = dict.fromkeys(("posts", "rate", "seen", "clicks"))
    if span is None or not covers(month, network, span, LAG_DAYS):
        return found
    posts = posts_over(month, network, span)
    return found | {
        "posts": over(posts, "posts"),
        "rate": numbers.known(organic_feed(posts)["engagement_rate"].median()),
        "seen": numbers.known(over(posts, AUDIENCE_REACHED[network])),
        "clicks": numbers.known(over(posts, CLICKS[network])),
    }


def visits(month: ClientMonth, event: Event, spans: Phases) -> Visits:
    """By the campaign's name in the links, else by GA4's days, else by the links of the posts themselves."""
    since = month.traffic[month.traffic["month"] >= str(Month.of(spans.before[0].date()))]
    own = since[since["network"].isin(networks_of(month, event)) & (since["month"] >= str(Month.of(event.start)))]
    named = own[own["campaign"].map(lambda name: is_named(event, name)).astype("bool")]
    columns = tuple(name for name in SITE if since[name].notna().any())
    if len(named):
        names = numbers.listed(f"« {name} »" for name in sorted(named["campaign"].unique())[:2])
        known = tuple(sorted(named["campaign"].unique()))
        return Visits((None, named, None), f"d’après utm_campaign {names}", columns, names=known)
    if since.empty:
        return Visits((None, None, None), NO_SOURCE)
    if since["day"].notna().all():
        return Visits(tuple(_of_days(since, span) for span in spans.spans), "d’après les jours de GA4", columns)
    if since["post_id"].notna().any():
        tied = tuple(_of_posts(month, event, since, span) for span in spans.spans)
        how = "celles que les liens suivis rattachent aux publications de chaque période"
        return Visits(tied, how, columns, partial=True)
    return Visits((None, None, None), f"{NO_SOURCE}, GA4 n’a ni utm_campaign à ce nom ni jours")


def _of_days(traffic: pd.DataFrame, span: Span | None) -> pd.DataFrame | None:
    return None if span is None else traffic[(traffic["day"] >= span[0]) & (traffic["day"] <= span[1])]


def _of_posts(month: ClientMonth, event: Event, traffic: pd.DataFrame, span: Span | None) -> pd.DataFrame | None:
    if span is None:
        return None
    posts = [posts_over(month, network, span)[["network", "post_id"]] for network in networks_of(month, event)]
    return tied_to(traffic, pd.concat(posts))


def is_named(event: Event, campaign: object) -> bool:
    """Whether the name of a campaign holds the event's title, whatever its case, accents and marks."""
    title = slug(event.title)
    return isinstance(campaign, str) and len(title) >= SHORTEST_NAME and title in slug(campaign)


def spent(month: ClientMonth, event: Event) -> tuple[pd.DataFrame, str]:
    """The rows of the ads that bear the event's name, else those that lie within its days; and which they are."""
    ends = month.ads["end"].fillna(month.ads["start"])
    touched = {*networks_of(month, event), *([META_ADS] if set(META) & {*networks_of(month, event)} else [])}
    rows = month.ads[month.ads["network"].isin(touched) & (month.ads["start"] <= pd.Timestamp(month.month.last))]
    named = rows[rows["campaign"].map(lambda name: is_named(event, name)).astype("bool")]
    if len(named):
        return named, "campagnes publicitaires à ce nom"
    within = (rows["start"] >= pd.Timestamp(event.start)) & (ends.loc[rows.index] <= pd.Timestamp(event.last_day))
    return rows[within], "publicités de ces dates"


def reached(month: ClientMonth, event: Event, during: Span, rows: pd.DataFrame | None) -> float | None:
    """The figure of the event's own measure while it lasted; None where it has none or cannot be added."""
    if event.measure is None:
        return None
    networks = networks_of(month, event)
    names = [measure_on(event.measure, network) for network in networks]
    if len(networks) > 1 and (not MEASURES[names[0]].adds or names[0] in NOT_ADDED):
        return None
    values = [_measured(month, network, name, (during, rows)) for network, name in zip(networks, names, strict=True)]
    return _sum(values)


def _measured(month: ClientMonth, network: str, measure: str, phase: tuple[Span, pd.DataFrame | None]) -> float | None:
    span, traffic = phase
    registered = MEASURES[measure]
    if registered.reads == "traffic":
        own = None if traffic is None else traffic[traffic["network"] == network]
        return None if own is None else numbers.known(registered.over(own) if len(own) else 0.0)
    if registered.reads == "days":
        days = (
            month.days[(month.days["network"] == network) & month.days["date"].between(*span)]
            if len(month.days)
            else month.days
        )
        return numbers.known(registered.over(days)) if len(days) and days["date"].nunique() == _days(span) else None
    return (
        numbers.known(registered.over(posts_over(month, network, span)))
        if covers(month, network, span, LAG_DAYS)
        else None
    )


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
