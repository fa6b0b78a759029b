"""The cells of a heat map in HTML: shades on which figures can be read, hatching, one frame around neighbours."""

from __future__ import annotations

import re

import pytest

from iwa.charts import Colours
from iwa.charts.colours import contrast
from iwa.charts.shades import CellLook, cell_looks
from iwa.slides import HeatCell, HeatMap, HeatRow


def heat(*values: float | None, strong: tuple[int, ...] = (), total: HeatRow | None = None) -> HeatMap:
    cells = tuple(HeatCell(str(value), value, rank in strong) for rank, value in enumerate(values))
    return HeatMap("", tuple(str(value) for value in values), (HeatRow("", cells),), "", total)


def looks(shown: HeatMap, colours: Colours | None = None) -> list[CellLook]:
    return list(cell_looks(shown, colours or Colours())[0])


def colours_in(look: CellLook) -> tuple[str, str]:
    ground, ink = re.findall(r"#[0-9A-Fa-f]{6}", look.style)
    return ground, ink


@pytest.mark.parametrize("primary", ["#1F2A44", "#FFD400", "#777777", "#000000", "#FFFFFF", "#00AA55", "#FF0000"])
def test_every_figure_can_be_read_on_its_shade_whatever_the_brand(primary: str) -> None:
    shown = looks(heat(1, 2, 3, 4, -1, -2, -3, -4), Colours(primary=primary))
    assert len({look.style for look in shown}) == 8
    for ground, ink in map(colours_in, shown):
        assert contrast(ground, ink) >= 4.5


def test_shades_darken_with_the_figures_and_losses_are_grey() -> None:
    grounds = [colours_in(look)[0] for look in looks(heat(1, 2, 3, 4))]
    assert sorted(grounds, key=lambda ground: contrast(ground, "#FFFFFF")) == grounds
    (lost,) = {colours_in(look)[0][1:3] for look in looks(heat(4, -2))[1:]}
    assert colours_in(looks(heat(4, -2))[1])[0] == f"#{lost * 3}", "as much red as green as blue"


def test_zero_has_no_shade_and_a_missing_figure_is_hatched() -> None:
    assert looks(heat(0, None, 3))[:2] == [CellLook(), CellLook("iwa-none")]


def test_one_frame_goes_around_neighbours() -> None:
    first, second, other = looks(heat(0, 0, 0, strong=(0, 1)))
    assert first.classes == "iwa-strong iwa-top iwa-bottom iwa-start"
    assert second.classes == "iwa-strong iwa-top iwa-bottom iwa-end"
    assert other.classes == ""


def test_totals_are_plain() -> None:
    shown = heat(4, 5, total=HeatRow("Total", (HeatCell("9", 9.0, True), HeatCell())))
    assert [look.style for look in cell_looks(shown, Colours())[1]] == ["", ""]


def test_a_grey_brand_shades_in_its_accent() -> None:
    (look,) = looks(heat(4), Colours(primary="#333333", accent="#C8553D"))
    red, green = (int(colours_in(look)[0][at : at + 2], 16) for at in (1, 3))
    assert red > green
