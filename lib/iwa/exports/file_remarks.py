"""What is said of a file as a whole: unknown, tripped over, without a figure."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from iwa.exports.document import CUT, Document
from iwa.exports.reading import Reader

NO_ROW = "Ce fichier ne contient aucune ligne de chiffres : période sans publication, ou export interrompu."

CHECK_IT = "Vérifiez que c’est bien un export d’un réseau suivi, sans colonne supprimée, ou retirez-le du dossier."


def whole(severity: str, kind: str, sentence: str) -> dict[Hashable, object]:
    """A remark on a whole file, as a row of `tables.ISSUES` less its file and network."""
    return {"sheet": "", "row": pd.NA, "severity": severity, "kind": kind, "sentence": sentence}


def repair(sentence: str) -> dict[Hashable, object]:
    """A damage that was undone, for information; a file that was cut lacks figures, and is to be looked at."""
    lost = sentence.startswith(CUT)
    return whole("à vérifier", "cut", sentence) if lost else whole("pour information", "repaired", sentence)


def fault_sentence(reader: Reader | None, fault: str) -> str:
    """That a reader tripped over a file, and what to do."""
    kind = f"l’export « {reader.label} »" if reader else "un export"
    return (
        f"La lecture s’est arrêtée sur ce fichier, reconnu comme {kind} ({fault[:120]}) : aucun de ses chiffres n’est "
        "pris. Téléchargez-le à nouveau ; si cela se répète, transmettez ce message avec le fichier."
    )


def unknown_sentence(document: Document, todo: str = CHECK_IT) -> str:
    """What was seen in a file that no reader knows, and what to do."""
    seen = [cell for sheet in document.sheets for cell in sheet.cells.head(3).to_numpy().ravel() if cell.strip()]
    start = ", ".join(f"« {cell.strip()[:40]} »" for cell in seen[:5]) or "aucune cellule remplie"
    return f"Aucun export connu ne ressemble à ce fichier. Il commence par : {start}. {todo}"
