"""Why each pillar is there, what is published of it, under which names, with which proofs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.checking import beyond_reach
from iwa.client_month import ClientMonth
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.proofs import Proof
from iwa.slides import Chart, Slide, Table
from iwa.steps.architecture import mix, pillar_slide, proof_slide, rubric_slide

Shop = Callable[..., ClientMonth]


def element(kind: str, name: str, **more: Any) -> EditorialElement:
    return EditorialElement.model_validate({"element": kind, "name": name, **more})


def rows(slide: Slide) -> tuple[tuple[str, ...], ...]:
    table = slide.exhibit if isinstance(slide.exhibit, Table) else slide.second
    assert isinstance(table, Table)
    return table.rows


def dated(*pillars: str | None) -> list[dict[str, Any]]:
    day = pd.Timestamp("2026-10-05 10:00", tz="UTC")
    return [{"network": "facebook", "post_id": str(n), "published_at": day, "pillar": p} for n, p in enumerate(pillars)]


def test_a_pillar_serves_an_objective_or_is_to_be_justified(bookshop: Shop) -> None:
    slide = pillar_slide(bookshop())
    lu, arriere, offres = rows(slide)
    assert "Remplir l’atelier du samedi" in lu[1] and "Remplir l’atelier du samedi" in offres[1]
    assert "raison à compléter" in arriere[1] and "L’arrière-boutique" in slide.decision
    assert lu[0].startswith("Lu pour vous (preuves)") and lu[3] == "40\xa0%"


def test_how_the_posts_of_a_pillar_do_is_a_reason(bookshop: Shop, compared: Callable[..., dict[str, Any]]) -> None:
    judged = [compared(1.4, "concluant", question="pillar", group="coulisses")]
    (_, arriere, _) = rows(pillar_slide(bookshop(comparisons=judged)))
    assert "Sur Instagram, 40\xa0% d’engagement en plus que le reste (concluant, 20 contre 30)" in arriere[1]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("preuves", "offres"), "Deux piliers dans l’onglet « éditorial » : il en faut trois au moins"),
        (("preuves", "offres", "coulisses", "expertise", "pédagogie", "communauté", "offres"),
         "Sept piliers dans l’onglet « éditorial » : au-delà de six, aucun ne se reconnaît ; « offres » à fondre."),
    ],
)  # fmt: skip
def test_two_pillars_or_seven_are_said_in_a_sentence(bookshop: Shop, names: tuple[str, ...], said: str) -> None:
    slide = pillar_slide(bookshop(tabs={"editorial": tuple(element("pilier", name) for name in names)}))
    assert said in slide.message[0]


def test_without_pillars_some_are_proposed_and_said_to_be(bookshop: Shop) -> None:
    slide = pillar_slide(bookshop(tabs={"editorial": ()}))
    assert "proposés" in slide.title and "à compléter" in slide.message[0] and "Paul Roy" in slide.decision


def test_the_mix_adds_up_with_what_has_no_pillar(bookshop: Shop) -> None:
    slide = mix(bookshop(posts=dated("offres", "offres", "offres", "expertise", None)))
    assert [row[1] for row in rows(slide)] == ["20\xa0%", "0\xa0%", "0\xa0%", "60\xa0%", "20\xa0%", "100\xa0%"]
    assert [row[2] for row in rows(slide)] == ["0\xa0%", "40\xa0%", "20\xa0%", "40\xa0%", "–", "100\xa0%"]
    assert slide.title == "Trop peu de « Lu pour vous » : 0\xa0% de ce qui est publié, pour 40\xa0% prévus"
    assert isinstance(slide.exhibit, Chart) and slide.exhibit.categories[-1] == "Non classé"
    assert "Expertise (20\xa0%)" in slide.message[0]


def test_the_mix_says_where_the_plan_and_the_results_point_apart(
    bookshop: Shop, compared: Callable[..., dict[str, Any]]
) -> None:
    posts = dated("coulisses", "coulisses", "coulisses", "offres")
    said = {
        ratio: " ".join(mix(bookshop(posts=posts, comparisons=[compared(ratio, "concluant", question="pillar", group="coulisses")])).message)
        for ratio in (1.4, 0.6)
    }  # fmt: skip
    assert "réussit pourtant" in said[1.4] and "ailleurs que sur Instagram" in said[1.4]
    assert "réussit" not in said[0.6]


def test_posts_that_nothing_classes_are_said_to_have_no_pillar(bookshop: Shop) -> None:
    slide = mix(bookshop())
    assert "Aucune publication n’a encore de pilier" in slide.title and "Lu pour vous" in slide.decision
    assert rows(slide)[-2] == ("Non classé", "100\xa0%", "–", "–")
    assert "part de zéro" in mix(bookshop(posts=[])).title


def test_a_rubric_has_formats_of_its_network_that_the_audit_does_not_stop(
    bookshop: Shop, compared: Callable[..., dict[str, Any]]
) -> None:
    editorial = (element("pilier", "preuves"), element("rubrique", "Goûté", pillar="preuves", network="Instagram"))
    told = [
        rows(rubric_slide(bookshop(tabs={"editorial": editorial}, comparisons=judged)))[0][3]
        for judged in ([], [compared(1.5, "concluant")], [compared(0.5, "concluant")])
    ]
    assert told == ["carrousels et images", "carrousels (à amplifier) et images", "reels et images"]


def test_a_pillar_without_a_rubric_stays_to_be_filled_in(bookshop: Shop) -> None:
    slide = rubric_slide(bookshop())
    assert all(row[1] == "rubrique à compléter" for row in rows(slide))
    assert "« Lu pour vous », « L’arrière-boutique » et « Offres »" in slide.decision


def test_proofs_are_told_apart_by_what_may_be_shown(bookshop: Shop) -> None:
    proofs = (
        Proof(kind="avis", name="Avis d’avril", state="existe", permission="sans objet"),
        Proof(kind="cas client", name="Le club du jeudi", state="à obtenir", owner="Anna Petit"),
        Proof(kind="chiffre", name="38 ans", state="existe", permission="accordée", expires="01/10/2026"),
    )
    slide = proof_slide(bookshop(tabs={"proofs": proofs}))
    lu, arriere, _ = rows(slide)
    assert lu[1] == "Avis d’avril (avis)" and "voir Anna Petit" in lu[2] and arriere[1] == "rien encore"
    assert slide.title.startswith("Une preuve utilisable, une à obtenir ; « L’arrière-boutique » n’en a aucune")
    assert slide.message == ("38 ans : plus utilisable depuis le 1er\xa0octobre\xa02026.",)
    assert "Le club du jeudi" in slide.decision


def test_without_proofs_the_slide_says_so(bookshop: Shop) -> None:
    slide = proof_slide(bookshop())
    assert "Aucune preuve notée" in slide.title and "cas client" in slide.decision


def test_seven_pillars_and_hours_that_hold_no_network_are_told_before_a_run(bookshop: Shop) -> None:
    names = ("preuves", "offres", "coulisses", "expertise", "pédagogie", "communauté", "offres")
    seven = bookshop(hours=0.2, tabs={"editorial": tuple(element("pilier", name) for name in names)})
    many, none = beyond_reach(seven)
    assert many.startswith("Sept piliers") and none.startswith("Aucun réseau ne tient")
    assert beyond_reach(bookshop()) == beyond_reach(bookshop(hours=None)) == ()
