"""How figures read in a chart: the number format in the file, and the same figure as French text.

A format code is always written the American way; the reader's Office shows its own separators.
"""

from __future__ import annotations

from iwa.numbers import NO_BREAK, change, decimal, euros, percent
from iwa.slides import Unit

SUFFIXES: dict[Unit, str] = {
    "count": "",
    "percent": r"\ %",
    "change": r"\ %",
    "ratio": "",
    "per_week": "",
    "seconds": r"\ \s",
    "euros": r"\ €",
}


def format_code(unit: Unit, digits: int) -> str:
    """The number format of a unit, with a true minus sign.

    >>> format_code("count", 0)
    '#,##0;"−"#,##0'
    >>> print(format_code("percent", 1))
    #,##0.0\\ %;"−"#,##0.0\\ %
    """
    places = "." + "0" * digits if digits else ""
    code = f"#,##0{places}{SUFFIXES[unit]}"
    if unit == "change":
        return f'+{code};"−"{code};{code}'
    return f'{code};"−"{code}'


def shown(value: float, unit: Unit, digits: int) -> str:
    """The figure as a French reader sees it.

    >>> shown(0.0325, "percent", 1), shown(-1234, "count", 0)
    ('3,2\\xa0%', '−1\\u202f234')
    """
    if unit == "percent":
        return percent(value, digits)
    if unit == "change":
        return change(1 + value, digits)
    if unit == "euros":
        return euros(value, digits)
    return decimal(value, digits) + (f"{NO_BREAK}s" if unit == "seconds" else "")
