"""The commands that take one presentation: corrections taken back, a picture, a PDF, where a figure comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from iwa.months import Month
from iwa.problems import WrongUse
from iwa.run_report import shown
from iwa.workspace import client_folder

console = Console(highlight=False, soft_wrap=True)


def retake(
    deck: Annotated[str, typer.Argument(metavar="PRESENTATION", help="Fichier .pptx corrigé à la main.")],
    client: Annotated[str, typer.Option("--client", metavar="CLIENT", help="Son client, s’il n’est pas dans « livrables ».")] = "",
    month: Annotated[str, typer.Option("--month", metavar="MOIS", help="Son mois, par exemple 2026-10.")] = "",
) -> None:  # fmt: skip
    """Reprend les corrections faites dans une présentation : les productions suivantes les gardent."""
    from iwa.retake_report import tell_retaken
    from iwa.run.retake import Wanted
    from iwa.run.retake import retake as take_back

    slug = client_folder(client).slug if client else ""
    tell_retaken(console, take_back(_given(deck), Wanted(slug, Month.parse(month) if month else None)))


def sheet(
    deck: Annotated[str, typer.Argument(metavar="PRESENTATION", help="Fichier .pptx à regarder.")],
) -> None:
    """Rend une présentation en une seule image de toutes ses diapositives (avec LibreOffice)."""
    from iwa.printing.contact_sheet import contact_sheet

    file = _given(deck)
    console.print(f"{shown(file)} : {shown(contact_sheet(file))}")


def pdf(
    decks: Annotated[list[str], typer.Argument(metavar="PRESENTATION…", help="Fichiers .pptx à convertir.")],
) -> None:
    """Convertit des présentations en PDF, à côté d’elles (avec LibreOffice) ; les diapositives masquées n’y sont pas."""
    from iwa.printing.office import beside

    for file in beside([_given(deck) for deck in decks]):
        console.print(shown(file))


def trace(
    deck: Annotated[str, typer.Argument(metavar="PRESENTATION", help="Fichier .pptx produit par l’atelier, corrigé ou non.")],
    slide: Annotated[str, typer.Argument(metavar="DIAPOSITIVE", help="Son numéro dans le fichier, ou son identifiant (le « Repère » des notes).")],
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FICHIER", help="Toutes les lignes, dans un tableau pour Excel.")] = None,
    as_json: Annotated[Path | None, typer.Option("--json", metavar="FICHIER", help="Toute la trace en JSON, pour une machine.")] = None,
) -> None:  # fmt: skip
    """Remonte d’une diapositive au notebook, aux fichiers et aux lignes qui font chacun de ses chiffres."""
    from iwa.run.trace import trace as traced
    from iwa.trace_report import tell_trace, written

    found = traced(_given(deck), slide)
    tell_trace(console, found)
    for file in written(found, csv, as_json):
        console.print(f"Toutes les lignes : {shown(file)}")


def _given(name: str) -> Path:
    file = Path(name)
    if not file.is_file():
        raise WrongUse("Cette présentation n’existe pas.", f"« {name} »", "Donnez le chemin d’un fichier .pptx.")
    if file.suffix.lower() != ".pptx":
        raise WrongUse("Ce fichier n’est pas une présentation.", f"« {name} »", "Donnez le chemin d’un fichier .pptx.")
    return file
