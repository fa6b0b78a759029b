"""The reader that the page on adding a network shows, run on the file that it shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reader, Reading
from iwa.exports.registry import READERS

PAGE = (Path(__file__).parents[2] / "docs" / "adding-a-network.md").read_text("utf-8")


def shown(language: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


@pytest.fixture(scope="module")
def reader() -> Reader:
    names: dict[str, Any] = {"__name__": "documented_reader"}
    exec(compile(shown("python"), "docs/adding-a-network.md", "exec", dont_inherit=True), names)
    (only,) = names["READERS"]
    assert isinstance(only, Reader)
    return only


def document(text: str) -> Document:
    sheet, repairs = sheet_of(text.encode(), "marelle.csv")
    return Document("marelle.csv", (sheet,), repairs)


def read(reader: Reader, text: str) -> Reading:
    assert reader.recognises(document(text))
    return reader.read(document(text))


def test_it_alone_knows_its_file(reader: Reader) -> None:
    given = document(shown("csv"))
    assert reader.recognises(given)
    assert not any(other.recognises(given) for other in READERS)


def test_each_row_has_its_state(reader: Reader) -> None:
    rows = read(reader, shown("csv")).rows
    used = rows.loc[rows["state"] == "used", "row"].tolist()
    assert used == [6, 7, 8] and set(rows["state"]) == {"structural", "used"}


def test_posts_and_figures_are_those_of_the_file(reader: Reader) -> None:
    reading = read(reader, shown("csv"))
    posts = tables.checked(reading.posts.assign(network=reading.network, source_file="a.csv"), tables.POSTS)
    assert posts["post_id"].tolist() == ["4711", "4712", "4713"]
    assert posts["published_at"].tolist()[0] == pd.Timestamp("2026-10-06 12:00", tz="UTC")
    assert pd.isna(posts["published_at"].iloc[2])
    figures = reading.measurements.set_index(["post_id", "metric"])["value"].to_dict()
    assert figures == {
        ("4711", "impressions"): 1200, ("4711", "link_clicks"): 12, ("4711", "saves"): 30,
        ("4713", "impressions"): 90, ("4713", "saves"): 1,
    }  # fmt: skip
    assert (reading.account, reading.period_stated) == ("maisonlune", True)
    assert (reading.first, reading.last) == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-31"))


def test_what_cannot_be_read_is_said(reader: Reader) -> None:
    assert sorted(read(reader, shown("csv")).issues["kind"]) == ["not-a-number", "older-posts", "unreadable-date"]


def test_a_file_that_lost_its_first_lines_gives_every_post_the_benefit_of_the_doubt(reader: Reader) -> None:
    reading = read(reader, shown("csv").partition("\n\n")[2])
    assert not reading.period_stated and reading.account == ""
    assert (reading.first, reading.last) == (pd.Timestamp("2025-01-06"), pd.Timestamp("2026-10-06"))
    assert set(reading.measurements["post_id"]) == {"4711", "4712", "4713"}
