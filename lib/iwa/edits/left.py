"""What a person changed in a deck that cannot be taken back, in French."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from iwa.deck.contents import CONTENTS
from iwa.deck.read_back import TITLE, Kind, Piece, Sheet
from iwa.deck.sources import OWN
from iwa.edits.align import MOVED
from iwa.edits.book import base_id
from iwa.edits.texts import TAKEN, lines_of, same, written
from iwa.numbers import counted, listed

LABEL, DECISION = "Étiquette décision", "Décision"
WORDS: dict[Kind, tuple[str, str]] = {
    "texte": ("une zone de texte", "ajoutée"),
    "dessin": ("un dessin", "ajouté"),
    "image": ("une image", "ajoutée"),
    "tableau": ("un tableau", "ajouté"),
    "graphique": ("un graphique", "ajouté"),
}
LONGEST = 40  # characters of a text that is quoted


@dataclass(frozen=True)
class Left:
    """A change that cannot be taken back: the slide's id, or the title of an added one, and a sentence."""

    where: str
    sentence: str


def left_behind(origin: Sequence[Sheet], now: Sequence[Sheet]) -> list[Left]:
    """What is not taken back of a corrected deck that is aligned with its origin, sheet by sheet."""
    found = {sheet.id: sheet for sheet in now}
    told = []
    for sheet in origin:
        if sheet.id in found:
            told += [Left(sheet.id, sentence) for sentence in _on(sheet, found[sheet.id])]
        elif sheet.id.startswith(OWN):
            told.append(Left(sheet.id, "cette page a été supprimée : elle revient"))
    told += [*_parts(origin, found), *_moved_contents(origin, now)]
    return told + [Left(sheet.title, sentence) for sheet in now if not sheet.id for sentence in _on_added(sheet)]


def _moved_contents(origin: Sequence[Sheet], now: Sequence[Sheet]) -> Iterator[Left]:
    """Whether the page of contents alone stands elsewhere."""
    both = {sheet.id for sheet in origin if sheet.id} & {sheet.id for sheet in now}
    first, last = ([sheet.id for sheet in sheets if sheet.id in both] for sheets in (origin, now))
    if first != last and [one for one in first if one != CONTENTS] == [one for one in last if one != CONTENTS]:
        yield Left(CONTENTS, "cette page a été déplacée : elle revient devant la première partie")


def _on(origin: Sheet, found: Sheet) -> Iterator[str]:
    taken: Collection[str] = () if origin.id.startswith(OWN) else TAKEN
    for piece in origin.pieces:
        yield from _changed(piece, found, taken)
    roles = {piece.role for piece in origin.pieces}
    yield from (_new(piece) for piece in found.pieces if piece.role not in roles and not _is_empty(piece))
    if any(not same(lines_of(origin, field), lines_of(found, field)) for field in ("exhibit", "source")):
        yield "des lignes que l’atelier écrit dans le message (chiffres, source) ont été changées"
    if not same(written(origin.notes), written(found.notes)):
        yield "des notes que l’atelier écrit (définition, période, fichiers, repère) ont été changées"
    if origin.id.startswith(OWN) and origin.hidden != found.hidden:
        yield "cette page ne se masque pas"


def _changed(origin: Piece, found: Sheet, taken: Collection[str]) -> Iterator[str]:
    name, piece = f"« {origin.role} »", found.piece(origin.role)
    if piece is None:
        if not _goes(origin.role, found, taken):
            yield f"{name} a été supprimé"
        return
    if max(abs(a - b) for a, b in zip(origin.box, piece.box, strict=True)) > MOVED:
        yield f"{name} a été déplacé ou redimensionné"
    if origin.role == TITLE and not piece.paragraphs:
        yield f"{name} a été vidé"
    elif origin.role not in taken and not same(origin.paragraphs, piece.paragraphs):
        yield f"le texte de {name} a été changé"
    if origin.kind == "graphique" and origin.rows != piece.rows:
        yield f"les données de {name} ont été changées"
    if origin.kind == "tableau":
        yield from _cells(name, origin.rows, piece.rows)


def _goes(role: str, found: Sheet, taken: Collection[str]) -> bool:
    """Whether an object may be gone without a word: its text is taken out, or it went with the decision."""
    return (role in taken and role != TITLE) or (role == LABEL and found.piece(DECISION) is None)


def _cells(name: str, origin: Sequence[tuple[str, ...]], found: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if [len(row) for row in origin] != [len(row) for row in found]:
        yield f"des lignes ou des colonnes de {name} ont été ajoutées ou supprimées"
        return
    pairs = [pair for rows in zip(origin, found, strict=True) for pair in zip(*rows, strict=True)]
    changed = sum(not same(one, other) for one, other in pairs)
    if changed:
        yield f"{counted(changed, 'cellule changée', 'cellules changées')} dans {name}"


def _is_empty(piece: Piece) -> bool:
    """Whether an object is a placeholder that nothing was written in."""
    return piece.kind == "texte" and not piece.paragraphs


def _new(piece: Piece) -> str:
    quoted = shorten(" ".join(piece.paragraphs), LONGEST, placeholder="…")
    return " ".join(WORDS[piece.kind]) + (f" (« {quoted} »)" if quoted else "")


def _parts(origin: Sequence[Sheet], found: dict[str, Sheet]) -> Iterator[Left]:
    """Slides over several pages of which only some were removed or hidden."""
    bases = list(dict.fromkeys(base_id(sheet.id) for sheet in origin if "#" in sheet.id))
    for base in bases:
        parts = [sheet for sheet in origin if base_id(sheet.id) == base]
        there = [found[sheet.id] for sheet in parts if sheet.id in found]
        is_table = any(piece.kind == "tableau" for sheet in parts for piece in sheet.pieces)
        whole = "ce tableau" if is_table else "cette diapositive"
        if 0 < len(there) < len(parts):
            yield Left(base, f"une partie seulement de {whole} a été supprimée : elle revient")
        if there and len({sheet.hidden for sheet in there}) > 1:
            yield Left(base, f"une partie seulement de {whole} est masquée : elle sera montrée")


def _on_added(sheet: Sheet) -> Iterator[str]:
    kinds = [kind for kind in WORDS if kind != "texte" and any(piece.kind == kind for piece in sheet.pieces)]
    if kinds:
        words = listed(WORDS[kind][0] for kind in kinds)
        yield f"seuls les textes de cette page ajoutée sont repris, sans {words}"
    if sheet.hidden:
        yield "cette page ajoutée est masquée : elle sera montrée"
