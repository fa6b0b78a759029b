"""The templates that people fill in: they open in Excel, and the readers read them."""

import re
from pathlib import Path

import pandas as pd
import pytest

from iwa.exports.collect import Collected, collect, reader_of
from iwa.exports.competitors.labels import OWN as COMPETITOR_COLUMNS
from iwa.exports.labels import Columns, match_row
from iwa.exports.messages.labels import OWN as MESSAGE_COLUMNS
from iwa.exports.opening.files import list_files, open_documents
from iwa.exports.registry import READERS

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates" / "exports"
PAGE = (ROOT / "docs" / "formats-propres.md").read_text("utf-8")
FILES: dict[str, Columns] = {"messages.csv": MESSAGE_COLUMNS, "concurrents.csv": COMPETITOR_COLUMNS}


def titles(name: str) -> list[str]:
    return (TEMPLATES / name).read_text("utf-8-sig").splitlines()[0].split(";")


@pytest.fixture
def filled(tmp_path: Path) -> Collected:
    """The templates as if their examples were a client's own rows."""
    for name in FILES:
        text = (TEMPLATES / name).read_bytes().decode("utf-8")
        (tmp_path / name).write_bytes(text.replace("Exemple : ", "").encode())
    return collect(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_template_opens_in_french_excel(name):
    data = (TEMPLATES / name).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert len(lines) == 4 and lines[-1] == "" and "\n" not in "".join(lines)
    assert {line.count(";") for line in lines[:3]} == {len(FILES[name]) - 1}


@pytest.mark.parametrize("name", FILES)
def test_a_template_has_every_column_and_no_other(name):
    header = match_row(titles(name), FILES[name], 1)
    assert list(header.positions) == list(FILES[name]) and header.unknown == ()


@pytest.mark.parametrize("name", FILES)
def test_the_page_explains_every_column(name):
    explained = re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE)
    assert [title for title in titles(name) if title not in explained] == []


def test_the_templates_as_they_are_count_nothing():
    collected = collect(TEMPLATES)
    assert collected.sources["state"].tolist() == ["lu", "lu"]
    assert collected.messages.empty and collected.benchmark.empty
    assert collected.issues["kind"].tolist() == ["example", "example"]


def test_the_examples_are_good_examples(filled):
    assert set(filled.issues["kind"]) == {"assumed-zone"}
    assert filled.messages["network"].tolist() == ["instagram", "google"]
    assert filled.messages["received_at"].tolist() == [
        pd.Timestamp("2026-10-03 12:05", tz="UTC"), pd.Timestamp("2026-10-04 07:30", tz="UTC"),
    ]  # fmt: skip
    assert filled.messages["rating"].fillna(0).tolist() == [0.0, 3.0]
    assert filled.messages["answered_at"].isna().tolist() == [False, True]
    assert filled.benchmark["network"].tolist() == ["facebook", "instagram"]
    assert filled.benchmark["interactions"].tolist() == [48.0, 215.0]
    assert filled.benchmark["format"].tolist() == ["image", "reel"]


def test_people_have_pseudonyms_in_what_is_collected(filled):
    assert filled.messages["author"].str.fullmatch("client [0-9a-f]{64}").all()
    assert filled.messages["answered_by"].dropna().str.fullmatch("équipe [0-9a-f]{64}").all()


def test_rows_of_several_networks_keep_theirs_beside_the_file_of_one(filled, tmp_path):
    (tmp_path / "reviews.json").write_text('[{"starRating": "ONE", "createTime": "2026-10-05T10:00:00Z"}]', "utf-8")
    messages = collect(tmp_path).messages
    assert messages["network"].tolist() == ["instagram", "google", "google"]
    assert messages["source_file"].tolist() == ["messages.csv", "messages.csv", "reviews.json"]
    assert messages["measured_at"].tolist() == [pd.Timestamp("2026-10-04")] * 2 + [pd.Timestamp("2026-10-05")]


def test_each_file_is_recognised_by_one_reader_alone(demo_workspace, tmp_path):
    files = [*list_files(demo_workspace / "clients"), *list_files(TEMPLATES)]
    (tmp_path / "reviews.json").write_text('[{"starRating": "ONE", "createTime": "2026-10-05T10:00:00Z"}]', "utf-8")
    files = [*[f for f in files if f.parts[-2] != "demo" and "exports" in f.parts], tmp_path / "reviews.json"]
    assert len(files) > 10
    for file in files:
        for document in open_documents(file, file.parent):
            known = [(reader.network, reader.kind) for reader in READERS if reader.recognises(document)]
            assert len(known) == 1, (document.name, known)
            found = reader_of(document)
            ours = file.parent in (TEMPLATES, tmp_path) or {"messages", "avis", "concurrents"} & set(file.parts)
            assert found is not None and (found.gives in ("messages", "benchmark")) == bool(ours)
