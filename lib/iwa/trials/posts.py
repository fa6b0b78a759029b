"""Which posts count in which arm of a test, and what became of the rows that gave none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from iwa.calendar.proposals import Told, told
from iwa.calendar.row import PlannedPost
from iwa.calendar.ties import certain_ties, ties
from iwa.client_month import ClientMonth
from iwa.dossier.row import columns_of
from iwa.findings.rates import comparable
from iwa.months import Month
from iwa.trials.entry import Counted, Draw, Entry

OUT = "publié"
DIGITS = 6  # of the log rates that are kept
CHANGED = ("network", "format")  # what the team changed of a row; the hour too where it is what is tested


@dataclass(frozen=True)
class Followed:
    """What became, this month, of the rows that drew an arm: those that count, and those that do not, with why.

    `unconfirmed` came out, it seems, and wait for the link that the team notes; `unmeasured` have no organic
    rate to compare (boosted, too young, no figures). `moved` and `changed` rows count in their arm all the same.
    """

    drawn: int = 0
    counted: int = 0
    unpublished: int = 0
    unconfirmed: int = 0
    unmeasured: int = 0
    moved: int = 0
    changed: int = 0


def came(month: ClientMonth, entry: Entry) -> tuple[Counted, ...]:
    """The posts that this month's look adds: known to come from a row that drew an arm, comparable, not counted yet."""
    known = {post.row for post in entry.posts}
    waiting = {draw.row: draw for draw in entry.drawn if draw.row not in known}
    found = []
    for row, post in _published(month, entry).items():
        rate = _rates(month, entry.rule.network, entry.rule.measure).get(post)
        if row in waiting and rate is not None:
            draw = waiting[row]
            found.append(Counted(*post, row, draw.arm, draw.block, str(month.month), round(rate, DIGITS)))
    return tuple(sorted(found, key=lambda post: post.row))


def _published(month: ClientMonth, entry: Entry) -> dict[str, tuple[str, str]]:
    """The posts that are known to come from a row of the test, by row."""
    own = {draw.row for draw in entry.drawn}
    tied = certain_ties(month, Month.parse(entry.since).first)
    pairs = ((tie.row, tie.post) for tie in tied if tie.row is not None)
    return {row.identifier: (post.network, post.post_id) for row, post in pairs if row.identifier in own}


@lru_cache(maxsize=8)
def _rates(month: ClientMonth, network: str, measure: str) -> dict[tuple[str, str], float]:
    """The log rate of each post that may be compared."""
    posts = comparable(month.posts_of(network) if network else month.posts, measure)
    keys = zip(posts["network"].astype(str), posts["post_id"].astype(str), strict=True)
    return dict(zip(keys, posts["log_rate"].astype(float), strict=True))


def followed(month: ClientMonth, entry: Entry) -> Followed:
    """What became of the rows that were drawn for this month; `entry` as it stands after the month's look."""
    rows = {row.identifier: row for row in month.book.rows}
    counted = {post.row for post in entry.posts}
    known = set(_published(month, entry))
    result = Followed()
    for draw in (one for one in entry.drawn if one.month == str(month.month)):
        row = rows.get(draw.row)
        where = _place(draw, row, counted, known, _seen(month))
        moved, changed = _differs(month, row, entry) if row else (False, False)
        result = replace(
            result, drawn=result.drawn + 1, moved=result.moved + moved, changed=result.changed + changed,
            **{where: getattr(result, where) + 1},
        )  # fmt: skip
    return result


def _place(draw: Draw, row: PlannedPost | None, counted: set[str], known: set[str], seen: set[str]) -> str:
    if draw.row in counted:
        return "counted"
    if draw.row in known:
        return "unmeasured"
    return "unconfirmed" if row and (draw.row in seen or row.status == OUT) else "unpublished"


@lru_cache(maxsize=2)
def _seen(month: ClientMonth) -> set[str]:
    """The rows that a post of the month probably comes from."""
    return {tie.row.identifier for tie in ties(month) if tie.row is not None and tie.sure == "probable"}


def _differs(month: ClientMonth, row: PlannedPost, entry: Entry) -> tuple[bool, bool]:
    """Whether the team put a row on another day, and whether it changed what the row is."""
    proposed = month.book.proposed.get(row.identifier, {})
    names = (*CHANGED, "hour") if entry.question == "daypart" else CHANGED
    differing = {name for name in ("day", *names) if proposed.get(name) not in (None, _written(row, name))}
    return "day" in differing, bool(differing - {"day"})


def _written(row: PlannedPost, name: str) -> Told:
    value = getattr(row, name)
    return None if value is None else told(columns_of(PlannedPost)[name].kind.write(value))
