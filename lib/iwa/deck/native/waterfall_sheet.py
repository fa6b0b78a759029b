"""The workbook of a waterfall: the figures that a person may change, and what the chart draws of them."""

from __future__ import annotations

from collections.abc import Callable

from iwa.deck.native.formats import format_code
from iwa.deck.native.sheet import Column, Sheet
from iwa.slides import Chart
from iwa.waterfall import Step, links

# Columns of the workbook: names, the two that hold figures, then those that are reckoned from them.
NAME, LEVEL, CHANGE, START, END, BASE = range(6)
LEVEL_PART, LEVEL_BELOW, GAIN, GAIN_BELOW, LOSS, LOSS_BELOW, CHANGE_TOP = range(6, 13)
LINKS = (13, 14, 15)
UNNAMED = "Gains et pertes"
HEADERS = {
    START: "Début", END: "Fin", BASE: "Base", LEVEL_PART: "Niveaux", LEVEL_BELOW: "Niveaux sous zéro", GAIN: "Gains",
    GAIN_BELOW: "Gains sous zéro", LOSS: "Pertes", LOSS_BELOW: "Pertes sous zéro", CHANGE_TOP: "Haut des variations",
}  # fmt: skip
OF_KIND = {
    LEVEL_PART: "level",
    LEVEL_BELOW: "level",
    GAIN: "gain",
    GAIN_BELOW: "gain",
    LOSS: "loss",
    LOSS_BELOW: "loss",
}
BELOW = (LEVEL_BELOW, GAIN_BELOW, LOSS_BELOW)
# The same in the formulas of the workbook: `r` is the row, `p` the one before.
SIDES = ("MIN(D{r},E{r},0)-MIN(MAX(D{r},E{r}),0)", "MAX(D{r},E{r},0)-MAX(MIN(D{r},E{r}),0)")  # under zero, above it
IS_KIND = {"level": 'B{r}<>""', "gain": 'AND(B{r}="",C{r}>=0)', "loss": 'AND(B{r}="",C{r}<0)'}
FORMULAS = {
    START: 'IF(B{r}<>"",0,N(E{p}))',
    END: 'IF(B{r}<>"",B{r},D{r}+C{r})',
    BASE: "IF(D{r}*E{r}<0,0,IF(ABS(D{r})<ABS(E{r}),D{r},E{r}))",
    CHANGE_TOP: 'IF(B{r}="",MAX(D{r},E{r}),NA())',
}


def waterfall_sheet(chart: Chart, steps: tuple[Step, ...]) -> Sheet:
    """All columns. Nothing is reckoned anew where a figure is missing: what follows it has another place."""
    code = format_code(chart.unit, chart.digits)
    reckoned = not any(step.kind == "missing" for step in steps)
    told = (
        Column("Catégorie", chart.categories),
        Column(chart.series[0].name, tuple(step.value if step.kind == "level" else None for step in steps)),
        Column(
            chart.series[1].name if len(chart.series) > 1 else UNNAMED,
            tuple(None if step.kind == "level" else step.value for step in steps),
            number_format=code if chart.unit == "change" else signed_code(code),
        ),
    )
    drawn = [_drawn(column, steps, reckoned) for column in range(START, CHANGE_TOP + 1)]
    return Sheet((*told, *drawn, *(_links(steps, rank, reckoned) for rank in range(len(LINKS)))), code)


def _drawn(column: int, steps: tuple[Step, ...], reckoned: bool) -> Column:
    values = tuple(VALUES[column](step) if column in VALUES else part(step, column) for step in steps)
    rows = [_formula(column).format(r=row, p=row - 1) for row in range(2, len(steps) + 2)]
    return Column(HEADERS[column], values, tuple(rows) if reckoned else ())


def _formula(column: int) -> str:
    if column in FORMULAS:
        return f"={FORMULAS[column]}"
    side = SIDES[column not in BELOW]
    return f"=IF(AND({IS_KIND[OF_KIND[column]]},{side}<>0),{side},NA())"


def signed_code(code: str) -> str:
    """The number format of gains and losses, from that of their figures without sign."""
    plain = code.partition(";")[0]
    return f'+{plain};"−"{plain};{plain}'


def base(step: Step) -> float | None:
    """What lies under a column, or over one that hangs below zero; nothing for one that crosses it."""
    if step.before is None or step.after is None:
        return None
    return 0.0 if step.before * step.after < 0 else min(step.before, step.after, key=abs)


def part(step: Step, column: int) -> float | None:
    """The part of a column above zero or below it, None where there is none."""
    if step.low is None or step.high is None or step.kind != OF_KIND[column]:
        return None
    sides = (min(step.low, 0.0) - min(step.high, 0.0), max(step.high, 0.0) - max(step.low, 0.0))
    return sides[column not in BELOW] or None


def change_top(step: Step) -> float | None:
    """Where the figure of a gain or a loss stands; at the foot when the column has no place."""
    return None if step.kind in ("level", "missing") else step.high or 0.0


VALUES: dict[int, Callable[[Step], float | None]] = {
    START: lambda step: step.before,
    END: lambda step: step.after,
    BASE: base,
    CHANGE_TOP: change_top,
}


def _links(steps: tuple[Step, ...], rank: int, reckoned: bool) -> Column:
    """Every third line from one column to the next: a cell stays empty between two, which keeps them apart."""
    values: list[float | None] = [None] * len(steps)
    formulas = [""] * len(steps)
    for place, after in links(steps):
        if place % len(LINKS) == rank:
            for row in (place, place + 1):
                values[row], formulas[row] = after, f"=E{place + 2}" if reckoned else ""
    return Column(f"Lien {rank + 1}", tuple(values), tuple(formulas))
