"""What a notebook says of itself, and whose folder it lies in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat.v4 import new_markdown_cell, new_notebook

from iwa.months import Month
from iwa.origin import Origin, heading, origin_of

CLIENT = """\
nom: Maison Marette
secteur: commerce alimentaire
pack: essentiel
debut: 2026-09
reseaux:
  facebook:
    compte: Maison Marette
"""


def notebook(text: str, **parameters: str) -> Any:
    metadata = {"papermill": {"parameters": parameters}} if parameters else {}
    return new_notebook(cells=[new_markdown_cell(text)], metadata=metadata)


def test_the_first_heading_of_the_first_level_is_the_title() -> None:
    assert (
        heading(notebook("Avant-propos\n\n## Formats\n\n# Où en est la marque ?\n\n# Fin")) == "Où en est la marque ?"
    )


def test_a_notebook_without_heading_is_called_a_report() -> None:
    assert heading(notebook("## Formats")) == "Rapport"


def test_without_a_folder_the_client_is_called_as_in_the_parameters() -> None:
    origin = origin_of(notebook("# Et alors ?", client="maison-marette", month="2026-10"), None)
    assert origin == Origin("Et alors ?", "maison-marette", Month(2026, 10), None, None)
    assert (origin.name, origin.period) == ("maison-marette", "octobre\xa02026")


def test_a_notebook_that_was_not_executed_has_no_client_and_no_month() -> None:
    origin = origin_of(notebook("# Et alors ?"), None)
    assert (origin.name, origin.month, origin.period) == ("", None, "")


def test_in_the_folder_of_a_client_it_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "client.yaml").write_text(CLIENT, encoding="utf-8")
    origin = origin_of(notebook("# Et alors ?", client="autre", month="2026-10"), str(tmp_path / "runs" / "2026-10"))
    assert origin.name == "Maison Marette"
    assert origin.folder is not None and origin.folder.path == tmp_path.resolve()
