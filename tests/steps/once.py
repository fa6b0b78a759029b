"""Work that two folders have in common is done once: what a function gave is given again for the same arguments."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from iwa import client_month, month_content
from iwa.dossier import Dossier
from iwa.labels import labelled
from iwa.measures import conversions

Made = dict[str, dict[str, Any]]
KEPT = 12  # results of a function: those of the month unchanged are used again and again, the others once
# What a month's content is made by, of what it is given alone; a function not named here is called each time.
MADE_ONCE: dict[Any, tuple[str, ...]] = {
    month_content: (
        "collect", "consolidate", "labelled", "links_of", "received", "monthly_series", "follower_rates",
        "relation_series", "signals",
    ),
    labelled: ("ruled", "_pillars"),
    conversions: ("with_fates", "prepared"),
    client_month: ("asked",),
}  # fmt: skip


class _Arguments(pickle.Pickler):
    """Arguments as bytes: a file or a folder as what lies in it, a dossier as the tabs that a month's content is made of.

    A tab that is left out here and that it is made of would leave a slide unmoved, and fail.
    """

    def reducer_override(self, given: Any) -> Any:
        if isinstance(given, Path):
            return str, (str([(file.relative_to(given).as_posix(), _sha256(file)) for file in _files(given)]),)
        if isinstance(given, Dossier):
            return str, (repr((given.team, given.editorial, given.links, given.proofs, given.entered)),)
        return NotImplemented


def _files(given: Path) -> list[Path]:
    return [given] if given.is_file() else sorted(file for file in given.rglob("*") if file.is_file())


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _told_apart_by(given: object) -> str:
    written = io.BytesIO()
    arguments = _Arguments(written, protocol=5)
    arguments.fast = True  # two texts that are equal are written alike, be they one object or two
    arguments.dump(given)
    return hashlib.sha256(written.getbuffer()).hexdigest()


def once(function: Callable[..., Any], made: dict[str, Any]) -> Callable[..., Any]:
    """The function, called once for the same arguments; its results must not be changed. The last used ones are kept."""

    def remembering(*given: Any) -> Any:
        which = _told_apart_by(given)
        if which not in made:
            made[which] = function(*given)
            made[_told_apart_by(given)] = made[which]  # pandas lays a table out anew when it is first looked at
        found = made[which] = made.pop(which)
        for oldest in list(made)[:-KEPT]:
            del made[oldest]
        return found

    return remembering


@contextmanager
def each_part_once(made: Made) -> Iterator[None]:
    """Inside it the parts of a month's content are made once for the same arguments; `made` holds them, by part."""
    with pytest.MonkeyPatch.context() as patch:
        for module, names in MADE_ONCE.items():
            for name in names:
                kept = made.setdefault(f"{module.__name__}.{name}", {})
                patch.setattr(module, name, once(getattr(module, name), kept))
        yield
