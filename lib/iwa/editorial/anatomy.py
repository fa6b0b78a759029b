"""A post taken apart: how it opens, what it tells, what shows it, what it asks of the reader."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from iwa.accessibility import HASHTAG
from iwa.findings.tone import CALLS
from iwa.findings.top import successes
from iwa.labels.hooks import SENTENCE

LINK = re.compile(r"\s*:?\s*https?://\S+")
CALL = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, CALLS))})(?!\w)", re.IGNORECASE)
# What can be checked: a figure, in digits or in words, or somebody who is quoted.
CHECKED = re.compile(
    r"\d|«|(?<!\w)(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|soixante|cent)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Anatomy:
    """The four parts of a post in its own words; "" for one that it does not have."""

    hook: str
    body: str
    proof: str
    call: str

    @property
    def parts(self) -> tuple[str, str, str, str]:
        return self.hook, self.body, self.proof, self.call


def taken_apart(text: str) -> Anatomy:
    """The parts of a text: its first sentence, the one that asks something, one that can be checked, the rest.

    >>> taken_apart("4 h 15. Le four chauffe. Deux jours de repos ont suffi. Réservez avant midi : https://a.fr #Pain")
    Anatomy(hook='4 h 15.', body='Le four chauffe.', proof='Deux jours de repos ont suffi.', call='Réservez avant midi')
    """
    told = sentences(text)
    if not told:
        return Anatomy("", "", "", "")
    hook, rest = told[0], told[1:]
    asking = [sentence for sentence in rest if LINK.search(sentence) or CALL.search(sentence)]
    call = asking[-1] if asking else ""
    rest = [sentence for sentence in rest if sentence is not call]
    proof = next((sentence for sentence in reversed(rest) if CHECKED.search(sentence)), "")
    body = " ".join(sentence for sentence in rest if sentence is not proof)
    return Anatomy(hook, body, proof, LINK.sub("", call))


def sentences(text: str) -> list[str]:
    """The sentences of a text, a line at a time, hashtags left out; a link belongs to what comes before it."""
    lines = [line.strip() for line in HASHTAG.sub("", text).splitlines() if line.strip()]
    found: list[str] = []
    for part in (part.strip() for line in lines for part in _cut(line)):
        if re.search(r"\w", part):
            found.append(part)
        elif part and found:
            found[-1] += f" {part}"  # a quotation mark that closes
    return found


def _cut(line: str) -> list[str]:
    """A line's sentences, and what is left at its end without a full stop."""
    if LINK.search(line):
        head = LINK.split(line)[0]
        found = [match[0] for match in SENTENCE.finditer(head)]
        left = line[sum(map(len, found)) :] if found else line
        return [*found, left] if left.strip() else found
    found = [match[0] for match in SENTENCE.finditer(line)]
    return [*found, line[sum(map(len, found)) :]]


def best_to_take_apart(posts: pd.DataFrame) -> pd.Series | None:
    """Of the posts above their network's habit, the one with most of the four parts, the best of those; None without any."""
    found = successes(posts)
    found = found[(found["excess"] >= 1) & (found["text"].fillna("").str.strip() != "")]
    if found.empty:
        return None
    filled = [sum(map(bool, taken_apart(str(text)).parts)) for text in found["text"]]
    return found.iloc[filled.index(max(filled))]
