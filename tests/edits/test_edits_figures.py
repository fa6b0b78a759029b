"""The figures of a sentence and those of a slide."""

from __future__ import annotations

from decimal import Decimal

import pytest

from iwa.edits.figures import figures_shown, figures_told
from iwa.slides import Chart, Column, HeatCell, HeatMap, HeatRow, Limits, Series, Slide, Source, Table


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1\u202f234 vues, soit 12,50 %", ["1234", "12.5"]),
        ("1 234 567 vues", ["1234567"]),
        ("une baisse de 20 %, −20 %, +20 %", ["20"]),
        ("3 formats sur 12.", ["3", "12"]),
        ("le 12 octobre 2026, du 1er au 31 août, le 3/11/2026 à 18 h 30", []),
        ("en 2026, 2026 vues", []),  # a year only dates
        ("le B2B, la 2e fois, 1er rang, n° 4", ["4"]),
        ("aucun chiffre", []),
    ],
)
def test_figures_are_values_without_sign_unit_or_date(text: str, figures: list[str]) -> None:
    assert sorted(set(figures_told(text).values())) == sorted(Decimal(figure) for figure in figures)


def test_a_slide_shows_its_texts_its_cells_its_chart_as_drawn_and_its_source() -> None:
    chart = Chart("lines", ("sept.", "oct."), (Series("Taux", (0.0325, None)),), "percent", "99 lignes", digits=1,
                  reference=0.5, limits=Limits(0.04, 0.03, 0.05))  # fmt: skip
    table = Table((Column("Top 7"),), (("1\u202f204",),), "alt 98")
    slide = Slide("a.11", "Titre 21", "Chapeau 22", chart, table, ("Message 23",), "Décision 24",
                  source=Source(("posts-97.csv",), "90 jours", "48 publications"), notes="Notes 25")  # fmt: skip
    shown = {"3.2", "50", "4", "3", "5", "7", "1204", "21", "22", "23", "24", "25", "90", "48"}
    assert figures_shown(slide) == {Decimal(figure) for figure in shown}


def test_the_figures_of_a_heat_map_are_those_of_its_cells() -> None:
    cells = (HeatCell("1\u202f204", 1204.0), HeatCell("3 publ."), HeatCell("7,5 %", 0.075))
    heat = HeatMap("Jour", ("lundi", "mardi", "jeudi"), (HeatRow("Facebook", cells),), "alt 98")
    assert figures_shown(Slide("a.b", "Un fait", exhibit=heat)) == {Decimal("1204"), Decimal("3"), Decimal("7.5")}
