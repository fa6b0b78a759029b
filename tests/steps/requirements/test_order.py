"""Business first: what the report and the audit say before any post or format."""

from __future__ import annotations

import pytest

from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.months import Month
from iwa.packs import deliverables, picked
from iwa.slides import Slide

POSTS = ("audit.format", "audit.theme", "mesure.top", "mesure.pourquoi", "mesure.retravailler")


@pytest.mark.parametrize(("key", "month"), [(key, month) for key in CLIENT_KEYS for month in (MONTH_ONE, MONTH_TWO)])
def test_the_first_slide_of_the_report_tells_of_an_objective_and_its_state(
    key: str, month: Month, demo_slides: dict[tuple[str, Month], list[Slide]]
) -> None:
    report = next(item for item in deliverables("essentiel") if item.name == "rapport-mensuel")
    shown = picked(demo_slides[key, month], report.patterns)
    goals = [slide for slide in demo_slides[key, month] if slide.id.startswith("mesure.objectif.")]
    first = shown[0]
    assert first.id == "mesure.reponse"
    told = " ".join([first.title, first.subtitle, *first.message, repr(first.exhibit)]).casefold()
    assert any(goal.id.split(".")[2][:8] in told.replace("é", "e") for goal in goals), "no objective is named"
    ids = [slide.id for slide in shown]
    of_posts = [place for place, one in enumerate(ids) if one.startswith(POSTS)]
    assert ids.index("mesure.tableau-de-bord") < min(of_posts)
