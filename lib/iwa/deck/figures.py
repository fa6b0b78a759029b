"""Key figures: a label, a large value, what it is held against, and its state in a small mark."""

from __future__ import annotations

from dataclasses import replace

from iwa.deck.box import Box
from iwa.deck.fit import LINE, text_width
from iwa.deck.names import MOST_FIGURES
from iwa.deck.page import Page, first_ones, inner, put_text
from iwa.deck.places import Layout, Place
from iwa.deck.sizes import FIGURE_TEXT, FIGURES, LOW_FIGURES
from iwa.deck.writing import Line, fitting_size
from iwa.slides import Figure, Figures, State

WORDS_SIZE = 20.0  # a value in words, such as “non disponible”
TALL = 0.86  # share of the place's own height from which the largest values have room
STATES: dict[State, tuple[str, str]] = {
    "": ("", ""),
    "signal-hausse": ("▲ signal à la hausse", "accent5"),
    "signal-baisse": ("▼ signal à la baisse", "accent5"),
    "routine": ("routine", "accent6"),
    "à compléter": ("à compléter", "accent6"),
    "série trop courte": ("série trop courte", "accent6"),
}


def put_figures(page: Page, figures: Figures, box: Box) -> None:
    """Two to four key figures side by side, their values in one size."""
    items = first_ones(page, figures.items, MOST_FIGURES)
    columns = box.columns(len(items), page.layout.gap("Chiffre"))
    size = _value_size(page, items, columns[0])
    for position, (figure, column) in enumerate(zip(items, columns, strict=True), start=1):
        put_text(page, f"Chiffre {position}", figure_lines(figure, size), FIGURE_TEXT, column)


def _is_figure(figure: Figure) -> bool:
    return any(character.isdigit() for character in figure.value)


def _value_size(page: Page, items: tuple[Figure, ...], box: Box) -> float:
    """The largest size in which each value stands on one line and, with the words around it, in its place."""
    wide, fitting = _sizes(items, page.place("Chiffre 1"), box)
    return fitting[0] if fitting else wide[0]


def figures_fit(figures: Figures, layout: Layout, box: Box) -> bool:
    """Whether the figures, side by side in a box, have room for all their words."""
    items = figures.items[:MOST_FIGURES]
    columns = box.columns(len(items), layout.gap("Chiffre"))
    return bool(_sizes(items, layout.places["Chiffre 1"], columns[0])[1])


def _sizes(items: tuple[Figure, ...], place: Place, box: Box) -> tuple[list[float], list[float]]:
    """The sizes in which every value stands on one line, and those of them in which all its words fit too."""
    ladder = FIGURES if box.height >= TALL * place.box.height else LOW_FIGURES
    room, face, sizes = inner(place, box), replace(place.face, bold=True), ladder.on(place)
    values = [figure.value for figure in items if _is_figure(figure)]
    wide = [s for s in sizes if all(text_width(value, s, face) <= room.width * 72 for value in values)]
    texts = FIGURE_TEXT.on(place)
    fitting = [s for s in wide if all(fitting_size(figure_lines(f, s), texts, room, place.face) for f in items)]
    return wide or list(sizes[-1:]), fitting


def figure_lines(figure: Figure, size: float) -> list[Line]:
    """The paragraphs of one key figure."""
    words, colour = STATES[figure.state]
    lines = [Line(figure.label, bold=True, colour="accent6", after=2)]
    if _is_figure(figure):
        lines.append(Line(figure.value, size=size, bold=True, colour="tx2", after=2))
    else:
        lines.append(
            Line(
                figure.value, size=min(size, WORDS_SIZE), colour="accent6", after=2 + max(0.0, size - WORDS_SIZE) * LINE
            )
        )
    if figure.detail:
        lines.append(Line(figure.detail, after=5))
    if words:
        lines.append(Line(words, bold=figure.state.startswith("signal"), colour=colour))
    return lines
