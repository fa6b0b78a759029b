"""The rows of files that figures of posts come from: each measurement, used or replaced by a later one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.consolidate.latest import latest
from iwa.evidence import SUPERSEDED, USED, FileRow
from iwa.measures.by_post import stories
from iwa.measures.goals import measure_on
from iwa.measures.registry import MEASURES
from iwa.measures.series import OF_STORIES
from iwa.months import Month
from iwa.slides import Number
from iwa.trace.columns import WORDS, metrics_of
from iwa.trace.filters import ALL, networks_in
from iwa.trace.frames import frame
from iwa.trace.subjects import post_subject

PLACE = ["source_file", "source_sheet", "source_row"]
MEASURED = ["network", "post_id", "metric", "value", "measured_at", "state", *PLACE]


class Line(NamedTuple):
    """One row of a file and what became of it, in the order in which they are listed."""

    post: int
    replaced: bool
    file: str
    sheet: str
    row: int

    @property
    def state(self) -> str:
        return SUPERSEDED if self.replaced else USED


def rows_of_posts(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows behind a figure of posts, network by network, oldest post first."""
    rows = frame(month, number.table, number.where)
    names = [name for name in networks_in(number.where) if name != ALL] or sorted(rows["network"].unique())
    return [line for name in names for line in _of_network(month, number, name, rows[rows["network"] == name])]


def _of_network(month: ClientMonth, number: Number, network: str, posts: pd.DataFrame) -> list[FileRow]:
    measure = measure_on(number.measure, network)
    if measure in MEASURES and "post_id" not in number.where:
        posts = stories(posts) if measure in OF_STORIES else MEASURES[measure].of(posts)
    metrics = metrics_of(number.measure, network, posts)
    if metrics:
        return _measured(month, number, posts, metrics)
    return [_listed(month, post) for post in posts[["network", "post_id", "source_file", "source_row"]].to_dict("records")]  # fmt: skip


def _listed(month: ClientMonth, post: dict[Hashable, Any]) -> FileRow:
    """The row that lists a post: what is counted is the post itself."""
    row = None if pd.isna(post["source_row"]) else int(post["source_row"])
    file = post["source_file"] if isinstance(post["source_file"], str) else ""
    return FileRow(file, row, "", _subjects(month, post["network"])[post["post_id"]], "publication comptée")


@lru_cache(maxsize=16)
def _subjects(month: ClientMonth, network: str) -> dict[str, str]:
    """What each post of a network is called in a list."""
    posts = frame(month, "posts", {"network": network})[["network", "post_id", "published_at", "text"]]
    return {post["post_id"]: post_subject(post) for post in posts.to_dict("records")}


def _measured(month: ClientMonth, number: Number, posts: pd.DataFrame, metrics: Iterable[str]) -> list[FileRow]:
    """The measurements of these posts, one line for each row of a file and what became of it."""
    network = str(posts["network"].iloc[0]) if len(posts) else ""
    known = _of_posts(month, network, number.table == "closing")
    wanted = known[(known["metric"].isin(list(metrics)) & known["post_id"].isin(posts["post_id"])).to_numpy()]
    return _lines(wanted, list(posts["post_id"]), list(metrics), _subjects(month, network))


@lru_cache(maxsize=16)
def _of_posts(month: ClientMonth, network: str, at_closing: bool) -> pd.DataFrame:
    """The measurements of a network's posts, and what became of each: this month, or at its post's own closing."""
    rows = month.measurements
    of_network = rows.loc[(rows["network"] == network) & rows["post_id"].notna(), MEASURED]
    if at_closing:
        of_network = of_network.assign(state=_at_closing(of_network, frame(month, "closing", {"network": network})))
    return of_network.astype(dict.fromkeys(("post_id", "metric", "source_file", "source_sheet", "state"), "object"))


def _at_closing(measured: pd.DataFrame, posts: pd.DataFrame) -> pd.Series:
    """What became of each measurement at the closing of its post's own month."""
    months = dict(zip(posts["post_id"], posts["own_month"], strict=True))
    closings = {one: pd.Timestamp(Month.parse(one).closing) for one in set(months.values()) if isinstance(one, str)}
    cutoffs = measured["post_id"].astype("object").map(months).map(closings).astype("datetime64[ns]")
    return latest(measured, cutoffs)


def _lines(measured: pd.DataFrame, posts: list[str], metrics: list[str], subjects: dict[str, str]) -> list[FileRow]:
    order = {post: place for place, post in enumerate(posts)}
    lines: dict[Line, dict[str, float]] = {}
    columns = ["post_id", "state", *PLACE, "metric", "value"]
    for post, state, file, sheet, row, metric, value in zip(*(measured[name] for name in columns), strict=True):
        line = Line(order[post], state == "superseded", str(file), _sheet(sheet), int(row))
        lines.setdefault(line, {})[metric] = value
    return [
        FileRow(line.file, line.row, line.sheet, subjects[posts[line.post]], _says(lines[line], metrics), line.state)
        for line in sorted(lines)
    ]


def _sheet(name: object) -> str:
    return str(name) if isinstance(name, str) else ""


def _says(values: dict[str, float], metrics: list[str]) -> str:
    """The figures of a row in words: "portée 900 · réactions 12"."""
    return " · ".join(f"{WORDS[name]} {_figure(values[name])}" for name in metrics if name in values)


def _figure(value: float) -> str:
    return numbers.integer(value) if value == int(value) else numbers.decimal(value, 2)
