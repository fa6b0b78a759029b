"""The commands by which people say what they did with a month: read it, sent it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from iwa.command_options import DayText, MonthText, Slug, asked_day, asked_month
from iwa.workspace import client_folder


def reviewed(
    slug: Slug,
    by: Annotated[str, typer.Option("--by", metavar="NOM", help="Nom de la personne qui a relu.")],
    month: MonthText = "",
    on: DayText = "",
) -> None:
    """Note qui a relu les livrables du mois."""
    from iwa.run.sending import note_reviewed
    from iwa.sending_report import tell_reviewed

    tell_reviewed(_console(), note_reviewed(client_folder(slug), asked_month(month), by, asked_day(on)))


def sent(
    slug: Slug,
    month: MonthText = "",
    by: Annotated[str, typer.Option("--by", metavar="NOM", help="Nom de la personne qui a envoyé.")] = "",
    on: DayText = "",
    cancel: Annotated[bool, typer.Option("--cancel", metavar="", help="Annule un envoi noté par erreur.")] = False,
) -> None:
    """Note que le client a reçu les livrables du mois : plus rien n’y est refait."""
    from iwa.run.sending import note_sent, take_back
    from iwa.sending_report import tell_sent, tell_taken_back

    folder, when = client_folder(slug), asked_month(month)
    if cancel:
        tell_taken_back(_console(), folder, when, take_back(folder, when))
    else:
        tell_sent(_console(), note_sent(folder, when, by, asked_day(on)))


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)
