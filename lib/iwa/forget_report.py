"""How `iwa forget` reads on the screen: what will go, what went, what a person has to see to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from iwa.dossier.cells import plain
from iwa.forgetting.exports import InFile
from iwa.forgetting.journal import LOG, Journal
from iwa.forgetting.summary import Summary
from iwa.forgetting.whole_client import Size
from iwa.forgetting.whole_person import Forgotten, Found
from iwa.month_state import named
from iwa.networks import LABELS
from iwa.numbers import counted, day, decimal, integer, listed, short_day
from iwa.sorting.answers import NAME
from iwa.sorting.depot import FOLDER
from iwa.workspace import ClientFolder

NO_COPY = "Aucune copie datée de dossier.xlsx n’est gardée : elle retiendrait ce qui est à oublier."
COUNTS = (
    "Vérifié : ni motif, ni capture, ni empreinte n’est ailleurs dans le dossier ; les notebooks, tableaux et "
    "présentations n’en ont que des comptes. Un mois envoyé garde les siens, un mois relancé compte ces cas en moins."
)
ELSEWHERE = "La corbeille et l’historique d’un dossier synchronisé peuvent en garder une copie : videz-les."
MEGABYTE = 1_000_000


def tell_summary(console: Console, folder: ClientFolder, found: Summary) -> None:
    """Prints what could be forgotten, and by which option."""
    told = f"{counted(found.cases, 'ligne')}, {counted(found.captures, 'capture')}"
    due = f"{counted(found.past, 'date de purge atteinte', 'dates de purge atteintes')}"
    coming = f", la prochaine le {day(found.next_purge)}" if found.next_purge else ""
    console.print(f"[bold]{folder.slug}[/bold], ce qui peut être oublié")
    console.print(f"  journal : {told} ; {due}{coming} · iwa forget {folder.slug} --purged")
    if found.month:
        people = (
            f"{counted(found.messages, 'message')} de {counted(found.people, 'personne')}, {named(found.month).lower()}"
        )
        console.print(f'  une personne : {people} · iwa forget {folder.slug} --person "Nom"')
    console.print(f"  tout le client : {_size(found.size)} · iwa forget {folder.slug} --client")
    console.print("Rien n’est effacé.")


def tell_to_purge(console: Console, folder: ClientFolder, journal: Journal, on: date) -> None:
    """Prints the rows that will go, with their captures."""
    rows = counted(len(journal.rows), "ligne du journal a atteint", "lignes du journal ont atteint")
    if not journal.rows and not journal.copies:
        console.print(
            f"[bold]{folder.slug}[/bold] : aucune ligne du journal n’a atteint sa date de purge le {day(on)}."
        )
        return
    whose = "sa date de purge" if len(journal.rows) < 2 else "leur date de purge"
    console.print(f"[bold]{folder.slug}[/bold] : {rows} {whose} le {day(on)}.")
    _tell_journal(console, folder, journal)
    console.print(NO_COPY)


def tell_purged(console: Console, folder: ClientFolder, journal: Journal, places: Sequence[str]) -> None:
    """Prints what went, and what still says it."""
    console.print(f"[green]Effacé[/green] : {_counts(journal)}. Le reste de dossier.xlsx n’a pas changé.")
    if places:
        tell_places(console, places, 0)
    else:
        console.print(COUNTS)
    console.print(ELSEWHERE)


def tell_of_person(console: Console, folder: ClientFolder, found: Found) -> None:
    """Prints what is the person's, file by file."""
    names = listed(f"« {name} »" for name in {plain(name): name for name in found.names}.values())
    if found.is_nothing:
        console.print(
            f"[bold]{folder.slug}[/bold] : rien de {escape(names)} dans les exports, les tableaux et le journal."
        )
    else:
        console.print(f"[bold]{folder.slug}[/bold], ce qui est de {escape(names)}")
    for file in found.files:
        console.print(f"  exports/{escape(file.name)} · {counted(len(file.rows), 'ligne')}")
    for month in found.months:
        state = ", mois envoyé : ses chiffres restent, les mots s’effacent" if month.is_sent else ""
        naming = counted(len(month.naming), "autre la nomme", "autres la nomment") if month.naming else ""
        told = ", ".join([counted(len(month.rows), "message"), *([naming] if naming else [])])
        console.print(f"  runs/{month.month}/tables · {told}{state}")
    _tell_journal(console, folder, found.journal)
    for sentence in found.left:
        console.print(f"  à savoir · {escape(sentence)}", style="yellow")


def tell_forgotten(console: Console, folder: ClientFolder, found: Found, done: Forgotten) -> None:
    """Prints what was rewritten, what has to be run again, and what is left for a human."""
    if done.rewritten:
        console.print(f"[green]Réécrit[/green] sans ces lignes, dont la place reste vide : {_names(done.rewritten)}.")
    if done.removed:
        console.print(f"[green]Supprimé[/green], rien d’autre n’y était : {_names(done.removed)}.")
    if found.journal.rows or found.journal.copies:
        console.print(f"[green]Effacé[/green] : {_counts(found.journal)}. {NO_COPY}")
    frozen = [named(month.month) for month in found.months if month.is_sent]
    if frozen:
        console.print(
            f"{listed(frozen)} : les chiffres envoyés restent, plus aucun mot de la personne n’est dans les tableaux."
        )
    for month in (month.month for month in found.months if not month.is_sent):
        console.print(f"À relancer : « iwa run {folder.slug} --month {month} ».")
    for sentence in done.left:
        console.print(f"  à faire · {escape(sentence)}", style="yellow")
    tell_places(console, done.places, done.unread)
    console.print(ELSEWHERE)


def tell_places(console: Console, places: Sequence[str], unread: int) -> None:
    """Prints where the folder still says it, for a human to take it out, and what could not be read."""
    if places:
        told = counted(len(places), "endroit le dit encore", "endroits le disent encore")
        console.print(f"{told} ; ce qui y reste une fois les mois relancés est à retirer à la main :", style="yellow")
    for place in places:
        console.print(f"  {escape(place)}", style="yellow")
    if unread:
        console.print(
            f"{counted(unread, 'image, PDF ou classeur .xls ne se lit pas', 'images, PDF et classeurs .xls ne se lisent pas')}"
            " pour cela : regardez ceux où la personne peut figurer."
        )


def tell_client(console: Console, folder: ClientFolder, size: Size) -> None:
    """Prints what will be removed."""
    console.print(f"[bold]{folder.slug}[/bold] : tout le dossier {escape(str(folder.path))}, {_size(size)}.")


def tell_removed(console: Console, folder: ClientFolder, size: Size, workspace: Path) -> None:
    """Prints what was removed, and where the client may still be."""
    console.print(f"[green]Effacé[/green] : clients/{folder.slug}, {_size(size)}.")
    answers = workspace / FOLDER / NAME
    if answers.is_file() and folder.slug in answers.read_text("utf-8", errors="replace"):
        console.print(f"{FOLDER}/{NAME} nomme encore ce client : retirez-y ses lignes.", style="yellow")
    console.print(ELSEWHERE)


def _tell_journal(console: Console, folder: ClientFolder, journal: Journal) -> None:
    for row, case in sorted(journal.rows.items()):
        facts = f"{short_day(case.day)}, {LABELS[case.network]}, {case.rule}, {case.action} ; purge le {short_day(case.purge)}"
        console.print(f"  dossier.xlsx, onglet « {LOG.name} », ligne {row} · {escape(facts)}")
    for file in (*journal.captures, *journal.copies):
        console.print(f"  {escape(file.relative_to(folder.path).as_posix())}")
    for sentence in journal.left:
        console.print(f"  à savoir · {escape(sentence)}", style="yellow")


def _counts(journal: Journal) -> str:
    told = [counted(len(journal.rows), "ligne du journal", "lignes du journal")]
    told += [counted(len(journal.captures), "capture")] if journal.captures else []
    told += [counted(len(journal.copies), "copie d’un mois", "copies de mois")] if journal.copies else []
    return listed(told)


def _names(files: Sequence[InFile]) -> str:
    return escape(listed(f"exports/{file.name}" for file in files))


def _size(size: Size) -> str:
    weight = (
        f"{decimal(size.bytes / MEGABYTE, 1)}\u00a0Mo"
        if size.bytes >= MEGABYTE
        else f"{integer(size.bytes / 1000)}\u00a0ko"
    )
    return f"{counted(size.files, 'fichier')} ({weight})"
