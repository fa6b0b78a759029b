"""Followers by age and by sex: what a network prints as "Femmes 25-34", put in order and in French."""

from __future__ import annotations

import re
from collections.abc import Iterable

from iwa.dossier.ages import Ages, age_range, ages_said
from iwa.exports.wording import normalised

UNKNOWN_SEX = "Non précisé"
_WORDS = {
    "Femmes": ("femmes", "femme", "f", "women", "woman", "female"),
    "Hommes": ("hommes", "homme", "h", "m", "men", "man", "male"),
    UNKNOWN_SEX: ("non precise", "inconnu", "u", "unknown", ""),
}
SEXES = {word: sex for sex, words in _WORDS.items() for word in words}
ORDER = tuple(_WORDS)


def sex_named(text: str) -> str:
    """A sex as it is shown; what is not known stays as it is written.

    >>> sex_named("U"), sex_named("femme"), sex_named("Autres")
    ('Non précisé', 'Femmes', 'Autres')
    """
    return SEXES.get(normalised(text), text)


def by_age_and_sex(shares: dict[str, float]) -> dict[Ages, dict[str, float]]:
    """The shares by age, from the youngest, then by sex."""
    found: dict[Ages, dict[str, float]] = {}
    for label, share in shares.items():
        sex, written = re.split(r"\s*(?=\d|$)", label, maxsplit=1)
        ages = age_range(written)
        if ages:
            of_age = found.setdefault(ages, {})
            of_age[sex_named(sex)] = of_age.get(sex_named(sex), 0.0) + share
    return dict(sorted(found.items()))


def by_age(shares: dict[str, float]) -> dict[str, float]:
    """The shares by age in words, both sexes together, from the youngest.

    >>> by_age({"Hommes 65+": 0.1, "Femmes 25-34": 0.25, "Hommes 25-34": 0.5})
    {'25-34 ans': 0.75, '65 ans et plus': 0.1}
    """
    return {ages_said(ages): sum(of_age.values()) for ages, of_age in by_age_and_sex(shares).items()}


def labels_within(shares: Iterable[str], name: str) -> list[str]:
    """The labels of an age, or of a sex.

    >>> labels_within(["Hommes 65+", "Femmes 25-34", "Hommes 25-34"], "25-34 ans")
    ['Femmes 25-34', 'Hommes 25-34']
    """
    return [label for label in shares if name in by_age({label: 1.0}) or name in by_sex({label: 1.0})]


def by_sex(shares: dict[str, float]) -> dict[str, float]:
    """The shares by sex, all ages together: women, men, then whatever else the network tells apart."""
    parts = [part for of_age in by_age_and_sex(shares).values() for part in of_age.items()]
    named = sorted({sex for sex, _ in parts}, key=lambda sex: (ORDER.index(sex) if sex in ORDER else len(ORDER), sex))
    return {name: sum(share for sex, share in parts if sex == name) for name in named}
