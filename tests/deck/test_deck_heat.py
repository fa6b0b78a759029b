"""Heat maps as native tables: shades of the theme, figures that can be read on them, a legend, any master."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from deck_samples import COVER, FIGURES
from heat_samples import GAINS, RHYTHM, heat_gallery
from other_masters import old_agency, small_studio
from pptx import Presentation
from pptx.oxml.ns import qn

from iwa.deck.brand import Brand, theme_colours
from iwa.deck.build import make_deck
from iwa.deck.checks.saved import deck_faults
from iwa.deck.colours import FOR_TEXT, contrast
from iwa.deck.fit import Face, text_width
from iwa.deck.read_back import read_back
from iwa.deck.ruled import NARROW_SIDE
from iwa.deck.shades import fills
from iwa.edits.left import left_behind
from iwa.heat_map import legend, steps
from iwa.slides import Slide

MASTERS = ("ours", "old", "studio")
LINES = {"lnL": (0, -1), "lnR": (0, 1), "lnT": (-1, 0), "lnB": (1, 0)}


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("masters")
    masters = {"ours": None, "old": old_agency(folder / "vieux.pptx"), "studio": small_studio(folder / "studio.pptx")}
    return {name: made(heat_gallery(), master) for name, master in masters.items()}


def made(slides: list[Slide], master: Path | None = None, **colours: str) -> bytes:
    deck = make_deck(slides, COVER, Brand("IWA", master=master, **colours), "f00d", None)  # type: ignore[arg-type]
    assert all("« iwa check »" in sentence for sentence in deck.findings), deck.findings
    return deck.data


def sheets(data: bytes) -> dict[str, Any]:
    return {sheet._element.cSld.get("name"): sheet for sheet in Presentation(BytesIO(data)).slides}


def table_of(sheet: Any) -> Any:
    return next(shape for shape in sheet.shapes if shape.has_table)


def properties(table: Any, row: int, column: int) -> Any:
    return table.table.cell(row, column)._tc.tcPr


def fill(table: Any, row: int, column: int) -> str:
    """The theme colour of a cell with what remains of it, "hachuré", or "" for a cell without a shade."""
    found = properties(table, row, column)
    if found.find(qn("a:pattFill")) is not None:
        return "hachuré"
    colours = found.xpath("./a:solidFill/a:schemeClr")
    return f"{colours[0].get('val')} {colours[0].find(qn('a:lumMod')).get('val')}" if colours else ""


def framed(table: Any) -> set[tuple[int, int, str]]:
    cells = [(r, c) for r, row in enumerate(table.table.rows) for c, _ in enumerate(row.cells)]
    return {
        (r, c, side)
        for r, c in cells
        for side in LINES
        if properties(table, r, c).xpath(f"./a:{side}/a:solidFill/a:schemeClr[@val='accent2']")
    }


@pytest.mark.parametrize("name", MASTERS)
def test_nothing_is_found_against_them(decks: dict[str, bytes], name: str) -> None:
    assert deck_faults(decks[name]) == ()


@pytest.mark.parametrize("name", MASTERS)
def test_the_open_xml_sdk_finds_no_error_in_them(
    decks: dict[str, bytes], name: str, sdk_errors: Callable[[bytes], list[str]]
) -> None:
    assert sdk_errors(decks[name]) == []


@pytest.mark.parametrize("name", MASTERS)
def test_no_shape_covers_another_and_none_leaves_the_slide(decks: dict[str, bytes], name: str) -> None:
    deck = Presentation(BytesIO(decks[name]))
    for sheet in deck.slides:
        boxes = [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in sheet.shapes]
        for box in boxes:
            assert box[1] >= 0 and box[2] >= 0 and box[3] <= deck.slide_width + 1 and box[4] <= deck.slide_height + 1
        for one, two in combinations(boxes, 2):
            across, down = min(one[3], two[3]) - max(one[1], two[1]), min(one[4], two[4]) - max(one[2], two[2])
            assert across < 2000 or down < 2000, (sheet._element.cSld.get("name"), one[0], two[0])


def test_a_heat_map_is_a_table_with_a_header_whose_alternative_text_says_the_finding(decks: dict[str, bytes]) -> None:
    frame = table_of(sheets(decks["ours"])["heat.rhythm"])
    assert frame.table.first_row and frame._element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr") == [RHYTHM.alt]
    rows = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert rows[0] == ["Jour", "01/10", "05/10", "12/10", "19/10", "26/10", "02/11"]
    assert rows[5] == ["Vendredi", "0", "4", "0", "0", "1", "1"]
    assert rows[1][1] == rows[8][1] == "–", "nothing is known, which is not zero"


def test_the_shade_is_that_of_the_step_and_never_the_same_for_zero_and_for_nothing(decks: dict[str, bytes]) -> None:
    table = table_of(sheets(decks["ours"])["heat.rhythm"])
    assert [fill(table, 5, column) for column in (0, 1, 2, 3)] == ["", "", "accent1 100000", ""]
    assert fill(table, 1, 1) == "hachuré"
    assert fill(table, 8, 2) == "", "totals are plain"
    by_step: dict[int | None, set[str]] = {}
    for row, found in enumerate(steps(RHYTHM), 1):
        for column, step in enumerate(found, 1):
            by_step.setdefault(step, set()).add(fill(table, row, column))
    assert all(len(shades) == 1 for shades in by_step.values())
    assert len(set.union(*by_step.values())) == len(by_step) == 6


def test_losses_are_grey(decks: dict[str, bytes]) -> None:
    table = table_of(sheets(decks["ours"])["heat.gains"])
    (lost,) = properties(table, 1, 3).xpath("./a:solidFill/a:schemeClr")
    assert lost.get("val") == "tx1" and lost.find(qn("a:satMod")).get("val") == "0"
    assert fill(table, 1, 4) == "", "0"


def test_one_frame_goes_around_the_cells_that_the_title_speaks_of(decks: dict[str, bytes]) -> None:
    found = framed(table_of(sheets(decks["ours"])["heat.rhythm"]))
    inside = {(6, 3), (6, 4), (7, 3), (7, 4)}
    edges = {
        (r, c, side)
        for r, c in inside
        for side, (down, across) in LINES.items()
        if (r + down, c + across) not in inside
    }
    assert {line for line in found if line[:2] in inside} == edges
    assert all(any((r + down, c + across) in inside for down, across in LINES.values()) for r, c, _ in found), (
        "their neighbours carry the same line"
    )


def test_a_text_without_a_value_keeps_its_words_on_hatching(decks: dict[str, bytes]) -> None:
    table = table_of(sheets(decks["ours"])["heat.rates"])
    assert table.table.cell(1, 1).text == "2 publ." and fill(table, 1, 1) == "hachuré"


@pytest.mark.parametrize("name", MASTERS)
def test_the_legend_stands_under_the_table_and_is_whole(decks: dict[str, bytes], name: str) -> None:
    sheet = sheets(decks[name])["heat.rhythm"]
    table, words = table_of(sheet), next(shape for shape in sheet.shapes if shape.name == "Légende tableau")
    assert words.text_frame.text == legend(RHYTHM)
    assert words.top >= table.top + table.height and words.text_frame.word_wrap


@pytest.mark.parametrize(
    "colours",
    [
        {},
        {"primary": "FFD400"},
        {"primary": "777777"},
        {"primary": "000000"},
        {"primary": "00AA55", "accent": "FF0000"},
    ],
    ids=str,
)
def test_figures_can_be_read_on_every_shade_whatever_the_brand(colours: dict[str, str]) -> None:
    brand = Brand("IWA", **colours)  # type: ignore[arg-type]
    named = theme_colours(brand)
    theme = {**named, "tx1": named["dk1"], "bg1": named["lt1"]}
    found = fills(theme)
    assert set(found) == {None, 0, 1, 2, 3, 4, -1, -2, -3, -4}
    assert len({shade.xml for shade in found.values()}) == 10
    assert deck_faults(made(heat_gallery(), **colours)) == ()


def test_on_a_dark_ground_the_faintest_shade_is_the_darkest() -> None:
    theme = {"tx1": "F2F2F2", "bg1": "101820", "accent1": "3FA7D6", "accent2": "F79D5C"}
    found = fills(theme)
    assert [found[step].ink for step in (1, 4)] == ["tx1", "bg1"]
    assert "lumOff" not in found[1].xml and "lumOff" not in found[4].xml
    assert contrast(theme["tx1"], theme["bg1"]) > FOR_TEXT


def test_a_figure_that_cannot_be_read_on_its_cell_is_a_fault(decks: dict[str, bytes]) -> None:
    deck = Presentation(BytesIO(decks["ours"]))
    sheet = next(sheet for sheet in deck.slides if sheet._element.cSld.get("name") == "heat.rhythm")
    cell = table_of(sheet).table.cell(5, 2)._tc
    cell.xpath(".//a:rPr/a:solidFill/a:schemeClr")[0].set("val", "tx1")
    changed = BytesIO()
    deck.save(changed)
    assert "Diapositive 2 « heat.rhythm » : 1\xa0cellule colorée se lit mal sur son fond." in deck_faults(
        changed.getvalue()
    )


def test_rows_without_room_go_on_with_the_same_shades(decks: dict[str, bytes]) -> None:
    first, second = (table_of(sheets(decks["ours"])[name]) for name in ("heat.many", "heat.many#2"))
    shades: dict[str, set[str]] = {}
    for table in (first, second):
        for row in range(1, len(table.table.rows)):
            for column in range(1, 15):
                shades.setdefault(table.table.cell(row, column).text, set()).add(fill(table, row, column))
    assert all(len(found) == 1 for found in shades.values()), "one figure has one shade on both slides"


def test_a_map_of_nothing_has_no_slide_of_its_own_words() -> None:
    empty = replace(RHYTHM, rows=())
    (sheet,) = [one for name, one in sheets(made([Slide("a.b", "Rien encore", "", empty)])).items() if name == "a.b"]
    assert "Aucun chiffre à montrer pour cette période." in [
        s.text_frame.text for s in sheet.shapes if s.has_text_frame
    ]


def test_a_map_stands_under_key_figures_and_in_halves() -> None:
    slides = [
        Slide("a.under", "Un fait du mois", "", FIGURES, GAINS, message=("Une phrase.",)),
        Slide("a.half", "Un autre fait", "", RHYTHM, RHYTHM),
    ]
    data = made(slides)
    assert deck_faults(data) == ()
    assert sum(shape.name.startswith("Légende") for shape in sheets(data)["a.half"].shapes) == 2


def test_two_builds_give_the_same_bytes(decks: dict[str, bytes]) -> None:
    assert made(heat_gallery()) == decks["ours"]


def test_what_a_person_changes_in_a_cell_is_told_as_left_behind(decks: dict[str, bytes]) -> None:
    before = read_back(decks["ours"])
    deck = Presentation(BytesIO(decks["ours"]))
    sheet = next(sheet for sheet in deck.slides if sheet._element.cSld.get("name") == "heat.rhythm")
    table_of(sheet).table.cell(5, 2)._tc.xpath(".//a:t")[0].text = "9"
    changed = BytesIO()
    deck.save(changed)
    found = left_behind(before.sheets, read_back(changed.getvalue()).sheets)
    assert [(left.where, left.sentence) for left in found] == [("heat.rhythm", "1\xa0cellule changée dans « Tableau »")]


def test_no_figure_is_broken_for_a_larger_size(decks: dict[str, bytes]) -> None:
    table = table_of(sheets(decks["ours"])["heat.huge"])
    face, column = Face(), table.table.columns[1]
    (size,) = {int(size) / 100 for size in table._element.xpath(".//a:rPr/@sz")}
    assert text_width("1\u202f250\u202f000\u202f000", size, face) < column.width / 12700 - 2 * NARROW_SIDE


def test_two_maps_too_wide_for_halves_stand_on_two_slides(decks: dict[str, bytes]) -> None:
    assert "heat.two#2" in sheets(decks["studio"]) and "heat.two#2" not in sheets(decks["ours"])
