"""What the competitors say and how, as the consultant noted it, and the ground they leave free."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import THEME
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.observations import CompetitorNote
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.audit.rivals import competitor_names
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, excerpt, network_name

MOST_ROWS = 8
NAMED = 3  # free themes named in a title
LONGEST_TITLE = 110  # letters
SHORTEST = 4  # letters of a word that says something
FAMILY = 5  # letters from which a word tells its family
# Words of four letters and more that say nothing of a subject, as `_stems` leaves them.
EMPTY = frozenset(
    [
        "pour",
        "avec",
        "dans",
        "chez",
        "sans",
        "sou",
        "entre",
        "leur",
        "notre",
        "votre",
        "nou",
        "vou",
        "tou",
        "tout",
        "toute",
        "plu",
        "moin",
        "comme",
        "cette",
        "celle",
        "celui",
        "mai",
        "aussi",
        "tre",
        "fait",
        "faire",
        "etre",
        "sont",
        "vo",
        "no",
        "qui",
        "que",
        "dont",
    ]
)
TAB = "dossier.xlsx, onglet « concurrents »"
COLUMNS = (
    Column("Concurrent", 1.3), Column("Message", 1.7), Column("Preuves", 1.4), Column("Rubriques", 1.5),
    Column("Angle", 1.5),
)  # fmt: skip


def angles(month: ClientMonth) -> tuple[Slide, ...]:
    """The slide of what competitors say; none where no competitor is noted nor measured."""
    notes = [*month.dossier.competitors, *_to_note(month)]
    if not notes:
        return ()
    held = [note.angle for note in notes if note.angle]
    noted = [element for element in month.dossier.editorial if element.element == THEME]
    unheld = free_ground(noted, held)
    slide = Slide(
        id="audit.angles",
        title=_title(held, unheld, has_themes=bool(noted)),
        subtitle="Ce que le consultant a lu chez chaque concurrent ; rien n’est rempli d’office",
        exhibit=Table(
            COLUMNS, tuple(_line(note) for note in notes[:MOST_ROWS]), "Message, preuves, rubriques et angle de chacun."
        ),
        message=_message(notes, held, unheld, has_themes=bool(noted)),
        decision=_decision(notes, held, unheld),
        source=Source((TAB,), exports="observation des concurrents", count=_count(notes), entered=True),
        notes="Terrain libre : un thème de l’onglet « éditorial » dont ni le nom ni les mots ne sont dans les angles notés. "
        "C’est une comparaison de mots : elle se relit.",
    )
    return (slide,)


def free_ground(themes: Sequence[EditorialElement], angles_held: Sequence[str]) -> list[str]:
    """The client's themes of which no word stands in the angles noted; none where no angle is.

    A word stands there too as a part of its family: "artisan" in "artisanat", "recette" in "recettes".
    """
    held = {stem for angle in angles_held for stem in _stems(angle)}
    words = {theme.name: _stems(" ".join([theme.name, *theme.words])) for theme in themes}
    return [name for name, own in words.items() if held and not any(_kin(a, b) for a in own for b in held)]


def _stems(text: str) -> set[str]:
    """The words that say something, without case, accents and final s or x."""
    found = {word.rstrip("sx") for word in re.findall(r"\w+", plain(text)) if len(word) >= SHORTEST}
    return found - EMPTY


def _kin(one: str, other: str) -> bool:
    """Whether two words are the same, or one begins with the other where that is long enough to mean it."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= FAMILY and long.startswith(short))


def _to_note(month: ClientMonth) -> list[CompetitorNote]:
    """An empty note for each competitor that is measured and not noted yet."""
    noted = {plain(note.competitor) for note in month.dossier.competitors}
    return [CompetitorNote(competitor=name) for name in competitor_names(month) if plain(name) not in noted]


def _line(note: CompetitorNote) -> tuple[str, ...]:
    name = note.competitor if note.network is None else f"{note.competitor} ({network_name(note.network)})"
    cells = (note.message, note.proofs, note.rubrics, note.angle)
    return (excerpt(name, 44), *(excerpt(cell, 90) if cell else TO_COMPLETE for cell in cells))


def _names(notes: Sequence[CompetitorNote]) -> set[str]:
    return {plain(note.competitor) for note in notes}


def _without_angle(notes: Sequence[CompetitorNote]) -> int:
    """How many competitors have no angle noted on any network."""
    return len(_names(notes) - _names([note for note in notes if note.angle]))


def _title(held: Sequence[str], unheld: Sequence[str], has_themes: bool) -> str:
    if not held:
        return "Les angles des concurrents restent à noter : le terrain libre est à compléter"
    if not has_themes:
        return "Les thèmes du client restent à noter : le terrain libre est à compléter"
    if not unheld:
        return "Chaque thème du client croise un angle déjà tenu par un concurrent"
    whole = [_untouched(unheld, count) for count in range(min(NAMED, len(unheld)), 0, -1)]
    return next((title for title in whole if len(title) <= LONGEST_TITLE), whole[-1])


def _untouched(unheld: Sequence[str], count: int) -> str:
    named = [f"« {excerpt(name, 24)} »" for name in unheld[:count]]
    who = "Aucun angle noté chez les concurrents ne touche"
    return f"{who} {numbers.listed(named)}" if count == len(unheld) else f"{who} {', '.join(named)}, entre autres"


def _message(
    notes: Sequence[CompetitorNote], held: Sequence[str], unheld: Sequence[str], has_themes: bool
) -> tuple[str, ...]:
    none = "aucun" if held and has_themes else TO_COMPLETE
    ground = numbers.listed(f"« {name} »" for name in unheld) or none
    told = [f"Terrain libre parmi les thèmes du client : {ground}."]
    missing = _without_angle(notes)
    if held and missing:
        told.append(f"Provisoire : {numbers.counted(missing, 'concurrent')} sans angle noté.")
    if len(notes) > MOST_ROWS:
        told.append(f"Hors du tableau : {numbers.counted(len(notes) - MOST_ROWS, 'ligne')} de l’onglet.")
    return tuple(told)


def _decision(notes: Sequence[CompetitorNote], held: Sequence[str], unheld: Sequence[str]) -> str:
    if not held or _without_angle(notes):
        return "Compléter l’onglet « concurrents » du dossier avant la remise."
    if unheld:
        return (
            f"Proposer au client une série sur « {excerpt(unheld[0], 40)} », que personne d’autre ne tient parmi eux."
        )
    return NOTHING_TO_CHANGE


def _count(notes: Sequence[CompetitorNote]) -> str:
    done = len(_names(notes)) - _without_angle(notes)
    return (
        f"{done} {'angle noté' if done < 2 else 'angles notés'} sur {numbers.counted(len(_names(notes)), 'concurrent')}"
    )
