"""YAML written by a person: what is read as text, and the line of what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from iwa.problems import InvalidClientFile
from iwa.strict_yaml import read_mapping

FILE = "client.yaml"
COLON = "Écrivez-la ainsi : la clé, deux-points, une espace, la valeur."
CARE = "Vérifiez le retrait, l’espace après les deux-points et les guillemets."


def read(folder: Path, text: str | bytes) -> dict[str, object]:
    file = folder / FILE
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_mapping(file, InvalidClientFile)


def refused(folder: Path, text: str | bytes) -> str:
    with pytest.raises(InvalidClientFile) as caught:
        read(folder, text)
    return str(caught.value)


def test_every_value_is_text(tmp_path: Path) -> None:
    values = read(tmp_path, "a: NO\nb: 0123\nc: 2026-09-01\nd: [1, yes]\ne: {f: 1:30}\ng:\n")
    assert values == {"a": "NO", "b": "0123", "c": "2026-09-01", "d": ["1", "yes"], "e": {"f": "1:30"}, "g": ""}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "nom: a\nville: b\nnom: c\n",
            "client.yaml, ligne 3 : la clé « nom » est écrite deux fois (déjà ligne 1)."
            " À faire : Gardez une seule des deux lignes.",
        ),
        (
            "reseaux:\n  facebook:\n    compte: a\n    compte: b\n",
            "client.yaml, ligne 4 : la clé « compte » est écrite deux fois (déjà ligne 3)."
            " À faire : Gardez une seule des deux lignes.",
        ),
        (
            "nom: a\n\tville: b\n",
            "client.yaml, ligne 2 : l’écriture ne se comprend pas. Trouvé : « ville: b »."
            " À faire : Remplacez la tabulation par des espaces.",
        ),
        (
            "nom: a\nidentifiant: @marette\n",
            "client.yaml, ligne 2 : l’écriture ne se comprend pas. Trouvé : « identifiant: @marette »."
            ' À faire : Mettez la valeur entre guillemets : "@exemple".',
        ),
        (
            'nom: a\nville: "Nantes\npack: b\n',
            f'client.yaml, ligne 2 : l’écriture ne se comprend pas. Trouvé : « ville: "Nantes ». À faire : {CARE}',
        ),
        (
            "nom: a: b\n",
            f"client.yaml, ligne 1 : l’écriture ne se comprend pas. Trouvé : « nom: a: b ». À faire : {CARE}",
        ),
        (
            "nom: a\nville: \x07\n",
            f"client.yaml, ligne 2 : l’écriture ne se comprend pas. Trouvé : « ville: \x07 ». À faire : {CARE}",
        ),
        (
            'nom: a\ndebut "2026-01"\nfuseau: Europe/Paris\n',
            f'client.yaml, ligne 2 : il manque les deux-points, ou l’espace qui les suit. Trouvé : « debut "2026-01" ». À faire : {COLON}',
        ),
        (
            "nom: a\nreseaux   # un bloc par réseau\n\n  facebook:\n    compte: a\n",
            "client.yaml, ligne 2 : il manque les deux-points, ou l’espace qui les suit. Trouvé : « reseaux   # un bloc par réseau »."
            f" À faire : {COLON}",
        ),
        (
            "nom: a\npack:essentiel\nville: b\n",
            f"client.yaml, ligne 2 : il manque les deux-points, ou l’espace qui les suit. Trouvé : « pack:essentiel ». À faire : {COLON}",
        ),
        (
            "nom: a\n---\nnom: b\n",
            f"client.yaml, ligne 2 : l’écriture ne se comprend pas. Trouvé : « --- ». À faire : {CARE}",
        ),
        (
            "",
            "client.yaml ne contient pas de clés. Trouvé : un fichier vide."
            " À faire : Reprenez le modèle que donne « iwa new ».",
        ),
        (
            "bonjour",
            "client.yaml ne contient pas de clés. Trouvé : un texte sans « clé : valeur »."
            " À faire : Reprenez le modèle que donne « iwa new ».",
        ),
        ("[" * 3000, "client.yaml ne se lit pas : trop de niveaux sont imbriqués."),
        (
            "nom: a\nville: Orléans\n".encode("cp1252"),
            "client.yaml, ligne 2 : les accents ne se lisent pas."
            " À faire : Enregistrez le fichier avec l’encodage UTF-8.",
        ),
        (
            "#" * (65 * 1024),
            "client.yaml est trop long : il tient sur un écran. Trouvé : 65 ko."
            " À faire : Gardez les clés prévues, sous 64 ko ; le reste va dans dossier.xlsx.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    assert refused(tmp_path, text) == sentence


def test_a_missing_file_is_told_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(InvalidClientFile) as caught:
        read_mapping(tmp_path / FILE, InvalidClientFile)
    assert str(caught.value) == (
        f"client.yaml n’existe pas. Trouvé : le dossier {tmp_path}."
        " À faire : Créez le client avec « iwa new », ou remettez le fichier à sa place."
    )


def test_a_file_that_another_program_holds_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()  # opening a folder fails the way a locked file does
    with pytest.raises(InvalidClientFile) as caught:
        read_mapping(tmp_path / FILE, InvalidClientFile)
    assert str(caught.value) == (
        "client.yaml ne peut pas être ouvert. À faire : Fermez-le dans les autres programmes, puis relancez."
    )


def test_a_value_that_refers_to_itself_a_thousand_times_stays_small(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert len(read(tmp_path, "\n".join(lines))) == 60
