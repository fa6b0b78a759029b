"""Where things lie: the workspace, a client's folder, a month's run, and what the library ships."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from iwa.months import Month
from iwa.problems import WrongUse

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
# Windows keeps these names for itself, whatever the extension.
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


ONLINE = "un fichier resté en ligne : il n’est pas sur cet ordinateur"
KEEP_HERE = (
    "Dans le dossier synchronisé, demandez « Télécharger » ou « Toujours conserver sur cet appareil », puis relancez."
)


def shipped(*parts: str) -> Path:
    """A notebook or template that comes with the library, from the wheel or from the repository."""
    packed = Path(__file__).parent / "_shipped"
    root = packed if packed.is_dir() else Path(__file__).parents[2]
    return root.joinpath(*parts)


def find_workspace(start: Path | None = None) -> Path:
    """The folder that holds `clients/`: named by IWA_WORKSPACE, or found upward from `start`."""
    named = os.environ.get("IWA_WORKSPACE")
    if named:
        return Path(named).absolute()  # other processes have other folders
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "clients").is_dir():
            return folder
    raise WrongUse(
        "Aucun espace de travail : il faut un dossier qui contient « clients ».",
        f"le dossier courant {here}",
        "Placez-vous dans l’espace de travail, ou créez-le avec « iwa demo » ou « iwa new NOM-DU-CLIENT ».",
    )


@dataclass(frozen=True)
class ClientFolder:
    """The paths of one client; nothing is created by asking for them."""

    path: Path

    @property
    def slug(self) -> str:
        return self.path.name

    @property
    def client_file(self) -> Path:
        return self.path / "client.yaml"

    @property
    def dossier_file(self) -> Path:
        return self.path / "dossier.xlsx"

    @property
    def labels_file(self) -> Path:
        """What people decided of posts; the file need not be there."""
        return self.path / "labels.csv"

    @property
    def message_labels_file(self) -> Path:
        """What people decided of messages, by their identifiers alone; the file need not be there."""
        return self.path / "messages-labels.csv"

    @property
    def exports(self) -> Path:
        return self.path / "exports"

    @property
    def captures(self) -> Path:
        """The captures of sensitive cases, named by the dossier's tab « journal »; the folder need not be there."""
        return self.path / "moderation" / "captures"

    @property
    def pictures(self) -> Path:
        return self.path / "visuels"

    @property
    def scenarios(self) -> Path:
        """The what-ifs that were kept, a file each; the folder need not be there."""
        return self.path / "scenarios"

    @property
    def calendar_file(self) -> Path:
        """The workbook that the team plans in."""
        return self.path / "calendrier" / "calendrier.xlsx"

    @property
    def proposals_file(self) -> Path:
        """What the product last wrote in it."""
        return self.calendar_file.with_name(".propose.json")

    def edits(self, month: Month) -> Path:
        """The corrections of a month's decks; the file need not be there."""
        return self.path / "edits" / f"{month}.yaml"

    def run(self, month: Month) -> RunFolder:
        return RunFolder(self.path / "runs" / str(month))


@dataclass(frozen=True)
class RunFolder:
    """The paths of one month of one client: all that a run writes."""

    path: Path

    @property
    def tables(self) -> Path:
        return self.path / "tables"

    @property
    def notebooks(self) -> Path:
        return self.path / "notebooks"

    @property
    def deliverables(self) -> Path:
        return self.path / "livrables"

    @property
    def origins(self) -> Path:
        return self.path / "origines"

    @property
    def report(self) -> Path:
        return self.path / "rapport.html"

    @property
    def state(self) -> Path:
        return self.path / "etat.json"

    @property
    def figures(self) -> Path:
        return self.path / "chiffres.csv"

    @property
    def receipt(self) -> Path:
        return self.path / "run.json"

    @property
    def timings(self) -> Path:
        return self.path / "timings.json"


def is_kept_online(file: Path) -> bool:
    """Whether a synchronised drive has left only a mark of a file on this machine (".client.yaml.icloud")."""
    return any(file.with_name(mark).exists() for mark in (f".{file.name}.icloud", f"{file.name}.cloud"))


def check_slug(slug: str) -> str:
    """The slug itself when it can name a client's folder on every system; `WrongUse` otherwise."""
    if not SLUG.fullmatch(slug) or slug in RESERVED:
        raise WrongUse(
            "Le nom du dossier client n’est pas utilisable.",
            f"« {slug} »",
            "Prenez 1 à 40 lettres minuscules sans accent, chiffres ou tirets : « boulangerie-marette ».",
        )
    return slug


def client_folder(slug: str, workspace: Path | None = None) -> ClientFolder:
    """The folder of an existing client; `WrongUse` lists the known ones when there is none."""
    root = workspace or find_workspace()
    folder = ClientFolder(root / "clients" / check_slug(slug))
    if not folder.client_file.is_file() and is_kept_online(folder.client_file):
        raise WrongUse(f"Le fichier client.yaml de « {slug} » ne peut pas être ouvert.", ONLINE, KEEP_HERE)
    if folder.path.is_dir() and not folder.client_file.is_file():
        todo = "Remettez-y ce fichier ; « iwa new » en donne un modèle, sous un autre nom de client."
        raise WrongUse(f"Le dossier de « {slug} » n’a pas de client.yaml.", f"le dossier clients/{slug}", todo)
    if not folder.client_file.is_file():
        known = [other.slug for other in client_folders(root)]
        raise WrongUse(
            f"Le client « {slug} » n’existe pas.",
            f"les clients {', '.join(known)}" if known else "aucun client dans cet espace de travail",
            f"Vérifiez le nom, ou créez le dossier avec « iwa new {slug} ».",
        )
    return folder


def client_folders(workspace: Path) -> list[ClientFolder]:
    """Every client of the workspace, by name."""
    files = sorted((workspace / "clients").glob("*/client.yaml"))
    return [ClientFolder(file.parent) for file in files]
