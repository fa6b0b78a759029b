"""Tests, stops and decisions of the next month."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Person
from iwa.slides import Blocks, Slide, Table
from iwa.steps.monthly.actions import decisions as decisions_slide
from iwa.steps.monthly.actions import stops as stops_slide
from iwa.steps.monthly.actions import trials as trials_slide
from iwa.steps.monthly.plan import decisions, state_of
from iwa.steps.monthly.stops import stops
from iwa.steps.monthly.trials import trials

Made = Callable[..., Any]


def test_nothing_is_stopped_on_an_inconclusive_or_indicative_result(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    month = hand_made(comparisons=[compared(0.4, "non concluant"), compared(0.5, "indicatif", question="theme")])
    assert stops(month) == []
    slide = stops_slide(month)
    assert slide.title == "Rien n’est à stopper : aucun recul n’est établi"
    assert slide.decision == "Rien à stopper."


def test_a_conclusive_fall_is_stopped_with_its_evidence_and_what_it_frees(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    (stop,) = stops(hand_made(comparisons=[compared(0.5, "concluant")]))
    assert stop.what == "Les carrousels sur Instagram"
    assert stop.evidence.replace("\xa0", " ") == "−50 % (entre −60 % et −38 %), 20 publications contre 30, concluant"
    assert stop.frees.replace("\xa0", " ") == "0 publication par mois ; heures à compléter"
    slide = stops_slide(hand_made(comparisons=[compared(0.5, "concluant")]))
    assert slide.title == "Une chose est à arrêter : les carrousels sur Instagram"


def test_a_network_and_question_gives_one_test_and_there_are_three_at_most(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    rows = [
        compared(1.2, "indicatif", question=question, group=group, high=50.0)
        for question in ("format", "theme", "daypart", "length")
        for group in ("a", "b")
    ]
    found = trials(hand_made(comparisons=rows))
    assert len(found) == 3
    assert len({(trial.network, trial.question) for trial in found}) == 3
    assert [trial.id for trial in found] == ["2026-10-t1", "2026-10-t2", "2026-10-t3"]
    assert all(1 <= trial.months <= 3 and trial.needed >= 1 for trial in found)


def test_decisions_have_an_owner_and_a_date_and_are_remembered(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    approver = Person.model_construct(name="Anouk", approves=True)
    month = hand_made(Dossier(team=(approver,)), comparisons=[compared(1.5, "concluant")])
    found = decisions(month)
    assert [(d.id, d.owner, d.due.isoformat()) for d in found[:2]] == [
        ("2026-10-d1", "Anouk", "2026-11-30"),
        ("2026-10-d2", "Anouk", "2026-11-30"),
    ]
    assert [d["text"] for d in state_of(month)["decisions"]] == [d.text for d in found]


def test_without_a_team_the_owner_is_to_complete(hand_made: Callable[..., ClientMonth]) -> None:
    (only,) = decisions(hand_made())
    assert (only.text, only.owner) == ("Fixer un objectif chiffré, daté, avec un responsable", "à compléter")
    slide = decisions_slide(hand_made())
    assert slide.title.replace("\xa0", " ") == "1 décision est attendue d’ici au 30 novembre"


def text_of(slide: Slide) -> str:
    assert isinstance(slide.exhibit, Blocks)
    return "\n".join(line for block in slide.exhibit.items for line in block.lines).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("question", "group", "constant"),
    [
        ("theme", "Pains", "mêmes formats et mêmes horaires"),
        ("format", "carousel", "mêmes sujets et mêmes horaires"),
        ("daypart", "soir (18 h et après)", "mêmes jours de la semaine, mêmes formats et mêmes sujets"),
        ("length", "texte court", "mêmes sujets, mêmes formats et mêmes horaires"),
    ],
)
def test_a_test_holds_constant_all_but_what_it_compares(
    question: str, group: str, constant: str, hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    month = hand_made(comparisons=[compared(1.02, "non concluant", question=question, group=group, high=50.0)])
    assert f"contre le reste, au sort par blocs de quatre, {constant}." in text_of(trials_slide(month))


def test_the_smallest_visible_effect_is_not_the_hypothesis(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    month = hand_made(comparisons=[compared(1.02, "non concluant", high=50.0)])
    (trial,) = trials(month)
    assert trial.effect > 1
    told = text_of(trials_slide(month)).replace("\u202f", " ")
    assert "plus d’engagement que le reste (écart mesuré : +2 %, non concluant)." in told
    assert f"le test ne verra qu’un écart d’au moins {trial.effect * 100:.0f} %." in told.replace(" 0", "0")
    assert "publications de chaque côté" in told or "publication de chaque côté" in told


def test_a_test_that_three_months_cannot_answer_comes_last_and_takes_up_to_six(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    # Three posts a month and side and a spread of 0.7: three months see ×2.5, six ×1.9.
    slow = compared(1.3, "indicatif", high=2.2)
    usual = compared(1.1, "non concluant", question="theme", group="Pains", high=50.0)
    month = hand_made(comparisons=[slow, usual])
    assert [(trial.question, trial.months) for trial in trials(month)] == [("theme", 3), ("format", 6)]
    assert (
        trials_slide(month).title.replace("\xa0", " ") == "Deux tests sont à lancer, jugés en 3 à 6 mois, sur Instagram"
    )


def test_a_test_that_would_see_only_what_the_posts_rule_out_is_not_proposed(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    hopeless = compared(1.3, "indicatif", high=1.4)
    useful = compared(1.1, "non concluant", question="theme", group="Pains", high=50.0)
    month = hand_made(comparisons=[hopeless, useful])
    assert [trial.question for trial in trials(month)] == ["theme"]
    slide = trials_slide(month)
    assert slide.title.replace("\xa0", " ") == "Un test est à lancer, jugé au bout de 3 mois, sur Instagram"
    assert any(line.startswith("Moins de trois tests") for line in slide.message)


def link(post: str, content: str | None) -> dict[str, Any]:
    address = "https://www.maison-lune.fr/pains"
    return {"network": "facebook", "post_id": post, "address": address, "content": content}


def post(name: str, rate: float = 0.05, paid: bool = False) -> dict[str, Any]:
    return {
        "network": "facebook", "post_id": name, "published_at": pd.Timestamp("2026-10-06", tz="UTC"), "format": "image",
        "is_paid": paid, "engagement_rate": rate, "interactions": rate * 1000, "exposure": 1000.0, "too_young": False,
    }  # fmt: skip


def test_the_decision_on_stops_follows_from_each_row_and_leaves_out_what_is_not_established(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    rows = [compared(0.5, "concluant"), compared(0.6, "indicatif", question="theme", group="Pains")]
    given = {"posts": [post("p1"), post("p2")], "links": [link("p1", None), link("p2", "2026-10-06-fb-2")]}
    slide = stops_slide(hand_made(comparisons=rows, **given))
    assert slide.decision.replace("\u202f", " ").replace("\xa0", " ") == (
        "Ne plus programmer les carrousels sur Instagram ; mettre un lien suivi dans chaque publication qui mène vers le site."
    )
    assert isinstance(slide.exhibit, Table)
    assert [row[2] for row in slide.exhibit.rows if row[0].startswith("Pas encore")] == [
        "Rien tant que ce n’est pas confirmé"
    ]
    alone = stops_slide(hand_made(**given))
    assert alone.title == "Une chose est à arrêter : les liens non suivis vers le site"
    assert alone.decision == "Mettre un lien suivi dans chaque publication qui mène vers le site."


def test_a_few_paid_posts_without_a_verdict_stop_nothing(hand_made: Callable[..., ClientMonth]) -> None:
    paid = [post(f"paid{n}", 0.01, paid=True) for n in range(4)]
    month = hand_made(posts=[*paid, *(post(f"p{n}") for n in range(6))])
    assert stops(month) == [] and not any("payées" in d.text for d in decisions(month))
    slide = stops_slide(month)
    assert slide.decision == "Rien à stopper."
    assert isinstance(slide.exhibit, Table)
    (row,) = slide.exhibit.rows
    assert row[0].startswith("Pas encore") and "4 publications payées sur 4" in row[1].replace("\xa0", " ")
    assert "sans verdict" in row[1]


def test_what_is_decided_is_followed_up_in_a_month_that_is_named(hand_made: Callable[..., ClientMonth]) -> None:
    assert "suites données en novembre 2026" in decisions_slide(hand_made()).subtitle.replace("\xa0", " ")
