"""Which pillars, how much of each, and the proofs they are told with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.choices import PROOF_KINDS
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.proofs import Proof
from iwa.dossier.rows import Goal
from iwa.editorial.mix import (
    UNCLASSIFIED,
    are_proposed,
    by_balance,
    chosen_pillars,
    observed_mix,
    own_name,
    planned_mix,
)
from iwa.editorial.proofs import SHOWN, inventory, proofs_for
from iwa.method.pillars import pillars

Made = Callable[..., ClientMonth]
ON = date(2026, 10, 31)


def pillar(name: str, note: str | None = None) -> EditorialElement:
    return EditorialElement(element="pilier", name=name, note=note)


def proof(kind: str, name: str, state: str = "existe", **more: object) -> Proof:
    return Proof.model_validate({"kind": kind, "name": name, "state": state, **more})


def test_the_pillars_of_the_dossier_keep_their_order_and_their_own_name(hand_made: Made) -> None:
    month = hand_made(Dossier(editorial=(pillar("offres", "Le rayon du moment"), pillar("preuves"), pillar("offres"))))
    assert chosen_pillars(month) == ("offres", "preuves") and not are_proposed(month)
    assert own_name(month, "offres") == "Le rayon du moment" and own_name(month, "preuves") == "Preuves"


def test_without_any_those_that_serve_the_objectives_are_proposed(hand_made: Made) -> None:
    month = hand_made(Dossier(goals=(Goal(type="fidélisation", sentence="Garder le lien"),)))
    assert are_proposed(month) and {"coulisses", "communauté"} <= set(chosen_pillars(month))
    assert len(chosen_pillars(month)) == 4


def test_a_pillar_that_serves_an_objective_has_a_greater_share(hand_made: Made) -> None:
    goals = (Goal(type="conversion", sentence="Vendre"),)
    month = hand_made(Dossier(goals=goals, editorial=(pillar("preuves"), pillar("coulisses"), pillar("communauté"))))
    assert planned_mix(month) == {"preuves": 0.5, "coulisses": 0.25, "communauté": 0.25}


def test_what_has_no_pillar_is_shown_as_such_and_the_shares_add_up(hand_made: Made) -> None:
    day = pd.Timestamp("2026-10-05 10:00", tz="UTC")
    found = [{"network": "facebook", "post_id": str(n), "published_at": day, "pillar": p}
             for n, p in enumerate(["offres", "offres", "expertise", None])]  # fmt: skip
    mix = observed_mix(hand_made(posts=found))
    assert mix == {"expertise": 0.25, "offres": 0.5, UNCLASSIFIED: 0.25}
    assert by_balance(mix) == {"valeur": 0.25, "preuve": 0, "lien": 0, "action": 0.5, UNCLASSIFIED: 0.25}
    assert observed_mix(hand_made()) == {}


def test_a_proof_is_usable_with_leave_and_before_its_last_day() -> None:
    proofs = [
        proof("avis", "Avis d’avril", permission="sans objet"),
        proof("cas client", "Jardin Lemoine", permission="à demander"),
        proof("témoignage", "Mme Roy", "à obtenir"),
        proof("chiffre", "38 ans", permission="accordée", expires="01/10/2026"),
        proof("démonstration", "Taille", permission="refusée"),
        proof("logo", "Logo vert", permission="sans objet"),
    ]
    found = inventory(proofs, ON)
    assert [p.name for p in found.usable] == ["Avis d’avril"]
    assert [p.name for p in found.to_obtain] == ["Jardin Lemoine", "Mme Roy"]
    assert [p.name for p in found.lost] == ["38 ans", "Taille"]
    assert inventory(proofs, date(2026, 9, 30)).usable[-1].name == "38 ans"


def test_each_pillar_is_told_with_kinds_of_proof_that_the_dossier_knows() -> None:
    kinds = {kind for one in pillars().pillars.values() for kind in one.proofs}
    assert kinds <= set(SHOWN) < set(PROOF_KINDS)
    assert [p.name for p in proofs_for("offres", [proof("avis", "Avis"), proof("démonstration", "Taille")])] == ["Avis"]


@pytest.mark.parametrize("mix", [{}, {"preuves": 1.0}])
def test_a_balance_holds_what_its_pillars_hold(mix: dict[str, float]) -> None:
    assert sum(by_balance(mix).values()) == sum(mix.values())
