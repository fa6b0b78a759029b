"""What in a post's text keeps somebody from reading it: rules on hashtags, emojis, fake letters, capitals, marks.

The limits in numbers are the house's: no network and no law sets them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from itertools import pairwise

from iwa.exports.wording import normalised

MOST_EMOJIS = 3  # in one text
MOST_HASHTAGS = 5
SHOUTED = 3  # words in a row in capitals
LONGEST_PART = 4  # letters: what is made of nothing but shorter words is rather one word
EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff]")
HASHTAG = re.compile(r"(?<!\w)#(\w+)")
WORD = re.compile(r"\w+")
BULLET = re.compile(rf"^\s*{EMOJI.pattern}", re.MULTILINE)
_CAPITAL = r"\b[A-ZÀ-ÖØ-ÞŒ]+\b"
CAPITALS = re.compile(rf"(?:{_CAPITAL}[ ,’'-]+){{{SHOUTED - 1},}}{_CAPITAL}")
MARKS = re.compile(r"!\s?!+|\?\s?\?+|\.{4,}")
LINK = re.compile(r"https?://\S+|(?<!\w)[@]\w+")
# Letters that a screen reader spells or passes over: mathematical, circled, squared, full width.
FAKE = ((0x1D400, 0x1D7FF), (0x24B6, 0x24E9), (0x1F130, 0x1F189), (0xFF21, 0xFF5A))


@dataclass(frozen=True)
class TextRule:
    """A rule on texts, as it is said; `broken` gives what breaks it in a text, of which `words` are known."""

    name: str
    broken: Callable[[str, Set[str]], tuple[str, ...]]


def faults(text: str, words: Set[str] = frozenset()) -> dict[str, tuple[str, ...]]:
    """What breaks a rule in a text, by the key of the rule; nothing for a text that keeps them all.

    `words` are those of the client's other texts, without case and accents, by which a hashtag made of
    several is told.

    >>> faults("Le pain est cuit !! #faitmaison", {"fait", "maison"})
    {'casse': ('#faitmaison',), 'ponctuation': ('!!',)}
    """
    found = {key: rule.broken(text, words) for key, rule in TEXT_RULES.items()}
    return {key: what for key, what in found.items() if what}


def _without_capitals(text: str, words: Set[str]) -> tuple[str, ...]:
    """The hashtags of several words of which the second has no capital."""
    return tuple(f"#{tag}" for tag in HASHTAG.findall(text) if tag[1:] == tag[1:].lower() and is_made_of(tag, words))


def is_made_of(tag: str, words: Set[str]) -> bool:
    """Whether a hashtag is several of these words written together, one of them at least of some length.

    >>> [is_made_of(tag, {"fait", "maison", "gouter", "de"}) for tag in ("faitmaison", "gouter", "dede")]
    [True, False, False]
    """
    return len(_parts(tag, words)) > 1


def with_capitals(hashtag: str, words: Set[str]) -> str:
    """A hashtag with a capital at the head of each of the words that it is made of; "" for one word.

    >>> with_capitals("#faitmaison", {"fait", "maison"}), with_capitals("#levain", {"levain"})
    ('#FaitMaison', '')
    """
    parts = _parts(hashtag.removeprefix("#"), words)
    return "#" + "".join(part[:1].upper() + part[1:] for part in parts) if len(parts) > 1 else ""


def _parts(tag: str, words: Set[str]) -> tuple[str, ...]:
    """The words that a hashtag is made of, as they stand in it; none where it cannot be cut, or is one word."""
    plain = normalised(tag)
    if plain in words or len(plain) != len(tag):
        return ()
    lengths = _cut(plain, words)
    ends = [sum(lengths[:rank]) for rank in range(len(lengths) + 1)]
    found = tuple(tag[first:last] for first, last in pairwise(ends))
    return found if any(len(part) >= LONGEST_PART for part in found) else ()


def _cut(rest: str, words: Set[str]) -> tuple[int, ...]:
    """The lengths of the words that a text is made of, the longest first; none where it is not made of words."""
    for length in range(len(rest), 1, -1):
        if rest[:length] not in words:
            continue
        if length == len(rest):
            return (length,)
        if after := _cut(rest[length:], words):
            return (length, *after)
    return ()


def _hashtags_early(text: str, words: Set[str]) -> tuple[str, ...]:
    """The hashtags after which a sentence goes on; links and other hashtags are none."""
    bare = LINK.sub("", text)
    return tuple(found[0] for found in HASHTAG.finditer(bare) if re.search(r"\w", HASHTAG.sub("", bare[found.end() :])))


def _many_hashtags(text: str, words: Set[str]) -> tuple[str, ...]:
    tags = HASHTAG.findall(text)
    return (f"{len(tags)} hashtags",) if len(tags) > MOST_HASHTAGS else ()


def _emojis(text: str, words: Set[str]) -> tuple[str, ...]:
    """Too many of them, and those that stand for a bullet."""
    count = len(EMOJI.findall(text))
    many = (f"{count} emojis",) if count > MOST_EMOJIS else ()
    return many + tuple(found.strip() for found in BULLET.findall(text))


def _fake_letters(text: str, words: Set[str]) -> tuple[str, ...]:
    """The words written with signs that only look like letters."""
    return tuple(
        word for word in WORD.findall(text) if any(low <= ord(letter) <= high for letter in word for low, high in FAKE)
    )


def _capitals(text: str, words: Set[str]) -> tuple[str, ...]:
    return tuple(CAPITALS.findall(text))


def _marks(text: str, words: Set[str]) -> tuple[str, ...]:
    return tuple(found.replace(" ", "") for found in MARKS.findall(text))


def words_of(texts: list[str]) -> frozenset[str]:
    """The words of some texts, hashtags left out, without case and accents.

    >>> sorted(words_of(["Fait à la maison", "#faitmaison"]))
    ['a', 'fait', 'la', 'maison']
    """
    return frozenset(word for text in texts for word in WORD.findall(normalised(HASHTAG.sub(" ", text))))


TEXT_RULES: dict[str, TextRule] = {
    "casse": TextRule("Une majuscule à chaque mot d’un hashtag", _without_capitals),
    "place": TextRule("Les hashtags à la fin du texte", _hashtags_early),
    "nombre": TextRule(f"{MOST_HASHTAGS} hashtags au plus", _many_hashtags),
    "emojis": TextRule(f"{MOST_EMOJIS} emojis au plus, jamais en puce", _emojis),
    "lettres": TextRule("Pas de faux gras ni de fausses italiques", _fake_letters),
    "capitales": TextRule("Pas de phrase en capitales", _capitals),
    "ponctuation": TextRule("Un seul signe à la fois", _marks),
}
