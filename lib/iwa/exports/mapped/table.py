"""The table that a mapping speaks of in a document, or why the two do not fit."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.exports.document import Document, Sheet
from iwa.exports.mapped.mapping import Mapping
from iwa.exports.mapped.shape import NAMED, titles
from iwa.numbers import listed


@dataclass(frozen=True)
class Place:
    """Where a mapping's columns stand: the sheet, and the position of each of our names."""

    sheet: Sheet
    positions: dict[str, int]
    unread: tuple[str, ...]  # titles that have no name


def place_of(document: Document, mapping: Mapping) -> Place | str:
    """The table's place; else a French sentence that names the key at fault."""
    wanted = mapping.named()
    sheets = [sheet for sheet in document.sheets if mapping.sheet in ("", sheet.name)]
    if not sheets:
        there = listed(f"« {sheet.name} »" for sheet in document.sheets)
        return f"clé « feuille » : ce fichier n’a pas de feuille « {mapping.sheet} » ; il a {there}. Corrigez le nom."
    whole = (sheet for sheet in sheets if wanted.keys() <= set(titles(sheet, mapping.title_row)))
    sheet = next(whole, None)
    if sheet is None:
        return _lacking(sheets[0], mapping)
    found = titles(sheet, mapping.title_row)
    twice = [label for label in wanted if found.count(label) > 1]
    if twice:
        return f"clé « colonnes » : deux colonnes du fichier ont le titre « {twice[0]} » ; renommez-en une dans le fichier."
    unread = tuple(label for label in found if label and label not in wanted)
    return Place(sheet, {name: found.index(label) for label, name in wanted.items()}, unread)


def same_titles(document: Document, mapping: Mapping) -> bool:
    """Whether a sheet has exactly the titles of the mapping, read or not, in its row of titles."""
    sheets = [sheet for sheet in document.sheets if mapping.sheet in ("", sheet.name)]
    found = [[title for title in titles(sheet, mapping.title_row) if title] for sheet in sheets]
    return bool(mapping.columns) and any(sorted(one) == sorted(mapping.columns) for one in found)


def _lacking(sheet: Sheet, mapping: Mapping) -> str:
    found = titles(sheet, mapping.title_row)
    missing = listed(f"« {label} »" for label in mapping.named() if label not in found)
    there = listed([f"« {title} »" for title in found if title][:NAMED]) or "vide"
    return (
        f"clé « colonnes » : la ligne {mapping.title_row} du fichier n’a pas de colonne {missing} ; cette ligne est : "
        f"{there}. Corrigez les titres, ou la clé « ligne_des_titres »."
    )
