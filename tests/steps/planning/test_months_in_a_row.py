"""Four months in a row: each knows the one before by its state and by what the team noted in between, and by nothing else.

October proposes a test and stops the reels; in November the test is accepted and draws its rows; December and January
look at what was published. Nothing of a state is written by hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.calendar.book import Book
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.followed import Decision, Trial
from iwa.dossier.rows import Person
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.monthly.experiments import experiments
from iwa.steps.monthly.learned import learned
from iwa.steps.monthly.plan import state_of
from iwa.steps.monthly.previous import previous_month

Made = Callable[..., ClientMonth]
OCTOBER, NOVEMBER, DECEMBER, JANUARY = (Month(2026, 10).shift(n) for n in range(4))
TEAM = (Person(name="Léa Martin", role="communication", hours=24),)
PILLARS = tuple(
    EditorialElement(element="pilier", name=name) for name in ("pédagogie", "coulisses", "communauté", "expertise")
)
THINGS = ("le carnet bleu", "la lampe de chevet", "le roman noir", "la table basse", "la carte postale", "le conte illustré", "le guide vert")  # fmt: skip
EFFECT = 2.0  # of a carousel


def usual(last: date, stopped: bool) -> list[dict[str, Any]]:
    """Three posts a week since August: an image, a carousel, a reel in turn; from November no reel where they were stopped."""
    made = []
    for rank, day in enumerate(day for day in pd.date_range("2026-08-03", last) if day.day_of_week in (0, 2, 4)):
        form = ("image", "carousel", "image" if stopped and day.month > 10 else "reel")[rank % 3]
        made.append(
            post(f"p{rank}", day.date(), form, f"{THINGS[rank % len(THINGS)].capitalize()} revient {rank} fois.", 1.0)
        )
    return made


def post(name: str, day: date, form: str, text: str, ratio: float) -> dict[str, Any]:
    return {
        "network": "instagram", "post_id": name, "published_at": f"{day}T11:00:00Z", "format": form, "text": text, "theme": "Rayons",
        "daypart": "midi (12 h à 14 h)", "url": f"https://www.instagram.com/p/{name}/", "is_paid": False, "too_young": False,
        "exposure": 1000.0, "engagement_basis": "reach", "interactions": float(40 + day.day % 7) * ratio,
    }  # fmt: skip


class Chain:
    """The months of one client: `next` makes the one after, out of the state of the last and of what the team noted."""

    def __init__(self, hand_made: Made, stopped: bool = True) -> None:
        self.hand_made, self.stopped = hand_made, stopped
        self.state: dict[str, Any] = {}
        self.rows: tuple[PlannedPost, ...] = ()
        self.posts: list[dict[str, Any]] = []
        self.month = OCTOBER.previous

    def next(
        self, trials: tuple[Trial, ...] = (), decisions: tuple[Decision, ...] = (), comparisons: Any = ()
    ) -> ClientMonth:
        self.month = self.month.next
        noted = Dossier(team=TEAM, editorial=PILLARS, trials=trials, decisions=decisions)
        published = [one for one in self.posts if one["published_at"] < str(self.month.next.first)]
        known = [*usual(self.month.last, self.stopped), *published]
        made = self.hand_made(noted, before=self.state, posts=known, comparisons=list(comparisons))
        made = replace(made, month=self.month, book=Book(tuple(self.rows)))
        self.state = json.loads(json.dumps(state_of(made)))
        self._publish(plan_of(made).rows)
        return made

    def _publish(self, rows: tuple[PlannedPost, ...]) -> None:
        """What the team does with the rows of a plan that drew an arm: each comes out on its day, and its link is noted."""
        known = {row.identifier for row in self.rows}
        for row in (row for row in rows if row.arm and row.identifier not in known):
            ratio = EFFECT if row.arm == "A" else 1.0
            self.posts.append(post(row.identifier, row.day, str(row.format), str(row.theme), ratio))
            link = {"published_link": self.posts[-1]["url"], "status": "publié", "cells": {"day": "B2"}}
            self.rows = (*self.rows, row.model_copy(update=link))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def cells(slide: Slide) -> dict[str, tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return {plain(row[0]): tuple(map(plain, row[1:])) for row in slide.exhibit.rows}


def formats(month: ClientMonth) -> list[str]:
    """The formats of the new rows of the next calendar, on Instagram, stories apart."""
    return [
        str(row.format)
        for row in plan_of(month).rows
        if row.network == "instagram" and not row.cells and row.format != "story"
    ]


@pytest.fixture
def compared_in_october(compared: Callable[..., dict[str, Any]]) -> list[dict[str, Any]]:
    return [compared(1.3, "indicatif", high=2.4), compared(0.4, "concluant", group="reel")]


def test_the_second_report_quotes_the_first_and_the_calendar_keeps_what_was_learned(
    hand_made: Made, compared_in_october: list[dict[str, Any]]
) -> None:
    chain = Chain(hand_made)
    october = chain.next(comparisons=compared_in_october)
    (offered,) = chain.state["tests"]
    (stop,) = [one for one in chain.state["decisions"] if one["text"].startswith("Arrêter")]
    assert "reel" not in formats(october) and "carousel" in formats(october)

    accepted = Trial(identifier=offered["id"], hypothesis=offered["hypothesis"], accepted=True)
    noted = tuple(
        Decision(identifier=one["id"], decision=one["text"], state="fait", outcome=f"Suite numéro {n}")
        for n, one in enumerate(chain.state["decisions"])
    )
    november = chain.next((accepted,), noted)
    quoted = cells(previous_month(november))
    assert [quoted[one.identifier][1] for one in noted] == [f"fait : {one.outcome}" for one in noted] and len(
        noted
    ) >= 2
    assert quoted[offered["id"]][1] == "accepté ; première lecture avec le rapport de décembre 2026"
    assert "reel" not in formats(november), "nothing compares the reels any more, and they stay out"

    december = chain.next((accepted,), noted)
    assert cells(previous_month(december))[offered["id"]][1].startswith("Continue, fin ")

    january = chain.next((accepted,), noted)
    assert cells(previous_month(january))[offered["id"]][1] == "Concluant, l’essai gagne"
    assert plain(previous_month(january).title).endswith("1 test est jugé")
    assert experiments(january)[0].verdict == "concluant"
    (register,) = learned(january)
    assert register.title.startswith("Un test l’établit : les carrousels font gagner")
    won = [row for row in plan_of(january).rows if row.format == "carousel" and not row.cells]
    assert won and all(f"établi par le test {offered['id']}" in plain(str(row.reason)) for row in won)
    assert "reel" not in formats(january)
    assert stop["about"] == ["instagram", "format", "reel"]


def test_what_the_team_does_not_follow_may_come_back_and_so_may_all_after_half_a_year(
    hand_made: Made, compared_in_october: list[dict[str, Any]]
) -> None:
    chain = Chain(hand_made, stopped=False)
    chain.next(comparisons=compared_in_october)
    (stop,) = [one for one in chain.state["decisions"] if one["text"].startswith("Arrêter")]
    state = chain.state
    given_up = Decision(identifier=stop["id"], decision=stop["text"], state="abandonnée")
    assert "reel" in formats(chain.next(decisions=(given_up,)))
    chain.month, chain.state = OCTOBER.shift(6), state
    assert "reel" in formats(chain.next())
    chain.month, chain.state = OCTOBER.shift(5), state
    assert "reel" not in formats(chain.next())
