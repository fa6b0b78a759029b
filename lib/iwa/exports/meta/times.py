"""Publish times of Meta's exports: "MM/DD/YYYY HH:MM" in Los Angeles, whatever the language.

A spreadsheet that reads days first turns 11 March into 3 November. Instagram's addresses hold
the instant itself; on Facebook only impossible months and the period in the file's name tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import compute

from iwa.exports.cells import ENGLISH_MONTHS
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes
from iwa.numbers import counted

ZONE = "America/Los_Angeles"
MONTH_FIRST, DAY_FIRST = "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M"
TOLERANCE = pd.Timedelta(hours=1)
A_DAY = pd.Timedelta(days=1)
_NAMED = re.compile(r"([A-Za-z]{3})-(\d{1,2})-(\d{4})_([A-Za-z]{3})-(\d{1,2})-(\d{4})")
_USUAL = r"^(\d{2})/(\d{2})/(\d{4}) (\d{2}:\d{2})$"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2}).*)?")


@dataclass(frozen=True)
class Period:
    """The first and last day that a file is about."""

    first: pd.Timestamp
    last: pd.Timestamp


def named_period(name: str) -> Period | None:
    """The period in the name Meta gives its files, months in English in every language.

    >>> named_period("Aug-01-2025_Mar-15-2026_613168031534769.csv").last
    Timestamp('2026-03-15 00:00:00')
    """
    named = _NAMED.search(name)
    if not named:
        return None
    written = [_iso_day(*named.groups()[:3]), _iso_day(*named.groups()[3:])]
    start, end = pd.to_datetime(pd.Series(written), format="%Y-%m-%d", errors="coerce")
    return Period(start, end) if start <= end else None


def _iso_day(month: str, day: str, year: str) -> str:
    number = ENGLISH_MONTHS.index(month.lower()) + 1 if month.lower() in ENGLISH_MONTHS else 0
    return f"{year}-{number:02d}-{int(day):02d}"


def published(written: pd.Series, held: pd.Series, period: Period | None, notes: Notes) -> pd.Series:
    """The instants of publication in UTC, NaT where none can be told.

    `written` is the cell, `held` the instant in the address (NaT where it holds none). Where both
    are there and lie more than an hour apart the address wins. In the hour that a clock change
    plays twice, the address decides, else the first time is taken.
    """
    text = _slashed(written.str.strip())
    alone = held.isna()
    parts = [_read(text[~alone], MONTH_FIRST), _told(text[alone], written[alone], period, notes)]
    local = pd.concat(parts).reindex(text.index)
    early, late = _in_utc(local, summer=True), _in_utc(local, summer=False)
    instants = early.mask((late - held).abs() < (early - held).abs(), late)
    agrees = (instants - held).abs() <= TOLERANCE
    _tell_disagreement(notes, text.index[~alone & ~agrees & (text != "")])
    return instants.where(alone | agrees, held.dt.floor("min"))


def _in_utc(local: pd.Series, *, summer: bool) -> pd.Series:
    """Local times as instants; `summer` settles the hour that comes twice."""
    settled = np.full(len(local), summer)
    instants: pd.Series = local.dt.tz_localize(ZONE, ambiguous=settled, nonexistent="shift_forward")
    return pd.to_datetime(instants, utc=True)


def _slashed(written: pd.Series) -> pd.Series:
    """Times as Meta writes them: seconds gone, "2025-03-11 04:39:00" of a workbook turned round."""
    if _all_usual(pa.array(written, type=pa.large_string())):
        return written
    iso = written.str.match(_ISO.pattern).astype(bool)
    text = written.str.replace(r"(:\d{2}):\d{2}$", r"\1", regex=True)
    return text.mask(iso, written[iso].map(_from_iso).reindex(text.index)) if iso.any() else text


def _from_iso(text: str) -> str:
    found = _ISO.match(text)
    assert found, text
    year, month, day, clock = found.groups()
    return f"{month}/{day}/{year} {clock or '00:00'}"


def _read(text: pd.Series, pattern: str) -> pd.Series:
    usual = _usual(text) if pattern == MONTH_FIRST else None
    if usual is not None:
        return usual
    return pd.to_datetime(text, format=pattern, errors="coerce").astype("datetime64[ns]")


def _usual(text: pd.Series) -> pd.Series | None:
    """The times of a column that Meta wrote throughout, six times faster; None for any other."""
    written = pa.array(text, type=pa.large_string())
    if not _all_usual(written):
        return None
    iso = compute.replace_substring_regex(written, _USUAL, r"\3-\1-\2 \4")
    try:
        return pd.Series(iso.cast(pa.timestamp("ns")).to_numpy(zero_copy_only=False), index=text.index)
    except pa.ArrowInvalid:  # a 13th month, a 30 February
        return None


def _all_usual(written: pa.Array) -> bool:
    return bool(compute.all(compute.match_substring_regex(written, _USUAL)).as_py())


def _told(text: pd.Series, written: pd.Series, period: Period | None, notes: Notes) -> pd.Series:
    """Local times where only the file itself tells which of day and month comes first."""
    month_first = _read(text, MONTH_FIRST)
    iso = written.str.strip().str.match(_ISO.pattern).astype(bool)
    if not iso.any() and (_within(month_first, period) | (text == "")).all():
        return month_first  # as Meta writes them, and nothing says otherwise
    day_first = _read(text, DAY_FIRST)
    turned = _turned(month_first, day_first, iso)
    usual, other = month_first.mask(turned, day_first), day_first.mask(turned, month_first)
    use_other = usual.isna() | (~_within(usual, period) & _within(other, period))
    chosen = usual.mask(use_other & other.notna(), other)
    _tell_order(notes, text.index[chosen.notna() & (chosen != month_first)])
    both = usual.notna() & other.notna() & (usual != other) & (_within(usual, period) == _within(other, period))
    mixed = bool((month_first.isna() & day_first.notna()).any() and (month_first.notna() & day_first.isna()).any())
    _tell_doubtful(notes, text.index[both & mixed & ~iso])
    for row, cell in written[chosen.isna() & (text != "")].items():
        sentence = f"La date de publication « {cell} » n’a pas été comprise : la publication reste sans date."
        notes.doubt(pd.Index([row]), "unreadable-date", sentence, fatal=False)
    return chosen


def _turned(month_first: pd.Series, day_first: pd.Series, iso: pd.Series) -> pd.Series:
    """Rows to be read day first by the evidence of the whole column.

    Text is, when months over 12 occur and days over 12 never do. A workbook's own dates are, when
    days over 12 were all left as text: the spreadsheet took them for impossible months.
    """
    needs_month_first = month_first.notna() & day_first.isna()
    needs_day_first = month_first.isna() & day_first.notna()
    text_turned = bool((needs_day_first & ~iso).any() and not (needs_month_first & ~iso).any())
    dates_turned = bool((needs_month_first & ~iso).any() and not (needs_month_first & iso).any())
    return (iso & dates_turned) | (~iso & text_turned)


def _within(times: pd.Series, period: Period | None) -> pd.Series:
    if period is None:
        return times.notna()
    return times.between(period.first - A_DAY, period.last + 2 * A_DAY)


def _tell_disagreement(notes: Notes, rows: pd.Index) -> None:
    subject = counted(len(rows), "publication")
    sentence = (
        f"{subject} : l’heure écrite dans le fichier s’écarte de plus d’une heure de celle que contient "
        "l’adresse de la publication (jour et mois inversés par un tableur, par exemple). "
        "L’heure de l’adresse est retenue."
    )
    tell_once(notes, rows, "time-disagrees", sentence)


def _tell_doubtful(notes: Notes, rows: pd.Index) -> None:
    subject = counted(len(rows), "publication")
    sentence = (
        f"{subject} : la date de publication se lit de deux façons, et le fichier mêle l’ordre mois/jour "
        "et l’ordre jour/mois. Elle est lue mois d’abord, comme Meta l’écrit. Reprenez le fichier d’origine."
    )
    tell_once(notes, rows, "day-month-doubtful", sentence)


def _tell_order(notes: Notes, rows: pd.Index) -> None:
    subject = counted(len(rows), "publication")
    sentence = (
        f"{subject} : le jour et le mois de la date de publication sont inversés (fichier enregistré par un tableur) ; "
        "ils ont été remis dans l’ordre. Reprenez de préférence le fichier d’origine, sans l’ouvrir."
    )
    tell_once(notes, rows, "day-month-swapped", sentence)
