"""The texts that the team wrote for the posts to come, read before they are published: for the agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from iwa import numbers
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.proofreading import TO_CORRECT, Draft, House, Remark, check_row
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.wording import NOTHING_TO_CHANGE, network_name

DONE = ("publié", "abandonné")
MOST_ROWS = 12
MOST_NAMED = 3  # kinds of improvement named


@dataclass(frozen=True)
class Proof:
    """A text to come with its remarks, those to correct first."""

    row: PlannedPost
    remarks: tuple[Remark, ...]

    @property
    def faults(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.severity == TO_CORRECT]


def proofread(month: ClientMonth) -> Slide:
    """Each text to come that has something to correct; how many are clean, and what could be better."""
    proofs = proofs_of(month)
    rows = [_line(proof.row, fault) for proof in proofs for fault in proof.faults]
    return Slide(
        id="calendrier.relecture",
        title=_title(month, proofs),
        subtitle="Textes du classeur du calendrier, lus règle par règle avant parution",
        exhibit=Table(
            (Column("Publication", 1.7), Column("Règle", 2), Column("Trouvé", 2), Column("Que faire", 2.6)),
            tuple(rows[:MOST_ROWS]) or (("–", "Aucun point à corriger", "–", "–"),),
            "Points à corriger dans les textes à paraître.",
        ),
        message=_message(month, proofs, len(rows)),
        decision=_decision(proofs),
        source=Source(
            (f"{month.folder.calendar_file.name}, onglet « calendrier »",),
            exports="classeur du calendrier",
            count=numbers.counted(len(proofs), "texte relu", "textes relus"),
            entered=True,
        ),
        notes="Un texte est prêt quand rien n’y est à corriger. Facilité de lecture : formule de Kandel et Moles (1958), une "
        "indication. Les nombres limites (hashtags, emojis, longueur d’un texte alternatif ou d’une phrase) sont ceux de l’atelier.",
        audience="interne",
    )


def proofs_of(month: ClientMonth) -> list[Proof]:
    """The texts of the workbook that are still to come out, in the order of their days, each with its remarks."""
    house = House.of(month.dossier.editorial, month.posts["text"].dropna())
    rows = sorted((row for row in month.book.rows if _is_to_come(row)), key=lambda row: (row.day, row.network))
    return [Proof(row, check_row(_draft(row), house)) for row in rows]


def _is_to_come(row: PlannedPost) -> bool:
    return bool((row.text or "").strip()) and _is_open(row)


def _is_open(row: PlannedPost) -> bool:
    return row.status not in DONE and not row.published_link


def _draft(row: PlannedPost) -> Draft:
    noted = " ".join(filter(None, (row.note, row.brief)))
    return Draft(row.text or "", row.network, row.format or "", row.alt or "", row.link or "", noted)


def _line(row: PlannedPost, fault: Remark) -> tuple[str, ...]:
    when = numbers.day(row.day, year=False)
    return (f"{network_name(row.network)}, {when}", fault.rule, fault.found or "–", fault.advice)


def _title(month: ClientMonth, proofs: Sequence[Proof]) -> str:
    if not proofs:
        return f"Aucun texte {numbers.of(month.client.name)} n’est encore à relire"
    clean = sum(not proof.faults for proof in proofs)
    if clean == len(proofs):
        return f"{numbers.counted(clean, 'texte est prêt', 'textes sont prêts')} : rien n’est à corriger"
    return f"{numbers.counted(clean, 'texte')} sur {numbers.integer(len(proofs))} {'est prêt' if clean < 2 else 'sont prêts'} à paraître"


def _message(month: ClientMonth, proofs: Sequence[Proof], faults: int) -> tuple[str, ...]:
    clean = sum(not proof.faults for proof in proofs)
    waiting = sum(not (row.text or "").strip() for row in month.book.rows if _is_open(row))
    told = []
    if proofs:
        ready = numbers.counted(clean, "est prêt", "sont prêts")
        told.append(f"{numbers.counted(len(proofs), 'texte relu', 'textes relus')} : {ready}.")
    if waiting:
        told.append(f"{numbers.counted(waiting, 'ligne attend son texte', 'lignes attendent leur texte')}.")
    if faults > MOST_ROWS:
        told.append(f"{numbers.integer(MOST_ROWS)} points à corriger montrés sur {numbers.integer(faults)}.")
    # dict.fromkeys, not a set: rules found equally often keep one order in every process
    counts = Counter(
        rule for proof in proofs for rule in dict.fromkeys(r.rule for r in proof.remarks if r.severity != TO_CORRECT)
    )
    named = [f"{rule} ({numbers.counted(count, 'texte')})" for rule, count in counts.most_common(MOST_NAMED)]
    if named:
        told.append(f"À améliorer aussi : {numbers.listed(named)}.")
    return tuple(told)


def _decision(proofs: Sequence[Proof]) -> str:
    wrong = [proof for proof in proofs if proof.faults]
    if not wrong:
        return NOTHING_TO_CHANGE
    first = wrong[0].row
    where = f"celui du {numbers.day(first.day, year=False)} sur {network_name(first.network)}"
    return f"Corriger {numbers.counted(len(wrong), 'texte')} avant validation{f', d’abord {where}' if len(wrong) > 1 else f' : {where}'}."
