"""LibreOffice, where the machine has it: Office files as PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from iwa.problems import StepFailed

ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
SLOWEST = 300  # seconds, for all the files of a call


def find_office() -> Path | None:
    """LibreOffice's program; None where it is not installed."""
    found = next((one for name in ("soffice", "libreoffice", *ELSEWHERE) if (one := shutil.which(name))), None)
    return Path(found) if found else None


def to_pdf(files: Sequence[Path], into: Path) -> list[Path]:
    """Each file as a PDF of the same name in a folder, all in one start of LibreOffice.

    `StepFailed` without LibreOffice, or for a file that it does not convert.
    """
    office = find_office()
    if office is None:
        raise StepFailed(
            "Les présentations ne peuvent pas être converties.",
            "LibreOffice n’est pas installé sur ce poste",
            "Installez-le (libreoffice.org), ou exportez en PDF depuis PowerPoint.",
        )
    # A profile of its own: two conversions on one profile disturb each other. French: its separators in figures.
    # Under plain names: where French is not installed, LibreOffice opens no path with an accent.
    with TemporaryDirectory() as profile, TemporaryDirectory() as aside:
        plain = [Path(aside) / f"{rank}{file.suffix}" for rank, file in enumerate(files)]
        for file, copy in zip(files, plain, strict=True):
            shutil.copyfile(file, copy)
        command = [str(office), "--headless", f"-env:UserInstallation={Path(profile).as_uri()}", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", aside, *map(str, plain)],
            check=False, capture_output=True, timeout=SLOWEST, env=os.environ | {"LC_ALL": "fr_FR.UTF-8"},
        )  # fmt: skip
        made = [into / f"{file.stem}.pdf" for file in files]
        for copy, pdf in zip(plain, made, strict=True):
            if copy.with_suffix(".pdf").is_file():
                shutil.move(copy.with_suffix(".pdf"), pdf)
    lost = [file.name for file, pdf in zip(files, made, strict=True) if not pdf.is_file()]
    if lost:
        raise StepFailed(
            "LibreOffice n’a pas su lire une présentation.",
            ", ".join(f"« {name} »" for name in lost),
            "Ouvrez-la dans PowerPoint et enregistrez-la de nouveau, puis recommencez.",
        )
    return made


def beside(decks: Sequence[Path]) -> list[Path]:
    """Each deck as a PDF beside it, "rapport.pdf" for "rapport.pptx"; one that was there is replaced.

    One start of LibreOffice a folder. `StepFailed` as `to_pdf`; nothing of that folder is then replaced.
    """
    by_folder: dict[Path, list[Path]] = {}
    for deck in decks:
        by_folder.setdefault(deck.parent, []).append(deck)
    for own in by_folder.values():
        with TemporaryDirectory() as folder:
            for deck, pdf in zip(own, to_pdf(own, Path(folder)), strict=True):
                shutil.copyfile(pdf, deck.with_suffix(".pdf"))
    return [deck.with_suffix(".pdf") for deck in decks]
