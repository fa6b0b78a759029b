"""How dark the cells of a heat map are, and what its legend says."""

from __future__ import annotations

import math

from iwa.heat_map import SHARES, evenly_spread, legend, scale_of, steps
from iwa.slides import HeatCell, HeatMap, HeatRow, Slide, from_json, to_json


def heat(*rows: tuple[float | None, ...], strong: int | None = None) -> HeatMap:
    cells = [
        tuple(
            HeatCell("" if value is None else f"{value:g}".replace("-", "−"), value, (r, c) == (0, strong))
            for c, value in enumerate(row)
        )
        for r, row in enumerate(rows)
    ]
    return HeatMap(
        "Jour", tuple("abcdefgh"[: len(rows[0])]), tuple(HeatRow(str(r), row) for r, row in enumerate(cells)), ""
    )


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_figures_from_zero_are_cut_in_four_steps_of_one_height() -> None:
    assert steps(heat((1, 2, 3, 4, 8))) == ((1, 1, 2, 2, 4),)


def test_zero_is_no_shade_and_a_missing_figure_is_none_of_zero() -> None:
    assert steps(heat((0, None, math.nan, math.inf, 3))) == ((0, None, None, None, 2),)


def test_figures_that_are_all_the_same_have_the_middle_shade() -> None:
    assert steps(heat((5, 5), (5, 5))) == ((2, 2), (2, 2))
    assert steps(heat((-5, 5))) == ((-2, 2),)
    assert steps(heat((0, 0))) == ((0, 0),)


def test_figures_far_from_zero_are_told_apart_from_the_least_on() -> None:
    assert steps(heat((96, 97, 98, 100))) == ((1, 1, 2, 4),)
    assert steps(heat((-100, -98, -97, -96))) == ((-4, -2, -1, -1),)
    assert steps(heat((0, 96, 100))) == ((0, 4, 4),), "zero is among them: the scale begins there"


def test_losses_have_shades_of_their_own_on_the_same_scale() -> None:
    assert steps(heat((-8, -2, 0, 4, 2))) == ((-4, -1, 0, 2, 1),)


def test_one_huge_figure_leaves_the_others_light() -> None:
    assert steps(heat((1_000_000, 3, 1))) == ((4, 1, 1),)


def test_a_part_of_a_map_has_the_scale_of_the_whole() -> None:
    whole = heat((1, 8))
    part = HeatMap("Jour", ("a",), (HeatRow("0", (HeatCell("1", 1.0),)),), "", span=(0.0, 8.0))
    assert (scale_of(whole).start, scale_of(whole).end) == part.span
    assert steps(part) == ((1,),)


def test_the_legend_says_the_shades_with_the_figures_of_the_cells() -> None:
    assert plain(legend(heat((0, 1, 2, 3, 8)))) == "Du plus clair au plus foncé : 1 à 2 ; 3 ; 8."


def test_the_legend_says_losses_missing_figures_and_the_frame() -> None:
    told = plain(legend(heat((-3, -1, None, 4, 1), strong=3)))
    assert told == (
        "En couleur, du plus clair au plus foncé : 1 ; 4. En gris, du plus clair au plus foncé : −1 ; −3. "
        "Hachuré : pas de chiffre. Encadré : ce dont parle le titre."
    )


def test_a_single_shade_needs_no_legend() -> None:
    assert legend(heat((0, 1, 1))) == ""


def test_shades_are_spread_evenly_over_those_that_can_be_read() -> None:
    assert evenly_spread(SHARES) == (14, 42, 72, 100)
    assert evenly_spread([]) == (14, 14, 14, 14), "a theme on which nothing reads: the faintest reads best"


def test_a_slide_with_a_heat_map_comes_back_as_it_was() -> None:
    slide = Slide("a.b", "Un fait", exhibit=heat((1, None), strong=0))
    assert from_json(to_json(slide)) == slide
