"""Waterfalls as SVG: levels, gains and losses, their figures and the lines from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from iwa.charts import HALF_WIDTH, Colours, draw
from iwa.slides import Chart, Series

Texts = Callable[[Figure], list[str]]
COLOURS = Colours()
FALL = Chart(
    "waterfall", ("sept.", "Facebook", "Instagram", "oct."),
    (Series("Conversions", (42, None, None, 47)), Series("Écart", (None, 12, -7, None))), "count", "", 0, ("Facebook",),
)  # fmt: skip


def columns(figure: Figure) -> list[tuple[float, float]]:
    return [(column.get_y(), column.get_height()) for column in figure.patches]  # type: ignore[attr-defined]


def test_columns_stand_on_one_another_from_start_to_end() -> None:
    assert columns(draw(FALL)) == [(0, 42), (42, 12), (54, -7), (0, 47)]


def test_levels_have_the_main_colour_losses_are_hollow_and_the_told_one_has_the_accent() -> None:
    start, told, loss, end = draw(FALL).patches
    assert to_hex(start.get_facecolor()) == to_hex(end.get_facecolor()) == COLOURS.primary.lower()
    assert to_hex(told.get_facecolor()) == COLOURS.accent.lower()
    assert (to_hex(loss.get_facecolor()), to_hex(loss.get_edgecolor())) == ("#ffffff", COLOURS.neutral.lower())


def test_each_change_is_read_with_its_sign(texts: Texts) -> None:
    assert texts(draw(FALL))[4:] == ["42", "+12", "−7", "47"]


def test_crossing_zero_is_one_column_on_both_sides() -> None:
    under = replace(FALL, series=(Series("", (5, None, None, 1)), Series("", (None, -9, 5, None))))
    assert columns(draw(under))[1:3] == [(5, -9), (-4, 5)]


def test_a_missing_change_has_no_column_and_says_so(texts: Texts) -> None:
    gap = replace(FALL, series=(Series("", (42, None, None, 47)), Series("", (None, None, 5, None))))
    assert columns(draw(gap)) == [(0, 42), (42, 5), (0, 47)]
    assert "n.\xa0d." in texts(draw(gap))


def test_columns_too_thin_for_their_figures_have_a_scale_and_those_that_are_told(texts: Texts) -> None:
    months = tuple(f"mois\xa0{rank:02d}" for rank in range(1, 15))
    changes = (*(1_000_000.0 + rank for rank in range(13)), None)
    whole = Chart(
        "waterfall", months, (Series("", (*[None] * 13, 13_000_078)), Series("", changes)), "count", "", 0, months[2:3]
    )
    shown = texts(draw(whole, width=HALF_WIDTH))
    assert "10\u202f000\u202f000" in shown, "the scale"
    assert {"+1\u202f000\u202f002", "13\u202f000\u202f078"} <= set(shown)
    assert "+1\u202f000\u202f003" not in shown
