"""Computed: what the team writes is changed, and the slides that the table names are others."""

from collections.abc import Callable
from typing import Any

import pytest
from carried import unmoved
from changed_dossier import DOSSIER
from coverage_table import proofs_by_input

PROOFS = {name: by_line for name, by_line in proofs_by_input("C").items() if name in DOSSIER}


@pytest.mark.parametrize("name", DOSSIER)
def test_what_the_team_changes_moves_the_slides_that_are_computed_from_it(
    name: str, unchanged: Any, moves: Callable[..., dict[str, list[str]]]
) -> None:
    assert moves(unchanged, DOSSIER[name], PROOFS[name], unmoved) == {}


def test_with_nothing_changed_nothing_moves(unchanged: Any, moves: Callable[..., dict[str, list[str]]]) -> None:
    every = {"all": tuple(unchanged.slides)}
    assert len(moves(unchanged, lambda _: None, every, unmoved)["all"]) == len(unchanged.slides) > 200
