"""One refutable hypothesis a weak post: change one thing, and say what would prove it wrong."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.labels.hooks import first_sentence
from iwa.steps.answers import answers
from iwa.steps.wording import excerpt, group_name, network_name
from iwa.tables import FORMATS

Row = dict[Hashable, Any]
LONG_TEXT = 500  # characters
QUOTED = 40  # of a first line


@dataclass(frozen=True)
class Hypothesis:
    """What might be wrong, and the check that could refute it."""

    claim: str
    check: str


def hypotheses(month: ClientMonth, posts: Sequence[Row]) -> list[Hypothesis]:
    """One hypothesis a post, as different from one another as the posts allow."""
    found: list[Hypothesis] = []
    used: set[Callable[..., Hypothesis | None]] = set()
    for post in posts:
        ordered = sorted(GUESSES, key=lambda guess: guess in used)
        guess, hypothesis = next((g, h) for g in ordered if (h := g(month, post)) is not None)
        used.add(guess)
        found.append(hypothesis)
    return found


def _format(month: ClientMonth, post: Row) -> Hypothesis | None:
    """Another format of the same network that does better, as far as is known."""
    formats = answers(month, str(post["network"]), "format")
    better = [row for row in formats if row["ratio"] > 1 and row["group"] != str(post["format"])]
    if not better:
        return None
    name = group_name("format", str(better[0]["group"])).removeprefix("les ")
    return Hypothesis(
        f"La forme dessert le sujet (format actuel : {FORMATS.get(str(post['format']), 'inconnu').casefold()}).",
        f"Reprendre {_topic(post)} parmi les {name} ; hypothèse rejetée si le taux reste sous {_usual(post)}.",
    )


def _length(month: ClientMonth, post: Row) -> Hypothesis | None:
    """A long text whose point comes late."""
    if not isinstance(post["text"], str) or len(post["text"]) < LONG_TEXT:
        return None
    return Hypothesis(
        f"Le texte est long ({numbers.integer(len(post['text']))} signes) et son idée arrive tard.",
        f"Réécrire en deux phrases, l’idée d’abord ; hypothèse rejetée si le taux reste sous {_usual(post)}.",
    )


def _question(month: ClientMonth, post: Row) -> Hypothesis | None:
    """A post that asks nothing and gets no comment."""
    asks = isinstance(post["text"], str) and "?" in post["text"]
    if asks or pd.isna(post["comments"]):
        return None
    count = numbers.counted(post["comments"], "commentaire")
    return Hypothesis(
        f"La publication{_on(post)} n’appelle aucune réponse : {count}.",
        f"Finir par une question précise{_on(post)} ; hypothèse rejetée si elle reçoit moins de {numbers.integer(post['comments'] + 3)} commentaires.",
    )


def _opening(month: ClientMonth, post: Row) -> Hypothesis | None:
    """What is left for every post: its first line."""
    return Hypothesis(
        f"La première ligne n’arrête pas le lecteur sur {network_name(str(post['network']))}.",
        f"Changer la seule première ligne, « {excerpt(first_sentence(str(post['text'])), QUOTED)} », le reste à l’identique ; hypothèse rejetée si le taux reste sous {_usual(post)}.",
    )


def _on(post: Row) -> str:
    return f" sur « {post['theme']} »" if isinstance(post["theme"], str) else ""


def _topic(post: Row) -> str:
    return f"« {post['theme']} »" if isinstance(post["theme"], str) else "le sujet"


def _usual(post: Row) -> str:
    return numbers.percent(post["typical"])


GUESSES = (_format, _length, _question, _opening)
