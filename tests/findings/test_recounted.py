"""Which change of a figure that a client holds is worth a line in the next report."""

from __future__ import annotations

import pytest

from iwa.findings.recounted import is_worth_telling, step_of


@pytest.mark.parametrize(
    ("measure", "sent", "now", "told"),
    [
        ("reach", 1000.0, 1040.0, False),  # 4 %
        ("reach", 1000.0, 950.0, True),  # 5 % less is as much as 5 % more
        ("posts", 12.0, 13.0, False),  # 8 %, but one post
        ("posts", 12.0, 14.0, True),
        ("conversions", 0.0, 1.0, False),
        ("conversions", 0.0, 2.0, True),
        ("engagement_rate", 0.020, 0.0215, False),  # 7.5 %, but less than two tenths of a point
        ("engagement_rate", 0.020, 0.022, True),
        ("engagement_rate", 0.080, 0.082, False),  # two tenths, but 2.5 %
        ("typical_wait", 3600.0, 3700.0, False),  # less than two minutes
        ("typical_wait", 3600.0, 4200.0, True),
        ("sessions", None, None, False),
        ("sessions", None, 0.0, True),
        ("sessions", 3.0, None, True),
    ],
)
def test_a_share_and_a_size_are_both_needed(measure: str, sent: float | None, now: float | None, told: bool) -> None:
    assert is_worth_telling(measure, sent, now) is told


def test_a_step_is_what_a_measure_is_printed_in() -> None:
    steps = [step_of(measure) for measure in ("reach", "rating", "engagement_rate", "save_rate", "typical_wait")]
    assert steps == pytest.approx([1.0, 0.1, 0.001, 0.0001, 60.0])
