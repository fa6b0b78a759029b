import pytest

from iwa.exports.opening.csv_text import layout, sheet_of
from iwa.problems import UnreadableFile

TABLE = "Date,Légende,Vues\n2026-10-01,Été indien,12\n"
ROWS = [["Date", "Légende", "Vues"], ["2026-10-01", "Été indien", "12"]]


def rows(data: bytes | str) -> list[list[str]]:
    sheet, _ = sheet_of(data.encode() if isinstance(data, str) else data, "a.csv")
    return sheet.cells.to_numpy().tolist()


def repairs(data: bytes) -> tuple[str, ...]:
    return sheet_of(data, "a.csv")[1]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-8"),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "utf-16 le bare", "utf-16 be bare"],
)
def test_every_unicode_encoding_is_read_without_a_word(data):
    assert rows(data) == ROWS
    assert repairs(data) == ()


@pytest.mark.parametrize(("encoding", "named"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")])
def test_a_file_that_excel_wrote_in_another_encoding_is_read_and_said_so(encoding, named):
    assert rows(TABLE.encode(encoding)) == ROWS
    assert named in repairs(TABLE.encode(encoding))[0]


def test_one_broken_byte_does_not_change_the_encoding_of_a_whole_file():
    data = (TABLE + "2026-10-02,éèà éèà éèà éèà,3\n").encode() + b"2026-10-03,cass\xe9,4\n"
    assert rows(data)[1] == ROWS[1]
    assert rows(data)[3] == ["2026-10-03", "cass\ufffd", "4"]
    assert "1 caractère" in repairs(data)[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_seen_in_the_content(delimiter):
    assert rows(TABLE.replace(",", delimiter)) == ROWS


def test_decimal_commas_do_not_make_a_comma_file():
    assert layout("Date;Taux;Part\n2026-10-01;1,5;0,5\n2026-10-02;2,5;0,1\n") == (";", 3)


def test_commas_and_semicolons_in_texts_do_not_change_the_delimiter():
    text = 'Id,Texte,Vues\n1,"a; b; c\nd; e; f",3\n2,"g; h; i",4\n'
    assert rows(text)[1:] == [["1", "a; b; c\nd; e; f", "3"], ["2", "g; h; i", "4"]]


@pytest.mark.parametrize(("first", "cell"), [("sep=,", "sep="), ('"sep=,"', "sep=,")])
def test_a_sep_line_stays_as_row_one(first, cell):
    sheet, _ = sheet_of(f"{first}\n{TABLE}".encode("utf-16"), "a.csv")
    assert sheet.cells.loc[1].tolist() == [cell, "", ""]
    assert sheet.cells.loc[2].tolist() == ROWS[0]


def test_a_sep_line_that_excel_padded_does_not_name_the_delimiter():
    text = "sep=,\t\t\r\n" + TABLE.replace(",", "\t").replace("\n", "\r\n")
    assert rows(text.encode("utf-16"))[1:] == ROWS


def test_a_record_on_several_lines_is_one_row_and_blank_lines_count():
    sheet, _ = sheet_of(b'a,b\n1,"x\ny\nz"\n\n2,w\n', "a.csv")
    assert sheet.cells.index.tolist() == [1, 2, 3, 4]
    assert sheet.cells.loc[2].tolist() == ["1", "x\ny\nz"]
    assert sheet.cells.loc[3].tolist() == ["", ""]
    assert sheet.cells.loc[4].tolist() == ["2", "w"]


def test_short_rows_are_padded_and_long_ones_widen_the_table():
    assert rows("a,b,c\n1,2\n") == [["a", "b", "c"], ["1", "2", ""]]
    wide = rows("a,b\n" + "1,2\n" * 100 + "1,2,3,4,5\n")
    assert wide[0] == ["a", "b", "", "", ""]
    assert wide[-1] == ["1", "2", "3", "4", "5"]


def test_even_and_ragged_texts_give_the_same_cells():
    even = 'a,b\n"1, ""x""",NA\nnull,"\n"\n007, 1 \n'
    assert rows(even) == [["a", "b"], ['1, "x"', "NA"], ["null", "\n"], ["007", " 1 "]]
    assert rows(even + "seul\n")[:4] == rows(even)


def test_zero_bytes_and_mixed_line_ends_are_undone():
    assert rows(b"a,b\r\n1\x00,2\n3,4\r5,6") == [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]


def test_a_quote_that_never_closes_is_said_with_its_row():
    data = b'a,b\n1,2\n3,"coup'
    assert rows(data)[2] == ["3", ""]
    assert "ligne 3" in repairs(data)[0]


def test_a_quote_that_swallows_the_rest_is_said_even_when_quotes_are_even():
    data = b'a,b\n1"x,2\n3,"coup\n5,6\n'
    assert rows(data)[2] == ["3", "coup\n5,6\n"]
    assert "ligne 3" in repairs(data)[0]


def test_a_table_of_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr("iwa.exports.opening.csv_text.MAX_ROWS", 3)
    assert len(rows("a,b\n1,2\n3,4\n")) == 3
    with pytest.raises(UnreadableFile, match="plus de"):
        rows("a,b\n1,2\n3,4\n5,6\n")


def test_ids_and_figures_stay_the_text_they_are():
    assert rows("id,n\n17841400000000001,0012\n")[1] == ["17841400000000001", "0012"]
