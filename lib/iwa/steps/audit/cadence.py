"""Publications day by day and week by week, with peaks and silences by date."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.regularity import Silence, peaks, silences, weekly_counts
from iwa.slides import Column, Slide, Table
from iwa.steps.audit.days_by_week import PublishedDays, days_by_week
from iwa.steps.coverage import covered_days, window_days
from iwa.steps.events import events_between
from iwa.steps.figures import per_week
from iwa.steps.own_things import in_advance, usual_theme
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import published_figure, weekly_figure, window_count
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, network_name
from iwa.traced import within


def cadence(month: ClientMonth, network: str) -> Slide:
    """The network's posts a week, its peaks and its silences, named with their dates."""
    covered = covered_days(month, network, window_days(month))
    if covered is None:
        return _unknown(month, network)
    first, last = covered
    published = _days(month, network)
    counts = weekly_counts(published, first, last)
    weekly = weekly_figure(month, numbers.decimal(per_week(month, network, len(published)), 1), [network])
    gaps, high = long_silences(month, network), peaks(counts)
    title = _title(network, published, weekly, gaps)
    days = PublishedDays(published, first, last, counts, gaps[0] if gaps and len(published) else None, high)
    return Slide(
        id=f"audit.cadence.{network}",
        title=title,
        subtitle=f"Publications par jour, une colonne par semaine (date du lundi), hors stories, {numbers.period(first, last)}",
        exhibit=days_by_week(days, _alt(title, counts)),
        message=(
            *_rhythm(month, network, published, counts, weekly),
            *_message(gaps, high),
            *_agenda(month, network, first, last),
        ),
        decision=_decision(month, network, gaps, high),
        source=source(
            month,
            [network],
            count=numbers.counted(len(published), "publication"),
            period=numbers.period(first, last),
        ),
        notes="Un silence est un intervalle d’au moins dix jours sans publication, deux fois plus long que d’habitude. "
        "Un pic est une semaine qui compte deux fois plus de publications que la semaine médiane, et trois de plus. Une semaine "
        "que la période coupe n’a pas de total et ne compte pas dans la médiane.",
    )


def long_silences(month: ClientMonth, network: str) -> list[Silence]:
    """The silences of the part of the window that the network's exports cover, longest first."""
    covered = covered_days(month, network, window_days(month))
    return silences(_days(month, network), *covered) if covered else []


def _unknown(month: ClientMonth, network: str) -> Slide:
    """No file covers the window: nothing can be said of the rhythm, not even that it is nil."""
    name = network_name(network)
    return Slide(
        id=f"audit.cadence.{network}",
        title=f"Le rythme {numbers.of(name)} n’est pas connu : aucun export ne couvre la période",
        subtitle=f"Publications par semaine, hors stories, {window_period(month)}",
        exhibit=Table(
            (Column("Période", 2), Column("Publications", 1, "right")),
            ((capital(window_period(month)), numbers.MISSING),),
            f"Publications {numbers.of(name)} : pas de source.",
        ),
        decision=f"Fournir l’export {numbers.of(name)} qui couvre la période.",
        source=source(month, [network]),
    )


@lru_cache(maxsize=16)
def _days(month: ClientMonth, network: str) -> pd.Series:
    posts = month.window_posts_of(network)
    posts = posts[posts["format"].fillna("") != "story"]
    days: pd.Series = posts["published_at"].dt.tz_convert(month.client.timezone).dt.tz_localize(None).dt.normalize()
    return days


def _agenda(month: ClientMonth, network: str, first: pd.Timestamp, last: pd.Timestamp) -> tuple[str, ...]:
    titles = events_between(month, network, first, last)[-2:]
    return (f"Agenda : {' ; '.join(titles)}.",) if titles else ()


def _rhythm(month: ClientMonth, network: str, published: pd.Series, counts: pd.Series, weekly: str) -> tuple[str, ...]:
    """Posts a week over the whole period, the usual week, the empty weeks, and the stories apart."""
    if published.empty:
        return ()
    whole = published_figure(month, numbers.integer(len(published)), [network])
    told = [
        within(
            f"{numbers.counted(len(published), 'publication')} en tout, soit {weekly} par semaine{_about(month, network)}.",
            whole,
            weekly,
        ),
        *_usual_week(counts),
    ]
    posts = month.window_posts_of(network)
    stories = int((posts["format"] == "story").sum())
    if stories:
        shown = window_count(month, numbers.integer(stories), "stories", network=network)
        told.append(within(f"Stories : {shown} sur la période, hors de ce compte.", shown))
    return tuple(told)


def _about(month: ClientMonth, network: str) -> str:
    theme = usual_theme(month.window_posts_of(network))
    return f", le plus souvent sur « {theme} »" if theme else ""


def _usual_week(counts: pd.Series) -> list[str]:
    """The median of the whole weeks, and those without anything; nothing to say where no week is whole."""
    if counts.empty:
        return []
    middle, empty = float(counts.median()), int((counts == 0).sum())
    usual = f"{numbers.decimal(middle, 1 if middle % 1 else 0)}{numbers.NO_BREAK}{'publication' if middle < 2 else 'publications'}"
    gaps = numbers.counted(empty, "semaine vide", "semaines vides") if empty else "aucune semaine vide"
    whole = "entière" if len(counts) == 1 else "entières"
    return [f"Semaine médiane : {usual} ; {gaps} sur {len(counts)} {whole}."]


def _alt(title: str, counts: pd.Series) -> str:
    """The title, and between what the weeks lie."""
    return f"{title}." if counts.empty else f"{title}. Par semaine entière, de {counts.min()} à {counts.max()}."


def _title(network: str, published: pd.Series, rhythm: str, gaps: list[Silence]) -> str:
    name = network_name(network)
    if published.empty:
        return f"{name} n’a reçu aucune publication sur la période"
    if gaps:
        silence = numbers.counted(gaps[0].days, "jour")
        return within(f"{name} publie {rhythm} fois par semaine, avec un silence de {silence}", rhythm)
    return within(f"{name} publie {rhythm} fois par semaine, sans long silence", rhythm)


def _message(gaps: list[Silence], high: pd.Series) -> tuple[str, ...]:
    told = [
        f"Silence : {numbers.period(gap.first.date(), gap.last.date())}, {numbers.counted(gap.days, 'jour')}."
        for gap in gaps[:3]
    ]
    told += [
        f"Pic : semaine du {numbers.day(pd.Timestamp(str(start)).date(), year=False)}, "
        f"{numbers.counted(count, 'publication')}."
        for start, count in high.head(3).items()
    ]
    return tuple(told) or ("Ni pic ni long silence : le rythme tient.",)


def _decision(month: ClientMonth, network: str, gaps: list[Silence], high: pd.Series) -> str:
    if gaps and len(high):
        theme = usual_theme(month.window_posts_of(network))
        moved = f"une partie des publications sur « {theme} »" if theme else "une partie des publications"
        return f"Déplacer {moved} des semaines chargées vers les silences, à volume égal."
    if gaps:
        return f"Garder deux publications d’avance pour les semaines creuses{in_advance(month, network)}."
    return NOTHING_TO_CHANGE
