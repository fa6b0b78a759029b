"""The quarter and the year in review: from the states of the months that were run, the others named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.followed import Decision
from iwa.dossier.rows import Goal
from iwa.months import Month, months_of
from iwa.problems import WrongUse
from iwa.run.review import name_of, review
from iwa.slides import Slide, Table
from iwa.steps.review import Reviewed, pages
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
QUARTER = months_of("2026-T4")
GOAL = Goal(type="conversion", sentence="Remplir l’atelier", measure="conversions", network="Facebook", target="10")
STATE: dict[str, Any] = {
    "decisions": [{"id": "2026-10-d1", "text": "Ouvrir le samedi", "owner": "Léa Martin"}],
    "stops": [{"what": "Les liens sans suivi", "evidence": "4 publications"}],
}


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return list(slide.exhibit.rows)


@pytest.fixture
def reviewed(hand_made: Callable[..., ClientMonth]) -> Callable[..., dict[str, Slide]]:
    """The pages of the last quarter of 2026, of which October was run, by id; tabs as given."""

    def made(**tabs: Any) -> dict[str, Slide]:
        series = [{"network": "facebook", "measure": "conversions", "month": "2026-10", "value": 12.0, "n": 12}]
        month = hand_made(Dossier(**({"goals": (GOAL,)} | tabs)), series=series)
        return {slide.id: slide for slide in pages(Reviewed(name_of(QUARTER), QUARTER, {OCTOBER: STATE}, month))}

    return made


def test_an_objective_has_its_value_of_each_month_and_where_it_stands(
    reviewed: Callable[..., dict[str, Slide]],
) -> None:
    slide = reviewed()["bilan.objectifs"]
    assert (
        rows(slide) == [("Remplir l’atelier", "12", "10", "atteint")] and "un objectif sur un à la cible" in slide.title
    )
    assert "novembre" in slide.message[0] and "décembre" in slide.message[0]
    assert "à compléter" in str(rows(reviewed(goals=())["bilan.objectifs"]))


def test_a_decision_has_what_came_of_it_by_its_identifier(reviewed: Callable[..., dict[str, Slide]]) -> None:
    bare = reviewed()["bilan.decisions"]
    assert rows(bare)[0][2:] == ("Léa Martin", "suite à compléter") and bare.decision.startswith("Léa Martin")
    noted = Decision(
        identifier="2026-10-d1", decision="Ouvrir le samedi", owner="Paul Roy", state="fait", outcome="Douze ventes"
    )
    own = Decision(identifier="2026-11-réunion-1", decision="Refaire la page", state="en cours")
    old = Decision(identifier="2026-05-d1", decision="Trop ancien")
    found = rows(reviewed(decisions=(noted, own, old))["bilan.decisions"])
    assert [row[1:] for row in found] == [
        ("Ouvrir le samedi", "Paul Roy", "Douze ventes"),
        ("Refaire la page", "à compléter", "en cours"),
    ]


def test_what_was_stopped_is_told_with_its_month(reviewed: Callable[..., dict[str, Slide]]) -> None:
    slide = reviewed()["bilan.appris"]
    assert (
        rows(slide)[0][1:] == ("Arrêt proposé : Les liens sans suivi", "4 publications")
        and "un arrêt proposé" in slide.title
    )


def test_a_quarter_of_which_no_month_was_run_is_refused(tmp_path: Any) -> None:
    with pytest.raises(WrongUse, match="Aucun mois de 2026-T4"):
        review(ClientFolder(tmp_path / "clients" / "lune"), "2026-T4", QUARTER)
