"""When a figure that a client holds, and that reads otherwise today, is worth telling."""

from __future__ import annotations

from iwa.measures.registry import MEASURES

SHARE = 0.05
STEPS = 2
A_MINUTE = 60.0


def is_worth_telling(measure: str, sent: float | None, now: float | None) -> bool:
    """Whether a figure moved by 5 % of what was sent, and by two of the smallest steps that are printed.

    Networks go on counting after an export: a figure creeps by a percent or two, and nothing that a
    report says of a month rests on so little, its limits are several times as wide. Under 5 % a list
    of revisions would be noise. A share alone would tell of one click more among ten, which two
    exports of one evening differ by: hence the two steps, which also part the two printed figures. A figure
    that was there and is no more, or lacked and is known, is always worth telling; one that
    lacked and still lacks never.

    >>> is_worth_telling("reach", 1000.0, 1049.0), is_worth_telling("reach", 1000.0, 1050.0)
    (False, True)
    >>> is_worth_telling("conversions", 10.0, 11.0), is_worth_telling("conversions", 10.0, 12.0)
    (False, True)
    >>> is_worth_telling("sessions", None, 80.0), is_worth_telling("sessions", None, None)
    (True, False)
    """
    if sent is None or now is None:
        return sent is not now
    moved = abs(now - sent)
    return _reaches(moved, SHARE * abs(sent)) and _reaches(moved, STEPS * step_of(measure))


def step_of(measure: str) -> float:
    """The smallest step in which a measure is printed: a unit, a tenth of a point, a minute."""
    registered = MEASURES[measure]
    if registered.unit == "seconds":
        return A_MINUTE
    return float(10**-registered.digits) / (100 if registered.unit == "percent" else 1)


def _reaches(moved: float, least: float) -> bool:
    """Whether a change is as large as that, but for what floating point loses."""
    return moved >= least * (1 - 1e-9)
