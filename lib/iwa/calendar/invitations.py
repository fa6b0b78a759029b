"""The calendar for an agenda: posts, highlights and the monthly meeting as .ics, the same bytes for the same plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

from iwa.calendar.plan import Plan
from iwa.calendar.public_dates import bank_holidays
from iwa.calendar.rhythm import is_meeting
from iwa.calendar.ritual_dates import ritual_dates
from iwa.calendar.rituals import Ritual
from iwa.calendar.row import PlannedPost
from iwa.calendar.working_days import after
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.months import Month
from iwa.networks import NAMES

NOT_TO_COME = ("reporté", "abandonné")
HIGHLIGHTS = ("temps fort", "campagne", "événement", "nouveauté", "recrutement")  # natures of the agenda worth a date
POST_MINUTES = 15


def invitations(month: ClientMonth, plan: Plan, rituals: Sequence[Ritual] = ()) -> bytes:
    """The plan's posts, the agenda's highlights of its days, the rituals given, and the meeting on the month's report."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//IWA//Calendrier//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Calendrier {month.client.name}")
    calendar.add("x-wr-timezone", month.client.timezone)
    stamp = datetime(month.month.next.year, month.month.next.number, 1, tzinfo=UTC)  # no clock: the month's own
    for event in (*_events(month, plan), *ritual_dates(month.client, plan, rituals)):
        event.add("dtstamp", stamp)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _events(month: ClientMonth, plan: Plan) -> Iterator[icalendar.Event]:
    seen: set[str] = set()
    for row in plan.rows:
        uid = _uid(row, seen)
        if row.status not in NOT_TO_COME:
            yield _post(row, f"{uid}@{month.client.slug}.iwa", ZoneInfo(month.client.timezone))
    for rank, event in enumerate(highlights(month, plan.first, plan.last)):
        yield _highlight(event, f"temps-fort-{event.start}-{rank}@{month.client.slug}.iwa")
    yield _meeting(month)


def _uid(row: PlannedPost, seen: set[str]) -> str:
    """The identifier; of a row that has none, its day and network, told apart by a rank."""
    base = row.identifier or f"{row.day}-{row.network}-main"
    name = next(name for name in (base, *(f"{base}-{n}" for n in range(2, 1000))) if name not in seen)
    seen.add(name)
    return name


def _post(row: PlannedPost, uid: str, zone: ZoneInfo) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("summary", f"{NAMES[row.network]} : {row.theme or row.campaign or row.format or 'publication'}")
    event.add("description", _told(row))
    event.add("categories", [row.kind or "publication"])
    event.add("status", "CONFIRMED" if row.status in ("programmé", "publié") else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    if row.hour:
        start = datetime.combine(row.day, row.hour, zone)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=POST_MINUTES))
    else:
        _whole_days(event, row.day, row.day)
    return event


def _told(row: PlannedPost) -> str:
    """What somebody needs who opens the date: state, owner, brief, call, link."""
    parts = {
        "État": row.status, "Responsable": row.owner, "Accroche": row.hook, "Preuve": row.proof, "Brief": row.brief,
        "Appel à l’action": row.call, "Lien suivi": row.link, "Campagne": row.campaign,
    }  # fmt: skip
    return "\n".join(f"{name} : {value}" for name, value in parts.items() if value)


def highlights(month: ClientMonth, first: date, last: date) -> list[Event]:
    """The agenda's dated events that touch some days, in their order."""
    found = [e for e in month.dossier.agenda if e.nature in HIGHLIGHTS and e.start <= last and e.last_day >= first]
    return sorted((event for event in found if not is_meeting(event)), key=lambda event: (event.start, event.title))


def _highlight(highlight: Event, uid: str) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("summary", f"{highlight.nature.capitalize()} : {highlight.title}")
    if highlight.aim:
        event.add("description", f"But : {highlight.aim}")
    event.add("categories", [highlight.nature])
    event.add("transp", "TRANSPARENT")
    _whole_days(event, highlight.start, highlight.last_day)
    return event


def _whole_days(event: icalendar.Event, first: date, last: date) -> None:
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))


def meeting_day(month: ClientMonth) -> tuple[date, bool]:
    """The day of the meeting on the month's report, and whether the agenda says it; else the first working day after the closing.

    Figures of a month are taken until its closing, so that the meeting comes after it.
    """
    noted = [e.start for e in month.dossier.agenda if is_meeting(e) and Month.of(e.start) == month.month.next]
    if noted:
        return min(noted), True
    closing = month.month.closing
    closed = {holiday.first for holiday in bank_holidays(range(closing.year, closing.year + 2))}
    return after(closing, 1, closed), False


def _meeting(month: ClientMonth) -> icalendar.Event:
    day, is_noted = meeting_day(month)
    event = icalendar.Event()
    event.add("uid", f"point-mensuel-{month.month}@{month.client.slug}.iwa")
    event.add("summary", "Point mensuel : rapport et calendrier" + ("" if is_noted else " (date à confirmer)"))
    event.add("description", "Ordre du jour : le rapport du mois, les décisions attendues, le calendrier qui vient.")
    event.add("categories", ["point mensuel"])
    event.add("status", "CONFIRMED" if is_noted else "TENTATIVE")
    _whole_days(event, day, day)
    return event
