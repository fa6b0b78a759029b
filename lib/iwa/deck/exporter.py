"""The deck of one executed notebook, for `jupyter nbconvert --to iwa-deck`."""

from __future__ import annotations

import json
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from iwa.deck.brand import Brand
from iwa.deck.build import make_deck
from iwa.deck.edition import brand_of, cover_of
from iwa.origin import Origin, origin_of
from iwa.record import slides_of


class IwaDeckExporter(Exporter):
    """Lays the slides of an executed notebook in a presentation, and nothing else of it.

    Slides marked "interne" are left out. A text too long for its place is said in the log.
    """

    export_from_notebook = "Présentation IWA"
    output_mimetype = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

    def _file_extension_default(self) -> str:
        return ".pptx"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """The .pptx, its cover from the notebook's heading and parameters and from the client's folder."""
        notebook, resources = super().from_notebook_node(nb, resources, **options)
        origin = origin_of(notebook, resources.get("metadata", {}).get("path"))
        cover = cover_of(origin.title, origin.name, origin.month)
        brand = brand_of(origin.client) if origin.client else Brand(origin.name)
        folder = origin.folder.path if origin.folder else None
        deck = make_deck(slides_of(notebook), cover, brand, _run_hash(origin), folder)
        for sentence in deck.findings:
            self.log.warning(sentence)
        return deck.data, resources


def _run_hash(origin: Origin) -> str:
    """The run that the notebook comes from, "" when its month has no receipt."""
    if origin.folder is None or origin.month is None:
        return ""
    receipt = origin.folder.run(origin.month).receipt
    return str(json.loads(receipt.read_text("utf-8")).get("run_hash", "")) if receipt.is_file() else ""
