"""Whole files: a real Facebook export against plain pandas, the demo client's against its own posts."""

from pathlib import Path

import pandas as pd
import pytest

from iwa.demo.campaigns import write_exports
from iwa.demo.clients import BAKERY, MONTH_TWO
from iwa.demo.world import World, build_world
from iwa.exports.meta import content as meta
from iwa.exports.opening.files import open_documents
from iwa.exports.reading import Reading

LABELS = {
    "Views": "views",
    "Reach": "reach",
    "Reach from Organic posts": "reach_organic",
    "Reach from Boosted posts": "reach_paid",
    "Reactions, comments and shares": "interactions_network",
    "Reactions": "reactions",
    "Comments": "comments",
    "Shares": "shares",
    "Total clicks": "clicks",
    "3-second video views": "views_3s",
    "Seconds viewed": "watch_time_s",
    "Average Seconds viewed": "average_view_s",
    "Negative feedback from users": "negative_feedback",
}


def read(path: Path, network: str) -> Reading:
    document = open_documents(path, path.parent)[0]
    readers = [reader for reader in meta.READERS if reader.recognises(document)]
    assert [reader.network for reader in readers] == [network]
    return readers[0].read(document)


@pytest.fixture
def real_file(real_data: Path) -> Path:
    (file,) = (real_data / "facebook").glob("*.csv")
    return file


def test_totals_of_a_real_file_are_those_of_plain_pandas(real_file: Path) -> None:
    plain = pd.read_csv(real_file, encoding="utf-8-sig")
    metrics = read(real_file, "facebook").measurements.groupby("metric")["value"]
    wanted = {LABELS[label]: (plain[label].count(), plain[label].sum()) for label in LABELS}
    assert {str(name): (values.count(), values.sum()) for name, values in metrics} == wanted


def test_posts_of_a_real_file_are_those_of_plain_pandas(real_file: Path) -> None:
    plain = pd.read_csv(real_file, encoding="utf-8-sig", dtype=str)
    reading = read(real_file, "facebook")
    los_angeles = reading.posts["published_at"].dt.tz_convert("America/Los_Angeles").dt.strftime("%m/%d/%Y %H:%M")
    assert reading.posts["post_id"].tolist() == plain["Post ID"].tolist()
    assert los_angeles.tolist() == plain["Publish time"].tolist()
    assert reading.posts["format"].value_counts().to_dict() == {"image": 18, "video": 1, "reel": 1}
    assert not reading.posts["is_paid"].any()
    assert reading.rows["state"].tolist() == ["structural"] + ["used"] * len(plain)
    assert reading.issues.empty
    assert reading.measured_at == pd.Timestamp("2025-03-15")


@pytest.fixture(scope="module")
def world() -> World:
    return build_world(BAKERY)


@pytest.fixture(scope="module")
def exports(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    write_exports(world, folder, MONTH_TWO)
    return folder


@pytest.mark.parametrize(("network", "kinds"), [("facebook", ["posts"]), ("instagram", ["posts", "stories"])])
def test_demo_files_give_back_the_posts_they_were_made_of(
    world: World, exports: Path, network: str, kinds: list[str]
) -> None:
    readings = [read(path, network) for path in sorted((exports / network).glob("*.csv"))]
    assert sorted(reading.kind for reading in readings) == kinds
    assert all(reading.issues.empty for reading in readings)
    made = world.posts.set_index("url")
    for reading in readings:
        posts = reading.posts.set_index("url")
        of_file = made.loc[posts.index]
        assert len(posts) > 0
        assert posts["format"].tolist() == of_file["format"].tolist()
        assert (posts["published_at"] - of_file["published_at"]).abs().max() < pd.Timedelta(minutes=1)


@pytest.mark.parametrize("network", ["facebook", "instagram"])
def test_totals_of_demo_files_are_those_of_plain_pandas(exports: Path, network: str) -> None:
    for path in (exports / network).glob("*.csv"):
        plain = pd.read_csv(path, encoding="utf-8-sig")
        values = read(path, network).measurements.groupby("metric")["value"].agg(["count", "sum"])
        for label, metric in {"Vues": "views", "Couverture": "reach", "Partages": "shares"}.items():
            assert values.loc[metric].tolist() == [plain[label].count(), plain[label].sum()], metric
