"""Company sizes that Excel took for dates: "2-10" and "11-50" put back where no doubt is left."""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports.reading import Notes
from iwa.exports.wording import normalised
from iwa.numbers import counted, listed

COMPANY_SIZE = "taille d’entreprise"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[t ].*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})")
_NAMED = re.compile(r"(\d{1,4})[- ]([a-z]+)\.?|([a-z]+)\.?[- ](\d{1,4})")
_MONTHS = {"feb": 2, "fev": 2, "oct": 10, "out": 10, "okt": 10, "nov": 11}


def mended_size(label: str) -> str | None:
    """The size behind a date that Excel made of it; the label itself when it is no date; None in doubt.

    "2-10" becomes 2 October or 10 February, "11-50" becomes November 1950.

    >>> mended_size("10-févr."), mended_size("1950-11-01"), mended_size("51-200"), mended_size("mars-26")
    ('2-10', '11-50', '51-200', None)
    """
    text = normalised(label)
    iso, slashed, named = (pattern.fullmatch(text) for pattern in (_ISO, _SLASHED, _NAMED))
    if iso:
        return _size({int(iso[2]), int(iso[3])}, int(iso[1]))
    if slashed:
        return _size({int(slashed[1]), int(slashed[2])}, int(slashed[3]))
    if named:
        month = _MONTHS.get((named[2] or named[3])[:3], 0)
        figure = int(named[1] or named[4])
        return _size({month, figure}, 0) or _size({month, 1}, figure)
    return label


def _size(day_and_month: set[int], year: int) -> str | None:
    if day_and_month == {2, 10}:
        return "2-10"
    return "11-50" if day_and_month == {1, 11} and year % 100 == 50 else None


def mend_sizes(names: pd.Series, notes: Notes) -> pd.Series:
    """The sizes put back, told once; a date that could be anything becomes an issue."""
    mended = names.map(mended_size)
    lost = mended.index[mended.isna()]
    for row in lost:
        sentence = f"Excel a changé une taille d’entreprise en date (« {names[row]} ») : la ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "size-as-date", sentence)
    changed = mended.index[mended.notna() & (mended != names)]
    if len(changed):
        told = listed(f"« {names[row]} » pour « {mended[row]} »" for row in changed)
        count = counted(len(changed), "taille d’entreprise", "tailles d’entreprise")
        notes.tell("size-as-date", f"Excel a changé {count} en date, remise en ordre : {told}.")
    return mended.fillna(names)
