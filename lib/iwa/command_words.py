"""What Typer says in English, in French: the help of the commands, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from iwa.numbers import listed
from iwa.problems import WrongUse

rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"
rich_utils.COMMANDS_PANEL_TITLE = "Commandes"  # "Options" and "Arguments" are French already


class _French:
    """The words that a command adds of itself to its help."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help, option.metavar = "Affiche cette aide.", ""
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Usage : ")


class FrenchCommand(_French, TyperCommand):
    """A command whose help is in French."""


class FrenchGroup(_French, TyperGroup):
    """The commands together, their help in French."""


def misused(error: Exception, words: Sequence[str]) -> WrongUse:
    """What is wrong with the words of a command, as a sentence; `error` is Typer's."""
    kind, name, typed = type(error).__name__, _named(error), f"« {' '.join(words)} »"
    commands = list(getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", ()))
    todo = "Ajoutez « --help » pour voir ce qu’elle prend."
    if commands:
        todo = f"Choisissez une commande parmi {listed(commands)}, ou demandez « --help »."
    if kind == "NoSuchOption":
        return WrongUse(f"L’option « {name} » n’existe pas.", todo=todo)
    if kind == "BadOptionUsage":
        return WrongUse(f"L’option « {name} » attend une valeur.", typed, todo)
    if kind == "BadParameter":
        return WrongUse(f"La valeur de « {name} » ne convient pas.", _values(name, words), todo)
    if kind == "MissingParameter":
        return WrongUse(f"Il manque « {name} » à la commande.", typed, todo)
    if commands:
        return WrongUse(f"La commande « {words[0]} » n’existe pas.", todo=todo)
    return WrongUse("La commande a un mot de trop.", typed, todo)


def _named(error: Exception) -> str:
    """The option or argument that an error is about."""
    option, parameter = getattr(error, "option_name", ""), getattr(error, "param", None)
    return option or (parameter.opts[-1] if parameter and parameter.opts[-1].startswith("-") else "CLIENT")


def _values(name: str, words: Sequence[str]) -> str:
    """What was given to an option; the whole command where that cannot be told."""
    given = [value for word, value in pairwise(words) if word == name]
    given += [word.removeprefix(f"{name}=") for word in words if word.startswith(f"{name}=")]
    return listed(f"« {value} »" for value in given or [" ".join(words)])
