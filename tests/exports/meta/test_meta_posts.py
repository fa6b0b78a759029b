"""Facts of posts: formats, boosts, texts, durations, figures with decimals."""

import pandas as pd
import pytest

from iwa.exports.document import Sheet
from iwa.exports.meta.labels import FACEBOOK, INSTAGRAM, Layout, format_of
from iwa.exports.meta.posts import post_facts, post_values
from iwa.exports.reading import Notes

ADDRESS = "https://www.facebook.com/permalink.php?story_fbid=pfbid02Giz"


def facts(layout: Layout = FACEBOOK, **columns: list[str]) -> tuple[pd.DataFrame, list[dict[str, object]]]:
    """The facts of rows with these columns, and the issues."""
    rows = range(2, 2 + len(next(iter(columns.values()))))
    table = pd.DataFrame({"post_id": [str(row) for row in rows], **columns}, index=rows, dtype="str")
    notes = Notes(Sheet("", table))
    return post_facts(table, post_values(table, layout, notes), layout, None, notes), notes.issues


def values(**columns: list[str]) -> pd.DataFrame:
    table = pd.DataFrame(columns, dtype="str")
    return post_values(table, FACEBOOK, Notes(Sheet("", table)))


@pytest.mark.parametrize(
    ("label", "ours"),
    [("Photos", "image"), ("Photo", "image"), ("Videos", "video"), ("Vidéos", "video"), ("Reels", "reel"),
     ("Links", "link"), ("Liens", "link"), ("Text", "text"), ("Texte", "text"), ("IG image", "image"),
     ("Image IG", "image"), ("IG reel", "reel"), ("Reel IG", "reel"), ("IG carousel", "carousel"),
     ("Carrousel IG", "carousel"), ("IG story", "story"), ("Story IG", "story"), ("VIDÉOS ", "video"),
     ("Sondages", None), ("", None)],
)  # fmt: skip
def test_post_types_in_both_languages(label: str, ours: str | None) -> None:
    assert format_of(label) == ours


def test_reel_is_known_by_its_address_whatever_its_type() -> None:
    addresses = ["https://www.facebook.com/reel/632327922990275/", "https://www.facebook.com/1/videos/2115117/"]
    assert facts(type=["Vidéos", "Vidéos"], url=addresses)[0]["format"].tolist() == ["reel", "video"]


def test_unknown_type_is_missing_and_told_once_a_label() -> None:
    posts, issues = facts(type=["Sondages", "Photos", "Sondages", "", "Albums"], url=[ADDRESS] * 5)
    assert posts["format"].fillna("").tolist() == ["", "image", "", "", ""]
    assert [issue["row"] for issue in issues] == [6, 2]
    assert "« Sondages » n’est pas connu (2\u00a0publications)" in str(issues[1]["sentence"])


def test_boosted_post_is_known_by_its_boosted_figures() -> None:
    posts, _ = facts(views_paid=["5", "0", "0", ""], reach_paid=["", "3", "0", ""])
    assert posts["is_paid"].tolist() == [True, True, False, pd.NA]


def test_filled_status_is_a_boost_too() -> None:
    posts, _ = facts(funded=["Boosted", "", "N/A"])
    assert posts["is_paid"].tolist() == [True, pd.NA, pd.NA]


@pytest.mark.parametrize("layout", [FACEBOOK, INSTAGRAM])
def test_file_without_boosted_columns_does_not_say_whether_a_post_was_paid(layout: Layout) -> None:
    assert facts(layout, reach=["80"])[0]["is_paid"].isna().all()


def test_text_is_the_longer_of_title_and_description() -> None:
    posts, _ = facts(title=["Le pain du jour", "Pain", ""], description=["", "Pain, farine et sel", "Seul"])
    assert posts["text"].tolist() == ["Le pain du jour", "Pain, farine et sel", "Seul"]


def test_duration_of_zero_is_no_duration() -> None:
    assert facts(duration_s=["0", "41", "41.5", ""])[0]["duration_s"].fillna(-1).tolist() == [-1, 41, 41.5, -1]


def test_seconds_have_decimals_even_after_a_spreadsheet_wrote_commas() -> None:
    assert values(watch_time_s=["3.456", "3,456", ""])["watch_time_s"].fillna(-1).tolist() == [
        3.456, 3.456, -1,
    ]  # fmt: skip


def test_metrics_of_absent_columns_are_absent() -> None:
    assert values(reach=["80"], views=[""]).columns.tolist() == ["reach", "views"]
