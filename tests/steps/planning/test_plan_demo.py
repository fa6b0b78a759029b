"""The plans of the demo clients: nothing in them is invented, nothing is said twice, the hours hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from iwa.calendar.links import check_link
from iwa.calendar.month_plan import DRAFT, plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.received import RECURRENT
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth, open_month
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.dossier import Dossier
from iwa.dossier.cells import plain
from iwa.dossier.choices import WORD_AVOIDED
from iwa.editorial.cadence import cadence
from iwa.findings.keep_stop import AMPLIFY, STOP, keep_stop
from iwa.method.pillars import pillars
from iwa.method.playbooks import playbook_of
from iwa.months import Month
from iwa.networks import LABELS
from iwa.numbers import MONTH_NAMES

Known = tuple[ClientMonth, Plan]
WRITTEN = ("theme", "hook", "angle", "proof", "brief", "call", "campaign")
METHOD = Path(__file__).parents[3] / "templates" / "method"
DATE = re.compile(rf"(?:1er|\d{{1,2}}) (?:{'|'.join(map(plain, MONTH_NAMES))})(?: 20\d\d)?")
COUNTED = re.compile(r"\d+ (?:fois|messages?|questions?)")


@pytest.fixture(
    scope="module", params=[(key, month) for key in CLIENT_KEYS for month in (MONTH_ONE, MONTH_TWO)], ids=str
)
def known(request: pytest.FixtureRequest, played: Path) -> Known:
    key, month = request.param
    opened = open_month(key, str(month), played)
    return opened, plan_of(opened)


def strings(part: object) -> Iterator[str]:
    """Every text and number in some rows or some YAML."""
    if isinstance(part, str | int | float):
        yield str(part)
    elif isinstance(part, dict):
        yield from (text for value in part.values() for text in strings(value))
    elif isinstance(part, list | tuple):
        yield from (text for value in part for text in strings(value))


def corpus(month: ClientMonth) -> str:
    """All that the client's files say: its posts, its messages, its dossier, client.yaml."""
    tabs = [getattr(month.dossier, name) for name in Dossier.__dataclass_fields__ if name != "remarks"]
    noted = [text for tab in tabs for row in tab for text in strings(row.model_dump())]
    told = [
        *month.posts["text"].dropna(),
        *month.messages["text"].dropna(),
        *month.messages["topic"].dropna(),
        *noted,
        *strings(month.client.model_dump()),
    ]
    return plain(" | ".join(map(str, told)))


def written(rows: tuple[PlannedPost, ...]) -> Iterator[tuple[PlannedPost, str]]:
    for row in rows:
        for name in WRITTEN:
            text = getattr(row, name)
            if text:
                yield row, text.replace("\xa0", " ").replace("\u202f", " ")


def made(plan: Plan) -> tuple[PlannedPost, ...]:
    """The rows that this plan made, not those that the team's workbook already held."""
    return tuple(row for row in plan.rows if not row.cells)


def test_every_quotation_is_in_the_clients_files(known: Known) -> None:
    month, plan = known
    said = corpus(month)
    quotes = [
        (row.identifier, quote) for row, text in written(made(plan)) for quote in re.findall(r"« ([^«»]+) »", text)
    ]
    assert quotes
    assert [(row, quote) for row, quote in quotes if plain(quote).rstrip("…").strip(" .") not in said] == []


def test_every_name_and_every_figure_is_in_the_clients_files_or_counted(known: Known) -> None:
    month, plan = known
    method = " ".join(
        text for file in METHOD.glob("*.yaml") for text in strings(yaml.safe_load(file.read_text("utf-8")))
    )
    said = corpus(month)
    names = said + plain(" ".join([method, *LABELS.values(), "Test UTM"]))
    unknown = []
    for row, text in written(made(plan)):
        told = re.findall(r"(?<=[a-zé,] )[A-ZÉÈÀ][\w’-]+", text)
        unknown += [(row.identifier, name, text) for name in told if plain(name) not in names]
        figures = re.findall(r"\d+(?:[.,]\d+)?", COUNTED.sub("", DATE.sub("", plain(text))))
        unknown += [(row.identifier, figure, text) for figure in figures if figure not in said]
    assert unknown == []


def test_what_is_counted_is_what_was_received(known: Known) -> None:
    _, plan = known
    counts = {idea.count for idea in plan.ideas}
    for row in made(plan):
        told = re.fullmatch(r"(?:Question|Objection) reçue (\d+).fois, la dernière le .+", row.proof or "")
        assert told is None or int(told[1]) in counts, row.proof


def test_a_question_that_comes_back_is_answered_next_month_before_anything_less_asked(known: Known) -> None:
    month, plan = known
    rows = {row.identifier: row for row in plan.rows}
    before = {row.identifier for row in month.book.rows if row.day < plan.first}
    recurrent = [
        idea for idea in plan.ideas if idea.kind == "question" and idea.count >= RECURRENT and idea.row not in before
    ]
    assert all(Month.of(rows[idea.row].day) == month.month.next for idea in recurrent if idea.row)
    waiting = {idea.pillar for idea in recurrent if not idea.row}
    new = {row.identifier for row in made(plan) if Month.of(row.day) == month.month.next}
    others = [idea for idea in plan.ideas if idea not in recurrent and idea.row in new and idea.pillar in waiting]
    assert others == [], f"{waiting} has questions that wait"
    assert len([idea for idea in recurrent if idea.row]) >= len(recurrent) / 2


def test_themes_are_distinct_rows_are_whole_and_the_hours_of_each_week_hold(known: Known) -> None:
    month, plan = known
    rows = made(plan)
    assert len({row.theme for row in plan.rows}) >= 0.9 * len(plan.rows)
    team, available = {person.name for person in month.dossier.team}, cadence(month).hours_available
    assert available is not None and plan.hours <= (plan.hours_available or 0)
    weeks: dict[object, float] = {}
    for row in rows:
        assert (
            row.owner in team and row.format in playbook_of(row.network).formats and row.network in cadence(month).kept
        )
        assert row.format in [name for own in pillars().pillars[str(row.pillar)].formats for name in own.formats], row
        assert (row.theme or "").strip(" :«»") and "à définir" not in f"{row.theme}{row.brief}".casefold()
        assert not row.link or check_link(row.link, row.identifier, network=row.network, site=month.client.site) == []
        week = row.day - timedelta(days=row.day.weekday())
        weeks[week] = weeks.get(week, 0.0) + (row.hours or 0.0)
    assert max(weeks.values()) <= available
    links = [row.link for row in rows if row.link]
    assert links and len(set(links)) == len(links) and all(row.link for row in rows if row.pillar == "offres")


def test_what_won_is_in_what_was_stopped_and_the_words_to_avoid_are_out(known: Known) -> None:
    month, plan = known
    rows = made(plan)
    judged = keep_stop(month.comparisons)
    for verdict in judged[judged["question"] == "format"].to_dict("records"):
        found = [row for row in rows if (row.network, row.format) == (verdict["network"], verdict["group"])]
        if verdict["action"] == STOP:
            assert not found, verdict
        if verdict["action"] == AMPLIFY and verdict["network"] in cadence(month).kept:
            held = [row for row in plan.rows if (row.network, row.format) == (verdict["network"], verdict["group"])]
            assert any("gagnant" in (row.reason or "") for row in held), verdict
    avoided = [
        plain(word) for row in month.dossier.editorial if row.element == WORD_AVOIDED for word in (row.name, *row.words)
    ]
    for row, text in written(rows):
        assert not [word for word in avoided if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain(text))], (
            row.identifier,
            text,
        )


def test_the_first_week_is_the_teams_and_the_next_calendar_goes_on_from_there(known: Known) -> None:
    month, plan = known
    week = [row for row in plan.rows if (row.day - plan.first).days < DRAFT]
    held = [row for row in month.book.rows if 0 <= (row.day - plan.first).days < DRAFT]
    assert [row.identifier for row in week] == sorted(
        (row.identifier for row in held), key=[row.identifier for row in week].index
    ) or not held
    assert (plan.first, plan.last) == (month.month.next.first, month.month.shift(2).first + timedelta(days=DRAFT - 1))


def test_plans_differ_from_client_to_client(played: Path) -> None:
    themes = [{row.theme for row in plan_of(open_month(key, str(MONTH_TWO), played)).rows} for key in CLIENT_KEYS]
    assert not themes[0] & themes[1] and not themes[0] & themes[2] and not themes[1] & themes[2]
