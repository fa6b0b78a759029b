"""A single executed notebook becomes a report through nbconvert."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from lxml import html as parser
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from iwa.report_exporter import IwaReportExporter
from iwa.slides import MIME, Slide, to_json

CLIENT = """\
nom: Maison Marette
secteur: commerce alimentaire
pack: essentiel
debut: 2026-09
marque:
  accent: "#0A7E5C"
reseaux:
  facebook:
    compte: Maison Marette
"""


def executed(**metadata: Any) -> Any:
    slide = to_json(Slide("audit.formats", "Les vidéos portent le mois."))
    output = new_output("display_data", {"text/html": "<script>alert(1)</script>", MIME: slide})
    stray = new_output("stream", text="texte imprimé par une cellule")
    cells = [
        new_markdown_cell("Avant-propos\n\n# Où en est la marque ?\n\n## Formats"),
        new_code_cell("secret = 1", outputs=[stray, output]),
    ]
    return new_notebook(cells=cells, metadata=metadata)


def test_the_page_shows_the_slides_and_nothing_else_of_the_notebook() -> None:
    page, resources = IwaReportExporter().from_notebook_node(executed())
    assert resources["output_extension"] == ".html"
    assert "Les vidéos portent le mois." in page
    for hidden in ("secret", "alert(1)", "texte imprimé", "Avant-propos"):
        assert hidden not in page, hidden


def test_the_first_heading_is_the_title_and_the_parameters_say_who_and_when() -> None:
    parameters = {"client": "maison-marette", "month": "2026-10"}
    page, _ = IwaReportExporter().from_notebook_node(executed(papermill={"parameters": parameters}))
    root = parser.document_fromstring(page)
    assert root.xpath("string(//h1)") == "Où en est la marque ?"
    assert root.xpath("string(//p[@class='iwa-client'])") == "maison-marette"
    assert root.xpath("string(//p[@class='iwa-period'])") == "octobre\xa02026"


def test_in_the_folder_of_a_client_the_page_has_its_name_and_colours(tmp_path: Path) -> None:
    client = tmp_path / "clients" / "maison-marette"
    notebook = client / "runs" / "2026-10" / "notebooks" / "1_audit.ipynb"
    notebook.parent.mkdir(parents=True)
    (client / "client.yaml").write_text(CLIENT, encoding="utf-8")
    nbformat.write(executed(), notebook)
    page, _ = IwaReportExporter().from_filename(str(notebook))
    assert "Maison Marette" in page and "--iwa-accent: #0A7E5C" in page
