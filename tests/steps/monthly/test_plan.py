"""Tests, stops and decisions of the next month."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Person
from iwa.steps.monthly.actions import decisions as decisions_slide
from iwa.steps.monthly.actions import stops as stops_slide
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
        compared(1.2, "indicatif", question=question, group=group)
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
