"""The same content under three masters: ours, and two that other people could have drawn."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from deck_samples import BLOCKS, CARDS, COVER, FIGURES, LINES, SHORT, SOURCE, STACKED, gallery
from other_masters import OLD_NAMES, POOR, SECRET, old_agency, poor, small_studio
from pptx import Presentation

import iwa
from iwa.checking import check
from iwa.client import load_client
from iwa.deck.brand import Brand
from iwa.deck.build import make_deck
from iwa.deck.checks.saved import deck_faults
from iwa.deck.colours import contrast
from iwa.deck.edition import brand_of, cover_of
from iwa.deck.names import NEEDED, WANTED
from iwa.deck.opened import master_remarks, opened
from iwa.deck.zones import LAYOUTS
from iwa.demo.clients import BAKERY, MONTH_TWO
from iwa.packs import deliverables, picked
from iwa.problems import InvalidMaster
from iwa.run.in_process import slides_in_process
from iwa.run.notebooks import STEPS
from iwa.slides import Blocks, Slide
from iwa.workspace import ClientFolder

KEPT = ("Titre", "Chapeau", "Décision", "Message", "Commentaires")
OTHERS = ("old", "studio")


@dataclass(frozen=True)
class Made:
    """A deck, opened, with its bytes."""

    data: bytes
    opened: Any
    findings: tuple[str, ...]


def made(slides: list[Slide], master: Path | None, folder: Path | None = None, **look: Any) -> Made:
    deck = make_deck(slides, COVER, Brand("IWA", master=master, **look), "f00d", folder)
    return Made(deck.data, Presentation(BytesIO(deck.data)), deck.findings)


@pytest.fixture(scope="module")
def masters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path | None]:
    folder = tmp_path_factory.mktemp("masters")
    return {"ours": None, "old": old_agency(folder / "vieux.pptx"), "studio": small_studio(folder / "studio.pptx")}


@pytest.fixture(scope="module")
def samples(masters: dict[str, Path | None], client_folder: Path) -> dict[str, Made]:
    return {name: made(gallery(), master, client_folder) for name, master in masters.items()}


@pytest.fixture(scope="module")
def demo(masters: dict[str, Path | None], played: Path) -> dict[str, Made]:
    """The bakery's whole monthly report."""
    folder = ClientFolder(played / "clients" / BAKERY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IWA_WORKSPACE", str(played))
        shown = [s for step in STEPS for s in slides_in_process(step, client=BAKERY, month=str(MONTH_TWO))]
    item = next(item for item in deliverables("essentiel") if item.name == "rapport-mensuel")
    cover, decks = cover_of(item.title, "Boulangerie Marette", MONTH_TWO), {}
    for name, master in masters.items():
        deck = make_deck(picked(shown, item.patterns), cover, Brand("IWA", master=master), "x", folder.path)
        decks[name] = Made(deck.data, Presentation(BytesIO(deck.data)), deck.findings)
    return decks


@pytest.fixture(params=[(what, name) for what in ("samples", "demo") for name in OTHERS], ids=str)
def other(request: pytest.FixtureRequest) -> Made:
    what, name = request.param
    found: Made = request.getfixturevalue(what)[name]
    return found


def boxes(slide: Any) -> list[tuple[str, int, int, int, int]]:
    return [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]


def test_nothing_is_found_against_them(other: Made) -> None:
    assert deck_faults(other.data) == ()
    assert all("« iwa check »" in sentence for sentence in other.findings), other.findings


def test_the_open_xml_sdk_finds_no_error_in_them(other: Made, sdk_errors: Callable[[bytes], list[str]]) -> None:
    assert sdk_errors(other.data) == []


def test_no_shape_covers_another_and_none_leaves_the_slide(other: Made) -> None:
    width, height = other.opened.slide_width, other.opened.slide_height
    for slide in other.opened.slides:
        found, name = boxes(slide), slide._element.cSld.get("name")
        for shape in found:
            assert shape[1] >= 0 and shape[3] <= width + 1 and shape[2] >= 0 and shape[4] <= height + 1, (name, shape)
        for one, two in combinations(found, 2):
            apart = min(one[3], two[3]) - max(one[1], two[1]) < 2000 or min(one[4], two[4]) - max(one[2], two[2]) < 2000
            assert apart, (name, one[0], two[0])


def words(deck: Made) -> set[str]:
    """Every paragraph and cell of the slides, the numbering of parts and what a source line may leave out aside."""
    found: set[str] = set()
    for slide in deck.opened.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.name not in ("Source", "Pied de page", "Numéro"):
                found |= {
                    p.text.split(" (1/")[0].split(" (2/")[0].split(" (3/")[0] for p in shape.text_frame.paragraphs
                }
            elif getattr(shape, "has_table", False) and shape.has_table:
                found |= {cell.text for row in shape.table.rows for cell in row.cells}
            elif getattr(shape, "has_chart", False) and shape.has_chart:
                found |= {str(c) for plot in shape.chart.plots for c in plot.categories}
    return {text.strip(". ") for text in found}


@pytest.mark.parametrize("what", ["samples", "demo"])
def test_the_content_is_the_same_word_for_word(what: str, request: pytest.FixtureRequest) -> None:
    decks: dict[str, Made] = request.getfixturevalue(what)
    assert len(words(decks["ours"])) > 60
    for name in OTHERS:
        assert words(decks[name]) == words(decks["ours"]), name


def test_the_slides_stand_on_the_layouts_of_the_master_and_its_size(samples: dict[str, Made]) -> None:
    old = samples["old"].opened
    assert (old.slide_width / 914400, old.slide_height / 914400) == (10, 7.5)
    stands = {s._element.cSld.get("name"): s.slide_layout.name for s in old.slides}
    assert stands["audit.bars"] == "Contenu et texte dessous"
    assert stands["audit.short"] == "Titre et contenu"  # no table with comments: the plain one stands in
    bars = {s.name: s for s in next(s for s in old.slides if s._element.cSld.get("name") == "audit.bars").shapes}
    assert round(bars["Graphique"].left / 914400, 2) == 0.75
    assert bars["Commentaires"].top >= bars["Graphique"].top + bars["Graphique"].height


def test_what_the_master_held_before_is_nowhere_in_the_file(samples: dict[str, Made], masters: dict[str, Any]) -> None:
    with zipfile.ZipFile(masters["old"]) as archive:
        assert any(SECRET.encode() in archive.read(name) for name in archive.namelist())
    with zipfile.ZipFile(BytesIO(samples["old"].data)) as archive:
        names = archive.namelist()
        assert not any(b"confidentiel" in archive.read(name) for name in names)
        assert len(names) == len(set(names))
        assert sum(name.startswith("ppt/slides/slide") for name in names) == len(samples["old"].opened.slides)


def test_two_builds_give_the_same_bytes(masters: dict[str, Path | None]) -> None:
    for name in OTHERS:
        assert made(gallery(), masters[name]).data == made(gallery(), masters[name]).data


# --- fonts and colours ------------------------------------------------------------------------


def test_widths_are_those_of_the_two_fonts_of_the_theme(masters: dict[str, Any]) -> None:
    _, places, _ = opened(Brand("IWA", master=masters["studio"]))
    assert places.face.stretch == 1.3  # Verdana
    assert places.layouts["graphique"].places["Titre"].face.stretch == 1.12  # Trebuchet MS
    assert places.layouts["graphique"].places["Message"].face.stretch == 1.3


def test_a_white_title_on_a_band_stays_as_its_author_set_it(samples: dict[str, Made]) -> None:
    title = samples["studio"].opened.slides[1].shapes.title
    assert not title._element.xpath(".//a:rPr/a:solidFill")


def test_text_on_a_dark_fill_is_set_light(samples: dict[str, Made]) -> None:
    slide = next(s for s in samples["studio"].opened.slides if s._element.cSld.get("name") == "audit.figures")
    figure = next(s for s in slide.shapes if s.name == "Chiffre 1")
    assert set(figure._element.xpath(".//a:r/a:rPr/a:solidFill/a:schemeClr/@val")) == {"bg1"}  # on accent1, 20463F


def test_a_theme_that_is_too_pale_is_told_and_a_stronger_shade_taken(masters: dict[str, Any]) -> None:
    remarks = "\n".join(master_remarks(Brand("IWA", master=masters["old"])))
    assert "le texte #FFFFFF sur #4F81BD (« Étiquette décision », « Titre carte », « Titre bloc »)" in remarks
    assert "la couleur accent2 du thème (#F79646) ressort trop peu sur le fond (2,2:1 au lieu de 3,0:1)" in remarks
    _, _, palette = opened(Brand("IWA", master=masters["old"]))
    assert palette is not None
    for part in ("tx1", "tx2", "accent5", "accent6"):
        assert contrast(palette.colours[part]) >= 4.5, part
    for part in ("accent1", "accent2", "accent3"):
        assert contrast(palette.colours[part]) >= 3, part
    assert contrast(palette.colours["accent3"], palette.colours["tx1"]) >= 4.5


def theme(deck: Made) -> str:
    with zipfile.ZipFile(BytesIO(deck.data)) as archive:
        return archive.read("ppt/theme/theme1.xml").decode()


def test_the_theme_of_the_master_stands_but_for_what_the_client_names(masters: dict[str, Path | None]) -> None:
    slides = [Slide("a.b", "Un fait", message=("x",))]
    kept = theme(made(slides, masters["studio"], primary="0B6E4F", accent="7A1FA2", font="Georgia"))
    assert "0B6E4F" not in kept and "7A1FA2" not in kept and 'typeface="Verdana"' in kept
    given = theme(made(slides, masters["studio"], primary="0B6E4F", accent="7A1FA2", given=frozenset({"primary"})))
    assert given.count("0B6E4F") == 2 and "7A1FA2" not in given and 'typeface="Verdana"' in given


def test_tables_bring_their_style(samples: dict[str, Made]) -> None:
    with zipfile.ZipFile(BytesIO(samples["old"].data)) as archive:
        styles = archive.read("ppt/tableStyles.xml").decode()
    assert styles.count('styleName="IWA"') == 1
    assert 'val="accent4"' not in styles  # which is violet there, and here the colour of hairlines


# --- a master that lacks things ----------------------------------------------------------------


def test_two_plain_layouts_hold_everything_and_nothing_is_lost(tmp_path: Path, sdk_errors: Any) -> None:
    slides = [replace(slide, source=SOURCE) for slide in gallery()]
    deck = made(slides, poor(tmp_path / "pauvre.pptx"))
    assert deck_faults(deck.data) == ()
    assert sdk_errors(deck.data) == []
    bars = next(s for s in deck.opened.slides if s._element.cSld.get("name") == "audit.bars")
    message = next(s for s in bars.shapes if s.name == "Message").text_frame.text.split("\n")
    assert message[0] == "Interactions, octobre 2026 – concluant"
    assert message[1:3] == ["Vidéos : 184.", "Images : rien."]
    assert message[3] == "Décision\u00a0: Deux vidéos de plus."
    assert message[4].startswith("Source\u00a0: posts.csv et 2 autres fichiers")
    assert deck.opened.slides[0].shapes.title.text == COVER.footer
    told = " ".join(word for slide in deck.opened.slides for shape in slide.shapes if shape.has_text_frame
                    for word in shape.text_frame.text.split())  # fmt: skip
    for text in ("184 320", "Une minute au fournil.", "Les promotions.", "Tout va bien."):
        assert text in told


@pytest.mark.parametrize(
    ("exhibit", "second", "stands"),
    [(FIGURES, None, "texte"), (CARDS, None, "texte"), (BLOCKS, None, "texte"), (LINES, None, "graphique"),
     (FIGURES, LINES, "deux-graphiques"), (SHORT, None, "tableau"), (STACKED, SHORT, "deux-graphiques")],
)  # fmt: skip
def test_a_missing_layout_gives_way_to_the_next(tmp_path: Path, exhibit: Any, second: Any, stands: str) -> None:
    from iwa.deck.arrange import layout_of

    _, places, _ = opened(Brand("IWA", master=poor(tmp_path / "pauvre.pptx")))
    assert layout_of(Slide("a.b", "Un fait", exhibit=exhibit, second=second, message=("x",)), places).name == stands


def test_what_is_missing_is_told_in_one_sentence_each(tmp_path: Path) -> None:
    remarks = master_remarks(Brand("IWA", master=poor(tmp_path / "pauvre.pptx")))
    assert "Masque « pauvre.pptx » : pas de disposition « cartes » ; « Titre et contenu » en tient lieu." in remarks
    assert (
        "Masque « pauvre.pptx » : pas d’emplacement « Décision » dans « Titre et contenu » : "
        "elle devient la dernière ligne du message."
    ) in remarks


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (POOR.replace("Contenu 2", "Contenu 9"), "la disposition « Titre et contenu » (graphique) n’a pas d’emplacement « Graphique »"),
        (POOR.replace("Titre seul", "Titre"), "pas de disposition « Titre » (couverture)."),
        (POOR.replace("graphique:", "grafique:"), "disposition « grafique » inconnue ; vouliez-vous dire « graphique » ?"),
        (POOR.replace("Graphique:", "Graphic:"), "emplacement « Graphic » inconnu ; vouliez-vous dire « Graphique » ?"),
        ("titres: {}\n", "ne donne pas de « dispositions »"),
    ],
)  # fmt: skip
def test_a_master_that_cannot_hold_the_slides_is_refused(tmp_path: Path, names: str, sentence: str) -> None:
    with pytest.raises(InvalidMaster) as refused:
        made(gallery(), poor(tmp_path / "pauvre.pptx", names=names))
    assert sentence in str(refused.value)


def test_a_file_that_is_no_presentation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "masque.pptx").write_bytes(b"rien")
    with pytest.raises(InvalidMaster, match="ne s’ouvre pas"):
        made(gallery(), tmp_path / "masque.pptx")


def test_what_has_no_room_on_a_small_slide_goes_on_to_the_next(masters: dict[str, Path | None]) -> None:
    long = tuple(f"Le point {n} tient en une phrase assez longue pour occuper deux lignes ou trois." for n in range(12))
    deck = made([Slide("a.b", "Un fait", exhibit=STACKED, message=long, decision="Rien à changer.")], masters["studio"])
    slides = list(deck.opened.slides)[1:]
    assert [s._element.cSld.get("name") for s in slides] == [f"a.b{n}" for n in ("", "#2")]
    assert [s.shapes.title.text for s in slides] == ["Un fait (1/2)", "Un fait (2/2)"]
    assert ["Décision" in {x.name for x in s.shapes} for s in slides] == [False, True]
    told = [
        p.text
        for s in slides
        for x in s.shapes
        if x.name in ("Commentaires", "Message")
        for p in x.text_frame.paragraphs
    ]
    assert tuple(told) == long
    blocks = Blocks(tuple(replace(BLOCKS.items[0], lines=long[:6]) for _ in range(4)))
    deck = made([Slide("a.c", "Un fait", exhibit=blocks)], masters["studio"])
    assert deck_faults(deck.data) == () and len(deck.opened.slides) > 2


# --- our own, and the client's file -------------------------------------------------------------


def test_the_names_asked_for_are_those_of_our_master() -> None:
    ours = {layout.name: {holder.name for holder in layout.holders} for layout in LAYOUTS if layout.name in NEEDED}
    assert ours == {name: {*NEEDED[name], *WANTED[name]} for name in NEEDED}


CLIENT = """\
nom: Maison Lune
secteur: librairie
pack: essentiel
debut: "2026-01"
reseaux: {facebook: {compte: Maison Lune}}
"""


@pytest.mark.parametrize("beside", [False, True], ids=["in the client's folder", "beside clients"])
def test_the_client_names_its_master(tmp_path: Path, beside: bool) -> None:
    folder = ClientFolder(tmp_path / "clients" / "maison-lune")
    folder.path.mkdir(parents=True)
    master = small_studio((tmp_path if beside else folder.path) / "masque.pptx")
    folder.client_file.write_text(CLIENT + 'marque: {masque: masque.pptx, accent: "#7A1FA2"}\n', "utf-8")
    brand = brand_of(load_client(folder))
    assert brand.master == master.resolve() and brand.given == {"accent"}


def test_the_mapping_of_the_example_is_read(tmp_path: Path) -> None:
    from iwa.deck.naming import read_naming

    (tmp_path / "vieux.yaml").write_text(OLD_NAMES, "utf-8")
    naming = read_naming(tmp_path / "vieux.pptx")
    assert naming["cartes"].own == "Galerie" and naming["cartes"].places["Visuel 3"] == "Image 3"


def test_the_check_says_what_the_client_s_master_lacks(bakery_copy: ClientFolder) -> None:
    text = bakery_copy.client_file.read_text("utf-8")
    bakery_copy.client_file.write_text(text.replace("marque:", "marque:\n  masque: pauvre.pptx"), "utf-8")
    poor(bakery_copy.path / "pauvre.pptx")
    remarks = check(bakery_copy, MONTH_TWO).remarks
    assert "Masque « pauvre.pptx » : pas de disposition « cartes » ; « Titre et contenu » en tient lieu." in remarks
    (bakery_copy.path / "pauvre.yaml").unlink()
    assert "Masque « pauvre.pptx » : pas de disposition « couverture »." in check(bakery_copy, MONTH_TWO).remarks


def test_only_the_making_of_our_master_knows_its_coordinates() -> None:
    code = Path(iwa.__file__).parent
    files = [
        file
        for file in code.rglob("*.py")
        if "iwa.deck.zones" in (text := file.read_text("utf-8")) or "import zones" in text
    ]
    assert sorted(file.name for file in files) == ["master.py"]
