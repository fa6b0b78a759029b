"""How `iwa sort` reads on the screen, and how it asks to which client a file goes."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from iwa.numbers import counted, listed
from iwa.sorting.answers import NAME
from iwa.sorting.depot import FOLDER
from iwa.sorting.outcome import FILED, STAYS, THERE, Ask, Question, Sorting

STYLES = {FILED: "green", THERE: "dim", STAYS: "yellow"}


def tell_sorting(console: Console, sorting: Sorting) -> None:
    """Prints what became of each file, then what there is to know and what is left."""
    for file in sorting.files:
        where = f" → {file.path}" if file.path else ""
        console.print(f"[{STYLES[file.state]}]{file.state}[/] · {escape(file.file + where)} · {escape(file.sentence)}")
    for remark in sorting.remarks:
        console.print(f"à savoir · {escape(remark)}", style="yellow")
    console.print(_ending(sorting))


def _ending(sorting: Sorting) -> str:
    if not sorting.files:
        return f"Rien à ranger : déposez les téléchargements du mois dans « {FOLDER} », à côté de « clients »."
    filed = [file for file in sorting.files if file.state == FILED]
    left = len(sorting.files) - len(filed)
    told = f"{counted(len(filed), 'fichier rangé', 'fichiers rangés')}"
    told += f", {counted(left, 'reste', 'restent')} dans {FOLDER}." if left else f", rien ne reste dans {FOLDER}."
    clients = listed(f"« iwa check {slug} »" for slug in sorted({file.client for file in filed}))
    return f"\n{told}" + (f" Pour voir ce qui manque : {clients}." if clients else "")


def asking(console: Console) -> Ask:
    """Asks in the terminal; once its input is closed or interrupted, nothing more is asked."""
    closed: list[bool] = []

    def ask(question: Question) -> str:
        if closed:
            return ""
        try:
            return _answer(console, question)
        except (EOFError, KeyboardInterrupt):  # what is already filed is told all the same
            closed.append(True)
            return ""

    return ask


def _answer(console: Console, question: Question) -> str:
    slugs = list(question.clients)
    accounts = listed(f"« {account} »" for account in question.accounts)
    why = f"compte {accounts}, que personne ne déclare" if accounts else "aucun compte nommé"
    console.print(f"\n[bold]{escape(question.file)}[/bold] ({escape(question.label)} ; {escape(why)})")
    for number, slug in enumerate(slugs, start=1):
        console.print(f"  {number} : {escape(question.clients[slug])}")
    console.print(f"  0 : laisser dans {FOLDER}")
    while True:
        typed = console.input("À quel client ce fichier est-il ? Son numéro : ").strip()
        if typed == "0":
            return ""
        if typed.isdecimal() and 1 <= int(typed) <= len(slugs):
            slug = slugs[int(typed) - 1]
            _say_if_kept(console, question, slug)
            return slug
        console.print(f"« {escape(typed)} » n’est pas un numéro de la liste : tapez un nombre de 0 à {len(slugs)}.")


def _say_if_kept(console: Console, question: Question, slug: str) -> None:
    if question.kept(slug):
        console.print(f"Noté dans {FOLDER}/{NAME} : la question ne reviendra pas.", style="dim")
    else:
        console.print("Ce nom de fichier peut être celui d’un autre client : la question reviendra.", style="dim")
