"""How the last plan was held, and whether the next one may ask for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iwa import numbers
from iwa.calendar.held_weeks import ENOUGH, WEEKS, Held, HeldWeek, RaisingCondition, raising_condition
from iwa.client_month import ClientMonth
from iwa.slides import Figure, Figures, Slide
from iwa.steps.calendar.to_hold import RULE, to_hold
from iwa.steps.held_words import held_said, plan_source, some, week_said
from iwa.steps.tracing import plan_figure
from iwa.steps.wording import capital, month_label
from iwa.traced import within

UNNOTED = "non relevé"


def held(month: ClientMonth) -> Slide:
    """The last weeks that a plan covered: how many were held, what came out in its week, what was approved in time.

    Before the first plan is over: what holding it will ask for, week by week.
    """
    found = raising_condition(month)
    if not found.weeks:
        return to_hold(month)
    planned = [one for week in found.weeks for one in week.planned]
    return Slide(
        id="calendrier.tenue",
        title=_title(month, found),
        subtitle=f"Publications prévues et parues, hors stories, {_days(found)}",
        exhibit=_figures(found, planned),
        message=_message(found, planned),
        decision=_decision(month, found),
        source=replace(plan_source(month, len(planned)), period=_days(found)),
        notes=" ".join([*(f"{capital(week_said(week))} : {_share_said(week)}." for week in found.weeks), RULE]),
    )


def _share_said(week: HeldWeek) -> str:
    return f"{numbers.counted(week.published, 'publication parue', 'publications parues')} sur {numbers.integer(len(week.planned))}"


def _days(found: RaisingCondition) -> str:
    return numbers.period(found.weeks[0].first, found.weeks[-1].last)


def _kept(found: RaisingCondition) -> list[HeldWeek]:
    return [week for week in found.weeks if (week.share or 0) >= ENOUGH]


def _figures(found: RaisingCondition, planned: Sequence[Held]) -> Figures:
    first, last = found.weeks[0].first, found.weeks[-1].last
    out = sum(one.in_its_week for one in planned)
    part = plan_figure(numbers.integer(out), "held_posts", first, last)
    whole = plan_figure(numbers.integer(len(planned)), "planned_posts", first, last)
    probable = sum(one.in_its_week and one.sure == "probable" for one in planned)
    doubt = f"dont {numbers.integer(probable)} à confirmer" if probable else "toutes rattachées avec certitude"
    return Figures((
        Figure("Semaines tenues", f"{len(_kept(found))} sur {len(found.weeks)}", _weeks_said(_kept(found))),
        Figure("Parues dans leur semaine", within(f"{part} sur {whole}", part, whole), doubt if out else "aucune"),
        _approvals(found),
    ))  # fmt: skip


def _weeks_said(weeks: Sequence[HeldWeek]) -> str:
    return some([week_said(week) for week in weeks]) if weeks else f"aucune à {numbers.percent(ENOUGH, 0)}"


def _approvals(found: RaisingCondition) -> Figure:
    label, out = (
        "Validations à temps",
        [one for week in found.weeks for one in week.planned if one.out_on or one.is_declared],
    )
    noted = len(out) - len(found.unnoted)
    if not noted:
        return Figure(label, UNNOTED, "aucune date de validation notée")
    lacking = numbers.counted(len(found.unnoted), "date non notée", "dates non notées") if found.unnoted else ""
    return Figure(label, f"{noted - len(found.late)} sur {noted}", lacking or "au plus tard la veille ouvrée")


def _weakest(found: RaisingCondition) -> HeldWeek:
    return min(found.weeks, key=lambda week: (week.share or 0, week.first))


def _title(month: ClientMonth, found: RaisingCondition) -> str:
    if found.met:
        return f"Le plan {numbers.of(month.client.name)} est tenu depuis {WEEKS} semaines : la cadence peut monter"
    if found.regular is False:
        week = _weakest(found)
        part = plan_figure(numbers.integer(week.published), "held_posts", week.first, week.last)
        whole = plan_figure(numbers.integer(len(week.planned)), "planned_posts", week.first, week.last)
        told = f"La cadence reste la même : la semaine {week_said(week)} a tenu {part} publication{'s' if week.published > 1 else ''} sur {whole}"
        return within(told, part, whole)
    if found.late:
        late = numbers.counted(len(found.late), "validation est venue", "validations sont venues")
        return f"La cadence reste la même : {late} après la veille de la parution"
    if found.regular is None:
        lacking = numbers.counted(WEEKS - len(found.weeks), "semaine de plan manque", "semaines de plan manquent")
        return f"{lacking} encore pour savoir si la cadence peut monter"
    return "Le plan est tenu ; les dates de validation manquent pour dire si la cadence peut monter"


def _message(found: RaisingCondition, planned: Sequence[Held]) -> tuple[str, ...]:
    """What did not come out in the weakest week, what was approved late, whose approval nobody noted."""
    lost = [one for one in _weakest(found).planned if not one.in_its_week]
    lines = (
        (f"Manquées la semaine {week_said(_weakest(found))}" if lost else "", [held_said(one) for one in lost]),
        ("Validées tard", [held_said(one) for one in found.late]),
        ("Validation sans date", [held_said(one) for one in found.unnoted]),
    )
    return tuple(f"{head} : {some(names)}." for head, names in lines if names)


def _decision(month: ClientMonth, found: RaisingCondition) -> str:
    when = month_label(month.month.next)
    if found.met:
        return f"Proposer une publication de plus par semaine à partir {numbers.of(when)}."
    if found.regular is False or found.late:
        return f"Tenir d’abord le plan {numbers.of(when)}, avant d’en demander plus."
    return f"Suivre {when} semaine par semaine avant d’en demander plus."
