from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from deck_samples import BARS, BROKEN, COLUMNS, DOTS, GROUPED, LINES, MONTHS, STACKED, series
from openpyxl import load_workbook
from pptx.oxml import parse_xml
from waterfall_samples import WATERFALL

from iwa.deck.box import Box
from iwa.deck.native.drawing import Frame
from iwa.deck.native.place import DRAW, chart_data
from iwa.deck.native.scale import round_scale, with_room
from iwa.deck.native.sheet import NOT_DRAWN
from iwa.slides import Chart, Limits

BOX = Box(0.6, 1.85, 7.85, 4.1)
SPACE = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
         "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}  # fmt: skip
# The order that the schema asks of the children of an element.
ORDER = {
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData userShapes",
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart scatterChart catAx valAx spPr",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls errBars cat val xVal yVal smooth extLst",
    "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize extLst",
    "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
            "showBubbleSize extLst",
    "catAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn "
             "lblOffset tickLblSkip noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses "
             "crossBetween majorUnit",
    "scaling": "orientation max min",
    "legend": "legendPos legendEntry layout overlay txPr",
    "errBars": "errDir errBarType errValType noEndCap plus minus spPr",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId",
    "scatterChart": "scatterStyle varyColors ser axId",
}  # fmt: skip
ALL = [BARS, COLUMNS, GROUPED, STACKED, LINES, BROKEN, DOTS, WATERFALL]


def drawn(chart: Chart, box: Box = BOX) -> Any:
    return parse_xml(chart_data(chart, box, 1.0))


def find(root: Any, path: str) -> list[Any]:
    return list(root.iterfind(path, SPACE))


def cached(holder: Any) -> list[str]:
    return [point.text for point in holder.iterfind(".//c:pt/c:v", SPACE)]


def names(root: Any) -> list[str]:
    return [cached(tx)[0] for tx in find(root, ".//c:ser/c:tx")]


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.alt)
@pytest.mark.parametrize("box", [BOX, Box(0, 0, 12.1, 2.0), Box(0, 0, 3, 3)], ids=["left", "low", "narrow"])
def test_every_chart_follows_the_schemas_order_and_limits(chart: Chart, box: Box) -> None:
    root = drawn(chart, box)
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag in ORDER and element.tag.startswith("{" + SPACE["c"]):
            wanted = ORDER[tag].split()
            places = [wanted.index(child.tag.rpartition("}")[2]) for child in element]
            assert places == sorted(places), tag
    for axis in find(root, ".//c:axId") + find(root, ".//c:crossAx"):
        assert 0 < int(axis.get("val")) < 2**32
    for size in root.xpath("//@sz"):
        assert int(size) >= 1000
    for part in find(root, ".//c:plotArea/c:layout/c:manualLayout/*"):
        if part.get("val")[0].isdigit():
            assert 0 <= float(part.get("val")) <= 1
    assert not root.xpath("//a:srgbClr")


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.alt)
def test_what_the_chart_shows_is_what_its_workbook_holds(chart: Chart) -> None:
    drawing = DRAW[chart.kind](chart, Frame(BOX.width * 72, BOX.height * 72))
    page = load_workbook(BytesIO(drawing.sheet.workbook()), data_only=True).active
    for reference in find(drawn(chart), ".//c:numRef") + find(drawn(chart), ".//c:strRef"):
        cells = page[reference.find("c:f", SPACE).text.split("!")[1].replace("$", "")]
        rows = cells if isinstance(cells, tuple) else ((cells,),)
        values = [cell.value for row in rows for cell in row if cell.value not in (None, NOT_DRAWN)]
        shown = [text if reference.tag.endswith("strRef") else float(text) for text in cached(reference)]
        assert values == (shown if reference.tag.endswith("strRef") else pytest.approx(shown))


def test_bars_start_at_zero_and_only_the_emphasised_one_is_coloured() -> None:
    root = drawn(BARS)
    assert float(find(root, ".//c:valAx/c:scaling/c:min")[0].get("val")) == 0
    assert [e.get("val") for e in root.xpath(".//c:dPt/c:idx")] == ["0"]
    assert root.xpath(".//c:ser/c:spPr//a:schemeClr/@val") == ["accent3"]
    assert root.xpath(".//c:dPt//a:schemeClr/@val") == ["accent2"]
    assert find(root, ".//c:valAx/c:delete")[0].get("val") == "1", "figures stand beside the bars"
    assert find(root, ".//c:catAx/c:scaling/c:orientation")[0].get("val") == "maxMin", "as sorted, from the top"


def test_a_missing_bar_and_a_reference_are_noted_over_the_chart() -> None:
    notes = DRAW["bars"](BARS, Frame(560, 300)).notes
    assert [note.text for note in notes] == ["n. d.", "", "moyenne"]
    line = notes[1]
    plot = find(drawn(BARS), ".//c:plotArea/c:layout/c:manualLayout")[0]
    left, width = (float(plot.find(f"c:{side}", SPACE).get("val")) for side in ("x", "w"))
    top = float(find(drawn(BARS), ".//c:max")[0].get("val"))
    assert line.left == line.right == pytest.approx(left + width * 120 / top, abs=0.001)


def test_labels_or_value_axis_never_both() -> None:
    for chart in ALL:
        root = drawn(chart)
        shows = root.xpath("boolean(.//c:dLbls/c:showVal[@val='1'])")
        hidden = find(root, ".//c:valAx/c:delete")[0].get("val") == "1"
        assert shows == hidden, chart.alt


@pytest.mark.parametrize(
    ("unit", "digits", "code"),
    [("count", 0, '#,##0;"−"#,##0'), ("percent", 1, r'#,##0.0\ %;"−"#,##0.0\ %'), ("euros", 2, r'#,##0.00\ €;"−"#,##0.00\ €')],
)  # fmt: skip
def test_figures_have_a_format_that_holds_in_french_office(unit: Any, digits: int, code: str) -> None:
    root = drawn(replace(BARS, unit=unit, digits=digits))
    assert set(root.xpath(".//c:dLbls/c:numFmt/@formatCode")) == {code}


def test_a_break_cuts_the_line_and_a_missing_figure_leaves_a_gap() -> None:
    root = drawn(BROKEN)
    assert names(root) == ["Vues", "Vues (depuis août 2025)", "Repères"]
    points = [[p.get("idx") for p in find(ser, "c:val//c:pt")] for ser in find(root, ".//c:ser")]
    assert points[:2] == [["0", "1", "2"], ["3", "5"]]
    assert find(root, ".//c:dispBlanksAs")[0].get("val") == "gap"


def test_limits_are_thin_dashed_lines_named_at_their_end() -> None:
    root = drawn(LINES)
    assert names(root) == ["Portée", "seuil haut (provisoire)", "moyenne", "seuil bas (provisoire)", "Repères"]
    for ser in find(root, ".//c:ser")[1:4]:
        assert ser.xpath("c:spPr//a:prstDash") and ser.xpath("c:dLbls/c:dLbl/c:idx/@val") == ["17"]


def test_events_have_a_line_and_words_in_separate_rows_when_they_would_touch() -> None:
    events = find(drawn(LINES), ".//c:ser")[-1]
    assert events.xpath(".//a:t/text()") == ["Campagne", "Nouveau logo de la marque"]
    assert [p.get("idx") for p in find(events, "c:errBars//c:pt")] == ["16", "17"]
    heights = [float(v) for v in cached(events.find("c:val", SPACE))]
    assert heights[0] != heights[1]


def test_names_at_the_end_of_lines_do_not_touch() -> None:
    rows = tuple(series(5, 10 + i / 10, name=f"Réseau {i}") for i in range(3))
    root = drawn(Chart("lines", MONTHS[:2], rows, "count", "x", emphasis=("Réseau 1",)))
    assert root.xpath(".//c:dLbl//a:t/text()") == ["Réseau 0", "Réseau 1", "Réseau 2"]
    assert len(root.xpath(".//c:dLbl/c:layout")) >= 2
    assert not find(root, ".//c:legend")


def test_more_than_three_lines_take_a_legend() -> None:
    rows = tuple(series(i, i + 1, name=f"Réseau {i}") for i in range(4))
    root = drawn(Chart("lines", MONTHS[:2], rows, "count", "x", limits=Limits(2, 1, 3)))
    assert find(root, ".//c:legend")
    assert root.xpath(".//c:legendEntry/c:idx/@val") == ["4", "5", "6"], "limits are named at their end"


def test_estimates_have_interval_lines_names_and_figures_in_words() -> None:
    root = drawn(DOTS)
    texts = root.xpath(".//c:dLbl//a:t/text()")
    assert texts[:3] == ["Un visage en première image", "Une question", "Un lien"]
    assert texts[3:6] == [
        "1,35\u00a0\u00a0[1,12\u00a0à\u00a01,63]",
        "n.\u00a0d.",
        "0,71\u00a0\u00a0[0,55\u00a0à\u00a00,92]",
    ]
    assert names(root)[2:] == ["sans effet", "Un visage en première image", "Un lien", "Interactions"]
    interval = find(root, ".//c:ser")[3]
    assert [cached(v) for v in find(interval, "c:xVal")] == [["1.12", "1.63"]]


def test_stacked_figures_stand_inside_and_only_where_there_is_room() -> None:
    chart = replace(STACKED, series=(series(0.01, 0.6, name="Coulisses"), series(0.99, 0.4, name="Produits")))
    first = find(drawn(chart), ".//c:ser")[0]
    assert first.xpath("c:dLbls/c:dLblPos/@val") == ["ctr"]
    assert first.xpath("c:dLbls/c:dLbl[c:delete]/c:idx/@val") == ["0"]


def test_columns_with_long_names_lie_down() -> None:
    long = tuple(f"Témoignages de clients et de partenaires {i}" for i in range(12))
    root = drawn(Chart("columns", long, (series(*range(12)),), "count", "x"))
    assert find(root, ".//c:barDir")[0].get("val") == "bar"


def test_eighteen_months_are_all_named_on_two_lines() -> None:
    assert find(drawn(LINES), ".//c:tickLblSkip")[0].get("val") == "1"


@pytest.mark.parametrize("kind", sorted(DRAW))
@pytest.mark.parametrize("values", [(5.0,), (0.0,), (-3.0,), (0.0, 0.0), (1e9, None, -1e-9)])
def test_odd_figures_draw(kind: Any, values: tuple[float | None, ...]) -> None:
    chart = Chart(kind, tuple(f"n° {i} & <co>" for i in range(len(values))), (series(*values),), "count", "x")
    for bound in (*find(drawn(chart), ".//c:max"), *find(drawn(chart), ".//c:min")):
        assert abs(float(bound.get("val"))) < 1e11


def test_scales_are_round_and_hold_their_values() -> None:
    assert round_scale(0.012, 0.052, from_zero=False).high == pytest.approx(0.06)
    assert (round_scale(-12, 30, True).low, round_scale(-12, 30, True).high) == (-20, 30)
    assert round_scale(5, 5, from_zero=False).share(5) == pytest.approx(0.5)
    scale = with_room(-10, 30, 0.1, 0.1)
    assert (scale.low, scale.high) == (-15, 35)
