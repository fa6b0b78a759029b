"""Figures of the sector that the agency notes, each beside the client's own of the same definition or of none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from pydantic import ValidationError

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.sector import SectorFigure
from iwa.slides import Table
from iwa.steps.audit.sector import sector

Made = Callable[..., ClientMonth]


def figure(indicator: str = "taux d’engagement sur la portée", **other: Any) -> SectorFigure:
    facts = {
        "network": "facebook", "indicator": indicator, "sector_figure": 0.03, "source": "Baromètre", "year": 2025,
        "definition": "interactions ÷ portée",
    }  # fmt: skip
    return SectorFigure(**(facts | other), cells={"sector_figure": "C5"})


def month(hand_made: Made, *rows: SectorFigure, rate: float = 0.05) -> ClientMonth:
    posts = [
        {"network": "facebook", "post_id": str(n), "published_at": pd.Timestamp(2026, 10, n + 1, 10, tz="UTC"), "engagement_basis": "reach"}
        for n in range(6)
    ]  # fmt: skip
    series = [{"network": "facebook", "measure": "engagement_rate_reach", "month": "2026-10", "value": rate, "n": 6}]
    return hand_made(Dossier(sector=rows), posts=posts, series=series)


def lines(given: ClientMonth) -> list[tuple[str, ...]]:
    (slide,) = sector(given)
    assert isinstance(slide.exhibit, Table)
    return [tuple(map(str, row)) for row in slide.exhibit.rows]


def test_without_a_figure_noted_there_is_no_slide_and_none_of_the_product_s_own(hand_made: Made) -> None:
    assert sector(month(hand_made)) == []


@pytest.mark.parametrize(("rate", "said"), [(0.05, "au-dessus"), (0.031, "au niveau"), (0.02, "au-dessous")])
def test_a_figure_of_the_same_definition_stands_beside_the_client_s_with_source_and_year(
    hand_made: Made, rate: float, said: str
) -> None:
    (line,) = lines(month(hand_made, figure(indicator="engagement_rate_reach"), rate=rate))
    assert line[-1] == said and line[3] == "3,0\xa0%" and "Baromètre, 2025 : interactions ÷ portée" in line[4]


def test_rates_of_different_definitions_are_never_set_side_by_side(hand_made: Made) -> None:
    given = month(hand_made, figure(indicator="engagement_rate_followers"))
    (line,) = lines(given)
    assert line[2] == "n. d." and line[-1] == "autre définition : non comparé (client : sur la portée)"
    assert sector(given)[0].title.startswith("Aucun repère noté ne se compare")


def test_a_rate_needs_its_percent_sign_and_a_year_is_a_year() -> None:
    for wrong in ({"sector_figure": 3.5}, {"year": 25}):
        with pytest.raises(ValidationError):
            figure(indicator="engagement_rate_reach", **wrong)
