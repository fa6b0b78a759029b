"""What the arms of a test do, in words that a team can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from iwa.dossier.cells import plain
from iwa.dossier.followed import Trial
from iwa.findings.attributes import DAYPARTS, LENGTHS
from iwa.tables import FORMATS
from iwa.trials.entry import Given

LONG_WORD = 4  # letters from which a word of a name tells it
STEM = 5  # letters by which a word is known again


def tried(question: str, group: str) -> str:
    """What is tried, as it stands in a brief.

    >>> tried("format", "carousel"), tried("theme", "levain"), tried("daypart", "soir (18 h et après)")
    ('format carrousel', 'thème « levain »', 'publication du soir (18 h et après)')
    """
    if question == "format":
        return f"format {FORMATS[group].lower()}"
    if question == "theme":
        return f"thème « {group} »"
    if question == "length":
        return group
    name, _, hours = group.partition(" (")
    return f"publication {OF_PART[name]} ({hours}"


OF_PART = {
    "matin": "du matin", "matinée": "de la matinée", "midi": "de midi", "après-midi": "de l’après-midi",
    "soir": "du soir",
}  # fmt: skip


USUAL = {
    "format": "un autre format", "theme": "un autre thème", "length": "une autre longueur",
    "daypart": "une autre heure",
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
    return f"comme d’habitude, sans l’essai ({hypothesis[:1].lower()}{hypothesis[1:]})"


QUESTIONS = {"format": "format", "thème": "theme", "moment": "daypart", "longueur": "length"}


def compared_in(row: Trial, themes: Sequence[str]) -> tuple[str, str] | None:
    """The question and the group that a row of the tab « tests » names; None where it names none that is known.

    >>> row = Trial(identifier="t", hypothesis="Un carrousel", compares="format", tried="Carrousel")
    >>> compared_in(row, ()), compared_in(row.model_copy(update={"tried": "diaporama"}), ())
    (('format', 'carousel'), None)
    """
    question, said = QUESTIONS.get(row.compares or ""), plain(row.tried or "")
    groups = {
        "format": FORMATS,
        "theme": {theme: theme for theme in themes},
        "daypart": _short(DAYPARTS),
        "length": _short(LENGTHS),
    }
    known = groups.get(question or "", {})
    found = [name for name, label in known.items() if said and said in (plain(label), plain(name))]
    return (str(question), found[0]) if found else None


def _short(groups: Iterable[str]) -> dict[str, str]:
    """Groups by name, each with what comes before its hours: "soir"."""
    return {name: name.partition("(")[0].strip() for name in groups}


def is_about(hypothesis: str, question: str, group: str) -> bool:
    """Whether a hypothesis speaks of a group: by the beginning of a word of its name.

    >>> is_about("Les carrousels plutôt que les images", "format", "carousel"), is_about("Le geste", "daypart", "soir")
    (True, False)
    """
    name = FORMATS.get(group, group) if question == "format" else group.partition("(")[0]
    words = [word for word in re.findall(r"\w+", plain(name)) if len(word) >= LONG_WORD]
    said = plain(hypothesis)
    return any(word[:STEM] in said for word in words) or plain(name).strip() in said
