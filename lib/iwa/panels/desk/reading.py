"""The slides of a month as the client will see them, one at a time, drawn when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iwa.client import load_client
from iwa.edits.apply import arranged, with_texts
from iwa.edits.book import load_edits
from iwa.months import Month
from iwa.packs import of_client, picked
from iwa.problems import StepFailed
from iwa.report import look_of
from iwa.run.deliver import executed_slides
from iwa.slide_html import Look, html
from iwa.slides import Slide
from iwa.workspace import ClientFolder

# A slide is shown in a frame of its own that runs no script and asks nothing of the network.
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><base target="_blank">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:">
<style>html {{ background: #FFF; }} body {{ margin: 0; }} .iwa-slide.iwa-slide {{ margin: 0 auto; border: 0; }} @media (min-width: 1400px) {{ .iwa-slide.iwa-slide {{ zoom: 1.3; }} }}</style></head><body>{slide}</body></html>"""


@dataclass(frozen=True)
class Shown:
    """A deliverable: its name, its title, its slides."""

    name: str
    title: str
    slides: tuple[Slide, ...]


class Reading:
    """The deliverables of one client's month, corrections included; `StepFailed` where nothing was run."""

    def __init__(self, folder: ClientFolder, month: Month) -> None:
        run, client = folder.run(month), load_client(folder)
        self.whose = (folder.slug, str(month))
        slides, edits = executed_slides(run), load_edits(folder.edits(month))
        if not slides:
            raise StepFailed("Ce mois n’a pas encore été exécuté : il n’y a rien à lire.", todo="Lancez « Exécuter ».")
        corrected = with_texts(slides, edits)
        self._look: Look = look_of(client, folder)
        self.deliverables = tuple(
            Shown(item.name, item.title, tuple(chosen))
            for item in of_client(client)
            if (chosen := _of_client(picked(corrected, item.patterns, item.chapters)))
            and (chosen := arranged(chosen, edits.deck(item.name), item.name))
        )

    def state(self, name: str, at: int) -> dict[str, Any]:
        """The deliverable of that name, else the first, and one of its slides as a page of HTML."""
        found = next((one for one in self.deliverables if one.name == name), self.deliverables[0])
        place = min(max(at, 0), len(found.slides) - 1)
        return {
            "deliverables": [{"name": one.name, "title": one.title} for one in self.deliverables],
            "deliverable": found.name,
            "slides": [{"id": slide.id, "title": slide.title or slide.id, "chapter": slide.chapter} for slide in found.slides],
            "at": place,
            "html": PAGE.format(slide=html(found.slides[place], self._look)),
        }  # fmt: skip


def _of_client(slides: Sequence[Slide]) -> list[Slide]:
    return [slide for slide in slides if slide.audience == "client"]
