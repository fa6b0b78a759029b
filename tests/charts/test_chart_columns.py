"""Columns, grouped and stacked: zero-based, labelled or with a scale, never both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from iwa.charts import HALF_WIDTH, Colours, draw
from iwa.slides import Chart, Mark, Series

Texts = Callable[[Figure], list[str]]

ACCENT, NEUTRAL = Colours().accent.lower(), Colours().neutral.lower()
NETWORKS = ("Instagram", "Facebook", "LinkedIn")
COLUMNS = Chart("columns", NETWORKS, (Series("vues", (1200.0, None, -300.0)),), "count", "", 0, ("LinkedIn",))
GROUPED = Chart(
    "grouped", NETWORKS, (Series("septembre", (10.0, 20.0, None)), Series("octobre", (15.0, 18.0, 4.0))), "count",
    "", 0, ("octobre",),
)  # fmt: skip
STACKED = Chart(
    "stacked", NETWORKS, (Series("Preuve", (0.6, 0.5, 0.3)), Series("Offre", (0.4, 0.49, None)), Series("Autre", (0.0, 0.01, 0.7))),
    "percent", "", 0, ("Preuve",),
)  # fmt: skip


def test_columns_start_at_zero_with_the_accent_where_the_title_looks() -> None:
    columns = draw(COLUMNS).patches
    assert [(column.get_y(), column.get_height()) for column in columns] == [(0, 1200), (0, -300)]
    assert [to_hex(column.get_facecolor()) for column in columns] == [NEUTRAL, ACCENT]


def test_columns_have_their_figures_and_no_scale(texts: Texts) -> None:
    assert texts(draw(COLUMNS)) == [*NETWORKS, "1\u202f200", "n.\xa0d.", "−300"]


def test_columns_too_thin_for_their_figures_have_a_scale_and_the_told_figure(texts: Texts) -> None:
    months = tuple(f"mois\xa0{number:02d}" for number in range(1, 19))
    values = tuple(10_000.0 + 500 * number for number in range(18))
    shown = texts(draw(replace(COLUMNS, categories=months, series=(Series("v", values),), emphasis=("mois\xa018",))))
    assert "18\u202f500" in shown and "18\u202f000" not in shown
    assert {"0", "10\u202f000"} <= set(shown)
    assert "mois\xa018" in shown and "mois\xa017" not in shown


def test_long_names_are_folded_under_their_column(texts: Texts) -> None:
    named = replace(COLUMNS, categories=("Instagram", "Facebook et ses pages locales", "X"))
    assert {"Facebook et ses", "pages locales"} <= set(texts(draw(named, width=HALF_WIDTH)))


def test_the_reference_is_named_at_the_right(texts: Texts) -> None:
    assert "objectif" in texts(draw(replace(COLUMNS, reference=500.0, reference_label="objectif")))


def test_an_event_is_named_over_its_column(texts: Texts) -> None:
    figure = draw(replace(COLUMNS, marks=(Mark("Facebook", "Refonte"), Mark("absent", "Ailleurs"))))
    assert "Refonte" in texts(figure) and "Ailleurs" not in texts(figure)


def test_groups_stand_side_by_side_and_name_their_series_above(texts: Texts) -> None:
    figure = draw(GROUPED)
    before, after = figure.axes[0].containers
    assert [column.get_height() for column in before] == [10, 20]
    assert [column.get_height() for column in after] == [15, 18, 4]
    assert before[0].get_x() + before[0].get_width() <= after[0].get_x()
    assert to_hex(after[0].get_facecolor()) == ACCENT
    assert texts(figure)[-2:] == ["septembre", "octobre"]


def test_stacked_parts_rest_on_one_another() -> None:
    parts = draw(STACKED).patches
    first, second, third = parts[:3], parts[3:6], parts[6:]
    assert [part.get_y() for part in first] == [0, 0, 0]
    assert [part.get_y() for part in second] == [0.6, 0.5, 0.3]
    assert [part.get_y() for part in third] == pytest.approx([1.0, 0.99, 0.3])


def test_negative_parts_go_down_from_zero() -> None:
    signed = replace(STACKED, series=(Series("Gagnés", (5.0, 4.0, 3.0)), Series("Perdus", (-1.0, -2.0, -3.0))))
    lost = draw(signed).patches[3:]
    assert [(part.get_y(), part.get_height()) for part in lost] == [(0, -1), (0, -2), (0, -3)]


def test_a_part_too_thin_for_its_figure_has_none_and_a_missing_one_is_told(texts: Texts) -> None:
    shown = texts(draw(STACKED))
    assert "49\xa0%" in shown and "1\xa0%" not in shown and "0\xa0%" not in shown
    assert {"Preuve", "Offre (n.\xa0d.)", "Autre"} <= set(shown)
