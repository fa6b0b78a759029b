"""Waterfalls as native charts: what is seen, what its workbook reckons, and how it reads under any master."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from deck_samples import COVER
from openpyxl import load_workbook
from other_masters import old_agency, small_studio
from pptx import Presentation
from pptx.oxml import parse_xml
from waterfall_samples import FALLEN, WATERFALL, waterfall_gallery

from iwa.deck.box import Box
from iwa.deck.brand import Brand
from iwa.deck.build import make_deck
from iwa.deck.checks.saved import deck_faults
from iwa.deck.native.drawing import Frame
from iwa.deck.native.place import chart_data
from iwa.deck.native.sheet import NOT_DRAWN
from iwa.deck.native.waterfall import draw_waterfall
from iwa.deck.native.waterfall_sheet import waterfall_sheet
from iwa.deck.read_back import read_back
from iwa.edits.figures import figures_shown
from iwa.edits.left import left_behind
from iwa.slides import Chart, Slide
from iwa.waterfall import steps_of

SPACE = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
}
MASTERS = ("ours", "old", "studio")
BOX = Box(0.6, 1.85, 7.85, 4.1)
REGULAR = {"networks": WATERFALL, **{name: chart for name, chart in FALLEN.items() if "gap" not in name}}


def made(master: Path | None = None) -> bytes:
    deck = make_deck(waterfall_gallery(), COVER, Brand("IWA", master=master), "f00d", None)
    assert all("« iwa check »" in sentence for sentence in deck.findings), deck.findings
    return deck.data


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("masters")
    masters = {"ours": None, "old": old_agency(folder / "vieux.pptx"), "studio": small_studio(folder / "studio.pptx")}
    return {name: made(master) for name, master in masters.items()}


def drawn(chart: Chart, box: Box = BOX) -> Any:
    return parse_xml(chart_data(chart, box, 1.0))


def values(root: Any, name: str) -> dict[int, float]:
    """The points of a series by their place."""
    (series,) = [ser for ser in root.iter(f"{{{SPACE['c']}}}ser") if ser.findtext("c:tx//c:v", "", SPACE) == name]
    return {int(p.get("idx")): float(p.findtext("c:v", "", SPACE)) for p in series.iterfind("c:val//c:pt", SPACE)}


def texts(root: Any) -> list[str]:
    """The figures of the gains and losses, as they are read."""
    return list(root.xpath("//a:fld[@type='CELLRANGE']/a:t/text()"))


@pytest.mark.parametrize("name", MASTERS)
def test_nothing_is_found_against_them(decks: dict[str, bytes], name: str) -> None:
    assert deck_faults(decks[name]) == ()


@pytest.mark.parametrize("name", MASTERS)
def test_the_open_xml_sdk_finds_no_error_in_them(
    decks: dict[str, bytes], name: str, sdk_errors: Callable[[bytes], list[str]]
) -> None:
    assert sdk_errors(decks[name]) == []


def test_two_builds_give_the_same_bytes(decks: dict[str, bytes]) -> None:
    assert made() == decks["ours"]


def test_columns_stand_on_a_base_that_is_not_seen() -> None:
    root = drawn(WATERFALL)
    assert values(root, "Base") == {0: 0, 1: 42, 2: 47, 3: 47, 4: 51, 5: 0}
    assert values(root, "Niveaux") == {0: 42, 5: 51}
    assert values(root, "Gains") == {1: 12, 3: 6}
    assert values(root, "Pertes") == {2: 7, 4: 2}
    base = root.xpath("//c:barChart/c:ser[1]/c:spPr")[0]
    assert base.xpath("./a:noFill") and base.xpath("./a:ln/a:noFill")


def test_a_column_that_crosses_zero_is_in_two_parts_without_a_base() -> None:
    root = drawn(FALLEN["crossing"])
    assert values(root, "Pertes")[1] == 10 and values(root, "Pertes sous zéro")[1] == -15
    assert values(root, "Base") == {0: 0, 1: 0, 2: -15, 3: 0, 4: 0}
    assert (values(root, "Gains"), values(root, "Gains sous zéro")) == ({3: 5}, {3: -25})


def test_levels_are_dark_gains_filled_losses_hollow_and_the_told_one_in_the_accent() -> None:
    root = drawn(WATERFALL)
    fills = {
        ser.findtext("c:tx//c:v", "", SPACE): ser.xpath("string(c:spPr/a:solidFill/a:schemeClr/@val)")
        for ser in root.xpath("//c:barChart/c:ser")
    }
    assert (fills["Niveaux"], fills["Gains"], fills["Pertes"]) == ("accent1", "accent3", "bg1")
    assert root.xpath("//c:ser[c:tx//c:v='Pertes']/c:spPr/a:ln//a:schemeClr/@val") == ["accent3"]
    told = root.xpath("//c:dPt[c:spPr//a:schemeClr/@val='accent2']")
    assert [point.xpath("string(c:idx/@val)") for point in told] == ["1"]


def test_each_figure_has_its_sign_and_levels_have_none() -> None:
    root = drawn(WATERFALL)
    assert texts(root) == ["+12", "−7", "+6", "−2"]
    (levels,) = root.xpath("//c:lineChart/c:ser[c:dLbls/c:showVal/@val='1']")
    assert values(root, "Total") == {0: 42, 5: 51}
    assert levels.xpath("c:dLbls/c:numFmt/@formatCode") == ['#,##0;"−"#,##0']


def test_labels_read_the_cells_of_the_gains_and_losses() -> None:
    assert [cells.text for cells in drawn(WATERFALL).iterfind(".//c15:datalabelsRange/c15:f", SPACE)] == [
        "Feuil1!$C$2:$C$7"
    ]
    page = load_workbook(BytesIO(waterfall_sheet(WATERFALL, steps_of(WATERFALL)).workbook())).active
    assert [page.cell(row, 3).value for row in range(1, 8)] == ["Solde", None, 12, -7, 6, -2, None]
    assert page["C3"].number_format == '+#,##0;"−"#,##0;#,##0'


def test_thin_lines_lead_from_each_column_to_the_next_and_never_further() -> None:
    root = drawn(WATERFALL)
    links = [values(root, f"Lien {rank}") for rank in (1, 2, 3)]
    assert links == [{0: 42, 1: 42, 3: 53, 4: 53}, {1: 54, 2: 54, 4: 51, 5: 51}, {2: 47, 3: 47}]
    for link in links:
        assert all(two - one != 1 or link[one] == link[two] for one, two in pairwise(link))


def test_a_missing_change_has_no_column_and_says_so() -> None:
    drawing = draw_waterfall(FALLEN["gap"], Frame(560, 300))
    assert [note.text for note in drawing.notes] == ["n. d."]
    root = drawn(FALLEN["gap"])
    assert values(root, "Gains") == {1: 20, 3: 15} and values(root, "Base")[3] == 115
    assert texts(root) == ["+20", "+15"]


def test_figures_without_room_give_way_to_a_scale() -> None:
    root = drawn(FALLEN["huge"], Box(0, 0, 3, 3))
    assert not root.xpath("//c:dLbls//c:showVal[@val='1']") and texts(root) == []
    assert root.xpath("string(//c:valAx/c:delete/@val)") == "0"
    assert texts(drawn(FALLEN["huge"])) == ["+900\u202f000\u202f000", "−899\u202f999\u202f900"]


def test_a_reference_is_a_dashed_line() -> None:
    aimed = replace(WATERFALL, reference=45.0, reference_label="objectif")
    assert [note.text for note in draw_waterfall(aimed, Frame(560, 300)).notes] == ["", "objectif"]


@pytest.fixture(scope="module")
def reckoned(converted: Callable[..., list[Path]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The pages that LibreOffice reckons from the workbooks, one with a figure changed by a person."""
    folder, files = tmp_path_factory.mktemp("donnees"), {}
    for name, chart in {**REGULAR, "changed": WATERFALL}.items():
        book = load_workbook(BytesIO(waterfall_sheet(chart, steps_of(chart)).workbook()))
        if name == "changed":
            book.active["C3"] = -20.0
        files[name] = folder / f"{name}.xlsx"
        book.save(files[name])  # openpyxl keeps the formulas and drops their values
    pages = converted("xlsx", *files.values())
    return {name: load_workbook(page, data_only=True).active for name, page in zip(files, pages, strict=True)}


@pytest.mark.parametrize("name", REGULAR)
def test_the_workbook_reckons_what_the_chart_shows(name: str, reckoned: dict[str, Any]) -> None:
    for position, column in enumerate(waterfall_sheet(REGULAR[name], steps_of(REGULAR[name])).columns, 1):
        found = [reckoned[name].cell(row, position).value for row in range(2, len(column.values) + 2)]
        assert [None if value == NOT_DRAWN else value for value in found] == list(column.values), column.header


def test_a_figure_changed_in_the_workbook_moves_what_follows(reckoned: dict[str, Any]) -> None:
    page = reckoned["changed"]
    assert [page.cell(row, 5).value for row in range(2, 8)] == [42, 22, 15, 21, 19, 51]
    assert (page["I3"].value, page["K3"].value) == (NOT_DRAWN, 20), "what was a gain is a loss"


def test_a_workbook_with_a_missing_figure_reckons_nothing() -> None:
    sheet = waterfall_sheet(FALLEN["gap"], steps_of(FALLEN["gap"]))
    assert not any("=" in formula for column in sheet.columns for formula in column.formulas)


def test_its_figures_count_as_shown_on_the_slide() -> None:
    slide = Slide("a.b", "Un solde", exhibit=WATERFALL)
    assert {42, 51, 12, 7, 6, 2} <= {int(figure) for figure in figures_shown(slide)}


def test_what_a_person_changes_in_its_data_is_told_as_left_behind(decks: dict[str, bytes]) -> None:
    before, deck = read_back(decks["ours"]), Presentation(BytesIO(decks["ours"]))
    sheet = next(sheet for sheet in deck.slides if sheet._element.cSld.get("name") == "fall.networks")
    part = next(shape for shape in sheet.shapes if shape.has_chart).chart.part
    (point,) = part._element.xpath("//c:ser[c:tx//c:v='Gains']/c:val//c:pt[@idx='1']/c:v")
    point.text = "13"
    changed = BytesIO()
    deck.save(changed)
    found = left_behind(before.sheets, read_back(changed.getvalue()).sheets)
    assert [(left.where, left.sentence) for left in found] == [
        ("fall.networks", "les données de « Graphique » ont été changées")
    ]
