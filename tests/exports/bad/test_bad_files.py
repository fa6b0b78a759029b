"""What may happen to the file of any kind: each time a sentence, never a traceback, never a wrong figure."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from small_files import FILES, MAPPING, WORKBOOKS, Small, workbook

from iwa.exports.collect import Collected, collect
from iwa.exports.document import CUT

PHOTO = b"\xff\xd8\xff\xe0" + b"\x00\x10JFIF" * 60
PLACES = ("post_id", "day", "competitor", "published_at", "message_id", "campaign", "ad", "metric")
# Columns of figures, in each table: what a cut file must not change.
VALUES = {
    "measurements": ("value",),
    "messages": ("rating", "received_at", "answered_at"),
    "benchmark": ("interactions", "followers", "views", "posts", "new_followers", "published_at"),
    "ads": ("spend", "impressions", "reach", "clicks", "link_clicks", "results", "leads"),
}


@pytest.fixture
def read(tmp_path: Path):
    """`read(name, content)` is what is collected of a folder that holds this file alone."""

    def reading(name: str, content: bytes) -> Collected:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        if name == "outil.csv":
            (tmp_path / "outil.csv.correspondance.yaml").write_text(MAPPING, "utf-8")
        return collect(tmp_path)

    return reading


def figures(collected: Collected) -> set[tuple[object, ...]]:
    """Every figure, with what it is about."""
    found = set()
    for table, columns in VALUES.items():
        for row in getattr(collected, table).to_dict("records"):
            about = tuple(str(row[name]) for name in PLACES if name in row)
            found |= {(table, *about, name, row[name]) for name in columns if pd.notna(row.get(name))}
    return found


def without_ids(found: set[tuple[object, ...]]) -> set[tuple[object, ...]]:
    """Figures by table, column and value alone: a message that is cut has another id of its own."""
    return {(one[0], *one[-2:]) for one in found}


def sentences(collected: Collected) -> list[str]:
    return [str(sentence).replace("\xa0", " ") for sentence in collected.issues["sentence"]]


def held(collected: Collected) -> None:
    """Each row of the file has exactly one state."""
    assert not collected.rows.duplicated(["file", "sheet", "row"]).any()
    assert len(collected.rows) == collected.sources["rows"].sum()


@pytest.mark.parametrize("kind", FILES)
def test_the_file_itself_is_good(read, kind: str) -> None:
    small = FILES[kind]
    collected = read(small.name, small.whole(*small.rows))
    assert collected.sources["state"].tolist() == ["lu"]
    assert set(collected.issues["severity"].astype(str)) <= {"pour information"}
    assert figures(collected)
    held(collected)


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "un fichier vide"), (PHOTO, "une photo (JPEG)")], ids=["empty", "photo"]
)
@pytest.mark.parametrize("kind", [*FILES, *WORKBOOKS])
def test_an_empty_file_and_a_photo_are_named_with_what_to_do(read, kind: str, content: bytes, said: str) -> None:
    name = FILES[kind].name if kind in FILES else WORKBOOKS[kind][0]
    collected = read(name, content)
    assert collected.sources["state"].tolist() == ["illisible"]
    (sentence,) = sentences(collected)[:1]
    assert name in sentence and said in sentence and "À faire :" in sentence
    assert figures(collected) == set()


@pytest.mark.parametrize("kind", FILES)
def test_a_file_cut_in_its_last_row_gives_no_figure_that_the_network_did_not_write(read, kind: str) -> None:
    small = FILES[kind]
    true = without_ids(figures(read(small.name, small.whole(*small.rows))))
    first = len(small.text(small.rows[0])) + 1
    text = small.text(*small.rows)
    for stop in (*range(first + 5, len(text), 53), len(text) - 4, len(text) - 2, len(text) - 1):
        collected = read(small.name, text[:stop].encode(small.encoding))
        wrong = without_ids(figures(collected)) - true
        said = sentences(collected)
        # A last cell cut in a line as long as the others looks whole: it is told to be in doubt.
        in_doubt = any("sans fin de ligne" in sentence for sentence in said)
        assert len(wrong) <= in_doubt, (text[first:stop], wrong)
        held(collected)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_cut_in_the_middle_of_a_row_says_so(read, kind: str) -> None:
    small = FILES[kind]
    text = small.text(*small.rows)
    stop = len(text) - len(small.rows[1]) * 2 // 5
    collected = read(small.name, text[:stop].encode(small.encoding))
    (cut,) = collected.issues[collected.issues["kind"] == "cut"].to_dict("records")
    assert cut["severity"] == "à vérifier" and str(cut["sentence"]).startswith(CUT)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_excel_wrote_in_its_own_encoding_gives_the_same_figures(read, kind: str) -> None:
    small = FILES[kind]
    true = figures(read(small.name, small.whole(*small.rows)))
    collected = read(small.name, small.whole(*small.rows, encoding="cp1252"))
    assert figures(collected) == true
    accents = not small.text(*small.rows).isascii()
    assert any("lu en Windows-1252" in sentence for sentence in sentences(collected)) == accents


@pytest.mark.parametrize("kind", FILES)
def test_titles_alone_are_said_to_hold_nothing(read, kind: str) -> None:
    small = FILES[kind]
    collected = read(small.name, small.whole())
    assert collected.sources["state"].tolist() == ["lu"]
    assert figures(collected) == set()
    assert any("aucun" in sentence for sentence in sentences(collected))
    held(collected)


@pytest.mark.parametrize("kind", FILES)
def test_one_row_gives_its_own_figures_and_no_other(read, kind: str) -> None:
    small = FILES[kind]
    true = figures(read(small.name, small.whole(*small.rows)))
    # the day of the last row gives TikTok its year: the one row that is left is the last
    one = figures(read(small.name, small.whole(small.rows[0])))
    assert one and one < true


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_workbook_with_one_row_none_or_its_end_cut_off(read, kind: str) -> None:
    name, sheet, head, rows = WORKBOOKS[kind]
    content = workbook(sheet, [*head, *rows])
    true = figures(read(name, content))
    one = figures(read(name, workbook(sheet, [*head, rows[0]])))
    assert one and one < true
    none = read(name, workbook(sheet, head))
    assert figures(none) == set() and any("aucun" in sentence for sentence in sentences(none))
    held(none)
    cut = read(name, content[: len(content) // 2])
    assert figures(cut) == set()
    assert "un classeur Excel abîmé ou incomplet" in sentences(cut)[0] and "À faire :" in sentences(cut)[0]


REVIEWS = json.dumps(
    {"reviews": [{"name": f"a/reviews/{n}", "starRating": "FOUR", "comment": "Été", "createTime": "2026-10-03T08:15:30Z"} for n in (1, 2)]},
    ensure_ascii=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "un fichier vide"),
        (PHOTO, "une photo (JPEG)"),
        (REVIEWS.encode()[:-40], "JSON"),
        (b'{"reviews": []}', ""),
    ],
    ids=["empty", "photo", "cut", "no review"],
)
def test_reviews_that_cannot_be_read_are_said(read, content: bytes, said: str) -> None:
    collected = read("reviews.json", content)
    assert collected.messages.empty
    assert said in sentences(collected)[0]


def test_reviews_in_another_encoding_and_one_alone_are_read(read) -> None:
    assert read("reviews.json", REVIEWS.encode("cp1252")).messages["rating"].tolist() == [4.0, 4.0]
    alone = json.dumps(json.loads(REVIEWS)["reviews"][:1])
    assert read("reviews.json", alone.encode()).messages["rating"].tolist() == [4.0]


def test_small_files_are_of_different_kinds() -> None:
    assert all(isinstance(small, Small) and len(set(small.rows)) == 2 for small in FILES.values())
