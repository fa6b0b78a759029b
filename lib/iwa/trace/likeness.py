"""A value printed in the manner of a text that stands on a slide."""

from __future__ import annotations

import re

from iwa import numbers

WRITTEN = re.compile(r"(?P<sign>[+−]?)[\d\u202f]+(?:,(?P<decimals>\d+))?(?P<unit>\D.*)?")
TIME = re.compile(r"\d\s(?:s|min|h)\b")


def printed_like(text: str, value: float | None) -> str:
    """The value with the decimals, the unit and the sign of the text; "" for a missing value.

    >>> printed_like("3,2\\xa0%", 0.0318), printed_like("+12", 14), printed_like("1\\u202f204", 1199.6)
    ('3,2\\xa0%', '+14', '1\\u202f200')
    """
    written = WRITTEN.fullmatch(text)
    if value is None or numbers.is_missing(value) or (written is None and not TIME.search(text)):
        return ""
    if written is None or TIME.search(text):
        return numbers.duration(value)
    unit = written["unit"] or ""
    scaled = value * 100 if unit.strip() == "%" else value
    told = numbers.decimal(scaled, len(written["decimals"] or "")) + unit
    return f"+{told}" if written["sign"] == "+" and scaled > 0 else told
