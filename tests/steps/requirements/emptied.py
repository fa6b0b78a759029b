"""What the team has not noted yet, by name: the cells and rows taken out of the client's folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from folder_edits import Row, edit_client, edit_tab

from iwa.workspace import ClientFolder

Change = Callable[[ClientFolder], None]


def _rows(tab: str, **only: str) -> Change:
    """A tab without its rows, or without those that hold these words."""

    def edit(row: Row) -> Row | None:
        gone = all(
            str(row[name.replace("_", " ")] or "").casefold() == value.casefold() for name, value in only.items()
        )
        return None if gone else row

    return partial(edit_tab, name=tab, edit=edit)


def _cells(tab: str, *headers: str) -> Change:
    """A tab whose cells under these headers are blank."""
    return partial(edit_tab, name=tab, edit=lambda row: row | dict.fromkeys(headers))


def _all(*changes: Change) -> Change:
    def change(folder: ClientFolder) -> None:
        for one in changes:
            one(folder)

    return change


EMPTIED: Mapping[str, Change] = {
    "no hours": _cells("équipe", "heures par semaine"),
    "nobody approves": _all(_cells("équipe", "valide", "remplacé par"), _cells("circuit", "responsable", "en son absence", "sans réponse après", "un silence", "passe à")),
    "nobody decides on moderation": _cells("équipe", "modération"),
    "no circuit": _rows("circuit"),
    "no objective": _rows("objectifs"),
    "no target, date or owner of an objective": _cells("objectifs", "cible", "échéance", "responsable", "trimestre"),
    "no threshold": _cells("objectifs", "seuil d’inquiétude", "si le seuil est franchi"),
    "no audience aimed at": _rows("cibles"),
    "no key message": _rows("messages clés"),
    "no profile noted": _cells("profils", "constat", "note", "correction"),
    "nothing observed": _rows("observations"),
    "no theme": _rows("éditorial", élément="thème"),
    "no pillar": _rows("éditorial", élément="pilier"),
    "no rubric or series": _all(_rows("éditorial", élément="rubrique"), _rows("éditorial", élément="série")),
    "no tone": _all(_rows("éditorial", élément="ton à faire"), _rows("éditorial", élément="ton à ne pas faire")),
    "no word or limit": _all(
        _rows("éditorial", élément="mot à employer"),
        _rows("éditorial", élément="mot à éviter"),
        _rows("éditorial", élément="sujet à ne pas toucher"),
    ),
    "no error or project": _all(_rows("éditorial", élément="erreur fréquente"), _rows("éditorial", élément="projet")),
    "no proof or asset": _rows("preuves"),
    "no date in sight": _rows("agenda"),
    "nothing entered": _rows("saisies"),
    "no state of a link": _cells("liens", "état"),
    "no competitor noted": _rows("concurrents"),
    "no test or decision answered": _all(_cells("tests", "accepté", "responsable"), _cells("décisions", "responsable", "échéance", "état", "résultat")),
    "no colour or font": partial(edit_client, pattern=r"^marque:.*\n(  .*\n)+", replacement=""),
    "no town": partial(edit_client, pattern=r"^ville:.*\n", replacement=""),
    "no conversion": partial(edit_client, pattern=r"^conversions:.*\n(  .*\n)+", replacement=""),
}  # fmt: skip
"""What is taken away, by name."""
