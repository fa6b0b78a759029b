import json
import zipfile
from pathlib import Path

import pytest

from iwa.exports.document import Document
from iwa.exports.opening import json_records
from iwa.exports.opening.files import open_documents
from iwa.problems import UnreadableFile


def opened(folder: Path, content: bytes, name: str = "reviews.json") -> Document:
    (folder / name).write_bytes(content)
    (document,) = open_documents(folder / name, folder)
    return document


def refusal(folder: Path, content: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        opened(folder, content)
    return caught.value


def cells(document: Document) -> list[list[str]]:
    return document.sheets[0].cells.to_numpy().tolist()


def test_each_record_is_a_row_under_the_fields_in_the_order_in_which_they_come(tmp_path):
    document = opened(tmp_path, b'{"reviews": [{"a": "x", "b": {"c": "y"}}, {"d": "z", "a": null}], "total": 2}')
    assert document.sheets[0].name == "reviews"
    assert cells(document) == [["a", "b.c", "d"], ["x", "y", ""], ["", "", "z"]]
    assert document.sheets[0].cells.index.tolist() == [1, 2, 3]


def test_a_list_alone_is_a_sheet_without_a_name(tmp_path):
    document = opened(tmp_path, b' [\n{"a": "x"}]')
    assert (document.sheets[0].name, cells(document)) == ("", [["a"], ["x"]])


def test_figures_keep_the_digits_they_are_written_with(tmp_path):
    document = opened(tmp_path, b'[{"id": 12212147462064410212, "rate": 4.50, "ok": true, "tags": ["a", 1]}]')
    assert cells(document)[1] == ["12212147462064410212", "4.50", "TRUE", '["a", "1"]']


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_accents_and_emojis_survive_whatever_the_encoding(tmp_path, encoding):
    document = opened(tmp_path, '[{"comment": "Très bon \U0001f950"}]'.encode(encoding))
    assert cells(document) == [["comment"], ["Très bon \U0001f950"]]


def test_half_an_emoji_is_replaced(tmp_path):
    assert cells(opened(tmp_path, b'[{"comment": "bon \\ud83e"}]'))[1] == ["bon ?"]


def test_a_json_is_known_by_its_content(tmp_path):
    assert cells(opened(tmp_path, b'[{"a": "x"}]', "avis.csv")) == [["a"], ["x"]]
    assert cells(opened(tmp_path, b"Date,Vues\n2026-10-01,12\n", "avis.json")) == [
        ["Date", "Vues"], ["2026-10-01", "12"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b'{"reviews": [{"a": "x"}, {"a"', "JSON abîmé ou incomplet"),
        (b'[{"a": ' + b"[" * 100_000, "JSON abîmé ou incomplet"),
        (b'{"title": "Marette", "hours": {"mon": "7-13"}}', "sans liste d’enregistrements"),
        (b'["a", "b"]', "sans liste d’enregistrements"),
        (b'{"reviews": []}', "dont la liste est vide"),
        (b'[{}]', "de 0 rubriques"),
        (json.dumps([{f"k{n}": 1} for n in range(301)]).encode(), "de 301 rubriques"),
    ],
)  # fmt: skip
def test_any_other_json_is_refused_in_a_sentence(tmp_path, content, found):
    problem = refusal(tmp_path, content)
    assert found in problem.found
    assert problem.todo


def test_a_list_longer_than_any_export_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(json_records, "MAX_ROWS", 2)
    assert "lignes" in refusal(tmp_path, b'[{"a": 1}, {"a": 2}]').found


def test_in_a_zip_the_json_that_are_no_table_are_left_out_as_pictures_are(tmp_path):
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.writestr("Takeout/Fiche/data.json", '{"title": "Marette"}')
        archive.writestr("Takeout/Fiche/reviews.json", '{"reviews": [{"a": "x"}]}')
        archive.writestr("Takeout/Fiche/photo.jpg", b"\xff\xd8\xff")
    (document,) = open_documents(tmp_path / "takeout.zip", tmp_path)
    assert document.base_name == "reviews.json"
    assert document.repairs == ()


def test_a_zip_whose_only_json_is_no_table_says_so(tmp_path):
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.writestr("data.json", '{"title": "Marette"}')
    with pytest.raises(UnreadableFile) as caught:
        open_documents(tmp_path / "takeout.zip", tmp_path)
    assert "sans liste d’enregistrements" in caught.value.found
