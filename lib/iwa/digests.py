"""The hash of plain data."""

from __future__ import annotations

import hashlib
import json


def digest(told: object) -> str:
    """The sha256 of what can be told in JSON; anything else counts by its text.

    >>> digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})
    True
    """
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
