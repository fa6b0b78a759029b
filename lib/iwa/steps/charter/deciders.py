"""Who decides what in moderation: one signer a line, by name."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import MODERATION_RANKS
from iwa.method.moderation import moderation
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.moderation import rules
from iwa.steps.charter.noted import in_charge, tabs
from iwa.steps.wording import TO_COMPLETE, capital

SIGNS, PREPARES, KNOWS = "signe", "prépare", "pour information"


def deciders(month: ClientMonth) -> Slide:
    """Each case with the one who signs, who prepares, who is told; the last line says who stands in."""
    cases = [(rule.name, rule.decides, rule.delay_h) for rule in rules()]
    cases += [(case.name, case.to, case.delay_h) for case in moderation().escalations.values()]
    rows = [(name, *_roles(rank, delay)) for name, rank, delay in cases]
    return Slide(
        id="charte.moderation.decideurs",
        title=_title(month, [rank for _, rank, _ in cases]),
        subtitle=f"Un seul nom signe chaque cas : {_people(month)}",
        exhibit=Table(
            (Column("Cas", 2, role="strong"), *(Column(_headed(month, rank), 2.2) for rank in MODERATION_RANKS)),
            (
                *rows,
                _signed([rank for _, rank, _ in cases]),
                ("En son absence", *(_stand_in(month, rank) for rank in MODERATION_RANKS)),
            ),
            "Les cas de modération et ceux qui les signent, les préparent ou en sont informés.",
            emphasis=(len(rows), len(rows) + 1),
        ),
        decision=_decision(month),
        source=tabs("équipe"),
        notes="Titres de modération et remplaçants : onglet « équipe » du dossier. Le community manager prépare toujours ; "
        "celui qui est au-dessus du signataire reçoit l’information.",
    )


def _signed(signers: list[str]) -> tuple[str, ...]:
    """How many of the cases each rank signs."""
    return "Cas signés", *(f"{signers.count(rank)} sur {len(signers)}" for rank in MODERATION_RANKS)


def _people(month: ClientMonth) -> str:
    """Those who hold a rank, with what they do for the client."""
    held = [person for rank in MODERATION_RANKS for person in month.dossier.team if person.moderates == rank]
    return numbers.listed(f"{person.name} ({person.role or TO_COMPLETE})" for person in held) or TO_COMPLETE


def _headed(month: ClientMonth, rank: str) -> str:
    return f"{capital(rank)} : {in_charge(month, rank)}"


def _roles(signer: str, delay: int) -> tuple[str, ...]:
    """What each rank does in a case: those below the signer prepare, the one above is told."""
    at = MODERATION_RANKS.index(signer)
    return tuple(
        f"{SIGNS}, sous {delay}{numbers.NO_BREAK}h" if rank == at else PREPARES if rank < at else KNOWS if rank == at + 1 else "–"
        for rank in range(len(MODERATION_RANKS))
    )  # fmt: skip


def _stand_in(month: ClientMonth, rank: str) -> str:
    """Who replaces the holder of a rank, or what lacks."""
    return next((person.replaced_by for person in month.dossier.team if person.moderates == rank and person.replaced_by), TO_COMPLETE)  # fmt: skip


def _title(month: ClientMonth, signers: list[str]) -> str:
    counts = [(in_charge(month, rank), signers.count(rank)) for rank in MODERATION_RANKS]
    named = [(name, numbers.integer(count)) for name, count in counts if name != TO_COMPLETE]
    known = [f"{name} en signe {count}" if not rank else f"{name} {count}" for rank, (name, count) in enumerate(named)]
    if not known:
        return (
            f"{capital(numbers.counted(len(signers), 'cas', 'cas'))} attendent un nom : qui décide reste {TO_COMPLETE}"
        )
    told = f"Sur {numbers.counted(len(signers), 'cas', 'cas')}, {numbers.listed(known)}"
    lacking = sum(count for name, count in counts if name == TO_COMPLETE)
    return (
        f"{told} ; {numbers.integer(lacking)} {'attend' if lacking == 1 else 'attendent'} un nom" if lacking else told
    )


def _decision(month: ClientMonth) -> str:
    lacking = [rank for rank in MODERATION_RANKS if in_charge(month, rank) == TO_COMPLETE]
    if lacking:
        return f"Noter dans l’onglet « équipe » qui signe comme {numbers.listed(lacking)}, avant la première urgence."
    alone = [in_charge(month, rank) for rank in MODERATION_RANKS if _stand_in(month, rank) == TO_COMPLETE]
    if alone:
        return f"Dire qui remplace {numbers.listed(alone)} le dimanche et pendant les congés."
    pair = (in_charge(month, rank) for rank in (MODERATION_RANKS[0], MODERATION_RANKS[-1]))
    return f"Échanger les numéros de téléphone pour le week-end : {numbers.listed(pair)}."
