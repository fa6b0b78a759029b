"""The texts of the calendar, read before they come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from iwa.calendar.book import Book
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.read import Dossier
from iwa.slides import Table
from iwa.steps.calendar.proofread import MOST_ROWS, proofread

Made = Callable[..., ClientMonth]
CLEAN = "Le four est chaud dès l’aube, passez nous voir."


def planned(day: int, text: str | None, **more: Any) -> PlannedPost:
    facts = {"identifier": f"2026-11-{day:02d}-fb-1", "day": date(2026, 11, day), "network": "facebook"}
    return PlannedPost.model_validate(
        facts | {"format": "image", "text": text, "alt": "Une miche sur la grille"} | more
    )


def read(hand_made: Made, *rows: PlannedPost, dossier: Dossier | None = None) -> Any:
    return proofread(replace(hand_made(dossier=dossier), book=Book(rows=rows)))


def test_each_fault_of_a_text_to_come_is_a_line_in_the_order_of_days(hand_made: Made) -> None:
    avoid = EditorialElement(element="mot à éviter", name="facile")
    rows = (
        planned(20, "Un pain facile à faire."),
        planned(5, "Venez! Le four est chaud.", alt=None),
        planned(6, CLEAN),
        planned(7, "Venez! Déjà paru.", status="publié"),
        planned(8, "Venez! Abandonné.", status="abandonné"),
        planned(9, None),
    )
    slide = read(hand_made, *rows, dossier=Dossier(editorial=(avoid,)))
    assert isinstance(slide.exhibit, Table)
    assert [(row[0], row[1]) for row in slide.exhibit.rows] == [
        ("Facebook, 5\xa0novembre", "Une image se lit sans être vue"),
        ("Facebook, 5\xa0novembre", "Une espace avant « ; », « : », « ! » et « ? »"),
        ("Facebook, 20\xa0novembre", "Mot à éviter : facile"),
    ]
    assert slide.title.replace("\xa0", " ") == "1 texte sur 3 est prêt à paraître"
    assert slide.decision.replace("\xa0", " ").startswith("Corriger 2 textes avant validation, d’abord celui du 5 nov")
    assert slide.audience == "interne"


def test_clean_texts_are_counted_and_what_could_be_better_is_told_apart(hand_made: Made) -> None:
    slide = read(hand_made, planned(5, CLEAN), planned(6, "L'aube est là, le four est chaud."))
    assert slide.title.replace("\xa0", " ") == "2 textes sont prêts : rien n’est à corriger"
    assert slide.message[0].replace("\xa0", " ") == "2 textes relus : 2 sont prêts."
    assert slide.message[1].replace("\xa0", " ") == "À améliorer aussi : Apostrophe typographique (1 texte)."
    assert slide.decision == "Rien à changer."


def test_without_a_text_the_slide_says_how_many_wait(hand_made: Made) -> None:
    slide = read(hand_made, planned(5, None), planned(6, None))
    assert slide.title == "Aucun texte de Maison Lune n’est encore à relire"
    assert [line.replace("\xa0", " ") for line in slide.message] == ["2 lignes attendent leur texte."]
    assert read(hand_made).message == ()


def test_a_long_list_says_what_it_leaves_out(hand_made: Made) -> None:
    slide = read(hand_made, *(planned(day, "Venez! Le 2ème four est chaud.") for day in range(1, 11)))
    assert len(slide.exhibit.rows) == MOST_ROWS
    assert slide.message[1].replace("\xa0", " ") == "12 points à corriger montrés sur 20."
