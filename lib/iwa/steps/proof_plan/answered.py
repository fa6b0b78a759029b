"""The objections that were received, each with the proof that answers it or the kind that would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from iwa.calendar.received import Asked, asked
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import inventory
from iwa.method.words import empty_words

SHORT = 4  # letters from which a word tells something
# What an objection is about, by words in it, and the kinds of proof that answer it, the best first.
ABOUT = {
    ("cher", "prix", "tarif"): ("chiffre", "cas client"),
    ("attente", "delai", "long", "file", "retard"): ("chiffre", "témoignage"),
    ("qualite", "casse", "abime", "mort", "decu", "sec"): ("démonstration", "avis"),
    ("accueil", "personne", "conseil", "reponse", "refus"): ("témoignage", "avis"),
}
USUAL = ("avis", "témoignage")


@dataclass(frozen=True)
class Answer:
    """An objection with the proofs that may be shown and speak of it, those on their way, and the kind to seek."""

    objection: Asked
    shown: tuple[Proof, ...]
    coming: tuple[Proof, ...]
    kind: str


@lru_cache(maxsize=2)
def answers(month: ClientMonth) -> tuple[Answer, ...]:
    """The objections of the window, the commonest first."""
    found = inventory(month.dossier.proofs, month.month.last)
    return tuple(
        Answer(one, _speaking(one, found.usable), _speaking(one, found.to_obtain), _kind(one))
        for one in asked(month)
        if one.kind == "objection"
    )


def _speaking(one: Asked, proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """The proofs whose name, source or note has a word of the objection or of its topic."""
    words = _words(f"{one.text} {one.topic or ''}")
    return tuple(proof for proof in proofs if words & _words(f"{proof.name} {proof.source or ''} {proof.note or ''}"))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", plain(text)) if len(word) >= SHORT and word not in empty_words()}


def _kind(one: Asked) -> str:
    text = plain(f"{one.text} {one.topic or ''}")
    return next((kinds[0] for words, kinds in ABOUT.items() if any(word in text for word in words)), USUAL[0])
