"""What reading, checking and measuring many posts costs, beside merely loading the same files.

    python bench/reading.py --posts 100000 [--mix first]

Writes posts in the networks' own layouts (32 % Facebook, 32 % Instagram, 14 % LinkedIn, 2 %
YouTube, 10 % TikTok, 10 % X, and GA4 reports; in the mix "first" without the last two), then times, each in a process of its own and in turns: `load`,
pandas.read_csv and calamine on every table; `load as text`, the same with every cell kept as it is
written, as identifiers ask for; `workbench`, collect, consolidate and monthly_series. Each process
first does its task on a hundredth of the posts, so that imports are out of the times. Prints the
medians, their ratios and the highest memory as a Markdown table.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from iwa.client import Client, load_client
from iwa.consolidate.consolidated import consolidate
from iwa.demo.campaigns import write_month
from iwa.demo.clients import BAKERY, MONTH_ONE, MONTH_TWO, RETAILER, WORKSHOP
from iwa.demo.files_ga4 import write_traffic
from iwa.demo.files_linkedin import linkedin_file_name, write_content
from iwa.demo.files_meta import meta_file_name, write_facebook, write_instagram
from iwa.demo.files_tiktok import write_business
from iwa.demo.files_x import content_file_name, write_x_content
from iwa.demo.files_youtube import write_youtube, youtube_file_name
from iwa.demo.labels_linkedin import ENGLISH
from iwa.demo.volume import repeated
from iwa.demo.world import World, build_world
from iwa.exports.collect import collect
from iwa.measures.series import covered_by, monthly_series
from iwa.workspace import ClientFolder

MIXES = {
    "all": {"facebook": 0.32, "instagram": 0.32, "linkedin": 0.14, "youtube": 0.02, "tiktok": 0.10, "x": 0.10},
    "first": {"facebook": 0.40, "instagram": 0.40, "linkedin": 0.18, "youtube": 0.02},
}
FILES = {
    "facebook": 8,
    "instagram": 8,
    "linkedin": 6,
    "tiktok": 4,
    "x": 4,
}  # how many files a client's history comes in
YOUTUBE_ROWS = 500  # YouTube exports no more
GA4_ROWS = 5_000
WARM_UP = "small"
RATIO, MEMORY = 10, 1.5  # at most: times the mere loading, gigabytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--mix", choices=list(MIXES), default="all")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--task", choices=list(TASKS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.task:
        sys.stdout.write(json.dumps(measured(given.task, given.folder)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_exports(folder, given.posts, MIXES[given.mix])
        write_exports(folder / WARM_UP, max(given.posts // 100, 500), MIXES[given.mix])
        rounds: dict[str, list[dict[str, float]]] = {task: [] for task in TASKS}
        for _ in range(given.rounds):
            for task in TASKS:
                rounds[task].append(in_process(task, folder))
    sys.stdout.write(report(rounds, given.posts))


def write_exports(folder: Path, posts: int, mix: dict[str, float]) -> None:
    """The files of `posts` posts in `exports`, and a client that has them all."""
    bakery, workshop, retailer = build_world(BAKERY), build_world(WORKSHOP), build_world(RETAILER)
    worlds = {"facebook": bakery, "instagram": bakery, "linkedin": workshop, "youtube": workshop}
    client = ClientFolder(folder / "demo")
    write_month(client, bakery, MONTH_ONE)
    for file in client.exports.rglob("*.csv"):
        file.unlink()
    text = client.client_file.read_text("utf-8")
    accounts = {network: worlds.get(network, retailer).client.accounts[network] for network in list(mix)[2:]}
    others = "".join(f'  {network}:\n    compte: "{one.name}"\n' for network, one in accounts.items())
    client.client_file.write_text(text.replace("reseaux:\n", f"reseaux:\n{others}"), "utf-8")
    for network, share in mix.items():
        world = worlds.get(network, retailer)
        own = world.posts[(world.posts["network"] == network) & (world.posts["kind"] == "posts")]
        WRITERS[network](client.exports / network, repeated(own, round(posts * share)), world)
    _write_visits(client.exports / "ga4", bakery)


def _write_meta(write: Callable[[Path, pd.DataFrame], Path]) -> Callable[[Path, pd.DataFrame, World], None]:
    def written(folder: Path, posts: pd.DataFrame, _: World) -> None:
        for rank, part in enumerate(_parts(posts, FILES["facebook"])):
            first, last = _period(part)
            write(folder / meta_file_name(first, last, 1_000 + rank), part)

    return written


def _write_linkedin(folder: Path, posts: pd.DataFrame, world: World) -> None:
    days = world.days[world.days["network"] == "linkedin"].pivot_table(index="date", columns="metric", values="value")
    for rank, part in enumerate(_parts(posts, FILES["linkedin"])):
        taken = datetime(2026, 11, 8, 9, tzinfo=UTC) + timedelta(minutes=rank)
        write_content(folder / linkedin_file_name(WORKSHOP, "content", taken), part, days, ENGLISH)


def _write_youtube(folder: Path, posts: pd.DataFrame, world: World) -> None:
    for rank, part in enumerate(_parts(posts, -(-len(posts) // YOUTUBE_ROWS))):
        first, last = _period(part)
        days = pd.Series(1.0, index=pd.date_range(first, last))
        by_video = pd.DataFrame(1.0, index=days.index, columns=list(part["post_id"]))
        write_youtube(folder / str(rank) / youtube_file_name(first, last, world.client.name), part, days, by_video)


def _write_tiktok(folder: Path, posts: pd.DataFrame, world: World) -> None:
    days = world.days[world.days["network"] == "tiktok"].pivot_table(index="date", columns="metric", values="value")
    for rank, part in enumerate(_parts(posts, FILES["tiktok"])):
        write_business(folder / str(rank), part, days, date(2026, 11, 8 + rank))


def _write_x(folder: Path, posts: pd.DataFrame, world: World) -> None:
    for rank, part in enumerate(_parts(posts, FILES["x"])):
        first, last = _period(part)
        write_x_content(folder / str(rank) / content_file_name(first, last), part, world.client.timezone)


def _write_visits(folder: Path, world: World) -> None:
    months = [MONTH_TWO.shift(-back) for back in range(12)]
    rows = world.traffic.iloc[[place % len(world.traffic) for place in range(GA4_ROWS)]]
    rows = rows.assign(content=[f"lien-{place}" for place in range(GA4_ROWS)])
    for rank, month in enumerate(months):
        write_traffic(folder / f"ga4-{month}.csv", rows.iloc[rank :: len(months)], "Demo", month.first, month.last)


def _parts(posts: pd.DataFrame, count: int) -> list[pd.DataFrame]:
    ordered = posts.sort_values("published_at", kind="stable")
    size = -(-len(ordered) // count)
    return [ordered.iloc[start : start + size] for start in range(0, len(ordered), size)]


def _period(posts: pd.DataFrame) -> tuple[date, date]:
    local = posts["published_at"].dt.tz_convert("America/Los_Angeles").dt.date
    return local.min(), local.max()


WRITERS: dict[str, Callable[[Path, pd.DataFrame, World], None]] = {
    "facebook": _write_meta(write_facebook),
    "instagram": _write_meta(write_instagram),
    "linkedin": _write_linkedin,
    "youtube": _write_youtube,
    "tiktok": _write_tiktok,
    "x": _write_x,
}


def load(folder: Path, **options: Any) -> int:
    """Every table merely loaded, as a notebook would; the number of rows."""
    rows = 0
    for file in sorted((folder / "demo" / "exports").rglob("*.*")):
        if file.suffix == ".csv":
            rows += len(pd.read_csv(file, comment="#" if file.parent.name == "ga4" else None, **options))
        elif file.suffix == ".xls":
            sheets = pd.read_excel(file, sheet_name=None, engine="calamine", header=None, **options)
            rows += sum(map(len, sheets.values()))
        elif file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                tables = [pd.read_csv(io.BytesIO(archive.read(name)), **options) for name in archive.namelist()]
            rows += sum(map(len, tables))
    return rows


def load_as_text(folder: Path) -> int:
    """The same, no cell turned into a number or into a missing value."""
    return load(folder, dtype=str, keep_default_na=False)


def workbench(folder: Path) -> int:
    """Everything read, checked, consolidated and measured; the number of posts."""
    client: Client = load_client(ClientFolder(folder / "demo"))
    collected = collect(folder / "demo" / "exports")
    whole = consolidate(collected, client, MONTH_TWO)
    covered = covered_by(collected.sources, MONTH_TWO)
    traffic = collected.traffic.assign(month=collected.traffic["start"].dt.strftime("%Y-%m"))
    monthly_series(whole.closing, whole.days, traffic, client.timezone, covered)
    return len(whole.posts)


TASKS: dict[str, Callable[[Path], int]] = {"load": load, "load as text": load_as_text, "workbench": workbench}


def measured(task: str, folder: Path) -> dict[str, float]:
    """Seconds of CPU, the highest memory in gigabytes, and what the task counted."""
    TASKS[task](folder / WARM_UP)
    started = time.process_time()
    count = TASKS[task](folder)
    used = {"cpu": time.process_time() - started, "count": float(count)}
    return used | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20}


def in_process(task: str, folder: Path) -> dict[str, float]:
    """The task measured in a process of its own."""
    command = [sys.executable, __file__, "--task", task, "--folder", str(folder)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def report(rounds: dict[str, list[dict[str, float]]], posts: int) -> str:
    """The medians side by side as a Markdown table, and whether both targets hold."""
    middle = {
        task: {name: statistics.median(one[name] for one in done) for name in done[0]} for task, done in rounds.items()
    }
    lines = [
        f"{posts} posts, median of {len(rounds['load'])} rounds in turns.",
        "",
        "| task | rows or posts | CPU s | times `load` | times `load as text` | peak memory GB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for task, found in middle.items():
        times = [f"{found['cpu'] / middle[base]['cpu']:.1f}" for base in ("load", "load as text")]
        cells = [task, f"{found['count']:.0f}", f"{found['cpu']:.2f}", *times, f"{found['memory']:.2f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, "", f"Aimed at: {RATIO} times the loading at most, {MEMORY} GB at most.", ""])


if __name__ == "__main__":
    main()
