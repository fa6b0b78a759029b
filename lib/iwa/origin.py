"""Where an executed notebook comes from: its question, its client and its month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from iwa.client import Client, load_client
from iwa.months import Month
from iwa.numbers import month_name
from iwa.workspace import ClientFolder

UNTITLED = "Rapport"


@dataclass(frozen=True)
class Origin:
    """What a document made from one notebook says on its first page.

    `title` is the notebook's first heading. `month` is None for a notebook without parameters;
    `folder` and `client` are None when it lies in no client's folder.
    """

    title: str
    slug: str
    month: Month | None
    folder: ClientFolder | None
    client: Client | None

    @property
    def name(self) -> str:
        """The client's name; without its folder, the one in the parameters."""
        return self.client.name if self.client else self.slug

    @property
    def period(self) -> str:
        """The month in words, "" when there is none."""
        return month_name(self.month.year, self.month.number) if self.month else ""


def origin_of(notebook: NotebookNode, directory: str | None) -> Origin:
    """The origin of an executed notebook that lies in `directory` (None when it comes from no file)."""
    parameters: dict[str, Any] = notebook.metadata.get("papermill", {}).get("parameters", {})
    month = Month.parse(str(parameters["month"])) if "month" in parameters else None
    folder = _client_folder(directory)
    client = load_client(folder) if folder else None
    return Origin(heading(notebook), str(parameters.get("client", "")), month, folder, client)


def heading(notebook: NotebookNode) -> str:
    """The notebook's first heading of the first level; "Rapport" when it has none."""
    texts = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = (re.search(r"^# +(.+?) *$", text, flags=re.MULTILINE) for text in texts)
    return next((match[1] for match in found if match), UNTITLED)


def _client_folder(directory: str | None) -> ClientFolder | None:
    """The client whose folder the directory lies in, if it lies in one."""
    folders = (Path(directory).resolve() / "notebook").parents if directory else ()
    return next((ClientFolder(folder) for folder in folders if (folder / "client.yaml").is_file()), None)
