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

MOST_LINES = 3  # what else there is stands in the notes
RULE = (
    "Une publication est rattachée à sa ligne par le lien publié que l’équipe note, ou par l’identifiant que porte son lien ; à "
    "défaut, par le réseau, une date à trois jours près et des mots communs : elle est alors à confirmer. La semaine va du lundi "
    "au dimanche. Les stories et les réponses ne comptent pas."
)


def held_plan(month: ClientMonth) -> list[Slide]:
    """The plan of the month and what became of it; nothing where there was none, a word for the team where it is unreadable."""
    if month.book.refused:
        return [_unread(month)]
    weeks = held_weeks(month)
    planned = [one for week in weeks for one in week.planned]
    if not planned:
        return []
    columns = (
        Column("Semaine", 1.6, role="strong"), Column("Prévues", 0.9, "right"), Column("Parues", 0.9, "right"),
        Column("À confirmer", 1.1, "right"), Column("Tenue", 0.9, "right"),
    )  # fmt: skip
    told, owed = _told(month, weeks, planned), [week for week in weeks if week.planned]
    return [
        Slide(
            id="mesure.plan",
            title=_title(month, planned),
            subtitle=f"Publications prévues et parues dans leur semaine, {month_period(month)} ; en valeur, les semaines tenues à {numbers.percent(ENOUGH, 0)}",
            exhibit=Table(columns, tuple(map(_line, owed)), _alt(month), emphasis=_kept(owed)),
            message=tuple(f"{head} : {some(names, 1)}." for head, names in told[:MOST_LINES]),
            decision=_decision(month, planned),
            source=plan_source(month, len(planned)),
            notes=" ".join([*(f"{head} : {' ; '.join(names)}." for head, names in told), RULE]),
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


def _kept(weeks: Sequence[HeldWeek]) -> tuple[int, ...]:
    """The rows of the weeks that were held."""
    return tuple(place for place, week in enumerate(weeks) if (week.share or 0) >= ENOUGH)


def _line(week: HeldWeek) -> tuple[str, ...]:
    share = week.share or 0.0

    def figure(text: str, measure: str) -> str:
        return plan_figure(text, measure, week.first, week.last)

    return (
        week_said(week).removeprefix("du ").removeprefix("le "),
        figure(numbers.integer(len(week.planned)), "planned_posts"),
        figure(numbers.integer(week.published), "held_posts"),
        numbers.integer(week.probable) if week.probable else "–",
        figure(numbers.percent(share, 0), "held_share"),
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


def _told(month: ClientMonth, weeks: Sequence[HeldWeek], planned: Sequence[Held]) -> list[tuple[str, list[str]]]:
    """What did not come out, was moved, came out unplanned, is to be confirmed: a heading each, with all it names."""
    moved = [one for one in planned if one.moved and not one.in_its_week]
    lost = [one for one in planned if one.out_on is None and not one.is_declared and not one.moved]
    extra = off_plan(month, month.month.first, month.month.last)
    unknown = [one for week in weeks for one in week.unknown]
    lines = (
        ("Sans suite", [held_said(one) for one in lost]),
        ("Passées à une autre semaine", [f"{held_said(one)}, au {_new_day(one)}" for one in moved]),
        ("Parues hors plan", [post_said(tie.post) for tie in extra]),
        ("À confirmer", [_doubt(tie) for tie in _probable(month)]),
        ("Notées publiées, sans publication retrouvée", [held_said(one) for one in planned if one.is_declared]),
        ("Non comptées, faute d’export", [held_said(one) for one in unknown]),
    )
    return [(head, names) for head, names in lines if names]


def _new_day(one: Held) -> str:
    return numbers.day(one.out_on or one.row.day, year=False)


def _probable(month: ClientMonth) -> list[Tie]:
    first, last = month.month.first, month.month.last
    return [tie for tie in ties(month) if tie.sure == "probable" and first <= tie.post.day <= last]


def _doubt(tie: Tie) -> str:
    """A post with the row it may come from."""
    return f"{post_said(tie.post)}, de {held_said(Held(tie.row, tie.row.day))}" if tie.row else post_said(tie.post)


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
