"""How the figures that are no measure of the registry are counted from the rows of their filter: `measures.printed`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

import pandas as pd

from iwa.accessibility import TEXT_RULES
from iwa.client_month import ClientMonth
from iwa.editorial.accessibility import known_words
from iwa.editorial.vocabulary import holds
from iwa.findings.carried import carrying
from iwa.findings.compare import compare
from iwa.findings.questions import QUESTIONS
from iwa.findings.tiring import QUESTION as WEAR
from iwa.findings.tiring import tiring
from iwa.findings.tone import TRAITS
from iwa.measures.measure import feed, organic_feed, sparse_rate
from iwa.measures.paid import campaigns
from iwa.measures.printed import PRINTED
from iwa.measures.registry import CLICKS, MEASURES
from iwa.months import Month
from iwa.slides import Number
from iwa.trace.answers import ANSWERED
from iwa.trace.best import excess, promise
from iwa.trace.cases import cases_counted
from iwa.trace.circuit import DELAYS
from iwa.trace.competitors import rival
from iwa.trace.curves import limit
from iwa.trace.filters import OR, TOGETHER, Where, networks_in
from iwa.trace.forecasts import foreseen
from iwa.trace.frames import frame
from iwa.trace.held_plan import COUNTED
from iwa.trace.noted import noted
from iwa.trace.planned import hours_a_post, hours_held, hours_noted, posts_held, regular_weeks, share_of_mix
from iwa.trace.published import LINKED
from iwa.trace.waiting import WAITED

Compute = Callable[[ClientMonth, Number], float | None]
NAN = float("nan")


def _count(month: ClientMonth, number: Number) -> float:
    return float(len(frame(month, number.table, number.where)))


def _per_week(month: ClientMonth, number: Number, but_replies: bool = False) -> float:
    """Posts a week on each network over its own days, added."""
    names, days = networks_in(number.where), number.where["days"].split(TOGETHER)
    counted = {
        name: frame(month, number.table, {**number.where, "network": name})
        for name, length in zip(names, days, strict=True)
        if int(length)
    }
    lengths = dict(zip(names, map(int, days), strict=True))
    return sum(len(feed(rows) if but_replies else rows) * 7 / lengths[name] for name, rows in counted.items())


def _share_of_posts(month: ClientMonth, number: Number) -> float:
    among = {**number.where, "network": number.where["among"]}
    return _count(month, number) / len(frame(month, number.table, among))


def _conversions(month: ClientMonth, where: Where) -> float:
    return float(frame(month, "traffic", where)["key_events"].sum())


def _share_of_conversions(month: ClientMonth, number: Number) -> float:
    return _conversions(month, number.where) / _conversions(month, {**number.where, "network": "all"})


def _untied(month: ClientMonth, number: Number) -> float:
    return _conversions(month, {**number.where, "tie": "none"}) / _conversions(month, number.where)


def _tied(month: ClientMonth, number: Number) -> float:
    return 1 - _untied(month, number)


def _conversions_per_visit(month: ClientMonth, number: Number) -> float:
    visits = {name: word for name, word in number.where.items() if name != "event"}
    return _conversions(month, number.where) / float(frame(month, "traffic", visits)["sessions"].sum())


def _click_share(month: ClientMonth, number: Number) -> float:
    clicks = CLICKS[number.where["network"]]
    return sparse_rate(clicks, "exposure")(feed(frame(month, number.table, number.where)))


def _typical_rate(month: ClientMonth, number: Number) -> float:
    return float(organic_feed(frame(month, number.table, number.where))["engagement_rate"].median())


def _gap(month: ClientMonth, number: Number) -> float | None:
    where = number.where
    rows = _compared(month, where["network"], where["question"])
    row = rows.get(where["group"])
    if row is None:
        return None
    figure = where.get("figure", "ratio")
    if figure in ("n", "n_rest"):
        return row[figure]
    return abs(row[figure] - 1) if "sign" in where else row[figure] - 1


@lru_cache(maxsize=64)
def _compared(month: ClientMonth, network: str, question: str) -> dict[str, dict[str, float]]:
    """The groups of a question on a network, compared anew."""
    posts = month.window_posts_of(network)
    asked = next((one for one in QUESTIONS if one.name == question), None)
    rows = tiring(posts) if question == WEAR else compare(posts, asked.column, asked.measure) if asked else None
    if rows is None:
        return {}
    figures = ["ratio", "low", "high", "n", "n_rest"]
    return {str(group): dict(zip(figures, values, strict=True)) for group, *values in rows[["group", *figures]].to_numpy()}  # fmt: skip


def _paid(month: ClientMonth, number: Number, name: str = "spend") -> float:
    """A figure of one campaign of the month, or the sum over all."""
    where = number.where
    whole = Month.parse(where["month"])
    rows = campaigns(month.ads, pd.Timestamp(whole.first), pd.Timestamp(whole.last))
    for column in ("network", "campaign", "currency"):
        rows = rows[rows[column] == where[column]] if column in where else rows
    return float(rows[name].sum(skipna=False)) if len(rows) else NAN


def _budget_left(month: ClientMonth, number: Number) -> float:
    noted = frame(month, "entries", {"month": number.where["month"], "indicator": "budget publicitaire"})
    return float(noted["value"].sum()) - _paid(month, number)


def _spent(month: ClientMonth, number: Number) -> float:
    return float(frame(month, "ads", number.where)["spend"].sum(min_count=1))


def _share_of_audience(month: ClientMonth, number: Number) -> float:
    """The labels of the filter over all those of the dimension in the same file; shares as they are exported."""
    rows = frame(month, "audience", number.where)
    if not len(rows):
        return NAN
    if rows["unit"].iloc[0] != "followers":
        return float(rows["value"].sum())
    whole = {name: word for name, word in number.where.items() if name != "label"}
    return float(rows["value"].sum() / frame(month, "audience", whole)["value"].sum())


def _trait(month: ClientMonth, number: Number) -> float:
    texts = frame(month, "posts", number.where)["text"]
    return float(texts.map(TRAITS[number.where["trait"]]).mean()) if len(texts) else NAN


def _word(month: ClientMonth, number: Number) -> float:
    forms = number.where["words"].split(OR)
    return float(sum(holds(text, forms) for text in frame(month, "posts", number.where)["text"]))


def _rule(month: ClientMonth, number: Number) -> float:
    rule, words = TEXT_RULES[number.where["rule"]], known_words(month)
    return float(sum(bool(rule.broken(text, words)) for text in frame(month, "posts", number.where)["text"]))


def _carried(month: ClientMonth, number: Number) -> float:
    rows = frame(month, "posts", number.where)
    return float(carrying(rows["text"], number.where["words"].split(OR)).mean()) if len(rows) else NAN


COMPUTED: dict[str, Compute] = {
    "count": _count,
    "per_week": _per_week,
    "posts_per_week": partial(_per_week, but_replies=True),
    "share_of_posts": _share_of_posts,
    "share_of_conversions": _share_of_conversions,
    "untied_share": _untied,
    "tied_share": _tied,
    "conversions_per_visit": _conversions_per_visit,
    "click_share_of_seen": _click_share,
    "typical_rate": _typical_rate,
    "excess": excess,
    "expected_excess": partial(promise, column="expected"),
    "expected_excess_low": partial(promise, column="expected_low"),
    "expected_excess_high": partial(promise, column="expected_high"),
    "engagement_gap": _gap,
    "spend": _paid,
    "budget": partial(_paid, name="budget"),
    "left": partial(_paid, name="left"),
    "per_thousand": partial(_paid, name="per_thousand"),
    "per_click": partial(_paid, name="per_click"),
    "per_lead": partial(_paid, name="per_lead"),
    "budget_left": _budget_left,
    "spend_within": _spent,
    "trait_share": _trait,
    "word_count": _word,
    "rule_count": _rule,
    "share_of_audience": _share_of_audience,
    "target": noted,
    "baseline": noted,
    "worry_line": noted,
    "sector_figure": noted,
    "team_hours": hours_noted,
    "hours_a_post": hours_a_post,
    "posts_held": posts_held,
    "hours_held": hours_held,
    "share_of_mix": share_of_mix,
    "weeks_at": regular_weeks,
    **COUNTED,
    **ANSWERED,
    "escalations": cases_counted,
    "log_cases": cases_counted,
    **DELAYS,
    **WAITED,
    **LINKED,
    "chance": foreseen,
    "forecast_low": foreseen,
    "forecast_middle": foreseen,
    "forecast_high": foreseen,
    "message_share": _carried,
    "limit_low": limit,
    "limit_center": limit,
    "limit_high": limit,
    "rival_posts": partial(rival, figure="posts"),
    "rival_per_week": partial(rival, figure="per_week"),
    "rival_interactions": partial(rival, figure="interactions"),
    "rival_followers": partial(rival, figure="followers"),
    "rival_engagement": partial(rival, figure="engagement"),
}


def label_of(number: Number) -> str:
    """What a number is called; the word itself for a measure that nobody knows."""
    if number.where.get("figure") in SIDES:
        return SIDES[number.where["figure"]]
    known = PRINTED.get(number.measure) or MEASURES.get(number.measure)
    return known.label if known else WORDS.get(number.measure, number.measure)


def definition_of(measure: str) -> str:
    """The definition of a number's measure, "" for one that nobody knows."""
    known = PRINTED.get(measure) or MEASURES.get(measure)
    return known.definition if known else ""


SIDES = {"n": "Publications du groupe", "n_rest": "Publications du reste"}
WORDS = {"followers": "Abonnés gagnés"}  # of an objective, for which each network has its own measure
