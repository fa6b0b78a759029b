"""The four rituals: within the hours, on open days, in the agenda; what lacks is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import icalendar

from iwa.calendar.invitations import invitations
from iwa.calendar.plan import Plan
from iwa.calendar.rituals import rituals
from iwa.client_month import ClientMonth
from iwa.dossier.observations import CompetitorNote
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Person
from iwa.slides import Blocks, Table
from iwa.steps.animation import outreach, ritual_slide

Made = Callable[..., ClientMonth]
NOVEMBER = Plan(rows=(), first=date(2026, 11, 1), last=date(2026, 12, 7))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def team(hours: float | None) -> Dossier:
    return Dossier(
        team=(Person(name="Léa Martin", role="communication", hours=hours), Person(name="Paul Roy", approves="oui"))
    )


def test_the_rituals_hold_in_the_hours_kept_and_shrink_with_them(hand_made: Made) -> None:
    weekly = {hours: sum(one.weekly for one in rituals(hand_made(team(hours)))) for hours in (2, 4, 8, 16)}
    assert weekly[2] < weekly[4] < weekly[8] < weekly[16]
    assert all(weekly[hours] <= hours * 0.25 * 60 for hours in weekly)  # a quarter is kept for the community
    slide = ritual_slide(hand_made(team(2)))
    assert isinstance(slide.exhibit, Table) and plain(slide.title).endswith(
        "pas de quoi tenir relances, DM pertinents et veille"
    )
    assert "dans les 2 h que l’équipe" in plain(ritual_slide(hand_made(team(8))).title)


def test_no_two_slots_of_a_day_overlap_and_none_is_on_a_closed_one(hand_made: Made) -> None:
    month = hand_made(team(8), hours={"mardi": "10:00-12:00", "samedi": "9:00-12:00"})
    session, *others = rituals(month)
    assert session.days == (1, 5) and session.at.hour == 10
    assert all(set(one.days) <= {1, 5} for one in others)
    assert all((one.at.hour * 60 + one.at.minute) >= 600 + session.minutes for one in others if one.days[0] == 1)


def test_without_hours_or_team_it_is_said_and_the_slide_stands(hand_made: Made) -> None:
    assert "restent à compléter" in plain(ritual_slide(hand_made(team(None))).title)
    bare = ritual_slide(hand_made())
    assert "Nommer dans l’onglet « équipe »" in plain(bare.decision) and "est vide" in bare.message[0]


def test_they_come_back_weekly_in_the_agenda_but_on_holidays(hand_made: Made) -> None:
    month = hand_made(team(16))
    calendar = icalendar.Calendar.from_ical(invitations(month, NOVEMBER, rituals(month)))
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT") if "rrule" in event}
    assert set(events) == {
        f"{name} : Léa Martin" for name in ("Session d’interactions", "Relances", "DM pertinents", "Veille")
    }
    session = events["Session d’interactions : Léa Martin"]
    assert session["rrule"]["BYDAY"] == ["MO", "TU", "WE", "TH", "FR"] and session["dtstart"].dt.date() == date(
        2026, 11, 2
    )
    assert session["exdate"].dts[0].dt.date() == date(2026, 11, 11)
    assert b"RRULE" not in invitations(month, NOVEMBER)


def test_each_ritual_goes_somewhere_and_no_account_is_made_up(hand_made: Made) -> None:
    noted = CompetitorNote(competitor="Librairie du Pont")
    slide = outreach(hand_made(Dossier(team=team(8).team, competitors=(noted,))))
    assert isinstance(slide.exhibit, Blocks)
    sessions, follow, private, watch = slide.exhibit.items
    assert "à compléter" in sessions.lines[0] and "3 jours ouvrés" in plain(follow.lines[0])
    assert "Ni prix, ni code" in private.lines[2] and "Librairie du Pont" in watch.lines[0]
