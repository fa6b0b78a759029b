"""The rows of files and cells behind a number: what each says, and whether a later export replaced it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.evidence import FileRow
from iwa.measures.followers import MEASURE as RATE_OF_FOLLOWERS
from iwa.measures.goals import measure_on
from iwa.measures.registry import MEASURES
from iwa.slides import Number
from iwa.trace.cases import rows_of_cases
from iwa.trace.columns import WORDS
from iwa.trace.compared_rows import rows_compared
from iwa.trace.competitors import counted
from iwa.trace.curves import points_of
from iwa.trace.filters import TOGETHER, months_in, networks_in
from iwa.trace.frames import frame
from iwa.trace.noted import DOSSIER, rows_noted
from iwa.trace.planned import rows_planned
from iwa.trace.post_rows import rows_of_posts
from iwa.trace.published import rows_linked
from iwa.trace.subjects import days_said, network_said
from iwa.trace.values import entries_of
from iwa.trace.waiting import OF_CALENDAR

Row = dict[str, Any]
PAID = {
    "spend": "dépense", "impressions": "affichages", "clicks": "clics", "link_clicks": "clics sur un lien", "leads": "leads",
    "budget": "budget",
}  # fmt: skip
ACCOUNT = {"posts": "publications", "interactions": "interactions", "followers": "abonnés"}
SEEN = ("competitor", "published_at", "start", "end", "source_file", "source_sheet", "source_row", *ACCOUNT)


def rows_of(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows that make a figure, those that a later export replaced among them; none for an unknown table."""
    if number.measure == RATE_OF_FOLLOWERS:
        return [*_posts_of_month(month, number), *_entries(month, number)]
    found = OF_TABLES.get(number.table)
    return found(month, number) if found else []


def _posts_of_month(month: ClientMonth, number: Number) -> list[FileRow]:
    own = {"network": number.where.get("network", ""), "month": number.where["month"]}
    return rows_of_posts(month, Number(number.text, "interactions", "closing", own))


def _days(month: ClientMonth, number: Number) -> list[FileRow]:
    rows = pd.concat(
        [
            MEASURES[measure_on(number.measure, name)].of(frame(month, "days", {**number.where, "network": name}))
            for name in networks_in(number.where)
        ]
    )
    return _listed(month, "days", rows.sort_values(["network", "date"], kind="stable"))


def _day(row: Row) -> FileRow:
    says = f"{WORDS.get(row['metric'], row['metric'])} {_figure(row['value'])}"
    return _placed(row, f"{network_said(row['network'])}, {numbers.short_day(row['date'])}", says)


def _traffic(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows of GA4; of a share, those of the whole too."""
    where = {name: word for name, word in number.where.items() if name != "event" or number.measure == "conversions"}
    if number.measure == "share_of_conversions":
        where["network"] = "all"
    rows = frame(month, "traffic", where)
    if number.measure in MEASURES:
        rows = MEASURES[number.measure].of(rows)
    return _listed(month, "traffic", rows)


def _visit(row: Row) -> FileRow:
    named = (row[name] for name in ("source", "campaign", "content", "landing_page", "event"))
    about = ", ".join(str(word) for word in named if isinstance(word, str) and word)
    parts = {"sessions": "visites", "key_events": "événements clés", "new_users": "nouveaux utilisateurs", "revenue": "revenu"}  # fmt: skip
    subject = " : ".join(part for part in (days_said(row["start"], row["end"]), about) if part)
    return _placed(row, subject, _says(row, parts))


def _entries(month: ClientMonth, number: Number) -> list[FileRow]:
    where = {"month": "", **number.where, "months": TOGETHER.join(months_in(number.where))}
    del where["month"]
    return _listed(month, "entries", entries_of(month, number.measure, where))


def _entry(row: Row) -> FileRow:
    network = f", {network_said(row['network'])}" if isinstance(row["network"], str) else ""
    cell = str(row["cell"]).removeprefix(f"{DOSSIER}, ")
    return FileRow(DOSSIER, None, cell, f"{row['month']}{network}", f"{row['indicator']} {_figure(row['value'])}")


def _messages(month: ClientMonth, number: Number) -> list[FileRow]:
    rows = frame(month, "messages", number.where)
    if number.measure in MEASURES:
        rows = MEASURES[number.measure].of(rows)
    return _listed(month, "messages", rows)


def _message(row: Row) -> FileRow:
    """When it came and how it was answered; neither who wrote it nor what."""
    came = numbers.short_day(row["received_at"])
    says = [f"reçu le {came}"]
    if pd.notna(row["rating"]):
        says.append(f"{_figure(row['rating'])} étoiles sur 5")
    if pd.notna(row["wait_s"]):
        says.append(f"répondu en {numbers.duration(row['wait_s'])}")
    elif pd.notna(row["answered"]):
        says.append("répondu" if row["answered"] else "sans réponse à la clôture")
    return _placed(row, f"{network_said(row['network'])}, {row['channel']}", ", ".join(says))


def _ads(month: ClientMonth, number: Number) -> list[FileRow]:
    rows = _listed(month, "ads", frame(month, "ads", number.where))
    if number.measure != "budget_left":
        return rows
    noted = Number("", "budget publicitaire", "entries", {"month": number.where["month"]})
    return [*_entries(month, noted), *rows]


def _ad(row: Row) -> FileRow:
    campaign = row["campaign"] or "campagne sans nom"
    subject = f"{network_said(row['network'])}, {campaign}, {days_said(row['start'], row['end'])}"
    return _placed(row, subject, _says(row, PAID))


def _benchmark(month: ClientMonth, number: Number) -> list[FileRow]:
    rows = counted(month, number.where)
    of_rivals = "competitor" in rows.columns
    lines = _listed(month, "benchmark", rows) if of_rivals else _sightings(rows)
    if number.measure not in ("rival_followers", "rival_engagement") or "competitor" in number.where:
        return lines
    noted = Number("", "abonnés", "entries", {"month": str(month.month), "network": number.where["network"]})
    return [*lines, *_entries(month, noted)]


def _sightings(posts: pd.DataFrame) -> list[FileRow]:
    """The client's own posts, each as a post of a competitor; a post has some sixty columns, of which few are said."""
    return [_sighting(row) for row in _records(posts[[name for name in SEEN if name in posts]])]


def _sighting(row: Row) -> FileRow:
    name = str(row.get("competitor") or "le client")
    dated = pd.notna(row.get("published_at"))
    subject = f"{name}, {numbers.short_day(row['published_at'])}" if dated else f"{name}, {days_said(row['start'], row['end'])}"  # fmt: skip
    return _placed(row, subject, _says(row, ACCOUNT))


def _audience(month: ClientMonth, number: Number) -> list[FileRow]:
    return _listed(month, "audience", frame(month, "audience", number.where))


def _follower(row: Row) -> FileRow:
    return _placed(row, f"{network_said(row['network'])}, {row['label']}", f"{row['unit']} {_figure(row['value'])}")


def _points(month: ClientMonth, number: Number) -> list[FileRow]:
    """The rows of the months that a limit is drawn from, or of the one month of a figure of the stored series."""
    return rows_of(month, points_of(number))


def _listed(month: ClientMonth, table: str, rows: pd.DataFrame) -> list[FileRow]:
    """The rows of a table as they are listed."""
    lines, whole = _lines(month, table)
    lacking = [place for place in rows.index if place not in lines]
    if lacking:
        lines.update(zip(lacking, map(LINES[table], _records(whole.loc[lacking])), strict=True))
    return [lines[place] for place in rows.index]


@lru_cache(maxsize=16)
def _lines(month: ClientMonth, table: str) -> tuple[dict[Any, FileRow], pd.DataFrame]:
    """The rows of a table that were listed, by their place, for one row stands behind many figures; and the table."""
    rows: pd.DataFrame = month.inbox.messages if table == "messages" else getattr(month, table)
    if table == "messages" and len(rows):
        rows = rows.assign(received_at=rows["received_at"].dt.tz_convert(month.client.timezone))
    return {}, rows


def _placed(row: Row, subject: str, says: str) -> FileRow:
    place: int | None = None if pd.isna(row["source_row"]) else int(row["source_row"])
    file = str(row["source_file"]) if isinstance(row["source_file"], str) else ""
    sheet = row.get("source_sheet")
    return FileRow(file, place, sheet if isinstance(sheet, str) else "", subject, says)


def _says(row: Mapping[str, Any], parts: Mapping[str, str]) -> str:
    """The figures of a row in words, those that are there."""
    return " · ".join(f"{word} {_figure(row[name])}" for name, word in parts.items() if name in row and pd.notna(row[name]))  # fmt: skip


def _figure(value: float) -> str:
    return numbers.integer(value) if value == int(value) else numbers.decimal(value, 4 if abs(value) < 1 else 2)


def _records(rows: pd.DataFrame) -> Iterable[Row]:
    found: list[Row] = rows.to_dict("records")  # type: ignore[assignment]
    return found


LINES: dict[str, Callable[[Row], FileRow]] = {
    "days": _day,
    "traffic": _visit,
    "entries": _entry,
    "messages": _message,
    "ads": _ad,
    "benchmark": _sighting,
    "audience": _follower,
}
OF_TABLES: dict[str, Callable[[ClientMonth, Number], list[FileRow]]] = {
    "posts": rows_of_posts,
    "closing": rows_of_posts,
    "comparisons": rows_compared,
    "days": _days,
    "traffic": _traffic,
    "entries": _entries,
    "messages": _messages,
    "ads": _ads,
    "benchmark": _benchmark,
    "audience": _audience,
    "series": _points,
    **dict.fromkeys(("goals", "agenda", "sector"), rows_noted),
    "hours": rows_planned,
    **OF_CALENDAR,
    "links": rows_linked,
    "log": rows_of_cases,
}
