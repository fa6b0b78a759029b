"""What follows from the best post agrees with the verdict on formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.steps.monthly.contents import top


def post(name: str, interactions: float, form: str) -> dict[str, Any]:
    return {
        "network": "instagram", "post_id": name, "published_at": pd.Timestamp("2026-10-06", tz="UTC"), "format": form,
        "text": "Soirée", "interactions": interactions, "exposure": 1000.0, "reach": 1000.0, "is_paid": False,
        "too_young": False, "engagement_rate": interactions / 1000, "engagement_basis": "reach",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("verdicts", "ending"),
    [
        ([(2.0, "concluant", "carousel")], "dans le même format : les carrousels."),
        ([(2.0, "concluant", "reel")], "dans un autre format : les reels."),
        ([(0.5, "concluant", "carousel")], "dans un autre format."),
        ([(2.0, "indicatif", "carousel")], "dans le même format : un seul succès ne prouve rien."),
        ([], "dans le même format : un seul succès ne prouve rien."),
    ],
)
def test_the_best_subject_comes_again_in_the_format_that_holds_unless_it_is_dated(
    verdicts: list[tuple[float, str, str]],
    ending: str,
    hand_made: Callable[..., ClientMonth],
    compared: Callable[..., Any],
) -> None:
    rows = [compared(ratio, verdict, group=group) for ratio, verdict, group in verdicts]
    posts = [post("best", 90.0, "carousel"), *(post(f"p{n}", 20.0, "image") for n in range(4))]
    slide = top(hand_made(posts=posts, comparisons=rows))
    said = slide.decision.replace("\xa0", " ")
    assert said == f"Reprendre le sujet de la première, s’il n’est pas lié à une date, {ending}"
