"""A new client from a form: what is wrong is said as it is typed, in the words of the check of `client.yaml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from iwa.client import remarks_on
from iwa.client_values import PACKS, QUOTAS, SCHOOL_ZONES
from iwa.networks import NAMES, NETWORKS
from iwa.panels.desk.client_file import client_text
from iwa.panels.desk.words import beside_field
from iwa.problems import Problem
from iwa.scaffold import new_client
from iwa.workspace import ClientFolder, check_slug

Answers = Mapping[str, Any]
BLOCKS = ("reseaux", "quotas", "marque")


def form() -> dict[str, Any]:
    """What may be chosen in the form."""
    return {
        "packs": list(PACKS),
        "zones": list(SCHOOL_ZONES),
        "quotas": list(QUOTAS),
        "networks": [{"key": key, "name": NAMES[key], "hint": f"{one.account} : {one.account_hint}"} for key, one in NETWORKS.items()],
    }  # fmt: skip


def slug_of(name: str) -> str:
    """A folder's name made of a client's.

    >>> slug_of("Boulangerie Marette & fils"), slug_of("L’Œil d’Été")
    ('boulangerie-marette-fils', 'l-oeil-d-ete')
    """
    plain = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:40].strip("-")


def answered(values: Answers) -> dict[str, Any]:
    """The answers as `client.yaml` nests them, without those left empty; keys are "ville" or "reseaux > x > compte"."""
    found: dict[str, Any] = {}
    for path, value in values.items():
        if path == "dossier" or not str(value).strip():
            continue
        *above, key = str(path).split(" > ")
        block = found
        for name in above:
            block = block.setdefault(name, {})
        block[key] = " ".join(str(value).split())
    return found


def remarks(workspace: Path, values: Answers) -> dict[str, str]:
    """What is wrong, beside each field ("dossier" is the folder's name); {} when the client can be created."""
    told = {key: beside_field(sentence) for key, sentence in remarks_on(answered(values)).items()}
    try:
        slug = check_slug(str(values.get("dossier", "")))
        if (workspace / "clients" / slug).exists():
            told["dossier"] = f"Le client « {slug} » existe déjà : prenez un autre nom."
    except Problem as problem:
        told["dossier"] = f"{problem.what} {problem.todo}"
    return told


def create(workspace: Path, values: Answers) -> ClientFolder:
    """The new client's folder, whole or not at all; `Problem` says why there is none."""
    return new_client(workspace, str(values.get("dossier", "")), client_text(answered(values)))
