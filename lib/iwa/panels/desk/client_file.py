"""`client.yaml` from answers given elsewhere: the same explained file, its lines filled in or left waiting behind their #."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from iwa.scaffold import COLUMN, PLACEHOLDER, client_template

LINE = re.compile(r"(?P<margin> *)(?P<mark>#?)(?P<deeper> *)(?P<key>[\w-]+):(?P<rest>.*)")
COMMENT = re.compile(r"\s+#\s.*$")
Answers = Mapping[str, Any]


def client_text(answers: Answers) -> str:
    """The template with these values: texts by key, and blocks (`reseaux`, `quotas`, `marque`) of such texts.

    A key without an answer waits behind its #; the networks are those answered, whatever the template has active.

    >>> print(client_text({"nom": "Maison : Lune", "reseaux": {"x": {"compte": "@lune"}}}).partition("# x")[0].splitlines()[4])
    nom: "Maison : Lune"                                 # le nom du client, tel qu’il paraîtra sur les livrables
    """
    lines: list[str] = []
    inside: tuple[str, ...] = ()
    for line in client_template().splitlines():
        found = LINE.fullmatch(line)
        if found is None or line.startswith("# "):
            lines.append(line)
            continue
        path = _path(found, inside)
        lines.append(_filled(line, found, path, answers))
        if not _value(found):
            inside = path
    return "\n".join(lines) + "\n"


def _path(found: re.Match[str], inside: tuple[str, ...]) -> tuple[str, ...]:
    """The keys above the line's own, by how far it stands in from the margin, and its own."""
    depth = (len(found["margin"]) + len(found["deeper"])) // 2
    return (*inside[:depth], found["key"])


def _value(found: re.Match[str]) -> str:
    return COMMENT.sub("", found["rest"]).strip()


def _filled(line: str, found: re.Match[str], path: tuple[str, ...], answers: Answers) -> str:
    answer = _answer(answers, path)
    indent = "  " * (len(path) - 1)
    if isinstance(answer, Mapping):
        return line if len(path) == 1 else f"{indent}{path[-1]}:"
    if answer:
        comment = COMMENT.search(found["rest"])
        text = f"{indent}{path[-1]}: {json.dumps(str(answer), ensure_ascii=False)}"
        return f"{text:<{COLUMN}}{comment[0].strip()}" if comment else text
    return _waiting(found, path) if path[0] == "reseaux" and len(path) > 1 else line


def _answer(answers: Answers, path: tuple[str, ...]) -> Any:
    """What is answered at a path; None without an answer there."""
    here: Any = answers
    for key in path:
        here = here.get(key) if isinstance(here, Mapping) else None
    return here


def _waiting(found: re.Match[str], path: tuple[str, ...]) -> str:
    """A line of the networks behind its mark, which stands at the block's own margin."""
    comment = COMMENT.search(found["rest"])
    text = f"  #{'  ' * (len(path) - 2)}{path[-1]}: {_value(found).replace(PLACEHOLDER, 'Exemple')}".rstrip()
    return f"{text:<{COLUMN}}{comment[0].strip()}" if comment else text
