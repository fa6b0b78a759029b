"""What a subject of a post is, and how the words of the client stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from iwa.client_month import ClientMonth
from iwa.dossier.proofs import Proof
from iwa.editorial.mix import chosen_pillars
from iwa.typography import french

TO_OBTAIN, TO_COMPLETE = "à obtenir", "à compléter"
LONGEST_QUOTE = 110  # signs of a text that is quoted whole


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A subject for a post of a pillar.

    `head` says what it is about, `tail` by which side it is taken, "" for none. `names` are the things it takes
    up: two posts of a month never share one. `source` is the kind of idea it comes from ("question", "erreur",
    "sujet"…), `idea` the idea's text. `said` quotes the public or the client, `answer` is what the dossier says
    of it, `shown` what shows it. `theme` is the client's theme, None where it has none. `is_due` is True where a content is owed to it,
    `is_met` where it is people or a place, `is_private` where it came in private and must not be quoted, `is_to_obtain` where
    what it shows is not there yet.
    """

    head: str
    tail: str = ""
    pillar: str
    source: str
    names: tuple[str, ...]
    reason: str
    idea: str = ""
    said: str = ""
    answer: str = ""
    shown: str = ""
    theme: str | None = None
    proof: Proof | None = None
    is_due: bool = False
    is_met: bool = False
    is_private: bool = False
    is_to_obtain: bool = False

    @property
    def words(self) -> str:
        """Head and tail, by which two subjects are the same."""
        return f"{self.head}, {self.tail}"

    def under(self, label: str) -> str:
        """The theme of a post on this subject, under the name of a series or a rubric, "" for none.

        >>> grain = Subject(head="la grigne", tail="trois repères", pillar="pédagogie", source="sujet", names=(), reason="")
        >>> french(grain.under("Le conseil du mardi")).replace("\\xa0", " "), french(grain.under("")).replace("\\xa0", " ")
        ('Le conseil du mardi : la grigne, trois repères', 'La grigne : trois repères')
        """
        if not label:
            mark = ", " if " : " in self.head else " : "
            return french(capital(f"{self.head}{mark}{self.tail}" if self.tail else self.head))
        return french(f"{label} : {self.head}{', ' if self.tail else ''}{self.tail}")


def first_chosen(month: ClientMonth, *wanted: str) -> str:
    """The first of some pillars that the client has chosen; its first pillar where it has chosen none of them."""
    chosen = chosen_pillars(month)
    return next((pillar for pillar in wanted if pillar in chosen), chosen[0])


def quoted(text: str) -> str:
    """A text between quotation marks, cut at a word where it is long.

    >>> quoted("Et en pot ?").replace("\\xa0", " ")
    '« Et en pot\\u202f? »'
    """
    line = " ".join(text.split())
    if len(line) > LONGEST_QUOTE:
        line = line[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
    return french(f"« {line.removesuffix('.')} »")


def lowered(text: str) -> str:
    """A text within a sentence: an article or a verb begins it with a small letter, a name keeps its own.

    >>> lowered("La serre de Ploërmel"), lowered("Fonderie Brissot"), lowered("Garder le pain")
    ('la serre de Ploërmel', 'Fonderie Brissot', 'garder le pain')
    """
    first = re.match(r"(L’|[^\W\d_]+)", text)
    known = first and re.fullmatch(
        r"L’|Le|La|Les|Un|Une|Des|Ce|Cette|Mon|Notre|Nos|[A-ZÀÉÈ][a-zéèêà]+(?:er|ir|re)", first[1]
    )
    return text[:1].lower() + text[1:] if known else text


def capital(text: str) -> str:
    """The text with a capital first letter, after a quotation mark too."""
    return text[:1].upper() + text[1:]
