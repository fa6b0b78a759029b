"""`masque.yaml`, beside a master of another's: how it calls our layouts and their places."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iwa.deck.names import NEEDED, WANTED
from iwa.problems import InvalidMaster
from iwa.strict_yaml import read_mapping

LAYOUTS, NAME, PLACES = "dispositions", "nom", "emplacements"
MODEL = f'Écrivez par exemple « {LAYOUTS}: {{graphique: {{{NAME}: "Titre et graphique"}}}} ».'


@dataclass(frozen=True)
class Naming:
    """A layout's own name, and the own names of those of its places that are not called as ours."""

    own: str
    places: Mapping[str, str] = field(default_factory=dict)


def read_naming(master: Path) -> dict[str, Naming]:
    """The names of each of our layouts in a master; those that the file beside it passes over keep ours.

    Without a file all names are ours. `InvalidMaster` says all that is wrong in it.
    """
    file = master.with_suffix(".yaml")
    if not file.is_file():
        return {}
    values = read_mapping(file, InvalidMaster, MODEL)
    wrong = [*_unknown(file.name, "clé", values, (LAYOUTS,))]
    blocks = values.get(LAYOUTS)
    if not isinstance(blocks, dict):
        raise InvalidMaster(f"{file.name} ne donne pas de « {LAYOUTS} ».", todo=MODEL)
    wrong += _unknown(file.name, "disposition", blocks, NEEDED)
    known = {name: block for name, block in blocks.items() if name in NEEDED}
    wrong += [fault for name, block in known.items() for fault in _faults(file.name, name, block)]
    if wrong:
        raise InvalidMaster("\n".join(wrong), todo=f"Corrigez {file.name}.")
    return {name: Naming(block.get(NAME) or name, block.get(PLACES) or {}) for name, block in known.items()}


def _faults(file: str, layout: str, block: Any) -> Iterable[str]:
    where = f"{file}, disposition « {layout} »"
    if not isinstance(block, dict):
        return [f"{where} : attendu les clés « {NAME} » et « {PLACES} » en retrait."]
    found = _unknown(where, "clé", block, (NAME, PLACES))
    if not isinstance(block.get(NAME, ""), str):
        found.append(f"{where} : « {NAME} » est le nom d’une disposition, en un texte.")
    places = block.get(PLACES) or {}
    if not isinstance(places, dict) or not all(isinstance(own, str) for own in places.values()):
        return [*found, f"{where} : « {PLACES} » donne pour chaque nom de l’atelier le nom dans le masque."]
    return [*found, *_unknown(where, "emplacement", places, (*NEEDED[layout], *WANTED[layout]))]


def _unknown(where: str, what: str, keys: Iterable[str], known: Iterable[str]) -> list[str]:
    names, told = list(known), []
    for key in keys:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1)
            question = f" ; vouliez-vous dire « {near[0]} » ?" if near else f" ; connus : {', '.join(names)}."
            told.append(f"{where} : {what} « {key} » inconnue{question}" if what != "emplacement"
                        else f"{where} : {what} « {key} » inconnu{question}")  # fmt: skip
    return told
