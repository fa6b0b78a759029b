"""The layouts for what is no chart: a month, a matrix, a checklist, a process, before and after, decisions, contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from deck_samples import COVER
from layout_samples import BEFORE_AFTER, DECISIONS, ENTERED, MATRIX, PROCESS, layout_gallery, october
from other_masters import old_agency, small_studio
from pptx import Presentation

from iwa.deck.arrange import layout_of
from iwa.deck.brand import Brand
from iwa.deck.build import make_deck
from iwa.deck.checks.saved import deck_faults
from iwa.deck.opened import opened
from iwa.deck.read_back import read_back
from iwa.deck.ruled import ruled
from iwa.deck.tables import Grid, stretched
from iwa.edits.left import left_behind
from iwa.slides import Block, Card, Comparison, Matrix, Process, Slide, Stage

MASTERS = ("ours", "old", "studio")
LONG = "Une phrase qui dit assez de choses pour occuper à elle seule deux lignes ou trois de sa place."


@pytest.fixture(scope="module")
def masters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path | None]:
    folder = tmp_path_factory.mktemp("masters")
    return {"ours": None, "old": old_agency(folder / "vieux.pptx"), "studio": small_studio(folder / "studio.pptx")}


@pytest.fixture(scope="module")
def decks(masters: dict[str, Path | None], client_folder: Path) -> dict[str, bytes]:
    return {name: made(layout_gallery(), master, client_folder) for name, master in masters.items()}


def made(slides: list[Slide], master: Path | None = None, folder: Path | None = None) -> bytes:
    deck = make_deck(slides, COVER, Brand("IWA", master=master), "f00d", folder)
    assert all("« iwa check »" in sentence for sentence in deck.findings), deck.findings
    return deck.data


def sheets(data: bytes) -> dict[str, Any]:
    return {sheet._element.cSld.get("name"): sheet for sheet in Presentation(BytesIO(data)).slides}


def said(sheet: Any) -> str:
    """All that a slide says, one paragraph or cell a line, with plain spaces."""
    lines = [shape.text_frame.text for shape in sheet.shapes if shape.has_text_frame]
    lines += [cell.text for shape in sheet.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(lines).replace("\xa0", " ").replace("\u202f", " ")


def texts(part: object) -> Iterator[str]:
    """Every text of an exhibit that a person reads."""
    if isinstance(part, str):
        yield part.replace("\xa0", " ")
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            if name not in ("type", "kind", "align", "role", "alt", "picture", "url"):
                yield from texts(getattr(part, name))


def test_each_slide_stands_on_its_layout(decks: dict[str, bytes]) -> None:
    assert {name: sheet.slide_layout.name for name, sheet in sheets(decks["ours"]).items()} == {
        "deck.couverture": "couverture",
        "deck.sommaire": "sommaire",
        "mesure.calendrier": "calendrier",
        "audit.liste": "liste",
        "mesure.decisions": "decisions",
        "plan.matrice": "matrice",
        "plan.processus": "processus",
        "plan.avant": "avant-apres",
        "plan.images": "avant-apres",
        "plan.seule": "calendrier",
        "deck.annexe": "section",
        "plan.detail": "decisions",
    }


@pytest.mark.parametrize("name", MASTERS)
def test_nothing_is_found_against_them(decks: dict[str, bytes], name: str) -> None:
    assert deck_faults(decks[name]) == ()


@pytest.mark.parametrize("name", MASTERS)
def test_the_open_xml_sdk_finds_no_error_in_them(
    decks: dict[str, bytes], name: str, sdk_errors: Callable[[bytes], list[str]]
) -> None:
    assert sdk_errors(decks[name]) == []


@pytest.mark.parametrize("name", MASTERS)
def test_no_shape_covers_another_and_none_leaves_the_slide(decks: dict[str, bytes], name: str) -> None:
    deck = Presentation(BytesIO(decks[name]))
    for sheet in deck.slides:
        boxes = [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in sheet.shapes]
        assert all(
            b[1] >= 0 and b[2] >= 0 and b[3] <= deck.slide_width + 1 and b[4] <= deck.slide_height + 1 for b in boxes
        )
        for one, two in combinations(boxes, 2):
            across, down = min(one[3], two[3]) - max(one[1], two[1]), min(one[4], two[4]) - max(one[2], two[2])
            assert across < 2000 or down < 2000, (sheet._element.cSld.get("name"), one[0], two[0])


@pytest.mark.parametrize("name", MASTERS)
def test_every_word_of_every_exhibit_is_there_under_any_master(decks: dict[str, bytes], name: str) -> None:
    found = sheets(decks[name])
    for slide in layout_gallery():
        shown = "\n".join(said(sheet) for key, sheet in found.items() if key.partition("#")[0] == slide.id)
        missing = [text for text in texts(slide.exhibit) if text.casefold() not in shown.casefold()]
        assert missing == [], (name, slide.id, missing)


def test_two_builds_give_the_same_bytes(decks: dict[str, bytes], client_folder: Path) -> None:
    assert made(layout_gallery(), None, client_folder) == decks["ours"]


# --- lists ------------------------------------------------------------------------------------


def test_a_state_has_its_sign_and_what_the_line_is_about_stands_out(decks: dict[str, bytes]) -> None:
    table = next(shape for shape in sheets(decks["ours"])["audit.liste"].shapes if shape.has_table).table
    assert [table.cell(row, 0).text.replace("\xa0", " ") for row in range(7)] == [
        "État", "✓ fait", "✓ fait", "○ à faire", "○ à faire", "… à compléter", "– sans objet",
    ]  # fmt: skip
    assert table.cell(5, 2).text == "à compléter", "where it is no state"
    assert table.first_row
    assert all(table.cell(row, 1)._tc.xpath(".//a:rPr/@b") == ["1"] for row in range(7))
    assert table.cell(3, 2)._tc.xpath(".//a:rPr/@b") == []


def test_a_state_that_is_none_of_ours_has_no_sign() -> None:
    rows = ((*DECISIONS.rows[0][:4], "sans réponse notée"),)
    sheet = sheets(made([Slide("a.b", "Un fait", "", replace(DECISIONS, rows=rows))]))["a.b"]
    assert "sans réponse notée" in said(sheet).split("\n")


def test_a_long_list_goes_on_under_the_same_header() -> None:
    found = sheets(made([Slide("a.b", "Un fait", "", replace(DECISIONS, rows=DECISIONS.rows * 8))]))
    parts = [key for key in found if key.startswith("a.b")]
    assert parts == ["a.b", "a.b#2"]
    assert all(found[key].slide_layout.name == "decisions" and "Recommandation" in said(found[key]) for key in parts)


# --- a month ----------------------------------------------------------------------------------


def test_a_month_is_a_table_of_weeks_whose_days_hold_their_entries(decks: dict[str, bytes]) -> None:
    sheet = sheets(decks["ours"])["mesure.calendrier"]
    frame = next(shape for shape in sheet.shapes if shape.has_table)
    assert frame._element.xpath(".//p:cNvPr/@descr")[0].startswith("Octobre 2026, les publications de chaque jour")
    table = frame.table
    assert [table.cell(0, day).text for day in (0, 6)] == ["Lundi", "Dimanche"]
    assert len(table.rows) == 6
    assert table.cell(5, 0).text == "26\nFacebook, lien\nInstagram, reel\nInstagram, image"
    assert [table.cell(1, day).text for day in range(4)] == ["", "", "", "1\nInstagram, reel"]
    tinted = [bool(table.cell(row, day)._tc.xpath("a:tcPr/a:solidFill")) for row in (3, 4) for day in range(7)]
    assert tinted == [False, *[True] * 10, *[False] * 3], "the 13th to the 22nd"


def test_a_full_month_is_on_two_slides_and_loses_nothing() -> None:
    full = october({day: ("Instagram, carrousel", "Facebook, lien", "TikTok, vidéo", "X") for day in range(1, 32)})
    found = sheets(made([Slide("a.b", "Un fait", "", full, message=("Plein.",), decision="Rien à changer.")]))
    parts = [sheet for key, sheet in found.items() if key.startswith("a.b")]
    assert len(parts) == 2
    assert sum(said(sheet).count("TikTok, vidéo") for sheet in parts) == 31
    assert ["Plein." in said(sheet) for sheet in parts] == [False, True]


def test_a_day_too_full_for_a_slide_counts_what_is_left_out() -> None:
    many = tuple(f"Instagram, image {number}" for number in range(1, 41))
    found = sheets(made([Slide("a.b", "Un fait", "", october({7: many}))]))
    shown = "\n".join(said(sheet) for key, sheet in found.items() if key.startswith("a.b")).split("\n")
    kept = [line for line in shown if line.startswith("Instagram, image")]
    assert 5 < len(kept) < 40 and f"et {40 - len(kept)} autres" in shown


def test_no_text_of_a_month_is_set_under_ten_points(decks: dict[str, bytes]) -> None:
    for name in MASTERS:
        for sheet in sheets(decks[name]).values():
            assert all(int(size) >= 1000 for size in sheet._element.xpath(".//a:tc//a:rPr/@sz"))


# --- a matrix, a process, before and after ------------------------------------------------------


def test_a_matrix_names_its_axes_and_what_stands_in_each_quadrant(decks: dict[str, bytes]) -> None:
    shapes = {shape.name: shape for shape in sheets(decks["ours"])["plan.matrice"].shapes}
    assert [shapes[f"Axe {name}"].text_frame.text for name in ("vertical haut", "vertical", "vertical bas")] == [
        "fort", "Effet attendu", "faible",
    ]  # fmt: skip
    assert [shapes[f"Axe horizontal{name}"].text_frame.text for name in (" gauche", "", " droite")] == [
        "faible", "Effort", "élevé",
    ]  # fmt: skip
    first, last = shapes["Titre quadrant 1"], shapes["Titre quadrant 4"]
    assert (first.text_frame.text, last.text_frame.text) == ("À lancer d’abord", "À laisser")
    assert first.left < last.left and first.top < last.top
    assert shapes["Texte quadrant 1"].text_frame.text.split("\n") == [
        "Un lien suivi dans chaque publication",
        "Les horaires à jour",
    ]


def test_without_its_layout_a_quadrant_says_where_it_stands(decks: dict[str, bytes]) -> None:
    shown = said(sheets(decks["old"])["plan.matrice"])
    assert "Effet attendu : fort ; effort : faible\nUn lien suivi dans chaque publication" in shown
    assert "Effet attendu : fort ; effort : élevé\nUne série de carrousels" in shown
    assert "Effet attendu : faible ; effort : faible\nRépondre aux avis" in shown


def test_quadrants_too_full_for_a_matrix_go_on_as_blocks() -> None:
    full: Any = tuple(Block(block.heading, (LONG,) * 6) for block in MATRIX.items)
    found = sheets(made([Slide("a.b", "Un fait", "", replace(MATRIX, items=full), message=("Dit.",))]))
    assert {sheet.slide_layout.name for key, sheet in found.items() if key.startswith("a.b")} == {"blocs"}
    assert sum(said(sheet).count(LONG) for sheet in found.values()) == 24


def test_the_stages_of_a_process_are_numbered_and_say_who_and_how_long(decks: dict[str, bytes]) -> None:
    shapes = {shape.name: shape for shape in sheets(decks["ours"])["plan.processus"].shapes}
    assert [shapes[f"Rang étape {rank}"].text_frame.text for rank in range(1, 6)] == ["1", "2", "3", "4", "5"]
    assert shapes["Suivi étape 3"].text_frame.text == "Responsable\xa0: Studio Ozé\nDurée\xa0: 3 jours"
    lefts = [shapes[f"Titre étape {rank}"].left for rank in range(1, 6)]
    assert lefts == sorted(lefts) and "Titre étape 6" not in shapes


def test_a_process_of_eight_stages_goes_on_with_its_numbers() -> None:
    stages = tuple(Stage(f"Étape {rank}", ("Faire.",)) for rank in "abcdefgh")
    found = sheets(made([Slide("a.b", "Un fait", "", Process(stages))]))
    ranks = [
        s.text_frame.text
        for key, sheet in found.items()
        if key.startswith("a.b")
        for s in sheet.shapes
        if s.name.startswith("Rang")
    ]
    assert ranks == list("12345678")
    assert not any(s.name.startswith("Suivi") for sheet in found.values() for s in sheet.shapes), (
        "nobody is said to be in charge"
    )


def test_before_stands_at_the_left_of_after_with_a_picture_where_there_is_one(decks: dict[str, bytes]) -> None:
    found = sheets(decks["ours"])
    shapes = {shape.name: shape for shape in found["plan.avant"].shapes}
    assert (
        shapes["Texte avant"].left < shapes["Texte après"].left
        and shapes["Texte avant"].top == shapes["Texte après"].top
    )
    assert not any(name.startswith("Visuel") for name in shapes)
    pictures = [shape for shape in found["plan.images"].shapes if shape.name.startswith("Visuel")]
    assert [p._element.xpath(".//p:cNvPr/@descr")[0] for p in pictures] == ["Visuel « Avant »", "Visuel « Après »"]


def test_sides_too_long_for_one_slide_go_on_one_after_the_other() -> None:
    long = Comparison(Card("Avant", LONG * 30), Card("Après", LONG * 30))
    found = sheets(made([Slide("a.b", "Un fait", "", long)]))
    assert [sheet.slide_layout.name for key, sheet in found.items() if key.startswith("a.b")] == ["blocs", "blocs"]


@pytest.mark.parametrize(
    "exhibit",
    [Matrix(MATRIX.across, MATRIX.up, (Block("", ()),) * 4), Process((Stage("Seule"),)), Comparison(Card("Avant", ""), Card("Après", "")),
     october({})],
)  # fmt: skip
def test_little_or_nothing_to_say_still_makes_a_slide_without_fault(
    exhibit: Any, masters: dict[str, Path | None]
) -> None:
    for master in masters.values():
        made([Slide("a.b", "Un fait", exhibit=exhibit, decision="Rien à changer.", source=ENTERED)], master)


@pytest.mark.parametrize("exhibit", [MATRIX, PROCESS, BEFORE_AFTER, DECISIONS, october({})])
def test_beside_another_exhibit_each_takes_half_of_the_slide(exhibit: Any) -> None:
    _, places, _ = opened(Brand("IWA"))
    slide = Slide("a.b", "Un fait", exhibit=exhibit, second=DECISIONS)
    assert layout_of(slide, places).name == "deux-graphiques"


# --- corrected --------------------------------------------------------------------------------


def test_texts_that_are_not_taken_back_are_named(decks: dict[str, bytes]) -> None:
    deck = Presentation(BytesIO(decks["ours"]))
    found = {sheet._element.cSld.get("name"): {s.name: s for s in sheet.shapes} for sheet in deck.slides}
    found["plan.matrice"]["Texte quadrant 2"].text_frame.text = "Autre chose"
    found["plan.processus"]["Suivi étape 1"].text_frame.text = "Moi"
    found["plan.avant"]["Titre avant"].text_frame.text = "Jadis"
    found["mesure.calendrier"]["Tableau"].table.cell(2, 0).text = "Rien"
    buffer = BytesIO()
    deck.save(buffer)
    origin, now = read_back(decks["ours"]).sheets, read_back(buffer.getvalue()).sheets
    assert [(one.where, one.sentence) for one in left_behind(origin, now)] == [
        ("mesure.calendrier", "1\xa0cellule changée dans « Tableau »"),
        ("plan.matrice", "le texte de « Texte quadrant 2 » a été changé"),
        ("plan.processus", "le texte de « Suivi étape 1 » a été changé"),
        ("plan.avant", "le texte de « Titre avant » a été changé"),
    ]


# --- how rows share the height ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heights", "spare", "tallest", "evened"),
    [
        ([20.0, 50.0, 20.0], 20.0, 100.0, (30.0, 50.0, 30.0)),  # the low ones rise together, the high one stays
        ([20.0, 50.0, 20.0], 90.0, 100.0, (60.0, 60.0, 60.0)),
        ([20.0, 50.0, 20.0], 90.0, 55.0, (55.0, 55.0, 55.0)),
        ([20.0, 50.0], 0.0, 100.0, (20.0, 50.0)),
        ([20.0, 120.0], 10.0, 100.0, (30.0, 120.0)),
    ],
)
def test_weeks_rise_to_one_level(heights: list[float], spare: float, tallest: float, evened: tuple[float, ...]) -> None:
    found = Grid(12.0, (100.0,) * 7, (20.0, *heights))
    made = stretched(replace(ruled(october({})), tallest=tallest), found, (20 + sum(heights) + spare) / 72)
    assert made.heights == pytest.approx((20.0, *evened))


def test_the_header_of_a_list_keeps_its_height_and_its_rows_take_what_is_left() -> None:
    found = Grid(12.0, (100.0,), (20.0, 20.0, 20.0))
    assert stretched(ruled(DECISIONS), found, 100 / 72).heights == (20.0, 40.0, 40.0)
    assert stretched(ruled(replace(DECISIONS, kind="plain")), found, 90 / 72).heights == (30.0, 30.0, 30.0)
