"""A test over two months: accepted, drawn, published, judged, remembered; and what is not counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from iwa.calendar.book import Book
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.followed import Trial
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.monthly.experiments import experiments
from iwa.steps.monthly.learned import learned
from iwa.steps.monthly.plan import state_of
from iwa.steps.monthly.previous import previous_month
from iwa.trials.entry import entries_in
from iwa.trials.lessons import lessons
from iwa.trials.posts import Followed, followed
from iwa.trials.register import register

Made = Callable[..., ClientMonth]
DAYS = [date(2026, 10, 8) + timedelta(days=n) for n in range(20)]
ARMS = "ABBABAABABABBABAABBA"


def trial(**changes: Any) -> Trial:
    filled = {
        "identifier": "t1",
        "hypothesis": "Les carrousels retiennent plus",
        "network": "facebook",
        "accepted": "oui",
    }
    return Trial.model_validate(filled | {"compares": "format", "tried": "carrousel"} | changes)


def before(months: int = 3, needed: int = 30) -> dict[str, Any]:
    """September's state: a test with twenty rows drawn for October."""
    drawn = [
        {"row": f"r{n}", "arm": arm, "block": f"2026-10-fb-{n // 4 + 1}", "month": "2026-10"}
        for n, arm in enumerate(ARMS)
    ]
    rule = {
        "id": "t1",
        "network": "facebook",
        "needed": needed,
        "months": months,
        "effect": 0.5,
        "measure": "engagement",
        "level": 0.05,
    }
    entry = {
        "rule": rule, "hypothesis": "Les carrousels retiennent plus", "question": "format", "group": "carousel", "since": "2026-10",
        "drawn": drawn, "posts": [], "looks": [], "outcome": "", "better": "", "visible": None, "state": "en cours", "ended": "",
    }  # fmt: skip
    return {"register": [entry]}


def rows() -> list[PlannedPost]:
    return [
        PlannedPost.model_validate({
            "identifier": f"r{n}", "day": day, "network": "facebook", "planned": True, "format": "carousel" if ARMS[n] == "A" else "image",
            "published_link": f"https://www.facebook.com/lune/posts/{n}", "theme": f"Thème numéro {n} du libraire", "status": "publié",
        })
        for n, day in enumerate(DAYS)
    ]  # fmt: skip


def posts(ratio: float = 1.0) -> list[dict[str, Any]]:
    return [
        {
            "network": "facebook", "post_id": f"p{n}", "published_at": f"{day}T10:00:00Z", "format": "image", "text": f"Thème numéro {n} du libraire",
            "url": f"https://www.facebook.com/lune/posts/{n}", "is_paid": False, "too_young": False, "exposure": 1000.0, "engagement_basis": "reach",
            "interactions": float(40 + n % 7) * (ratio if ARMS[n] == "A" else 1.0),
        }
        for n, day in enumerate(DAYS)
    ]  # fmt: skip


@pytest.fixture
def october(hand_made: Made) -> Callable[..., ClientMonth]:
    def made(ratio: float = 1.0, book: list[PlannedPost] | None = None, given: Any = None, **more: Any) -> ClientMonth:
        state = more.pop("state", before())
        noted = more.pop("trials", (trial(),))
        month = hand_made(Dossier(trials=noted), before=state, posts=posts(ratio) if given is None else given)
        return replace(month, book=Book(tuple(rows() if book is None else book), more.pop("proposed", {})))

    return made


def only(slides: list[Slide]) -> Slide:
    (slide,) = slides
    return slide


def cells(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return [tuple(cell.replace("\xa0", " ").replace("\u202f", " ") for cell in row) for row in slide.exhibit.rows]


def test_a_real_effect_is_concluded_said_with_its_cause_and_goes_into_the_register(
    october: Callable[..., ClientMonth],
) -> None:
    month = october(2.0, state=before(needed=12))
    (entry,) = register(month)
    assert (entry.outcome, entry.better, entry.state, entry.ended) == ("concluant", "A", "terminé", "2026-10")
    assert [(post.row, post.arm) for post in entry.posts[:2]] == [("r0", "A"), ("r1", "B")] and len(entry.posts) == 20
    slide = only(experiments(month))
    assert slide.verdict == "concluant" and slide.title.startswith("Test concluant : les carrousels font gagner")
    assert "le calendrier de novembre" in slide.decision.replace("\xa0", " ")
    assert only(learned(month)).title.startswith(
        "Un test l’établit : les carrousels font gagner de l’engagement sur Facebook"
    )
    assert [lesson.won for lesson in lessons(month)] == [True]


def test_without_an_effect_it_continues_then_nothing_is_learned_at_its_end(october: Callable[..., ClientMonth]) -> None:
    slide = only(experiments(october()))
    assert (
        slide.title.replace("\xa0", " ")
        == "Le test sur les carrousels continue : 10 et 10 publications sur 30 par bras"
    )
    assert cells(slide)[0][3:] == ("20 tirées, 20 comptées", "Continue, fin décembre 2026 au plus tard")
    assert learned(october()) == [] and lessons(october()) == ()
    last = october(state=before(months=1))
    assert register(last)[0].outcome == "rien appris" and cells(only(learned(last)))[0][2].startswith("Rien appris ; ")
    assert only(learned(last)).title == "Rien d’acquis encore : le test sur les carrousels n’a rien appris"


def test_posts_accumulate_through_the_state_alone_and_a_month_made_again_is_the_same(
    october: Callable[..., ClientMonth], hand_made: Made
) -> None:
    month = october()
    state = json.loads(json.dumps(state_of(month)))
    assert state == json.loads(json.dumps(state_of(october())))
    november = replace(hand_made(Dossier(trials=(trial(),)), before=state), month=Month(2026, 11))
    (entry,) = register(november)
    assert [look.month for look in entry.looks] == ["2026-10", "2026-11"] and entry.posts == entries_in(state)[0].posts
    assert entry.looks[0] == entries_in(state)[0].looks[0] and entry.outcome == "continue"


def test_a_probable_tie_counts_nowhere_until_its_link_is_noted(october: Callable[..., ClientMonth]) -> None:
    unlinked = [row.model_copy(update={"published_link": None}) if row.identifier == "r3" else row for row in rows()]
    month = october(book=unlinked)
    (entry,) = register(month)
    assert "r3" not in {post.row for post in entry.posts}
    assert followed(month, entry) == Followed(drawn=20, counted=19, unconfirmed=1)
    assert cells(only(experiments(month)))[0][3] == "20 tirées, 19 comptées, 1 lien à noter"
    assert "r3" in {post.row for post in register(october())[0].posts}, "noted, it counts"


def test_rows_that_are_moved_changed_or_not_published_are_told_and_judged_by_the_arm_they_drew(
    october: Callable[..., ClientMonth],
) -> None:
    told = {
        f"r{n}": {"day": str(day), "format": "carrousel" if ARMS[n] == "A" else "image"} for n, day in enumerate(DAYS)
    }
    changed = {
        "r0": {"format": "image"},
        "r1": {"day": date(2026, 10, 30)},
        "r2": {"published_link": None, "status": "relecture", "theme": "Rien"},
    }
    book = [row.model_copy(update=changed.get(row.identifier, {})) for row in rows()]
    month = october(book=book, proposed=told)
    (entry,) = register(month)
    assert followed(month, entry) == Followed(drawn=20, counted=19, unpublished=1, moved=1, changed=1)
    assert {post.row: post.arm for post in entry.posts}["r0"] == "A", (
        "an image now, and still in the arm of the carousels"
    )
    boosted = [post | {"is_paid": post["post_id"] == "p5"} for post in posts()]
    paid = october(given=boosted)
    assert followed(paid, register(paid)[0]).unmeasured == 1


def test_a_post_too_young_is_counted_by_the_next_look(october: Callable[..., ClientMonth], hand_made: Made) -> None:
    young = [post | {"too_young": post["post_id"] == "p19"} for post in posts()]
    month = october(given=young)
    assert len(register(month)[0].posts) == 19
    state = json.loads(json.dumps(state_of(month)))
    later = hand_made(Dossier(trials=(trial(),)), before=state, posts=posts())
    november = replace(later, month=Month(2026, 11), book=Book(tuple(rows())))
    assert {post.row: post.month for post in register(november)[0].posts}["r19"] == "2026-11"


def test_what_the_team_ends_before_its_time_teaches_nothing(october: Callable[..., ClientMonth]) -> None:
    month = october(trials=(trial(accepted="non"),))
    assert (register(month)[0].state, register(month)[0].ended) == ("arrêté", "2026-10")
    assert "arrêté avant son terme, n’a rien appris" in only(experiments(month)).title


def test_the_rule_is_fixed_when_a_test_is_accepted(hand_made: Made, compared: Callable[..., dict[str, Any]]) -> None:
    comparisons = [compared(1.1, "non concluant", question="daypart", group="soir (18 h et après)", high=50.0)]
    evening = Trial(identifier="2026-10-t1", hypothesis="Publier le soir", accepted="oui")
    month = hand_made(Dossier(trials=(evening,)), comparisons=comparisons)
    (entry,) = register(month)
    assert (entry.question, entry.group, entry.rule.network, entry.since) == (
        "daypart",
        "soir (18 h et après)",
        "instagram",
        "2026-11",
    )
    assert (entry.state, entry.outcome, entry.looks) == ("en cours", "", ())
    own = hand_made(
        Dossier(trials=(evening.model_copy(update={"hypothesis": "Citer un client"}),)), comparisons=comparisons
    )
    assert (register(own)[0].question, register(own)[0].rule.network) == ("", ""), "another test under that name"
    dated = hand_made(Dossier(trials=(trial(end="31/12/2026"),)))
    assert register(dated)[0].rule.months == 2
    assert register(hand_made(Dossier(trials=(trial(accepted=None), trial(identifier="t2", outcome="Fini"))))) == ()


def test_the_answers_to_last_months_tests_are_those_of_their_own_tab(hand_made: Made) -> None:
    proposed = {"id": "2026-09-t1", "hypothesis": "Le soir", "needed": 9}
    answered = Trial(identifier="2026-09-t1", hypothesis="Le soir", accepted="non", outcome="trop cher")
    slide = previous_month(hand_made(Dossier(trials=(answered,)), before={"tests": [proposed]}))
    assert cells(slide)[0][2] == "refusé : trop cher"
    assert cells(previous_month(hand_made(before={"tests": [proposed]})))[0][2] == "sans réponse notée"
