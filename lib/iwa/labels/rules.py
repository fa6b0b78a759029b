"""What the dossier's rules say of posts: pillar, hook, angle and proof."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from iwa.dossier.choices import ANGLE, HOOK, PILLAR, RECURRING, RUBRIC, THEME
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.proofs import Proof
from iwa.dossier.read import Dossier
from iwa.labels.hooks import first_sentence, hook_of
from iwa.labels.spoken import Listed, Spoken, most_spoken, spoken

# A rubric or a series that a post names says more than the words of a pillar, and these more than those of a theme.
LEVELS = ((RUBRIC, RECURRING), (PILLAR,), (THEME,))
PROOFS = ("cas client", "chiffre", "avis", "témoignage", "démonstration")
SHORT = 3  # letters of a word that says nothing of a proof
YEAR = re.compile(r"(?:19|20)\d\d")
EMPTY = {
    "avec",
    "pour",
    "dans",
    "chez",
    "sous",
    "leur",
    "leurs",
    "notre",
    "votre",
    "cette",
    "dont",
    "plus",
    "sans",
    "entre",
}
LABELS = ("pillar", "hook", "angle", "proof")


def ruled(posts: pd.DataFrame, dossier: Dossier) -> pd.DataFrame:
    """Pillar, hook, angle and proof of each post by the rules, missing where none speaks; same index as `posts`.

    A pillar comes from the words and the name of a rubric or a series, then from the words of a pillar,
    then from those of a theme that is given one. A hook comes from the dossier's words in the first
    sentence, else from how that sentence is made. An angle comes from the dossier's words alone; a proof
    is that of the tab « preuves » all the words of whose name stand in the text, years apart.
    """
    rows = dossier.editorial
    pillars = [list(pillar_lists(rows, elements)) for elements in LEVELS]
    hooks, angles = ([Listed.of(row.name, row.words, row.network) for row in rows if row.element == one] for one in (HOOK, ANGLE))  # fmt: skip
    proofs = _proofs(dossier.proofs)
    texts = posts["text"].astype("object").tolist()
    said = [spoken(text) for text in texts]
    networks = posts["network"].astype(str).tolist()
    found = [
        (
            _first(text, pillars, network),
            _hook(raw, hooks, network) if isinstance(raw, str) else None,
            most_spoken(text, angles, network),
            _proof(text, proofs),
        )
        for text, raw, network in zip(said, texts, networks, strict=True)
    ]
    return pd.DataFrame(found, columns=list(LABELS), index=posts.index, dtype="str")


def _hook(text: str, hooks: Sequence[Listed], network: str) -> str | None:
    """What the first sentence speaks of, by the dossier's words, else how it is made."""
    return most_spoken(spoken(first_sentence(text)), hooks, network) or hook_of(text)


def pillar_lists(rows: Iterable[EditorialElement], elements: Sequence[str]) -> Iterable[Listed]:
    """The words that tell a pillar, by the rows of some elements; a rubric's or a series' own name is one of them."""
    for row in rows:
        if row.element not in elements:
            continue
        pillar = row.name if row.element == PILLAR else row.pillar
        named = (row.name,) if row.element in LEVELS[0] else ()
        if pillar and (row.words or named):
            yield Listed.of(pillar, (*row.words, *named), row.network)


def _first(text: Spoken, levels: Sequence[Sequence[Listed]], network: str) -> str | None:
    return next((name for lists in levels if (name := most_spoken(text, lists, network))), None)


def _proofs(rows: Iterable[Proof]) -> list[tuple[str, frozenset[str]]]:
    """The name of each proof with the words that show it, when there are two at least; a year is not one."""
    named = [(row.name, frozenset(filter(_tells, spoken(row.name).words))) for row in rows if row.kind in PROOFS]
    return [(name, words) for name, words in named if len(words) > 1]


def _tells(word: str) -> bool:
    if YEAR.fullmatch(word) or word in EMPTY:
        return False
    return word.isdecimal() or len(word) > SHORT


def _proof(text: Spoken, proofs: Sequence[tuple[str, frozenset[str]]]) -> str | None:
    return next((name for name, words in proofs if words <= text.words.keys()), None)
