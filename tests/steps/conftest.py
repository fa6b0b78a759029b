"""Months made by hand, and the slides of the demo clients' months."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from iwa import tables
from iwa.client import Client
from iwa.client_month import ClientMonth
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.dossier.read import Dossier
from iwa.edits.figures import texts_in
from iwa.month_tables import NAMES
from iwa.months import Month
from iwa.numbers import change, decimal, integer, percent
from iwa.run.in_process import slides_in_process
from iwa.run.notebooks import STEPS
from iwa.slides import Chart, Slide, from_json, to_json
from iwa.whole_files import write_text
from iwa.workspace import ClientFolder

sys.path.insert(0, str(Path(__file__).parent))  # what the tests share is no package
from once import Made, each_part_once

NOT_PROSE = {"id", "url", "picture", "files", "numbers", "type", "kind", "unit", "align", "audience", "day", "role", "chapter"}  # fmt: skip
SERIES = ["network", "measure", "month", "value", "n"]
SIGNALS = ["network", "measure", "month", "value", "center", "low", "high", "points", "limits_state", "state"]
COMPARISONS = [
    "network", "question", "group", "n", "n_rest", "ratio", "low", "high", "p", "q", "verdict", "basis",
    "ratio_observed", "click_share",
]  # fmt: skip
POSTS = {"daypart": "str", "weekday": "str", "length": "str"}
TRAFFIC = {"month": "str", "post_id": "str", "tie": "str"}
SOURCES = [
    "file",
    "state",
    "network",
    "kind",
    "label",
    "account",
    "first",
    "last",
    "measured_at",
    "period_stated",
    "rows",
]

Table = list[dict[str, Any]]
Demo = dict[tuple[str, Month], list[Slide]]


def client(**changes: Any) -> Client:
    facts: dict[str, Any] = {
        "slug": "maison-lune",
        "name": "Maison Lune",
        "sector": "librairie",
        "pack": "essentiel",
        "start": Month(2026, 10),
        "networks": {"facebook": {"name": "Maison Lune"}, "instagram": {"name": "maison.lune"}},
        "site": "https://www.maison-lune.fr",
    }
    return Client.model_validate(facts | changes)


def _frame(rows: Table, columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns)


def _checked(rows: Table, schema: Any, more: dict[str, str]) -> pd.DataFrame:
    known = tables.checked(pd.DataFrame(rows), schema) if rows else tables.empty(schema)
    for name, kind in more.items():
        known[name] = pd.Series([row.get(name) for row in rows], index=known.index, dtype=kind)
    return known


def _placed(rows: Table) -> Table:
    return [{"source_file": "a.csv", "source_row": place} | row for place, row in enumerate(rows, start=2)]


def _sources(rows: Table) -> pd.DataFrame:
    frame = _frame(
        [
            {"state": "lu", "label": "publications", "kind": "posts", "period_stated": True, "rows": 1} | row
            for row in rows
        ],
        SOURCES,
    )
    return frame.astype({name: "datetime64[ns]" for name in ("first", "last", "measured_at")})


@pytest.fixture
def hand_made(tmp_path: Path) -> Callable[..., ClientMonth]:
    """A month of a client without anything, October 2026; tables are given as rows, by name.

    Both networks are covered by an export of the whole window unless `sources` says otherwise.
    """

    def made(dossier: Dossier | None = None, before: dict[str, Any] | None = None, **given: Any) -> ClientMonth:
        facts = {name: given.pop(name) for name in list(given) if name in Client.model_fields}
        whole = {"first": date(2026, 8, 1), "last": date(2026, 10, 31), "measured_at": date(2026, 11, 8)}
        covered = [{"file": f"{name}.csv", "network": name, **whole} for name in ("facebook", "instagram")]
        noted = dossier or Dossier()
        posts = _checked(given.pop("posts", []), tables.POSTS, POSTS)
        frames = {
            "sources": _sources(given.pop("sources", covered)),
            "posts": posts,
            "closing": posts.copy(),
            "traffic": _checked(given.pop("traffic", []), tables.TRAFFIC, TRAFFIC),
            "days": _checked(given.pop("days", []), tables.DAYS, {}),
            "audience": _checked(given.pop("audience", []), tables.AUDIENCE, {}),
            "benchmark": _checked(_placed(given.pop("benchmark", [])), tables.BENCHMARK, {}),
            "ads": _checked(_placed(given.pop("ads", [])), tables.ADS, {}),
            "messages": _checked(_placed(given.pop("messages", [])), tables.MESSAGES, {}),
            "links": _checked(given.pop("links", []), tables.LINKS, {}),
            "rows": _frame(given.pop("rows", []), ["file", "sheet", "row", "state"]),
            "issues": _checked(given.pop("issues", []), tables.ISSUES, {}),
            "series": _frame(given.pop("series", []), SERIES),
            "signals": _frame(given.pop("signals", []), SIGNALS),
            "comparisons": _frame(given.pop("comparisons", []), COMPARISONS),
            "entries": noted.entries(),
        }
        assert not given, given
        return ClientMonth(
            folder=ClientFolder(tmp_path / "maison-lune"), client=client(**facts), dossier=noted,
            month=Month(2026, 10), theme_rules={}, themes_proposed=False, inputs={}, before=before or {},
            **(dict.fromkeys(NAMES, pd.DataFrame()) | frames),
        )  # fmt: skip

    return made


@pytest.fixture
def compared() -> Callable[..., dict[str, Any]]:
    """A judged comparison of the carousels of Instagram with the rest, twenty posts against thirty."""

    def made(ratio: float, verdict: str, **changes: Any) -> dict[str, Any]:
        row = {
            "network": "instagram", "question": "format", "group": "carousel", "n": 20, "n_rest": 30, "ratio": ratio,
            "low": ratio * 0.8, "high": ratio * 1.25, "p": 0.01, "q": 0.02, "verdict": verdict, "basis": "reach",
            "ratio_observed": ratio, "click_share": float("nan"),
        }  # fmt: skip
        return row | changes

    return made


def words_in(part: object) -> Iterator[str]:
    """Every text of a slide, or of a part of one, that somebody reads; a chart's figures as they are drawn."""
    return texts_in(part, _figures, NOT_PROSE)


def _figures(chart: Chart) -> Iterator[str]:
    for series in chart.series:
        for value in series.values:  # noqa: PD011
            if value is not None:
                yield from (integer(value), decimal(value, 1), percent(value, 0), percent(value, 1), change(1 + value))


@pytest.fixture(scope="session")
def made() -> Made:
    """What the parts of a month's content gave, for all modules that a process runs."""
    return {}


@pytest.fixture(scope="module")
def parts_once(read_once: None, made: Made) -> Iterator[None]:
    """The parts of a month's content are made once for all folders that agree in what they are made from."""
    with each_part_once(made):
        yield


@pytest.fixture(scope="session")
def words() -> Callable[[object], list[str]]:
    return lambda part: list(words_in(part))


def in_order(folder: ClientFolder, month: Month, steps: Sequence[int] = tuple(STEPS)) -> list[Slide]:
    """Every slide of the steps' notebooks, their cells run in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IWA_WORKSPACE", str(folder.path.parents[1]))
        return [slide for step in steps for slide in slides_in_process(step, client=folder.slug, month=str(month))]


def shown(folder: ClientFolder, month: Month, steps: Sequence[int] = tuple(STEPS)) -> dict[str, Slide]:
    """The same by id."""
    return {slide.id: slide for slide in in_order(folder, month, steps)}


@pytest.fixture(scope="session")
def notebook_slides() -> Callable[..., dict[str, Slide]]:
    """`notebook_slides(folder, 1)`: the slides of the audit of a client's October, by id; both steps by default."""
    return lambda folder, *steps: shown(folder, MONTH_TWO, steps or tuple(STEPS))


@pytest.fixture(scope="session")
def demo_slides(played: Path, common: Path, each_by_one: Callable[..., None]) -> Demo:
    """The slides of every notebook, by demo client and month, in their order, each shown by one process of the run."""
    wanted = [(key, month) for key in CLIENT_KEYS for month in (MONTH_ONE, MONTH_TWO)]
    files = {common / "slides" / f"{key} {month}.json": (key, month) for key, month in wanted}

    def show(file: Path) -> None:
        key, month = files[file]
        slides = in_order(ClientFolder(played / "clients" / key), month)
        write_text(file, json.dumps([to_json(slide) for slide in slides]))

    each_by_one(list(files), show)
    return {which: [from_json(one) for one in json.loads(file.read_text("utf-8"))] for file, which in files.items()}
