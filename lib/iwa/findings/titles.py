"""A video's title and chapters, looked at as a viewer meets them: what the screen cuts, what comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iwa.exports.wording import normalised

SHOWN = 70  # signs after which YouTube's lists cut a title
FIRST = 40  # signs that a telephone shows
MOST_OF_A_TITLE = 100  # YouTube takes no longer title: what stands beyond is a description
MARK = re.compile(r"(?m)^\W*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b")
FEWEST_CHAPTERS = 3  # YouTube's own rule: three, the first at 0:00


@dataclass(frozen=True)
class TitleLook:
    """What was seen of one video.

    `cut` is the end of the title that the screen cuts, "" for none. `subject` is the word of its
    theme that the title holds, "" where it holds none or the video has no theme; `is_early` says
    whether it stands among the first signs. `chapters` counts those of the description, None where
    the export has no description.
    """

    title: str
    cut: str
    subject: str
    is_early: bool
    chapters: int | None


def look(text: str, words: Sequence[str]) -> TitleLook:
    """The title and the chapters of a video; `words` mark its theme.

    >>> seen = look("Comment façonner un pain au levain", ["levain"])
    >>> seen.cut, seen.subject, seen.is_early, seen.chapters
    ('', 'levain', True, None)
    """
    first, _, rest = text.strip().partition("\n")
    title = " ".join(first.split())
    subject = next((word for word in words if _at(title, word) >= 0), "")
    early = bool(subject) and _at(title, subject) + len(subject) <= FIRST
    return TitleLook(title, _cut(title), subject, early, _chapters(rest) if rest.strip() else None)


def _cut(title: str) -> str:
    """The end that the screen cuts, from the word that it cuts into."""
    if len(title) <= SHOWN:
        return ""
    whole = title[: SHOWN + 1].rfind(" ")
    return title[max(whole, 0) :].strip()


def _at(title: str, word: str) -> int:
    """Where a word begins in a title, whatever the case and accents; -1 where it does not stand."""
    return normalised(title).find(normalised(word.lstrip("#")))


def _chapters(description: str) -> int:
    """How many chapters a description makes: none without three marks, the first at 0:00."""
    marks = [
        int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        for hours, minutes, seconds in MARK.findall(description)
    ]
    is_list = len(marks) >= FEWEST_CHAPTERS and marks[0] == 0 and marks == sorted(marks)
    return len(marks) if is_list else 0
