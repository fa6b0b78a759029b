"""The report of one executed notebook, for `jupyter nbconvert --to iwa-report`."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from iwa.client_month import stored_month
from iwa.origin import origin_of
from iwa.record import slides_of
from iwa.report import Heading, look_of, report_html
from iwa.trace.evidences import rows_behind


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
        origin = origin_of(notebook, resources.get("metadata", {}).get("path"))
        look = look_of(origin.client, origin.folder) if origin.client and origin.folder else None
        heading, slides = Heading(origin.title, origin.name, origin.period), slides_of(notebook)
        stored = stored_month(origin.folder, origin.month) if origin.folder and origin.month else None
        behind = rows_behind(stored, slides) if stored else None
        return report_html(slides, heading, look, behind), resources
