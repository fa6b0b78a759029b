"""What became of the month's plan: held week by week, moved, out of plan, and what the team has to confirm."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.calendar.held_weeks import ENOUGH, Held, HeldWeek, held_weeks
from iwa.calendar.ties import Tie, ties
from iwa.client_month import ClientMonth
from iwa.slides import Column, Slide, Table
from iwa.steps.held_words import held_said, plan_source, post_said, some, week_said
from iwa.steps.sourcing import month_period
from iwa.steps.tracing import plan_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, month_label
from iwa.trace.held_plan import off_plan
from iwa.traced import within

DOUBTS = "À confirmer"


def held_plan(month: ClientMonth) -> list[Slide]:
    """The plan of the month and what became of it; nothing where there was none, a word for the team where it is unreadable."""
    if month.book.refused:
        return [_unread(month)]
    weeks = held_weeks(month)
    planned = [one for week in weeks for one in week.planned]
    if not planned:
        return []
    columns = (
        Column("Semaine", 2.2, role="strong"), Column("Prévues", 1, "right"),
        Column("Parues dans leur semaine", 1.6, "right"), Column("Dont à confirmer", 1.2, "right"),
        Column("Tenue", 1, "right"), Column("", 1.6),
    )  # fmt: skip
    rows = [_line(week) for week in weeks if week.planned]
    return [
        Slide(
            id="mesure.plan",
            title=_title(month, planned),
            subtitle=f"Publications prévues et parues dans leur semaine, {month_period(month)}",
            exhibit=Table(columns, (*rows, _total(month, planned)), _alt(month), emphasis=(len(rows),)),
            message=_message(month, weeks, planned),
            decision=_decision(month, planned),
            source=plan_source(month, len(planned)),
            notes="Une publication est rattachée à sa ligne par le lien publié que l’équipe note, ou par l’identifiant que porte son "
            "lien ; à défaut, par le réseau, une date à trois jours près et des mots communs : elle est alors à confirmer. La "
            "semaine va du lundi au dimanche. Les stories et les réponses ne comptent pas.",
        )
    ]


def _unread(month: ClientMonth) -> Slide:
    return Slide(
        id="mesure.plan",
        title=f"La tenue du plan {numbers.of(month_label(month.month))} n’est pas mesurée : le classeur ne se lit pas",
        message=(month.book.refused,),
        decision="Rendre lisible le classeur du calendrier, puis relancer le mois.",
        source=plan_source(month, 0),
        audience="interne",
    )


def _alt(month: ClientMonth) -> str:
    return f"Publications prévues et parues {numbers.of(month_label(month.month))}, semaine par semaine."


def _line(week: HeldWeek) -> tuple[str, ...]:
    share = week.share or 0.0

    def figure(text: str, measure: str) -> str:
        return plan_figure(text, measure, week.first, week.last)

    return (
        capital(week_said(week)),
        figure(numbers.integer(len(week.planned)), "planned_posts"),
        figure(numbers.integer(week.published), "held_posts"),
        numbers.integer(week.probable) if week.probable else "–",
        figure(numbers.percent(share, 0), "held_share"),
        "tenue" if share >= ENOUGH else f"sous {numbers.percent(ENOUGH, 0)}",
    )


def _total(month: ClientMonth, planned: Sequence[Held]) -> tuple[str, ...]:
    held = [one for one in planned if one.in_its_week]
    probable = sum(one.sure == "probable" for one in held)
    return (
        "Le mois",
        _figure(month, len(planned), "planned_posts"),
        _figure(month, len(held), "held_posts"),
        numbers.integer(probable) if probable else "–",
        plan_figure(numbers.percent(len(held) / len(planned), 0), "held_share", month.month.first, month.month.last),
        "",
    )


def _figure(month: ClientMonth, count: int, measure: str) -> str:
    return plan_figure(numbers.integer(count), measure, month.month.first, month.month.last)


def _title(month: ClientMonth, planned: Sequence[Held]) -> str:
    when, held = month_label(month.month), sum(one.in_its_week for one in planned)
    whole, part = _figure(month, len(planned), "planned_posts"), _figure(month, held, "held_posts")
    if len(planned) == 1:
        verb = "est parue dans sa semaine" if held else "n’est pas parue dans sa semaine"
        return f"La seule publication prévue en {when} {verb}"
    if held == len(planned):
        return within(f"Les {whole} publications prévues en {when} sont parues dans leur semaine", whole)
    if not held:
        return within(f"Aucune des {whole} publications prévues en {when} n’est parue dans sa semaine", whole)
    if held == 1:
        return within(f"Une seule des {whole} publications prévues en {when} est parue dans sa semaine", whole)
    return within(f"{part} des {whole} publications prévues en {when} sont parues dans leur semaine", part, whole)


def _message(month: ClientMonth, weeks: Sequence[HeldWeek], planned: Sequence[Held]) -> tuple[str, ...]:
    """What was moved, what did not come out, what came out unplanned, what is to be confirmed: a line each."""
    moved = [one for one in planned if one.moved and one.in_its_week is False]
    lost = [one for one in planned if one.out_on is None and not one.is_declared and not one.moved]
    extra = off_plan(month, month.month.first, month.month.last)
    unknown = [one for week in weeks for one in week.unknown]
    lines = (
        ("Passées à une autre semaine", [f"{held_said(one)}, au {_new_day(one)}" for one in moved]),
        ("Sans suite", [held_said(one) for one in lost]),
        ("Parues hors plan", [post_said(tie.post) for tie in extra]),
        (DOUBTS, [_doubt(tie) for tie in _probable(month)]),
        ("Notées publiées, sans publication retrouvée", [held_said(one) for one in planned if one.is_declared]),
        ("Non comptées, faute d’export", [held_said(one) for one in unknown]),
    )
    return tuple(f"{head} : {some(names, 1 if head == DOUBTS else 2)}." for head, names in lines if names)


def _new_day(one: Held) -> str:
    return numbers.day(one.out_on or one.row.day, year=False)


def _probable(month: ClientMonth) -> list[Tie]:
    first, last = month.month.first, month.month.last
    return [tie for tie in ties(month) if tie.sure == "probable" and first <= tie.post.day <= last]


def _doubt(tie: Tie) -> str:
    theme = f", prévue sous {held_said(Held(tie.row, tie.row.day))}" if tie.row else ""
    return f"{post_said(tie.post)}{theme}"


def _decision(month: ClientMonth, planned: Sequence[Held]) -> str:
    """First what did not come out, then what is to be confirmed."""
    lost = [one for one in planned if one.out_on is None and not one.is_declared and not one.moved]
    probable = len(_probable(month))
    asked = []
    if lost:
        which = (
            "à la publication restée" if len(lost) == 1 else f"aux {numbers.integer(len(lost))} publications restées"
        )
        asked.append(f"donner une nouvelle date {which} sans suite, ou y renoncer")
    if probable:
        what = (
            "de la publication à confirmer"
            if probable == 1
            else f"des {numbers.integer(probable)} publications à confirmer"
        )
        asked.append(f"noter dans le calendrier le lien publié {what}")
    return f"{capital(' ; '.join(asked))}." if asked else NOTHING_TO_CHANGE
