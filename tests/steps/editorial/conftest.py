"""Teams and posts for the tests of the cadence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from iwa.dossier import Dossier
from iwa.dossier.rows import Person


@pytest.fixture
def team() -> Callable[..., Dossier]:
    """A dossier whose one maker has so many hours a week, with other tabs as given."""

    def made(hours: float | None, **tabs: Any) -> Dossier:
        people = (Person(name="Léa Martin", hours=hours), Person(name="Paul Roy", hours=1.0, approves="oui"))
        return Dossier(team=people, **tabs)

    return made
