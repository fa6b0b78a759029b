"""Instants as people and tools write them, for files that no network gives its own form of time.

An offset that is written counts; without one the time is read in Paris, where the agency works.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

ZONE = "Europe/Paris"
ASSUMED = (
    "Les heures de ce fichier sont écrites sans fuseau : elles sont lues à l’heure de Paris. Pour un autre fuseau, "
    "écrivez le décalage après l’heure (2026-10-03 14:05 +02:00)."
)
ELSEWHERE = (
    "Des heures de ce fichier portent un autre décalage que celui de Paris : chacune est ramenée à l’instant qu’elle dit. "
    "Vérifiez-en une dans l’outil d’où vient le fichier."
)
_CLOCK = r"(?P<hour>\d{1,2})[:hH](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[aApP][mM])?"
_OFFSET = r"\s*(?P<offset>[zZ]|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|UTC|GMT)?"
_REST = rf"(?:(?:[T,]|\s|\bà)+{_CLOCK}{_OFFSET})?"
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}}){_REST}")
_SLASHED = re.compile(rf"(?P<first>\d{{1,2}})[/.](?P<other>\d{{1,2}})[/.](?P<year>\d{{4}}){_REST}")


@dataclass(frozen=True)
class Instants:
    """`at` in UTC, NaT for a blank or faulty cell; then which cells are faulty, lack an offset, lack an hour, bear another offset than Paris's."""

    at: pd.Series
    faulty: pd.Series
    assumed: pd.Series
    day_only: pd.Series
    elsewhere: pd.Series


def instants(written: pd.Series, *, hour: str = "12:00", day_first: bool = True) -> Instants:
    """The instants of text cells, to the second; a day alone is placed at `hour`.

    ISO times, "03/10/2026 14:05" and "3.10.2026 14h05" are understood. In the hour that a clock
    change plays twice, the first is taken.

    >>> found = instants(pd.Series(["2026-10-03T14:05:30.123Z", "03/10/2026 14:05", "03/10/2026", "hier"]))
    >>> [str(value) for value in found.at]
    ['2026-10-03 14:05:30+00:00', '2026-10-03 12:05:00+00:00', '2026-10-03 10:00:00+00:00', 'NaT']
    >>> found.assumed.tolist(), found.day_only.tolist(), found.faulty.tolist()
    ([False, True, True, False], [False, False, True, False], [False, False, False, True])
    """
    text = written.str.strip()
    parts = {cell: _parts(cell, hour, day_first) for cell in text.unique()}
    local = pd.to_datetime(text.map({c: p[0] for c, p in parts.items()}), format="%Y-%m-%d %H:%M:%S", errors="coerce")
    local = local.astype("datetime64[ns]")
    minutes = text.map({c: p[1] for c, p in parts.items()}).astype("float64")
    told = (local - pd.to_timedelta(minutes, unit="m")).dt.tz_localize("UTC")
    here = local.dt.tz_localize(ZONE, ambiguous=np.full(len(local), True), nonexistent="shift_forward")
    values = told.where(minutes.notna(), here.dt.tz_convert("UTC")).astype("datetime64[ns, UTC]")
    known = values.notna()
    day_only = known & text.map({c: p[2] for c, p in parts.items()}).astype("bool")
    elsewhere = known & minutes.notna() & (values.dt.tz_convert(ZONE).dt.tz_localize(None) != local)
    return Instants(values, ~known & (text != ""), known & minutes.isna(), day_only, elsewhere)


def _parts(text: str, hour: str, day_first: bool) -> tuple[str, float, bool]:
    """Local time as "YYYY-MM-DD HH:MM:SS", minutes of offset (NaN without one), whether the hour lacks."""
    found = _ISO.fullmatch(text) or _SLASHED.fullmatch(text)
    if not found:
        return "", float("nan"), False
    part = {"first": "", "other": "", "month": "", "day": ""} | found.groupdict()
    day, month = (part["first"], part["other"]) if day_first else (part["other"], part["first"])
    date = f"{part['year']}-{(part['month'] or month):0>2}-{(part['day'] or day):0>2}"
    if part["hour"] is None:
        return f"{date} {hour}:00", float("nan"), True
    return (
        f"{date} {_hour(part['hour'], part['half'])}:{part['minute']}:{part['second'] or '00'}",
        _offset(part["offset"]),
        False,
    )


def _hour(hour: str, half: str | None) -> str:
    return f"{int(hour) % 12 + 12 * (half.lower() == 'pm') if half else int(hour):02}"


def _offset(written: str | None) -> float:
    if written is None:
        return float("nan")
    digits = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})", written)
    return int(digits[1] + "1") * (int(digits[2]) * 60 + int(digits[3])) if digits else 0.0


def puts_day_first(written: pd.Series) -> bool | None:
    """Whether slashed dates begin with the day, by those over 12; None when none tells, or no date has slashes.

    >>> puts_day_first(pd.Series(["10/03/2026", "10/13/2026"])), puts_day_first(pd.Series(["03/10/2026"]))
    (False, None)
    """
    pairs = [(int(m["first"]), int(m["other"])) for m in map(_SLASHED.fullmatch, written.str.strip().unique()) if m]
    day_first, month_first = any(first > 12 for first, _ in pairs), any(other > 12 for _, other in pairs)
    return None if day_first == month_first else day_first


def days_of(values: pd.Series) -> pd.Series:
    """The days of instants, in Paris."""
    days: pd.Series = values.dt.tz_convert(ZONE).dt.tz_localize(None).dt.normalize()
    return days
