"""The first tab of the workbook: how to fill it in."""

from __future__ import annotations

from typing import Any

from iwa.client import Client
from iwa.dossier.looks import Looks
from iwa.dossier.tabs import TABS

STEPS = (
    "Une ligne par élément, à partir de la ligne 2. Une cellule inconnue reste vide : zéro s’écrit 0.",
    "Cliquez sur une cellule : un message dit ce qu’elle attend, avec un exemple. Les listes se déroulent.",
    "Vous pouvez déplacer des colonnes, en ajouter (elles sont ignorées) et trier les lignes.",
    "Gardez les noms des onglets et les titres des colonnes.",
    "Enregistrez au format .xlsx, sans mot de passe. Si une cellule ne convient pas, son adresse vous est donnée.",
)


def write_guide(sheet: Any, client: Client, looks: Looks) -> None:
    """A title, how to fill in the workbook, what each tab is for, and what the colours mean."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 22)
    sheet.set_column(2, 2, 92)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_row(1, 34)
    sheet.write_string(1, 1, f"Dossier {client.name}", looks.title)
    sheet.write_string(2, 1, "Ce que l’équipe sait et qu’aucun réseau n’exporte.", looks.plain)
    row = _section(sheet, 4, "Comment le remplir", looks)
    for number, step in enumerate(STEPS, start=1):
        sheet.write_string(row, 1, f"{number}.", looks.number)
        sheet.write_string(row, 2, step, looks.text)
        row += 1
    row = _section(sheet, row + 1, "Les onglets", looks)
    for tab in TABS.values():
        sheet.write_url(row, 1, f"internal:'{tab.name}'!A1", looks.link, tab.name)
        sheet.write_string(row, 2, tab.purpose, looks.text)
        row += 1
    row = _section(sheet, row + 1, "Les couleurs", looks)
    for swatch, meaning in looks.legend():
        sheet.write_blank(row, 1, None, swatch)
        sheet.write_string(row, 2, meaning, looks.text)
        row += 1


def _section(sheet: Any, row: int, title: str, looks: Looks) -> int:
    """Writes a heading; the row below it comes back."""
    sheet.set_row(row, 24)
    sheet.write_string(row, 1, title, looks.heading)
    return row + 1
