"""What came out on each day of the month, and the days on which nothing did."""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.regularity import Silence, gaps, silences
from iwa.measures.measure import feed
from iwa.slides import Calendar, Day, Slide
from iwa.steps.coverage import cut_short, month_days, names_of, unexported
from iwa.steps.sourcing import month_period, source
from iwa.steps.tracing import joined, known
from iwa.steps.wording import NOTHING_TO_CHANGE, month_label, network_name
from iwa.tables import FORMATS
from iwa.traced import within

WORDS = {"short": "vidéo courte", "other": "", "post": ""}  # formats whose name is too long for a day, or says nothing

FULL = 2  # lines that the fullest day of a week takes on average, in a month that is not full


@dataclass(frozen=True)
class _Published:
    """The posts of the month, stories apart, with their local `day`, and what the exports leave out.

    `absent` are the networks of which no export covers a day, `cut` those whose exports stop early, with their last day.
    """

    posts: pd.DataFrame
    absent: list[str]
    cut: dict[str, pd.Timestamp]

    @property
    def partial(self) -> bool:
        return bool(self.absent or self.cut)

    @property
    def days(self) -> int:
        return int(self.posts["day"].nunique())


def month_calendar(month: ClientMonth) -> Slide:
    """The month day by day; a silence is told only where the exports of all the networks cover it."""
    found = _published(month)
    quiet = [] if found.partial else silences(found.posts["day"], *month_days(month))
    covered = [network for network in month.networks if network not in found.absent]
    return Slide(
        id="mesure.calendrier",
        title=_title(month, found, quiet),
        subtitle=f"Publications de chaque jour, hors stories, {month_period(month)}",
        exhibit=_calendar(month, found, quiet[:1]) if covered else None,
        message=_message(month, found) if covered else (),
        decision=_decision(month, found, quiet),
        source=source(
            month, covered or month.networks, count=numbers.counted(len(found.posts), "publication"),
            period=month_period(month),
        ),
        notes="Un jour compte à l’heure du client. Un silence est un intervalle d’au moins dix jours sans publication, tous réseaux "
        "ensemble, deux fois plus long que d’habitude.",
    )  # fmt: skip


def _published(month: ClientMonth) -> _Published:
    posts = feed(month.month_posts)
    local = posts["published_at"].dt.tz_convert(month.client.timezone).dt.tz_localize(None).dt.normalize()
    return _Published(posts.assign(day=local), unexported(month, month_days(month)), cut_short(month))


def _calendar(month: ClientMonth, found: _Published, quiet: list[Silence]) -> Calendar:
    strong = {day.day for gap in quiet for day in pd.date_range(gap.first, gap.last)}
    weeks = calendar.Calendar().monthdayscalendar(month.month.year, month.month.number)
    entries = _entries(month, found, weeks)
    days = (tuple(Day(str(day) if day else "", entries.get(day, ()), day in strong) for day in week) for week in weeks)
    return Calendar(tuple(days), f"{month_label(month.month).capitalize()}, jour par jour : {_counted(month, found)}.")


def _entries(month: ClientMonth, found: _Published, weeks: list[list[int]]) -> dict[int, tuple[str, ...]]:
    """What each day brought, network by network in the client's order: "Instagram, image ×2".

    The formats of a full month are left out, for it to stand on one page: "Facebook, X ×2".
    """
    posts = found.posts
    words = (_word(name) for name in posts["format"].astype("object"))
    of_posts = list(zip(posts["day"].dt.day.astype(int), posts["network"].astype(str), words, strict=True))
    told = _told(month, of_posts)
    fullest = [max(len(told.get(day, ())) for day in week) for week in weeks]
    if sum(fullest) > FULL * len(weeks):
        short = _told(month, [(day, network, "") for day, network, _ in of_posts])
        return {day: (", ".join(lines),) for day, lines in short.items()}
    return {day: tuple(lines) for day, lines in told.items()}


def _told(month: ClientMonth, posts: list[tuple[int, str, str]]) -> dict[int, list[str]]:
    """The lines of each day, one for each network and format."""
    ranks = {network: rank for rank, network in enumerate(month.networks)}
    told: dict[int, list[str]] = {}
    ordered = sorted(Counter(posts).items(), key=lambda item: (ranks[item[0][1]], item[0][2]))
    for (day, network, word), count in ordered:
        told.setdefault(day, []).append(_entry(network, word, count))
    return told


def _word(name: object) -> str:
    known = str(name)
    return WORDS.get(known, FORMATS.get(known, "").lower())


def _entry(network: str, word: str, count: int) -> str:
    told = f"{network_name(network)}, {word}" if word else network_name(network)
    return told if count == 1 else f"{told}{numbers.NO_BREAK}×{count}"


def _counted(month: ClientMonth, found: _Published) -> str:
    posts = numbers.counted(len(found.posts), "publication")
    return within(f"{posts} sur {numbers.counted(found.days, 'jour')}", _figure(month, "posts", len(found.posts)))


def _figure(month: ClientMonth, measure: str, count: int) -> str:
    """A count of the month's posts on all networks, as it is printed."""
    return known(numbers.integer(count), measure, "closing", network=joined(month.networks), month=str(month.month))


def _title(month: ClientMonth, found: _Published, quiet: list[Silence]) -> str:
    when = month_label(month.month)
    if len(found.absent) == len(month.networks):
        return f"Le calendrier {numbers.of(when)} n’est pas connu : aucun export ne couvre le mois"
    if found.partial:
        shown = _counted(month, found) if len(found.posts) else "aucune publication"
        verb = "montrent" if len(found.posts) else "ne montrent"
        return within(f"Les exports, incomplets, {verb} {shown} {numbers.of(when)}", shown)
    if not len(found.posts):
        return f"Aucune publication n’est parue en {when}"
    if quiet:
        return f"{when.capitalize()} laisse {numbers.counted(quiet[0].days, 'jour')} de suite sans publication"
    verb = "est parue" if len(found.posts) == 1 else "sont parues"
    posts, days = numbers.counted(len(found.posts), "publication"), numbers.counted(found.days, "jour")
    told = f"{posts} {verb} sur {days} {numbers.of(when)}, sans long silence"
    return within(told, _figure(month, "posts", len(found.posts)))


def _message(month: ClientMonth, found: _Published) -> tuple[str, ...]:
    """One paragraph: how many, the longest gap where it is known, the stories apart, what the exports leave out."""
    told = [_counted(month, found)]
    empty = [] if found.partial or not len(found.posts) else gaps(found.posts["day"], *month_days(month))
    if empty and empty[0].days == 1:
        told.append("jamais deux jours vides de suite")
    elif empty:
        dates = numbers.period(empty[0].first.date(), empty[0].last.date())
        told.append(f"plus long intervalle vide : {numbers.counted(empty[0].days, 'jour')}, {dates}")
    stories = int((month.month_posts["format"] == "story").sum())
    if stories:
        figure = _figure(month, "stories", stories)
        told.append(within(f"{numbers.counted(stories, 'story', 'stories')} en plus", figure))
    if found.absent:
        told.append(f"sans {names_of(found.absent)}, dont aucun export ne couvre le mois")
    told += [
        f"{network_name(n)} connu jusqu’au {numbers.day(last.date(), year=False)}" for n, last in found.cut.items()
    ]
    return (within(f"{' ; '.join(told)}.", *told),)


def _decision(month: ClientMonth, found: _Published, quiet: list[Silence]) -> str:
    lacking = [network for network in month.networks if network in {*found.absent, *found.cut}]
    if lacking:
        what = "l’export" if len(lacking) == 1 else "les exports"
        return f"Fournir {what} {names_of(lacking)} jusqu’au {numbers.day(month.month.last)}."
    if not len(found.posts):
        return f"Arrêter les dates de {month_label(month.month.next)} avant d’écrire les textes."
    if quiet:
        return "Garder deux publications d’avance pour couvrir un tel intervalle."
    return NOTHING_TO_CHANGE
