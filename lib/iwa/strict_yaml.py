"""YAML that a person writes: texts, lists and mappings only, and no key twice.

Every value comes out as the text that stands in the file, so that nothing is guessed: "NO" stays
a town, 2026-09-01 a text, 0123 keeps its zero. What cannot be read is told with its line.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from iwa.problems import Problem

LARGEST = 64 * 1024  # bytes; a client.yaml takes about 3,000
NEW = "Reprenez le modèle que donne « iwa new »."


class _DuplicateKey(Exception):
    """A key that stands twice in one block: (key, first line, second line)."""


class _Texts(yaml.BaseLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if str(key.value) in seen:
                raise _DuplicateKey(key.value, seen[str(key.value)], line)
            seen[str(key.value)] = line
        return super().construct_mapping(node, deep)


def read_mapping(file: Path, failure: type[Problem], again: str = NEW, largest: int = LARGEST) -> dict[str, Any]:
    """The keys of a file and their values, all as text; raises `failure` with the line at fault.

    `again` says how to get a file without keys anew; `largest` is how many bytes it may take.
    """
    text = _text(file, failure, largest)
    try:
        values = deepcopy(_parsed(text))
    except _DuplicateKey as error:
        key, first, second = error.args
        what = f"{file.name}, ligne {second} : la clé « {key} » est écrite deux fois (déjà ligne {first})."
        raise failure(what, todo="Gardez une seule des deux lignes.") from error
    except yaml.YAMLError as error:
        raise _unreadable(file, text, error, failure) from error
    except RecursionError as error:
        raise failure(f"{file.name} ne se lit pas : trop de niveaux sont imbriqués.") from error
    if not isinstance(values, dict):
        found = "un texte sans « clé : valeur »" if text.strip() else "un fichier vide"
        raise failure(f"{file.name} ne contient pas de clés.", found, again)
    return values


@lru_cache(maxsize=32)  # a command reads client.yaml for each step and deliverable
def _parsed(text: str) -> Any:
    return yaml.load(text, Loader=_Texts)


def only_comments(file: Path) -> bool:
    """Whether a file has no key left, but comments and blank lines at most."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return False  # reading it says what is wrong
    return all(not line.strip() or line.lstrip().startswith("#") for line in lines)


def _text(file: Path, failure: type[Problem], largest: int) -> str:
    try:
        content = file.read_bytes()
    except FileNotFoundError as error:
        todo = "Créez le client avec « iwa new », ou remettez le fichier à sa place."
        raise failure(f"{file.name} n’existe pas.", f"le dossier {file.parent}", todo) from error
    except OSError as error:
        todo = "Fermez-le dans les autres programmes, puis relancez."
        raise failure(f"{file.name} ne peut pas être ouvert.", todo=todo) from error
    if len(content) > largest:
        todo = f"Gardez les clés prévues, sous {largest // 1024} ko ; le reste va dans dossier.xlsx."
        raise failure(f"{file.name} est trop long : il tient sur un écran.", f"{len(content) // 1024} ko", todo)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = f"{file.name}, ligne {line} : les accents ne se lisent pas."
        raise failure(what, todo="Enregistrez le fichier avec l’encodage UTF-8.") from error


def _unreadable(file: Path, text: str, error: yaml.YAMLError, failure: type[Problem]) -> Problem:
    """What is wrong with the way the file is written, with the line and what stands there."""
    number = _line(text, error)
    line = dict(enumerate(text.splitlines(), start=1)).get(number, "").rstrip()
    if _lacks_colon(error):
        what = f"{file.name}, ligne {number} : il manque les deux-points, ou l’espace qui les suit."
        return failure(what, f"« {line.strip()} »", "Écrivez-la ainsi : la clé, deux-points, une espace, la valeur.")
    if "\t" in line:
        todo = "Remplacez la tabulation par des espaces."
    elif re.search(r":\s+[@%`*&!]", line):
        todo = 'Mettez la valeur entre guillemets : "@exemple".'
    else:
        todo = "Vérifiez le retrait, l’espace après les deux-points et les guillemets."
    found = f"« {line.strip()} »" if line.strip() else ""
    return failure(f"{file.name}, ligne {number} : l’écriture ne se comprend pas.", found, todo)


def _lacks_colon(error: yaml.YAMLError) -> bool:
    """Whether a line stands where a key must and has no colon: the parser notices it on a later line."""
    return getattr(error, "context", None) == "while scanning a simple key"


def _line(text: str, error: yaml.YAMLError) -> int:
    """The line at fault: the one without a colon, or that opens a quotation mark or bracket never closed."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return text.count("\n", 0, getattr(error, "position", 0)) + 1
    opened = error.context_mark if re.search("quoted|flow|simple key", error.context or "") else None
    return (opened or error.problem_mark).line + 1
