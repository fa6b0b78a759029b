"""Texts that know their numbers: made, put together, and gathered with the place they stand in."""

from __future__ import annotations

import copy
import json

from iwa.slides import Block, Blocks, Chart, Column, Figure, Figures, Number, Series, Slide, Table, from_json, to_json
from iwa.traced import changed_texts, numbers_in, row_labels, texts_of, traced, with_numbers, within

CLICKS = traced("62", "link_clicks", "closing", network="facebook", month="2026-10")
RATE = traced("8,2\u00a0%", "engagement_rate", "closing", network="instagram", month="2026-10")


def test_a_traced_figure_is_a_text_like_any_other() -> None:
    assert CLICKS == "62" and f"{CLICKS} clics" == "62 clics" and json.dumps(CLICKS) == '"62"'
    assert numbers_in("62") == ()
    assert copy.deepcopy(CLICKS) == "62"


def test_a_sentence_knows_the_figures_that_stand_in_it() -> None:
    told = within(f"{CLICKS} clics, soit {RATE}", CLICKS, RATE, "sans rien", traced("7", "posts", "closing"))
    assert [number.text for number in numbers_in(told)] == ["62", "8,2\u00a0%"]
    assert type(within("62 clics", "62")) is str


def test_each_number_is_gathered_with_its_place() -> None:
    slide = Slide(
        "audit.reseaux",
        within(f"Facebook amène {CLICKS} clics", CLICKS),
        exhibit=Figures((Figure("Clics", CLICKS, within(f"{RATE} d’engagement", RATE)),)),
        second=Table(
            (Column("Réseau"), Column("Clics")), (("Facebook", CLICKS), ("Instagram", "non exporté")), "Tableau"
        ),
        message=("Rien.", within(f"Taux : {RATE}.", RATE)),
    )
    found = with_numbers(slide).numbers
    assert [(number.text, number.place) for number in found] == [
        ("62", "titre"),
        ("62", "Clics"),
        ("8,2\u00a0%", "Clics, dessous"),
        ("62", "Facebook · Clics"),
        ("8,2\u00a0%", "message 2"),
    ]
    assert found[0] == Number("62", "link_clicks", "closing", {"network": "facebook", "month": "2026-10"}, "titre")


def test_numbers_that_a_slide_names_itself_come_first() -> None:
    last = Number("650", "typical_exposure", "closing", {"month": "2026-10"}, "Portée · oct.")
    chart = Chart("lines", ("sept.", "oct."), (Series("Portée", (900.0, 650.0)),), "count", "Courbe")
    slide = with_numbers(Slide("mesure.courbe", f"À {RATE}", exhibit=chart, numbers=(last,), decision=CLICKS))
    assert [number.place for number in slide.numbers] == ["Portée · oct.", "décision"]


def test_a_slide_of_plain_texts_is_itself() -> None:
    slide = Slide("audit.formats", "Les vidéos portent le mois.")
    assert with_numbers(slide) is slide


def test_numbers_travel_with_the_slide() -> None:
    slide = with_numbers(Slide("audit.clics", CLICKS))
    assert from_json(json.loads(json.dumps(to_json(slide)))) == slide


def test_rows_that_begin_alike_are_told_apart() -> None:
    columns = (Column("Indicateur"), Column("Réseau"), Column("oct."))
    rows = (
        ("Taux", "Facebook", "1"),
        ("Taux", "Instagram", "2"),
        ("Clics", "Facebook", "3"),
        ("Taux", "Facebook", "1"),
    )
    assert row_labels(Table(columns, rows, "")) == [
        "Taux, Facebook, 1", "Taux, Instagram", "Clics", "Taux, Facebook, 1 (2)",
    ]  # fmt: skip


def test_no_two_texts_of_a_slide_have_one_place() -> None:
    columns = (Column("Canal"), Column("sept."), Column("sept."))
    slide = Slide(
        "mesure.relation", "Deux fois le même", exhibit=Table(columns, (("Avis", "1", "2"), ("Avis", "1", "2")), ""),
        second=Blocks((Block("Test", ("a", "b")), Block("Test", ("c",)))), message=("x", "y"),
    )  # fmt: skip
    places = [place for place, _ in texts_of(slide)]
    assert len(places) == len(set(places)) == 14


def test_each_text_can_be_changed_where_it_stands() -> None:
    slide = Slide("audit.clics", "Un titre", "Un chapeau", Blocks((Block("Un", ("a",)),)), message=("m",), decision="d")
    assert [text for _, text in texts_of(changed_texts(slide, lambda place, text: f"{place}={text}"))] == [
        "titre=Un titre", "chapeau=Un chapeau", "Un, ligne 1=a", "message 1=m", "décision=d",
    ]  # fmt: skip
