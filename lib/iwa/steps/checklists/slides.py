"""Each checklist as a slide: a line a point, with its date, its owner, its state and what shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from iwa import numbers
from iwa.calendar.invitations import meeting_day
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.followed import Tick
from iwa.method.checklists import Item, checklists, due_on
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import tabs
from iwa.steps.checklists import launch, monthly
from iwa.steps.checklists.answer import DONE, TO_DO, Answer, owner_of
from iwa.steps.wording import TO_COMPLETE, excerpt, lowered, month_label
from iwa.traced import within

LAUNCH, MONTHLY = "lancement", "mensuelle"
LONGEST = 110  # letters of what is left to do
TO_TICK = "à cocher dans l’onglet « checklists »"
COLUMNS = (
    Column("Point", 3.2, role="strong"), Column("Pour le", 1.1), Column("Qui", 1.3),
    Column("État", 1.0, role="state"), Column("Ce qui le montre", 3.4),
)  # fmt: skip
EVIDENCE: dict[str, Callable[[ClientMonth, Item], Answer]] = {
    "profils": launch.profiles,
    "liens": launch.links,
    "piliers": launch.pillars,
    "series": launch.series,
    "logo": launch.asset,
    "photo": launch.asset,
    "charte graphique": launch.asset,
    "gabarit": launch.asset,
    "seuils": launch.thresholds,
    "reunion": launch.meeting,
    "meilleurs": monthly.best,
    "retravailler": monthly.rework,
    "objections": monthly.objections,
    "nettoyage": monthly.cleaning,
    "calendrier": monthly.calendar,
}


@dataclass(frozen=True)
class Line:
    """A point with its day, who sees to it, where it stands and what shows it."""

    point: str
    day: date
    owner: str
    state: str
    shown: str

    @property
    def cells(self) -> tuple[str, ...]:
        return self.point, numbers.day(self.day, year=False), self.owner, self.state, self.shown


def both(month: ClientMonth) -> list[Slide]:
    """The checklist of the launch in the client's first month, and that of the month."""
    return [launched(month), of_month(month)] if is_first(month) else [of_month(month)]


def is_first(month: ClientMonth) -> bool:
    """Whether the month is the first that the client is told of: the one before its start."""
    return month.month.next == month.client.start


def launched(month: ClientMonth) -> Slide:
    """The lines of the launch, each due within fourteen days of the client's start."""
    start = month.client.start
    lines = _lines(month, checklists().launch, LAUNCH, None, lambda item: due_on(item, start))
    days = numbers.period(start.first, max(line.day for line in lines))
    return _slide(month, "checklist.lancement", lines, f"le lancement, {days}")


def of_month(month: ClientMonth) -> Slide:
    """The lines of the month, due at its meeting."""
    day = meeting_day(month)[0]
    lines = _lines(month, checklists().monthly, MONTHLY, month.month, lambda _: day)
    return _slide(
        month, "checklist.mensuelle", lines, f"{month_label(month.month)}, à clore à la réunion du {numbers.day(day)}"
    )


def _lines(
    month: ClientMonth, items: Sequence[Item], name: str, when: Month | None, due: Callable[[Item], date]
) -> list[Line]:
    """The points of the method, then those that the team has added to the list."""
    ticks = [tick for tick in month.dossier.checklists if tick.checklist == name and tick.month == when]
    known = {plain(item.item) for item in items}
    own = [tick for tick in ticks if plain(tick.item) not in known]
    lines = [_line(month, item, _tick(ticks, item.item), due(item)) for item in items]
    last = max(line.day for line in lines)
    return [*lines, *(_own(month, tick, last) for tick in own)]


def _tick(ticks: Sequence[Tick], point: str) -> Tick | None:
    return next((tick for tick in ticks if plain(tick.item) == plain(point)), None)


def _line(month: ClientMonth, item: Item, tick: Tick | None, day: date) -> Line:
    """The data first; where they say nothing, what the team ticked."""
    answer = EVIDENCE[item.evidence](month, item) if item.evidence else None
    owner = tick.by if tick and tick.by else owner_of(month, item.item, answer)
    if answer and answer.done is not None:
        return Line(item.item, day, owner, answer.state, within(_held(answer, tick), answer.shown))
    if tick and tick.done is not None:
        return Line(item.item, day, owner, DONE if tick.done else TO_DO, _ticked(tick))
    shown = answer.shown if answer else TO_TICK
    return Line(item.item, day, owner, TO_COMPLETE, shown)


def _own(month: ClientMonth, tick: Tick, day: date) -> Line:
    """A point that the team added: as it was ticked."""
    state = TO_COMPLETE if tick.done is None else DONE if tick.done else TO_DO
    return Line(tick.item, day, tick.by or owner_of(month, tick.item, None), state, _ticked(tick))


def _held(answer: Answer, tick: Tick | None) -> str:
    """What the data show, with what was ticked where it says otherwise."""
    if tick is None or tick.done is None:
        return answer.shown
    if tick.done == answer.done:
        return f"{answer.shown} ; {_ticked(tick)}"
    return f"{answer.shown} ; pourtant {_ticked(tick)}"


def _ticked(tick: Tick) -> str:
    """Who ticked a point and when, or what was noted beside it."""
    by, on = (f" par {tick.by}" if tick.by else ""), (f" le {numbers.day(tick.on)}" if tick.on else "")
    if tick.done:
        return f"coché{by}{on}"
    told = "noté comme non fait" if tick.done is False else TO_TICK
    return f"{told} ; {tick.note}" if tick.note else told


def _slide(month: ClientMonth, name: str, lines: Sequence[Line], what: str) -> Slide:
    counts = {state: sum(line.state == state for line in lines) for state in (DONE, TO_DO, TO_COMPLETE)}
    told = numbers.listed(f"{count} {_plural(state, count)}" for state, count in counts.items() if count)
    return Slide(
        id=name,
        title=_title(lines, counts[DONE]),
        subtitle=f"{what[:1].upper()}{what[1:]} : {told}",
        exhibit=Table(
            COLUMNS, tuple(line.cells for line in lines), "Les points de la liste : date, responsable, état, preuve.",
            kind="checklist",
        ),
        decision=_decision(lines),
        source=tabs("checklists", "éditorial", "preuves", "profils"),
        notes="Une ligne à laquelle les données répondent l’est par elles ; les autres sont cochées dans l’onglet « checklists » "
        "du dossier, avec qui et quand. Une ligne que l’équipe y ajoute paraît à la fin.",
    )  # fmt: skip


def _plural(state: str, count: int) -> str:
    return f"{state}s" if state == DONE and count > 1 else state


def _left(lines: Sequence[Line]) -> list[Line]:
    """What is not done, by date; of one date, what is to be done before what is to be completed."""
    return sorted(
        (line for line in lines if line.state != DONE), key=lambda line: (line.day, line.state == TO_COMPLETE)
    )


def _title(lines: Sequence[Line], done: int) -> str:
    left = _left(lines)
    if not left:
        return f"Les {len(lines)} points sont faits, jusqu’à : {_short(lines[-1].point)}"
    held = f"{done} point{'s' if done > 1 else ''} sur {len(lines)} {'sont faits' if done > 1 else 'est fait'}"
    begun = held if done else f"Aucun des {len(lines)} points n’est fait"
    return f"{begun} ; d’abord : {_short(left[0].point)}"


def _short(point: str) -> str:
    """A point as it is named in a sentence, without what follows its colon.

    >>> _short("Bibliothèque : logos"), _short("Mois suivant planifié : séries, temps forts")
    ('bibliothèque, logos', 'mois suivant planifié')
    """
    head, _, kind = point.partition(" : ")
    return lowered(f"{head}, {kind}" if head == "Bibliothèque" else excerpt(head, 64))


def _decision(lines: Sequence[Line]) -> str:
    """The first point that is left, with what shows where it stands."""
    left = _left(lines)
    if not left:
        return "Rien à changer."
    first = left[0]
    told = re.sub(r"^\d+ sur \d+ : ", "", first.shown).split(" ; ")[0]
    shown = told if len(told) < LONGEST else excerpt(told, LONGEST)
    return f"{first.owner} s’en charge pour le {numbers.day(first.day, year=False)} : {_short(first.point)} ({shown})."
