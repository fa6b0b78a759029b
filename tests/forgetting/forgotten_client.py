"""What a small client's folder holds, as real as it comes, and what the tests ask of it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from iwa.cli import app
from iwa.client import load_client
from iwa.dossier.write import write_dossier
from iwa.months import Month
from iwa.workspace import ClientFolder

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
REASON = "Numéro de téléphone d’une cliente de Vannes"
QUOTE = "Je n’ai jamais vu un si beau fuchsia, on dirait un feu d’artifice"
CASE = {"network": "Instagram", "rule": "Insultes", "action": "masquer", "decider": "Léa Martin"}
HEAD = "réseau;canal;reçu le;auteur;texte;répondu le;répondu par;réponse;note;sujet"
ROWS = (
    f"Instagram;commentaire;03/10/2026 10:00;Élodie Roy;{QUOTE};03/10/2026 12:00;Léa Martin;Merci Élodie;;compliments",
    'Facebook;message;04/10/2026 10:00;Paul;"Bonjour ; est-ce ouvert\r\nle dimanche ?";;;;;horaires',
    "Facebook;message;05/10/2026 10:00;ELODIE ROY;Et le lundi matin, est-ce ouvert aussi à Vannes ?;;;;;horaires",
    "Instagram;message;06/10/2026 10:00;@lune.56;Merci à Élodie Roy pour le conseil !;;;;;",
)
REVIEWS: dict[str, Any] = {
    "reviews": [
        {"reviewId": "a1", "reviewer": {"displayName": "Elodie Roy"}, "starRating": "FOUR", "createTime": "2026-10-02T08:00:00Z"},
        {"reviewId": "a2", "reviewer": {"displayName": "Paul"}, "starRating": "ONE", "createTime": "2026-10-03T08:00:00Z"},
    ]
}  # fmt: skip


class Played(NamedTuple):
    """A client's folder as it was, the same after a command, and what that said."""

    before: ClientFolder
    after: ClientFolder
    said: str


def said(*words: str, status: int = 0) -> str:
    """What a command says, on one line and with plain spaces."""
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == status, result.output
    return " ".join(result.output.replace("\u00a0", " ").split())


def everything(folder: Path) -> bytes:
    """All the bytes below a folder, those in zipped files unpacked."""
    told = []
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        data = file.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        told += [file.name.encode(), data]
    return b"\n".join(told)


def write_log(folder: ClientFolder) -> None:
    """Two rows past their date in July 2026, the second with the capture of the third, which stays; one names a person."""
    folder.captures.mkdir(parents=True)
    for name in ("2025-07-01.png", "commune.png", "renommée.png"):
        (folder.captures / name).write_bytes(f"picture {name}".encode())
    digest = hashlib.sha256(b"picture renomm\xc3\xa9e.png").hexdigest()
    rows = [
        {**CASE, "day": date(2025, 7, 1), "purge": date(2026, 7, 1), "reason": REASON, "capture": "2025-07-01.png"},
        {**CASE, "day": date(2025, 7, 2), "purge": date(2026, 7, 2), "reason": "Insulte", "capture": "commune.png"},
        {**CASE, "day": date(2026, 7, 3), "purge": date(2027, 7, 3), "reason": "Insulte", "capture": "commune.png"},
        {**CASE, "day": date(2026, 7, 4), "purge": date(2027, 7, 4), "reason": "Plainte d’Élodie Roy", "digest": digest,
         "capture": "2026-07-04.png"},
    ]  # fmt: skip
    team = [{"name": "Léa Martin", "role": "responsable"}]
    write_dossier(folder.dossier_file, load_client(folder), {"log": rows, "team": team})


def write_exports(exports: Path) -> None:
    (exports / "messages").mkdir(parents=True)
    text = "\r\n".join((HEAD, *ROWS)) + "\r\n"
    (exports / "messages" / "octobre.csv").write_bytes(text.encode("cp1252"))
    one = "\n".join((HEAD, ROWS[0])) + "\n"
    (exports / "messages" / "seule.csv").write_text(one.replace("Instagram", "TikTok"), "utf-8-sig")
    takeout = io.BytesIO()
    with zipfile.ZipFile(takeout, "w") as archive:
        archive.writestr("Takeout/reviews.json", json.dumps(REVIEWS, ensure_ascii=False, indent=2))
        archive.writestr("Takeout/lisez-moi.html", "<p>rien</p>")
    (exports / "takeout.zip").write_bytes(takeout.getvalue())
