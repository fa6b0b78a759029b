"""How `iwa retake` reads on the screen."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from iwa.numbers import month_name
from iwa.run.retake import Retaken

NOTHING = "Rien de nouveau à reprendre."
REST = "À refaire à la main, ou à corriger à la source : exports, dossier.xlsx, client.yaml."


def tell_retaken(console: Console, retaken: Retaken) -> None:
    """Prints what was taken, slide by slide, then what was not, and what to do next."""
    origin = retaken.origin
    month = month_name(origin.month.year, origin.month.number)
    console.print(f"[bold]{escape(origin.title)}[/bold], {month} ({origin.folder.slug})")
    for taken in retaken.taken:
        console.print(f"  [green]repris[/green] · {escape(taken.where)} · {escape(taken.what)}")
    if not retaken.taken:
        console.print(f"  {NOTHING}")
    for left in retaken.left:
        console.print(f"  [yellow]laissé[/yellow] · {escape(left.where)} · {escape(left.sentence)}")
    if retaken.left:
        console.print(REST)
    if retaken.taken:
        again = f"« iwa deck {origin.folder.slug} --month {origin.month} »"
        kept = retaken.file.relative_to(origin.folder.path.parents[1]).as_posix()
        console.print(f"Noté dans {escape(kept)} ; {again} refait les présentations avec ces corrections.")
