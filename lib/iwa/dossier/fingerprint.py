"""Whether what people noted in some tabs is still the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from iwa.dossier.read import Dossier


def fingerprint(dossier: Dossier, tabs: Iterable[str]) -> str:
    """A short name of all the rows of some tabs ("editorial"); where they stand and in which order does not count.

    >>> fingerprint(Dossier(), ["editorial"]) == fingerprint(Dossier(), ["editorial"])
    True
    """
    rows = {tab: sorted(row.model_dump_json() for row in getattr(dossier, tab)) for tab in tabs}
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]
