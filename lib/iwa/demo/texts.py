"""The posts' words: a client's sentences (templates/demo/<client>/textes.yaml) with their slots filled.

No two posts read the same: a sentence comes back only after all others of its season, and never with
the same words in its slots.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import yaml

from iwa.method.template import LOADER
from iwa.workspace import shipped

SLOT = re.compile(r"(?:\b(de|à|que) )?\{(\w+)\}")
VOWELS = "aeiouyàâéèêëîïôûAEIOUÀÂÉÈÊËÎÏÔ"
CONTRACTED = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
# The kinds of text and their key in the file.
KINDS = {"posts": "textes", "titles": "titres", "short titles": "titres_courts", "captions": "légendes",
         "briefs": "brèves", "replies": "réponses", "professional": "textes_pro"}  # fmt: skip
BY_NETWORK = {"tiktok": "captions", "linkedin": "professional", "x": "briefs"}  # else, or without any, posts
ON_ONE_LINE = ("tiktok", "x")
TRIES = 40  # fillings of one sentence before another sentence is taken


@dataclass(frozen=True)
class Sentence:
    """One text with slots, its theme, the months it fits (empty: all the year), the pillar that a reader gives it."""

    text: str
    theme: str
    months: tuple[int, ...]
    pillar: str | None = None


@dataclass(frozen=True)
class Library:
    """All that a client's posts are written from."""

    slots: dict[str, list[str]]
    themes: dict[str, dict[str, Any]]
    sentences: dict[str, list[Sentence]]  # by kind
    endings: dict[str, list[str]]  # by format
    calls: list[str]  # each holds {lien}
    hashtags: list[str]


def library(client: str) -> Library:
    """The client's library, as shipped."""
    source = shipped("templates", "demo", client, "textes.yaml").read_text(encoding="utf-8")
    raw = yaml.load(source, Loader=LOADER)
    kinds: dict[str, list[Sentence]] = {kind: [] for kind in KINDS}
    for theme, facts in raw["themes"].items():
        for kind, key in KINDS.items():
            kinds[kind] += [_sentence(entry, theme, facts) for entry in facts.get(key, [])]
    return Library(raw["emplacements"], raw["themes"], kinds, raw.get("chutes", {}), raw["appels"], raw["hashtags"])


def _sentence(entry: str | dict[str, Any], theme: str, facts: dict[str, Any]) -> Sentence:
    text, months = (entry, ()) if isinstance(entry, str) else (entry["texte"], tuple(entry["mois"]))
    apart = (pillar for pillar, starts in facts.get("sauf", {}).items() if text.startswith(tuple(starts)))
    return Sentence(text, theme, months, next(apart, facts.get("pilier")))


def bodies(posts: pd.DataFrame, words: Library, rng: np.random.Generator) -> pd.DataFrame:
    """For each post (`day`, `network`, `format`) a `body`, its `theme` and the `pillar` that a reader gives it; all bodies differ."""
    used: set[str] = set()
    all_turns = {kind: np.zeros(len(sentences)) for kind, sentences in words.sentences.items()}
    rows = []
    for month, network, form in zip(posts["day"].dt.month, posts["network"], posts["format"], strict=True):
        kind = _kind(network, form, words)
        sentences, turns = words.sentences[kind], all_turns[kind]
        fits = np.array([not s.months or month in s.months for s in sentences])
        seasonal = np.array([month in s.months for s in sentences])
        order = np.where(fits, turns - 0.6 * seasonal, np.inf) + rng.random(len(sentences)) * 0.5
        sentence, index = _unused(sentences, order, words, used, rng)
        turns[index] += 1
        rows.append((sentence, sentences[index].theme, sentences[index].pillar))
    return pd.DataFrame(rows, columns=["body", "theme", "pillar"], index=posts.index)


def _kind(network: str, form: str, words: Library) -> str:
    if network == "youtube":
        return "short titles" if form == "short" else "titles"
    wanted = "replies" if form == "reply" else BY_NETWORK.get(network, "posts")
    return wanted if words.sentences[wanted] else "posts"


def _unused(sentences: list[Sentence], order: np.ndarray, words: Library, used: set[str],
            rng: np.random.Generator) -> tuple[str, int]:  # fmt: skip
    ranking = np.argsort(order, kind="stable")
    for index in ranking:
        for _ in range(TRIES if SLOT.search(sentences[index].text) else 1):
            body = filled(sentences[index].text, words.slots, rng)
            if body not in used:
                used.add(body)
                return body, int(index)
    return body, int(index)  # the library is exhausted: a text comes back


def filled(text: str, slots: dict[str, list[str]], rng: np.random.Generator) -> str:
    chosen: dict[str, str] = {}

    def fill(found: re.Match[str]) -> str:
        word, name = found[1], found[2]
        key = name[0].lower() + name[1:]
        if key not in chosen:
            values = [v for v in slots[key.rstrip("23")] if v not in chosen.values()]
            chosen[key] = values[int(rng.integers(len(values)))]
        value = chosen[key]
        return joined(word, value[0].upper() + value[1:] if name != key else value)

    return SLOT.sub(fill, text)


def joined(word: str | None, value: str) -> str:
    """The word before a slot and the slot's value, as French joins them.

    >>> joined("de", "le pain"), joined("à", "les amis"), joined("que", "Anouk"), joined("de", "la miche")
    ('du pain', 'aux amis', 'qu’Anouk', 'de la miche')
    """
    if not word:
        return value
    article, _, noun = value.partition(" ")
    if f"{word} {article}" in CONTRACTED:
        return f"{CONTRACTED[f'{word} {article}']} {noun}"
    if word != "à" and value[0] in VOWELS:
        return f"{word[:-1]}’{value}"
    return f"{word} {value}"


def assembled(posts: pd.DataFrame, words: Library, rng: np.random.Generator) -> list[str]:
    """Whole texts: body, sometimes a word on the format, the call with the shown link, hashtags; a reply has its link at most."""
    facts = posts[["network", "body", "theme", "format", "shown_link"]].to_dict("records")
    return [_whole(post, rng.random(5), words) for post in facts]


def _whole(post: dict[Hashable, Any], luck: np.ndarray, words: Library) -> str:
    parts = [post["body"]]
    endings = words.endings.get(post["format"], [])
    if endings and luck[0] < 0.4:
        parts[0] += " " + endings[int(luck[1] * len(endings))]
    if isinstance(post["shown_link"], str):
        parts.append(words.calls[int(luck[2] * len(words.calls))].replace("{lien}", post["shown_link"]))
    if luck[3] < 0.85:  # some posts go out without any hashtag
        own = words.themes[post["theme"]]["hashtags"][: 1 + int(luck[3] * 3) % 2]
        parts.append(" ".join([*own, words.hashtags[int(luck[4] * len(words.hashtags))]]))
    if post["format"] == "reply":
        return " ".join(part for part in (post["body"], post["shown_link"]) if isinstance(part, str))
    return (" " if post["network"] in ON_ONE_LINE else "\n\n").join(parts)
