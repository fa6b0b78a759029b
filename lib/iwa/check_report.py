"""How `iwa check` reads on the screen."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from iwa.checking import Check, NetworkCheck, name_of
from iwa.needs.need import OPTIONAL
from iwa.numbers import counted, integer, listed, period

STYLES = {"bloquant": "red", "à vérifier": "yellow", "pour information": "dim"}
FROZEN = (
    "Ce mois est envoyé : ce qui précède est ce qui a été lu pour lui ; ce qui est arrivé depuis sert au mois suivant."
)
ROWS = {
    "used": ("utilisée", "utilisées"),
    "superseded": ("remplacée par un export plus récent", "remplacées par un export plus récent"),
    "structural": ("d’en-tête ou de total", "d’en-tête ou de total"),
    "issue": ("mise de côté", "mises de côté"),
}


def tell_check(console: Console, check: Check) -> None:
    """Prints what was found, network by network, then what is doubtful and what is missing."""
    console.print(f"[bold]{escape(check.client)}[/bold], {check.month} ; fenêtre de l’audit {check.window}")
    if check.state:
        console.print(f"État du mois : {escape(check.state)}")
    for network in check.networks:
        _tell_network(console, network)
    if check.rows:
        told = [f"{integer(check.rows[s])} {ROWS[s][check.rows[s] > 1]}" for s in ROWS if check.rows.get(s)]
        console.print(f"\nLignes lues : {listed(told)}.")
    if check.issues:
        console.print(f"\n[bold]{counted(len(check.issues), 'remarque')}[/bold]")
    for severity, file, row, sentence in check.issues:
        where = f"{file}, ligne {row}" if row else file
        console.print(f"  {severity} · {escape(where)} : {escape(sentence)}", style=STYLES[severity])
    for remark in check.remarks:
        console.print(f"  à savoir · {escape(remark)}", style="yellow")
    if check.is_sent:
        console.print(f"\n{FROZEN}")
        return
    _tell_needs(console, check)
    console.print(f"\n{_ending(check)}")


def _tell_needs(console: Console, check: Check) -> None:
    """What the month's deliverables still lack, a line each; nothing else is asked for."""
    exports = [f"{name_of(n.network)} · {sentence}" for n in check.networks for sentence in n.missing]
    if not check.due and not exports:
        return
    what = f"le pack {check.pack.capitalize()}" + (f" ({listed(check.due)})" if check.due else "")
    if not exports and not check.needs:
        console.print(f"\nRien ne manque pour {what}.")
        return
    console.print(f"\n[bold]Encore à fournir pour {what}[/bold]")
    for sentence in exports:
        console.print(f"  manque · {escape(sentence)}", style="yellow")
    for need in check.needs:
        style = "dim" if need.how == OPTIONAL else "yellow"
        console.print(f"  {need.how} · {escape(need.what)} · {escape(need.where)}", style=style)


def _ending(check: Check) -> str:
    if check.ready:
        return "[green]Prêt pour « iwa run ».[/green]"
    missing = any(network.missing for network in check.networks)
    what = "Il manque des fichiers" if missing else "Des fichiers n’ont pas pu être lus"
    return f"[yellow]{what} : « iwa run » le dira dans les livrables.[/yellow]"


def _tell_network(console: Console, network: NetworkCheck) -> None:
    console.print(f"\n[bold]{name_of(network.network)}[/bold]")
    if not network.files:
        console.print("  aucun fichier", style="yellow")
    for file in network.files:
        covered = period(file.first, file.last) if file.first and file.last else "période inconnue"
        console.print(f"  {file.label} · {escape(file.file)} · {covered} · {counted(file.rows, 'ligne')}")
    for sentence in network.gaps:
        console.print(f"  trou · {escape(sentence)}", style="yellow")
    for sentence in network.overlaps:
        console.print(f"  recouvrement · {escape(sentence)}", style="dim")
