"""Which sheet and which object is which, when names are kept and when they are lost."""

from __future__ import annotations

from dataclasses import replace

from iwa.deck.read_back import Piece, Sheet
from iwa.edits.align import aligned

INCH = 914400


def piece(role: str, text: str, top: float = 0, left: float = 0) -> Piece:
    return Piece(role, "texte", (round(left * INCH), round(top * INCH), 8 * INCH, INCH // 2), (text,))


def sheet(slide_id: str, title: str, *pieces: Piece) -> Sheet:
    return Sheet(slide_id, False, (piece("Titre", title), *pieces))


COVER = sheet("deck.couverture", "Rapport")
ONE = sheet("a.1", "Un fait", piece("Chapeau", "Vues", 1), piece("Message", "Un bon mois pour les carrousels.", 3))
TWO = sheet("a.2", "Un autre fait (suite 2)")
ORIGIN = (COVER, ONE, TWO)


def roles(found: Sheet) -> list[str]:
    return [one.role for one in found.pieces]


def lost(*pieces: Piece) -> Sheet:
    """The sheet a.1 without the names of its objects."""
    return Sheet("a.1", False, tuple(replace(one, role=f"PlaceHolder {place}") for place, one in enumerate(pieces)))


def test_sheets_are_known_by_their_ids_else_the_cover_by_its_place_and_others_by_their_titles() -> None:
    found = (replace(COVER, id=""), sheet("", "Un autre fait"), replace(ONE, id="a.1"), sheet("", "Le nôtre"))
    assert [one.id for one in aligned(ORIGIN, found)] == ["deck.couverture", "a.2", "a.1", ""]


def test_of_two_copies_the_one_with_the_produced_title_is_the_slide() -> None:
    copy = sheet("a.1", "Le nôtre")
    assert [one.id for one in aligned(ORIGIN, (COVER, copy, ONE))] == ["deck.couverture", "", "a.1"]
    assert [one.id for one in aligned(ORIGIN, (COVER, copy, copy))] == ["deck.couverture", "a.1", ""]


def test_a_sheet_of_another_deck_was_added_unless_it_is_one_that_may_come_back() -> None:
    foreign = sheet("b.1", "Ailleurs")
    assert [one.id for one in aligned(ORIGIN, (COVER, foreign))] == ["deck.couverture", ""]
    assert [one.id for one in aligned(ORIGIN, (COVER, foreign), {"b.1"})] == ["deck.couverture", "b.1"]


def test_without_names_an_object_is_known_by_its_place_even_with_another_text() -> None:
    found = lost(piece("", "Tout autre chose", 3.0001), piece("", "Un fait"), piece("", "Vues", 1))
    assert roles(aligned(ORIGIN, (found,))[0]) == ["Message", "Titre", "Chapeau"]


def test_moved_away_it_is_known_by_its_text_and_a_text_from_nowhere_was_added() -> None:
    found = lost(
        piece("", "Un fait"), piece("", "Un très bon mois pour les carrousels.", 6, 5), piece("", "Neuf", 9, 9)
    )
    assert roles(aligned(ORIGIN, (found,))[0]) == ["Titre", "Message", ""]


def test_with_names_a_copy_of_an_object_was_added() -> None:
    doubled = replace(ONE, pieces=(*ONE.pieces, ONE.pieces[2]))
    assert roles(aligned(ORIGIN, (doubled,))[0]) == ["Titre", "Chapeau", "Message", ""]


def test_two_objects_whose_texts_were_exchanged_keep_their_places() -> None:
    found = lost(piece("", "Un fait"), piece("", "Un bon mois pour les carrousels.", 1), piece("", "Vues", 3))
    assert roles(aligned(ORIGIN, (found,))[0]) == ["Titre", "Chapeau", "Message"]
