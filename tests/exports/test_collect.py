"""All the files of a folder put together: what cannot be read is said, and the rest goes on."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import msoffcrypto
import pandas as pd
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from iwa.exports import collect as collecting
from iwa.exports.collect import Collected, collect
from iwa.exports.document import Document
from iwa.exports.reading import Reading
from iwa.exports.registry import READERS

VIDEOS = (
    'Content,Video title,Video publish time,Duration,Views\nTotal,,,,12\ndQw4w9WgXcQ,Un atelier,"Oct 2, 2026",90,12\n'
)
GOOD = "Content 2026-10-01_2026-10-31 Marette.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of exports with one good file."""
    (tmp_path / GOOD).write_text(VIDEOS, encoding="utf-8")
    return tmp_path


def states(collected: Collected) -> dict[str, str]:
    return dict(zip(collected.sources["file"], collected.sources["state"], strict=True))


def only_issue(collected: Collected, file: str) -> dict[str, object]:
    (issue,) = collected.issues[collected.issues["file"] == file].to_dict("records")
    return issue


def locked_workbook() -> bytes:
    plain, locked = io.BytesIO(), io.BytesIO()
    pd.DataFrame({"a": [1]}).to_excel(plain, index=False)
    OOXMLFile(plain).encrypt("secret", locked)
    assert msoffcrypto.OfficeFile(locked).is_encrypted()
    return locked.getvalue()


def cut_zip() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("Table data.csv", VIDEOS * 50)
    return whole.getvalue()[:-40]


BAD = {
    "vide.csv": (b"", "un fichier vide"),
    "coupe.zip": (cut_zip(), "le téléchargement a sans doute été coupé"),
    "photo.csv": (b"\xff\xd8\xff\xe0" + b"\x00\x10JFIF" * 40, "une photo (JPEG)"),
    "secret.xlsx": (locked_workbook(), "un classeur protégé par un mot de passe"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence_and_the_rest_goes_on(folder: Path, name: str) -> None:
    content, said = BAD[name]
    (folder / name).write_bytes(content)
    collected = collect(folder)
    assert states(collected) == {GOOD: "lu", name: "illisible"}
    issue = only_issue(collected, name)
    assert (issue["severity"], issue["kind"]) == ("bloquant", "unreadable")
    assert said in str(issue["sentence"])
    assert "À faire :" in str(issue["sentence"])
    assert collected.posts["post_id"].tolist() == ["dQw4w9WgXcQ"]


def test_an_unknown_table_is_said_with_its_first_cells_and_every_row_is_an_issue(folder: Path) -> None:
    (folder / "ventes.csv").write_text("Jour,Caisse\n2026-10-01,420\n", encoding="utf-8")
    collected = collect(folder)
    assert states(collected)["ventes.csv"] == "inconnu"
    issue = only_issue(collected, "ventes.csv")
    assert str(issue["sentence"]).startswith(
        "Aucun export connu ne ressemble à ce fichier. Il commence par : « Jour », « Caisse », « 2026-10-01 », « 420 »."
    )
    rows = collected.rows[collected.rows["file"] == "ventes.csv"]
    assert rows["state"].astype(str).tolist() == ["issue", "issue"]


def test_the_same_file_under_two_names_is_read_once(folder: Path) -> None:
    (folder / "zz copie.csv").write_text(VIDEOS, encoding="utf-8")
    collected = collect(folder)
    assert states(collected) == {GOOD: "lu", "zz copie.csv": "en double"}
    assert len(collected.posts) == 1
    assert only_issue(collected, "zz copie.csv")["sentence"] == (
        f"Ce fichier est le même que « {GOOD} » : il n’est lu qu’une fois."
    )
    assert set(collected.rows.loc[collected.rows["file"] == "zz copie.csv", "state"].astype(str)) == {"superseded"}


def test_a_reader_that_trips_names_the_file_and_the_rest_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(document: Document) -> Reading:
        raise KeyError("Vues")

    tripping = tuple(replace(reader, read=trip) if reader.kind == "traffic" else reader for reader in READERS)
    monkeypatch.setattr(collecting, "READERS", tripping)
    (folder / "ga4.csv").write_text(
        "# Start date: 20261001\n# End date: 20261031\nSession source / medium,Sessions\ngoogle / organic,5\n",
        encoding="utf-8",
    )
    collected = collect(folder)
    assert states(collected) == {GOOD: "lu", "ga4.csv": "illisible"}
    assert "« visites du site » (KeyError: 'Vues')" in str(only_issue(collected, "ga4.csv")["sentence"])
    assert len(collected.posts) == 1


@pytest.mark.parametrize("exists", [True, False])
def test_a_client_without_exports_has_empty_tables(tmp_path: Path, exists: bool) -> None:
    collected = collect(tmp_path if exists else tmp_path / "exports")
    frames = (collected.sources, collected.posts, collected.measurements, collected.audience, collected.traffic)
    others = (collected.benchmark, collected.ads, collected.rows, collected.issues)
    assert [len(frame) for frame in (*frames, *others)] == [0] * 9


def test_files_in_a_zip_keep_its_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "Content 2026-10-01_2026-10-31 Marette.zip", "w") as archive:
        archive.writestr("Table data.csv", VIDEOS)
        archive.writestr("Totals.csv", "Date,Views\n2026-10-01,5\n2026-10-02,7\n")
    collected = collect(tmp_path)
    assert sorted(states(collected).values()) == ["lu", "lu"]
    assert {name.split(" › ")[-1] for name in states(collected)} == {"Table data.csv", "Totals.csv"}
    assert collected.sources["last"].tolist() == [pd.Timestamp("2026-10-31"), pd.Timestamp("2026-10-02")]


def test_each_row_of_each_file_is_there_once(folder: Path) -> None:
    (folder / "ventes.csv").write_text("Jour,Caisse\n2026-10-01,420\n", encoding="utf-8")
    collected = collect(folder)
    counts = collected.rows.groupby("file").size().to_dict()
    assert counts == {GOOD: 3, "ventes.csv": 2}
    assert not collected.rows.duplicated(["file", "sheet", "row"]).any()
    assert collected.sources.set_index("file")["rows"].to_dict() == counts


def test_figures_carry_their_file_row_and_day(folder: Path) -> None:
    (figure,) = collect(folder).measurements.to_dict("records")
    assert (figure["source_file"], figure["source_row"], figure["value"]) == (GOOD, 3, 12)
    assert figure["measured_at"] == pd.Timestamp("2026-10-31")
    assert (figure["network"], figure["metric"], figure["scope"]) == ("youtube", "views", "lifetime")
