"""What a deck costs, against python-pptx alone writing the same charts, tables and texts.

    python bench/decks.py

Thirty slides: fifteen charts of three series over eight categories, ten tables of ten rows and six
columns, five slides of text, each with a title, a line under it, a source and notes. Both sides in
one process, turn about; the median of the turns. "Checked" adds structure, fit and accessibility.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from iwa.deck.brand import Brand
from iwa.deck.build import Cover, make_deck, write_deck
from iwa.slides import Chart, Column, Series, Slide, Source, Table

WRITTEN_AT_MOST, CHECKED_AT_MOST = 1.5, 4.0
CATEGORIES = tuple(f"Format {number}" for number in range(1, 9))
SERIES = tuple(Series(name, tuple(10.0 * turn + n for n in range(8))) for turn, name in enumerate("ABC", 1))
HEADERS = ("Contenu", "Réseau", "Portée", "Réactions", "Clics", "Taux")
ROWS = tuple((f"Publication {n}", "Facebook", f"{n}00", f"{n}0", f"{n}", f"{n},0\u00a0%") for n in range(1, 11))
SOURCE = Source(("posts.csv",), "octobre 2026", "48 publications", exports="exports Facebook")
COVER = Cover("Rapport mensuel", "Client", "Octobre 2026", "Agence")


def slides() -> list[Slide]:
    """The thirty slides as descriptions."""
    chart = Chart("grouped", CATEGORIES, SERIES, "count", "Trois séries par format")
    table = Table(tuple(Column(header) for header in HEADERS), ROWS, "Dix publications")
    exhibits = [chart] * 15 + [table] * 10 + [None] * 5
    return [
        Slide(f"bench.{n}", f"Le fait numéro {n} tient en une phrase", "Ce qui est mesuré", exhibit,
              message=() if exhibit else ("Une première phrase.", "Une seconde phrase."), source=SOURCE, notes="À dire.")
        for n, exhibit in enumerate(exhibits)
    ]  # fmt: skip


def bare() -> bytes:
    """The same thirty slides by python-pptx alone, on its own master."""
    presentation = Presentation()
    for slide in slides():
        sheet = presentation.slides.add_slide(presentation.slide_layouts[5])
        sheet.shapes.title.text = slide.title
        for top, text in ((1.2, slide.subtitle), (6.9, "Source : exports Facebook ; octobre 2026"), *_lines(slide)):
            box = sheet.shapes.add_textbox(Inches(0.5), Inches(top), Inches(9), Inches(0.3))
            box.text_frame.text = text
        if isinstance(slide.exhibit, Chart):
            _add_chart(sheet, slide.exhibit)
        elif isinstance(slide.exhibit, Table):
            _add_table(sheet, slide.exhibit)
        sheet.notes_slide.notes_text_frame.text = slide.notes
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _lines(slide: Slide) -> list[tuple[float, str]]:
    return [(2.0 + turn, text) for turn, text in enumerate(slide.message)]


def _add_chart(sheet: object, chart: Chart) -> None:
    data = CategoryChartData()
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    sides = (Inches(0.5), Inches(1.6), Inches(9), Inches(5))
    frame = sheet.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *sides, data)  # type: ignore[attr-defined]
    frame.chart.font.size = Pt(12)


def _add_table(sheet: object, table: Table) -> None:
    sides = (Inches(0.5), Inches(1.6), Inches(9), Inches(5))
    native = sheet.shapes.add_table(len(table.rows) + 1, len(table.columns), *sides).table  # type: ignore[attr-defined]
    for row, cells in enumerate((tuple(column.header for column in table.columns), *table.rows)):
        for column, text in enumerate(cells):
            cell = native.cell(row, column)
            cell.text = text
            cell.text_frame.paragraphs[0].font.size = Pt(12)


def written() -> bytes:
    """Ours, written alone."""
    return write_deck(slides(), COVER, Brand("Client"), "", None).data


def checked() -> bytes:
    """Ours, written and checked."""
    return make_deck(slides(), COVER, Brand("Client"), "", None).data


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    sides: dict[str, Callable[[], bytes]] = {
        "python-pptx alone": bare,
        "written": written,
        "written and checked": checked,
    }
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds + 1):  # the first round warms both sides and does not count
        for name, make in sides.items():
            started = time.process_time()
            make()
            seconds[name].append(time.process_time() - started)
    middle = {name: statistics.median(found[1:]) for name, found in seconds.items()}
    base = middle["python-pptx alone"]
    lines = [
        f"Median CPU seconds of {rounds} rounds.",
        "",
        "| a deck of 30 slides | CPU s | ratio | at most |",
        "| --- | ---: | ---: | ---: |",
    ]
    most = {"written": WRITTEN_AT_MOST, "written and checked": CHECKED_AT_MOST}
    lines += [f"| {name} | {value:.2f} | {value / base:.2f} | {most.get(name, '')} |" for name, value in middle.items()]
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
