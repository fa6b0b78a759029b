"""The sheet that says how to work in the calendar's workbook."""

from __future__ import annotations

from typing import Any

from iwa.calendar.book_looks import INK, STATE_COLOURS, TEAM_FILL, TEAM_INK, BookLooks
from iwa.calendar.reservoir import PARTS

STEPS = (
    "Les colonnes sombres sont proposées par le plan ; corrigez-les si besoin : ce que vous écrivez reste.",
    "Les colonnes jaunes sont à vous : l’état, le texte, le texte alternatif, la date de chaque étape, le lien publié.",
    "Une fois la publication parue, collez son adresse dans « lien publié » : c’est ce qui la rattache sûrement au plan.",
    "Pour déplacer une publication, changez sa date. Pour y renoncer, mettez l’état « reporté » ou « abandonné ».",
    "Pour ajouter une publication, écrivez sur une nouvelle ligne sa date et son réseau ; l’identifiant vient ensuite.",
    "Triez, filtrez, déplacez des colonnes, ajoutez-en : gardez seulement les titres des colonnes et des onglets.",
    "Une ligne que le plan ne retient plus reste là, en gris, avec « non » dans « au plan ».",
    "Fermez le classeur avant de relancer le mois : rien n’y est écrit tant qu’il est ouvert.",
)
STATES = {
    "à faire": "Rien n’est commencé.",
    "brief": "Le brief est donné.",
    "création": "Le contenu se fabrique.",
    "relecture": "Le contenu est fait, quelqu’un le relit.",
    "validation": "Chez la personne qui valide.",
    "programmé": "Prête dans l’outil de publication.",
    "publié": "Parue ; son adresse est dans « lien publié ».",
    "reporté": "Remise à plus tard.",
    "abandonné": "Ne paraîtra pas.",
}


def write_guide(sheet: Any, client: str, looks: BookLooks) -> None:
    """A title, how to work in the workbook, what each sheet is for, what colours and states mean."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 2, 96)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.set_row(1, 34)
    sheet.write_string(1, 1, f"Calendrier {client}", looks.title)
    sheet.write_string(2, 1, "Ce qui est prévu, où cela en est, ce qui est paru.", looks.plain)
    row = _section(sheet, 4, "Comment y travailler", looks)
    for number, step in enumerate(STEPS, start=1):
        sheet.write_string(row, 1, f"{number}.", looks.number)
        sheet.write_string(row, 2, step, looks.text)
        row += 1
    row = _section(sheet, row + 1, "Les onglets", looks)
    for part in PARTS:
        sheet.write_url(row, 1, f"internal:'{part.name}'!A1", looks.link, part.name)
        sheet.write_string(row, 2, part.purpose, looks.text)
        row += 1
    row = _section(sheet, row + 1, "Les colonnes", looks)
    for fill, ink, meaning in (
        (INK, "#FFFFFF", "Proposée par le plan."),
        (TEAM_FILL, TEAM_INK, "Remplie par l’équipe."),
    ):
        sheet.write_string(row, 1, "titre", looks.swatch(fill, ink))
        sheet.write_string(row, 2, meaning, looks.text)
        row += 1
    row = _section(sheet, row + 1, "Les états", looks)
    for state, (fill, ink) in STATE_COLOURS.items():
        sheet.write_string(row, 1, state, looks.swatch(fill, ink))
        sheet.write_string(row, 2, STATES[state], looks.text)
        row += 1


def _section(sheet: Any, row: int, title: str, looks: BookLooks) -> int:
    """Writes a heading; the row below it comes back."""
    sheet.set_row(row, 24)
    sheet.write_string(row, 1, title, looks.heading)
    return row + 1
