"""A single executed notebook becomes a presentation through nbconvert."""

from __future__ import annotations

import json
from importlib.metadata import entry_points
from io import BytesIO
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pptx import Presentation

from iwa.deck.exporter import IwaDeckExporter
from iwa.deck.marks import read_marks
from iwa.slides import MIME, Slide, to_json

CLIENT = """\
nom: Maison Marette
secteur: commerce alimentaire
pack: essentiel
debut: 2026-09
reseaux:
  facebook:
    compte: Maison Marette
"""


def executed() -> Any:
    slides = (
        Slide("audit.formats", "Les vidéos portent le mois."),
        Slide("audit.doutes", "Deux fichiers à revoir.", audience="interne"),
    )
    outputs = [new_output("display_data", {MIME: to_json(slide)}) for slide in slides]
    cells = [new_markdown_cell("# Où en est la marque ?"), new_code_cell("show()", outputs=outputs)]
    parameters = {"client": "maison-marette", "month": "2026-10"}
    return new_notebook(cells=cells, metadata={"papermill": {"parameters": parameters}})


def texts(data: bytes) -> list[str]:
    sheets = Presentation(BytesIO(data)).slides
    return [shape.text_frame.text for sheet in sheets for shape in sheet.shapes if shape.has_text_frame]


def laid_in(client: Path) -> Path:
    notebook = client / "runs" / "2026-10" / "notebooks" / "1_audit.ipynb"
    notebook.parent.mkdir(parents=True)
    (client / "client.yaml").write_text(CLIENT, encoding="utf-8")
    nbformat.write(executed(), notebook)
    return notebook


def test_it_is_known_to_nbconvert_with_the_report() -> None:
    names = {point.name: point.load().__name__ for point in entry_points(group="nbconvert.exporters")}
    assert names["iwa-deck"] == "IwaDeckExporter"
    assert names["iwa-report"] == "IwaReportExporter"


def test_a_notebook_alone_gives_a_cover_and_its_slides_for_the_client() -> None:
    data, resources = IwaDeckExporter().from_notebook_node(executed())
    assert resources["output_extension"] == ".pptx"
    found = texts(data)
    assert "Les vidéos portent le mois." in found
    assert "Deux fichiers à revoir." not in found
    cover = {
        "Où en est la marque ?",
        "maison-marette",
        "Octobre\xa02026",
        "D’après les exports pris jusqu’au 10\xa0novembre\xa02026",
    }
    assert cover <= set(found)


def test_in_the_folder_of_a_client_it_has_its_name_and_the_run_it_comes_from(tmp_path: Path) -> None:
    notebook = laid_in(tmp_path / "maison-marette")
    (notebook.parents[1] / "run.json").write_text(json.dumps({"run_hash": "f00d"}), encoding="utf-8")
    data, _ = IwaDeckExporter().from_filename(str(notebook))
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(data)
    assert "Maison Marette" in texts(data)
    assert read_marks(deck).run_hash == "f00d"


def test_without_a_receipt_no_run_is_claimed(tmp_path: Path) -> None:
    data, _ = IwaDeckExporter().from_filename(str(laid_in(tmp_path / "maison-marette")))
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(data)
    assert read_marks(deck).run_hash == ""
