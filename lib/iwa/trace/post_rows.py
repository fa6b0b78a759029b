"""The rows of files that figures of posts come from: each measurement, used or replaced by a later one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

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
    """One row of a file and what became of it, in the order in which those of a post are listed."""

    replaced: bool
    file: str
    sheet: str
    row: int

    @property
    def state(self) -> str:
        return SUPERSEDED if self.replaced else USED


Measured = dict[tuple[str, str], list[tuple[Line, float]]]  # by post and metric


def rows_of_posts(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows behind a figure of posts, network by network, oldest post first."""
    rows = frame(month, number.table, number.where)
    names = [name for name in networks_in(number.where) if name != ALL]
    if len(names) == 1 and number.table in ("posts", "closing"):  # the rows are that network's already
        return _of_network(month, number, names[0], rows)
    parts = {str(name): part for name, part in rows.groupby("network")} if len(rows) else {}
    chosen = {name: parts.get(name, rows.iloc[:0]) for name in names or sorted(parts)}
    return [line for name, part in chosen.items() for line in _of_network(month, number, name, part)]


def _of_network(month: ClientMonth, number: Number, network: str, posts: pd.DataFrame) -> list[FileRow]:
    measure = measure_on(number.measure, network)
    if measure in MEASURES and "post_id" not in number.where:
        posts = stories(posts) if measure in OF_STORIES else MEASURES[measure].of(posts)
    metrics = metrics_of(number.measure, network, posts)
    if metrics:
        return _measured(month, number, posts, metrics)
    lines = _listed(month, number.table, network)
    return [lines[post] for post in posts["post_id"]]


@lru_cache(maxsize=32)
def _listed(month: ClientMonth, table: str, network: str) -> dict[str, FileRow]:
    """The row that lists each post of a network: what is counted is the post itself."""
    posts, subjects = frame(month, table, {"network": network}), _subjects(month, network)
    return {
        post: FileRow(
            file if isinstance(file, str) else "", None if pd.isna(row) else int(row), "", subjects[post], "publication comptée"
        )
        for post, file, row in zip(posts["post_id"], posts["source_file"], posts["source_row"], strict=True)
    }  # fmt: skip


@lru_cache(maxsize=16)
def _subjects(month: ClientMonth, network: str) -> dict[str, str]:
    """What each post of a network is called in a list."""
    posts = frame(month, "posts", {"network": network})[["network", "post_id", "published_at", "text"]]
    return {post["post_id"]: post_subject(post) for post in posts.to_dict("records")}


def _measured(month: ClientMonth, number: Number, posts: pd.DataFrame, metrics: Sequence[str]) -> list[FileRow]:
    """The measurements of these posts, one line for each row of a file and what became of it."""
    network = str(posts["network"].iloc[0]) if len(posts) else ""
    known, subjects = _of_posts(month, network, number.table == "closing"), _subjects(month, network)
    found = []
    for post in posts["post_id"]:
        lines: dict[Line, dict[str, float]] = {}
        for metric in metrics:
            for line, value in known.get((post, metric), ()):
                lines.setdefault(line, {})[metric] = value
        found += [
            FileRow(line.file, line.row, line.sheet, subjects[post], _says(lines[line], metrics), line.state)
            for line in sorted(lines)
        ]
    return found


@lru_cache(maxsize=16)
def _of_posts(month: ClientMonth, network: str, at_closing: bool) -> Measured:
    """The measurements of a network's posts, and what became of each: this month, or at its post's own closing."""
    rows = month.measurements
    rows = rows.loc[(rows["network"] == network) & rows["post_id"].notna(), MEASURED]
    if at_closing:
        rows = rows.assign(state=_at_closing(rows, frame(month, "closing", {"network": network})))
    found: Measured = {}
    texts = (rows[name].astype("object") for name in ("post_id", "metric", "state", "source_file", "source_sheet"))
    for post, metric, state, file, sheet, row, value in zip(*texts, rows["source_row"], rows["value"], strict=True):
        line = Line(state == "superseded", str(file), sheet if isinstance(sheet, str) else "", int(row))
        found.setdefault((post, metric), []).append((line, value))
    return found


def _at_closing(measured: pd.DataFrame, posts: pd.DataFrame) -> pd.Series:
    """What became of each measurement at the closing of its post's own month."""
    months = dict(zip(posts["post_id"], posts["own_month"], strict=True))
    closings = {one: pd.Timestamp(Month.parse(one).closing) for one in set(months.values()) if isinstance(one, str)}
    cutoffs = measured["post_id"].astype("object").map(months).map(closings).astype("datetime64[ns]")
    return latest(measured, cutoffs)


def _says(values: dict[str, float], metrics: Sequence[str]) -> str:
    """The figures of a row in words: "portée 900 · réactions 12"."""
    return " · ".join(f"{WORDS[name]} {_figure(values[name])}" for name in metrics if name in values)


def _figure(value: float) -> str:
    return numbers.integer(value) if value == int(value) else numbers.decimal(value, 2)
