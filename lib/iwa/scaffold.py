"""A new client's folder, ready to be filled in."""

from __future__ import annotations

import tempfile
from pathlib import Path

from iwa.client import load_client
from iwa.dossier.write import write_dossier
from iwa.networks import NETWORKS, Network
from iwa.problems import WrongUse
from iwa.workspace import ClientFolder, check_slug, shipped

PLACEHOLDER = "NOM-DU-CLIENT"
BLOCKS = "RÉSEAUX\n"  # the place of the networks' blocks
FIRST = "facebook"  # the one that is active; the others wait for their mark to be taken off
COLUMN = 53  # where the explanations begin


def new_client(workspace: Path, slug: str, written: str = "") -> ClientFolder:
    """The new folder clients/<slug>: client.yaml, as `written` or to be filled in, dossier.xlsx, exports/ and visuels/.

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
        _fill(draft, written)
        draft.path.rename(folder.path)
    return folder


def _fill(folder: ClientFolder, written: str) -> None:
    folder.exports.mkdir(parents=True)
    folder.pictures.mkdir()
    name = folder.slug.replace("-", " ").title()
    text = written or client_template().replace(PLACEHOLDER, name)
    folder.client_file.write_text(text, encoding="utf-8", newline="\n")
    write_dossier(folder.dossier_file, load_client(folder))


def client_template() -> str:
    """`client.yaml` before it is filled in: every key explained, a block for each network."""
    text = shipped("templates", "client", "client.yaml").read_text(encoding="utf-8")
    return text.replace(BLOCKS, "".join(_block(key, network) for key, network in NETWORKS.items()))


def _block(key: str, network: Network) -> str:
    """The lines of one network, waiting behind a # unless it is the first one; what may lack always waits."""
    mark, waiting = ("", "    #") if key == FIRST else ("#", "  #  ")
    lines = [f"  {mark}{key}:\n", _explained(f'  {mark}  compte: "{network.account}"', network.account_hint)]
    if network.identifier:
        lines.append(_explained(f'{waiting}identifiant: "{network.identifier}"', network.identifier_hint))
    return "".join([*lines, _explained(f"{waiting}url: {network.url}", "l’adresse du profil")])


def _explained(line: str, comment: str) -> str:
    return f"{line:<{COLUMN}}# {comment}\n"
