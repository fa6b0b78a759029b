"""A client and small export files, for the tests of consolidation."""

from collections.abc import Callable
from pathlib import Path

import pytest

from iwa.client import Account, Client
from iwa.consolidate.consolidated import Consolidated, consolidate
from iwa.exports.collect import collect
from iwa.months import Month

HEADER = (
    "Post ID,Page ID,Page name,Description,Publish time,Permalink,Post type,Date,Views,Reach,"
    "Reactions,Comments,Shares,Link clicks,Reach from Boosted posts"
)
# What a row of a Facebook file holds when a test says nothing else. Times are those of Los Angeles.
USUAL = {
    "Post ID": "1", "Page ID": "104827315569201", "Page name": "Boulangerie Marette", "Description": "Bonjour",
    "Publish time": "10/06/2026 03:00", "Permalink": "", "Post type": "Photos", "Date": "Lifetime", "Views": "150",
    "Reach": "100", "Reactions": "6", "Comments": "3", "Shares": "1", "Link clicks": "", "Reach from Boosted posts": "0",
}  # fmt: skip


@pytest.fixture
def client() -> Client:
    return Client(
        slug="marette",
        name="Boulangerie Marette",
        sector="commerce",
        pack="essentiel",
        start=Month(2026, 10),
        networks={
            "facebook": Account(name="Boulangerie Marette", identifier="104827315569201"),
            "linkedin": Account(name="Boulangerie Marette"),
        },
    )


@pytest.fixture
def facebook(tmp_path: Path) -> Callable[..., Path]:
    """`facebook(name, row, row, without=...)`: a Facebook export; a row is what differs from USUAL."""

    def written(name: str, *rows: dict[str, str], without: tuple[str, ...] = ()) -> Path:
        columns = [column for column in HEADER.split(",") if column not in without]
        lines = [",".join(columns)]
        for row in rows:
            cells = USUAL | row
            url = (
                cells["Permalink"] or f"https://www.facebook.com/permalink.php?story_fbid=pfbid0{cells['Post ID']}&id=1"
            )
            lines.append(",".join((cells | {"Permalink": url})[column] for column in columns))
        file = tmp_path / name
        file.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
        return file

    return written


@pytest.fixture
def october(tmp_path: Path, client: Client) -> Callable[[], Consolidated]:
    """October 2026 of the client, from the files written so far."""
    return lambda: consolidate(collect(tmp_path), client, Month(2026, 10))
