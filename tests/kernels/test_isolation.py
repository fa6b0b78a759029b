"""One process a notebook, never used again; nothing of one is in the next, and nothing outlives its kernel."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from iwa.kernels.preparing import can_fork
from iwa.months import Month
from iwa.run.engine import known_to_papermill
from iwa.run.execute import execute
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
TRACES = """
import builtins, json, os, random, sys
import numpy
found = [hasattr(builtins, "trace"), "TRACE" in os.environ, sys.flags.hash_randomization == 5]
builtins.trace = os.environ["TRACE"] = "left"
print(json.dumps({"found": found, "pid": os.getpid(), "draws": [random.random(), numpy.random.random()], "sid": os.getsid(0)}))
"""
GRANDCHILDREN = """
import json, subprocess
own = subprocess.Popen(["sleep", "300"])
away = subprocess.Popen(["sleep", "300"], start_new_session=True)
print(json.dumps([own.pid, away.pid]))
"""


def printed(notebook: Any) -> Any:
    """What the first cell that gave anything printed, as JSON."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return json.loads(outputs[0].text)


def test_nothing_of_one_notebook_is_in_the_next(run: Callable[..., Any]) -> None:
    seen = [printed(run(TRACES)[1]) for _ in range(3)]
    assert [one["found"] for one in seen] == [[False] * 3] * 3
    for name in ("pid", "sid"):
        assert len({one[name] for one in seen}) == 3 and os.getpid() not in {one[name] for one in seen}
    assert len({draw for one in seen for draw in one["draws"]}) == 6, "the same draws in two kernels"


def test_a_kernel_is_forked_with_its_imports_where_that_can_be(run: Callable[..., Any], either: str) -> None:
    _, notebook = run("import os, sys; print('iwa.steps.monthly' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])")
    assert notebook.cells[-1].outputs[0].text == f"{can_fork()} 1\n"


@pytest.mark.skipif(not can_fork(), reason="a cold kernel keeps what the system's allocator keeps")
def test_what_a_cell_has_freed_is_given_back_after_it(run: Callable[..., Any]) -> None:
    """Two hundred megabytes in pieces, of which the last one lies on top of all that is freed."""
    pieces = "import numpy; pieces = [numpy.ones(1000) for _ in range(25_000)]; del pieces[:-1]"
    _, notebook = run(pieces, "import psutil; print(psutil.Process().memory_full_info().uss // 2**20)")
    assert int(notebook.cells[-1].outputs[0].text) < 100


def test_what_a_notebook_starts_ends_with_it(run: Callable[..., Any], gone: Callable[..., bool], either: str) -> None:
    result, notebook = run(GRANDCHILDREN, "import os; os._exit(3)" if either == "warm" else "pass")
    assert result.done == (either == "cold")
    assert gone(*printed(notebook))


def test_eight_clients_at_once_keep_to_their_own_workspaces(
    tmp_path: Path, cells_of: Callable[..., Path], client: Callable[..., ClientFolder]
) -> None:
    cells_of("import os, time; time.sleep(0.2)\nprint(client, os.environ['IWA_WORKSPACE'], os.getcwd())")
    before = os.environ.copy()
    folders = [client(tmp_path / f"espace {letter}", f"client-{letter}") for letter in "abcdefgh"]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda folder: execute(1, folder, OCTOBER), folders))
    for folder, result in zip(folders, results, strict=True):
        shown = nbformat.read(result.notebook, as_version=4).cells[-1].outputs[0].text
        workspace = folder.path.parents[1]
        assert shown == f"{folder.slug} {workspace} {workspace}\n"
        assert not [letter for letter in "abcdefgh" if f"client-{letter}" in shown and folder.slug[-1] != letter]
    assert os.environ == before


def test_the_environment_is_the_launch_s_own_and_not_the_template_s(
    cells_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]
) -> None:
    run("pass")  # the template has started
    monkeypatch.setenv("OF_THE_DRIVER", "1")
    file = cells_of("import os, time\nprint(os.environ.get('OF_THE_DRIVER'), os.environ['TZ'], time.tzname[0])")
    launch = {**os.environ, "TZ": "Pacific/Kiritimati"}
    del launch["OF_THE_DRIVER"]
    asked = {"engine_name": known_to_papermill(), "environment": launch, "progress_bar": False}
    notebook = papermill.execute_notebook(file, None, **asked)
    assert notebook.cells[-1].outputs[0].text == "None Pacific/Kiritimati +14\n"


def test_warm_and_cold_give_the_same_bytes(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    cells = (
        "import sys\nfrom iwa.show import show\nfrom iwa.slides import Chart, Series, Slide",
        "print('un'); print('deux', file=sys.stderr); print('trois')\n{'é': 1.5}",
        "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2]); plt.show()",
        "sum(hash(n) for n in range(9)), sys.path[0], sys.argv[1:2] != [], __name__",
        "1 / 0",
        "print('jamais')",
    )
    warm = run(*cells)[0].notebook.read_bytes()
    monkeypatch.setenv("IWA_NO_FORK", "1")
    cold = run(*cells)[0].notebook.read_bytes()
    assert warm == cold and b"image/png" in warm and b"jamais" in warm
