"""The days that everybody in France knows: public holidays, school holidays by zone, sales, family days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

# The package makes its countries importable one by one only after it has read them all: a quarter of
# a second that belongs to the imports, not to the work of a notebook.
from holidays.countries.france import France

from iwa.dossier.cells import plain

LOCAL = {"57": "Moselle", "6AE": "Alsace"}  # the departments where Good Friday and 26 December are holidays
# Towns by which a client's place tells that it lies there.
LOCAL_TOWNS = {
    "6AE": ("strasbourg", "mulhouse", "colmar", "haguenau", "schiltigheim", "illkirch-graffenstaden", "selestat",
            "saint-louis", "saverne", "obernai", "alsace", "bas-rhin", "haut-rhin"),
    "57": ("metz", "thionville", "forbach", "sarreguemines", "sarrebourg", "hayange", "saint-avold", "moselle"),
}  # fmt: skip
SCHOOL_YEARS = range(2025, 2029)  # the calendar years whose zones the package holds whole


@dataclass(frozen=True, order=True)
class PublicDate:
    """A day, or a run of days, that the public shares; `kind` is "férié", "scolaire", "soldes" or "journée"."""

    first: date
    last: date
    name: str
    kind: str


def public_dates(first: date, last: date, zone: str | None, places: tuple[str, ...] = ()) -> list[PublicDate]:
    """What falls within two days, both included, in their order; school holidays only where the zone is known.

    >>> [found.name for found in public_dates(date(2026, 11, 1), date(2026, 11, 30), "B")]
    ['Vacances de la Toussaint', 'Toussaint', 'Armistice', 'Black Friday']
    """
    years = range(first.year - 1, last.year + 2)
    found = [*bank_holidays(years, department_of(places)), *(school_holidays(zone) if zone else ())]
    for year in years:
        found += [*sales(year), *family_days(year)]
    return sorted(one for one in found if one.first <= last and one.last >= first)


@cache
def bank_holidays(years: range, department: str | None = None) -> tuple[PublicDate, ...]:
    """The public holidays, with those of Alsace and Moselle where the department is one of theirs.

    >>> len(bank_holidays(range(2027, 2028))), len(bank_holidays(range(2027, 2028), "57"))
    (11, 13)
    """
    found = France(subdiv=department, years=list(years), language="fr")
    return tuple(PublicDate(day, day, name.replace("'", "’"), "férié") for day, name in sorted(found.items()))


@cache
def school_holidays(zone: str) -> tuple[PublicDate, ...]:
    """The school holidays of a zone, each from its first day without school to the last; none beyond what is published.

    >>> str(school_holidays("C")[-1].last.year)
    '2028'
    """
    days = France(subdiv=f"Zone {zone}", years=list(SCHOOL_YEARS), language="fr", categories=("school",))
    runs: list[PublicDate] = []
    for day, name in sorted(days.items()):
        told = name.replace("'", "’")
        if runs and runs[-1].name == told and day - runs[-1].last == timedelta(days=1):
            runs[-1] = PublicDate(runs[-1].first, day, told, "scolaire")
        else:
            runs.append(PublicDate(day, day, told, "scolaire"))
    return tuple(runs)


def department_of(places: tuple[str, ...]) -> str | None:
    """The department with holidays of its own that a client's places lie in; None elsewhere, or where nothing tells.

    >>> department_of(("Strasbourg",)), department_of(("Angers", "Metz-Ville"))
    ('6AE', None)
    """
    named = {plain(place) for place in places}
    return next((code for code, towns in LOCAL_TOWNS.items() if named & set(towns)), None)


def sales(year: int) -> Iterator[PublicDate]:
    """The two sales of a year, four weeks each, and the Black Friday of November.

    Winter sales begin on the second Wednesday of January, or on the first where that one falls after the
    12th; summer sales on the last Wednesday of June, or on the one before where that falls after the 28th.

    >>> [str(found.first) for year in (2022, 2026) for found in sales(year)][::3]
    ['2022-01-12', '2026-01-07']
    """
    winter = weekday_of(year, 1, 2, nth=2)
    winter -= timedelta(days=7 if winter.day > 12 else 0)
    summer = _last_weekday(year, 6, 2)
    summer -= timedelta(days=7 if summer.day > 28 else 0)
    yield PublicDate(winter, winter + timedelta(days=27), "Soldes d’hiver", "soldes")
    yield PublicDate(summer, summer + timedelta(days=27), "Soldes d’été", "soldes")
    friday = weekday_of(year, 11, 3, nth=4) + timedelta(days=1)
    yield PublicDate(friday, friday, "Black Friday", "soldes")


def family_days(year: int) -> Iterator[PublicDate]:
    """The days of grandmothers, mothers, fathers, and the two changes of clock.

    Mothers have the last Sunday of May, or the first of June where that one is Pentecost.
    """
    pentecost = easter(year) + timedelta(days=49)
    mothers = _last_weekday(year, 5, 6)
    mothers += timedelta(days=7 if mothers == pentecost else 0)
    yield _one(weekday_of(year, 3, 6, nth=1), "Fête des grands-mères")
    yield _one(_last_weekday(year, 3, 6), "Passage à l’heure d’été")
    yield _one(mothers, "Fête des mères")
    yield _one(weekday_of(year, 6, 6, nth=3), "Fête des pères")
    yield _one(_last_weekday(year, 10, 6), "Passage à l’heure d’hiver")


@cache
def easter(year: int) -> date:
    """Easter Sunday, from the Monday that the public holidays have.

    >>> easter(2027)
    datetime.date(2027, 3, 28)
    """
    monday = next(day for day, name in France(years=year, language="fr").items() if name == "Lundi de Pâques")
    return monday - timedelta(days=1)


def _one(day: date, name: str) -> PublicDate:
    return PublicDate(day, day, name, "journée")


def weekday_of(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month, Monday being 0."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last_weekday(year: int, month: int, weekday: int) -> date:
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)
