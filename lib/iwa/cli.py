"""The command line: commands in English, everything it says in French."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from iwa.batch_commands import batch
from iwa.command_options import AsJson, MonthText, Slug, asked_month
from iwa.command_words import FrenchCommand, FrenchGroup, misused
from iwa.deck_commands import pdf, retake, sheet, trace
from iwa.forget_commands import forget
from iwa.month_commands import reviewed, sent
from iwa.months import Month, months_of
from iwa.numbers import month_name
from iwa.panel_commands import desk, lab, label, simulate
from iwa.problems import (
    InvalidAnswers,
    InvalidClientFile,
    InvalidDossier,
    InvalidEdits,
    InvalidScenario,
    Problem,
    WrongUse,
)
from iwa.run_report import shown, tell_outcome
from iwa.spared_imports import spare_the_grammar
from iwa.whole_files import out_of_reach
from iwa.workspace import ClientFolder, client_folder, find_workspace

DONE, FAILED, WRONG = 0, 1, 2
INTERRUPTED = 130  # what typer makes of Ctrl-C
MISWRITTEN = (
    WrongUse,
    InvalidAnswers,
    InvalidClientFile,
    InvalidDossier,
    InvalidEdits,
    InvalidScenario,
)  # what a person wrote
USAGE: type[Exception] = typer.BadParameter.mro()[1]  # whatever is wrong with a command's words

app = typer.Typer(
    cls=FrenchGroup,
    subcommand_metavar="COMMANDE …",
    help="L’atelier IWA : des exports des réseaux aux notebooks exécutés et aux présentations.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


def main() -> None:
    """Runs a command; a problem becomes a sentence and an exit status, never a traceback."""
    spare_the_grammar()
    try:
        status = app(standalone_mode=False)
    except Problem as problem:
        sys.exit(_told(problem))
    except USAGE as error:
        sys.exit(_told(misused(error, sys.argv[1:])) if sys.argv[1:] else WRONG)  # alone, "iwa" has shown its help
    except OSError as error:
        sys.exit(_told(out_of_reach(error)))
    except typer.Abort:
        sys.exit(FAILED)
    if status == INTERRUPTED:
        errors.print("Interrompu. Ce qui était fait est gardé ; la même commande reprend là où elle en était.")
    sys.exit(status or DONE)


def _told(problem: Problem) -> int:
    errors.print(escape(str(problem)), style="red")
    return WRONG if isinstance(problem, MISWRITTEN) else FAILED


def _workspace() -> Path:
    """The workspace, or the current folder, which then becomes one."""
    try:
        return find_workspace()
    except WrongUse:
        return Path.cwd()


def _tell_if_new(workspace: Path, clients_were_there: bool) -> None:
    """That a folder has become a workspace, with its whole path: it may not be where it was wanted."""
    if not clients_were_there:
        console.print(f"Un nouvel espace de travail est créé ici : {escape(str(workspace.resolve() / 'clients'))}")


@app.command(cls=FrenchCommand)
def demo() -> None:
    """Joue deux mois de trois clients de démonstration et dit où sont les présentations."""
    from iwa.demo.play import play
    from iwa.run.order import Outcome

    workspace = _workspace()
    _tell_if_new(workspace, (workspace / "clients").is_dir())
    console.print(f"Clients de démonstration dans {shown(workspace / 'clients')}")

    def tell(folder: ClientFolder, month: Month, outcome: Outcome) -> None:
        console.print(f"\n[bold]{folder.slug}[/bold], {month_name(month.year, month.number)}")
        tell_outcome(console, outcome)

    outcomes = play(workspace, tell)
    raise typer.Exit(FAILED if any(outcome.failed for outcome in outcomes) else DONE)


@app.command(cls=FrenchCommand)
def new(slug: Slug) -> None:
    """Crée le dossier d’un client, avec client.yaml et dossier.xlsx expliqués."""
    from iwa.scaffold import new_client

    workspace = _workspace()
    known = (workspace / "clients").is_dir()
    folder = new_client(workspace, slug)
    _tell_if_new(workspace, known)
    console.print(f"Le dossier {shown(folder.path)} est prêt.")
    console.print("1. Remplissez client.yaml (un écran), puis dossier.xlsx.")
    console.print("2. Déposez les exports des réseaux dans « exports ».")
    console.print(f"3. Lancez « iwa check {slug} », puis « iwa run {slug} ».")


@app.command(cls=FrenchCommand)
def check(slug: Slug, month: MonthText = "", as_json: AsJson = False) -> None:
    """Dit ce qui a été trouvé dans les exports, ce qui manque et où le télécharger."""
    from iwa.check_report import tell_check
    from iwa.checking import check as checked

    result = checked(client_folder(slug), asked_month(month), date.today())
    if as_json:
        console.print_json(json.dumps(asdict(result) | {"ready": result.ready}, default=str))
    else:
        tell_check(console, result)


@app.command(cls=FrenchCommand)
def sort(as_json: AsJson = False) -> None:
    """Range les fichiers du dossier « depot » chez le client dont ils nomment le compte."""
    from iwa.sort_report import asking, tell_sorting
    from iwa.sorting.depot import sort as sort_depot

    interactive = not as_json and sys.stdin is not None and sys.stdin.isatty()
    sorting = sort_depot(find_workspace(), asking(console) if interactive else None)
    if as_json:
        console.print_json(json.dumps(asdict(sorting) | {"done": sorting.done}))
    else:
        tell_sorting(console, sorting)
    raise typer.Exit(DONE if sorting.done else FAILED)


@app.command(cls=FrenchCommand)
def run(
    slug: Slug,
    month: MonthText = "",
    step: Annotated[list[int] | None, typer.Option("--step", metavar="N", help="Étape à exécuter ; répétable ; toutes par défaut.")] = None,
    pack: Annotated[str, typer.Option("--pack", metavar="PACK", help="Pack à livrer à la place de celui de client.yaml.")] = "",
    everything: Annotated[bool, typer.Option("--all", metavar="", help="Tous les livrables du pack, même hors de leur mois.")] = False,
    force: Annotated[bool, typer.Option("--force", metavar="", help="Refait tout, même ce qui n’a pas changé, et remplace les notebooks modifiés à la main.")] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Exécute les notebooks du mois et écrit les présentations et le rapport ; 2026-T3 ou 2026 : le bilan."""
    from iwa.run.month import run_month
    from iwa.run.order import Order

    if months := months_of(month):
        from iwa.run.review import review

        tell_outcome(console, review(client_folder(slug), month.strip().upper(), months))
        return

    order = Order(tuple(step or ()), _pack(pack), everything, force)
    outcome = run_month(client_folder(slug), asked_month(month), order)
    if as_json:
        console.print_json(json.dumps(asdict(outcome), default=str))
    else:
        tell_outcome(console, outcome)
    raise typer.Exit(FAILED if outcome.failed else DONE)


@app.command(cls=FrenchCommand)
def deck(
    slug: Slug,
    month: MonthText = "",
    pack: Annotated[str, typer.Option("--pack", metavar="PACK", help="Pack à livrer à la place de celui de client.yaml.")] = "",
    everything: Annotated[bool, typer.Option("--all", metavar="", help="Tous les livrables du pack, même hors de leur mois.")] = False,
) -> None:  # fmt: skip
    """Refait les présentations et le rapport depuis les notebooks déjà exécutés."""
    from iwa.run.month import render_again
    from iwa.run.order import Order

    tell_outcome(console, render_again(client_folder(slug), asked_month(month), Order((), _pack(pack), everything)))


for command in (batch, retake, sheet, pdf, trace, reviewed, sent, forget, simulate, label, desk, lab):
    app.command(cls=FrenchCommand)(command)


def _pack(name: str) -> str:
    from iwa.client_values import PACKS

    if name and name not in PACKS:
        raise WrongUse("Ce pack n’existe pas.", f"« {name} »", f"Choisissez parmi {', '.join(PACKS)}.")
    return name
