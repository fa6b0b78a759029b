"""The figures of the chain from being seen to a sale, each with the rows that give it."""

from __future__ import annotations

from collections.abc import Sequence

from iwa.measures.registry import AUDIENCE_REACHED, CLICKS
from iwa.steps.stages import CLICKED, INTERACTIONS, SEEN, VISITS, Reading, Stage
from iwa.steps.tracing import TOGETHER, days_of, entered_figure, joined, known


def stage_figure(stage: Stage, reading: Reading, text: str, networks: Sequence[str]) -> str:
    """A stage's figure of some networks, as it is printed; of what was entered, for all of them where none is named."""
    where = {"network": joined(networks)} if networks else {}
    if stage.entered:
        return entered_figure(text, stage.indicator, reading.months, **where)
    if stage.kind in (SEEN, INTERACTIONS, CLICKED):
        return _of_posts(reading, text, _asked(stage, networks), **where)
    measure = "sessions" if stage.kind == VISITS else "conversions"
    return _of_visits(reading, text, measure, **where, **_event(stage))


def rate_figure(stage: Stage, reading: Reading, text: str, network: str) -> str:
    """The share of the stage before that a network's figure is, as it is printed."""
    if stage.kind == INTERACTIONS:
        return _of_posts(reading, text, "engagement_rate", network=network)
    if stage.kind == CLICKED:
        return _of_posts(reading, text, "click_share_of_seen", network=network)
    return _of_visits(reading, text, "conversions_per_visit", network=network, **_event(stage))


def _asked(stage: Stage, networks: Sequence[str]) -> str:
    """The measure of a network; the word that stands for all of theirs where several are added."""
    if stage.kind == INTERACTIONS:
        return "interactions"
    of = AUDIENCE_REACHED if stage.kind == SEEN else CLICKS
    return of[networks[0]] if len(networks) == 1 else "clicks"


def _event(stage: Stage) -> dict[str, str]:
    return {"event": stage.indicator} if stage.indicator else {}


def _of_posts(reading: Reading, text: str, measure: str, **where: str) -> str:
    if reading.is_month:
        return known(text, measure, "closing", month=reading.months[0], **where)
    return known(text, measure, "posts", **days_of(reading.days), **where)


def _of_visits(reading: Reading, text: str, measure: str, **where: str) -> str:
    return known(text, measure, "traffic", months=TOGETHER.join(reading.months), **where)
