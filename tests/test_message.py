"""The words of the e-mail say what the deck says."""

from __future__ import annotations

from iwa.message import message_text
from iwa.slides import Column, Figure, Figures, Slide, Source, Table

SOURCE = Source(("facebook.csv",))


def answer() -> Slide:
    figures = Figures(
        (Figure("Conversions, tous réseaux", "4", "Cible : 10 · 6 le mois d’avant"), Figure("Clics", "62"))
    )
    return Slide(
        id="mesure.reponse", title="L’objectif n’est pas atteint", subtitle="", exhibit=figures,
        message=("Ce qui a changé : rien.",), decision="Trancher.", source=SOURCE,
    )  # fmt: skip


def decisions(*rows: tuple[str, ...]) -> Slide:
    columns = tuple(Column(name) for name in ("Décision", "Pourquoi", "Responsable", "Échéance"))
    return Slide(
        id="mesure.decisions", title="Une décision est attendue", subtitle="", exhibit=Table(columns, rows, "Décisions."),
        decision="Répondre.", source=SOURCE,
    )  # fmt: skip


def test_figures_and_decisions_are_those_of_the_slides() -> None:
    slides = [answer(), decisions(("Arrêter les visuels", "peu vus", "Anouk", "30/11/2026"))]
    text = message_text(slides, "Maison Lune", "d’octobre 2026", ["rapport-mensuel.pptx"])
    assert text.replace("\xa0", " ").replace("\u202f", " ") == (
        "Objet : Maison Lune, rapport d’octobre 2026\n\n"
        "Bonjour,\n\n"
        "L’objectif n’est pas atteint.\n\n"
        "- Conversions, tous réseaux : 4. Cible : 10 · 6 le mois d’avant\n- Clics : 62\n\n"
        "Ce qui a changé : rien.\n\n"
        "Une décision est attendue :\n- Arrêter les visuels (Anouk, 30/11/2026)\n\n"
        "Vous trouverez ci-joint :\n- rapport-mensuel.pptx\n\n"
        "Bien à vous,\n"
    )


def test_without_a_decision_awaited_none_is_announced() -> None:
    text = message_text([answer(), decisions(("Aucune", "–", "–", "–"))], "Maison Lune", "d’octobre 2026", [])
    assert "décision" not in text and "ci-joint" not in text


def test_without_the_months_page_there_is_no_message() -> None:
    assert message_text([decisions()], "Maison Lune", "d’octobre 2026", ["audit.pptx"]) == ""
