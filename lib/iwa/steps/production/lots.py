"""The batch plan of the next month: its sessions on real days, with the rows of the calendar that each is for."""

from __future__ import annotations

from collections import Counter

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import hours_said
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import counted, day_name, live, networks_said, plan_source
from iwa.steps.charter.noted import quoted
from iwa.steps.production.batches import Batches, Session, batches
from iwa.steps.production.subjects import short
from iwa.steps.wording import TO_COMPLETE, month_label
from iwa.tables import FORMATS

NOTE = (
    "Une séance vient assez tôt pour que la relecture, la validation et la programmation tiennent leurs délais avant la première parution "
    "qu’elle sert ; elle dure sept heures au plus, jours fériés et fermetures exclus. Les heures sont celles des lignes du calendrier, du "
    "brief à la programmation. Ce qui est déjà produit ou fixé le mois d’avant n’y est pas."
)
MOST_NAMED = 2
MOST_SAID = 2  # the others stand in the notes
LONGEST_THEME = 52
COLUMNS = (
    Column("Séance", 1.9, role="strong"), Column("Pour paraître", 1.9), Column("Contenus", 2.1), Column("Sujets", 4.2),
    Column("Qui", 1.5), Column("Heures", 0.8, "right"),
)  # fmt: skip
PLURALS = {"reel": "reels", "video": "vidéos", "short": "vidéos courtes", "image": "images", "story": "stories",
           "carousel": "carrousels", "text": "textes", "link": "liens", "post": "publications"}  # fmt: skip
SINGULARS = {"short": "vidéo courte", "text": "texte", "post": "publication"}


def lots(month: ClientMonth) -> Slide:
    """A line a session, in the order of its days."""
    found = batches(month)
    rows = [row for one in found.sessions for row in one.rows]
    return Slide(
        id="production.lots",
        title=_title(month, found),
        subtitle=f"Séances de {month_label(month.month.next)}, chacune pour deux semaines d’une même nature : {counted(rows)}",
        exhibit=Table(
            COLUMNS,
            tuple(_line(one) for one in found.sessions) or ((TO_COMPLETE, *["–"] * 5),),
            f"Le plan de production par lots {numbers.of(month.client.name)}.",
        ),
        message=tuple(_message(month, found)[:MOST_SAID]),
        decision=_decision(month, found),
        source=plan_source(month, plan_of(month), rows),
        notes=" ".join((NOTE, *_message(month, found)[MOST_SAID:])),
    )


def _line(one: Session) -> tuple[str, ...]:
    themes = [short(row.theme, LONGEST_THEME) for row in one.rows if row.theme]
    left = len(themes) - MOST_NAMED
    told = " ; ".join(themes[:MOST_NAMED]) or TO_COMPLETE
    first, last = one.rows[0].day, one.rows[-1].day
    return (
        f"{day_name(one.day)}, {one.work.lower()}",
        day_name(first) if first == last else f"{day_name(first)} au {day_name(last)}",
        formats_said(one),
        f"{told} ; {numbers.counted(left, 'autre')}" if left > 0 else told,
        numbers.listed(one.owners) or TO_COMPLETE,
        hours_said(one.hours),
    )


def formats_said(one: Session) -> str:
    """How many contents of each format a session gives: "4 reels et 1 vidéo"."""
    counts = Counter(row.format or "text" for row in one.rows)
    return numbers.listed(
        numbers.counted(count, SINGULARS.get(name, FORMATS[name].lower()), PLURALS.get(name, ""))
        for name, count in counts.items()
    )


def _title(month: ClientMonth, found: Batches) -> str:
    if not found.sessions:
        return (
            f"Aucun lot à produire : le calendrier {numbers.of(month_label(month.month.next))} n’a pas de ligne à faire"
        )
    rows = [row for one in found.sessions for row in one.rows]
    first = found.sessions[0]
    told = f"{numbers.counted(len(found.sessions), 'séance donne', 'séances donnent')} {counted(rows)} sur {networks_said(rows)}"
    whole = f"{told}, la première le {numbers.day(first.day, year=False)}"
    return whole if len(whole) <= 110 else told


def _message(month: ClientMonth, found: Batches) -> list[str]:
    told, plan = [], plan_of(month)
    if found.sessions:
        hours = hours_said(sum(one.hours for one in found.sessions))
        shared = _by_work(found)
        told.append(f"{hours} en tout : {shared}.")
    if plan.hours_available is not None and plan.hours > plan.hours_available:
        told.append(f"Le calendrier demande {hours_said(plan.hours)} quand l’équipe en a {hours_said(plan.hours_available)}.")  # fmt: skip
    tight = [one for one in found.sessions if one.is_tight]
    if tight:
        late = tight[0].rows[0]
        told.append(
            f"Délais trop courts pour {numbers.counted(len(tight), 'séance')} : dès {quoted(late.theme or TO_COMPLETE, 44)}, {numbers.day(late.day, year=False)}."
        )
    if found.under_way:
        until = max(row.day for row in found.under_way)
        told.append(
            f"Hors lots : {counted(found.under_way)} jusqu’au {numbers.day(until, year=False)}, que la première semaine a déjà en main."
        )
    return told


def _by_work(found: Batches) -> str:
    totals: Counter[str] = Counter()
    for one in found.sessions:
        totals[one.work.lower()] += one.hours  # type: ignore[assignment]
    return numbers.listed(f"{work} {hours_said(hours)}" for work, hours in totals.most_common())


def _decision(month: ClientMonth, found: Batches) -> str:
    if not found.sessions:
        rows = live(plan_of(month).rows)
        return "Rien à produire d’avance." if rows else "Remplir le calendrier, puis refaire ce plan."
    unowned = [one for one in found.sessions if not one.owners]
    if unowned:
        return f"Dire qui tient la séance du {numbers.day(unowned[0].day, year=False)}."
    longest = max(found.sessions, key=lambda one: one.hours)
    who = numbers.listed(longest.owners)
    return f"Bloquer la journée {numbers.of(who)} le {numbers.day(longest.day, year=False)} : {formats_said(longest)}."
