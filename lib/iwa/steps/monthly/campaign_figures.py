"""The figures of a campaign or highlight, each with the rows that give it."""

from __future__ import annotations

from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.measures.registry import AUDIENCE_REACHED, CLICKS, MEASURES
from iwa.months import Month
from iwa.steps.figures import said
from iwa.steps.monthly.campaign import Campaign
from iwa.steps.monthly.phases import Visits, spent
from iwa.steps.tracing import OR, days_of, joined, known

SITE = {"sessions": "sessions", "key_events": "conversions"}  # a figure of a phase -> its measure


def phase_figure(campaign: Campaign, network: str, name: str, phase: int, text: str) -> str:
    """One of the figures of a phase (0 before, 1 during, 2 after), as it is printed."""
    span = campaign.phases.spans[phase]
    if span is None:
        return text
    days = days_of(span)
    if name in SITE:
        return known(text, SITE[name], "traffic", network=network, **_visits(campaign, campaign.visits, days))
    measure = {
        "posts": "posts", "rate": "typical_rate", "seen": AUDIENCE_REACHED.get(network, ""), "clicks": CLICKS.get(network, ""),
    }[name]  # fmt: skip
    return known(text, measure, "posts", network=network, **days)


def aim_figure(campaign: Campaign) -> str:
    """The figure of the event's own measure while it lasted."""
    text, days = said(campaign.measure, campaign.value), days_of(campaign.phases.during)
    networks, asked = joined(list(campaign.networks)), campaign.event.measure or ""
    reads = MEASURES[campaign.measure].reads
    if reads == "traffic":
        return known(text, asked, "traffic", network=networks, **_visits(campaign, campaign.visits, days))
    return known(text, asked, reads, network=networks, **days)


def _visits(campaign: Campaign, found: Visits, days: dict[str, str]) -> dict[str, str]:
    """What tells the visits of some days: the campaign's name in the links, the days, or the posts they are tied to."""
    since = {"since": str(Month.of(campaign.phases.before[0].date()))}
    if found.names:
        return {"since": str(Month.of(campaign.event.start)), "campaign": OR.join(found.names)}
    return since | days | ({"tie": "posts"} if found.partial else {})


def spent_figure(month: ClientMonth, event: Event, text: str) -> str:
    """What the ads of an event cost, as it is printed."""
    rows, _ = spent(month, event)
    names = OR.join(sorted(rows["campaign"].unique()))
    networks = joined(sorted(rows["network"].unique()))
    span = days_of((rows["start"].min(), rows["end"].fillna(rows["start"]).max()))
    return known(text, "spend_within", "ads", campaign=names, network=networks, **span)
