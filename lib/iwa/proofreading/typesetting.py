"""French typography in a text that a person typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iwa.proofreading.remark import TO_CORRECT, TO_IMPROVE, Remark, quoted

APART = "¤"  # stands for what is no prose
MOST_SHOWN = 3  # places shown of one rule
ADDRESS = re.compile(r"https?://\S+|\b[\w.-]+\.(?:fr|com|net|org|eu|bzh)\b\S*|[@#]\w+")
SMILEY = re.compile(r"(?<!\w)[:;]-?[)(DPp]")
_END = r"(?=\s|$|[»)\"”])"
RULES: tuple[tuple[str, re.Pattern[str], str, str], ...] = (
    ("Une espace avant « ; », « : », « ! » et « ? »", re.compile(rf"[^\s:;!?«(]+[:;!?]+{_END}"),
     "Mettre une espace insécable avant le signe.", TO_CORRECT),
    ("Guillemets français", re.compile(r"(?<!\w)[\"“][^\"”\n]{1,80}[\"”]"), "Écrire entre « et ».", TO_CORRECT),
    ("Une espace à l’intérieur des guillemets", re.compile(r"«[^\s\u00a0\u202f]\S*|\S*[^\s\u00a0\u202f]»"),
     "Mettre une espace insécable après « et avant ».", TO_CORRECT),
    ("Abréviations des ordinaux", re.compile(r"\b(?:1(?: er|ier|ère|ere)|\d+(?:i?[èe]me|è))s?\b"),
     "Écrire 1er, 1re, 2e.", TO_CORRECT),
    ("Les heures", re.compile(r"\b\d{1,2} ?[hH]\d{2}\b|\b\d{1,2}[hH]\b(?!\w)|\b\d{1,2}:\d{2}\b"), "Écrire 9 h 30.", TO_CORRECT),
    ("Une espace avant % et €", re.compile(r"\d[%€]"), "Mettre une espace insécable avant le signe.", TO_CORRECT),
    ("Pas d’espace avant la virgule ni le point", re.compile(r"\w+ [,.](?!\.)(?=\s|$)"), "Retirer l’espace.", TO_CORRECT),
    ("Espaces en double", re.compile(r"\S+ {2,}\S+"), "N’en garder qu’une.", TO_IMPROVE),
    ("Apostrophe typographique", re.compile(r"\w+'\w+"), "Écrire ’ plutôt que '.", TO_IMPROVE),
    ("Points de suspension", re.compile(r"\w+\.{3}(?!\.)"), "Écrire … en un seul signe.", TO_IMPROVE),
    ("Majuscules accentuées", re.compile(r"(?:^|(?<=[.!?…] ))A (?=[a-zà-ÿ])\w*|\bEtat\b|\bEtude\b|\bEvénement\b", re.MULTILINE),
     "Garder l’accent : À, É.", TO_IMPROVE),
    ("Espaces insécables", re.compile(r"\S+ [;:!?»](?=\s|$)|« \S+|\d (?=[%€])"),
     "Mettre une espace insécable : sans elle, le signe peut passer à la ligne.", TO_IMPROVE),
)  # fmt: skip


def on_typography(text: str) -> Iterator[Remark]:
    """The remarks on signs and spaces; addresses, names after @ and hashtags are left alone.

    >>> [remark.found for remark in on_typography("Ouvert dès 9h30! https://a.fr/x?y=1")]
    ['9h30!', '9h30']
    """
    bare = SMILEY.sub(APART, ADDRESS.sub(APART, text).replace("\u200d", ""))
    for rule, pattern, advice, severity in RULES:
        found = list(dict.fromkeys(one[0].replace(APART, "").strip() for one in pattern.finditer(bare)))
        if found:
            more = f" et {len(found) - MOST_SHOWN} de plus" if len(found) > MOST_SHOWN else ""
            yield Remark(rule, quoted(", ".join(found[:MOST_SHOWN])) + more, advice, severity)
