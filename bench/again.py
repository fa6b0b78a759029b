"""What a second run of a month costs when nothing has changed, and which steps run when one export has.

    python bench/again.py

Plays the demo bakery's exports of September and runs the month three times in one process: the first
time; again with nothing changed, the median of eleven; once more after the last line of one export is
gone. Prints CPU seconds, those of the kernels included, and the kernels that were started. Imports,
which a batch pays once, are measured apart.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 11
AT_MOST = 0.02  # of the first run


def cpu() -> float:
    """CPU seconds of this process and of all that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="iwa-again-") as place:
        sys.exit(report(Path(place)))


def report(place: Path) -> int:
    """Prints the table; 0 when a run without a change is cheap enough and starts no kernel."""
    begun = cpu()
    from iwa.demo.clients import BAKERY, MONTH_ONE, client_text
    from iwa.demo.play import prepare
    from iwa.demo.world import build_world
    from iwa.run.month import run_month
    from iwa.run.order import Order, Outcome
    from iwa.workspace import ClientFolder

    imports = cpu() - begun
    os.environ["IWA_WORKSPACE"] = str(place)
    folder = ClientFolder(place / "clients" / BAKERY)
    folder.path.mkdir(parents=True)
    folder.client_file.write_text(client_text(BAKERY), "utf-8")
    prepare(folder, build_world(BAKERY), MONTH_ONE)

    def run() -> tuple[Outcome, float, float]:
        begun, clock = cpu(), time.perf_counter()
        outcome = run_month(folder, MONTH_ONE, Order())
        return outcome, cpu() - begun, time.perf_counter() - clock

    _, first, first_clock = run()
    again = [run() for _ in range(ROUNDS)]
    kernels = sum(len(outcome.steps) for outcome, _, _ in again)
    second = statistics.median(one for _, one, _ in again)
    second_clock = statistics.median(one for _, _, one in again)
    export = sorted((folder.exports / "facebook").glob("*.csv"))[-1]
    export.write_bytes(b"\n".join(export.read_bytes().rstrip().split(b"\n")[:-1]) + b"\n")
    changed, third, third_clock = run()
    share = second / first
    lines = [
        "| run | CPU s | clock s | steps run |",
        "| --- | ---: | ---: | --- |",
        f"| the first | {first:.2f} | {first_clock:.2f} | 1 to 6 |",
        f"| again, nothing changed | {second:.3f} ({100 * share:.2f} %) | {second_clock:.3f} | {kernels or 'none'} |",
        f"| after one export changed | {third:.2f} | {third_clock:.2f} | {', '.join(str(one.step) for one in changed.steps)} |",
        "",
        f"Imports, once a process: {imports:.2f} s of CPU.",
        *changed.reasons,
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if share < AT_MOST and not kernels else 1


if __name__ == "__main__":
    main()
