"""Nobody's name: pseudonyms in the place of people, marks in the place of what names them in a text.

A pseudonym is made from the name, the same in every file and every month. It keeps two people
apart; it is no secret for whoever guesses the name.
"""

from __future__ import annotations

import hashlib
import re

import pandas as pd

from iwa.exports.wording import normalised

CLIENT, TEAM = "client", "équipe"
SHORTEST = 4  # digits of a pseudonym
NAME = "[nom]"
TITLED = re.compile(
    r"\b(M\.|Mme|Mlle|Monsieur|Madame|Mademoiselle|Dr|Docteur)\s+[A-ZÀ-Ý][\w’'-]+(?:\s+[A-ZÀ-Ý][\w’'-]+)?"
)
SHORTEST_NAME = 3  # letters; shorter words of a name are words of the language too
MARKS = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[adresse]"),
    (re.compile(r"(?<!\w)[@\uff20]\w+(?:[.-]\w+)*"), "@…"),
    (re.compile(r"(?<![\w+])(?:\+33\s?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)"), "[téléphone]"),
)


def pseudonyms(names: pd.Series, kind: str, within: pd.Series | None = None) -> pd.Series:
    """A pseudonym at full length for each name; missing for a blank one.

    `within` holds the network of each name: the same name on two networks is two people.

    >>> pseudonyms(pd.Series(["Léa M.", "LEA M.", ""]), CLIENT).str.slice(0, 11).tolist()
    ['client 0f55', 'client 0f55', nan]
    """
    bare = names.str.strip().str.lstrip("@")
    places = pd.Series("", index=names.index) if within is None else within
    made = [_pseudonym(kind, place, name) for place, name in zip(places, bare, strict=True)]
    return pd.Series(made, index=names.index, dtype="str")


def _pseudonym(kind: str, network: str, name: str) -> str | None:
    digest = hashlib.sha256(f"{network}\n{normalised(name)}".encode()).hexdigest()
    return f"{kind} {digest}" if name else None


def shortened(messages: pd.DataFrame) -> pd.DataFrame:
    """The messages of all files with pseudonyms as short as keeps them apart: "client 3fa2".

    Only here are all people known: two whose first four digits are the same get more.
    """
    return messages.assign(**{column: _short(messages[column]) for column in ("author", "answered_by")})


def _short(people: pd.Series) -> pd.Series:
    known = sorted(people.dropna().unique())
    short = {}
    for before, person, after in zip(["", *known], known, [*known[1:], ""], strict=False):
        told_apart = 1 + max(_alike(before, person), _alike(person, after))
        short[person] = person[: max(person.index(" ") + 1 + SHORTEST, told_apart)]
    return people.map(short).astype("str")


def _alike(one: str, other: str) -> int:
    """How many letters two pseudonyms begin with in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def masked(texts: pd.Series, names: pd.Series) -> pd.Series:
    """Texts without accounts (@…), addresses, French telephone numbers, the author's own name and those after a title.

    Missing where blank.

    >>> masked(pd.Series(["Merci Léa, cf. @lea.m. ou lea@exemple.fr"]), pd.Series(["Léa M."])).tolist()
    ['Merci [nom], cf. @…. ou [adresse]']
    """
    made = [_masked(text, name) for text, name in zip(texts, names, strict=True)]
    return pd.Series(made, index=texts.index, dtype="str")


def masked_text(text: str) -> str:
    """A text without accounts, addresses and French telephone numbers.

    >>> masked_text("Merci à @lea.m, 06 12 34 56 78")
    'Merci à @…, [téléphone]'
    """
    for pattern, mark in MARKS:
        text = pattern.sub(mark, text)
    return text


def _masked(text: str, name: str) -> str | None:
    text = TITLED.sub(rf"\1 {NAME}", masked_text(text))
    said = text.casefold()
    found = [word for word in re.findall(r"[^\W_]+", name) if len(word) >= SHORTEST_NAME]
    words = [re.escape(word) for word in found if word.casefold() in said]
    if words:
        of_name = re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])", re.IGNORECASE)
        # with its capital only: a "rose" in the text of a Rose stays
        text = of_name.sub(lambda found: NAME if found[0][0].isupper() else found[0], text)
    return text or None
