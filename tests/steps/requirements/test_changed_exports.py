"""Computed: an export is changed, and the slides that the table names are others."""

from collections.abc import Callable
from typing import Any

import pytest
from carried import unmoved
from changed_exports import EXPORTS
from coverage_table import proofs_by_input

PROOFS = {name: by_line for name, by_line in proofs_by_input("C").items() if name in EXPORTS}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_changed_export_moves_the_slides_that_are_computed_from_it(
    name: str, unchanged: Any, moves: Callable[..., dict[str, list[str]]]
) -> None:
    assert moves(unchanged, EXPORTS[name], PROOFS[name], unmoved) == {}
