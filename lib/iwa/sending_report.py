"""How `iwa reviewed` and `iwa sent` read on the screen."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from iwa.month_state import Act, named, state_said
from iwa.months import Month
from iwa.numbers import counted, day, of
from iwa.run.sending import Handed, Noted
from iwa.workspace import ClientFolder

HANDS = {"": "", "corrigé": ", avec vos corrections", "ajouté": ", que vous y avez mis"}


def tell_reviewed(console: Console, noted: Noted) -> None:
    """Prints who read what, and what comes next."""
    _tell(console, noted, "relu")
    console.print(f"Une fois chez le client : « {_sent(noted.folder, noted.month)} ».")


def tell_sent(console: Console, noted: Noted) -> None:
    """Prints what the client holds, what it holds that was not taken back, and what follows."""
    _tell(console, noted, "envoyé")
    for file in noted.files:
        if file.untaken:
            console.print(f"  {escape(_untaken(noted, file))}", style="yellow")
    console.print("Plus rien n’y est refait. Au prochain rapport, un chiffre remis qui a changé est dit.")
    console.print(f"Noté par erreur ? « {_sent(noted.folder, noted.month)} --cancel ».")


def tell_taken_back(console: Console, folder: ClientFolder, month: Month, sent: Act) -> None:
    """Prints that a month is open again, and what becomes of its figures."""
    state = state_said(folder.run(month))
    console.print(
        f"[bold]{named(month)}[/bold] ({folder.slug}) : envoi {_of(sent)} annulé, le mois est de nouveau {escape(state)}."
    )
    console.print("Le prochain « iwa run » de ce mois relit les fichiers d’aujourd’hui : ses chiffres peuvent changer.")


def _of(sent: Act) -> str:
    """Whose sending, of which day: "de Léa Martin du 6 novembre 2026"."""
    return escape(f"{f'{of(sent.by)} ' if sent.by else ''}du {day(sent.on)}")


def _tell(console: Console, noted: Noted, word: str) -> None:
    console.print(f"[bold]{named(noted.month)}[/bold] ({noted.folder.slug}) : {word} {escape(noted.act.said)}")
    for file in noted.files:
        console.print(f"  [green]{word}[/green] · {escape(file.name)}{HANDS[file.hand]}")
    for remark in noted.remarks:
        console.print(f"  {escape(remark)}", style="yellow")


def _untaken(noted: Noted, file: Handed) -> str:
    """That corrections of a deck are in no other file, and how they come there."""
    count = counted(file.untaken, "correction n’est pas reprise", "corrections ne sont pas reprises")
    deck = noted.folder.run(noted.month).deliverables / file.name
    path = deck.relative_to(noted.folder.path.parents[1]).as_posix()
    return (
        f"« {file.name} » : {count}, rapport.html et les autres livrables ne les ont pas. Pour les reprendre avant d’envoyer : "
        f"« {_sent(noted.folder, noted.month)} --cancel », puis « iwa retake {path} »."
    )


def _sent(folder: ClientFolder, month: Month) -> str:
    return f"iwa sent {folder.slug} --month {month}"
