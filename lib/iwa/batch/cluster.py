"""An existing Dask cluster as executor; its workers must see the workspace under the same path.

Dask is optional (`pip install iwa[dask]`). Whoever reaches the scheduler runs code on the workers:
keep it on a private network, or behind certificates.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from iwa.problems import WrongUse

WAIT_SECONDS = 20  # for the scheduler, and for a first worker


class _Cluster(Executor):
    """What is submitted is work to be done, never a result that the cluster may remember."""

    def __init__(self, client: Any) -> None:
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = self._executor.submit(fn, *args, **kwargs)
        return future


@contextmanager
def cluster(address: str, workspace: Path) -> Iterator[tuple[Executor, int]]:
    """The cluster's executor and how many pieces of work it takes at once; `WrongUse` says why there is none."""
    try:
        from distributed import Client
    except ImportError as error:
        raise WrongUse("Dask n’est pas installé.", "--scheduler", "Lancez « pip install 'iwa[dask]' ».") from error
    try:
        client = Client(address, timeout=WAIT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        todo = "Vérifiez l’adresse, par exemple tcp://10.0.0.5:8786, et que « dask scheduler » y tourne."
        raise WrongUse("L’ordonnanceur Dask ne répond pas.", address, todo) from error
    with client:
        yield _Cluster(client), _places(client, address, workspace)


def _places(client: Any, address: str, workspace: Path) -> int:
    """The threads of all workers, each of which must see the workspace."""
    try:
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
    except TimeoutError as error:
        todo = "Lancez « dask worker » sur une machine au moins."
        raise WrongUse("Aucun ouvrier n’est relié à l’ordonnanceur Dask.", address, todo) from error
    blind = [name for name, sees in client.run(os.path.isdir, str(workspace)).items() if not sees]
    if blind:
        todo = "Montez le même dossier partagé, au même chemin, sur chaque machine."
        raise WrongUse("Des ouvriers ne voient pas l’espace de travail.", ", ".join(sorted(blind)), todo)
    return sum(client.nthreads().values())
