"""The words of the editorial line, and how often the recent posts use them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from iwa.accessibility import HASHTAG
from iwa.client_month import ClientMonth
from iwa.dossier.choices import WORD_AVOIDED, WORD_USED
from iwa.dossier.editorial import EditorialElement
from iwa.exports.wording import normalised
from iwa.labels.hooks import SENTENCE
from iwa.labels.spoken import spoken
from iwa.measures.measure import worded


@dataclass(frozen=True)
class WordUse:
    """A word of the dossier: in how many of `total` texts of the window it stands, and the latest sentence with it ("")."""

    row: EditorialElement
    count: int
    total: int
    sentence: str = ""

    @property
    def is_avoided(self) -> bool:
        return self.row.element == WORD_AVOIDED

    @property
    def forms(self) -> tuple[str, ...]:
        """What is looked for: the word and the other forms noted beside it."""
        return forms_of(self.row)


def forms_of(row: EditorialElement) -> tuple[str, ...]:
    """The word and its other forms, each once, without case and accents.

    >>> forms_of(EditorialElement(element="mot à éviter", name="Gourmand", words="gourmand, gourmande"))
    ('gourmand', 'gourmande')
    """
    return tuple(dict.fromkeys(normalised(form) for form in (row.name, *row.words)))


def holds(text: object, forms: Iterable[str]) -> bool:
    """Whether a text holds one of the forms, whole.

    >>> holds("Nos solutions", ["solution"]), holds("La Solution.", ["solution"])
    (False, True)
    """
    said = spoken(text)
    return any(said.times(form) for form in forms)


def word_uses(month: ClientMonth) -> list[WordUse]:
    """Each word to use or to avoid with its uses in the window's texts, stories and answers to others apart."""
    posts = worded(month.window_posts).sort_values("published_at", kind="stable")
    return [_use(row, posts["text"]) for row in month.dossier.editorial if row.element in (WORD_USED, WORD_AVOIDED)]


def _use(row: EditorialElement, texts: pd.Series) -> WordUse:
    forms = forms_of(row)
    found = [str(text) for text in texts if holds(text, forms)]
    sentences = [sentence for text in found if (sentence := _sentence(text, forms))]
    return WordUse(row, len(found), len(texts), sentences[-1] if sentences else "")


def _sentence(text: str, forms: tuple[str, ...]) -> str:
    """The first sentence with one of the forms; "" where it stands in a hashtag alone."""
    lines = [line for line in HASHTAG.sub("", text).splitlines() if line.strip()]
    sentences = [part for line in lines for part in (SENTENCE.findall(line) or [line])]
    return next((part.strip() for part in sentences if holds(part, forms)), "")
