"""The words of the e-mail that goes with the decks: those of the director's page, and no other figure."""

from __future__ import annotations

from collections.abc import Sequence

from iwa.slides import Figure, Figures, Slide, Table
from iwa.typography import french

ANSWER, DECISIONS = "mesure.reponse", "mesure.decisions"


def message_text(slides: Sequence[Slide], client: str, period: str, files: Sequence[str]) -> str:
    """Subject, what to keep of the month, figures, decisions awaited and the files attached; "" without that page.

    Every figure is copied from the slides, so that the e-mail says what the deck says.
    """
    pages = {slide.id: slide for slide in slides}
    if ANSWER not in pages:
        return ""
    answer = pages[ANSWER]
    figures = answer.exhibit.items if isinstance(answer.exhibit, Figures) else ()
    parts = [
        f"Objet : {client}, rapport {period}",
        "Bonjour,",
        f"{answer.title}.",
        "\n".join(f"- {_figure(figure)}" for figure in figures),
        "\n".join(answer.message),
        _decisions(pages.get(DECISIONS)),
        "\n".join(["Vous trouverez ci-joint :", *(f"- {name}" for name in files)]) if files else "",
        "Bien à vous,",
    ]
    return french("\n\n".join(part for part in parts if part)) + "\n"


def _figure(figure: Figure) -> str:
    return f"{figure.label} : {figure.value}" + (f". {figure.detail}" if figure.detail else "")


def _decisions(slide: Slide | None) -> str:
    """The decisions awaited, each with who answers and by when."""
    if slide is None or not isinstance(slide.exhibit, Table):
        return ""
    asked = [f"- {row[0]} ({row[2]}, {row[3]})" for row in slide.exhibit.rows if row[-1] != "–"]
    return "\n".join([f"{slide.title} :", *asked]) if asked else ""
