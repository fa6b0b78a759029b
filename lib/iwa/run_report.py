"""How `iwa run` and `iwa deck` read on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from iwa.numbers import counted, listed

if TYPE_CHECKING:  # importing a run takes seconds, and every command prints a path
    from iwa.run.order import Outcome


def tell_outcome(console: Console, outcome: Outcome) -> None:
    """Prints how each step went, where the files are, then what is worth telling."""
    for reason in outcome.reasons:
        console.print(f"  {escape(reason)}", style="dim")
    if outcome.kept:
        console.print(f"  {_kept(outcome.kept)}", style="dim")
    for step in outcome.steps:
        state = "[green]fait[/green]" if step.done else f"[red]échec[/red] : {escape(step.error)}"
        console.print(f"  étape {step.step} : {state}")
    for file in outcome.delivered:
        pages = f" ({counted(file.pages, 'diapositive')})" if file.pages else ""
        console.print(f"  {file.title}{pages} : {shown(file.path)}")
        if file.remark:
            console.print(f"    {escape(file.remark)}", style="yellow")
    if outcome.report:
        console.print(f"  Rapport à lire dans le navigateur : {shown(outcome.report)}")
    if outcome.state:
        console.print(f"  État du mois : {escape(outcome.state)}")
    for remark in outcome.remarks:
        console.print(f"  {escape(remark)}", style="yellow")


def _kept(steps: tuple[int, ...]) -> str:
    """That steps were not run.

    >>> _kept((1, 2, 3)), _kept((4,))
    ('étapes 1, 2 et 3 : déjà faites, rien n’a changé', 'étape 4 : déjà faite, rien n’a changé')
    """
    named = listed(str(step) for step in steps)
    many = len(steps) > 1
    return f"étape{'s' if many else ''} {named} : déjà faite{'s' if many else ''}, rien n’a changé"


def shown(path: Path) -> str:
    """A path as it is typed from the current folder, whole when it lies elsewhere."""
    here = Path.cwd()
    return escape(str(path.relative_to(here) if path.is_relative_to(here) else path))
