"""The profiles, scored from what the consultant noted: never by default."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.rows import ProfileNote
from iwa.networks import NETWORKS
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, excerpt, network_name

BEST = 3
WEAK = (0, 1)
NOT_APPLICABLE = "sans objet"
NAMED = 3  # weak points named in a title
COLUMNS = (
    Column("Critère", 1.1, role="strong"), Column("Constat", 2.6), Column("État et note", 1.1, role="state"),
    Column("Correction", 2.2),
)  # fmt: skip


def profiles(month: ClientMonth, network: str) -> Slide:
    """One line a criterion of the network's profile; what was not noted reads "à compléter"."""
    notes = known_notes(month, network)
    scored = [float(note.score) for note in notes if isinstance(note.score, int | float)]
    return Slide(
        id=f"audit.profils.{network}",
        title=_title(network, notes, scored),
        subtitle="Ce que le consultant a observé, noté de 0 (absent) à 3 (très bon)",
        exhibit=Table(
            COLUMNS,
            tuple(note_line(note) for note in notes) or (("Tous", TO_COMPLETE, TO_COMPLETE, TO_COMPLETE),),
            f"Observations sur le profil {network_name(network)}.",
            kind="checklist",
        ),
        decision=_decision(notes),
        source=Source(
            ("dossier.xlsx, onglet « profils »",), exports="observation des profils", count=_count(notes), entered=True
        ),
        notes="Notes posées par le consultant. Un critère sans note n’entre dans aucune moyenne.",
    )


def known_notes(month: ClientMonth, network: str) -> list[ProfileNote]:
    """What was noted of a network's profile, "sans objet" where the network does not have the thing."""
    return [_known(note) for note in month.dossier.profiles if note.network == network]


def to_take_up(notes: Sequence[ProfileNote]) -> list[ProfileNote]:
    """The criteria that are weak, the weakest first."""
    return sorted((note for note in notes if note.score in WEAK), key=lambda note: float(note.score or 0))


def _known(note: ProfileNote) -> ProfileNote:
    """The note, "sans objet" when nothing was noted of what the network does not have."""
    absent = note.score is None and note.criterion in NETWORKS[note.network].lacks
    return note.model_copy(update={"score": NOT_APPLICABLE}) if absent else note


def note_line(note: ProfileNote) -> tuple[str, ...]:
    """Criterion, finding, state with score, and correction, as they are read."""
    applies = note.score != NOT_APPLICABLE
    missing = TO_COMPLETE if applies else "–"
    return (
        note.criterion.capitalize(),
        excerpt(note.finding, 110) if note.finding else missing,
        _state(note),
        excerpt(note.correction, 90) if note.correction else "–" if note.score == BEST else missing,
    )


def _state(note: ProfileNote) -> str:
    """Where a criterion stands, with its score: what is weak is to be done."""
    if not isinstance(note.score, int | float):
        return note.score or TO_COMPLETE
    return f"{'à faire' if note.score in WEAK else 'fait'} : {note.score}/{BEST}"


def _count(notes: Sequence[ProfileNote]) -> str:
    """How many criteria are scored, out of those that the network can have."""
    aside = sum(note.score == NOT_APPLICABLE for note in notes)
    done = sum(note.score is not None for note in notes) - aside
    told = f"{done} {'critère noté' if done < 2 else 'critères notés'} sur {len(notes) - aside}"
    return f"{told}, {numbers.integer(aside)} {NOT_APPLICABLE}" if aside else told


def _title(network: str, notes: Sequence[ProfileNote], scored: Sequence[float]) -> str:
    name = network_name(network)
    if not scored:
        return f"Le profil {name} reste à observer : aucune note dans le dossier"
    weak = [note.criterion for note in notes if note.score in WEAK]
    if weak:
        count = numbers.counted(len(weak), "point")
        named = weak if len(weak) <= NAMED else weak[:NAMED]
        return f"Le profil {name} a {count} à reprendre{' :' if named == weak else ', dont'} {numbers.listed(named)}"
    mean = numbers.decimal(sum(scored) / len(scored), 1)
    return f"Le profil {name} tient sa promesse, avec {mean} sur {BEST} en moyenne"


def _decision(notes: Sequence[ProfileNote]) -> str:
    weak = to_take_up(notes)
    if weak and weak[0].correction:
        return f"Reprendre d’abord : {weak[0].criterion}. {excerpt(weak[0].correction, 80).rstrip('.')}."
    if any(note.score is None for note in notes) or not notes:
        return "Compléter l’onglet « profils » du dossier avant la remise."
    return NOTHING_TO_CHANGE
