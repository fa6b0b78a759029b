"""The command by which a client's folder forgets: cases past their purge date, a person, the whole client."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from iwa.command_options import Slug, asked_day
from iwa.problems import WrongUse
from iwa.workspace import ClientFolder, client_folder, find_workspace

YES = "oui"
FAILED = 1
console = Console(highlight=False, soft_wrap=True)


def forget(
    slug: Slug,
    purged: Annotated[bool, typer.Option("--purged", metavar="", help="Les lignes du journal dont la date de purge est atteinte, avec leurs captures.")] = False,
    person: Annotated[str, typer.Option("--person", metavar="NOM", help="Une personne, par son nom ou son pseudonyme : ses messages, ses avis, le journal.")] = "",
    client: Annotated[bool, typer.Option("--client", metavar="", help="Tout le dossier du client.")] = False,
    on: Annotated[str, typer.Option("--date", metavar="JOUR", help="Jour où la purge est due, par exemple 06/11/2026 ; par défaut aujourd’hui.")] = "",
    yes: Annotated[bool, typer.Option("--yes", metavar="", help="Efface sans demander, pour un script.")] = False,
) -> None:  # fmt: skip
    """Oublie ce qui a passé sa date de purge, une personne ou tout un client ; sans option, dit ce qui peut l’être."""
    if purged + bool(person) + client > 1:
        raise WrongUse("Une seule chose s’oublie à la fois.", todo="Gardez « --purged », « --person » ou « --client ».")
    if on and not purged:
        raise WrongUse("« --date » ne va qu’avec « --purged ».", f"« {on} »")
    folder, day = client_folder(slug), asked_day(on)
    if purged:
        _forget_purged(folder, day, _asking(yes))
    elif person:
        _forget_person(folder, person, _asking(yes))
    elif client:
        _forget_client(folder, _asking(yes))
    else:
        _tell_summary(folder, day)


def _forget_purged(folder: ClientFolder, day: date, agreed: Callable[[str], bool]) -> None:
    from iwa.forget_report import tell_purged, tell_to_purge
    from iwa.forgetting import purge
    from iwa.run.claim import claimed

    with claimed(folder):
        known = purge.found(folder, day)
        tell_to_purge(console, folder, known, day)
        if (known.rows or known.copies) and agreed(YES):
            tell_purged(console, folder, known, purge.forget(folder, known, day))


def _forget_person(folder: ClientFolder, name: str, agreed: Callable[[str], bool]) -> None:
    from iwa.forget_report import tell_forgotten, tell_of_person, tell_places
    from iwa.forgetting import whole_person
    from iwa.forgetting.person import Person
    from iwa.run.claim import claimed

    with claimed(folder):
        known = whole_person.found(folder, Person.called(name))
        tell_of_person(console, folder, known)
        if known.is_nothing:
            tell_places(console, *whole_person.remaining(folder, known))
        elif agreed(YES):
            done = whole_person.forget(folder, known)
            tell_forgotten(console, folder, known, done)
            if done.left:
                raise typer.Exit(FAILED)


def _forget_client(folder: ClientFolder, agreed: Callable[[str], bool]) -> None:
    from iwa.forget_report import tell_client, tell_removed
    from iwa.forgetting import whole_client
    from iwa.run.claim import LEASE, claimed

    workspace = find_workspace()
    whole_client.refuse_elsewhere(folder, workspace)
    with claimed(folder):
        size = whole_client.size_of(folder, LEASE)
        tell_client(console, folder, size)
        if not agreed(folder.slug):
            return
        whole_client.empty(folder, LEASE)
    whole_client.remove(folder)
    tell_removed(console, folder, size, workspace)


def _tell_summary(folder: ClientFolder, day: date) -> None:
    from iwa.forget_report import tell_summary
    from iwa.forgetting.summary import summary

    tell_summary(console, folder, summary(folder, day))


def _asking(yes: bool) -> Callable[[str], bool]:
    """Asks to type a word; `WrongUse` where nobody can, and ends the command on any other word."""

    def agreed(word: str) -> bool:
        if yes:
            return True
        if sys.stdin is None or not sys.stdin.isatty():
            raise WrongUse("Rien n’est effacé sans accord.", todo="Relancez dans un terminal, ou ajoutez « --yes ».")
        if console.input(f"Tapez « {word} » pour effacer : ").strip() == word:
            return True
        console.print("Rien n’est effacé.")
        raise typer.Exit(FAILED)

    return agreed
