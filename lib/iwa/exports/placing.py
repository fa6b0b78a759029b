"""The network of a file whose content does not tell: by what the client says, else by what is around it.

A guess is always told with its reason and the line of `client.yaml` that overrules it. A file
that cannot be placed gives no figure, and says which line would place it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

import pandas as pd

from iwa.exports.reading import Reading
from iwa.exports.wording import normalised
from iwa.networks import NAMES
from iwa.numbers import of

SHORT = {"facebook": ("fb",), "instagram": ("insta", "ig")}  # how people name a folder, beside the name itself
INSIDE = " › "  # between a zip and its member
Told = Mapping[str, tuple[str, ...]]  # file -> the networks that its content or client.yaml tells, () for none


@dataclass(frozen=True)
class Declared:
    """What `client.yaml` says: the client's networks, and the network of files by a pattern of their path."""

    networks: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    def network_of(self, name: str) -> str:
        """The network of the first pattern that the file answers to, "" for none."""
        return next((network for pattern, network in self.files.items() if answers(name, pattern)), "")


NOTHING = Declared()


def answers(name: str, pattern: str) -> bool:
    """Whether a file is meant by a pattern: its path, or that of the zip or folder that holds it.

    >>> answers("insta/Views.csv", "insta/*.csv"), answers("insta.zip › Views.csv", "insta.zip"), answers("a.csv", "b*")
    (True, True, False)
    """
    wanted = _plain(pattern.replace("\\", "/").rstrip("/"))
    return any(wanted == path or fnmatchcase(path, wanted) for path in _paths(_plain(name)))


def _plain(text: str) -> str:
    """Without what varies between disks: case, and accents written apart from their letter."""
    return unicodedata.normalize("NFC", text).casefold()


def _paths(name: str) -> list[str]:
    """The file's path, then those of all that holds it."""
    paths = [name]
    while parent := _holder(paths[-1]):
        paths.append(parent)
    return paths


def _holder(name: str) -> str:
    """The folder or zip that a file lies in, "" for the exports themselves."""
    return name[: max(name.rfind("/"), name.rfind(INSIDE), 0)]


def placed(files: Mapping[str, tuple[Sequence[str], Reading]], declared: Declared) -> dict[str, Reading]:
    """The readings by file, each with its network; without figures where none is found.

    Each comes with the networks it may be of, none for a file that always tells.
    """
    told = {name: reading.networks or _declared(name, among, declared) for name, (among, reading) in files.items()}
    return {name: _placed(name, among, reading, told, declared) for name, (among, reading) in files.items()}


def _declared(name: str, among: Sequence[str], declared: Declared) -> tuple[str, ...]:
    network = declared.network_of(name)
    return (network,) if network in among else ()


def _placed(name: str, among: Sequence[str], reading: Reading, told: Told, declared: Declared) -> Reading:
    silent = reading.measurements.empty and reading.audience.empty  # nothing to place: its reader has said why
    if reading.networks or silent or not among:
        return reading
    if told[name]:
        return replace(reading, network=told[name][0])
    network, reason = _guessed(name, among, told, declared)
    return _guess(name, reading, network, reason, among) if network else _set_aside(name, reading, among)


def unanswered(names: Sequence[str], declared: Declared) -> list[str]:
    """A sentence for each pattern of `client.yaml` that no file answers to."""
    return [
        f"Aucun fichier du dossier exports ne répond à « {pattern} » (client.yaml, « fichiers ») : corrigez le chemin, "
        "ou retirez la ligne."
        for pattern in declared.files
        if not any(answers(name, pattern) for name in names)
    ]


def _guessed(name: str, among: Sequence[str], told: Told, declared: Declared) -> tuple[str, str]:
    """The network that the surroundings point to and why, "" when they do not or contradict one another."""
    clues = [clue for clue in (_beside(name, told), named(name, among)) if clue[0] in among]
    if len({network for network, _ in clues}) > 1:
        return "", ""
    own = [network for network in declared.networks if network in among]
    if not clues and len(own) == 1:
        return own[0], "le seul des deux que déclare client.yaml"
    return clues[0] if clues else ("", "")


def _beside(name: str, told: Told) -> tuple[str, str]:
    """The network of all the files that lie in the same folder or zip, when they have but one."""
    holder = _holder(name)
    networks = {network for other, some in told.items() if _holder(other) == holder for network in some}
    where = f"de « {holder} »" if holder else "du dossier exports"
    return (networks.pop(), f"comme les autres fichiers {where}") if len(networks) == 1 else ("", "")


def named(name: str, among: Sequence[str]) -> tuple[str, str]:
    """The network that the file's own name says, else the nearest folder or zip above it."""
    for part in reversed(re.split(rf"/|{INSIDE}", name)):
        words = re.split(r"[^a-z0-9]+", normalised(part))
        named = [n for n in among if n in normalised(part) or any(word in words for word in SHORT.get(n, ()))]
        if len(named) == 1:
            return named[0], f"d’après le nom « {part} »"
    return "", ""


def _guess(name: str, reading: Reading, network: str, reason: str, among: Sequence[str]) -> Reading:
    other = next(other for other in among if other != network)
    sentence = (
        f"Ce fichier ne dit pas s’il vient {_either(among)} : il est compté pour {NAMES[network]}, {reason}. "
        f"Si c’est faux, ajoutez à client.yaml, sous « fichiers », la ligne {_line(name, other)}."
    )
    return replace(reading, network=network, issues=_with(reading, "pour information", "placed", sentence))


def _set_aside(name: str, reading: Reading, among: Sequence[str]) -> Reading:
    sentence = (
        f"Ce fichier ne dit pas s’il vient {_either(among)}, et rien autour de lui ne le montre : aucun de ses chiffres "
        f"n’est pris. Ajoutez à client.yaml, sous « fichiers », {' ou '.join(f'la ligne {_line(name, n)}' for n in among)}."
    )
    states = reading.rows["state"].astype("str").replace("used", "issue").astype("category")
    return replace(
        reading,
        measurements=pd.DataFrame(),
        audience=pd.DataFrame(),
        rows=reading.rows.assign(state=states),
        issues=_with(reading, "à vérifier", "not-placed", sentence),
    )


def _either(among: Sequence[str]) -> str:
    return " ou ".join(of(NAMES[network]) for network in among)


def _line(name: str, network: str) -> str:
    return f"« {json.dumps(name, ensure_ascii=False)}: {network} »"


def _with(reading: Reading, severity: str, kind: str, sentence: str) -> pd.DataFrame:
    issue = {"sheet": "", "row": pd.NA, "severity": severity, "kind": kind, "sentence": sentence}
    return pd.DataFrame([*reading.issues.to_dict("records"), issue])
