"""The report of one executed notebook, for `jupyter nbconvert --to iwa-report`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from iwa.charts import Colours
from iwa.client import load_client
from iwa.months import Month
from iwa.numbers import month_name
from iwa.record import slides_of
from iwa.report import report_html
from iwa.slide_html import Look
from iwa.workspace import ClientFolder

UNTITLED = "Rapport"


class IwaReportExporter(Exporter):
    """Shows the slides of an executed notebook and nothing else of it."""

    export_from_notebook = "Rapport IWA"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page, titled by the notebook's first heading; the client's name and colours from its folder."""
        notebook, resources = super().from_notebook_node(nb, resources, **options)
        parameters = notebook.metadata.get("papermill", {}).get("parameters", {})
        folder = _client_folder(resources)
        client, look = str(parameters.get("client", "")), Look()
        if folder:
            loaded = load_client(folder)
            client = loaded.name
            look = Look(Colours(loaded.brand.primary, loaded.brand.accent), folder.path)
        page = report_html(slides_of(notebook), heading(notebook), client, _period(parameters), look)
        return page, resources


def heading(notebook: NotebookNode) -> str:
    """The notebook's first heading of the first level; "Rapport" when it has none."""
    texts = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = (re.search(r"^# +(.+?) *$", text, flags=re.MULTILINE) for text in texts)
    return next((match[1] for match in found if match), UNTITLED)


def _period(parameters: dict[str, Any]) -> str:
    if "month" not in parameters:
        return ""
    month = Month.parse(str(parameters["month"]))
    return month_name(month.year, month.number)


def _client_folder(resources: dict[str, Any]) -> ClientFolder | None:
    """The client whose folder the notebook lies in, if it lies in one."""
    path = resources.get("metadata", {}).get("path")
    folders = Path(path).resolve().parents if path else ()
    return next((ClientFolder(folder) for folder in folders if (folder / "client.yaml").is_file()), None)
