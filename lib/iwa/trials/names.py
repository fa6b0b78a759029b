"""What the arms of a test do, in words that a team can follow."""

from __future__ import annotations

import re

from iwa.dossier.cells import plain
from iwa.tables import FORMATS
from iwa.trials.entry import Entry, Given

LONG_WORD = 4  # letters from which a word of a name tells it
STEM = 5  # letters by which a word is known again


def tried(question: str, group: str) -> str:
    """What is tried, as it stands in a brief.

    >>> tried("format", "carousel"), tried("theme", "levain"), tried("daypart", "soir (18 h et après)")
    ('format carrousel', 'thème « levain »', 'publication du créneau « soir (18 h et après) »')
    """
    if question == "format":
        return f"format {FORMATS[group].lower()}"
    if question == "theme":
        return f"thème « {group} »"
    return group if question == "length" else f"publication du créneau « {group} »"


USUAL = {
    "format": "un autre format", "theme": "un autre thème", "length": "une autre longueur",
    "daypart": "hors de ce créneau",
}  # fmt: skip


def arm_said(given: Given) -> str:
    """What a post does in the arm that it drew, in one line."""
    entry = given.entry
    if entry.question:
        what = tried(entry.question, entry.group)
        return what if given.tries else f"{USUAL[entry.question]}, comme d’habitude (l’essai : {what})"
    hypothesis = entry.hypothesis.rstrip(".")
    if given.tries:
        return hypothesis[:1].lower() + hypothesis[1:]
    return f"comme d’habitude, sans l’essai (« {hypothesis} »)"


def is_about(entry_or_text: Entry | str, question: str, group: str) -> bool:
    """Whether a hypothesis speaks of a group: by the beginning of a word of its name.

    >>> is_about("Les carrousels plutôt que les images", "format", "carousel"), is_about("Le geste", "daypart", "soir")
    (True, False)
    """
    text = entry_or_text if isinstance(entry_or_text, str) else entry_or_text.hypothesis
    name = FORMATS.get(group, group) if question == "format" else group.partition("(")[0]
    words = [word for word in re.findall(r"\w+", plain(name)) if len(word) >= LONG_WORD]
    said = plain(text)
    return any(word[:STEM] in said for word in words) or plain(name).strip() in said
