"""Posts made by hand for the findings' tests."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

Posts = Callable[..., pd.DataFrame]


@pytest.fixture
def posts() -> Posts:
    """Makes posts of one network, one a day from 1 October 2026, each shown to 10,000 accounts."""

    def made(interactions: Sequence[float], formats: Sequence[str | None], **columns: object) -> pd.DataFrame:
        size = len(interactions)
        frame = pd.DataFrame({
            "network": "linkedin",
            "post_id": [f"p{number:03d}" for number in range(size)],
            "published_at": pd.date_range("2026-10-01 10:00", periods=size, freq="D", tz="UTC"),
            "text": "Un texte.",
            "format": list(formats),
            "is_paid": pd.array([False] * size, dtype="boolean"),
            "too_young": pd.array([False] * size, dtype="boolean"),
            "interactions": [float(value) for value in interactions],
            "exposure": 10_000.0,
            "engagement_basis": "reach",
        })  # fmt: skip
        return frame.assign(**columns)

    return made
