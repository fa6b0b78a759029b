"""Highlights, campaigns and dates of the year: kept with their pillar, or left out with the reason."""

from __future__ import annotations

from datetime import date

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import NO_PLACE, Plan
from iwa.calendar.row import PlannedPost
from iwa.calendar.trade_dates import trade_of
from iwa.client_month import ClientMonth
from iwa.method.dates import dates
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import counted, day_name, live, networks_said, pillar_name, plan_source
from iwa.steps.wording import TO_COMPLETE, excerpt

MOST = 12  # lines of a table


def highlights(month: ClientMonth) -> Slide:
    """A line for each highlight, campaign or date that is kept: what it is, its pillars, the days of its posts."""
    plan = plan_of(month)
    named = _by_title(plan)
    columns = (
        Column("Date", 0.9), Column("Ce qui arrive", 2.2, role="strong"), Column("Nature", 0.9), Column("Piliers", 1.4),
        Column("Publications", 3.0),
    )  # fmt: skip
    lines = [_line(month, title, rows) for title, rows in named.items()]
    return Slide(
        id="calendrier.temps-forts",
        title=_title(month, plan, named),
        subtitle="Agenda du dossier et dates de l’année retenues ; chacune annoncée avant, quand il reste du temps",
        exhibit=Table(columns, tuple(lines), f"Les temps forts {numbers.of(month.client.name)} et leurs publications.")
        if lines
        else None,
        message=_message(month, plan, named),
        decision=_decision(plan, named),
        source=plan_source(month, plan, [row for rows in named.values() for row in rows]),
        notes="Un événement est annoncé une semaine avant, rappelé la veille, puis raconté ; une campagne revient chaque semaine jusqu’à "
        "ses derniers jours. Une date de l’année n’est retenue que si elle sert un pilier et ce métier.",
    )  # fmt: skip


def _by_title(plan: Plan) -> dict[str, list[PlannedPost]]:
    """The rows of each highlight, by its title, in the order of their first post."""
    found: dict[str, list[PlannedPost]] = {}
    for row in live(plan.rows):
        if row.campaign:
            found.setdefault(row.campaign, []).append(row)
    return found


def _line(month: ClientMonth, title: str, rows: list[PlannedPost]) -> tuple[str, ...]:
    pillars = numbers.listed(dict.fromkeys(pillar_name(month, row) for row in rows))
    days = ", ".join(f"{row.day.day}/{row.day.month}" for row in rows)
    return _when(month, title, rows), title, _nature(rows), pillars, f"{days} ({networks_said(rows)})"


def _when(month: ClientMonth, title: str, rows: list[PlannedPost]) -> str:
    """When it takes place: as the agenda has it, else the day of its last post."""
    event = next((one for one in month.dossier.agenda if one.title == title), None)
    if event is None:
        return day_name(rows[-1].day)
    if event.last_day == event.start:
        return day_name(event.start)
    return f"{_short(event.start)} – {_short(event.last_day)}"


def _short(day: date) -> str:
    return f"{day.day}/{day.month}"


def _nature(rows: list[PlannedPost]) -> str:
    kinds = [row.kind for row in rows if row.kind in ("temps fort", "campagne", "marronnier")]
    named = {"marronnier": "date de l’année"}
    return named.get(str(kinds[0]), str(kinds[0])) if kinds else "campagne"


def _title(month: ClientMonth, plan: Plan, named: dict[str, list[PlannedPost]]) -> str:
    if not named and any(NO_PLACE in one.reason for one in plan.left_out):
        return f"Aucune date de l’agenda {numbers.of(month.client.name)} n’a de place au rythme que les heures tiennent"
    if not named:
        return f"Aucun temps fort à l’agenda {numbers.of(month.client.name)} : le mois repose sur ses séries"
    most = max(named, key=lambda title: len(named[title]))
    return f"{numbers.counted(len(named), 'date retenue', 'dates retenues')}, « {excerpt(most, 50)} » au premier plan"


def _message(month: ClientMonth, plan: Plan, named: dict[str, list[PlannedPost]]) -> tuple[str, ...]:
    """How many posts they take, then the moments that found no place, by name."""
    posts = [row for rows in named.values() for row in rows]
    told = [f"Elles prennent {counted(posts)} sur {numbers.integer(len(live(plan.rows)))}."] if posts else []
    missed = [one for one in plan.left_out if NO_PLACE in one.reason]
    own = {event.title for event in month.dossier.agenda}
    if not own & ({*named} | {one.name for one in missed}):
        told.append(f"Temps forts {numbers.of(month.client.name)} : {TO_COMPLETE} (onglet « agenda »).")
    if missed:
        names = numbers.listed(f"« {excerpt(one.name, 60)} » ({_short(one.day)})" for one in missed[:3])
        more = f" et {len(missed) - 3} de plus" if len(missed) > 3 else ""
        told.append(f"Sans place au rythme que les heures tiennent : {names}{more}.")
    return tuple(told)


def _decision(plan: Plan, named: dict[str, list[PlannedPost]]) -> str:
    missed = [one for one in plan.left_out if NO_PLACE in one.reason]
    if not named and missed:
        return f"Trouver des heures pour « {excerpt(missed[0].name, 60)} », ou y renoncer."
    if not named:
        return "Noter dans l’onglet « agenda » ce qui arrive le mois prochain, même petit."
    title, rows = next(iter(named.items()))
    return f"Fournir pour le {numbers.day(rows[0].day, year=False)} de quoi annoncer « {title} »."


def left_out_dates(month: ClientMonth) -> Slide:
    """A line for each date that is left out, with the reason."""
    plan = plan_of(month)
    left = [one for one in plan.left_out if NO_PLACE not in one.reason]
    columns = (Column("Date", 0.8), Column("Nom", 2.0, role="strong"), Column("Pourquoi elle est laissée de côté", 4.0))
    lines = tuple((day_name(one.day), one.name, one.reason) for one in left[:MOST])
    kept = [row for row in live(plan.rows) if row.kind == "marronnier"]
    return Slide(
        id="calendrier.dates",
        title=_left_title(month, len(left), kept),
        subtitle=f"Jours fériés, vacances scolaires{_zone(month)}, soldes et dates du métier, {numbers.period(plan.first, plan.last)}",
        exhibit=Table(columns, lines, f"Les dates que {month.client.name} laisse de côté."),
        message=_trade(month),
        decision=_left_decision(month, kept),
        source=plan_source(month, plan, kept),
        notes="Un pilier ou rien : une date qui ne sert ni le métier ni un pilier rend la marque semblable à toutes les autres.",
    )


def _zone(month: ClientMonth) -> str:
    zone = month.client.school_zone
    return f" de la zone {zone}" if zone else " (zone à compléter dans client.yaml)"


def _left_title(month: ClientMonth, left: int, kept: list[PlannedPost]) -> str:
    names = list(dict.fromkeys(row.campaign for row in kept if row.campaign))
    what = f"{numbers.counted(left, 'date laissée', 'dates laissées')} de côté"
    if names:
        return f"{what} ; {month.client.name} garde {numbers.listed(f'« {name} »' for name in names)}"
    return f"{what} : aucune date de l’année ne sert {month.client.name} ce mois-là"


def _trade(month: ClientMonth) -> tuple[str, ...]:
    trade = trade_of(month.client.sector)
    if trade is None:
        return (
            f"Le secteur « {month.client.sector} » n’est d’aucune famille connue : les dates du métier sont à compléter.",
        )
    return (f"Lu comme un métier de la famille « {dates().trades[trade].name} », d’après « {month.client.sector} ».",)


def _left_decision(month: ClientMonth, kept: list[PlannedPost]) -> str:
    if kept:
        return f"Garder « {kept[0].campaign} » si {month.client.name} a quelque chose à y montrer, sinon la retirer."
    return f"Dire s’il manque une date propre à {month.client.name}, à noter dans l’onglet « agenda »."
