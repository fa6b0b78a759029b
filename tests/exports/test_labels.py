import pandas as pd
import pytest

from iwa.exports import labels
from iwa.exports.document import Sheet
from iwa.exports.wording import normalised

COLUMNS = {"views": ("Views", "Vues"), "likes": ("Likes", "Mentions J'aime"), "day": ("Date", "Datum")}


def sheet(*rows: tuple[str, ...]) -> Sheet:
    cells = pd.DataFrame(rows, dtype="str")
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    return Sheet("", cells)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Mentions J\u2019aime ", "mentions j'aime"),
        ("Da\u00adtum", "datum"),
        ("\ufeffDurée (s)", "duree (s)"),
        ("Spectateurs de 3\u00a0secondes", "spectateurs de 3 secondes"),
        ("Phone  number clicks ", "phone number clicks"),
        ("Évé\u0301nements", "evenements"),
    ],
)
def test_a_label_loses_what_varies_between_downloads(printed, plain):
    assert normalised(printed) == plain


def test_columns_are_found_by_name_in_any_order():
    header = labels.match_row(["J'aime bien", "VUES", "Date"], COLUMNS, 4)
    assert header.positions == {"views": 1, "day": 2}
    assert header.unknown == ("J'aime bien",)
    assert header.row == 4


def test_a_label_inside_a_longer_one_is_not_that_label():
    assert labels.match_row(["Vues organiques"], COLUMNS, 1).positions == {}


def test_a_label_that_stands_twice_gives_its_first_column_and_says_so():
    header = labels.match_row(["Views", "Date", "Views"], COLUMNS, 1)
    assert header.positions["views"] == 0
    assert header.repeated == {"views": (0, 2)}


def test_the_header_is_found_under_a_preamble():
    found = labels.find_header(
        sheet(("sep=,", ""), ("Titre", ""), ("Date", "Vues"), ("2026-10-01", "3")), COLUMNS, ["day"]
    )
    assert found is not None
    assert found.row == 3


def test_a_sheet_without_the_required_columns_has_no_header():
    assert labels.find_header(sheet(("Date", "Autre")), COLUMNS, ["day", "views"]) is None


def test_the_body_is_the_filled_rows_below_under_our_names():
    table = sheet(("Vues", "Autre", "Date"), ("3", "a", "x"), ("", "", ""), ("", "seul", ""))
    header = labels.find_header(table, COLUMNS, ["views"])
    assert header is not None
    body = labels.body(table, header)
    assert body.index.tolist() == [2, 4]
    assert body.columns.tolist() == ["views", "day"]
    assert body.loc[2].tolist() == ["3", "x"]


def test_a_header_without_rows_has_an_empty_body():
    table = sheet(("Vues", "Date"))
    header = labels.find_header(table, COLUMNS, ["views"])
    assert header is not None
    assert labels.body(table, header).empty
