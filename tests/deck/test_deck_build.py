from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from deck_samples import BARS, BLOCKS, COVER, FIGURES, LINES, SHORT, SOURCE, TABLE
from PIL import Image
from pptx import Presentation

from iwa.deck.brand import Brand
from iwa.deck.build import Deck, build_deck, make_deck
from iwa.deck.marks import read_marks
from iwa.problems import UnreadableFile
from iwa.slides import Block, Blocks, Card, Cards, Chart, Figure, Figures, Series, Slide, Source, Table
from iwa.source_lines import source_line


def texts(slide: Any) -> dict[str, str]:
    return {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}


def made(*slides: Slide) -> Any:
    return Presentation(BytesIO(build_deck(slides, COVER, Brand("IWA"), "x", None)))


def test_each_slide_stands_on_its_layout(by_id: dict[str, Any]) -> None:
    assert {key: slide.slide_layout.name for key, slide in by_id.items()} == {
        "deck.couverture": "couverture",
        "audit.bars": "graphique-commentaires",
        "audit.lines": "graphique",  # eighteen months and one short comment
        "audit.broken": "graphique",
        "audit.dots": "graphique",
        "audit.stacked": "graphique",
        "audit.grouped": "graphique",
        "audit.columns": "graphique",
        "audit.heat": "tableau-commentaires",
        "audit.waterfall": "graphique",
        "audit.two": "deux-graphiques",
        "audit.short": "tableau-commentaires",
        "audit.figures": "chiffres",
        "audit.figures_chart": "chiffres",
        "edito.cards": "cartes",
        "edito.blocks": "blocs",
        "edito.text": "texte",
        "deck.annexe": "section",
        "audit.table": "tableau",
        "audit.table#2": "tableau",
        "audit.table#3": "tableau",
    }


def test_the_words_of_a_slide_are_in_their_placeholders(by_id: dict[str, Any]) -> None:
    assert texts(by_id["audit.bars"]) == {
        "Titre": "Les vidéos mènent",
        "Chapeau": "Interactions, octobre 2026",
        "Verdict": "concluant",
        "Commentaires": "Vidéos : 184.\nImages : rien.",
        "Étiquette décision": "Décision",
        "Décision": "Deux vidéos de plus.",
        "Source": "Source\u00a0: posts.csv, li.xls et 1 autre fichier ; octobre 2026 ; 48 publications",
        "Pied de page": "Boulangerie Marette – Audit et diagnostic – octobre 2026",
        "Numéro": "‹n°›",
    }


def test_without_decision_verdict_or_source_nothing_stands_for_them(by_id: dict[str, Any]) -> None:
    assert set(texts(by_id["audit.stacked"])) == {"Titre", "Chapeau", "Pied de page", "Numéro"}


def test_no_placeholder_is_left_empty(opened: Any) -> None:
    for slide in opened.slides:
        for shape in slide.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text, (slide.slide_id, shape.name)


def test_every_object_is_described(opened: Any) -> None:
    for slide in opened.slides:
        for shape in slide.shapes:
            if not shape.has_text_frame:
                assert shape._element.xpath(".//p:cNvPr/@descr")[0], shape.name


def test_titles_and_shape_ids_are_unique(opened: Any) -> None:
    titles = Counter(slide.shapes.title.text for slide in opened.slides)
    assert max(titles.values()) == 1
    for slide in opened.slides:
        assert max(Counter(shape.shape_id for shape in slide.shapes).values()) == 1


def test_the_title_is_read_first_and_the_source_after_the_content(by_id: dict[str, Any]) -> None:
    names = [shape.name for shape in by_id["audit.bars"].shapes]
    assert names == ["Titre", "Chapeau", "Verdict", "Graphique", "Commentaires", "Étiquette décision", "Décision",
                     "Source", "Pied de page", "Numéro"]  # fmt: skip


def test_every_run_is_french_and_nothing_is_set_under_ten_points(opened: Any) -> None:
    for slide in opened.slides:
        for part in (slide.part, slide.notes_slide.part if slide.has_notes_slide else slide.part):
            xml = part.blob.decode()
            assert xml.count("<a:rPr ") == xml.count('<a:rPr lang="fr-FR"') or "notes" in part.partname
            assert all(int(size) >= 1000 for size in re.findall(r'sz="(\d{3,})"', xml))


def test_a_slide_for_the_team_never_reaches_the_file(deck: Deck) -> None:
    with zipfile.ZipFile(BytesIO(deck.data)) as archive:
        assert not any(b"Ne pas montrer" in archive.read(name) for name in archive.namelist())


def test_the_annex_stands_behind_its_section(opened: Any) -> None:
    titles = [slide.shapes.title.text for slide in opened.slides]
    assert titles[-4:] == ["Annexe", *(f"Toutes les publications ({part}/3)" for part in (1, 2, 3))]


def test_a_long_table_is_split_and_each_part_keeps_its_header(by_id: dict[str, Any]) -> None:
    parts = [by_id["audit.table"], by_id["audit.table#2"], by_id["audit.table#3"]]
    tables = [next(s for s in part.shapes if s.has_table).table for part in parts]
    assert [len(table.rows) - 1 for table in tables] == [10, 10, 10]
    assert [table.cell(1, 0).text for table in tables] == ["Épisode 1", "Épisode 11", "Épisode 21"]
    assert all(table.first_row and table.cell(0, 1).text == "Portée" for table in tables)
    assert [bool(table.cell(1, 0)._tc.tcPr.xpath("a:solidFill")) for table in tables] == [True, False, True]
    assert ["Décision" in texts(part) for part in parts] == [False, False, True]


def test_a_table_ends_above_what_follows_it(opened: Any) -> None:
    for slide in opened.slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.top + shape.height <= 6.6 * 914400
                assert shape.height == sum(row.height for row in shape.table.rows)


def test_notes_hold_what_a_person_needs_to_answer(by_id: dict[str, Any]) -> None:
    assert by_id["audit.bars"].notes_slide.notes_text_frame.text.split("\n") == [
        "À dire d’abord.",
        "Définition\u00a0: Interactions divisées par la portée.",
        "Période\u00a0: octobre 2026",
        "Effectif\u00a0: 48 publications",
        "Fichiers\u00a0: exports/meta/posts.csv, exports/li.xls, exports/yt.csv",
        "Verdict\u00a0: concluant",
        "Décision\u00a0: Deux vidéos de plus.",
        "Repère\u00a0: audit.bars",
    ]


def test_pictures_come_from_the_clients_folder_only_and_links_from_the_web_only(by_id: dict[str, Any]) -> None:
    slide = by_id["edito.cards"]
    pictures = [shape for shape in slide.shapes if shape._element.tag.endswith("}pic")]
    assert [shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures] == [
        "Visuel de la publication « Le four à 5 h »"
    ]
    assert pictures[0].crop_top > 0, "a tall picture is cropped, never squeezed"
    links = [rel.target_ref for rel in slide.part.rels.values() if rel.is_external]
    assert links == ["https://example.org/p/1"]


def test_a_signal_has_an_arrow_with_its_word(by_id: dict[str, Any]) -> None:
    found = texts(by_id["audit.figures"])
    assert found["Chiffre 1"].split("\n") == ["Portée", "184 320", "+18 % sur un mois", "▲ signal à la hausse"]
    assert found["Chiffre 2"].split("\n")[-1] == "à compléter"


def test_ids_numbers_and_run_are_read_back(deck: Deck, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck.data)
    marks = read_marks(path)
    assert marks.run_hash == "f00d"
    assert marks.slide_ids[:3] == ("deck.couverture", "audit.bars", "audit.lines")
    assert marks.slide_ids[-2:] == ("audit.table#2", "audit.table#3")
    assert marks.numbers[1][0].where == {"format": "video"} and marks.numbers[2] == ()


def test_a_slide_that_a_person_added_has_no_id(deck: Deck, tmp_path: Path) -> None:
    presentation = Presentation(BytesIO(deck.data))
    presentation.slides.add_slide(presentation.slide_layouts[1])
    presentation.save(tmp_path / "deck.pptx")
    assert read_marks(tmp_path / "deck.pptx").slide_ids[-2:] == ("audit.table#3", "")


def test_a_file_that_is_no_presentation_is_said(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_text("rien")
    with pytest.raises(UnreadableFile, match=r"deck\.pptx"):
        read_marks(tmp_path / "deck.pptx")


def test_the_document_says_what_it_is(opened: Any) -> None:
    properties = opened.core_properties
    assert properties.title == "Boulangerie Marette – Audit et diagnostic – octobre 2026"
    assert (properties.author, properties.language) == ("Agence IWA", "fr-FR")


def test_no_member_of_the_archive_is_there_twice(deck: Deck) -> None:
    with zipfile.ZipFile(BytesIO(deck.data)) as archive:
        assert max(Counter(archive.namelist()).values()) == 1
        assert archive.testzip() is None


SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from deck_samples import *
from iwa.deck.brand import Brand
from iwa.deck.build import make_deck
slides = [Slide("a.b", "Un", "", BARS, numbers=(Number("1", "m", "t", {"b": "1", "a": "2"}),)), Slide("a.c", "Deux", "", DOTS)]
print(hashlib.sha256(make_deck(slides, COVER, Brand("IWA"), "x", None).data).hexdigest())
"""


def test_the_same_slides_give_the_same_bytes_whatever_the_clock_and_the_hash_seed() -> None:
    digests = set()
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Lima", "77")):
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parent)], env=env, capture_output=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_the_gallery_fits(deck: Deck) -> None:
    assert deck.findings == ()


def test_hard_texts_still_fit_with_a_wide_font() -> None:
    long = "Les publications qui montrent une personne identifiable obtiennent nettement plus d’interactions que les autres"
    slides = [
        Slide("a.1", long, "Interactions médianes par publication, Instagram et Facebook, août à octobre 2026", BARS,
              message=(long, long, long), decision=long, verdict="non concluant", source=SOURCE),
        Slide("a.2", long + " ici", "", FIGURES, LINES, decision=long),
        Slide("a.3", long + " là", "", Blocks(tuple(Block("Un titre de bloc", (long, long)) for _ in range(4)))),
        Slide("a.4", "Cinq cartes", "", Cards(tuple(Card(long[:60], long, ("12 480 vues",)) for _ in range(5)))),
        Slide("a.5", "Un tableau", "", replace(SHORT, rows=(("n" * 70, "1"), (long, "2"))), message=(long,)),
    ]  # fmt: skip
    assert make_deck(slides, COVER, Brand("X", font="Verdana"), "x", None).findings == ()


def test_a_table_of_six_rows_fits_under_key_figures_with_a_message() -> None:
    six = replace(TABLE, rows=TABLE.rows[:6], emphasis=())
    figures = Figures(tuple(Figure("Visites du site", "1 005", "venues des réseaux, d’après GA4") for _ in range(4)))
    slide = Slide("a.1", "Un fait", "", figures, six, message=("Une phrase.",), decision="Rien à changer.")
    assert make_deck([slide], COVER, Brand("X"), "x", None).findings == ()
    places = {shape.name: shape for shape in made(slide).slides[1].shapes}
    assert places["Graphique"].top + places["Graphique"].height <= places["Message"].top


def test_pictures_give_way_to_the_words_of_their_cards(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64), "#446644").save(tmp_path / "a.png")
    lines = ("Vidéo d’une minute ou moins · sans thème", "25,4 % d’engagement, 3,6 fois l’habitude", "Vues : 10 582")
    cards = Cards(
        tuple(
            Card(
                "TikTok, 11/10", "Le conseil que personne ne suit avec l’anthurium, filmé dans la…", lines, "", "a.png"
            )
            for _ in range(5)
        )
    )
    slide = Slide("a.1", "Cinq cartes", "", cards, message=("Une phrase.",), decision="Rien à changer.")
    assert make_deck([slide], COVER, Brand("X"), "x", tmp_path).findings == ()


def test_what_cannot_fit_is_said_in_french() -> None:
    slides = [Slide("a.b", "mot " * 80, "", BLOCKS), Slide("a.c", "Un fait", "", Blocks(BLOCKS.items * 3))]
    assert make_deck(slides, COVER, Brand("IWA"), "x", None).findings == (
        "Diapositive « a.c » : 6 éléments pour 4 places, les derniers sont laissés.",
        "Diapositive 2 « a.b » : le texte de « Titre » dépasse sa place.",
    )


def test_two_slides_of_one_title_are_told_apart() -> None:
    deck = made(Slide("a.b", "Un fait.", message=("x",)), Slide("a.c", "Un fait.", message=("y",)))
    assert [slide.shapes.title.text for slide in deck.slides][1:] == ["Un fait.", "Un fait (suite 2)"]


@pytest.mark.parametrize(
    "exhibit",
    [Chart("bars", (), (), "count", "x"), Chart("lines", ("a",), (Series("s", (None,)),), "count", "x"),
     Table((), (), "x"), Table(TABLE.columns, (), "x"), Blocks(()), Cards(())],
)  # fmt: skip
def test_an_exhibit_without_anything_in_it_says_so(exhibit: Any) -> None:
    slide = made(Slide("a.b", "Rien ce mois-ci", "", exhibit)).slides[1]
    assert texts(slide)["Message"] == "Aucun chiffre à montrer pour cette période."


def test_characters_that_the_format_cannot_hold_are_left_out() -> None:
    slide = made(Slide("a.b", "Un\x0b & <fait>\x00", message=("é" * 3 + "\x1f",))).slides[1]
    assert slide.shapes.title.text == "Un & <fait>"


def test_the_source_line_names_typed_figures() -> None:
    assert source_line(Source(period="octobre 2026", entered=True)) == (
        "Source\u00a0: octobre 2026 ; chiffres saisis par l’équipe"
    )
    assert source_line(Source()) == ""
    assert source_line(Source(("a", "b", "c")), 0) == "Source\u00a0: 3 fichiers"


@pytest.mark.parametrize(("words", "size"), [(3, 2600), (14, 2400), (20, 2600), (30, 2200)])
def test_a_title_is_set_smaller_only_to_stay_on_one_line_or_in_two(words: int, size: int) -> None:
    title = " ".join(["vidéo"] * words)
    assert made(Slide("a.b", title, message=("x",))).slides[1].shapes.title._element.xpath(".//a:rPr/@sz") == [
        str(size)
    ]
