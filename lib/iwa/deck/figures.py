"""Key figures: a label, a large value, what it is held against, and its state in a small mark."""

from __future__ import annotations

from iwa.deck.fit import LINE, text_width
from iwa.deck.page import Page, first_ones, inner, put_text
from iwa.deck.writing import Line
from iwa.deck.zones import Box, holder_named
from iwa.slides import Figure, Figures, State

VALUE_SIZES = (44.0, 36.0, 30.0, 24.0, 20.0)
WORDS_SIZE = 20.0  # a value in words, such as “non disponible”
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
    items = first_ones(page, figures.items, 4)
    columns = box.columns(len(items))
    size = _value_size(page, [f.value for f in items if _is_figure(f)], columns[0])
    for position, (figure, column) in enumerate(zip(items, columns, strict=True), start=1):
        put_text(page, f"Chiffre {position}", figure_lines(figure, size), (14, 13, 12, 11, 10), column)


def _is_figure(figure: Figure) -> bool:
    return any(character.isdigit() for character in figure.value)


def _value_size(page: Page, values: list[str], box: Box) -> float:
    width = inner(holder_named(page.layout, "Chiffre 1"), box).width * 72
    sizes = VALUE_SIZES if box.height >= 2 else VALUE_SIZES[2:]
    widest = {size: max((text_width(v, size, page.face(bold=True)) for v in values), default=0) for size in sizes}
    return next((size for size in sizes if widest[size] <= width), sizes[-1])


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
