"""What contents are made of: hook, angle, proof; and what several of them share."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from iwa import numbers
from iwa.steps.wording import capital
from iwa.tables import FORMATS

Row = Mapping[Hashable, Any]
PARTS = {"hook": ("Accroche", "relevée"), "angle": ("Angle", "relevé"), "proof": ("Preuve", "relevée")}
SHARED = 3  # contents that must share a thing for it to be told


def made_of(post: Row) -> str:
    """The hook, the angle and the proof of a post on one line; what neither a person nor a rule noted is said.

    >>> made_of({"hook": "question", "angle": None, "proof": None})
    'Accroche : question ; angle et preuve non relevés'
    """
    known = [f"{name.lower()} : {post[part]}" for part, (name, _) in PARTS.items() if isinstance(post.get(part), str)]
    unknown = [part for part in PARTS if not isinstance(post.get(part), str)]
    if unknown:
        agreed = PARTS[unknown[0]][1] if len(unknown) == 1 else "relevés"
        known.append(f"{numbers.listed(PARTS[part][0].lower() for part in unknown)} non {agreed}")
    return capital(" ; ".join(known))


def shared(posts: Sequence[Row]) -> str:
    """What at least `SHARED` of some posts have in common, as a sentence; "" for nothing."""
    told = [_most(posts, part) for part in ("format", *PARTS)]
    found = [one for one in told if one]
    return f"Ce que les meilleures partagent : {numbers.listed(found)}." if found else ""


def _most(posts: Sequence[Row], part: str) -> str:
    values = [str(post[part]) for post in posts if isinstance(post.get(part), str)]
    best = max(values, key=values.count, default="")
    if values.count(best) < SHARED:
        return ""
    count = f"{numbers.integer(values.count(best))} sur {numbers.integer(len(posts))}"
    if part == "format":
        return f"le format {FORMATS.get(best, best).lower()} ({count})"
    article = "l’" if part in ("hook", "angle") else "la "
    return f"{article}{PARTS[part][0].lower()} « {best} » ({count})"
