"""The three .xls files of a LinkedIn page: content, followers, visitors (true BIFF8 workbooks).

Dates are text MM/DD/YYYY in every language, numbers are floats, every calendar day has its row;
sheets and headers are translated, and what the content file calls "created" is the drafting date.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xlwt

from iwa.demo.labels_linkedin import Labels, Shares


def linkedin_file_name(slug: str, kind: str, taken: datetime) -> str:
    """The name LinkedIn gives: page, kind of file, milliseconds of the download."""
    return f"{slug}_{kind}_{round(taken.timestamp() * 1000)}.xls"


def write_content(path: Path, posts: pd.DataFrame, days: pd.DataFrame, labels: Labels) -> Path:
    """Daily totals and posts; `days` is indexed by calendar day, one column a metric."""
    book = xlwt.Workbook(encoding="utf-8")
    daily = _sheet(book, labels.content_sheets[0], labels.metrics, labels.preamble)
    _fill(daily, _daily_totals(days), 2)
    sheet = _sheet(book, labels.content_sheets[1], labels.posts, labels.preamble)
    _fill(sheet, _post_columns(posts, labels), 2)
    return _saved(book, path)


def _daily_totals(days: pd.DataFrame) -> list[list[Any]]:
    organic = {name: days[name] for name in ("clicks", "reactions", "comments", "shares")}
    shown = days["impressions"]
    none = [0.0] * len(days)
    columns = [_texts(days.index.to_series()), list(shown), none, list(shown), list(days["reach"])]
    for values in organic.values():
        columns += [list(values), none, list(values)]
    rate = (sum(organic.values()) / shown.where(shown > 0)).fillna(0.0)
    return [*columns, list(rate), none, list(rate)]


def _post_columns(posts: pd.DataFrame, labels: Labels) -> list[list[Any]]:
    rows = posts.sort_values("published_at", ascending=False, kind="stable")
    empty = [None] * len(rows)
    shown = rows["impressions"]
    sums = rows["clicks"] + rows["reactions"] + rows["comments"] + rows["shares"]
    is_video = rows["format"] == "video"
    return [
        list(rows["text"].str.replace(" #", "\u00a0#")),  # LinkedIn leaves no-break spaces in texts
        list(rows["url"]),
        [labels.organic] * len(rows),
        empty,
        [labels.admin] * len(rows),
        _texts(rows["drafted_on"]),
        empty,
        empty,
        [labels.everyone] * len(rows),
        _numbers(shown),
        _numbers(rows["views"]),
        _numbers(rows["views"] * 0),
        _numbers(rows["clicks"]),
        _numbers((rows["clicks"] / shown.where(shown > 0)).fillna(0.0)),
        _numbers(rows["reactions"]),
        _numbers(rows["comments"]),
        _numbers(rows["shares"]),
        empty,  # follows: never filled for organic posts
        _numbers((sums / shown.where(shown > 0)).fillna(0.0)),
        [labels.video if video else None for video in is_video],
    ]


def write_followers(path: Path, days: pd.DataFrame, stock: float, labels: Labels) -> Path:
    """New followers by day, then the stock by place, function, seniority, industry, size."""
    book = xlwt.Workbook(encoding="utf-8")
    won = list(days["follows"])
    none = [0.0] * len(days)
    sheet = _sheet(book, labels.followers_sheets[0], labels.followers)
    _fill(sheet, [_texts(days.index.to_series()), none, won, none, won], 1)
    _audience(book, labels.followers_sheets[1:], labels.followers[-1], stock, labels.audience)
    return _saved(book, path)


def write_visitors(path: Path, days: pd.DataFrame, labels: Labels) -> Path:
    """Page views and unique visitors by day, part of the page and device (25 columns)."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = _sheet(book, labels.visitors_sheets[0], labels.visitors)
    _fill(sheet, [_texts(days.index.to_series()), *_visits(days)], 1)
    views = float(days["page_views"].sum())
    _audience(book, labels.visitors_sheets[1:], labels.views_total, views, labels.audience)
    return _saved(book, path)


def _visits(days: pd.DataFrame) -> list[list[float]]:
    """Overview, Life, Jobs, then the total, each {page views, visitors} x {desktop, mobile, total}."""
    views, visitors = days["page_views"].to_numpy(), days["unique_visitors"].to_numpy()
    jobs = np.floor(views * 0.08)
    life = np.floor(views * 0.05)
    columns: list[list[float]] = []
    for seen, share in ((views - jobs - life, 0.9), (life, 0.5), (jobs, 0.6), (views, 1.0)):
        people = np.minimum(np.floor(visitors * share), seen)
        desktop = np.floor(seen * 0.64)
        desk_people = np.floor(people * 0.7)
        # who comes by both devices counts once in the total: the parts exceed it on some days
        mobile_people = people - desk_people + (people > 8)
        columns += [list(c) for c in (desktop, seen - desktop, seen, desk_people, mobile_people, people)]
    return columns


def _audience(book: xlwt.Workbook, sheets: tuple[str, ...], header: str, stock: float, parts: Shares) -> None:
    for name, part in zip(sheets, parts, strict=True):
        sheet = _sheet(book, name, (name, header))
        names, shares = zip(*part, strict=True)
        _fill(sheet, [list(names), [float(np.floor(stock * share)) for share in shares]], 1)


def _sheet(book: xlwt.Workbook, name: str, headers: tuple[str, ...], preamble: str = "") -> Any:
    sheet = book.add_sheet(name)
    if preamble:
        sheet.write(0, 0, preamble)
    for column, header in enumerate(headers):
        sheet.write(1 if preamble else 0, column, header)
    return sheet


def _fill(sheet: Any, columns: list[list[Any]], first_row: int) -> None:
    for row, values in enumerate(zip(*columns, strict=True), start=first_row):
        cells = sheet.row(row)
        for column, value in enumerate(values):
            if value is not None:
                cells.write(column, value)


def _texts(days: pd.Series) -> list[str]:
    return list(days.dt.strftime("%m/%d/%Y"))


def _numbers(column: pd.Series) -> list[float | None]:
    return [None if value != value else float(value) for value in column]


def _saved(book: xlwt.Workbook, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(path))
    return path
