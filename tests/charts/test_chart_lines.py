"""Lines over time: cut where they must be, named at their end, held against their limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from iwa.charts import Colours, draw
from iwa.charts.lines import pieces
from iwa.slides import Chart, Limits, Mark, Series

Texts = Callable[[Figure], list[str]]

ACCENT = Colours().accent.lower()
MONTHS = ("juin", "juillet", "août", "septembre", "octobre")
LINE = Chart("lines", MONTHS, (Series("Taux", (0.03, 0.04, 0.035, 0.03, 0.032)),), "percent", "", 1)
SEVERAL = replace(
    LINE, unit="count", digits=0, emphasis=("TikTok",),
    series=(Series("Instagram", (10.0, 12.0, None, 9.0, 8.0)), Series("TikTok", (1.0, 2.0, 3.0, 30.0, None))),
)  # fmt: skip


def runs(chart: Chart) -> list[list[tuple[float, float]]]:
    """The joined points that are drawn, by line, without the grid."""
    return [list(zip(line.get_xdata(), line.get_ydata(), strict=True)) for line in joined(chart)]


def joined(chart: Chart) -> list[Line2D]:
    return [line for line in draw(chart).lines if line.get_zorder() >= 4 and line.get_marker() != "o"]


def dotted(chart: Chart) -> list[tuple[float, float]]:
    """Where dots stand."""
    return [(*line.get_xdata(), *line.get_ydata()) for line in draw(chart).lines if line.get_marker() == "o"]


def test_a_missing_value_is_never_bridged() -> None:
    assert runs(SEVERAL) == [[(0, 10), (1, 12)], [(3, 9), (4, 8)], [(0, 1), (1, 2), (2, 3), (3, 30)]]


def test_a_break_cuts_the_line_before_its_category() -> None:
    broken = replace(LINE, marks=(Mark("août", "Nouvelle définition", is_break=True),))
    assert [[place for place, _ in run] for run in runs(broken)] == [[0, 1], [2, 3, 4]]


def test_an_event_does_not_cut_the_line() -> None:
    assert len(runs(replace(LINE, marks=(Mark("août", "Campagne"),)))) == 1


def test_a_break_on_the_first_category_cuts_nothing() -> None:
    assert len(pieces(replace(LINE, marks=(Mark("juin", "Début", is_break=True),)), LINE.series[0])) == 1


def test_a_lone_point_between_two_gaps_is_a_dot() -> None:
    lone = replace(LINE, series=(Series("Taux", (None, 0.04, None, 0.03, 0.032)),))
    assert dotted(lone) == [(1, 0.04), (4, 0.032)]


def test_one_line_has_its_figure_at_the_end_and_no_name(texts: Texts) -> None:
    shown = texts(draw(LINE))
    assert shown[-1] == "3,2\xa0%" and "Taux" not in " ".join(shown)


def test_several_lines_are_named_at_their_end_with_the_month_when_it_is_not_the_last(texts: Texts) -> None:
    assert texts(draw(SEVERAL))[-2:] == ["Instagram 8", "TikTok (septembre) 30"]


def test_the_told_line_has_the_accent_and_is_thicker() -> None:
    lines = joined(SEVERAL)
    told = [line for line in lines if to_hex(line.get_color()) == ACCENT]
    assert [line.get_linewidth() for line in told] == [2.6]
    assert {line.get_linewidth() for line in lines if line not in told} == {1.8}


def test_limits_are_dashed_and_named(texts: Texts) -> None:
    figure = draw(replace(LINE, limits=Limits(0.034, 0.026, 0.042)))
    dashed = {line.get_ydata()[0] for line in figure.lines if line.is_dashed()}
    assert dashed == {0.026, 0.034, 0.042}
    assert {"seuil bas 2,6\xa0%", "niveau habituel 3,4\xa0%", "seuil haut 4,2\xa0%"} <= set(texts(figure))


def test_provisional_limits_say_so(texts: Texts) -> None:
    shown = " ".join(texts(draw(replace(LINE, limits=Limits(0.034, 0.026, 0.042, provisional=True)))))
    assert "seuil haut provisoire" in shown.replace("\n", " ")


@pytest.mark.parametrize(("values", "starts_at_zero"), [((10.0, 30.0), True), ((90.0, 100.0), False)])
def test_the_scale_starts_at_zero_unless_the_line_stays_far_from_it(
    values: tuple[float, ...], starts_at_zero: bool, texts: Texts
) -> None:
    chart = replace(LINE, unit="count", categories=("a", "b"), series=(Series("s", values),))
    assert ("0" in texts(draw(chart))) is starts_at_zero
