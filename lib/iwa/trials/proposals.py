"""The tests that are worth their hours: what is uncertain, what it would change, what it costs to know."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from scipy import stats

from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.editorial.hours import hours_of
from iwa.editorial.pace import pace
from iwa.findings.compare import LEVEL, MINIMUM_GROUP
from iwa.findings.keep_stop import KEEP, TEST
from iwa.findings.power import posts_needed, smallest_effect
from iwa.method.playbooks import playbook_of
from iwa.trials.entry import entries_in

MOST = 3  # that are proposed
CANDIDATES = 6  # for which the calendar looks for a place
USUAL_SPREAD = 0.7  # of log rates between posts, where a client has too few to tell
USUAL_MONTHS = 3  # in which a test is to be judged: longer ones are mostly given up
MOST_MONTHS = 6  # for a question that three months of posts cannot answer
IN_TEST = 0.75  # of a month's posts: a test begins with its second week
MONTH, WEEK = 30, 7  # days
# Only what a calendar can give to a post as it likes. Weekdays are not drawn: a slot keeps its day.
QUESTIONS = ("format", "theme", "daypart", "length")
UNNAMED = ("other", "post", "reply")  # what an export calls a post whose format it does not name, and answers to others
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Proposal:
    """A test worth running: what is compared, how long it takes, what it can see, what it is worth.

    `months` is how long it should take, `deadline` how many looks at most. `effect` is the smallest one that so
    many posts show, not the one expected. `hours` are those of all its posts; `worth` what they buy (`_worth`).
    """

    id: str
    network: str
    question: str
    group: str
    needed: int
    months: int
    deadline: int
    effect: float
    ratio: float
    verdict: str
    hours: float
    worth: float


@lru_cache(maxsize=2)
def proposals(month: ClientMonth) -> tuple[Proposal, ...]:
    """The tests that are worth proposing, on networks whose posts no test takes first, then the one that buys most for its hours.

    One a network and question, `CANDIDATES` at most: the calendar finds places for `MOST` of them.

    Left out: networks that are paused, what only a longer test than `MOST_MONTHS` would see, what runs or was
    judged already, groups that are no choice (a format that the export does not name, or that no playbook plans).
    """
    kept = cadence(month).kept
    able = [one for row in _candidates(month) if row["network"] in kept and (one := _proposal(month, row))]
    chosen: list[Proposal] = []
    busy = _running_on(month)
    while able and len(chosen) < CANDIDATES:
        best = min(able, key=lambda one: (busy[one.network], -one.worth, one.network, one.question, one.group))
        chosen.append(best)
        busy[best.network] += 1
        able = [one for one in able if (one.network, one.question) != (best.network, best.question)]
    return tuple(_numbered(month, one, rank) for rank, one in enumerate(chosen, 1))


def _running_on(month: ClientMonth) -> Counter[str]:
    """How many tests share the posts of each network already."""
    known = {entry.id for entry in entries_in(month.before)}
    own = f"{month.month}-t"  # what this month proposes stays the same once it is accepted
    fresh = [row.network or "" for row in month.dossier.trials if row.accepted and not row.outcome and row.identifier not in known and not row.identifier.startswith(own)]  # fmt: skip
    return Counter([*(entry.rule.network for entry in entries_in(month.before) if entry.is_running), *fresh])


def _numbered(month: ClientMonth, one: Proposal, rank: int) -> Proposal:
    return Proposal(**{**one.__dict__, "id": f"{month.month}-t{rank}"})


def _candidates(month: ClientMonth) -> Iterator[Row]:
    """The comparisons that a test could settle."""
    rows = month.decided
    entries = entries_in(month.before)
    busy = {(one.rule.network, one.question) for one in entries if one.is_running}
    settled = {(one.rule.network, one.question, one.group) for one in entries if one.outcome}
    for row in rows[rows["action"].isin([TEST, KEEP])].to_dict("records"):
        key = str(row["network"]), str(row["question"]), str(row["group"])
        if row["ratio"] > 1 and key[:2] not in busy and key not in settled and _is_choice(*key):
            yield row


def _is_choice(network: str, question: str, group: str) -> bool:
    """Whether a calendar can give it to one post and not to the next."""
    if question != "format":
        return question in QUESTIONS
    return group not in UNNAMED and group in playbook_of(network).formats


def _proposal(month: ClientMonth, row: Row) -> Proposal | None:
    """The test of a comparison; None where no length of it would see what is not excluded yet."""
    network, allowed, promised = str(row["network"]), float(row["high"]) - 1, float(row["ratio"]) - 1
    spans = ((span, means(month, network, span)) for span in (USUAL_MONTHS, MOST_MONTHS))
    span, has = next(((span, has) for span, has in spans if has.visible <= allowed), (0, None))
    if has is None:
        return None
    needed = max(posts_needed(has.spread, promised), MINIMUM_GROUP) if promised > has.visible else has.most
    hours = needed * sum(_hours(month, row))
    return Proposal(
        id="", network=network, question=str(row["question"]), group=str(row["group"]), needed=needed,
        months=math.ceil(needed / has.monthly), deadline=span, effect=max(promised, has.visible),
        ratio=float(row["ratio"]), verdict=str(row["verdict"]), hours=hours,
        worth=_worth(row, has, needed) / hours if hours else 0.0,
    )  # fmt: skip


def _worth(row: Row, has: Means, needed: int) -> float:
    """What knowing buys in a month: expected value of the sample's information times the posts that it concerns.

    The difference is believed normal on the log scale, as measured: mean m, standard error s. A test of n posts an
    arm would leave it at a mean that varies by t = s² / root(s² + v), v = 2 x spread² / n. Doing the better of
    both arms then gains t x (f(u) - u x F(-u)), u = |m| / t, f and F the normal density and distribution
    (the unit normal loss: Raiffa and Schlaifer 1961), in log points a post.
    """
    mean = math.log(float(row["ratio"]))
    error = math.log(float(row["high"]) / float(row["low"])) / 2 / float(stats.norm.ppf(0.5 + LEVEL / 2))
    if error <= 0:
        return 0.0
    varies = error**2 / math.sqrt(error**2 + 2 * has.spread**2 / needed)
    u = abs(mean) / varies
    return float(varies * (stats.norm.pdf(u) - u * stats.norm.sf(u))) * 2 * has.monthly


def _hours(month: ClientMonth, row: Row) -> tuple[float, float]:
    """The hours of a post of each arm; the same for both where formats are not what is compared."""
    network, group = str(row["network"]), str(row["group"])
    mix = pace(month, network).mix
    rest = {name: share for name, share in mix.items() if row["question"] != "format" or name != group} or mix
    usual = sum(s * hours_of(month.dossier, network, name) for name, s in rest.items()) / sum(rest.values())
    return (hours_of(month.dossier, network, group) if row["question"] == "format" else usual), usual


class Means(NamedTuple):
    """What a network can put into a test at the cadence to come: spread of its rates, posts a month and arm, smallest effect seen."""

    spread: float
    monthly: float
    most: int
    visible: float


@lru_cache(maxsize=16)
def spread_of(month: ClientMonth, network: str) -> tuple[float, int]:
    """The spread of a network's rates within months ("" for all of them), and how many posts it has to compare."""
    posts = month.comparable_posts
    own = posts[posts["network"] == network] if network else posts
    spread = float(np.sqrt(own.groupby(["network", "month"], observed=True)["log_rate"].var().mean()))
    return spread if np.isfinite(spread) and spread > 0 else USUAL_SPREAD, len(own)


@lru_cache(maxsize=32)
def means(month: ClientMonth, network: str, months: int) -> Means:
    """What a network ("" for all of them) can put into a test of so many months."""
    spread, _ = spread_of(month, network)
    weekly = cadence(month).weekly
    posts = weekly.get(network, 0.0) if network else sum(weekly.values())
    monthly = max(posts * MONTH / WEEK / 2 * IN_TEST, 1)
    most = math.floor(monthly * months)
    return Means(spread, monthly, most, smallest_effect(spread, most))
