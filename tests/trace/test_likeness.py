"""A value printed in the manner of a text: its decimals, unit and sign."""

from __future__ import annotations

import pytest

from iwa.trace.likeness import printed_like


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("12", 13.4, "13"),
        ("1\u202f204", 1199.6, "1\u202f200"),
        ("3,2\u00a0%", 0.0318, "3,2\u00a0%"),
        ("55\u00a0%", 0.546, "55\u00a0%"),
        ("+22\u00a0%", 0.224, "+22\u00a0%"),
        ("+22\u00a0%", -0.1, "−10\u00a0%"),
        ("−10\u00a0%", 0.2, "20\u00a0%"),
        ("−8,54\u00a0€", -8.5401, "−8,54\u00a0€"),
        ("12,50\u00a0USD", 12.0, "12,00\u00a0USD"),
        ("+3", 3.0, "+3"),
        ("4\u00a0h\u00a013", 15180.0, "4\u00a0h\u00a013"),
        ("45\u00a0s", 125.0, "2\u00a0min\u00a005\u00a0s"),
        ("3", None, ""),
        ("3", float("nan"), ""),
        ("non disponible", 3.0, ""),
    ],
)
def test_a_value_is_written_as_the_text_is(text: str, value: float | None, expected: str) -> None:
    assert printed_like(text, value) == expected
