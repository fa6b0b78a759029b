"""Parts of a table: which rows stand in which, and what is taken out of the table."""

from __future__ import annotations

import pandas as pd

from iwa.measures.measure import everything, feed
from iwa.measures.parts import Columns

POSTS = pd.DataFrame(
    {
        "network": pd.Categorical(["x", "facebook", None, "facebook", "x"]),
        "month": ["2026-10", "2026-10", "2026-10", "2026-09", "2026-10"],
        "format": pd.Categorical(["reply", "photo", "photo", None, "post"]),
        "reach": [1.0, 2.0, 4.0, 8.0, 16.0],
    },
    index=[7, 5, 3, 2, 1],  # a table may come sorted, filtered, or both
)


def test_rows_stand_in_the_part_of_their_values_and_one_that_lacks_a_value_in_none() -> None:
    parts = Columns(POSTS).parts(everything, ["network", "month"])
    assert {key: part["reach"].tolist() for key, part in parts.items()} == {
        ("facebook", "2026-09"): [8.0],
        ("facebook", "2026-10"): [2.0],
        ("x", "2026-10"): [1.0, 16.0],
    }


def test_a_choice_of_rows_leaves_the_others_out_of_every_part() -> None:
    parts = Columns(POSTS).parts(feed, ["network", "month"])
    assert parts["x", "2026-10"]["reach"].tolist() == [16.0]
    assert len(parts["x", "2026-10"]) == 1


def test_texts_of_a_category_are_read_as_texts_and_a_missing_one_is_missing() -> None:
    of_facebook = Columns(POSTS).parts(everything, ["network"])["facebook",]
    assert of_facebook["format"][0] == "photo"
    assert pd.isna(of_facebook["format"][1])


def test_a_column_is_taken_out_once_for_all_parts_and_only_when_asked_for() -> None:
    table = Columns(POSTS)
    parts = table.parts(everything, ["network"])
    assert not table.taken
    for part in parts.values():
        assert len(part["reach"])
    assert list(table.taken) == ["reach"]


def test_the_part_of_no_row_has_every_column_and_no_length() -> None:
    assert len(Columns(POSTS).none) == 0
    assert Columns(POSTS).none["reach"].tolist() == []


def test_an_empty_table_has_no_part() -> None:
    assert Columns(POSTS.iloc[:0]).parts(everything, ["network", "month"]) == {}
