"""The month of every client of a workspace, in one call: who is meant, who runs it, and what is noted of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from iwa.batch.cluster import cluster
from iwa.batch.graph import Batch, Tell
from iwa.batch.local import LocalExecutor
from iwa.batch.result import ClientResult
from iwa.batch.work import note
from iwa.months import Month
from iwa.run.order import Order
from iwa.workspace import ClientFolder

MOST_WORKERS = 61  # more processes than Windows can wait for


@dataclass(frozen=True)
class Means:
    """Who does the work: so many processes of this machine (0: one a core), or a cluster's scheduler."""

    workers: int = 0
    scheduler: str = ""


@dataclass(frozen=True)
class Finished:
    """What a batch gave: each client's result, the page that shows it and the file that machines read."""

    results: tuple[ClientResult, ...]
    page: Path
    record: Path


def run_batch(
    workspace: Path, folders: Sequence[ClientFolder], asked: tuple[Month, Order], means: Means, tell: Tell
) -> Finished:
    """Runs the month of the clients, whatever becomes of one of them, and writes `suivi/<month>.html` and `.json`."""
    month, order = asked
    with _executor(workspace, means) as (executor, at_once):
        results = tuple(Batch(executor, at_once, order, month, tell).run(folders))
        return Finished(results, *_noted(executor, results, workspace, month))


def _noted(executor: Executor, results: Sequence[ClientResult], workspace: Path, month: Month) -> tuple[Path, Path]:
    """The page and the record, made where all that they take is loaded; here when that process was killed."""
    try:
        page, record = executor.submit(note, results, workspace, month).result()
    except Exception:
        return note(results, workspace, month)
    return page, record


@contextmanager
def _executor(workspace: Path, means: Means) -> Iterator[tuple[Executor, int]]:
    if means.scheduler:
        with cluster(means.scheduler, workspace.resolve()) as given:
            yield given
        return
    workers = min(means.workers or _cores(), MOST_WORKERS)
    with LocalExecutor(workers) as local:
        yield local, workers


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
