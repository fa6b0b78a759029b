"""What a client's own posts speak of: its products, gestures, places, people, as it names them itself.

A thing is a group of words with its article ("la miche au sarrasin") that opens a sentence of a post and
comes back in another. Nothing is understood: the client's own words are counted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.method.words import empty_words, people_words
from iwa.months import Month

WORD = r"[^\W\d_][\w’-]*"
TIE = r"(?:de la |de l’|de |du |des |d’|au |aux |à la |à l’|à |en |sans )"
GROUP = re.compile(rf"(?<![\w’])(l’|le |la |les )({WORD}(?: {TIE}{WORD}){{0,2}})", re.IGNORECASE)
NEXT = re.compile(rf" (?:{TIE})?{WORD}")
SENTENCE_END = re.compile(r"(?<=[.!?…]) +")
BESIDE = re.compile(r"[#@]\w+|https?://\S+|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
BOILERPLATE = 3  # a sentence that more posts end with is a formula of the house
ENOUGH = 3  # times that a group is told before its next word can belong to it, and ways in which it then goes on
FOLLOWED = 0.8  # a word that follows a group that often belongs to it
SHORTEST, LONGEST = 4, 40  # signs of a thing
YEAR = 13  # months of posts that are read
MONTHS = 4  # of a year in which a thing is told that has no season


@dataclass(frozen=True)
class Thing:
    """A thing the client speaks of, with its article, in lower case; in how many posts, and the best post it opens.

    `is_met` is True for people and places. `theme` and `pillar` are those of most of its posts, None where they have none. `said` is the sentence
    that it opens there; `network`, `day` and `interactions` are that post's. `lately` counts its posts of the month.
    """

    name: str
    posts: int
    theme: str | None
    pillar: str | None
    said: str
    network: str
    day: date
    interactions: float | None
    lately: int

    @property
    def is_met(self) -> bool:
        return _words(self.name)[0].startswith(people_words())


@dataclass(frozen=True)
class _Post:
    text: str
    network: str
    theme: str | None
    pillar: str | None
    interactions: float | None
    day: date


@lru_cache(maxsize=2)
def things(month: ClientMonth) -> tuple[Thing, ...]:
    """The things of a year's posts that belong to the season of next month, those not seen lately first, then the most told."""
    posts = _read(month)
    sentences = [list(_sentences(post.text)) for post in posts]
    formulas = {
        said for said, count in Counter(s for found in sentences for s in set(found)).items() if count > BOILERPLATE
    }
    seen: dict[str, list[int]] = defaultdict(list)
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, said, group, opens in _groups(sentences, formulas):
        seen[group].append(place)
        if opens:
            opened[group].append((place, _bare(said, formulas)))
    ruled = {plain(word) for words in month.theme_rules.values() for word in words}
    found = [
        _thing(name, sorted(set(seen[name])), opened[name], posts, month.month)
        for name in opened
        if len(set(seen[name])) >= 2 and _names_something(name, len(seen[name]), len(opened[name]), ruled)
    ]
    kept = [thing for thing in found if thing is not None]
    return tuple(sorted(kept, key=lambda thing: (thing.lately, -thing.posts, thing.name)))


def _bare(said: str, formulas: set[str]) -> str:
    """A sentence without the formula that a post ends with, where no mark parts them."""
    ending = next(
        (formula for formula in sorted(formulas) if len(formula) > LONGEST / 2 and said.endswith(f" {formula}")), ""
    )
    return said.removesuffix(f" {ending}") if ending else said


def _read(month: ClientMonth) -> list[_Post]:
    """The posts of a year that say something, each text once."""
    posts = month.posts[month.posts["text"].notna() & (month.posts["format"] != "reply")]
    first = pd.Timestamp(month.month.shift(1 - YEAR).first, tz=month.client.timezone)
    told = posts[posts["published_at"] >= first].drop_duplicates("text")
    days = told["published_at"].dt.tz_convert(month.client.timezone).dt.date
    columns = zip(*(told[name] for name in ("text", "network", "theme", "pillar", "interactions")), days, strict=True)
    return [
        _Post(str(text), str(network), _label(theme), _label(pillar), float(value) if pd.notna(value) else None, day)
        for text, network, theme, pillar, value, day in columns
    ]


def _label(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a post, without its lines that lead elsewhere, its hashtags and its signs."""
    for line in str(text).split("\n"):
        if "http" not in line:
            yield from (part for part in SENTENCE_END.split(" ".join(BESIDE.sub(" ", line).split())) if part)


def _groups(sentences: list[list[str]], formulas: set[str]) -> Iterator[tuple[int, str, str, bool]]:
    """Every group of words: post, sentence, the group as far as it goes, whether it opens the sentence."""
    raw = [
        (place, said, f"{found[1].lower()}{found[2]}", said[found.end() :], found.start() == 0)
        for place, told in enumerate(sentences)
        for said in told
        if said not in formulas
        for found in GROUP.finditer(said)
    ]
    after: dict[str, list[str]] = defaultdict(list)
    for _, _, group, rest, _ in raw:
        after[group].append(rest)
    longer = {group: _longer(rests) for group, rests in after.items()}
    for place, said, group, _, opens in raw:
        yield place, said, group + longer[group], opens


def _longer(rests: list[str]) -> str:
    """The words that belong to a group, as they nearly always follow it; "" without any.

    After a name the sentence goes on in several ways; where it does not, it is one sentence told again.
    """
    whole, found, kept = len(rests), "", ""
    while whole >= ENOUGH:
        nexts = [(match[0], rest[match.end() :]) for rest in rests if (match := NEXT.match(rest))]
        counts = Counter(word for word, _ in nexts)
        word, count = counts.most_common(1)[0] if counts else ("", 0)
        if count < FOLLOWED * whole or len(found) > LONGEST or word.split()[-1] in empty_words():
            break
        rests = [rest for one, rest in nexts if one == word]
        found += word
        if len({rest[:6] for rest in rests}) >= ENOUGH:
            kept = found
    return kept


def _names_something(name: str, told: int, opening: int, ruled: set[str]) -> bool:
    """Whether a group is a thing: not an empty word, not the word of a theme, nor one that only ever opens sentences."""
    words = _words(name)
    if not SHORTEST <= len(name) <= LONGEST or empty_words() & {words[0], words[-1]}:
        return False
    return len(words) > 1 or (plain(words[0]) not in ruled and opening < told)


def _words(name: str) -> list[str]:
    """The words of a thing, its article left out."""
    return name.replace("l’", "le ", 1).replace("d’", "de ").split()[1:]


def _thing(
    name: str, places: list[int], opened: list[tuple[int, str]], posts: Sequence[_Post], month: Month
) -> Thing | None:
    """The thing, None out of its season: told at other times of the year alone."""
    own = [posts[place] for place in places]
    near, told = {month.shift(months).number for months in range(-1, 3)}, {post.day.month for post in own}
    if not near & told and len(told) < MONTHS:
        return None
    place, said = max(opened, key=lambda one: (len(one[1]) > LONGEST, _known(posts[one[0]].interactions), one[0]))
    best = posts[place]
    lately = sum(Month.of(post.day) == month for post in own)
    theme, pillar = _most(post.theme for post in own), _most(post.pillar for post in own)
    return Thing(name, len(places), theme, pillar, said, best.network, best.day, best.interactions, lately)


def _known(value: float | None) -> float:
    return -1.0 if value is None else value


def _most(labels: Iterable[str | None]) -> str | None:
    """The commonest label of several; None where none has one."""
    counts = Counter(label for label in labels if label)
    return min(counts, key=lambda label: (-counts[label], label)) if counts else None


def of_thing(name: str) -> str:
    """A thing after "de".

    >>> of_thing("le poireau"), of_thing("les ruches"), of_thing("l’aster"), of_thing("la mâche")
    ('du poireau', 'des ruches', 'de l’aster', 'de la mâche')
    """
    return _contracted(name, "du ", "des ", "de ")


def to_thing(name: str) -> str:
    """A thing after "à".

    >>> to_thing("le poireau"), to_thing("les ruches"), to_thing("la mâche")
    ('au poireau', 'aux ruches', 'à la mâche')
    """
    return _contracted(name, "au ", "aux ", "à ")


def _contracted(name: str, one: str, several: str, else_: str) -> str:
    if name.startswith("le "):
        return one + name[3:]
    if name.startswith("les "):
        return several + name[4:]
    return else_ + name
