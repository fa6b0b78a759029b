"""Which measurement of several counts, and that no blank or zero wipes out a figure."""

import pandas as pd
import pytest

from iwa.consolidate.latest import blanked, latest

CLOSING = pd.Timestamp("2026-11-10")


def measured(
    *rows: tuple[str | None, float], post: str = "7", metric: str = "reach", file: str = "a.csv"
) -> pd.DataFrame:
    """Measurements of one post and metric: day taken, value."""
    days, values = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            "network": "facebook",
            "post_id": post,
            "metric": metric,
            "value": values,
            "measured_at": pd.to_datetime(pd.Series(days)),
            "source_file": file,
        }
    )


def states(*rows: tuple[str | None, float]) -> list[str]:
    return list(latest(measured(*rows), CLOSING))


def test_the_latest_taken_by_the_closing_day_counts() -> None:
    assert states(("2026-11-10", 95), ("2026-10-05", 80), ("2026-11-11", 99)) == ["used", "superseded", "superseded"]


def test_when_none_is_in_time_the_earliest_after_it_counts() -> None:
    assert states(("2026-12-04", 95), ("2026-11-11", 90)) == ["superseded", "used"]


def test_a_later_zero_leaves_the_figure_measured_before() -> None:
    assert states(("2026-10-05", 80), ("2026-11-02", 0)) == ["kept", "superseded"]


def test_a_zero_alone_is_a_zero() -> None:
    assert states(("2026-10-05", 0), ("2026-11-02", 0)) == ["superseded", "used"]


def test_a_figure_after_the_closing_does_not_replace_a_zero_in_time() -> None:
    assert states(("2026-11-02", 0), ("2026-11-20", 12)) == ["used", "superseded"]


def test_of_two_on_the_same_day_the_later_row_counts() -> None:
    assert states(("2026-11-02", 80), ("2026-11-02", 81)) == ["superseded", "used"]


def test_a_file_without_a_day_gives_way_to_any_dated_one_in_time() -> None:
    assert states((None, 120), ("2026-10-05", 80)) == ["superseded", "used"]
    assert states((None, 120)) == ["used"]


def test_posts_metrics_and_days_are_apart() -> None:
    rows = pd.concat(
        [
            measured(("2026-10-05", 1)),
            measured(("2026-10-06", 1), post="8"),
            measured(("2026-10-06", 1), metric="views"),
        ]
    )
    assert list(latest(rows.reset_index(drop=True), CLOSING)) == ["used"] * 3


def test_each_row_may_have_its_own_closing_day() -> None:
    rows = pd.concat(
        [measured(("2026-10-05", 1), ("2026-11-02", 2)), measured(("2026-10-05", 1), ("2026-11-02", 2), post="8")]
    )
    cutoffs = pd.Series(pd.to_datetime(["2026-10-10"] * 2 + ["2026-11-10"] * 2))
    assert list(latest(rows.reset_index(drop=True), cutoffs)) == ["used", "superseded", "superseded", "used"]


def test_no_measurement_gives_no_state() -> None:
    assert latest(measured(("2026-10-05", 1)).iloc[:0], CLOSING).empty


@pytest.fixture
def sightings() -> pd.DataFrame:
    """Posts 7 and 8, in October's file and in November's."""
    return pd.DataFrame(
        {
            "network": "facebook",
            "post_id": ["7", "8", "7", "8"],
            "measured_at": pd.to_datetime(["2026-10-05", "2026-10-05", "2026-11-02", "2026-11-02"]),
            "source_file": ["october.csv", "october.csv", "november.csv", "november.csv"],
        }
    )


def figures(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Figures that files gave: file, post, metric."""
    frame = pd.DataFrame(rows, columns=["source_file", "post_id", "metric"]).assign(network="facebook", value=5.0)
    days = {"october.csv": "2026-10-05", "november.csv": "2026-11-02", "december.csv": "2026-12-02"}
    return frame.assign(measured_at=pd.to_datetime(frame["source_file"].map(days)))


def test_a_blank_beside_figures_of_others_is_a_figure_taken_back(sightings: pd.DataFrame) -> None:
    given = figures(("october.csv", "7", "reach"), ("november.csv", "8", "reach"), ("november.csv", "7", "views"))
    assert list(blanked(given, sightings, CLOSING)) == [True, False, False]


def test_a_post_listed_without_any_figure_keeps_all_of_its_own(sightings: pd.DataFrame) -> None:
    given = figures(("october.csv", "7", "reach"), ("october.csv", "7", "views"))
    assert list(blanked(given, sightings, CLOSING)) == [True, True]


def test_a_column_that_was_not_exported_takes_nothing_back(sightings: pd.DataFrame) -> None:
    given = figures(("october.csv", "7", "reach"), ("november.csv", "7", "views"), ("november.csv", "8", "views"))
    assert not blanked(given, sightings, CLOSING).any()


def test_an_export_after_the_closing_takes_nothing_back(sightings: pd.DataFrame) -> None:
    late = sightings.replace({"source_file": {"november.csv": "december.csv"}})
    late = late.assign(measured_at=late["measured_at"].replace(pd.Timestamp("2026-11-02"), pd.Timestamp("2026-12-02")))
    given = figures(("october.csv", "7", "reach"), ("december.csv", "8", "reach"))
    assert not blanked(given, late, CLOSING).any()
