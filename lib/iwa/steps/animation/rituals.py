"""The four rituals: when, how long, by whom, and that they hold in the hours kept for the community."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.rituals import Ritual, kept_minutes, rituals
from iwa.client_month import ClientMonth
from iwa.measures.printed import PRINTED
from iwa.slides import Column, Slide, Table
from iwa.steps.animation.doubts import team
from iwa.steps.architecture.figures import in_hours, team_figure
from iwa.steps.charter.noted import tabs
from iwa.steps.own_things import on_networks
from iwa.steps.wording import TO_COMPLETE, capital, lowered
from iwa.traced import within

COLUMNS = (
    Column("Rituel", 1.8, role="strong"), Column("Jours", 2.4), Column("Heure", 0.9, "right"), Column("Durée", 0.8, "right"),
    Column("Par semaine", 1, "right"), Column("Qui", 1.6),
)  # fmt: skip

MOST = 2  # sentences under the table; all that is missing in the team is on the page of what is left open


def ritual_slide(month: ClientMonth) -> Slide:
    """A line a ritual, and what they take together."""
    found, kept = rituals(month), kept_minutes(month)
    return Slide(
        id="animation.rituels",
        title=_title(month, found, kept),
        subtitle=f"Créneaux de chaque semaine sur {on_networks(month)}, hors jours fériés, inscrits dans calendrier.ics",
        exhibit=Table(
            COLUMNS,
            (*map(_line, found), ("Ensemble", "", "", "", _length(_weekly(found)), "")),
            f"Les rituels de la communauté {numbers.of(month.client.name)}.",
            emphasis=(len(found),),
        ),
        message=_message(month, found, kept),
        decision=_decision(month, found, kept),
        source=tabs("équipe"),
        notes=f"{PRINTED['team_hours'].label} : {PRINTED['team_hours'].definition} Le reste des heures gardées sert à mesurer. Un créneau de "
        "moins de dix minutes n’est pas posé : mieux vaut moins de jours.",
    )


def _line(one: Ritual) -> tuple[str, ...]:
    owner = one.owner or TO_COMPLETE
    if not one.days:
        return one.name, "pas d’heures pour lui", "–", "–", "–", owner
    at = f"{one.at.hour}{numbers.NO_BREAK}h{numbers.NO_BREAK}{one.at.minute:02d}"
    return one.name, days_said(one), at, _length(one.minutes), _length(one.weekly), owner


def days_said(one: Ritual) -> str:
    """Its days in words: "chaque jour ouvert", "lundi, mercredi et vendredi"."""
    names = [numbers.WEEKDAY_NAMES[day] for day in one.days]
    run = one.days == tuple(range(one.days[0], one.days[0] + len(one.days))) if one.days else False
    return f"{names[0]} à {names[-1]}" if run and len(names) > 2 else numbers.listed(names)


def _length(minutes: int) -> str:
    return numbers.duration(minutes * 60) if minutes >= 60 else f"{minutes}{numbers.NO_BREAK}min"


def _weekly(found: tuple[Ritual, ...]) -> int:
    return sum(one.weekly for one in found)


def _title(month: ClientMonth, found: tuple[Ritual, ...], kept: float | None) -> str:
    total = _length(_weekly(found))
    if kept is None:
        return f"Quatre rituels demandent {total} par semaine ; les heures de l’équipe restent {TO_COMPLETE}"
    shown = in_hours(team_figure(month, "upkeep"))
    held = [one for one in found if one.days]
    if len(held) < len(found):
        lacking = numbers.listed(lowered(one.name) for one in found if not one.days)
        return within(f"{shown} par semaine gardées pour animer : pas de quoi tenir {lacking}", shown)
    return within(
        f"Quatre rituels en {total} par semaine, dans les {shown} que l’équipe {numbers.of(month.client.name)} garde pour animer",
        shown,
    )


def _message(month: ClientMonth, found: tuple[Ritual, ...], kept: float | None) -> tuple[str, ...]:
    """The gravest first: what no hours hold, who is missing; then the hours that are kept."""
    session, told = found[0], []
    if session.days and kept is not None and len(session.days) < 5:
        told.append(
            f"{capital(days_said(session))} seulement : {session.owner} n’a pas d’heures pour plus de sessions."
        )
    told += [*_too_much(month, found), *(one.found for one in team(month))]
    if kept is not None:
        shown = in_hours(team_figure(month, "upkeep"))
        told.append(within(f"Heures gardées chaque semaine pour animer et mesurer : {shown}.", shown))
    return tuple(told[:MOST])


def _too_much(month: ClientMonth, found: tuple[Ritual, ...]) -> tuple[str, ...]:
    """That who holds the rituals has not the hours for them, where it is so."""
    person = next((one for one in month.dossier.team if one.name == found[0].owner), None)
    if person is None or person.hours is None:
        return ()
    free = (person.hours - (person.reserve or 0)) * 60
    if _weekly(found) <= free:
        return ()
    return (
        f"{person.name} n’a que {_length(int(free))} par semaine, réserve ôtée : partager les rituels avec quelqu’un d’autre.",
    )


def _decision(month: ClientMonth, found: tuple[Ritual, ...], kept: float | None) -> str:
    owner = found[0].owner
    if owner is None:
        return f"Nommer dans l’onglet « équipe » qui tient les sessions {numbers.of(month.client.name)}."
    if kept is None:
        return f"{owner} note ses heures dans l’onglet « équipe » : les créneaux s’y ajustent."
    stand_in = next((p.replaced_by for p in month.dossier.team if p.name == owner and p.replaced_by), None)
    return f"{owner} importe calendrier.ics et bloque ces créneaux ; " + (
        f"{stand_in} les tient en son absence." if stand_in else f"son remplaçant reste {TO_COMPLETE}."
    )
