"""What the production kit lacks of the dossier and of the calendar's workbook."""

from __future__ import annotations

from collections.abc import Iterable

from iwa import numbers
from iwa.calendar.stages import APPROVAL, circuit_of, owner_of, undated
from iwa.dossier.choices import PASSES_ON, PRODUCTION_STAGES
from iwa.needs.need import OPTIONAL, Asked, Need, tab
from iwa.steps.production.library import KINDS, assets
from iwa.steps.wording import lowered


def stages(asked: Asked) -> Iterable[Need]:
    """The stages that nobody has or that have no delay, and what a silence of whoever approves does."""
    rows = circuit_of(asked.month)
    unowned = [name for name in PRODUCTION_STAGES if owner_of(asked.month, name) is None]
    if unowned:
        yield Need(f"Qui tient chaque étape : {numbers.listed(unowned)}", tab("circuit"))
    untimed = [name for name in PRODUCTION_STAGES if name not in rows or rows[name].agreed_days is None]
    if untimed:
        yield Need(f"Le délai de chaque étape : {numbers.listed(untimed)}", tab("circuit"))
    approval = rows.get(APPROVAL)
    if approval is None or approval.silence is None or approval.silence_days is None:
        yield Need("Après combien de jours un silence compte à la validation, et ce qu’il vaut", tab("circuit"))
    lost = [row for row in rows.values() if row.silence == PASSES_ON and row.escalates_to is None]
    if lost:
        cell = lost[0].cells.get("escalates_to", lost[0].cells.get("stage", ""))
        yield Need(f"À qui passe un silence : {numbers.listed(row.stage for row in lost)}", tab("circuit", cell))


def days(asked: Asked) -> Iterable[Need]:
    """The days of the stages of what came out."""
    found = undated(asked.month)
    if found:
        count = numbers.counted(len(found), "publication parue", "publications parues")
        yield Need(
            f"Le jour de chaque étape, pour {count}", "calendrier.xlsx, « brief le » à « programmation le »", OPTIONAL
        )


def library(asked: Asked) -> Iterable[Need]:
    """The kinds of asset of which none is noted."""
    lacking = [lowered(kind) for kind, natures in KINDS.items() if not assets(asked.month, natures)]
    if lacking:
        yield Need(f"La bibliothèque : {numbers.listed(lacking)}", tab("proofs"))


def links(asked: Asked) -> Iterable[Need]:
    """The links that nobody has opened."""
    found = [one for one in asked.month.dossier.links if one.state in (None, "à vérifier")]
    if found:
        what = f"L’état de {numbers.counted(len(found), 'lien')}, en les ouvrant"
        yield Need(what, tab("links", found[0].cells.get("state", found[0].cells.get("address", ""))))
