"""Meta's export of the audience: shares by age and sex, cities and countries, one block after the other.

UTF-16 LE with its mark, LF, every cell quoted, a `sep=` line on top; cities and countries lie on
their side, names above percentages. Nothing in it names the network or the day: the person who
downloads puts the day in the name, Audience.csv, and the file in a folder of the network.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

MARK = b"\xff\xfe"


def audience_file_name(taken: date) -> str:
    """The name of the file, with the day that was put in it.

    >>> audience_file_name(date(2026, 11, 8))
    'Audience 2026-11-08.csv'
    """
    return f"Audience {taken.isoformat()}.csv"


def write_audience(path: Path, ages: pd.DataFrame, cities: dict[str, float], countries: dict[str, float]) -> Path:
    """`ages`: one row an age, columns Women and Men; all in per cent."""
    blocks = [
        [["Age & gender"], ["", *ages.columns], *([age, *map(_number, row)] for age, row in _rows(ages))],
        [["Top cities"], list(cities), list(map(_number, cities.values()))],
        [["Top countries"], list(countries), list(map(_number, countries.values()))],
    ]
    text = "\n\n".join("\n".join(_line(row) for row in block) for block in blocks)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MARK + f"sep=,\n{text}\n\n".encode("utf-16-le"))
    return path


def _rows(ages: pd.DataFrame) -> list[tuple[str, list[float]]]:
    return [(str(age), row) for age, row in zip(ages.index, ages.to_numpy().tolist(), strict=True)]


def _line(row: list[str]) -> str:
    return ",".join(f'"{cell}"' for cell in row)


def _number(value: float) -> str:
    return f"{value:g}"
