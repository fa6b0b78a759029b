"""The proofs to get, with why each is wanted, by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.proofs import Proof
from iwa.editorial.mix import chosen_pillars, own_name
from iwa.editorial.proofs import SHOWN, inventory, proofs_for
from iwa.method import pillars as method
from iwa.method.obtaining import ways
from iwa.numbers import day as day_in_words
from iwa.steps.architecture.people import makers
from iwa.steps.calendar.planned import live
from iwa.steps.campaign_plans.backwards import CREATION, working_days_after, working_days_before
from iwa.steps.proof_plan.answered import answers
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name

LONGEST = 60  # letters
OFTEN = 2  # times from which an objection asks for a proof of its own
CITED = ("cas client", "témoignage", "avis")  # that somebody gives, who must agree


@dataclass(frozen=True)
class Wanted:
    """A proof to get: what, why, of which kind, who goes for it, who is asked, by which day."""

    what: str
    why: str
    kind: str
    who: str
    asked: str
    by: date


def wanted(month: ClientMonth) -> list[Wanted]:
    """What is noted to be obtained, then what pillars, objections and key messages lack; each once, the first due first."""
    found = list(_all(month))
    once = {plain(one.what): one for one in reversed(found)}
    kept = [one for one in found if once[plain(one.what)] is one]
    return sorted(kept, key=lambda one: one.by)


def _all(month: ClientMonth) -> Iterator[Wanted]:
    yield from _noted(month)
    yield from _of_pillars(month)
    yield from _of_objections(month)
    yield from _of_messages(month)


def _noted(month: ClientMonth) -> Iterator[Wanted]:
    """The proofs of the dossier that may not be shown yet, and those whose leave has ended."""
    found = inventory(month.dossier.proofs, month.month.last)
    ended = [proof for proof in found.lost if proof.permission != "refusée"]
    for proof in (*found.to_obtain, *ended):
        row = _row_for(month, proof.name)
        why = _needed(row) if row else "notée au dossier"
        what = f"{excerpt(proof.name, LONGEST)} : accord à renouveler" if proof in ended else f"{excerpt(proof.name, LONGEST)} : accord" if proof.state == "existe" else excerpt(proof.name, LONGEST)  # fmt: skip
        yield Wanted(what, why, proof.kind, _who(month, proof), _asked(month, proof), _by(month, proof.kind, row))


def _needed(row: PlannedPost) -> str:
    return f"attendue par la publication du {day_in_words(row.day, year=False)} ({network_name(row.network)})"


def _row_for(month: ClientMonth, name: str) -> PlannedPost | None:
    """The first row of the plan that waits for a proof of this name."""
    rows = sorted(live(plan_of(month).rows), key=lambda row: row.day)
    return next(
        (row for row in rows if "à obtenir" in (row.proof or "") and plain(name) in plain(row.proof or "")), None
    )


def _who(month: ClientMonth, proof: Proof | None) -> str:
    """Who goes for it: the owner where they are of the team, else whoever makes the contents."""
    team = [person.name for person in month.dossier.team]
    if proof and proof.owner in team:
        return str(proof.owner)
    return next(iter(makers(month)), TO_COMPLETE)


def _asked(month: ClientMonth, proof: Proof) -> str:
    """Whom one asks: the owner, or where that is somebody of the team, the one who is quoted."""
    if proof.owner and proof.owner not in [person.name for person in month.dossier.team]:
        return proof.owner
    if proof.owner:
        return "qui y est cité" if proof.kind in CITED else "en interne"
    return TO_COMPLETE


def _by(month: ClientMonth, kind: str, row: PlannedPost | None) -> date:
    """In time for the production of the row that waits for it, else after the days that its kind takes."""
    usual = working_days_after(month.month.last, ways()[kind].days)
    return max(working_days_before(row.day, CREATION), month.month.next.first) if row else usual


def _of_pillars(month: ClientMonth) -> Iterator[Wanted]:
    found = inventory(month.dossier.proofs, month.month.last)
    for pillar in chosen_pillars(month):
        if proofs_for(pillar, (*found.usable, *found.to_obtain)):
            continue
        kind = next((one for one in method.pillars().pillars[pillar].proofs if one in SHOWN), "")
        if kind:
            name = own_name(month, pillar)
            yield Wanted(
                f"{kind} pour « {name} »",
                "pilier publié sans preuve",
                kind,
                _who(month, None),
                TO_COMPLETE,
                _by(month, kind, None),
            )


def _of_objections(month: ClientMonth) -> Iterator[Wanted]:
    for one in answers(month):
        if not one.shown and not one.coming and one.objection.count >= OFTEN:
            text = f"« {excerpt(one.objection.text, LONGEST)} »"
            yield Wanted(f"{one.kind} qui réponde à {text}", f"objection reçue {one.objection.count} fois", one.kind, _who(month, None), TO_COMPLETE, _by(month, one.kind, None))  # fmt: skip


def _of_messages(month: ClientMonth) -> Iterator[Wanted]:
    for message in month.dossier.key_messages:
        if not message.proof:
            what = f"chiffre ou cas qui montre « {excerpt(message.message.rstrip('.'), LONGEST)} »"
            yield Wanted(
                what, "message clé sans preuve", "chiffre", _who(month, None), TO_COMPLETE, _by(month, "chiffre", None)
            )
