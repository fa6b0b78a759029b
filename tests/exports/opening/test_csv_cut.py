"""A file that a download or a drive left incomplete: half a figure is never read as a figure."""

import pytest

from iwa.exports.document import CUT
from iwa.exports.opening.csv_text import sheet_of

HEAD = "Jour,Vues,Clics\n2026-10-01,1245,17\n"
QUOTED = '"Jour","Vues","Clics"\n"2026-10-01","1245","17"\n'


def read(data: bytes | str) -> tuple[list[str], tuple[str, ...]]:
    """The last row, and what is said of the file."""
    sheet, said = sheet_of(data.encode() if isinstance(data, str) else data, "a.csv")
    return sheet.cells.iloc[-1].tolist(), said


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (HEAD + "2026-10-02,12", ["2026-10-02", "", ""]),  # 1 245 cut to 12
        (HEAD + "2026-10", ["", "", ""]),
        (QUOTED + '"2026-10-02","12', ["2026-10-02", "", ""]),
        (QUOTED + '"2026-10-02","1245"', ["2026-10-02", "1245", ""]),  # cut between two cells
        (QUOTED + '"2026-10-02","1245","1', ["2026-10-02", "1245", ""]),
    ],
)
def test_a_line_that_stops_short_keeps_its_whole_cells_alone(text, row):
    left, (said,) = read(text)
    assert left == row
    assert said.startswith(CUT) and "ligne 3" in said and "Téléchargez-le à nouveau" in said


def test_a_letter_or_a_figure_cut_in_its_middle_is_no_other_encoding():
    left, (said,) = read((HEAD.replace("Jour", "Légende") + "été,é").encode()[:-1])
    assert left == ["été", "", ""] and said.startswith(CUT)
    left, (said,) = read((HEAD + "2026-10-02,12,45").encode("utf-16")[:-1])
    assert left == ["2026-10-02", "12", ""] and said.startswith(CUT)


def test_a_last_line_as_long_as_the_others_is_read_and_its_figure_told_to_be_in_doubt():
    left, (said,) = read(HEAD + "2026-10-02,1245,1")
    assert left == ["2026-10-02", "1245", "1"]
    assert "sans fin de ligne" in said and "ligne 3" in said and not said.startswith(CUT)


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        QUOTED + '"2026-10-02","1245","17"',  # TikTok ends its files so
        HEAD + "2026-10-02,1245,",  # a blank cell
        HEAD + "2026-10-02\n",  # a short line that ends is the network's own
        HEAD + "Les 500 meilleurs résultats sont affichés",
        HEAD + "\nJour,Vues\n0000,oui",  # a second, narrower table
        "",
    ],
)
def test_a_whole_file_is_left_alone(text):
    assert read(text + " " * (not text))[1] == ()
