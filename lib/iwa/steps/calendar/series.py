"""The weekly series: on which day, on which network, with which subjects."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.row import SERIES, PlannedPost
from iwa.calendar.series import Series, series_of, waiting
from iwa.client_month import ClientMonth
from iwa.editorial.mix import own_name
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import live, plan_source, still_lacking
from iwa.steps.wording import TO_COMPLETE, network_name

TO_OBTAIN = "à obtenir"
ANONYMOUS = ", à citer sans"  # how the proof of a review goes on


def series_slide(month: ClientMonth) -> Slide:
    """A line a series: its day, its network, its pillar, the subject of each of its numbers."""
    plan = plan_of(month)
    found = series_of(month, month.month.next)
    columns = (
        Column("Série", 1.3, role="strong"), Column("Quand et où", 1.2), Column("Pilier", 1.0), Column("Les numéros du calendrier", 4.6),
    )  # fmt: skip
    rows = [row for row in live(plan.rows) if row.series]
    return Slide(
        id="calendrier.series",
        title=_title(month, found, rows),
        subtitle="Un rendez-vous par semaine, à jour fixe, un sujet différent à chaque fois",
        exhibit=Table(
            columns,
            tuple(_line(month, one, plan) for one in found),
            f"Les séries hebdomadaires {numbers.of(month.client.name)}.",
        ),
        message=_message(month, rows),
        decision=_decision(found, rows),
        source=plan_source(month, plan, rows),
        notes="Deux séries sont prêtes au premier mois, trois à partir du deuxième. Le jour est celui que le dossier note ; un jour de "
        "fermeture ou de mémoire déplace le numéro au jour libre le plus proche.",
    )


def _line(month: ClientMonth, one: Series, plan: Plan) -> tuple[str, ...]:
    own = [row for row in live(plan.rows) if row.series == one.kind]
    subjects = " ; ".join(f"{row.day.day}/{row.day.month} {_subject(row, one)}" for row in own)
    when = f"le {numbers.WEEKDAY_NAMES[one.weekday]}, {network_name(one.network)}"
    return (
        one.name or one.kind.capitalize(),
        when,
        own_name(month, one.pillar),
        subjects or TO_COMPLETE,
    )


def _subject(row: PlannedPost, one: Series) -> str:
    """The subject of a number, without the name of its series."""
    return (row.theme or TO_COMPLETE).removeprefix(f"{one.name or one.kind.capitalize()}{numbers.NO_BREAK}: ")


def _title(month: ClientMonth, found: tuple[Series, ...], rows: list[PlannedPost]) -> str:
    """The series that have a number, and those that wait for a subject."""
    placed = {row.series for row in rows}
    names = [_quoted(one) for one in found if one.kind in placed]
    empty = [_quoted(one) for one in found if one.kind not in placed]
    waits = f"{numbers.listed(empty)} {'attend' if len(empty) == 1 else 'attendent'} des sujets"
    if found and not names:
        return waits
    if not names:
        return f"Aucune série n’a de place : il manque des piliers ou des heures à {month.client.name}"
    many = {1: "Un rendez-vous", 2: "Deux rendez-vous", 3: "Trois rendez-vous"}[len(names)]
    return f"{many} par semaine : {numbers.listed(names)}" + (f" ; {waits}" if empty else "")


def _quoted(one: Series) -> str:
    return f"« {one.name or one.kind} »"


def _message(month: ClientMonth, rows: list[PlannedPost]) -> tuple[str, ...]:
    proofs = [row for row in rows if row.series == "preuve"]
    missing = [row for row in proofs if TO_OBTAIN in (row.proof or "")]
    told = list(waiting(month))
    if proofs and missing:
        first = missing[0]
        day = numbers.day(first.day, year=False)
        told.append(
            f"{numbers.counted(len(missing), 'preuve')} à obtenir sur {len(proofs)} : la première est attendue pour le {day}."
        )
    elif proofs:
        shown = [str(row.proof).partition(ANONYMOUS) for row in proofs]
        unnamed = " ; les avis sont cités sans nom" if any(mark for _, mark, _ in shown) else ""
        told.append(f"Chaque numéro de preuve a la sienne : {numbers.listed(name for name, _, _ in shown)}{unnamed}.")
    return tuple(told)


def _decision(found: tuple[Series, ...], rows: list[PlannedPost]) -> str:
    if not found:
        return "Trouver des heures pour une première série, ou n’en promettre aucune."
    unnamed = [one.kind for one in found if not one.name]
    if unnamed:
        return f"Donner un nom à la série {numbers.listed(unnamed)}, à noter dans l’onglet « éditorial »."
    missing = [row for row in rows if row.series == "preuve" and TO_OBTAIN in (row.proof or "")]
    if missing:
        return f"Obtenir dès maintenant {still_lacking(missing[0])}."
    return f"Produire d’avance les deux premiers numéros de chaque série ({SERIES[0]} d’abord)."
