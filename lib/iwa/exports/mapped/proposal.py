"""The mapping that `iwa check` writes beside a table that nobody knows, for a consultant to complete."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from iwa.exports import network_names
from iwa.exports.document import Document
from iwa.exports.mapped.choice import INSIDE, Mappings, fitting_mappings, load_mappings, mapping_name
from iwa.exports.mapped.dates import Order, order_of
from iwa.exports.mapped.mapping import CONTENTS, ORDERS
from iwa.exports.mapped.names import FACTS, FRENCH, METRICS, NOT_OF
from iwa.exports.mapped.shape import NOTHING, Shape, printed, shape_of
from iwa.exports.opening.files import open_documents
from iwa.problems import UnreadableFile

WIDTH = 100  # of a line of names
TEMPLATE = """\
# Correspondance : comment lire « {file} ».
# 1. Vérifiez et complétez chaque ligne. 2. Écrivez « lire: oui ». 3. Relancez « iwa check ».
# Tant que « lire » est à non, rien n’est lu.
lire: non

# {networks}
réseau:

# publications (une ligne par publication) ou jours (une ligne par jour)
contenu: {content}

# jour/mois (31/12/2026) ou mois/jour (12/31/2026). {order_reason}
ordre_des_dates: {order}

# Le numéro de la ligne des titres, tel qu’Excel le montre
ligne_des_titres: {row}
{sheet}
# Facultatif : le jour où le fichier a été téléchargé ; sinon, la dernière date du fichier
# mesuré_le: 2026-10-31

# Un titre du fichier par ligne, puis son nom ; sans nom, la colonne n’est pas lue.
# Pour toutes : date (obligatoire), compte.
# Pour des publications : {facts} ; « identifiant » ou « adresse » est obligatoire.
# Chiffres :
{metrics}
# Un taux ou un pourcentage n’a pas de nom : laissez-le vide.
colonnes:
{columns}
"""


def proposal(document: Document) -> str | None:
    """The text of a mapping for the document, None for one without a plausible row of titles."""
    shape = shape_of(document)
    if shape is None:
        return None
    order = _order(shape)
    content = next(word for word, own in CONTENTS.items() if own == shape.content)
    several = len(document.sheets) > 1
    return TEMPLATE.format(
        file=printed(document.base_name),
        networks=network_names.POSTING,
        content=content,
        order=next(word for word, day_first in ORDERS.items() if day_first == order.day_first),
        order_reason="D’après les dates du fichier." if order.sure else "Aucune date ne tranche : à vérifier.",
        row=shape.row,
        sheet=f"\n# La feuille à lire\nfeuille: {_quoted(shape.sheet.name)}\n" if several else "",
        facts=", ".join(name for name, ours in FACTS.items() if ours in NOT_OF["days"]),
        metrics=_metrics(),
        columns="\n".join(_lines(shape)),
    )


def _order(shape: Shape) -> Order:
    names = shape.proposed()
    dated = next((column for column in shape.columns if names[column.label] == "date"), None)
    return order_of(dated.cells) if dated else Order(True, False)


def _metrics() -> str:
    lines = ["#  "]
    for name in METRICS:
        if len(lines[-1]) + len(name) > WIDTH:
            lines.append("#  ")
        lines[-1] += f" {name},"
    return "\n".join(lines).rstrip(",")


def _lines(shape: Shape) -> Iterable[str]:
    names = shape.proposed()
    for column in shape.columns:
        name = FRENCH.get(names[column.label], "")
        yield f"  {_quoted(column.label)}: {name}".rstrip() + f"  # {_seen(column.holds, column.cells)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON text is a YAML text


def _seen(holds: str, cells: pd.Series) -> str:
    first = next((printed(cell) for cell in cells if cell.strip()), "")
    return holds if holds == NOTHING else f"{holds}, par exemple {first[:40]}"


def write_proposals(exports: Path, unknown: Iterable[str]) -> tuple[list[str], list[str]]:
    """Writes the mapping that each of these documents lacks; the paths written, and French sentences on what could not be.

    No file is ever overwritten, and a document that another mapping of its folder fits gets none.
    """
    written: list[str] = []
    failures: list[str] = []
    wanted = set(unknown)
    for path in dict.fromkeys(exports / name.split(INSIDE)[0] for name in sorted(wanted)):
        for document in _documents(path, exports):
            if document.name not in wanted:
                continue
            try:
                written += _write(exports, document, load_mappings(exports))
            except OSError as error:
                todo = "Vérifiez la place et les droits du dossier, puis relancez."
                failures.append(f"« {mapping_name(document.name)} » n’a pas pu être écrit ({error.strerror}). {todo}")
    return written, failures


def _documents(path: Path, exports: Path) -> list[Document]:
    try:
        return open_documents(path, exports)
    except UnreadableFile:  # it went away in between, or its name holds what parts a zip from its members
        return []


def _write(exports: Path, document: Document, mappings: Mappings) -> list[str]:
    name, text = mapping_name(document.name), proposal(document)
    if text is None or name in mappings.wrong or fitting_mappings(document, mappings):
        return []
    try:
        with (exports / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return []
    return [name]
