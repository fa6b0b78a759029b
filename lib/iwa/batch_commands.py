"""`iwa batch`: the month of every client, and how it reads while it runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from iwa.command_options import AsJson, MonthText, asked_month
from iwa.months import Month
from iwa.numbers import counted
from iwa.run_report import shown
from iwa.workspace import find_workspace

if TYPE_CHECKING:  # importing a run takes seconds, and every command is known at each start
    from iwa.batch.every_client import Finished
    from iwa.batch.graph import Progress as Step
    from iwa.batch.graph import Tell

FAILED = 1
STEPS_A_CLIENT = 6


def batch(
    month: MonthText = "",
    client: Annotated[list[str] | None, typer.Option("--client", metavar="CLIENT", help="Client à faire ; répétable ; tous par défaut.")] = None,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=0, help="Processus à la fois ; un par cœur par défaut.")] = 0,
    scheduler: Annotated[str, typer.Option("--scheduler", metavar="ADRESSE", help="Ordonnanceur Dask, par exemple tcp://10.0.0.5:8786.")] = "",
    retry: Annotated[bool, typer.Option("--retry", metavar="", help="Seulement les clients qui ont échoué la dernière fois.")] = False,
    force: Annotated[bool, typer.Option("--force", metavar="", help="Refait tout, même ce qui n’a pas changé.")] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Fait le mois de tous les clients, et écrit où en est chacun dans « suivi »."""
    from iwa.batch.ahead import start_ahead
    from iwa.batch.stamps import meant, noted_in, record_of, to_do

    workspace, when = find_workspace(), asked_month(month)
    meant_ones = meant(workspace, client or (), when, retry)
    folders = meant_ones if force else to_do(meant_ones, noted_in(record_of(workspace, when)))
    console = Console(highlight=False, soft_wrap=True)
    if not folders:
        _tell_nothing_to_do(console, len(meant_ones), record_of(workspace, when).with_suffix(".html"), as_json)
        return

    if not scheduler:
        start_ahead()
    from iwa.batch.every_client import Means, run_batch
    from iwa.run.order import Order

    asked, means = (when, Order(force=force)), Means(workers, scheduler)
    if as_json or not console.is_terminal:
        finished = run_batch(workspace, folders, asked, means, _line)
        _print_line({"page": str(finished.page), "record": str(finished.record)})
    else:
        with _bars(console) as bars:
            finished = run_batch(workspace, folders, asked, means, _shown_on(bars, len(folders), when))
        _tell(console, finished)
    raise typer.Exit(FAILED if any(one.failed for one in finished.results) else 0)


def _tell_nothing_to_do(console: Console, clients: int, page: Path, as_json: bool) -> None:
    if as_json or not console.is_terminal:
        _print_line({"unchanged": clients, "page": str(page)})
    elif clients:
        console.print(f"{counted(clients, 'client')} : rien n’a changé, rien n’est refait.")
        console.print(f"Où en est chaque client : {shown(page)}")
    else:
        console.print("Aucun client n’a échoué la dernière fois : rien à reprendre.")


def _tell(console: Console, finished: Finished) -> None:
    from iwa.batch.summary import table

    console.print(table(finished.results))
    console.print(f"Où en est chaque client : {shown(finished.page)}")


def _bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        TextColumn("reste"), TimeRemainingColumn(), console=console,
    )  # fmt: skip


def _shown_on(bars: Progress, clients: int, month: Month) -> Tell:
    done = bars.add_task(f"Clients, {month}", total=clients)
    steps = bars.add_task("Étapes", total=clients * STEPS_A_CLIENT)

    def tell(step: Step) -> None:
        if step.result is None:
            bars.advance(steps)
            return
        bars.advance(done)
        told = f"[red]échec[/red] : {escape(step.result.first_error)}" if step.result.failed else "fait"
        bars.console.print(f"  {escape(step.folder.slug)} : {told}")

    return tell


def _line(step: Step) -> None:
    """A line of JSON for each thing that was done."""
    from iwa.batch.summary import as_record

    if step.result:
        _print_line({"client": step.folder.slug, **as_record(step.result)})
    elif step.run:
        _print_line({"client": step.folder.slug, "step": step.step, "error": step.error})


def _print_line(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()
