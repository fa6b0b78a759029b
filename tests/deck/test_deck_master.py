from __future__ import annotations

from collections import Counter

import pytest

from iwa.deck import zones
from iwa.deck.master import build_master, master_path, open_master
from iwa.problems import InvalidTemplate


def test_the_committed_master_is_what_the_code_builds() -> None:
    assert master_path().read_bytes() == build_master(), "run: python -m iwa.deck.master"


def test_the_master_has_the_layouts_of_the_house_and_no_slide() -> None:
    master = open_master()
    assert len(master.slides) == 0
    assert [layout.name for layout in master.slide_layouts] == [
        "couverture", "sommaire", "section", "graphique", "graphique-commentaires", "deux-graphiques", "tableau",
        "tableau-commentaires", "chiffres", "cartes", "blocs", "texte", "calendrier", "liste", "decisions", "matrice",
        "processus", "avant-apres", "cloture",
    ]  # fmt: skip
    assert (round(master.slide_width.inches, 2), master.slide_height.inches) == (13.33, 7.5)


def test_every_content_layout_has_the_common_placeholders() -> None:
    for layout in open_master().slide_layouts:
        if layout.name in ("couverture", "sommaire", "section", "cloture"):
            continue
        names = {holder.name for holder in layout.placeholders}
        assert names >= {"Titre", "Chapeau", "Verdict", "Décision", "Source", "Pied de page", "Numéro"}


def test_numbers_and_names_are_unique_in_a_layout_and_nothing_leaves_the_slide() -> None:
    for layout in zones.LAYOUTS:
        for counted in (Counter(h.idx for h in layout.holders), Counter(h.name for h in layout.holders)):
            assert max(counted.values()) == 1, layout.name
        for holder in layout.holders:
            assert holder.box.left >= 0 and holder.box.right <= zones.WIDTH + 0.001, (layout.name, holder.name)
            assert holder.box.top >= 0 and holder.box.bottom <= zones.HEIGHT + 0.001, (layout.name, holder.name)


def test_colours_and_fonts_of_the_master_are_the_themes() -> None:
    master = open_master().slide_master
    for part in (master.part, *(layout.part for layout in master.slide_layouts)):
        assert b"srgbClr" not in part.blob
        assert b'typeface="Calibri"' not in part.blob


def test_a_master_without_its_layouts_is_refused(tmp_path) -> None:
    from pptx import Presentation

    Presentation().save(tmp_path / "vide.pptx")
    with pytest.raises(InvalidTemplate, match="graphique"):
        open_master(tmp_path / "vide.pptx")
