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
from iwa.batch.page import write_page
from iwa.batch.result import ClientResult
from iwa.batch.stamps import STAMP, noted_in, record_of, stamp
from iwa.batch.summary import as_record
from iwa.months import Month
from iwa.run.order import Order
from iwa.run.receipt import as_text
from iwa.whole_files import write_text
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
        results = Batch(executor, at_once, order, month, tell).run(folders)
    record = record_of(workspace, month)
    stamped = {one.folder.slug: {**as_record(one), STAMP: stamp(one.folder)} for one in results}
    write_text(record, as_text({**noted_in(record), **stamped}))
    return Finished(tuple(results), write_page(results, workspace, month), record)


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
