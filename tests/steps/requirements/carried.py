"""When a slide carries a requirement, and when it only mentions it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from iwa.slides import Slide, to_json

MISSING = "à compléter"


def unmoved(before: Mapping[str, Slide], after: Mapping[str, Slide], slides: Iterable[str]) -> list[str]:
    """Those that are not there, or read the same before and after a change of the input: none of them is computed from it."""
    return [one for one in slides if one not in before or before.get(one) == after.get(one)]


def silent(before: Mapping[str, Slide], after: Mapping[str, Slide], slides: Iterable[str]) -> list[str]:
    """Those that do not say more often than before that something is to be filled in: a default stands in its place."""
    return [
        one for one in slides if one not in after or _asks(after[one]) <= (_asks(before[one]) if one in before else 0)
    ]


def _asks(slide: Slide) -> int:
    return json.dumps(to_json(slide), ensure_ascii=False).casefold().count(MISSING)
