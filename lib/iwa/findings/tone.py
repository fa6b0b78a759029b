"""How the client's posts speak today: traits that can be counted in their words, each with an example.

A description, never a judgement: no trait is compared with engagement here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from iwa.accessibility import EMOJI

_WORD = r"(?<!\w)(?:{})(?!\w)"
_SENTENCES = re.compile(r"(?<=[.!?…»])\s+|\n+")
# What asks the reader to do something, in the forms that posts use.
CALLS = (
    "appelez", "cliquez", "commandez", "commentez", "contactez", "découvrez", "dites-nous", "écrivez", "essayez",
    "inscrivez-vous", "lien en bio", "partagez", "passez", "profitez", "racontez", "réservez", "téléchargez", "venez",
    "visitez",
)  # fmt: skip


def _words(*forms: str) -> Callable[[str], bool]:
    pattern = re.compile(_WORD.format("|".join(map(re.escape, forms))), re.IGNORECASE)
    return lambda text: bool(pattern.search(text))


TRAITS: dict[str, Callable[[str], bool]] = {
    "vouvoiement": _words("vous", "votre", "vos"),
    "tutoiement": _words("tu", "toi", "tes"),
    "nous": _words("nous", "notre", "nos"),
    "question": lambda text: "?" in text,
    "exclamation": lambda text: "!" in text,
    "appel à agir": _words(*CALLS),
    "emoji": lambda text: bool(EMOJI.search(text)),
    "hashtag": lambda text: bool(re.search(r"(?<!\w)#\w", text)),
}


@dataclass(frozen=True)
class Trait:
    """One trait: how many of the texts have it, of how many, and a sentence that shows it ("" for none)."""

    name: str
    count: int
    total: int
    example: str

    @property
    def share(self) -> float:
        return self.count / self.total


def tone(posts: pd.DataFrame) -> list[Trait]:
    """The traits of the posts that have words, in the order of `TRAITS`; empty without any such post.

    The example is a sentence of the most engaging post with the trait, the latest where none has
    interactions.

    >>> posts = pd.DataFrame({"text": ["Et vous ?", "Le four est chaud !"], "interactions": [3.0, 9.0],
    ...                       "published_at": pd.to_datetime(["2026-10-01", "2026-10-02"], utc=True)})
    >>> [(trait.name, trait.count) for trait in tone(posts) if trait.count]
    [('vouvoiement', 1), ('question', 1), ('exclamation', 1)]
    """
    worded = posts[posts["text"].fillna("").str.strip() != ""]
    ordered = worded.sort_values(["interactions", "published_at"], kind="stable", na_position="first")
    texts = [str(text) for text in ordered["text"]]
    return [_trait(name, has, texts) for name, has in TRAITS.items()] if texts else []


def _trait(name: str, has: Callable[[str], bool], texts: list[str]) -> Trait:
    found = [text for text in texts if has(text)]
    return Trait(name, len(found), len(texts), _sentence(found[-1], has) if found else "")


def _sentence(text: str, has: Callable[[str], bool]) -> str:
    """The first sentence of the text that has the trait; the whole text where only the whole has it."""
    return next((part for part in _SENTENCES.split(text) if has(part)), text)


def typical_length(posts: pd.DataFrame) -> float:
    """The middle number of characters of the posts that have words; NaN without any."""
    texts = posts["text"].fillna("").str.strip()
    return float(texts[texts != ""].str.len().median())
