"""The tasks of the method with the people of this client: one who answers for each."""

from __future__ import annotations

from collections.abc import Iterable

from iwa.client_month import ClientMonth
from iwa.steps.governance.roles import Duty, advising, approving, goal_task, making, owners_of, ranked, writing


def duties(month: ClientMonth) -> list[Duty]:
    """The tasks in the order of the work, then a line an objective."""
    decides, adviser = _first(approving(month)), advising(month)
    others = tuple(approving(month)[1:])
    makers, writers = tuple(making(month)), writing(month)
    leads = ranked(month, "responsable") or _first(makers)
    answers = ranked(month, "community manager") or _first(makers)
    directs = ranked(month, "direction") or decides
    found = [
        _duty("Stratégie, objectifs et budget", (adviser,), decides, others, makers),
        _duty("Calendrier du mois", (leads,), adviser, (decides,), makers),
        _duty("Brief et création", writers, leads, (adviser,), (decides,)),
        _duty("Relecture", _but(makers, leads) or (leads,), leads, (adviser,), ()),
        _duty("Validation avant parution", (decides, *others), decides, (leads,), makers),
        _duty("Programmation et publication", writers[:2], leads, (), (decides, adviser)),
        _duty("Réponses et animation", (answers,), leads, (adviser,), (directs,)),
        _duty("Cas sensibles et crise", (answers, leads), directs, (adviser,), others),
        _duty("Preuves et autorisations", makers[:2], leads, (decides,), (adviser,)),
        _duty("Publicité et amplification", (adviser,), decides, (leads,), makers),
        _duty("Mesure, rapport et tests", (adviser, leads), adviser, (decides,), (*others, *makers)),
    ]
    found += [_duty(goal_task(goal), makers[:2], owner, (adviser,), (decides,)) for goal, owner in owners_of(month)]
    return found


def _duty(task: str, doing: Iterable[str], accountable: str, asked: Iterable[str], told: Iterable[str]) -> Duty:
    """A duty in which each person stands once, where they weigh most; who answers for it may also do it."""
    seen = {accountable}
    parts = []
    does = tuple(dict.fromkeys(name for name in doing if name))
    seen |= set(does)
    for names in (asked, told):
        kept = tuple(dict.fromkeys(name for name in names if name and name not in seen))
        seen |= set(kept)
        parts.append(kept)
    return Duty(task, does, accountable, *parts)


def _first(names: Iterable[str]) -> str:
    return next(iter(names), "")


def _but(names: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(name for name in names if name != one)[:2]
