"""Figures printed together with the rows that give them.

A number names a measure, a table of the month and a filter of it in plain words:

- `network`: one network, several that are added ("facebook+instagram"), "all" for what is counted of all together;
- `month`: a calendar month, with the figures of its closing; `since`: from that month on to `month`;
- `first`, `last`: days, both included; `months`: whole months ("2026-09+2026-10");
- any other word is a column of the table and what stands in it, "" where it is missing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Any

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.rows import Goal
from iwa.dossier.sector import SectorFigure
from iwa.measures.registry import MEASURES, stored_table
from iwa.months import Month
from iwa.steps.coverage import Span, covered_days, window_days
from iwa.steps.figures import months_of_window, said
from iwa.steps.periods import Period
from iwa.traced import numbers_in, traced

Row = dict[Hashable, Any]
SOCIAL = "all"  # of visits: those that came from any network
UNSTORIED = {"stories": "non"}  # the posts but stories
OR = " | "  # between the words of a column that may hold any of them
TOGETHER = "+"  # between networks that are added, and between months


def month_figure(measure: str, network: str, when: Month, value: float | None, asked: str | None = "") -> str:
    """A measure's figure of a month, as the dashboard has it; no number for a missing one.

    `asked` is the word of an objective that stands for another measure on each network ("clicks").
    """
    where = {"network": network, "month": str(when)}
    return known(said(measure, value), asked or measure, stored_table(measure, of_month=True), **_named(where))


def year_figure(measure: str, network: str, when: Month, value: float | None, asked: str | None = "") -> str:
    """A measure's figure since January; `asked` as in `month_figure`."""
    where = {"network": network, "month": str(when), "since": f"{when.year}-01"}
    return known(said(measure, value), asked or measure, stored_table(measure, of_month=True), **_named(where))


def period_figure(measure: str, network: str, period: Period, value: float | None) -> str:
    """A measure's figure over a period: of its days for posts, days and ads, of its whole months for all else."""
    if period.is_month:
        return month_figure(measure, network, period.months[0], value)
    in_days = MEASURES[measure].reads in ("posts", "days", "ads")
    when = days_of(period.span) if in_days else {"months": TOGETHER.join(map(str, period.months))}
    return known(said(measure, value), measure, stored_table(measure), **_named({"network": network} | when))


def window_figure(month: ClientMonth, measure: str, value: float | None, **where: str) -> str:
    """A measure's figure over the posts of the audit's window that `where` names."""
    return window_count(month, said(measure, value), measure, **where)


def window_count(month: ClientMonth, text: str, measure: str, **where: str) -> str:
    """A figure of the window's posts that is no measure of the registry, as it is printed."""
    return known(text, measure, "posts", **days_of(window_days(month)), **where)


def published_figure(month: ClientMonth, text: str, networks: Sequence[str]) -> str:
    """How many posts but stories the window has, as it is printed."""
    return window_count(month, text, "count", network=joined(networks), **UNSTORIED)


def weekly_figure(month: ClientMonth, text: str, networks: Sequence[str]) -> str:
    """The window's posts but stories a week over the days that exports cover, as it is printed."""
    return window_count(month, text, "per_week", network=joined(networks), days=_covered(month, networks), **UNSTORIED)


def feed_weekly_figure(month: ClientMonth, text: str, network: str) -> str:
    """The same of one network, replies to others left out too."""
    return window_count(month, text, "posts_per_week", network=network, days=_covered(month, [network]))


def _covered(month: ClientMonth, networks: Sequence[str]) -> str:
    """How many days of the window the exports of each network cover."""
    spans = [covered_days(month, network, window_days(month)) for network in networks]
    return TOGETHER.join(str((span[1] - span[0]).days + 1) if span else "0" for span in spans)


def visits_figure(month: ClientMonth, text: str, column: str, **where: str) -> str:
    """A sum of GA4 over the whole months of the window, as it is printed."""
    measure = {"sessions": "sessions", "key_events": "conversions"}[column]
    return known(text, measure, "traffic", months=TOGETHER.join(map(str, months_of_window(month))), **where)


def untied_figure(month: ClientMonth, text: str, measure: str = "untied_share", **where: str) -> str:
    """The share of the window's conversions that no post can be given, as it is printed."""
    return known(text, measure, "traffic", months=TOGETHER.join(map(str, months_of_window(month))), **where)


def paid_figure(month: ClientMonth, text: str, measure: str, **where: str) -> str:
    """What the month's ads cost, those that `where` names or all of them, as it is printed."""
    return known(text, measure, "ads", month=str(month.month), **where)


def post_figure(post: Row, text: str, measure: str, **where: str) -> str:
    """A figure of one post, as it is printed."""
    return known(text, measure, "posts", network=str(post["network"]), post_id=str(post["post_id"]), **where)


def compared_figures(row: Row) -> dict[str, str]:
    """The figures of a judged comparison: its ratio as a change, the ends of its interval, the posts on both sides."""
    texts = {name: numbers.change(row[name]) for name in ("ratio", "low", "high")}
    texts |= {name: numbers.integer(row[name]) for name in ("n", "n_rest")}
    where = {"network": str(row["network"]), "question": str(row["question"]), "group": str(row["group"])}
    asked = {name: where if name == "ratio" else where | {"figure": name} for name in texts}
    return {name: known(text, "engagement_gap", "comparisons", **asked[name]) for name, text in texts.items()}


def entered_figure(text: str, indicator: str, months: Iterable[object], **where: str) -> str:
    """What the team noted of an indicator over some months, as it is printed."""
    return known(text, indicator, "entries", months=TOGETHER.join(map(str, months)), **where)


def noted_figure(text: str, field: str, row: Goal | Event | SectorFigure) -> str:
    """The figure in a field of an objective, an event or a sector that the dossier notes, as it is printed."""
    cell = row.cells.get(field, "")
    table = "goals" if isinstance(row, Goal) else "agenda" if isinstance(row, Event) else "sector"
    return known(text, field, table, cell=cell) if cell else text


def plan_figure(text: str, measure: str, first: date, last: date) -> str:
    """A figure of the calendar held between two days, both included, as it is printed."""
    return known(text, measure, "calendar", first=str(first), last=str(last))


def circuit_figure(text: str, measure: str, stage: str = "") -> str:
    """A delay that the tab « circuit » notes of a stage, or what those of all stages make together, as it is printed."""
    return known(text, measure, "circuit", **({"stage": stage} if stage else {}))


def wait_figure(text: str, measure: str, **where: str) -> str:
    """A figure of where the month's posts wait, of a stage or of a person where it is, as it is printed."""
    return known(text, measure, "stages", **where)


def links_figure(month: ClientMonth, text: str, measure: str) -> str:
    """A figure of the links that the month's posts carry, as it is printed."""
    return known(text, measure, "links", month=str(month.month))


def known(text: str, measure: str, table: str, **where: str) -> str:
    """A printed figure with its rows; a text without a digit ("non disponible") is no figure and has none."""
    return traced(text, measure, table, **where) if any(sign.isdigit() for sign in text) else text


def again(text: str, figure: str, **more: str) -> str:
    """The same figure written otherwise, with the rows of the first, and what else its filter says."""
    return next((traced(text, n.measure, n.table, **n.where, **more) for n in numbers_in(figure)), text)


def days_of(span: Span) -> dict[str, str]:
    """The first and last day of a span, as a filter."""
    return {"first": str(span[0].date()), "last": str(span[1].date())}


def joined(networks: Sequence[str]) -> str:
    """Networks whose figures are added, as a filter names them."""
    return TOGETHER.join(networks)


def _named(where: dict[str, str]) -> dict[str, str]:
    """The filter without a network where the figure has none."""
    return {name: word for name, word in where.items() if word or name != "network"}
