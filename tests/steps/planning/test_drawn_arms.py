"""Which rows of next month's calendar draw an arm, and what each arm is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.calendar.arms import shuffled
from iwa.calendar.book import Book
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.event import Event
from iwa.dossier.followed import Trial
from iwa.dossier.rows import Person
from iwa.findings.experiments import Look, Rule
from iwa.trials.entry import Entry, to_data

Made = Callable[..., ClientMonth]
THINGS = (
    "le carnet bleu", "la lampe de chevet", "le roman noir", "la table basse", "la carte postale", "le conte illustré", "le guide vert",
    "la presse locale", "le dictionnaire", "le stylo plume", "la gomme tendre", "le pastel gras", "le globe ancien", "la frise murale",
)  # fmt: skip
TEAM = (Person(name="Léa Martin", role="communication", hours=24),)
PILLARS = tuple(
    EditorialElement(element="pilier", name=name) for name in ("pédagogie", "coulisses", "communauté", "expertise")
)


def posts() -> list[dict[str, Any]]:
    """Posts on Instagram, three a week; images and carousels, at noon and in the evening."""
    made = []
    for rank, day in enumerate(
        day for day in pd.date_range("2026-08-03", "2026-10-30") if day.day_of_week in (0, 2, 4)
    ):
        thing = THINGS[rank % len(THINGS)]
        made.append({"network": "instagram", "post_id": f"p{rank}", "format": ("image", "carousel", "reel")[rank % 3],
                     "text": f"{thing.capitalize()} revient {rank} fois. On aime {thing}.", "theme": "Rayons",
                     "daypart": ("midi (12 h à 14 h)", "soir (18 h et après)")[rank % 2],
                     "published_at": day.tz_localize("UTC") + pd.Timedelta(hours=(11, 18)[rank % 2])})  # fmt: skip
    return made


def trial(**changes: Any) -> Trial:
    filled = {"identifier": "t1", "hypothesis": "Un carrousel retient plus", "network": "instagram", "accepted": "oui"}
    return Trial.model_validate(filled | {"compares": "format", "tried": "carrousel"} | changes)


@pytest.fixture
def planned(hand_made: Made) -> Callable[..., Plan]:
    def made(*trials: Trial, book: Sequence[PlannedPost] = (), **given: Any) -> Plan:
        agenda = given.pop("agenda", ())
        month = hand_made(Dossier(team=TEAM, editorial=PILLARS, trials=trials, agenda=agenda), posts=posts(), **given)
        return plan_of(replace(month, book=Book(tuple(book))))

    return made


def drawn(plan: Plan) -> list[PlannedPost]:
    return [row for row in plan.rows if row.arm]


def test_rows_draw_both_arms_in_blocks_of_four_from_the_second_week_of_the_month(planned: Callable[..., Plan]) -> None:
    fair = Event(start="20/11/2026", title="Salon du livre", nature="événement")
    plan = planned(trial(), agenda=(fair,))
    rows = drawn(plan)
    assert len(rows) >= 6 and {row.test for row in rows} == {"t1"} and {row.network for row in rows} == {"instagram"}
    assert date(2026, 11, 8) <= min(row.day for row in rows) and max(row.day for row in rows) <= date(2026, 11, 30)
    assert not [row for row in rows if row.campaign or row.format == "story"]
    blocks = Counter((draw.block, draw.arm) for draw in plan.draws["t1"])
    sizes = Counter(block for block, _ in blocks.elements())
    assert all(blocks[block, "A"] == blocks[block, "B"] for block in sizes) and set(sizes.values()) <= {4, 2}
    assert list(sizes.values()).count(2) <= 1
    assert [draw.row for draw in plan.draws["t1"]] == sorted(row.identifier for row in rows)


def test_each_arm_has_its_format_and_its_line_in_the_brief(planned: Callable[..., Plan]) -> None:
    rows = drawn(planned(trial()))
    for row in rows:
        assert (row.format == "carousel") == (row.arm == "A"), row.identifier
        assert (row.kind == "test") == (row.arm == "A")
        last = str(row.brief).splitlines()[-1].replace("\xa0", " ")
        assert last.startswith(f"Test t1, bras {row.arm} : ") and "carrousel" in last
        assert f"Test t1, bras {row.arm}." in str(row.reason)


def test_an_hour_is_given_to_one_arm_only(planned: Callable[..., Plan]) -> None:
    rows = drawn(planned(trial(compares="moment", tried="soir")))
    assert rows and all(row.hour and (row.hour.hour >= 18) == (row.arm == "A") for row in rows)


def test_the_same_inputs_draw_the_same_and_another_client_draws_otherwise(planned: Callable[..., Plan]) -> None:
    first, again, other = planned(trial()), planned(trial()), planned(trial(), slug="autre-maison")
    assert first.draws == again.draws and first.rows == again.rows
    assert [d.arm for d in first.draws["t1"]] != [d.arm for d in other.draws["t1"]]
    assert {tuple(shuffled(f"bloc {n}", 4)) for n in range(99)} == {
        tuple(arms) for arms in ("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA")
    }


def test_what_is_drawn_stays_when_the_month_is_made_again(planned: Callable[..., Plan]) -> None:
    first = planned(trial())
    held = [row.model_copy(update={"cells": {"day": f"B{n}"}}) for n, row in enumerate(first.rows, 2)]
    turned = [
        row.model_copy(update={"arm": {"A": "B", "B": "A"}[str(row.arm)], "status": "publié", "text": "Écrit."})
        if row.arm
        else row
        for row in held
    ]
    again = planned(trial(), trial(identifier="t2", compares="moment", tried="soir"), book=turned)
    assert [(d.row, d.block) for d in again.draws["t1"]] == [(d.row, d.block) for d in first.draws["t1"]]
    assert [d.arm for d in again.draws["t1"]] == [{"A": "B", "B": "A"}[d.arm] for d in first.draws["t1"]]


def test_a_test_that_is_refused_or_over_or_of_another_network_draws_nothing(planned: Callable[..., Plan]) -> None:
    assert not drawn(
        planned(trial(accepted="non"), trial(identifier="t2", outcome="Rien"), trial(identifier="t3", end="05/11/2026"))
    )
    assert not drawn(planned(trial(network="LinkedIn")))


def test_a_proposed_test_keeps_places_and_draws_its_arms_once_accepted(
    planned: Callable[..., Plan], compared: Callable[..., dict[str, Any]]
) -> None:
    comparisons = [compared(1.1, "non concluant", question="daypart", group="soir (18 h et après)", high=50.0)]
    plan = planned(comparisons=comparisons)
    days = plan.reserved["2026-10-t1"]
    assert len(days) == 4 and not drawn(plan) and min(days) >= date(2026, 11, 8)
    accepted = planned(
        trial(identifier="2026-10-t1", hypothesis="Publier le soir", compares=None, tried=None), comparisons=comparisons
    )
    assert set(days) <= {row.day for row in drawn(accepted)} and not accepted.reserved
    assert all((row.hour is not None and row.hour.hour >= 18) == (row.arm == "A") for row in drawn(accepted))


def concluded(better: str, question: str = "format", group: str = "carousel") -> dict[str, Any]:
    look = Look("2026-09", 12, 12, 1.0, 0.05, 0.04, 1.8 if better == "A" else 0.6, 1.2, 2.2, 0.001)
    entry = Entry(
        rule=Rule("2026-08-t1", "instagram", 12, 3, 0.8), hypothesis="Un carrousel retient plus", question=question, group=group,
        since="2026-09", looks=(look,), outcome="concluant", better=better, state="terminé", ended="2026-09",
    )  # fmt: skip
    return {"register": [to_data(entry)]}


def test_what_a_test_settled_comes_back_or_is_out(planned: Callable[..., Plan]) -> None:
    usual = [row.format for row in planned().rows if row.network == "instagram"]
    won = [row for row in planned(before=concluded("A")).rows if (row.network, row.format) == ("instagram", "carousel")]
    assert len(won) > usual.count("carousel") > 0
    assert all(
        "Format gagnant, carrousel" in str(row.reason) and "établi par le test 2026-08-t1" in str(row.reason)
        for row in won
    )
    lost = planned(before=concluded("B")).rows
    assert not [row for row in lost if (row.network, row.format) == ("instagram", "carousel")]
    told = planned(before=concluded("B", "", "")).rows
    assert any("À ne plus faire (test 2026-08-t1)" in str(row.brief).replace("\xa0", " ") for row in told)
