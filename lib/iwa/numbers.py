"""French numbers, dates and plurals: the one place where a figure becomes text.

Thousands are parted by a narrow no-break space, a no-break space stands before % and units,
and the decimal sign is a comma. A missing figure reads "non disponible", never 0.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, datetime

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MISSING = "non disponible"
MISSING_SHORT = "n. d."  # in a narrow cell
MINUS = "\u2212"
# How French first names begin whose h is silent; "Hakim" and "Harold" keep theirs.
SILENT_H = r"H(?:adrien|ector|él[eèio]|enri|erm|erv|ipp|onor|ortens|ub|ug|yac)"

MONTH_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
MONTH_ABBREVIATIONS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
WEEKDAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def is_missing(value: float | None) -> bool:
    """Whether a figure is absent: None, NaN, or not finite (a division that meant nothing)."""
    return value is None or not math.isfinite(value)


def known(value: float | None) -> float | None:
    """The figure as a plain number, None when it is absent.

    >>> known(float("nan")), known(3)
    (None, 3.0)
    """
    return None if value is None or is_missing(value) else float(value)


def decimal(value: float | None, digits: int = 0) -> str:
    """A number with so many decimals.

    >>> decimal(1234.5, 1)
    '1\\u202f234,5'
    >>> decimal(None)
    'non disponible'
    """
    if value is None or is_missing(value):
        return MISSING
    text = f"{abs(value):,.{digits}f}".replace(",", NARROW).replace(".", ",")
    negative = value < 0 and any(c in "123456789" for c in text)
    return (MINUS if negative else "") + text


def integer(value: float | None) -> str:
    """A count, rounded.

    >>> integer(12345)
    '12\\u202f345'
    """
    return decimal(value, 0)


def percent(fraction: float | None, digits: int = 1) -> str:
    """A fraction as a percentage.

    >>> percent(0.0325)
    '3,2\\xa0%'
    """
    if fraction is None or is_missing(fraction):
        return MISSING
    return decimal(fraction * 100, digits) + NO_BREAK + "%"


def change(ratio: float | None, digits: int = 0) -> str:
    """What a ratio means as a change: 1.5 is "+50 %".

    >>> change(1.5), change(0.8), change(1.0)
    ('+50\\xa0%', '−20\\xa0%', '0\\xa0%')
    """
    if ratio is None or is_missing(ratio):
        return MISSING
    text = percent(ratio - 1, digits)
    return "+" + text if any(c in "123456789" for c in text) and ratio > 1 else text


def euros(value: float | None, digits: int = 0) -> str:
    """An amount in euros."""
    return MISSING if value is None or is_missing(value) else decimal(value, digits) + NO_BREAK + "€"


def duration(seconds: float | None) -> str:
    """A length of time: "45 s", "4 min 05 s", "2 h 10".

    >>> duration(245)
    '4\\xa0min\\xa005\\xa0s'
    """
    if seconds is None or is_missing(seconds):
        return MISSING
    whole = round(seconds)
    if whole < 60:
        return f"{whole}{NO_BREAK}s"
    if whole < 3600:
        return f"{whole // 60}{NO_BREAK}min{NO_BREAK}{whole % 60:02d}{NO_BREAK}s"
    return f"{integer(whole // 3600)}{NO_BREAK}h{NO_BREAK}{whole % 3600 // 60:02d}"


def counted(count: float, singular: str, plural: str = "") -> str:
    """A count with its noun; in French the plural starts at 2.

    >>> counted(0, "publication"), counted(1, "publication"), counted(2, "réseau", "réseaux")
    ('0\\xa0publication', '1\\xa0publication', '2\\xa0réseaux')
    """
    noun = singular if abs(count) < 2 else plural or singular + "s"
    return f"{integer(count)}{NO_BREAK}{noun}"


def listed(words: Iterable[str]) -> str:
    """Words as a French list.

    >>> listed(["Facebook", "Instagram", "YouTube"])
    'Facebook, Instagram et YouTube'
    """
    *head, last = list(words) or [""]
    return f"{', '.join(head)} et {last}" if head else last


def day(value: date, year: bool = True) -> str:
    """A date in words.

    >>> day(date(2026, 10, 1)), day(date(2026, 10, 3), year=False)
    ('1er\\xa0octobre\\xa02026', '3\\xa0octobre')
    """
    number = "1er" if value.day == 1 else str(value.day)
    parts = [number, MONTH_NAMES[value.month - 1]]
    if year:
        parts.append(str(value.year))
    return NO_BREAK.join(parts)


def short_day(value: date) -> str:
    """A date in figures: "03/10/2026"."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def clock(value: datetime) -> str:
    """A time of day: "9 h 05"."""
    return f"{value.hour}{NO_BREAK}h{NO_BREAK}{value.minute:02d}"


def period(first: date, last: date) -> str:
    """Two dates as a period.

    >>> period(date(2026, 8, 3), date(2026, 10, 31)).replace(NO_BREAK, " ")
    'du 3 août au 31 octobre 2026'
    >>> period(date(2026, 10, 1), date(2026, 10, 31)).replace(NO_BREAK, " ")
    'du 1er au 31 octobre 2026'
    >>> period(date(2026, 10, 1), date(2026, 10, 1)).replace(NO_BREAK, " ")
    'du 1er octobre 2026'
    """
    if first == last:
        return f"du {day(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"du {'1er' if first.day == 1 else first.day} au {day(last)}"
    return f"du {day(first, year=first.year != last.year)} au {day(last)}"


def month_name(year: int, number: int) -> str:
    """A month in words: "octobre 2026"."""
    return f"{MONTH_NAMES[number - 1]}{NO_BREAK}{year}"


def of(word: str) -> str:
    """The word after "de", elided before a vowel or the silent h of a French first name; a y before a vowel is none.

    >>> of("octobre 2026"), of("mars 2026"), of("YouTube")
    ('d’octobre 2026', 'de mars 2026', 'de YouTube')
    >>> of("Hélène Tréhanne"), of("Hakim"), of("huit")
    ('d’Hélène Tréhanne', 'de Hakim', 'de huit')
    """
    if re.match(SILENT_H, word):
        return f"d’{word}"
    vowels = "aeiouyàâéèêëîïôöùûü"
    first, second = word[:1].lower(), word[1:2].lower()
    elided = first in vowels and not (first == "y" and second in vowels)
    return f"d’{word}" if elided else f"de {word}"
