"""What the simulator knows of a client: the few numbers of which every projection is made.

All logs are natural ones. A `Level` is what a measure makes in 30 days at today's levers, for each of the three
coming periods; `simulate` moves it. Nothing of a client stands in it but the names of networks, formats and pillars,
so that a model may leave with a file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

PERIODS = 3  # of 30 days
MEASURES = ("reach", "interactions", "clicks", "leads", "audience")
BESIDE = ("visits", "gains", "engagement_rate", "paid_impressions", "paid_clicks", "paid_leads")
Pair = tuple[float, float]
Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Level:
    """The log of a measure over each of the coming periods at today's levers, and the spread of that log."""

    middle: Triple
    spread: Triple


@dataclass(frozen=True)
class Elasticity:
    """By what power of the posts a week the reach of a week goes: 1 is twice for twice, 0.5 is 1.4 times for twice.

    `value` and `error` are those that projections use; `own` and `own_error` what the client's `weeks` say alone,
    None where they say nothing. `is_own` tells whether they are firm enough to be called evidence.
    """

    value: float
    error: float
    weeks: int
    own: float | None = None
    own_error: float | None = None
    is_own: bool = False


@dataclass(frozen=True)
class Effect:
    """What goes with a format or a pillar: its share today, the least and the greatest of a month, its multiples.

    `engagement` and `clicks` are (log of the mean against the network's, its error); (0, error) where the posts tell
    nothing. `hours` are those of one content, None for a pillar.
    """

    share: float
    seen: Pair
    engagement: Pair
    clicks: Pair
    hours: float | None = None


@dataclass(frozen=True)
class Followers:
    """`stock` today; `net` what each coming period is expected to win at today's levers, with the `spread` of it."""

    stock: float
    net: Triple
    spread: Triple


@dataclass(frozen=True)
class NetworkModel:
    """One network. `weekly`: posts a week today; `seen`: those of weeks seen at least twice, the least and the most.

    `basis` is what `reach` counts (reach, impressions, views), `click_basis` what clicks count (clicks, link_clicks,
    sessions). `levels` holds a measure only where enough months tell it. `click_rate` is None without clicks.
    """

    weekly: float
    seen: Pair
    basis: str
    elasticity: Elasticity
    levels: dict[str, Level]
    formats: dict[str, Effect] = field(default_factory=dict)
    pillars: dict[str, Effect] = field(default_factory=dict)
    click_basis: str = ""
    click_rate: float | None = None
    click_seen: Pair = (0.0, 0.0)
    story_hours: float = 0.0  # that go with a post
    followers: Followers | None = None


@dataclass(frozen=True)
class Paid:
    """What advertising on a network made at `spend` euros a month; `budget` is that of today, `seen` the extremes.

    `impressions`, `clicks` and `leads` are those of `spend`, as the ad tool counts them; `spread` is that of their
    logs. `months` are those with any spend.
    """

    budget: float
    spend: float
    seen: Pair
    impressions: float
    clicks: float
    leads: float
    spread: float
    months: int


@dataclass(frozen=True)
class Goal:
    """An objective that the simulator can tell: the measure as it calls it, the network or "" for all."""

    measure: str
    network: str
    target: float | None
    worry: float | None
    due: str
    place: int  # in the dossier, from 0


@dataclass(frozen=True)
class Model:
    """All that `simulate` needs. `month` is the last one known, `conversion` of a visit into a lead with its error.

    `pillars` are today's shares. `hours` are those of the team in a month, None where none is noted. `history` gives
    measure, network ("" for all), month and figure of 30 days. `missing` says in French what cannot be told and why.
    """

    month: str
    networks: dict[str, NetworkModel]
    pillars: dict[str, float] = field(default_factory=dict)
    conversion: Pair | None = None
    conversion_seen: Pair = (0.0, 0.0)
    paid: dict[str, Paid] = field(default_factory=dict)
    visits_spread: Triple | None = None  # of the log of all networks' visits together
    hours: float | None = None
    goals: tuple[Goal, ...] = ()
    history: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The model as text, floats to five digits: what `model.js` reads."""
        return json.dumps(rounded(asdict(self)), ensure_ascii=False)


def rounded(value: Any) -> Any:
    """The same, every float to six significant digits.

    >>> rounded({"a": [1 / 3, 2, "x"]})
    {'a': [0.333333, 2, 'x']}
    """
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, list | tuple) else value
