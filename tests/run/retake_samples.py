"""A month made by hand whose decks are corrected, and what a person does to a deck in PowerPoint."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output
from pptx import Presentation

from iwa.deck.marks import marked_id
from iwa.months import Month
from iwa.run.month import Order, Outcome, render_again
from iwa.run.notebooks import STEPS
from iwa.run.retake import Retaken
from iwa.slides import MIME, Block, Blocks, Chart, Column, Figure, Figures, Series, Slide, Source, Table, to_json
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
REPORT = "rapport-mensuel"


def slides(views: int = 184, others: Iterable[Slide] = ()) -> list[Slide]:
    """The slides of a month in which carousels had so many views."""
    source = Source(("posts.csv",), "octobre 2026", "48 publications", "Les vues comptées par le réseau.")
    chart = Chart("bars", ("Carrousel", "Image"), (Series("Vues", (float(views), 97.0)),), "count", "Barres par format")
    rows = tuple((f"Épisode {place}", f"{place} 000") for place in range(1, 31))
    return [
        Slide("mesure.reponse", f"Le mois atteint {views} vues", "Vues, octobre 2026",
              Figures((Figure("Vues", str(views), "en octobre"),)), message=("Un bon mois.",),
              decision="Rien à changer.", source=source, notes="À dire d’abord."),
        Slide("mesure.top", f"Le carrousel mène avec {views} vues", "Vues par format", chart,
              message=(f"Carrousels : {views} vues.", "Images : 97 vues."), decision="Deux carrousels de plus.", source=source),
        Slide("mesure.fatigue", "Aucun format ne se fatigue", "Vues", chart, message=("Rien à signaler.",), source=source),
        Slide("mesure.tests", "Trois tests sont proposés", "Novembre", Blocks((Block("Un", ("Le mardi.",)),)),
              decision="À valider."),
        *others,
        Slide("mesure.donnees", "Toutes les publications du mois", "Octobre", Table((Column("Publication", 4), Column("Vues")), rows, "Les publications"),
              decision="Rien à changer.", source=source, annex=True),
        Slide("mesure.definitions", "Chaque mesure est définie", message=("Une vue est une vue.",), annex=True),
    ]  # fmt: skip


def played(folder: ClientFolder, shown: Iterable[Slide], order: Order | None = None) -> Outcome:
    """The month's decks and report made from these slides, as `iwa deck` makes them."""
    outputs = [new_output("display_data", {MIME: to_json(slide)}) for slide in shown]
    file = folder.run(OCTOBER).notebooks / f"{STEPS[6]}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=[new_code_cell("show()", id="abcd", outputs=outputs)]), file)
    return render_again(folder, OCTOBER, order or Order())


def deck_of(folder: ClientFolder, name: str = REPORT) -> Path:
    return folder.run(OCTOBER).deliverables / f"{name}.pptx"


class Hand:
    """A person's hand in a deck: each method is one gesture, `save` writes the file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.deck: Any = Presentation(str(file))

    def sheet(self, slide_id: str) -> Any:
        return next(sheet for sheet in self.deck.slides if marked_id(sheet) == slide_id)

    def shape(self, slide_id: str, name: str) -> Any:
        return next(shape for shape in self.sheet(slide_id).shapes if shape.name == name)

    def writes(self, slide_id: str, name: str, *paragraphs: str) -> None:
        self.shape(slide_id, name).text_frame.text = "\n".join(paragraphs)

    def reads(self, slide_id: str, name: str) -> str:
        return str(self.shape(slide_id, name).text_frame.text)

    def says(self, slide_id: str) -> list[str]:
        return str(self.sheet(slide_id).notes_slide.notes_text_frame.text).split("\n")

    def notes(self, slide_id: str, change: Callable[[str], str]) -> None:
        frame = self.sheet(slide_id).notes_slide.notes_text_frame
        frame.text = change(frame.text)

    def hides(self, slide_id: str) -> None:
        self.sheet(slide_id)._element.set("show", "0")

    def moves(self, slide_id: str, after: str) -> None:
        entries = self.deck.slides._sldIdLst
        moved, neighbour = (self._entry(one) for one in (slide_id, after))
        entries.remove(moved)
        neighbour.addnext(moved)

    def removes(self, slide_id: str) -> None:
        entry = self._entry(slide_id)
        self.deck.part.drop_rel(entry.rId)
        self.deck.slides._sldIdLst.remove(entry)
        self.deck.part.rename_slide_parts([one.rId for one in self.deck.slides._sldIdLst])

    def rewords(self, slide_id: str, was: str, *now: str) -> None:
        """The paragraph that reads so, wherever it stands on the slide, becomes these; none takes it out."""
        frames = [shape.text_frame for shape in self.sheet(slide_id).shapes if shape.has_text_frame]
        told = [line for frame in frames for line in frame.paragraphs if " ".join(line.text.split()) == was]
        assert len(told) == 1, (slide_id, was)
        last = told[0]._p
        for text in now:
            last.addnext(line := deepcopy(told[0]._p))
            for run in line.r_lst[1:]:
                line.remove(run)
            line.r_lst[0].t.text, last = text, line
        told[0]._p.getparent().remove(told[0]._p)

    def lines(self, slide_id: str) -> list[str]:
        """Every paragraph of a slide, with plain spaces."""
        frames = [shape.text_frame for shape in self.sheet(slide_id).shapes if shape.has_text_frame]
        return [" ".join(line.text.split()) for frame in frames for line in frame.paragraphs]

    def adds(self, after: str, title: str, *paragraphs: str, on: tuple[str, int] = ("texte", 20)) -> Any:
        """A page on a layout, its paragraphs in the place of that number."""
        layout = next(found for found in self.deck.slide_layouts if found.name == on[0])
        sheet = self.deck.slides.add_slide(layout)
        sheet.shapes.title.text_frame.text = title
        place = next(shape for shape in sheet.placeholders if shape.placeholder_format.idx == on[1])
        place.text_frame.text = "\n".join(paragraphs)
        entries = self.deck.slides._sldIdLst
        self._entry(after).addnext(entries[-1])
        return sheet

    def duplicates(self, slide_id: str) -> Any:
        """A copy right after the slide, its tags with it, as PowerPoint makes one; without the chart."""
        source = self.sheet(slide_id)
        sheet = self.deck.slides.add_slide(source.slide_layout)
        for shape in list(sheet.shapes):
            shape._element.getparent().remove(shape._element)
        for shape in source.shapes:
            if shape.has_text_frame:
                sheet.shapes._spTree.append(deepcopy(shape._element))
        tags = next(relation for relation in source.part.rels.values() if relation.reltype.endswith("/tags"))
        sheet.part.relate_to(tags._target, tags.reltype)
        self.deck.slides._sldIdLst.remove(entry := self.deck.slides._sldIdLst[-1])
        self._entry(slide_id).addnext(entry)
        return sheet

    def save(self, file: Path | None = None) -> Path:
        self.deck.save(str(file or self.file))
        return file or self.file

    def _entry(self, slide_id: str) -> Any:
        part = self.sheet(slide_id).part
        key = next(key for key, relation in self.deck.part.rels.items() if relation._target is part)
        return next(entry for entry in self.deck.slides._sldIdLst if entry.rId == key)


def titles(hand: Hand) -> list[str]:
    """The titles of a deck's slides in order, those of hidden slides in brackets."""
    found = [(sheet.shapes.title.text_frame.text, sheet._element.get("show")) for sheet in hand.deck.slides]
    return [f"({title})" if show == "0" else title for title, show in found]


def taken(retaken: Retaken) -> list[tuple[str, str]]:
    """What was taken back: where, what."""
    return [(one.where, one.what) for one in retaken.taken]


def left(retaken: Retaken) -> list[tuple[str, str]]:
    """What could not be: where, why."""
    return [(one.where, one.sentence) for one in retaken.left]


def newest(folder: ClientFolder, name: str = REPORT) -> Path:
    """The deck that was written last: its own name, or the one beside a corrected copy."""
    beside = deck_of(folder, f"{name} (nouveau)")
    return beside if beside.is_file() else deck_of(folder, name)
