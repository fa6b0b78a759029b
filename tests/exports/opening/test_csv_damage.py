import csv
import io

from iwa.exports.opening.csv_text import sheet_of

ORIGINAL = 'Post ID,Description,Views\n1,"Bonjour; ""vous""\ndeuxième ligne, fin",12\n2,Simple,7\n3,"Un, deux",8\n'
SAVED = (
    "Post ID,Description,Views;\r\n"
    '"1,""Bonjour";" """"vous"""""\r\n'
    '"deuxième ligne, fin"",12";\r\n'
    "2,Simple,7;\r\n"
    '"3,""Un, deux"",8";\r\n'
)


def saved_by_excel(text: str) -> str:
    """The text as Excel saves it where lists are parted by ";": each physical line a row of cells."""
    out = io.StringIO()
    rows = [line.split(";") for line in text.splitlines()]
    width = max(map(len, rows))
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue()


def test_the_damage_is_what_excel_does():
    assert saved_by_excel(ORIGINAL) == SAVED


def test_a_damaged_file_gives_the_cells_of_the_original():
    original, _ = sheet_of(ORIGINAL.encode(), "a.csv")
    damaged, repairs = sheet_of(SAVED.encode("cp1252"), "a.csv")
    assert damaged.cells.to_numpy().tolist() == original.cells.to_numpy().tolist()
    assert any("Excel" in sentence and "guillemets" in sentence for sentence in repairs)


def test_rows_of_a_damaged_file_bear_the_number_of_their_first_line():
    damaged, _ = sheet_of(SAVED.encode(), "a.csv")
    assert damaged.cells.index.tolist() == [1, 2, 4, 5]


def test_many_long_damaged_texts_come_back_whole():
    posts = "".join(f'{n},"{"mot; " * 50}\n{"é" * 2000}\nfin, ""{n}""",{n}\n' for n in range(200))
    text = "Post ID,Description,Views\n" + posts
    original, _ = sheet_of(text.encode(), "a.csv")
    damaged, _ = sheet_of(saved_by_excel(text).encode(), "a.csv")
    assert damaged.cells.to_numpy().tolist() == original.cells.to_numpy().tolist()


def test_sound_files_are_left_alone():
    sound = (
        ORIGINAL,
        'Date;Note;Vues\n2026-10-01;"a, b, c";3\n2026-10-02;"d, e, f";4\n',
        '"Facebook reach"\n"Date","Primary"\n"2026-10-01","3"\n',
        'Titre\n"un, deux, trois"\n',
    )
    for text in sound[:3]:
        assert sheet_of(text.encode(), "a.csv")[1] == ()


def test_quoted_lines_above_a_short_table_are_no_damage():
    """As LinkedIn Campaign Manager writes its dates, in words and with commas."""
    above = 'Ad Performance Report\n"Report Start: December 6, 2025, 12:00 AM"\n"Report End: December 7, 2025, 11:59 PM"\n\n'
    assert sheet_of(above.encode("utf-16"), "a.csv")[1] == ()
    sheet, repairs = sheet_of((above + "Campaign Name\tTotal Spent\nRentrée\t12\n").encode("utf-16"), "a.csv")
    assert repairs == ()
    assert sheet.cells.loc[6].tolist() == ["Rentrée", "12"]
