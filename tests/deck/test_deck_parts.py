"""A slide cut into several pages leaves each of its numbers on the page where the figure is printed."""

from __future__ import annotations

from pathlib import Path

from deck_samples import COVER
from other_masters import small_studio

from iwa.deck.brand import Brand
from iwa.deck.build import make_deck
from iwa.deck.marks import read_marks
from iwa.slides import Card, Cards, Chart, Column, Figure, Figures, Number, Series, Slide, Table
from iwa.traced import parted, traced, with_numbers, within

ALL = traced("60", "posts", "closing", network="facebook")


def clicks(text: str, network: str) -> str:
    return traced(text, "link_clicks", "closing", network=network)


def long_table() -> Slide:
    """Thirty rows of which each prints the same figure, that of another network every second time."""
    rows = tuple((f"Épisode {n}", clicks("12", "facebook" if n % 2 else "instagram")) for n in range(1, 31))
    return with_numbers(
        Slide(
            "mesure.donnees", within(f"Les {ALL} publications du mois", ALL), message=(within(f"Soit {ALL} en tout.", ALL),),
            exhibit=Table((Column("Publication", 4), Column("Clics")), rows, "Les publications"),
        )
    )  # fmt: skip


def places(marks: tuple[Number, ...]) -> list[str]:
    return [number.place for number in marks]


def test_a_figure_of_a_long_table_is_listed_once_and_on_its_own_page(tmp_path: Path) -> None:
    (file := tmp_path / "a.pptx").write_bytes(make_deck([long_table()], COVER, Brand("IWA"), "f00d", None).data)
    _, first, second, third = (places(numbers) for numbers in read_marks(file).numbers)
    assert first == ["titre", *(f"Épisode {n} · Clics" for n in range(1, 11))]
    assert second == ["titre", *(f"Épisode {n} · Clics" for n in range(11, 21))]
    assert third == ["titre", *(f"Épisode {n} · Clics" for n in range(21, 31)), "message 1"]


def test_rows_that_begin_alike_keep_their_own_numbers() -> None:
    rows = tuple(("Vidéo", clicks("12", network)) for network in ("facebook", "instagram", "tiktok"))
    table = Table((Column("Format"), Column("Clics")), rows, "Trois vidéos")
    slide = with_numbers(Slide("a.b", "Un fait", exhibit=table))
    cut = [Slide("a.b", "Un fait (1/2)", exhibit=Table(table.columns, rows[:1], "")),
           Slide("a.b#2", "Un fait (2/2)", exhibit=Table(table.columns, rows[1:], ""))]  # fmt: skip
    found = [[number.where["network"] for number in part.numbers] for part in parted(slide, cut)]
    assert found == [["facebook"], ["instagram", "tiktok"]]


def test_the_points_of_a_chart_go_with_the_chart_and_a_message_with_its_paragraph(tmp_path: Path) -> None:
    figures = Figures((Figure("Publications", ALL, ""),))
    chart = Chart("bars", ("Vidéo",), (Series("Clics", (12.0,)),), "count", "Barres")
    point = Number("12", "link_clicks", "closing", {"network": "facebook"}, "Vidéo · Clics")
    slide = with_numbers(Slide("a.b", "Un fait", exhibit=figures, second=chart, numbers=(point,)))
    one, two = Slide("a.b", "Un fait (1/2)", exhibit=figures), Slide("a.b#2", "Un fait (2/2)", exhibit=chart)
    assert [places(part.numbers) for part in parted(slide, [one, two])] == [["Publications"], ["Vidéo · Clics"]]
    lines = [f"Le point {n} tient en une phrase assez longue pour occuper deux lignes ou trois." for n in range(11)]
    long = with_numbers(Slide("a.c", "Un fait", exhibit=chart, message=(*lines, within(f"En tout {ALL}.", ALL))))
    master = small_studio(tmp_path / "studio.pptx")
    (file := tmp_path / "a.pptx").write_bytes(make_deck([long], COVER, Brand("IWA", master=master), "f00d", None).data)
    assert [places(numbers) for numbers in read_marks(file).numbers] == [[], [], ["message 12"]]


def test_the_cards_of_a_second_page_keep_their_numbers() -> None:
    cards = tuple(Card(f"Contenu {n}", "", lines=(clicks(f"{n} clics", "facebook"),)) for n in range(4))
    slide = with_numbers(Slide("a.b", "Un fait", exhibit=Cards(cards)))
    cut = [Slide("a.b", "Un fait", exhibit=Cards(cards[:2])), Slide("a.b#2", "Un fait", exhibit=Cards(cards[2:]))]
    assert [places(part.numbers) for part in parted(slide, cut)] == [
        ["Contenu 0, ligne 1", "Contenu 1, ligne 1"],
        ["Contenu 2, ligne 1", "Contenu 3, ligne 1"],
    ]
