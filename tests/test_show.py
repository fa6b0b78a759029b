"""Showing a slide: HTML and data in one output; or gathered, when a test asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from iwa import show as showing
from iwa.charts import Colours
from iwa.show import collecting, show
from iwa.slide_html import Look
from iwa.slides import MIME, Slide, from_json

SLIDE = Slide("audit.formats", "Les vidéos portent le mois.", decision="Rien à changer.")


@pytest.fixture
def displayed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The outputs that a notebook would receive."""
    outputs: list[dict[str, Any]] = []
    monkeypatch.setattr(showing, "display", lambda bundle, raw, metadata: outputs.append(bundle) if raw else None)
    return outputs


def test_one_output_carries_page_data_and_title(displayed: list[dict[str, Any]]) -> None:
    show(SLIDE)
    (bundle,) = displayed
    assert set(bundle) == {"text/plain", "text/html", MIME}
    assert bundle["text/plain"] == "Les vidéos portent le mois."
    assert "Rien à changer." in bundle["text/html"]
    assert from_json(bundle[MIME]) == SLIDE


def test_the_look_of_a_client_is_used(displayed: list[dict[str, Any]]) -> None:
    show(SLIDE, Look(Colours(accent="#0A7E5C")))
    assert "#0A7E5C" in displayed[0]["text/html"]


def test_collecting_gathers_in_order_and_displays_nothing(displayed: list[dict[str, Any]]) -> None:
    other = Slide("audit.jours", "Aucun jour ne se détache.")
    with collecting() as slides:
        show(SLIDE)
        show(other)
    assert slides == [SLIDE, other] and displayed == []


def test_after_collecting_slides_are_displayed_again_even_after_an_error(displayed: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError), collecting() as slides:
        raise ValueError
    show(SLIDE)
    assert slides == [] and len(displayed) == 1


def test_the_innermost_collection_receives() -> None:
    with collecting() as outer:
        with collecting() as inner:
            show(SLIDE)
        show(SLIDE)
    assert len(outer) == len(inner) == 1
