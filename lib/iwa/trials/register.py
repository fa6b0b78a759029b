"""The register of a client's tests after a month: those that run looked at once more, those accepted since added."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from iwa.client_month import ClientMonth
from iwa.dossier.followed import Trial
from iwa.findings.experiments import GOES_ON, ArmPost, Rule, judge_experiment
from iwa.months import Month
from iwa.trials.entry import ENDED, STOPPED, Entry, entries_in
from iwa.trials.names import compared_in, is_about
from iwa.trials.posts import came
from iwa.trials.proposals import MOST_MONTHS, USUAL_MONTHS, Proposal, means, proposals

DRAFT = 7  # days: a test begins with the second week, the first one is a draft of a month ago
KEPT = 6  # months for which a proposal waits for its answer


@lru_cache(maxsize=2)
def register(month: ClientMonth) -> tuple[Entry, ...]:
    """Every test so far, the oldest first: from last month's state, with this month's look, and those accepted since."""
    before = entries_in(month.before)
    looked = [_looked(month, entry) if entry.is_running else entry for entry in before]
    known = {entry.id for entry in before}
    fresh: dict[str, Entry] = {}
    for row in month.dossier.trials:
        if row.identifier not in known and is_on(row, month):
            fresh.setdefault(row.identifier, _registered(month, row))
    return (*looked, *fresh.values())


def running(month: ClientMonth) -> tuple[Entry, ...]:
    """The tests that draw rows of next month's calendar."""
    coming = str(month.month.next)
    return tuple(entry for entry in register(month) if entry.is_running and entry.since <= coming)


def offered(month: ClientMonth) -> tuple[Entry, ...]:
    """This month's proposals that nobody has accepted yet, as tests without a first look: their places are kept."""
    taken = {entry.id for entry in register(month)}
    return tuple(
        Entry(rule=Rule(one.id, one.network, one.needed, one.deadline, one.effect), hypothesis="", question=one.question, group=one.group)
        for one in proposals(month)
        if one.id not in taken
    )  # fmt: skip


def first_day(month: ClientMonth) -> date:
    """The first day on which a row of next month's calendar may draw an arm."""
    return month.month.next.first + timedelta(days=DRAFT)


def is_on(row: Trial, month: ClientMonth) -> bool:
    """Whether the team has accepted a test and neither ended it nor noted what came of it."""
    return bool(row.accepted) and not row.outcome and (row.end is None or row.end >= first_day(month))


def _looked(month: ClientMonth, entry: Entry) -> Entry:
    """A running test after this month's look."""
    posts = (*entry.posts, *came(month, entry))
    months = [one for one in _months(entry.since, month.month)]
    found = judge_experiment(entry.rule, [ArmPost(p.arm, p.block, p.month, p.rate) for p in posts], months)
    goes_on = found.outcome == GOES_ON
    stopped = goes_on and not any(row.identifier == entry.id and is_on(row, month) for row in month.dossier.trials)
    state = STOPPED if stopped else entry.state if goes_on else ENDED
    return replace(
        entry, posts=posts, looks=found.looks, outcome=found.outcome if months else "", better=found.better,
        visible=found.visible, state=state, ended="" if state == entry.state else str(month.month),
    )  # fmt: skip


def _months(since: str, last: Month) -> list[str]:
    """The months of the looks so far."""
    month, found = Month.parse(since), []
    while month <= last:
        found.append(str(month))
        month = month.next
    return found


def _registered(month: ClientMonth, row: Trial) -> Entry:
    """A test accepted since: as it was proposed where it was, else in the team's own words."""
    since = max(month.month.next, Month.of(row.start)) if row.start else month.month.next
    known = proposed(month).get(row.identifier)
    own = compared_in(row, list(month.theme_rules))
    measure = "clicks" if "clic" in (row.measure or "").casefold() else "engagement"
    if own is None and known and _is_that(row, known):
        rule = Rule(row.identifier, known["network"], known["needed"], _deadline(row, since, known["deadline"]), known["effect"], measure)  # fmt: skip
        return Entry(rule=rule, hypothesis=row.hypothesis, question=known["question"], group=known["group"], since=str(since))  # fmt: skip
    has = means(month, row.network or "", USUAL_MONTHS)
    rule = Rule(row.identifier, row.network or "", has.most, _deadline(row, since, USUAL_MONTHS), has.visible, measure)
    question, group = own or ("", "")
    return Entry(rule=rule, hypothesis=row.hypothesis, question=question, group=group, since=str(since))


def _is_that(row: Trial, known: Mapping[str, Any]) -> bool:
    """Whether a row of the dossier is the proposal of its identifier: on its network, about its group."""
    same = row.network in (None, known["network"])
    return same and is_about(row.hypothesis, str(known["question"]), str(known["group"]))


def _deadline(row: Trial, since: Month, usual: int) -> int:
    """How many looks at most: the usual number, or as many as the day noted beforehand leaves."""
    if row.end is None:
        return usual
    return max(1, min(len(_months(str(since), Month.of(row.end))), MOST_MONTHS))


def proposed(month: ClientMonth) -> dict[str, Mapping[str, Any]]:
    """What each proposal that is not in the register yet is about, by identifier: this month's and those before it."""
    found: dict[str, Mapping[str, Any]] = {one["id"]: one for one in unanswered(month)}
    return found | {one.id: dataclasses.asdict(one) for one in proposals(month)}


def unanswered(month: ClientMonth) -> list[dict[str, Any]]:
    """The proposals of earlier months that nobody has accepted yet, those of the last months only."""
    names = {one.name for one in dataclasses.fields(Proposal)}
    earlier = [*month.before.get("offered", ()), *month.before.get("tests", ())]
    whole = [{name: one[name] for name in names} for one in earlier if names <= one.keys()]
    taken = {entry.id for entry in entries_in(month.before)}
    oldest = str(month.month.shift(-KEPT))
    return sorted(
        (one for one in whole if one["id"] not in taken and one["id"] >= oldest), key=lambda one: str(one["id"])
    )
