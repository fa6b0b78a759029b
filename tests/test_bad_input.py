"""Whatever lies in the exports, the command line answers in French sentences and the rest is read all the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PIL import Image

from iwa.cli import main
from iwa.client_month import load_or_build
from iwa.demo.clients import BAKERY, MONTH_TWO
from iwa.run.in_process import slides_in_process
from iwa.slides import Table
from iwa.workspace import ClientFolder

pytestmark = pytest.mark.usefixtures("read_once")
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """`said("check", ...)`: exit status, what is printed, what is printed as an error."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["iwa", *words])
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        plain = [text.replace("\xa0", " ").replace("\u202f", " ") for text in (printed.out, printed.err)]
        return int(str(stopped.value.code)), plain[0], plain[1].strip()

    return run


@pytest.fixture
def folder(bakery_copy: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> ClientFolder:
    monkeypatch.setenv("IWA_WORKSPACE", str(bakery_copy.path.parents[1]))
    return bakery_copy


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30)).save(file, "JPEG")
    return file.getvalue()


def locked_workbook() -> bytes:
    plain, locked = BytesIO(), BytesIO()
    openpyxl.Workbook().save(plain)
    OOXMLFile(plain).encrypt("secret", locked)
    return locked.getvalue()


def truncated_zip() -> bytes:
    workbook = BytesIO()
    openpyxl.Workbook().save(workbook)
    return workbook.getvalue()[:1500]


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "vide.csv": (lambda: b"", "un fichier vide"),
    "coupe.zip": (truncated_zip, "une archive zip abîmée ou incomplète"),
    "photo.csv": (picture, "une photo (JPEG), et non un tableau"),
    "secret.xlsx": (locked_workbook, "un classeur protégé par un mot de passe"),
    "inconnu.csv": (lambda: b"Video ID,Watchers\n1,2\n", "Aucun export connu ne ressemble à ce fichier."),
    "encodage.csv": (lambda: "Identifiant;Portée\n1;é\n".encode("utf-16-le")[1:-1], "Aucun export connu"),
}


def test_bad_files_are_each_named_and_the_others_are_read(folder: ClientFolder, said: Said) -> None:
    for name, (content, _) in BAD.items():
        (folder.exports / name).write_bytes(content())
    status, out, err = said("check", BAKERY, "--month", "2026-10")
    assert (status, err) == (0, "")
    for name, (_, sentence) in BAD.items():
        (line,) = [line for line in out.splitlines() if name in line]
        assert line.startswith(f"  bloquant · {name} : ") and sentence in line
        assert "À faire :" in line or "Vérifiez" in line
    assert "facebook/" in out and "instagram/" in out
    assert out.rstrip().endswith("Des fichiers n’ont pas pu être lus : « iwa run » le dira dans les livrables.")
    month = load_or_build(folder, MONTH_TWO)
    assert len(month.month_posts) > 20
    slides = {slide.id: slide for slide in slides_in_process(1, client=BAKERY, month="2026-10")}
    shown = slides["audit.reserves"].exhibit
    assert isinstance(shown, Table) and {row[1] for row in shown.rows if row[0] == "bloquant"} == set(BAD)


def test_a_million_rows_are_refused_within_seconds(folder: ClientFolder, said: Said) -> None:
    head = next((folder.exports / "facebook").glob("*.csv")).read_text("utf-8-sig").splitlines()[0]
    (folder.exports / "enorme.csv").write_text(head + "\n" + "1,2\n" * 1_000_000, "utf-8")
    begun = time.process_time()
    status, out, _ = said("check", BAKERY, "--month", "2026-10")
    assert time.process_time() - begun < 15
    assert status == 0
    assert "Le fichier « enorme.csv » n’a pas pu être lu. Trouvé : un tableau de plus de 500 000 lignes." in out


def test_a_client_without_exports_is_told_where_to_get_them(folder: ClientFolder, said: Said) -> None:
    for file in folder.exports.rglob("*.csv"):
        file.unlink()
    status, out, err = said("check", BAKERY, "--month", "2026-10")
    assert (status, err) == (0, "")
    assert out.count("aucun fichier") == 3
    assert "à télécharger dans Meta Business Suite" in out and "Visites du site : à télécharger" in out


def test_a_month_that_no_export_reaches_is_missing_and_not_empty(
    folder: ClientFolder, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> Later:
            return cls(2027, 4, 5)

    monkeypatch.setattr("iwa.command_options.date", Later)
    status, out, _ = said("check", BAKERY, "--month", "2027-03", "--json")
    found = json.loads(out)
    assert status == 0 and found["ready"] is False
    assert [len(network["missing"]) for network in found["networks"]] == [1, 1, 1]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("fenetre_jours: 90", "fenetre_jours: 15", "trouvé « 15 » ; attendu un nombre de jours, de 30 à 90."),
        ("fenetre_jours: 90", "fenetre_jours: 120", "trouvé « 120 » ; attendu un nombre de jours, de 30 à 90."),
        ("fenetre_jours: 90", "fenetre_jour: 90", "clé inconnue ; vouliez-vous dire « fenetre_jours » ?"),
        ("  facebook:", "  facebouk:", "clé inconnue ; vouliez-vous dire « facebook » ?"),
        ("pack: essentiel", "pack: or", "un de ces mots : essentiel, croissance, impact"),
    ],
)
def test_a_client_file_that_cannot_be_right_is_wrong_use(
    old: str, new: str, sentence: str, folder: ClientFolder, said: Said
) -> None:
    text = folder.client_file.read_text("utf-8")
    folder.client_file.write_text(text.replace(old, new), "utf-8")
    for command in ("check", "run"):
        status, out, err = said(command, BAKERY, "--month", "2026-10")
        assert (status, out) == (2, "") and sentence in err


def test_a_dossier_that_is_no_workbook_is_wrong_use_and_one_that_is_absent_is_a_remark(
    folder: ClientFolder, said: Said
) -> None:
    folder.dossier_file.write_bytes(b"ceci n'est pas un classeur")
    status, _, err = said("check", BAKERY, "--month", "2026-10")
    assert status == 2 and err.startswith("dossier.xlsx")
    folder.dossier_file.unlink()
    status, out, err = said("check", BAKERY, "--month", "2026-10")
    assert (status, err) == (0, "")
    assert "à savoir · dossier.xlsx n’existe pas : rien n’est saisi pour ce client." in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check", "inconnu"), "Le client « inconnu » n’existe pas. Trouvé : les clients boulangerie-marette."),
        (
            ("check", "sans-fiche"),
            "Le dossier de « sans-fiche » n’a pas de client.yaml. Trouvé : le dossier clients/sans-fiche.",
        ),
        (("check", "Élise & fils"), "Le nom du dossier client n’est pas utilisable."),
        (("check", BAKERY, "--month", "2026-13"), "Le mois est illisible. Trouvé : « 2026-13 »."),
        (("run", BAKERY, "--month", "octobre"), "Le mois est illisible."),
        (("run", BAKERY, "--month", "2090-01"), "Le mois demandé n’a pas commencé. Trouvé : « 2090-01 »."),
        (("run", BAKERY, "--step", "7"), "L’étape 7 n’a pas de notebook. Trouvé : les étapes 1, 2"),
        (("run", BAKERY, "--pack", "or"), "Ce pack n’existe pas. Trouvé : « or »."),
        (("run", BAKERY, "--step", "un"), "La valeur de « --step » ne convient pas."),
        (("run", BAKERY, "--step"), "L’option « --step » attend une valeur."),
        (("check", BAKERY, "--mois", "2026-10"), "L’option « --mois » n’existe pas."),
        (("run",), "Il manque « CLIENT » à la commande."),
        (("courir", BAKERY), "La commande « courir » n’existe pas."),
        (("check", BAKERY, "de-trop"), "La commande a un mot de trop."),
    ],
)
def test_a_command_that_cannot_be_carried_out_is_a_sentence_and_status_2(
    words: tuple[str, ...], sentence: str, folder: ClientFolder, said: Said
) -> None:
    (folder.path.parent / "sans-fiche").mkdir()
    status, out, err = said(*words)
    assert (status, out) == (2, "")
    assert err.startswith(sentence) and "À faire :" in err and "\n" not in err


def test_decks_without_a_run_are_a_failure_that_says_what_to_do(folder: ClientFolder, said: Said) -> None:
    status, _, err = said("deck", BAKERY, "--month", "2026-10")
    assert status == 1 and err.startswith("Aucun notebook exécuté pour ce mois.") and "« iwa run »" in err


def test_a_disk_that_refuses_is_a_sentence(folder: ClientFolder, said: Said) -> None:
    (folder.path / "runs").write_text("un fichier là où il faut un dossier", "utf-8")
    status, _, err = said("check", BAKERY, "--month", "2026-10")
    assert status == 1 and err.startswith("Un fichier n’a pas pu être lu ou écrit. Trouvé :")


def test_help_is_no_error(said: Said) -> None:
    status, out, err = said("check", "--help")
    assert (status, err) == (0, "") and "Dit ce qui a été trouvé dans les exports" in out


def test_alone_the_command_shows_its_help(said: Said) -> None:
    status, out, err = said()
    assert status == 2 and "Exécute les notebooks du mois" in out + err and "ne se comprend pas" not in err


def test_python_m_iwa_is_the_same_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "iwa", "check", "personne"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "IWA_WORKSPACE": str(tmp_path), "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Le client « personne » n’existe pas. Trouvé : aucun client")
