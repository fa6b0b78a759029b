"""A foreign table, and its mapping as a consultant completes it."""

from collections.abc import Callable
from pathlib import Path

import pytest

TITLES = "Date de publication;Titre du post;Lien;Couverture;Mentions J'aime;Score;Abonnés"
FIRST = "03/10/2026 14:05;Bonjour;https://www.instagram.com/p/abc/;1 234;12;A+;3"
SECOND = "14/10/2026 09:00;Salut;https://www.instagram.com/p/abd/;2 000;n/a;B;4"
MAPPING = """\
lire: oui
réseau: Instagram
contenu: publications
ordre_des_dates: jour/mois
ligne_des_titres: 3
colonnes:
  "Date de publication": date
  "Titre du post": texte
  "Lien": adresse
  "Couverture": portée
  "Mentions J'aime": réactions
  "Score":
  "Abonnés":
"""
Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """`put("a.csv", line, ...)` writes a foreign CSV under two lines of preamble; returns the folder of exports."""

    def write(name: str, *lines: str, titles: str = TITLES) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        preamble = ["Export de l'outil;;;;;;", ";;;;;;"]
        file.write_text("\n".join([*preamble, titles, *(lines or (FIRST, SECOND)), ""]), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def map_it(tmp_path: Path) -> Callable[..., None]:
    """`map_it("a.csv", old=new)` writes the completed mapping of a file, with parts of it replaced."""

    def write(name: str, *changes: tuple[str, str]) -> None:
        text = MAPPING
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / f"{name}.correspondance.yaml").write_text(text, encoding="utf-8")

    return write
