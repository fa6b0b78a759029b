from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure


@pytest.fixture
def texts() -> Callable[[Figure], list[str]]:
    """What is written on a figure."""
    return lambda figure: [text.get_text() for text in figure.texts]
