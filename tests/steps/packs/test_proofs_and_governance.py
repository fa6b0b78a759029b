"""The plan of proofs and the governance: what lacks, who gets it by when; one who answers a line; what results establish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.followed import Decision
from iwa.dossier.proofs import Proof
from iwa.dossier.rows import Goal, Person
from iwa.dossier.target import KeyMessage
from iwa.slides import Slide, Table
from iwa.steps import governance, proof_plan
from iwa.steps.proof_plan.wanted import wanted

TEAM = (
    Person(name="Léa Martin", role="vente", hours=10.0, moderates="responsable"),
    Person(name="Anne Petit", role="consultante", hours=3.0),
    Person(name="Paul Roy", hours=1.0, approves="oui", moderates="direction"),
)
PILLARS = (
    EditorialElement(element="pilier", name="preuves", note="Lu pour vous"),
    EditorialElement(element="pilier", name="coulisses"),
)
CASE = Proof(kind="cas client", name="La reliure des Brun", state="à obtenir", owner="Paul Roy")
Shop = Callable[..., ClientMonth]


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return list(slide.exhibit.rows)


@pytest.fixture
def shop(hand_made: Callable[..., ClientMonth]) -> Shop:
    """A bookshop with three people and two pillars; tabs and tables as given."""

    def made(tabs: dict[str, Any] | None = None, **tables: Any) -> ClientMonth:
        return hand_made(Dossier(**({"team": TEAM, "editorial": PILLARS} | (tabs or {}))), **tables)

    return made


def mail(*texts: str) -> list[dict[str, Any]]:
    return [
        {"message_id": str(place), "network": "facebook", "channel": "avis", "text": text, "rating": 2.0,
         "received_at": pd.Timestamp("2026-10-03 10:00", tz="UTC") + pd.Timedelta(days=place)}
        for place, text in enumerate(texts)
    ]  # fmt: skip


def test_a_proof_is_shown_asked_for_or_out_of_date(shop: Shop) -> None:
    old = Proof(kind="avis", name="Avis de 2024", state="existe", permission="accordée", expires=date(2026, 9, 1))
    good = Proof(kind="chiffre", name="Mille livres réparés", state="existe", permission="sans objet")
    slide = proof_plan.inventory(shop({"proofs": (CASE, old, good)}))
    assert [(row[0], row[5]) for row in rows(slide)] == [
        ("Mille livres réparés", "fait"),
        ("La reliure des Brun", "à faire"),
        ("Avis de 2024", "sans objet"),
    ]
    assert "passé le 01/09/2026" in str(rows(slide)) and slide.title.startswith("Une preuve se montre")


def test_a_pillar_without_a_proof_is_named_with_the_kind_to_seek(shop: Shop) -> None:
    bare = proof_plan.pillars(shop())
    assert "Lu pour vous" in bare.title and rows(bare)[0][5] == "cas client" and rows(bare)[0][6] == "à faire"
    usable = CASE.model_copy(update={"state": "existe", "permission": "accordée"})
    assert rows(proof_plan.pillars(shop({"proofs": (usable,)})))[0][6] == "fait"


def test_an_objection_has_a_proof_to_check_or_the_kind_that_would_answer(shop: Shop) -> None:
    price = "C’est un peu cher pour la reliure."
    slide = proof_plan.objections(shop(messages=mail(price, price)))
    assert rows(slide)[0][1:4] == ("2", "rien encore", "Chiffre sur ce point")
    usable = CASE.model_copy(update={"state": "existe", "permission": "accordée"})
    found = rows(proof_plan.objections(shop({"proofs": (usable,)}, messages=mail(price))))
    assert found[0][2] == "à vérifier : La reliure des Brun" and found[0][4] == "en cours"
    assert "à compléter" in str(rows(proof_plan.objections(shop())))


def test_each_proof_to_get_has_why_how_who_and_when(shop: Shop) -> None:
    price = "C’est un peu cher ici."
    message = KeyMessage(message="Un livre se répare")
    month = shop({"proofs": (CASE,), "key_messages": (message,)}, messages=mail(price, price))
    found = {one.why: one for one in wanted(month)}
    assert found["objection reçue 2 fois"].kind == "chiffre" and found["message clé sans preuve"].who == "Léa Martin"
    noted = next(one for one in wanted(month) if one.what == "La reliure des Brun")
    assert noted.who == "Paul Roy" and noted.by > date(2026, 10, 31)  # of the team: they see to it
    told = rows(proof_plan.plan(month))
    assert all(cell for row in told for cell in row) and [one.by for one in wanted(month)] == sorted(
        one.by for one in wanted(month)
    )
    stranger = CASE.model_copy(update={"owner": "Madame Brun"})
    assert next(one for one in wanted(shop({"proofs": (stranger,)})) if one.what == CASE.name).asked == "Madame Brun"


def test_one_person_answers_for_each_line_and_everybody_is_of_the_team(shop: Shop) -> None:
    goals = (
        Goal(type="conversion", sentence="Remplir l’atelier", owner="Léa Martin"),
        Goal(type="notoriété", sentence="Se faire connaître"),
    )
    slide = governance.raci(shop({"goals": goals}))
    names = {person.name for person in TEAM}
    assert all(row[2] in names for row in rows(slide)[:-1]) and rows(slide)[-1][2] == "à compléter"
    for row in rows(slide):
        told = [name for cell in (row[1], row[3], row[4]) for name in cell.split(", ") if name != "–"]
        assert set(told) <= names and len(told) == len(set(told))
    assert "sans nom" in slide.title and "Se faire connaître" in slide.decision


def test_a_team_of_one_and_no_team_are_said(shop: Shop) -> None:
    alone = governance.raci(shop({"team": TEAM[:1]}))
    assert "personne ne relit" in " ".join(alone.message)
    nobody = governance.raci(shop({"team": ()}))
    assert "à compléter" in nobody.title and {row[2] for row in rows(nobody)} == {"à compléter"}
    replaced = TEAM[2].model_copy(update={"replaced_by": "Anne Petit"})
    assert "Paul Roy" not in " ".join(governance.raci(shop({"team": (*TEAM[:2], replaced)})).message)


def test_an_advanced_playbook_holds_what_the_client_s_posts_establish(
    shop: Shop, compared: Callable[..., dict[str, Any]]
) -> None:
    def page(*comparisons: dict[str, Any]) -> Slide:
        return next(
            one for one in governance.advanced(shop(comparisons=list(comparisons))) if one.id.endswith("instagram")
        )

    firm = page(compared(1.6, "concluant"))
    assert rows(firm)[0][2:4] == ("+60\xa0%", "+28\xa0% à +100\xa0%") and firm.verdict == "concluant"
    assert "vont de pair avec plus d’engagement" in firm.title and "carrousels" in firm.decision
    weak = page(compared(1.1, "non concluant"))
    assert rows(weak)[0][6] == "rien à en tirer" and "aucune règle" in weak.title


def test_decisions_without_an_outcome_teach_nothing(shop: Shop) -> None:
    done = Decision(
        identifier="1", decision="Ouvrir le samedi", owner="Léa Martin", state="fait", outcome="Douze ventes"
    )
    late = Decision(
        identifier="2", decision="Refaire la page", owner="Paul Roy", state="à faire", due=date(2026, 10, 1)
    )
    slide = governance.acquired(shop({"decisions": (done, late)}))
    assert (
        "Douze ventes" in str(rows(slide))
        and "Échéance passée" in slide.message[0]
        and slide.decision.startswith("Paul Roy")
    )
    assert "à compléter" in str(rows(governance.acquired(shop())))


def test_a_client_without_anything_has_its_slides(hand_made: Callable[..., ClientMonth]) -> None:
    month = hand_made(sources=[])
    slides = [
        proof_plan.inventory(month),
        proof_plan.pillars(month),
        proof_plan.objections(month),
        proof_plan.plan(month),
    ]
    slides += [governance.raci(month), governance.acquired(month), *governance.advanced(month)]
    assert all(slide.decision.endswith(".") and "None" not in str(slide.exhibit) for slide in slides)
    assert sum("à compléter" in str(slide) for slide in slides) >= 5
