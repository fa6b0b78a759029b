"""What a firm verdict stopped: it stays out of the calendars to come, when nothing of it is left to compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, STOP

KEPT = 6  # months after which it may be tried again
ABANDONED = "abandonnée"  # what the team notes of a decision that it does not follow

Key = tuple[str, str, str]  # network, question, group


@lru_cache(maxsize=2)
def stopped(month: ClientMonth) -> dict[Key, dict[str, str]]:
    """What is stopped as of a month, by what it is: the month of the last verdict, the decision that asked for it ("" for none).

    One of an earlier month is over after half a year, once a verdict of today speaks for it, or where the team gave up the decision.
    """
    rows = month.decided[["network", "question", "group", "action"]].astype(str)
    today = {(n, q, g): action for n, q, g, action in rows.itertuples(index=False, name=None)}
    given_up = {row.identifier for row in month.dossier.decisions if row.state == ABANDONED}
    earlier = {
        (one["network"], one["question"], one["group"]): {"since": one["since"], "decision": one["decision"]}
        for one in month.before.get("stopped", ())
        if one["since"] >= str(month.month.shift(-KEPT)) and one["decision"] not in given_up
    }
    held = {key: one for key, one in earlier.items() if today.get(key) != AMPLIFY}
    own = {
        key: {"since": str(month.month), "decision": held.get(key, {}).get("decision", "")}
        for key, action in today.items()
        if action == STOP
    }
    return held | own


def to_data(found: Mapping[Key, Mapping[str, str]], decided: Iterable[tuple[str, Key]]) -> list[dict[str, Any]]:
    """The same as plain JSON data, each with the decision of this month that asks for it, by identifier and key.

    >>> to_data({("x", "format", "image"): {"since": "2026-10", "decision": ""}}, [("2026-10-d2", ("x", "format", "image"))])
    [{'network': 'x', 'question': 'format', 'group': 'image', 'since': '2026-10', 'decision': '2026-10-d2'}]
    """
    names = {key: identifier for identifier, key in decided}
    return [
        {"network": key[0], "question": key[1], "group": key[2], **one, "decision": names.get(key, one["decision"])}
        for key, one in found.items()
    ]
