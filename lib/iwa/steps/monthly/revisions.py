"""The figures that the client was sent and that have changed since: which, by how much, and what follows."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.rows import Goal
from iwa.findings.recounted import SHARE
from iwa.measures.registry import MEASURES
from iwa.measures.reported import Reported
from iwa.slides import Column, Number, Slide, Source, Table
from iwa.steps.figures import difference_said, said
from iwa.steps.monthly.recounts import Recount, recounts
from iwa.steps.sourcing import definition_of, number
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, month_label

MOST_ROWS = 8
RULE = (
    f"Est listé un chiffre qui a bougé d’au moins {numbers.percent(SHARE, 0)} et de deux unités de ce qui est imprimé, qui "
    "manquait, qui ne se retrouve plus, ou qui passe la cible ou le seuil de son objectif. Un écart plus "
    "petit est courant : un réseau compte encore après un export."
)


def revisions(month: ClientMonth) -> list[Slide]:
    """One slide of the revisions worth telling; none when there are none, or when no earlier month was sent.

    It stands in the annex, but for a revision that moves an objective past its target or worry line.
    """
    told = [one for one in recounts(month) if one.is_worth_telling]
    return [_slide(month, month.sent, told)] if told and month.sent else []


def _slide(month: ClientMonth, sent: Reported, told: list[Recount]) -> Slide:
    # What moves an objective is never what does not fit.
    shown = sorted(told, key=lambda one: not one.goal_moved)[:MOST_ROWS]
    return Slide(
        id="mesure.revisions",
        title=_title(sent, told),
        subtitle=f"Chiffres remis le {numbers.day(sent.on)}, et les mêmes d’après les fichiers d’aujourd’hui",
        exhibit=Table(
            (
                Column("Indicateur", 2.8), Column("Mois", 1.2), Column("Remis", 1.0, "right"),
                Column("Connu aujourd’hui", 1.2, "right"), Column("Écart", 1.0, "right"),
            ),
            tuple(_row(one) for one in shown),
            f"Chiffres révisés depuis le rapport {numbers.of(month_label(sent.month))}.",
            emphasis=tuple(place for place, one in enumerate(shown) if one.goal_moved),
        ),
        message=_message(month, told, len(shown)),
        decision=_decision(told),
        source=Source(_changed_files(month, sent), exports="chiffres du rapport remis, et fichiers reçus depuis"),
        notes=f"{RULE} {definition_of(*dict.fromkeys(one.printed.measure for one in shown))}",
        numbers=tuple(_number(one) for one in shown if _is_of_one_row(one)),
        annex=not any(one.goal_moved for one in told),
    )  # fmt: skip


def _title(sent: Reported, told: list[Recount]) -> str:
    count = numbers.counted(len(told), "chiffre déjà remis", "chiffres déjà remis")
    verb = "a" if len(told) == 1 else "ont"
    return f"Depuis le rapport {numbers.of(month_label(sent.month))}, {count} {verb} changé"


def _row(one: Recount) -> tuple[str, ...]:
    measure = one.printed.measure
    return (
        f"{one.printed.label} (objectif)" if one.printed.goal else one.printed.label,
        month_label(one.month),
        said(measure, one.sent),
        said(measure, one.now),
        difference_said(measure, one.sent, one.now),
    )


def _message(month: ClientMonth, told: list[Recount], shown: int) -> tuple[str, ...]:
    before = month.month.previous
    if any(one.month == before for one in told):
        lines = [
            f"{capital(month_label(month.month))} est comparé à {month_label(before)} tel qu’il est connu aujourd’hui, et non "
            "aux chiffres remis."
        ]
    else:
        lines = ["Les courbes et les cumuls de ce rapport prennent les chiffres d’aujourd’hui."]
    smaller = len(recounts(month)) - len(told)
    more = [numbers.counted(len(told) - shown, "autre chiffre révisé", "autres chiffres révisés")] if len(told) > shown else []  # fmt: skip
    more += [numbers.counted(smaller, "écart plus petit", "écarts plus petits")] if smaller else []
    return (*lines, f"Hors de ce tableau : {numbers.listed(more)}.") if more else tuple(lines)


def _decision(told: list[Recount]) -> str:
    for one in told:
        if one.goal_moved and one.printed.goal:
            aim, when = one.printed.goal.sentence.rstrip("."), numbers.of(month_label(one.month))
            return f"Relire ensemble l’objectif « {aim} » {when} : {_passed(one, one.printed.goal)}."
    lost = next((one for one in told if one.now is None), None)
    if lost is not None:
        label = lost.printed.label[:1].lower() + lost.printed.label[1:]
        back = "Saisir à nouveau" if _is_entered(lost) else "Remettre l’export qui donnait"
        return f"{back} « {label} » {numbers.of(month_label(lost.month))}."
    return NOTHING_TO_CHANGE


def _passed(one: Recount, goal: Goal) -> str:
    """Which line of its objective a figure passed, and to which side: the target first."""
    if one.passed(goal.target):
        state = "n’est plus atteinte" if one.fell else "est atteinte"
        return f"la cible de {said(one.printed.measure, goal.target)} {state}"
    state = "est franchi" if one.fell else "n’est plus franchi"
    return f"le seuil d’inquiétude de {said(one.printed.measure, goal.worry_line)} {state}"


def _changed_files(month: ClientMonth, sent: Reported) -> tuple[str, ...]:
    """The client's own files that came in, or changed, since the month was made that was sent."""
    own = {name: digest for name, digest in month.inputs.items() if name != "iwa" and not name.startswith("runs/")}
    return tuple(sorted(name for name, digest in own.items() if sent.inputs.get(name) != digest))


def _is_of_one_row(one: Recount) -> bool:
    """Whether one row of the month's series gives today's figure."""
    return len(one.printed.networks) == 1 and one.now is not None and not _is_entered(one)


def _is_entered(one: Recount) -> bool:
    return MEASURES[one.printed.measure].reads == "entries"


def _number(one: Recount) -> Number:
    measure, (network,) = one.printed.measure, one.printed.networks
    return number(said(measure, one.now), measure, "series", network=network, month=str(one.month))
