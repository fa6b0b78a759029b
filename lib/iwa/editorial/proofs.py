"""The proofs of the dossier: what can be shown, what is to be obtained, what a pillar still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from iwa.dossier.choices import PROOF_KINDS
from iwa.dossier.proofs import Proof
from iwa.method.pillars import pillars

SHOWN = PROOF_KINDS[:5]  # the kinds that show something; the others are what contents are made with
ALLOWED = ("accordée", "sans objet")


@dataclass(frozen=True)
class Inventory:
    """Proofs as they stand on a day: `usable`, `to_obtain` (or without leave yet), `lost` (refused or expired)."""

    usable: tuple[Proof, ...]
    to_obtain: tuple[Proof, ...]
    lost: tuple[Proof, ...]


def is_usable(proof: Proof, on: date) -> bool:
    """Whether a proof exists, may be shown, and is not past its last day."""
    return proof.state == "existe" and proof.permission in ALLOWED and not is_expired(proof, on)


def is_expired(proof: Proof, on: date) -> bool:
    """Whether the last day on which it may be shown lies before a day."""
    return proof.expires is not None and proof.expires < on


def inventory(proofs: Sequence[Proof], on: date) -> Inventory:
    """The proofs, assets left out, as they stand on a day.

    >>> case = Proof(kind="cas client", name="Jardin Lemoine", state="existe", permission="accordée")
    >>> [proof.name for proof in inventory([case], date(2026, 10, 31)).usable]
    ['Jardin Lemoine']
    """
    shown = [proof for proof in proofs if proof.kind in SHOWN]
    lost = tuple(proof for proof in shown if proof.permission == "refusée" or is_expired(proof, on))
    usable = tuple(proof for proof in shown if is_usable(proof, on))
    return Inventory(usable, tuple(proof for proof in shown if proof not in (*usable, *lost)), lost)


def proofs_for(pillar: str, proofs: Sequence[Proof]) -> list[Proof]:
    """Those of the proofs that a pillar is told with."""
    return [proof for proof in proofs if proof.kind in pillars().pillars[pillar].proofs]
