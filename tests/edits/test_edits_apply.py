"""Corrections laid over the slides of a month."""

from __future__ import annotations

from iwa.edits.apply import arranged, remarks, with_texts
from iwa.edits.book import Addition, DeckEdit, Edits, SlideEdit
from iwa.slides import Figure, Figures, Slide

SLIDES = [Slide("a.1", "Un"), Slide("a.2", "Deux"), Slide("a.3", "Trois"), Slide("a.9", "Neuf", annex=True)]


def ids(slides: list[Slide]) -> list[str]:
    return [f"({slide.id})" if slide.annex else slide.id for slide in slides]


def page(after: str, title: str = "Nous") -> Addition:
    return Addition(after=after, title=title)


def test_only_the_texts_that_are_corrected_change_and_take_french_spaces() -> None:
    before = Slide("a.1", "Un", "Vues", message=("Un.", "Deux."), decision="Rien.", notes="Dire.")
    edit = SlideEdit(title="Est-ce 12 % ?", message=("L'été : oui.",), decision="", notes=("Ceci.", "Puis cela."))
    (after,) = with_texts([before], Edits(slides={"a.1": edit}))
    assert after == Slide(
        "a.1", "Est-ce 12\xa0%\u202f?", "Vues", message=("L’été\xa0: oui.",), notes="Ceci.\nPuis cela."
    )  # fmt: skip


def test_without_corrections_a_deliverable_is_as_it_was() -> None:
    assert arranged(SLIDES, DeckEdit(), "audit") == SLIDES


def test_removed_slides_are_out_and_hidden_ones_marked() -> None:
    found = arranged(SLIDES, DeckEdit(removed=("a.1", "a.7"), hidden=("a.3", "a.8")), "audit")
    assert [(slide.id, slide.hidden) for slide in found] == [("a.2", False), ("a.3", True), ("a.9", False)]


def test_an_order_passes_over_what_is_not_there_and_new_slides_follow_their_usual_neighbour() -> None:
    assert ids(arranged(SLIDES, DeckEdit(order=("a.3", "a.7", "a.1")), "audit")) == ["a.3", "a.1", "a.2", "(a.9)"]
    assert ids(arranged(SLIDES, DeckEdit(order=("a.3", "a.2")), "audit")) == ["a.1", "a.3", "a.2", "(a.9)"]


def test_what_the_order_has_after_the_page_of_the_annex_is_annex() -> None:
    order = ("a.9", "a.1", "deck.annexe", "a.2")
    assert ids(arranged(SLIDES, DeckEdit(order=order), "audit")) == ["a.9", "a.1", "a.3", "(a.2)"]


def test_added_pages_come_after_their_slide_in_the_order_of_the_file() -> None:
    added = (page("a.1"), page("a.1"), page("deck.couverture"), page("deck.annexe"), page("a.9"), page("a.7"))
    assert ids(arranged(SLIDES, DeckEdit(added=added), "audit")) == [
        "ajout.audit.3", "a.1", "ajout.audit.1", "ajout.audit.2", "a.2", "a.3", "ajout.audit.6",
        "(ajout.audit.4)", "(a.9)", "(ajout.audit.5)",
    ]  # fmt: skip


def test_a_page_added_after_the_contents_opens_the_first_chapter_and_another_joins_that_of_its_slide() -> None:
    chaptered = [Slide("a.1", "Un"), Slide("a.2", "Deux", chapter="A"), Slide("a.3", "Trois", chapter="B")]
    added = (page("deck.sommaire"), page("a.1"), page("a.3"))
    found = arranged(chaptered, DeckEdit(added=added), "audit")
    assert [(slide.id, slide.chapter) for slide in found] == [
        ("a.1", ""), ("ajout.audit.2", ""), ("ajout.audit.1", "A"), ("a.2", "A"), ("a.3", "B"), ("ajout.audit.3", "B"),
    ]  # fmt: skip
    assert ids(arranged(SLIDES[:2], DeckEdit(added=added[:1]), "audit")) == ["ajout.audit.1", "a.1", "a.2"]


def test_what_has_no_effect_is_said_but_not_what_an_order_names() -> None:
    edits = Edits(
        slides={"a.7": SlideEdit(title="x")},
        decks={"audit": DeckEdit(order=("a.6",), hidden=("a.8",), added=(page("a.5"), page("deck.annexe")))},
    )
    assert remarks(edits, SLIDES, ["audit"], "edits/2026-10.yaml") == [
        "edits/2026-10.yaml corrige « a.7 », « a.8 » et « a.5 », que ce mois n’a pas : "
        "la correction y reste pour une autre fois.",
    ]
    strange = Edits(decks={"rapport": DeckEdit(hidden=("a.1",))})
    assert remarks(strange, SLIDES, ["audit"], "e.yaml") == [
        "e.yaml nomme « rapport », qu’aucun pack ne livre : rien n’en est fait."
    ]


def test_a_corrected_text_is_held_against_the_slide_as_the_notebook_shows_it() -> None:
    shown = Slide("a.1", "Le mois atteint 184 vues", "", Figures((Figure("Vues", "1\u202f204"),)))
    edit = SlideEdit(title="184 vues, 1 204 en tout", message=("Il en manque 16 sur 200.",), notes=("Dire 15 %.",))
    assert remarks(Edits(slides={"a.1": edit}), [shown], [], "e.yaml") == [
        "« a.1 » : le message de votre correction dit « 16 » et « 200 », que la diapositive ne montre pas : à revoir dans e.yaml.",
        "« a.1 » : les notes de votre correction disent « 15 », que la diapositive ne montre pas : à revoir dans e.yaml.",
    ]
