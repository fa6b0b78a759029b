"""What several test files share."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def real_data() -> Path:
    """The folder of real export files, which the project does not ship; without it the test is skipped."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data" / "real"
    folder = Path(os.environ.get("IWA_REAL_DATA", beside))
    if not folder.is_dir():
        pytest.skip("no real export files here: name their folder in IWA_REAL_DATA")
    return folder
