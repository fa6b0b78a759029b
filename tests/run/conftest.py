import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from iwa.scaffold import new_client
from iwa.workspace import ClientFolder

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "deck")]  # the samples are no package; the masters are those of the decks

from retake_samples import played, slides  # noqa: E402


@pytest.fixture(scope="session")
def new_month(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., ClientFolder]:
    """`new_month(workspace)`: a client whose October is made, to be changed; each is made once, then copied."""
    made = tmp_path_factory.mktemp("octobre") / "clients"
    made.mkdir()

    def copied(workspace: Path, slug: str = "maison-lune") -> ClientFolder:
        if not (made / slug).is_dir():
            played(new_client(made.parent, slug), slides())
        shutil.copytree(made / slug, workspace / "clients" / slug)
        return ClientFolder(workspace / "clients" / slug)

    return copied
