"""Drawing and picturing a chart, whatever its kind."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import matplotlib
import pytest
from matplotlib.figure import Figure

from iwa.charts import FULL_WIDTH, HALF_WIDTH, Colours, draw, picture
from iwa.charts.drawing import KINDS
from iwa.slides import Chart, Limits, Mark, Series

Texts = Callable[[Figure], list[str]]

FORMATS = ("Vidéos", "Photos", "Liens")
HOSTILE = ("<script>alert(1)</script>", "$x^{2$ & <b>", "\x00\x1b[31m \u202e😀\u200d 漢字", "-->]]>")
MONTHS = tuple(f"mois\xa0{number}" for number in range(1, 19))


def chart(kind: str, categories: tuple[str, ...] = FORMATS, **changes: object) -> Chart:
    values = tuple(100.0 + 10 * place for place in range(len(categories)))
    two = (Series("2025", values), Series("2026", values[::-1]))
    series = two if kind in ("grouped", "stacked", "lines") else two[:1]
    if kind == "waterfall":
        ends = (0, len(categories) - 1)
        series = tuple(
            Series(name, tuple(value if (place in ends) == is_level else None for place, value in enumerate(values)))
            for name, is_level in (("Total", True), ("Solde", False))
        )
    return replace(Chart(kind, categories, series, "count", "description"), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [HALF_WIDTH, FULL_WIDTH])
@pytest.mark.parametrize("categories", [FORMATS, MONTHS, ("seul",), HOSTILE])
def test_every_kind_is_drawn_at_the_width_asked_for(kind: str, width: float, categories: tuple[str, ...]) -> None:
    figure = draw(chart(kind, categories), width=width)
    assert figure.get_figwidth() == pytest.approx(width)


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_leaves_the_figure(kind: str) -> None:
    long = tuple(f"Une catégorie dont le nom est vraiment très long {number}" for number in range(5))
    marks = (Mark(long[0], "Un premier événement au nom très long"), Mark(long[4], "Le dernier événement"))
    shown = chart(kind, long, marks=marks, emphasis=(long[4], "2026"), reference=120.0, reference_label="objectif")
    figure = draw(replace(shown, digits=2), width=HALF_WIDTH)
    figure.set_dpi(720)  # ten dots a point: letters are not moved to whole dots
    figure.draw_without_rendering()
    edge = figure.bbox
    for text in figure.texts:
        box = text.get_window_extent()
        assert box.x0 >= edge.x0 - 10 and box.x1 <= edge.x1 + 10, text.get_text()
        assert box.y0 >= edge.y0 - 10 and box.y1 <= edge.y1 + 10, text.get_text()


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_without_any_value_says_so(kind: str, texts: Texts) -> None:
    empty = (Series("2026", (None, math.nan, None)),)
    assert texts(draw(chart(kind, series=empty))) == ["Aucune donnée"]


@pytest.mark.parametrize("kind", KINDS)
def test_not_a_number_is_a_missing_value(kind: str) -> None:
    missing = (Series("2025", (1.0, None, 3.0)), Series("2026", (4.0, 5.0, None)))
    not_numbers = (Series("2025", (1.0, math.nan, 3.0)), Series("2026", (4.0, 5.0, math.inf)))
    assert picture(chart(kind, series=missing)) == picture(chart(kind, series=not_numbers))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_gives_the_same_bytes(kind: str) -> None:
    limits, marks = Limits(110.0, 90.0, 130.0), (Mark("Photos", "rentrée"),)
    shown = chart(kind, limits=limits, marks=marks)
    first = picture(shown)
    assert picture(shown) == first
    assert ElementTree.fromstring(first).tag == "{http://www.w3.org/2000/svg}svg"
    assert not re.search(rb"<metadata|<dc:|20\d\d-\d\d-\d\d", first)


def test_a_picture_is_small() -> None:
    assert len(picture(chart("lines", MONTHS))) < 50_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_holds_no_text_of_the_data(kind: str) -> None:
    drawing = picture(chart(kind, HOSTILE, marks=(Mark(HOSTILE[0], HOSTILE[3]),)))
    assert b"script" not in drawing and b"alert" not in drawing and b"<text" not in drawing
    assert ElementTree.fromstring(drawing) is not None


def test_a_shortened_picture_keeps_the_size_of_its_letters() -> None:
    drawing = picture(chart("bars"))
    assert b"scale(0.105 -0.105)" in drawing


def test_drawing_leaves_matplotlib_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    before = dict(matplotlib.rcParams)
    with caplog.at_level(logging.WARNING):
        picture(chart("lines"), Colours(accent="#112233"))
    assert dict(matplotlib.rcParams) == before
    assert matplotlib._pylab_helpers.Gcf.get_all_fig_managers() == []  # type: ignore[attr-defined]
    assert caplog.records == []
