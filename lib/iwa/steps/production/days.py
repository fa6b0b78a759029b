"""Working days as they are said."""

from __future__ import annotations

from iwa import numbers
from iwa.traced import within


def span_said(days: float) -> str:
    """A number of days, with a decimal where it is no whole one.

    >>> span_said(3.0), span_said(2.5)
    ('3', '2,5')
    """
    return numbers.decimal(days, 0 if days == int(days) else 1)


def days_said(days: float, figure: str) -> str:
    """A figure of days with its noun: "2 jours ouvrés".

    >>> days_said(1, "1"), days_said(2.5, "2,5")
    ('1\\xa0jour ouvré', '2,5\\xa0jours ouvrés')
    """
    noun = "jour ouvré" if days < 2 else "jours ouvrés"
    return within(f"{figure}{numbers.NO_BREAK}{noun}", figure)
