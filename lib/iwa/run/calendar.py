"""The month's calendar: the plan laid in the client's workbook, and what the client gets of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from iwa.calendar.invitations import invitations
from iwa.calendar.month_plan import plan_of
from iwa.calendar.new_book import Edition, new_book
from iwa.calendar.plan import Plan
from iwa.calendar.rituals import rituals
from iwa.calendar.uploads import uploads
from iwa.client_month import ClientMonth
from iwa.client_values import PACKS
from iwa.run.laying import Delivery, is_ours, lay_file
from iwa.run.living_book import kept, lay_plan
from iwa.run.staging import Staged

CALENDAR = "calendrier"  # the deliverable
AGENCY_S = frozenset({"hours", "note"})  # columns that are not for the client
SCHEDULED_FROM = "croissance"  # the smallest pack that gets files for a scheduler, and the rituals of the community


def lay_month_plan(month: ClientMonth) -> tuple[Plan, tuple[str, ...]]:
    """Lays the month's plan in the client's workbook; the plan with the rows as they then stand, and sentences worth telling."""
    plan = plan_of(month)
    edition = Edition(month.client, tuple(person.name for person in month.dossier.team))
    laid = lay_plan(month.folder, month.month, plan, edition)
    return replace(plan, rows=kept(laid.rows, plan)), laid.remarks


def issue_calendar(month: ClientMonth, pack: str, staged: Staged) -> Delivery:
    """The month's plan in the workbook, and what comes of it in `livrables`."""
    held, remarks = lay_month_plan(month)
    made = calendar_files(month, held, pack)
    _drop_others(staged, made)
    files = tuple(lay_file(staged, name, content) for name, content in made.items())
    lacks = _is_scheduled(pack) and not any(name.endswith(".csv") for name in made)
    return Delivery(files, (*remarks, UNAPPROVED) if lacks else remarks)


def _drop_others(staged: Staged, made: Iterable[str]) -> None:
    """Takes away the upload files of an earlier run that this one does not make, unless a person changed them."""
    receipt = staged.receipt
    others = {name for name in receipt.deliverables if name.endswith(".csv")} - set(made)
    for name in sorted(others):
        file = staged.run.deliverables / name
        if file.is_file() and is_ours(file, receipt):
            staged.drop(file)
        del receipt.deliverables[name]


UNAPPROVED = (
    "Aucun texte du calendrier n’est écrit et validé : il n’y a pas encore de fichier pour l’outil de programmation."
)


def calendar_files(month: ClientMonth, plan: Plan, pack: str) -> Mapping[str, tuple[str, bytes]]:
    """The client's files by name, each with its title: the workbook without what is the agency's, the dates, the uploads."""
    edition = Edition(month.client, tuple(person.name for person in month.dossier.team), AGENCY_S)
    files = {
        f"{CALENDAR}.xlsx": ("Calendrier, classeur", new_book(edition, plan)),
        f"{CALENDAR}.ics": (
            "Calendrier, dates à importer",
            invitations(month, plan, rituals(month) if _is_scheduled(pack) else ()),
        ),
    }
    return files | (uploads(plan.rows) if _is_scheduled(pack) else {})


def _is_scheduled(pack: str) -> bool:
    return PACKS.index(pack) >= PACKS.index(SCHEDULED_FROM)
