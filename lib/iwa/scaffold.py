"""A new client's folder, ready to be filled in."""

from __future__ import annotations

import tempfile
from pathlib import Path

from iwa.client import load_client
from iwa.dossier.write import write_dossier
from iwa.problems import WrongUse
from iwa.workspace import ClientFolder, check_slug, shipped

PLACEHOLDER = "NOM-DU-CLIENT"


def new_client(workspace: Path, slug: str) -> ClientFolder:
    """The new folder clients/<slug>: client.yaml, dossier.xlsx, exports/ and visuels/.

    `WrongUse` when the slug cannot be a folder's name, or when the folder is already there: an
    existing folder is never touched. It appears whole or not at all.
    """
    folder = ClientFolder(workspace / "clients" / check_slug(slug))
    if folder.path.exists():
        raise WrongUse(
            f"Le client « {slug} » existe déjà.",
            f"le dossier {folder.path}",
            "Prenez un autre nom, ou ouvrez ce dossier et complétez-le.",
        )
    folder.path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.path.parent, prefix=".") as staging:
        draft = ClientFolder(Path(staging) / slug)
        _fill(draft)
        draft.path.rename(folder.path)
    return folder


def _fill(folder: ClientFolder) -> None:
    folder.exports.mkdir(parents=True)
    folder.pictures.mkdir()
    template = shipped("templates", "client", "client.yaml").read_text(encoding="utf-8")
    name = folder.slug.replace("-", " ").title()
    folder.client_file.write_text(template.replace(PLACEHOLDER, name), encoding="utf-8")
    write_dossier(folder.dossier_file, load_client(folder))
