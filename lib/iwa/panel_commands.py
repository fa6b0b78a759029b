"""The commands that open a page on this machine: the desk, the simulator, the labelling, and JupyterLab with the notebooks."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from iwa.command_options import MonthText, Slug, asked_month
from iwa.months import Month
from iwa.numbers import month_name
from iwa.problems import WrongUse
from iwa.run_report import shown
from iwa.workspace import ClientFolder, client_folder, find_workspace

NoBrowser = Annotated[bool, typer.Option("--no-browser", metavar="", help="Donne l’adresse sans ouvrir le navigateur.")]
STOP = "Ctrl-C arrête la page."


def simulate(
    slug: Slug,
    month: MonthText = "",
    export: Annotated[Path | None, typer.Option("--export", metavar="FICHIER", help="Écrit la page à remettre au client (.html) au lieu de l’ouvrir.")] = None,
    no_browser: NoBrowser = False,
) -> None:  # fmt: skip
    """Ouvre le simulateur d’un client dans le navigateur, ou en fait un fichier à lui remettre."""
    from iwa.panel_server.pages import SIMULATOR

    folder, when = client_folder(slug), asked_month(month)
    if export:
        _exported(folder, when, export)
        return
    _read(folder, when)
    told = f"Simulateur de {folder.slug}, {month_name(when.year, when.number)}"
    serve_panel(SIMULATOR.name, {"client": folder.slug, "month": str(when)}, told, no_browser)


def label(
    slug: Slug,
    messages: Annotated[bool, typer.Option("--messages", metavar="", help="Les messages reçus : leur ton et leur sujet.")] = False,
    month: MonthText = "",
    no_browser: NoBrowser = False,
) -> None:  # fmt: skip
    """Ouvre l’étiquetage, au clavier, des publications d’un client ou de ses messages."""
    from iwa.panel_server.pages import LABELLING, MESSAGES

    folder, when = client_folder(slug), asked_month(month)
    panel = MESSAGES if messages else LABELLING
    told = f"Étiquetage {'des messages' if messages else 'des publications'} de {folder.slug}"
    serve_panel(panel.name, {"client": folder.slug, "month": str(when)}, told, no_browser)


def desk(month: MonthText = "", no_browser: NoBrowser = False) -> None:
    """Ouvre le bureau : tous les clients du mois sur une page, sans terminal."""
    from iwa.panel_server.pages import DESK

    when = asked_month(month)
    serve_panel(DESK.name, {"month": str(when)}, f"Bureau, {month_name(when.year, when.number)}", no_browser)


def _exported(folder: ClientFolder, month: Month, file: Path) -> None:
    """Writes the simulator's page as one file that works without a network."""
    from iwa.client_month import load_or_build
    from iwa.panels.simulator import skin_of
    from iwa.panels.simulator.file import standalone, write
    from iwa.simulator import Levers, model_of

    if file.suffix.lower() not in (".html", ".htm"):
        raise WrongUse(
            "Le fichier à remettre est une page web.", f"« {file.name} »", "Donnez un nom qui finit par « .html »."
        )
    opened = load_or_build(folder, month)
    write(file, standalone(model_of(opened), skin_of(opened.client), Levers()))
    Console(highlight=False, soft_wrap=True).print(f"Fichier à remettre : {shown(file)}")


def _read(folder: ClientFolder, month: Month) -> None:
    """Stores the month where it is not yet, while the kernels get ready: a page then opens it at once, or not at all."""
    from iwa.client_month import load_or_build
    from iwa.kernels.preparing import prepare

    prepare()
    load_or_build(folder, month)


def serve_panel(name: str, parameters: dict[str, str], told: str, no_browser: bool) -> None:
    """Serves the panels and opens one of them; says the address, and returns once Ctrl-C has stopped it."""
    from iwa.kernels.preparing import prepare
    from iwa.panel_server.opening import Door
    from iwa.panel_server.pages import PANELS, address
    from iwa.panel_server.voila_server import LOCAL, serve

    os.environ["IWA_WORKSPACE"] = str(find_workspace().resolve())
    prepare()
    token, door, console = secrets.token_urlsafe(24), Door(), Console(highlight=False, soft_wrap=True)
    path = address(PANELS[name], **parameters, token=token)

    def ready(port: int) -> None:
        console.print(f"{escape(told)} : http://{LOCAL}:{port}{escape(path)}")
        console.print(STOP)
        if not no_browser:
            door.open(f"http://{LOCAL}:{port}{path}")

    try:
        serve(token, ready)
    finally:
        door.close()
    console.print("La page est arrêtée.")


def lab(no_browser: NoBrowser = False) -> None:
    """Ouvre JupyterLab sur l’espace de travail, avec les notebooks de l’atelier."""
    from iwa.panel_server.lab_server import laid_out, serve_lab

    workspace = find_workspace().resolve()
    console = Console(highlight=False, soft_wrap=True)
    for file in laid_out(workspace):
        console.print(f"Notebook de l’atelier ajouté : {escape(str(file.relative_to(workspace)))}")

    def ready(address: str) -> None:
        console.print(f"JupyterLab : {escape(address)}")
        console.print("Ctrl-C arrête JupyterLab et ses noyaux.")

    serve_lab(workspace, ready, not no_browser)
    console.print("JupyterLab est arrêté.")
