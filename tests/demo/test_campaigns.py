"""The files of both months: the same bytes for a seed, on any machine, and all that they should be."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from iwa.demo.campaigns import write_month
from iwa.demo.clients import BAKERY, CLIENT_KEYS, MONTH_ONE, MONTH_TWO, RETAILER, WORKSHOP, client_text
from iwa.demo.world import build_world
from iwa.networks import NAMES
from iwa.workspace import ClientFolder

PROGRAM = """
import sys
from pathlib import Path
from iwa.demo.campaigns import write_exports
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.demo.world import build_world
for client in CLIENT_KEYS:
    world = build_world(client)
    for month in (MONTH_ONE, MONTH_TWO):
        write_exports(world, Path(sys.argv[1]) / client / str(month), month)
"""


def prints(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_writes_the_same_bytes_in_another_process_zone_and_hash_order(
    exports: Path, tmp_path: Path
) -> None:
    surroundings = os.environ | {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4321", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], check=True, env=surroundings)
    assert prints(tmp_path) == prints(exports)
    counts = [len(prints(exports / client / month)) for client in CLIENT_KEYS for month in ("2026-09", "2026-10")]
    assert counts == [20, 5, 25, 8, 38, 29]


def test_month_one_brings_the_whole_history_in_files_that_overlap(exports: Path) -> None:
    facebook = sorted(path.name[:23] for path in (exports / BAKERY / "2026-09/facebook").iterdir())
    assert facebook == ["Apr-14-2025_Feb-28-2026", "Feb-14-2026_Oct-05-2026", "Mar-01-2025_Apr-20-2025"]
    kinds = sorted(path.name.split("_")[1] for path in (exports / WORKSHOP / "2026-09/linkedin").iterdir())
    assert kinds == ["content", "content", "followers", "followers", "visitors", "visitors"]
    content = sorted(path.name for path in (exports / WORKSHOP / "2026-09/x").glob("*content*"))
    assert [name[26:47] for name in content] == ["2025-08-01_2026-01-31", "2026-01-25_2026-10-04"]
    channel = [path.name for path in (exports / WORKSHOP / "2026-09/youtube").iterdir()]
    assert channel == ["Content 2025-08-01_2026-09-30 Atelier Corvane.zip"]


def test_month_two_brings_the_month_and_the_week_before(exports: Path) -> None:
    instagram = sorted(path.name[:23] for path in (exports / BAKERY / "2026-10/instagram").iterdir())
    assert instagram == ["Oct-01-2026_Oct-31-2026", "Sep-24-2026_Nov-08-2026"]
    visits = sorted(path.name for path in (exports / WORKSHOP / "2026-10/ga4").iterdir())
    assert visits == ["ga4-acquisition-2026-10.csv", "ga4-canaux-2026-10.csv"]


def test_the_retailer_has_all_networks_and_what_surrounds_them(exports: Path) -> None:
    folders = {path.name for path in (exports / RETAILER / "2026-10").iterdir()}
    assert folders == {*NAMES, "ga4", "publicite", "messages", "avis", "concurrents"}


def test_a_file_that_bears_the_same_name_each_time_is_numbered_by_the_browser(exports: Path) -> None:
    names = [
        sorted(p.name for p in (exports / WORKSHOP / month / "x").glob("*overview*"))
        for month in ("2026-09", "2026-10")
    ]
    assert names[0] == ["account_overview_analytics (1).csv", "account_overview_analytics.csv"]
    assert names[1] == ["account_overview_analytics (2).csv"]


@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_a_month_is_laid_in_the_client_s_folder_and_keeps_what_a_person_wrote(client: str, tmp_path: Path) -> None:
    folder, world = ClientFolder(tmp_path / client), build_world(client)
    write_month(folder, world, MONTH_ONE)
    assert folder.client_file.read_text(encoding="utf-8") == client_text(client)
    folder.client_file.write_text("nom: Corrigé à la main", encoding="utf-8")
    before = prints(folder.exports)
    paths = write_month(folder, world, MONTH_TWO)
    assert folder.client_file.read_text(encoding="utf-8") == "nom: Corrigé à la main"
    assert len(prints(folder.exports)) == len(before) + len(paths)


def test_every_name_and_path_suits_windows(exports: Path) -> None:
    names = [str(path.relative_to(exports)) for path in exports.rglob("*")]
    assert not any(set(name) & set('<>:"|?*') for name in names)
    assert max(len(name) for name in names) < 120
