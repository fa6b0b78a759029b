"""What several commands take: the client, the month, the day, and how they are read."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

import typer

from iwa.months import Month
from iwa.problems import WrongUse

Slug = Annotated[str, typer.Argument(metavar="CLIENT", help="Nom du dossier du client dans « clients ».")]
MonthText = Annotated[
    str,
    typer.Option(
        "--month", metavar="MOIS", help="Mois du rapport, par exemple 2026-10 ; par défaut le dernier mois complet."
    ),
]
DayText = Annotated[
    str,
    typer.Option("--date", metavar="JOUR", help="Jour où c’est fait, par exemple 06/11/2026 ; par défaut aujourd’hui."),
]
AsJson = Annotated[bool, typer.Option("--json", metavar="", help="Réponse en JSON, pour une machine.")]


def asked_month(text: str) -> Month:
    """The month asked for, by default the last one that is over; `WrongUse` for one that has not begun."""
    last = Month.last_complete(date.today())
    month = Month.parse(text) if text else last
    if month > last.next:
        raise WrongUse("Le mois demandé n’a pas commencé.", f"« {month} »", f"Le dernier mois complet est {last}.")
    return month


def asked_day(text: str) -> date:
    """The day of what a person did, by default today; `WrongUse` for one that cannot be read or is to come."""
    today = date.today()
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(20\d\d)", text.strip())
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        day = None
    if text and day is None:
        raise WrongUse("La date est illisible.", f"« {text} »", "Écrivez-la sous la forme 06/11/2026.")
    if day and day > today:
        raise WrongUse("La date n’est pas encore venue.", f"« {text} »", "Donnez le jour où c’est fait.")
    return day or today
