"""A deck read as plain data says the same before and after another program has saved it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from iwa.deck.build import Deck
from iwa.deck.marks import read_marks
from iwa.deck.read_back import DeckTexts, Sheet, from_data, read_back, to_data
from iwa.edits.align import aligned
from iwa.edits.compare import Changes, compare
from iwa.edits.left import left_behind


@pytest.fixture(scope="module")
def texts(deck: Deck) -> DeckTexts:
    return read_back(deck.data)


@pytest.fixture(scope="module")
def resaved(deck: Deck, converted: Callable[..., list[Path]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery as LibreOffice saves it."""
    file = tmp_path_factory.mktemp("decks") / "rapport.pptx"
    file.write_bytes(deck.data)
    return converted("pptx", file)[0]


def sheet(texts: DeckTexts, slide_id: str) -> Sheet:
    return next(one for one in texts.sheets if one.id == slide_id)


def test_roles_texts_cells_and_figures_are_read(texts: DeckTexts) -> None:
    bars = sheet(texts, "audit.bars")
    assert texts.run == "f00d" and bars.title == "Les vidéos mènent" and not bars.hidden
    found = {piece.role: piece for piece in bars.pieces}
    assert set(found) == {"Titre", "Chapeau", "Verdict", "Graphique", "Commentaires", "Étiquette décision", "Décision",
                          "Source", "Pied de page"}  # fmt: skip
    assert found["Commentaires"].paragraphs == ("Vidéos : 184.", "Images : rien.")
    assert found["Graphique"].rows == (("", "Vidéo", "Carrousel", "Image"), ("Interactions", "0=184", "1=97"))
    table = sheet(texts, "audit.short").piece("Tableau")
    assert table is not None and table.rows[:2] == (("Publication", "Portée"), ("Épisode 1", "1 000"))
    assert bars.notes[0] == "À dire d’abord." and bars.notes[-1] == "Repère\xa0: audit.bars"


def test_every_slide_but_cover_and_section_ends_its_notes_with_its_id(texts: DeckTexts) -> None:
    for one in texts.sheets:
        assert one.notes[-1:] == (() if one.id.startswith("deck.") else (f"Repère\xa0: {one.id}",))


def test_plain_data_give_the_same_texts_again(texts: DeckTexts) -> None:
    assert from_data(json.loads(json.dumps(to_data(texts)))) == texts


def test_a_deck_that_was_only_saved_in_libreoffice_has_nothing_to_take_back(texts: DeckTexts, resaved: Path) -> None:
    found = read_back(resaved)
    assert found.run == "f00d"
    names = {piece.role for one in found.sheets for piece in one.pieces}
    assert "Commentaires" not in names, "this LibreOffice keeps names: the test shows nothing"
    now = aligned(texts.sheets, found.sheets)
    assert [one.id for one in now] == [one.id for one in texts.sheets]
    assert left_behind(texts.sheets, now) == []
    assert compare(texts.sheets, now) == Changes({}, None, {}, {}, (), ())


def test_ids_are_read_where_tags_and_names_are_lost(deck: Deck, resaved: Path, tmp_path: Path) -> None:
    kept = tmp_path / "deck.pptx"
    kept.write_bytes(deck.data)
    ours = [one for one in read_marks(kept).slide_ids if not one.startswith("deck.")]
    assert [one for one in read_marks(resaved).slide_ids if one] == ours


def test_a_hidden_slide_is_read_as_one(deck: Deck, opened: Any, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck.data)
    presentation = Presentation(str(file))
    presentation.slides[1]._element.set("show", "0")
    presentation.save(str(file))
    assert [one.id for one in read_back(file).sheets if one.hidden] == ["audit.bars"]
