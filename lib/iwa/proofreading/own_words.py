"""The client's words to avoid, with their inflections, and the subjects that it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iwa.dossier.editorial import EditorialElement
from iwa.exports.wording import normalised
from iwa.labels.spoken import Spoken, spoken
from iwa.proofreading.draft import Draft, House
from iwa.proofreading.remark import Remark, quoted

# A word's end, and the ends that take its place: plural, feminine. The first that fits counts.
ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("eux", ("eux", "euse", "euses")),
    ("eau", ("eau", "eaux", "elle", "elles")),
    ("al", ("al", "ale", "als", "ales", "aux")),
    ("if", ("if", "ifs", "ive", "ives")),
    ("er", ("er", "ers", "ere", "eres", "e", "es", "ee", "ees", "ez", "ons", "ent", "ant")),
    ("el", ("el", "els", "elle", "elles")),
    ("en", ("en", "ens", "enne", "ennes")),
    ("s", ("s", "", "se", "ses")),
    ("x", ("x", "")),
    ("e", ("e", "es")),
    ("", ("", "s", "e", "es", "x")),
)
SMALL = 3  # letters of a word that takes no ending, and that says nothing of a subject


def on_words(draft: Draft, house: House) -> Iterator[Remark]:
    """The remarks on words to avoid and on subjects to leave alone, in the text and in the description of the picture."""
    text = spoken(f"{draft.text}\n{draft.alt}")
    for row in house.avoided:
        if found := _said(text, (row.name, *row.words)):
            told = f"Choisir un autre mot : {row.note.rstrip('.')}." if row.note else "Choisir un autre mot."
            yield Remark(f"Mot à éviter : {row.name}", f"« {found} »", told)
    for row in house.off_limits:
        if found := _touched(text, row):
            told = (
                f"Retirer ce passage : {row.note.rstrip('.')}."
                if row.note
                else "Retirer ce passage, ou le faire valider."
            )
            yield Remark(f"Sujet à ne pas toucher : {row.name}", f"« {quoted(found)} »", told)


def _said(text: Spoken, words: tuple[str, ...]) -> str:
    """The first inflection of one of the words that stands in a text, "" for none."""
    return next((form for word in words for form in inflections(word) if text.times(form)), "")


def inflections(word: str) -> list[str]:
    """A word, or each word of an expression, with the endings that it may take; without case and accents.

    >>> inflections("facile"), inflections("solution")
    (['facile', 'faciles'], ['solution', 'solutions', 'solutione', 'solutiones', 'solutionx'])
    >>> "gratuites offertes" in inflections("gratuit offert"), inflections("net")
    (True, ['net'])
    """
    forms = [""]
    for part in normalised(word).split():
        forms = [f"{before} {form}".strip() for before in forms for form in _forms(part)]
    return forms


def _forms(word: str) -> list[str]:
    if len(word) <= SMALL or not re.fullmatch(r"[a-z]+", word):
        return [word]
    end, others = next(pair for pair in ENDINGS if word.endswith(pair[0]))
    stem = word.removesuffix(end)
    return list(dict.fromkeys([word, *(stem + other for other in others)]))


def _touched(text: Spoken, row: EditorialElement) -> str:
    """What touches a subject: one of its words where some are noted, else all those of its name."""
    if row.words:
        return _said(text, row.words)
    words = [word for word in spoken(row.name).words if len(word) > SMALL]
    found = [_said(text, (word,)) for word in words]
    return ", ".join(found) if len(found) > 1 and all(found) else ""
