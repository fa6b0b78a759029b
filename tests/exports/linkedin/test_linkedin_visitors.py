"""The visitors export: visits of the page a day, and who the visitors are."""

import pandas as pd
import pytest

from iwa.exports.document import Document, Sheet
from iwa.exports.linkedin.readers import READERS
from iwa.exports.linkedin.visitors import read_visitors, recognises_visitors

DEVICES = ("desktop", "mobile", "total")
DAYS_EN = [
    "Date",
    *(f"{section} {what} ({device})" for section in ("Overview", "Life", "Jobs", "Total")
      for what in ("page views", "unique visitors") for device in DEVICES),
]  # fmt: skip
NAMES_EN = ["Location", "Job function", "Seniority", "Industry", "Company size"]


def day_row(day, desktop=30, mobile=12, visitors=20):
    overview, life, jobs = [0] * 6, [2, 1, 3, 2, 1, 2], [4, 3, 7, 4, 3, 6]
    # 15 people on a desktop and 8 on a mobile are 20 people: three came by both.
    return [day, *overview, *life, *jobs, desktop, mobile, desktop + mobile, 15, 8, visitors]


def sheet(name, rows):
    width = max(len(row) for row in rows)
    cells = pd.DataFrame([[*map(str, row), *[""] * (width - len(row))] for row in rows], dtype="str")
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    return Sheet(name, cells)


DAYS = [day_row("02/01/2026"), day_row("02/02/2026", 3, 0, 2)]


def visitors(header=DAYS_EN, names=NAMES_EN, value="Total views", days=DAYS):
    others = [sheet(f"S{n}", [[name, value], ["Un intitulé", 7]]) for n, name in enumerate(names)]
    return Document("acme_visitors_1770500000000.xls", (sheet("D", [header, *days]), *others))


UNKNOWN = visitors(["Data", *(f"W{n}" for n in range(24))], [f"X{n}" for n in range(5)], "Y")


@pytest.mark.parametrize("document", [visitors(), UNKNOWN], ids=["english", "unknown language"])
def test_totals_only_are_read(document):
    assert [reader.kind for reader in READERS if reader.recognises(document)] == ["visitors"]
    reading = read_visitors(document)
    by_metric = reading.measurements.groupby("metric", sort=True)["value"].agg(list).to_dict()
    assert by_metric == {
        "page_views": [42, 3],
        "life_page_views": [3, 3],
        "jobs_page_views": [7, 7],
        "unique_visitors": [20, 2],
    }
    assert reading.audience["dimension"].tolist() == [
        "lieu", "fonction", "niveau hiérarchique", "secteur", "taille d’entreprise"
    ]  # fmt: skip
    assert set(reading.audience["unit"]) == {"visites"}
    assert reading.rows["state"].astype("str").value_counts().to_dict() == {"used": 7, "structural": 6}


def test_an_unknown_language_says_that_positions_decided():
    assert read_visitors(UNKNOWN).issues["kind"].tolist() == ["columns-by-position"]
    assert read_visitors(visitors()).issues.empty


def test_an_unknown_language_with_columns_moved_is_not_recognised():
    moved = [[*row[:19], row[21], *row[19:21], *row[22:]] for row in DAYS]
    assert not recognises_visitors(visitors(["Data", *(f"W{n}" for n in range(24))], [*"vwxyz"], "Y", moved))


def test_a_deleted_column_is_unavailable():
    days = [[row[0], row[21]] for row in DAYS]
    reading = read_visitors(visitors(["Date", "Total page views (total)"], days=days))
    assert reading.unavailable == ("life_page_views", "jobs_page_views", "unique_visitors")
    assert reading.measurements["value"].tolist() == [42, 3]
