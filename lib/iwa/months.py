"""Calendar months, and the moment a month's figures are taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from iwa.problems import WrongUse

CLOSING_DAY = 10  # figures of a month are those of the last export taken by the 10th after it


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, written "2026-10".

    >>> Month(2026, 10).previous
    Month(year=2026, number=9)
    >>> str(Month(2026, 1).shift(-13)), Month(2026, 2).last
    ('2024-12', datetime.date(2026, 2, 28))
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month a person wrote; `WrongUse` when it is not of the form 2026-10."""
        found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text.strip())
        if not found:
            raise WrongUse("Le mois est illisible.", f"« {text} »", "Écrivez-le sous la forme 2026-10.")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def last_complete(cls, today: date) -> Month:
        """The month before the one that `today` lies in."""
        return cls.of(today).previous

    def shift(self, months: int) -> Month:
        """The month so many months later (earlier when negative)."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    @property
    def previous(self) -> Month:
        return self.shift(-1)

    @property
    def next(self) -> Month:
        return self.shift(1)

    @property
    def year_before(self) -> Month:
        return self.shift(-12)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def closing(self) -> date:
        """The last day whose exports count for this month."""
        return date(self.next.year, self.next.number, CLOSING_DAY)

    def window(self, days: int) -> tuple[date, date]:
        """First and last day of the `days` days that end with this month."""
        return self.last - timedelta(days=days - 1), self.last

    def months_back(self, count: int) -> list[Month]:
        """The `count` months that end with this one, oldest first."""
        return [self.shift(-back) for back in range(count - 1, -1, -1)]

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"


def months_of(text: str) -> tuple[Month, ...]:
    """The months of a quarter ("2026-T3") or of a year ("2026"); none for any other text.

    >>> [str(month) for month in months_of("2026-T3")], len(months_of("2026")), months_of("2026-03")
    (['2026-07', '2026-08', '2026-09'], 12, ())
    """
    found = re.fullmatch(r"(20\d\d)(?:-[Tt]([1-4]))?", text.strip())
    if not found:
        return ()
    quarter = int(found[2]) if found[2] else 0
    numbers = range(quarter * 3 - 2, quarter * 3 + 1) if quarter else range(1, 13)
    return tuple(Month(int(found[1]), number) for number in numbers)
