"""What the public asked, and what held it back: messages that say the same thing, counted, quoted, nobody named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.method.words import empty_words

FEWEST_COMMON = 2
ALIKE = 0.5  # share of their words that two messages have in common when they say the same thing
RECURRENT = 3  # times from which a question asks for a content of its own
MOST_QUOTES = 2
SHORT = 3  # letters of a word that tells nothing
UNHAPPY = 4  # stars, at most, of a review that holds an objection
# What an objection is made of, where no file tells the tone of a message.
HELD_BACK = ("cher", "trop", "attente", "manque", "dommage", "decu", "jamais", "personne au", "prix", "refus", "plus clair", "complique")  # fmt: skip
GREETING = re.compile(r"^(?:bonjour|bonsoir|salut|hello)\b[ ,!.]*", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """Messages that say the same thing; `kind` is "question" or "objection".

    `text` is the latest of them in the words of its author, `quotes` the others worth reading, `topic` what
    the files call it, None where they do not. `last` is the day of the latest, at the client's hour, `ids` are those of the
    messages.
    """

    kind: str
    text: str
    quotes: tuple[str, ...]
    count: int
    topic: str | None
    is_public: bool
    last: pd.Timestamp
    ids: tuple[str, ...] = ()

    @property
    def is_recurrent(self) -> bool:
        return self.count >= RECURRENT


@lru_cache(maxsize=2)
def asked(month: ClientMonth) -> tuple[Asked, ...]:
    """The questions and objections of the audit's window, the commonest first, then the latest."""
    first, end = month.window
    mail = month.messages
    rows = mail[mail["text"].notna() & (mail["received_at"] >= first) & (mail["received_at"] < end)]
    rows = rows.assign(kind=[_kind(*told) for told in rows[["text", "sentiment", "rating"]].itertuples(index=False)])
    found = [
        _told(str(kind), group, month.client.timezone)
        for kind in ("question", "objection")
        for group in _alike(rows[rows["kind"] == kind])
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, -one.last.value, one.text)))


def _kind(text: str, tone: object, stars: float) -> str:
    """What a message is: a question asks; an objection is no question and is unhappy; "" for all else.

    >>> _kind("Et en pot ?", None, float("nan")), _kind("Un peu cher.", None, 4.0), _kind("Parfait.", None, 5.0)
    ('question', 'objection', '')
    """
    if text.rstrip(" »").endswith("?"):
        return "question"
    unhappy = tone == "négatif" or (pd.notna(stars) and stars <= UNHAPPY)
    held_back = any(word in plain(text) for word in HELD_BACK)
    return "objection" if unhappy and held_back else ""


@dataclass(frozen=True)
class _Message:
    text: str
    when: pd.Timestamp
    topic: str | None
    is_public: bool
    id: str


def _alike(rows: pd.DataFrame) -> list[list[_Message]]:
    """The messages of one topic that share half of their words, and two of them, in groups, the latest of each first."""
    latest = rows.sort_values(["received_at", "message_id"], ascending=False, kind="stable")
    columns = latest[["text", "received_at", "topic", "channel", "message_id"]]
    groups: list[tuple[frozenset[str], list[_Message]]] = []
    holding: dict[str, list[int]] = {}  # by word, the groups that hold it: thousands of a raid are not all compared
    for text, when, topic, channel, name in columns.itertuples(index=False):
        message = _Message(text, when, topic if isinstance(topic, str) else None, channel != "message", str(name))
        words = _words(text)
        ranks = sorted({rank for word in words or {""} for rank in holding.get(word, ())})
        known = (groups[rank] for rank in ranks)
        near = next((told for own, told in known if told[0].topic == message.topic and _same(words, own)), None)
        if near is None:
            for word in words or {""}:
                holding.setdefault(word, []).append(len(groups))
            groups.append((words, [message]))
        else:
            near.append(message)
    return [told for _, told in groups]


def _words(text: str) -> frozenset[str]:
    found = (word for word in re.findall(r"\w+", plain(GREETING.sub("", text))) if word not in empty_words())
    return frozenset(word for word in found if len(word) > SHORT)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    common, fewest = len(one & other), min(len(one), len(other))
    return one == other or (common >= FEWEST_COMMON and common >= ALIKE * fewest)


def _told(kind: str, group: list[_Message], zone: str) -> Asked:
    texts = list(dict.fromkeys(as_quoted(message.text) for message in group))
    public = sum(message.is_public for message in group) * 2 >= len(group)
    quotes = tuple(texts[1 : 1 + MOST_QUOTES])
    last, ids = group[0].when.tz_convert(zone), tuple(message.id for message in group)
    return Asked(kind, texts[0], quotes, len(group), group[0].topic, public, last, ids)


def as_quoted(text: str) -> str:
    """A message as it is quoted: on one line, without its greeting.

    >>> as_quoted("Bonjour, êtes-vous ouverts ce mardi ?")
    'Êtes-vous ouverts ce mardi ?'
    """
    line = GREETING.sub("", " ".join(text.split()))
    return line[:1].upper() + line[1:]
