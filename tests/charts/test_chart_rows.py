"""Bars and dots: what is drawn, in which colour, with which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from iwa.charts import Colours, draw
from iwa.slides import Chart, Series

Texts = Callable[[Figure], list[str]]

ACCENT, NEUTRAL = Colours().accent.lower(), Colours().neutral.lower()
FORMATS = ("Vidéos", "Photos", "Liens")
BARS = Chart("bars", FORMATS, (Series("taux", (0.052, None, -0.012)),), "percent", "", 1, ("Vidéos",))
DOTS = replace(
    BARS, kind="dots", unit="ratio", digits=2, series=(Series("ratio", (1.5, 0.8, None)),),
    low=(1.2, None, None), high=(1.9, None, None), reference=1.0, reference_label="moyenne",
)  # fmt: skip


def test_bars_start_at_zero_and_end_at_their_value() -> None:
    bars = draw(BARS).patches
    assert [(bar.get_x(), bar.get_width()) for bar in bars] == [(0, 0.052), (0, -0.012)]


def test_zero_is_within_the_limits_even_when_all_values_are_high() -> None:
    figure = draw(replace(BARS, series=(Series("taux", (900.0, 950.0, 980.0)),)))
    ends = [bar.get_window_extent() for bar in figure.patches]
    assert all(end.x0 > 0 and end.x1 < figure.bbox.width for end in ends)
    assert ends[0].width / ends[2].width == pytest.approx(900 / 980)


def test_only_what_the_title_speaks_of_has_the_accent() -> None:
    assert [to_hex(bar.get_facecolor()) for bar in draw(BARS).patches] == [ACCENT, NEUTRAL]


def test_each_bar_has_its_figure_and_a_missing_one_says_so(texts: Texts) -> None:
    assert texts(draw(BARS)) == ["Vidéos", "Photos", "Liens", "5,2\xa0%", "non disponible", "−1,2\xa0%"]


def test_the_first_category_is_on_top() -> None:
    first, last = (bar.get_window_extent() for bar in draw(BARS).patches)
    assert first.y0 > last.y1


def test_names_that_are_the_same_keep_their_own_bar() -> None:
    twice = replace(BARS, categories=("Photos", "Photos", "Liens"), series=(Series("taux", (3.0, 4.0, 5.0)),))
    assert [bar.get_width() for bar in draw(twice).patches] == [3, 4, 5]


def test_dots_stand_at_their_estimate_on_their_interval() -> None:
    drawn = draw(DOTS).lines
    assert [(*line.get_xdata(), *line.get_ydata()) for line in drawn if line.get_marker() == "o"] == [
        (1.5, 0),
        (0.8, 1),
    ]
    whiskers = [tuple(line.get_xdata()) for line in drawn if line.get_linewidth() > 2]
    assert whiskers == [(1.2, 1.9)]


def test_dots_tell_estimate_and_interval_in_figures(texts: Texts) -> None:
    assert texts(draw(DOTS)) == [
        *FORMATS, "moyenne", "1,50", "1,20 à 1,90", "0,80", "non disponible",
    ]  # fmt: skip


def test_the_reference_is_a_dashed_line_at_its_value() -> None:
    dashed = [line for line in draw(DOTS).lines if line.is_dashed()]
    assert [tuple(line.get_xdata()) for line in dashed] == [(1, 1)]
