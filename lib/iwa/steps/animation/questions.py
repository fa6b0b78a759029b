"""What the public asks and what holds it back, each with the dated content that answers it."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.received import RECURRENT, Asked, asked
from iwa.calendar.row import PlannedPost
from iwa.calendar.subject import quoted
from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import day_name
from iwa.steps.moderation.things import answerer
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.sourcing import window_period
from iwa.steps.tracing import OR, known
from iwa.steps.wording import capital, excerpt, network_name
from iwa.traced import within

MOST = 8
LAST_OF_ID, LONGEST_FILTER = 6, 200
WAITING = "en réserve"
COLUMNS = (
    Column("Reçu", 0.7), Column("Nature", 0.9), Column("En ces mots", 3, role="strong"), Column("Et encore", 2.6),
    Column("Y répond", 2.4),
)  # fmt: skip


def questions(month: ClientMonth) -> tuple[Slide, ...]:
    """The commonest questions and objections of the window; no slide where nobody wrote."""
    found = asked(month)
    return (_slide(month, plan_of(month), list(found)),) if found else ()


def _slide(month: ClientMonth, plan: Plan, found: list[Asked]) -> Slide:
    shown = [*_of_kind(found, "question", MOST - 3), *_of_kind(found, "objection", 3)]
    rows = {one: _answer(month, plan, one) for one in found}
    return Slide(
        id="animation.questions",
        title=_title(month, found, rows),
        subtitle=f"Questions et objections {window_period(month)}, regroupées, citées sans nom ni compte",
        exhibit=Table(
            COLUMNS,
            tuple(
                (_count(month, one), one.kind, quoted(excerpt(one.text, 80)), _other(one), _dated(rows[one]))
                for one in shown
            ),
            f"Ce que l’on demande à {month.client.name}, et le contenu daté qui y répond.",
        ),
        message=(*_often(found, rows), *_rest(found, shown)),
        decision=_decision(month, shown, rows),
        source=received_source(month, month.messages),
        notes=f"Deux messages disent la même chose quand ils partagent la moitié de leurs mots. À partir de {RECURRENT} fois, une question a "
        "sa place au calendrier. Ce qui est venu en privé sert à répondre, jamais à être cité dans une publication.",
    )


def _count(month: ClientMonth, one: Asked) -> str:
    """How often it came, with its messages; a number of too many is left without."""
    first = Month.of(month.window[0].date())
    where = {"since": str(first), "month": str(month.month), "ids": OR.join(name[-LAST_OF_ID:] for name in one.ids)}
    text = numbers.integer(one.count)
    shown = known(text, "count", "messages", **where) if len(where["ids"]) <= LONGEST_FILTER else text
    return within(f"{shown} fois", shown)


def _of_kind(found: list[Asked], kind: str, most: int) -> list[Asked]:
    return [one for one in found if one.kind == kind][:most]


def _other(one: Asked) -> str:
    return quoted(excerpt(one.quotes[0], 60)) if one.quotes else "–"


def _answer(month: ClientMonth, plan: Plan, one: Asked) -> PlannedPost | None:
    """The row of the calendar that takes it up."""
    wanted = next((idea.row for idea in plan.ideas if idea.text == one.text and idea.row), None)
    return next((row for row in (*plan.rows, *month.book.rows) if wanted and row.identifier == wanted), None)


def _dated(row: PlannedPost | None) -> str:
    return (
        WAITING
        if row is None
        else f"{day_name(row.day)}, {network_name(row.network)} : {excerpt(row.theme or row.format, 48)}"
    )


def _title(month: ClientMonth, found: list[Asked], rows: dict[Asked, PlannedPost | None]) -> str:
    often, answered = _recurrent(found, rows)
    if not often:
        return f"Aucune demande ne revient {RECURRENT} fois chez {month.client.name} : la plus fréquente est {quoted(excerpt(found[0].text, 50))}"
    told = numbers.counted(len(often), "demande revient", "demandes reviennent")
    return f"{told} chez {month.client.name}, {numbers.counted(answered, 'a', 'ont')} une réponse datée au calendrier"


def _recurrent(found: list[Asked], rows: dict[Asked, PlannedPost | None]) -> tuple[list[Asked], int]:
    """What comes back, and for how much of it a content has its date."""
    often = [one for one in found if one.is_recurrent]
    return often, sum(rows[one] is not None for one in often)


def _often(found: list[Asked], rows: dict[Asked, PlannedPost | None]) -> tuple[str, ...]:
    """How many come back, and for how many of them a content has its date."""
    often, answered = _recurrent(found, rows)
    if not often:
        return ()
    return (
        f"{numbers.counted(len(often), 'demande reçue', 'demandes reçues')} au moins {RECURRENT} fois, {answered} avec un contenu daté.",
    )


def _rest(found: list[Asked], shown: list[Asked]) -> tuple[str, ...]:
    left = len(found) - len(shown)
    return (
        (
            f"{numbers.counted(left, 'autre demande', 'autres demandes')} dans le classeur du calendrier, onglet des idées.",
        )
        if left > 0
        else ()
    )


def _decision(month: ClientMonth, shown: list[Asked], rows: dict[Asked, PlannedPost | None]) -> str:
    who = capital(answerer(month))
    waiting = [one for one in shown if rows[one] is None]
    if waiting:
        return f"{who} répond d’ici là à {quoted(excerpt(waiting[0].text, 60))} par le script, et lui cherche une date."
    return f"{who} renvoie chaque demande vers sa publication, dès le lendemain de sa parution."
