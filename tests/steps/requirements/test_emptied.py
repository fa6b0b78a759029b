"""Asked: what the team notes is taken away, and the slides that the table names say that it is to be filled in."""

from collections.abc import Callable
from typing import Any

import pytest
from carried import silent
from coverage_table import proofs_by_input
from emptied import EMPTIED

PROOFS = {name: by_line for name, by_line in proofs_by_input("I").items() if name in EMPTIED}


@pytest.mark.parametrize("name", EMPTIED)
def test_what_is_not_noted_is_asked_for_where_it_would_stand(
    name: str, unchanged: Any, moves: Callable[..., dict[str, list[str]]]
) -> None:
    assert moves(unchanged, EMPTIED[name], PROOFS[name], silent) == {}
