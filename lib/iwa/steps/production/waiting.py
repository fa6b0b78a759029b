"""Where posts wait: by stage for the client, by person for the agency alone."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.calendar.stages import Late, Wait, circuit_of, contradictory, followed, late, typical, undated, waits
from iwa.client_month import ClientMonth
from iwa.dossier.choices import PRODUCTION_STAGES
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.charter.noted import quoted
from iwa.steps.production.days import days_said, span_said
from iwa.steps.sourcing import month_period
from iwa.steps.tracing import circuit_figure, wait_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, month_label, network_name
from iwa.trace.held_plan import WORKBOOK
from iwa.traced import within

MOST_NAMED = 3
NOTE = (
    "Jours ouvrés, du lundi au vendredi, jours fériés exclus. L’attente d’une étape va du jour noté de la fin de l’étape d’avant à "
    "celui de la sienne ; le brief n’a pas de début noté. Le retard se lit au dernier jour du mois : une étape doit finir assez tôt "
    "pour que les délais des suivantes tiennent avant la parution, un jour chacune quand aucun n’est noté."
)


def waiting(month: ClientMonth) -> Slide:
    """A line a stage: the delay agreed, the median and the longest wait of the month's posts, the posts late now."""
    columns = (
        Column("Étape", 1.5, role="strong"), Column("Délai convenu", 1.3, "right"), Column("Attente du milieu", 1.3, "right"),
        Column("La plus longue", 1.2, "right"), Column("Publications suivies", 1.3, "right"), Column("En retard", 1.1, "right"),
    )  # fmt: skip
    slow = _slow(month)
    rows = tuple(_line(month, stage) for stage in PRODUCTION_STAGES)
    return Slide(
        id="production.attente",
        title=_title(month, slow),
        subtitle=f"Attente par étape, en jours ouvrés, {month_period(month)} ; retards au {numbers.day(month.month.last)}",
        exhibit=Table(
            columns,
            rows,
            f"Les attentes et les retards {numbers.of(month.client.name)}, étape par étape.",
            emphasis=tuple(PRODUCTION_STAGES.index(slow) for slow in [slow] if slow),
        ),
        message=tuple(_message(month)),
        decision=_decision(month, slow),
        source=_source(month),
        notes=NOTE,
    )


def waiting_by_person(month: ClientMonth) -> Slide:
    """Who keeps the others waiting: the waits of each person's stages and what is late with them; for the agency."""
    people = list(
        dict.fromkeys([*(one.owner or "" for one in waits(month)), *(one.owner or "" for one in late(month))])
    )
    rows = sorted((_person(month, name) for name in people), key=lambda row: row[0] == TO_COMPLETE)
    columns = (
        Column("Personne", 1.6, role="strong"), Column("Étapes tenues", 2.0), Column("Attente du milieu", 1.2, "right"),
        Column("La plus longue", 1.2, "right"), Column("En retard", 1.0, "right"), Column("À relancer d’abord", 3.0),
    )  # fmt: skip
    return Slide(
        id="production.attente.personnes",
        title=_title_of_people(month, people),
        subtitle=f"Attente par personne, en jours ouvrés, {month_period(month)} ; retards au {numbers.day(month.month.last)}",
        exhibit=Table(
            columns, tuple(rows) or ((TO_COMPLETE, *["–"] * 5),), "Les attentes et les retards, personne par personne."
        ),
        decision=_decision_of_people(month),
        source=_source(month),
        notes=NOTE,
        audience="interne",
    )


def _source(month: ClientMonth) -> Source:
    count = numbers.counted(len(followed(month)), "ligne suivie", "lignes suivies")
    return Source((WORKBOOK, "dossier.xlsx, onglet « circuit »"), month_period(month), count, entered=True,
                  exports="calendrier de l’équipe et onglet « circuit »")  # fmt: skip


def _of(found: Sequence[Wait], stage: str) -> list[Wait]:
    return [one for one in found if one.stage == stage]


def _line(month: ClientMonth, stage: str) -> tuple[str, ...]:
    found, row = _of(waits(month), stage), circuit_of(month).get(stage)
    agreed = row.agreed_days if row else None
    behind = len([one for one in late(month) if one.stage == stage])
    delay = TO_COMPLETE if agreed is None else circuit_figure(span_said(agreed), "agreed_days", stage)
    return capital(stage), delay, *_waited(found, stage=stage), _behind(behind, stage=stage)


def _waited(found: Sequence[Wait], **where: str) -> tuple[str, str, str]:
    """Median, longest and count of some waits; dashes where no two days are noted."""
    middle = typical(found)
    if middle is None:
        return "–", "–", "–"
    longest = max(one.days for one in found)
    return (
        wait_figure(span_said(middle), "stage_wait", **where),
        wait_figure(numbers.integer(longest), "stage_longest", **where),
        wait_figure(numbers.integer(len({id(one.row) for one in found})), "stage_posts", **where),
    )


def _behind(count: int, **where: str) -> str:
    return wait_figure(numbers.integer(count), "late_posts", **where) if count else "–"


def _slow(month: ClientMonth) -> str:
    """The stage that passes its delay by most, else the one in which posts wait longest; "" where nothing is noted."""
    rows = circuit_of(month)
    found = {stage: typical(_of(waits(month), stage)) for stage in PRODUCTION_STAGES}
    known = {stage: middle for stage, middle in found.items() if middle is not None}

    def over(stage: str) -> float:
        agreed = rows[stage].agreed_days if stage in rows else None
        return known[stage] - agreed if agreed is not None else 0.0

    def longest(stage: str) -> int:
        return max(one.days for one in _of(waits(month), stage))

    return max(known, key=lambda stage: (max(over(stage), 0.0), known[stage], longest(stage)), default="")


def _title(month: ClientMonth, slow: str) -> str:
    when, name = month_label(month.month), month.client.name
    if not slow:
        behind = len(late(month))
        if behind:
            figure = wait_figure(numbers.integer(behind), "late_posts")
            told = "publication est en retard" if behind == 1 else "publications sont en retard"
            return within(
                f"{figure} {told} chez {name} ; depuis quelle étape reste {TO_COMPLETE}, faute de dates", figure
            )
        return f"Où les publications {numbers.of(name)} attendent reste {TO_COMPLETE} : aucune date d’étape en {when}"
    middle = typical(_of(waits(month), slow)) or 0.0
    wait = days_said(middle, wait_figure(span_said(middle), "stage_wait", stage=slow))
    row = circuit_of(month).get(slow)
    if row and row.agreed_days is not None and middle > row.agreed_days:
        agreed = circuit_figure(span_said(row.agreed_days), "agreed_days", slow)
        return within(
            f"La {slow} prend {wait} chez {name}, pour {agreed} convenus : c’est là que l’on attend", wait, agreed
        )
    return within(f"Chez {name}, c’est à la {slow} que l’on attend le plus : {wait}", wait)


def _message(month: ClientMonth) -> list[str]:
    behind, told = late(month), []
    if behind:
        names = numbers.listed(_late_said(one) for one in behind[:MOST_NAMED])
        left = len(behind) - MOST_NAMED
        more = f" ; et {numbers.counted(left, 'autre')}" if left > 0 else ""
        told.append(f"En retard d’abord : {names}{more}.")
    wrong, silent = contradictory(month), undated(month)
    if wrong:
        told.append(f"Dates qui se contredisent, non comptées : {numbers.listed(_said(row) for row in wrong[:2])}.")
    if silent:
        published = numbers.counted(len(silent), "publication parue", "publications parues")
        told.append(f"{published} sans aucune date d’étape, dont {_said(silent[0])}.")
    if month.book.refused:
        told.append(month.book.refused)
    elif not followed(month):
        told.append(f"Aucune ligne du calendrier en {month_label(month.month)} : le classeur commence au mois suivant.")
    return told


def _said(row: object) -> str:
    theme, network, day = getattr(row, "theme", None), getattr(row, "network", ""), getattr(row, "day", None)
    where = f"{network_name(network)}, {numbers.day(day, year=False)}" if day else network_name(network)
    return f"{quoted(theme, 46)} ({where})" if theme else where


def _late_said(one: Late) -> str:
    return f"{_said(one.row)}, en {one.stage}" if one.stage != "brief" else f"{_said(one.row)}, sans brief"


def _decision(month: ClientMonth, slow: str) -> str:
    behind = late(month)
    if behind:
        first = behind[0]
        if first.row.day <= month.month.last:
            return f"Donner une nouvelle date à {_said(first.row)}, ou y renoncer."
        return f"Débloquer d’abord {_said(first.row)} : {_due(first)}."
    if not slow:
        return "Noter dans le calendrier le jour où chaque étape finit : « brief le », « création le », jusqu’à la programmation."
    row, middle = circuit_of(month).get(slow), typical(_of(waits(month), slow)) or 0.0
    if row is None or row.agreed_days is None:
        return f"Convenir d’un délai pour la {slow} : aucun n’est noté."
    if middle <= row.agreed_days:
        return NOTHING_TO_CHANGE
    return f"Revoir le délai de la {slow} ou avancer d’autant l’étape d’avant."


def _due(one: Late) -> str:
    verb = "le brief était attendu" if one.stage == "brief" else f"la {one.stage} était attendue"
    return f"{verb} le {numbers.day(one.due, year=False)}"


def _person(month: ClientMonth, name: str) -> tuple[str, ...]:
    own = [one for one in waits(month) if (one.owner or "") == name]
    behind = [one for one in late(month) if (one.owner or "") == name]
    stages = [
        stage for stage in PRODUCTION_STAGES if stage in {*(one.stage for one in own), *(one.stage for one in behind)}
    ]
    middle, longest, _ = _waited(own, person=name)
    first = _late_said(behind[0]) if behind else "–"
    return name or TO_COMPLETE, numbers.listed(stages), middle, longest, _behind(len(behind), person=name), first


def _title_of_people(month: ClientMonth, people: Sequence[str]) -> str:
    behind = [one.owner for one in late(month)]
    named = [name for name in people if name]
    if not named:
        return f"Qui fait attendre les publications {numbers.of(month.client.name)} reste {TO_COMPLETE}"
    most = max(named, key=behind.count)
    if behind.count(most):
        figure = wait_figure(numbers.integer(behind.count(most)), "late_posts", person=most)
        noun = "publication en retard est" if behind.count(most) == 1 else "publications en retard sont"
        return within(f"{figure} {noun} chez {most}", figure)
    middles = {name: typical([one for one in waits(month) if one.owner == name]) or 0.0 for name in named}
    slowest = max(middles, key=lambda name: middles[name])
    wait = days_said(middles[slowest], wait_figure(span_said(middles[slowest]), "stage_wait", person=slowest))
    return within(f"Rien n’est en retard ; on attend {slowest} le plus longtemps, {wait}", wait)


def _decision_of_people(month: ClientMonth) -> str:
    behind = [one for one in late(month) if one.owner]
    if behind:
        return f"Relancer {behind[0].owner} : {_late_said(behind[0])}."
    if any(one.owner is None for one in late(month)):
        return "Noter dans l’onglet « circuit » qui tient chaque étape, pour savoir qui relancer."
    return NOTHING_TO_CHANGE
