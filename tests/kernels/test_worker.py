"""A worker forked from the template, given one piece of work after another."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from iwa.kernels.folder import PREFIX
from iwa.kernels.warm import TemplateFailed, WarmTemplate
from iwa.kernels.worker import Worker, WorkerLost

pytestmark = [
    pytest.mark.apart,
    pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked"),
]


@pytest.fixture(scope="module")
def template() -> Iterator[WarmTemplate]:
    made = WarmTemplate(Path(tempfile.mkdtemp(prefix=PREFIX)))
    yield made
    made.close()


@pytest.fixture
def worker(template: WarmTemplate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IWA_ESSAI", "le sien")
    one = Worker(template)
    yield one
    one.close()


def test_it_does_one_piece_after_another_in_a_process_of_its_own(worker: Worker) -> None:
    first, second = worker.do(os.getpid), worker.do(os.getpid)
    assert first == second != os.getpid()
    assert worker.done == 2


def test_it_has_the_folder_and_the_environment_of_who_asked(worker: Worker, tmp_path: Path) -> None:
    assert worker.do(os.getcwd) == str(tmp_path)
    assert worker.do(os.getenv, "IWA_ESSAI") == "le sien"


def test_what_a_piece_raises_is_raised_and_the_next_is_done(worker: Worker) -> None:
    with pytest.raises(ZeroDivisionError):
        worker.do(divmod, 1, 0)
    assert worker.do(divmod, 7, 2) == (3, 1)


def test_a_process_that_ends_in_the_middle_is_told_and_not_used_again(worker: Worker) -> None:
    with pytest.raises(WorkerLost):
        worker.do(signal.raise_signal, signal.SIGKILL)
    assert not worker.alive


def test_none_comes_from_a_template_that_is_gone(template: WarmTemplate) -> None:
    template.close()
    with pytest.raises(TemplateFailed):
        Worker(template)
