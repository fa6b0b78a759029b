"""500 real posts (Moro, Rita and Vala 2016): what the product says of them, beside what was published."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
import moro


@pytest.fixture
def posts(real_data: Path) -> pd.DataFrame:
    if not (real_data / moro.FILE).is_file():
        pytest.skip(moro.ABSENT)
    return moro.read(real_data / moro.FILE)


def test_the_file_is_read_whole(posts: pd.DataFrame) -> None:
    assert posts["format"].value_counts().to_dict() == {"image": 426, "text": 45, "link": 22, "video": 7}
    assert posts["exposure"].mean() == pytest.approx(13_903.36)
    assert posts["interactions"].mean() == pytest.approx(212.12)
    assert moro.raw_ratio(posts) > 2.5


def test_status_and_hour_are_judged_and_said_with_their_interval(posts: pd.DataFrame) -> None:
    rows = moro.found(posts).set_index(["question", "group"])
    clicked, reacted = (rows.loc[question, "text"] for question in ("format_clicks", "format"))

    # More of those it reaches click on a status; fewer react. The published "twice" is of counts, reach and all.
    assert clicked["verdict"] == "concluant" and 1.0 < clicked["low"] < clicked["ratio"] < clicked["high"] < 2.0
    assert reacted["verdict"] == "concluant" and reacted["high"] < 1.0
    assert rows.loc["format", "video"]["verdict"] == ""  # three organic posts
    assert set(rows.loc["daypart"]["verdict"]) == {"non concluant"}


def test_the_slide_says_it_in_words(posts: pd.DataFrame) -> None:
    rows = moro.found(posts)
    assert moro.said(rows, "format_clicks").startswith("Sur Facebook, les textes seuls vont de pair avec")
    assert moro.said(rows, "daypart") == "Sur Facebook, aucun moment de la journée ne se détache nettement"
