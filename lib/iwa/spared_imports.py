"""What an import costs for nothing, and how it is spared."""

from __future__ import annotations

import sys


def spare_the_grammar() -> None:
    """Before nbformat is first imported: a second of every process that is of no use to it.

    jsonschema, which nbformat imports, builds a grammar of international web addresses where the module
    that holds it can be imported, and does without where it cannot. No notebook is checked by it.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # None: not to be imported
