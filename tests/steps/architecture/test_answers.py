"""What is answered to the client, and to the agency alone: paying, answering, judging, the pack, the page of all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.followed import Trial
from iwa.dossier.rows import Entry, Goal, Person
from iwa.editorial.cadence import cadence
from iwa.method.hours import default_hours
from iwa.method.promises import NESTED
from iwa.slides import Slide, Table
from iwa.steps.architecture import advertising, aftercare, four_questions, pack_advice, ritual, summary
from iwa.steps.architecture.pack_advice import Figures, fitting

Shop = Callable[..., ClientMonth]


def rows(slide: Slide) -> dict[str, tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return {row[0]: row for row in slide.exhibit.rows}


def posts(count: int, best: float, **more: Any) -> list[dict[str, Any]]:
    """Posts of Instagram, of which one has so many interactions."""
    day = pd.Timestamp("2026-08-04 10:00", tz="UTC")
    return [
        {"network": "instagram", "post_id": str(n), "format": "image", "exposure": 1000.0, "text": f"Lecture {n}",
         "interactions": best if n == 0 else 20.0, "engagement_rate": 0.02, "published_at": day + pd.Timedelta(days=n)} | more
        for n in range(count)
    ]  # fmt: skip


GA4 = {"start": date(2026, 10, 1), "end": date(2026, 10, 31), "view": "a", "source_file": "ga4.csv", "source_row": 2,
       "network": "instagram", "key_events": 3.0, "sessions": 9.0, "month": "2026-10"}  # fmt: skip
BUDGET = Entry(month="2026-10", indicator="budget publicitaire", value="400", cells={"value": "F2"})


def paying(bookshop: Shop, **changes: Any) -> Slide:
    given = {"posts": posts(20, 90.0), "traffic": [GA4], "conversions": {"vente": ["purchase"]}} | changes
    return advertising(bookshop(tabs={"entered": given.pop("entered", (BUDGET,))}, **given))


def test_a_post_far_above_the_habit_may_be_paid_for_with_a_tenth_of_the_budget(bookshop: Shop) -> None:
    slide = paying(bookshop)
    (line,) = rows(slide).values()
    assert slide.title == "Une publication mérite un essai payé, 40\xa0€ pour commencer"
    assert line[0].startswith("« Lecture 0 »") and line[4] == "20\xa0publications"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"posts": posts(20, 30.0)}, "aucune publication ne se détache assez"),
        ({"posts": posts(8, 90.0)}, "aucune publication ne se détache assez"),
        ({"posts": posts(20, 90.0, is_paid=True)}, "aucune publication ne se détache assez"),
        ({"traffic": []}, "aucun export de GA4"),
        ({"conversions": {}}, "les conversions sont à compléter"),
        ({"entered": ()}, "le budget est à compléter"),
        ({"entered": (BUDGET.model_copy(update={"value": 0.0}),)}, "le budget noté est nul"),
    ],
)
def test_not_now_is_an_answer_with_its_reason(bookshop: Shop, changes: dict[str, Any], said: str) -> None:
    slide = paying(bookshop, **changes)
    assert slide.title.startswith("Publicité : pas maintenant") and said in slide.title


def message(n: int, hours: float, **more: Any) -> dict[str, Any]:
    came = pd.Timestamp(f"2026-10-{n:02d} 09:00", tz="UTC")
    return {"network": "instagram", "message_id": str(n), "channel": "message", "received_at": came, "followed": True,
            "answered_at": came + pd.Timedelta(hours=hours)} | more  # fmt: skip


def received(bookshop: Shop, messages: list[dict[str, Any]]) -> ClientMonth:
    return bookshop(messages=messages)


def test_the_time_aimed_at_stands_beside_the_time_measured(bookshop: Shop) -> None:
    month = received(bookshop, [message(n, 10.0) for n in range(1, 8)])
    slide = aftercare(month)
    line = rows(slide)["Messages privés (Instagram)"]
    assert (line[1], line[2]) == ("4\xa0h", "10\xa0h\xa000") and "10\xa0h\xa000, pour 4\xa0h visées" in slide.title
    assert line[3] == "Léa Martin" and line[4] == "on prévient Paul Roy"
    assert rows(slide)["Avis"][2] == "pas de source"


def test_without_a_file_nothing_is_said_to_be_measured(bookshop: Shop) -> None:
    slide = aftercare(bookshop())
    assert "rien ne le mesure encore" in slide.title and "Léa Martin note l’heure" in slide.decision


def test_negative_messages_are_counted_with_their_delay(bookshop: Shop) -> None:
    told = [message(1, 2.0, sentiment="négatif"), message(2, 4.0, sentiment="négatif"), message(3, 9.0)]
    line = rows(four_questions(received(bookshop, told)))["Comment répondre à un commentaire négatif ?"]
    assert line[2] == "2 reçus en octobre\xa02026, répondus en 3\xa0h\xa000 (médiane)"
    line = rows(four_questions(bookshop()))["Comment répondre à un commentaire négatif ?"]
    assert line[2] == "Messages : pas de source" and "Léa Martin" in line[1] and "Paul Roy" in line[1]


def test_the_four_answers_follow_the_hours(bookshop: Shop) -> None:
    more, less = (four_questions(bookshop(hours=hours)) for hours in (8, 2))
    assert rows(more)["Combien de réseaux faut-il tenir ?"][1] == "Deux : Instagram et Facebook."
    assert rows(less)["Combien de réseaux faut-il tenir ?"][1] == "Un : Instagram. En pause : Facebook."
    assert "3,5\xa0publications par semaine" in rows(more)["Quelle fréquence est la bonne ?"][1]


def test_what_comes_to_its_end_is_judged_at_the_meeting_of_its_month(bookshop: Shop) -> None:
    tabs = {
        "trials": (Trial(identifier="t1", hypothesis="Commencer par la citation", accepted="oui", start="02/11/2026", end="30/11/2026"),),
        "agenda": (Event(start=date(2026, 12, 1), end=date(2026, 12, 20), title="Livres de Noël", nature="campagne"),),
        "goals": (Goal(type="conversion", sentence="Remplir l’atelier", due="31/10/2026"),),
    }  # fmt: skip
    found = list(rows(ritual(bookshop(tabs=tabs))).values())
    assert [row[1] for row in found] == ["10\xa0novembre\xa02026", "10\xa0décembre\xa02026", "10\xa0janvier\xa02027"]
    assert found[0][3] == "échéance de « Remplir l’atelier »"
    assert found[1][3] == "test « Commencer par la citation »" and found[2][3] == "bilan de « Livres de Noël »"
    assert found[2][4] == "stratégie et audit refaits"


def test_fewer_hours_never_advise_a_larger_pack() -> None:
    ranks = [NESTED.index(fitting(Figures(hours / 3, hours, 6))) for hours in range(40)]
    assert all(less <= more for less, more in pairwise(ranks)) and set(ranks) == {0, 1, 2}


def test_posts_networks_and_pack_go_down_together_when_hours_are_halved(bookshop: Shop) -> None:
    goals = tuple(Goal(type="conversion", sentence=f"Vendre {n}", network="Instagram", target="10") for n in range(5))
    found = {
        hours: bookshop(hours=hours, tabs={"goals": goals}, pack="impact", quotas={"publications": 44}) for hours in (28, 14, 7, 3)
    }  # fmt: skip
    posts = [cadence(month).posts for month in found.values()]
    kept = [len(cadence(month).kept) for month in found.values()]
    packs = [pack_advice(month).title for month in found.values()]
    assert posts == sorted(posts, reverse=True) and len(set(posts)) > 2 and kept == sorted(kept, reverse=True)
    assert "convient" in packs[0] and "Croissance plutôt qu’Impact" in packs[1] and "Essentiel" in packs[-1]
    assert pack_advice(found[28]).audience == "interne"


def test_hours_that_nobody_noted_support_no_larger_pack(bookshop: Shop) -> None:
    assert "Essentiel" in pack_advice(bookshop(hours=None, pack="croissance")).title
    assert set(default_hours().packs) == set(NESTED)


def test_the_page_has_seven_parts_and_none_is_empty(bookshop: Shop) -> None:
    for month in (bookshop(), bookshop(hours=None, tabs={"goals": (), "editorial": (), "team": ()}, posts=[])):
        found = rows(summary(month))
        assert list(found) == ["Objectifs", "Messages", "Formats", "Rythme", "Animation", "Modération", "Optimisation"]
        assert all(cell for row in found.values() for cell in row)
    assert "à compléter" in found["Objectifs"][1] and "les objectifs" in summary(month).decision
    title = summary(bookshop(hours=0.2)).title
    assert title.startswith("Aucun réseau") and title.endswith("ne tient dans les heures notées")


def test_the_page_of_a_client_without_anything_stands(bookshop: Shop) -> None:
    month = bookshop(tabs={"team": (), "goals": (), "editorial": ()}, posts=[], sources=[])
    for made in (summary, aftercare, ritual, advertising, four_questions, pack_advice):
        assert made(month).decision.endswith(".")


def test_who_answers_is_told_by_their_role(bookshop: Shop) -> None:
    team = (Person(name="Inès", role="consultante", hours=3), Person(name="Léa", role="vente et réponses", hours=4))
    assert rows(aftercare(bookshop(tabs={"team": team})))["Avis"][3] == "Léa"
