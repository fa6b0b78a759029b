"""What people and networks do to Meta's files, row by row: nothing is dropped in silence."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from iwa.exports.meta import content as meta
from iwa.exports.opening.files import open_documents
from iwa.exports.reading import Reading

PFBID = "https://www.facebook.com/permalink.php?story_fbid=pfbid02Giz&id=61569323067856"
ENGLISH = ["Post ID", "Page name", "Publish time", "Permalink", "Post type", "Data comment", "Date", "Views", "Reach"]
FRENCH = ["Identifiant de la publication", "Nom de la page", "Heure de publication", "Permalien",
          "Type de publication", "Commentaire des données", "Date", "Vues", "Couverture"]  # fmt: skip
FIRST = ["122121474620644102", "Levain", "10/01/2026 03:28", PFBID, "Photos", "", "Lifetime", "120", "80"]
SECOND = ["122121248420644107", "Levain", "10/02/2026 03:28", PFBID + "2", "Photos", "", "Lifetime", "60", "40"]
COMMENT = "An error occurred while computing metadata for content with ID 122121248420644107"


def read(folder: Path, *rows: list[str]) -> Reading:
    """The rows as a file, opened and read."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    (folder / "export.csv").write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return meta.read(open_documents(folder / "export.csv", folder)[0])


def states(reading: Reading) -> dict[int, str]:
    return dict(zip(reading.rows["row"], reading.rows["state"], strict=True))


def told(reading: Reading) -> list[tuple[str, int]]:
    return [(issue["kind"], issue["row"]) for issue in reading.issues.to_dict("records")]


def figure(reading: Reading, metric: str) -> list[float]:
    return reading.measurements.loc[reading.measurements["metric"] == metric, "value"].tolist()


def test_header_and_blank_rows_are_structural_and_posts_used(tmp_path: Path) -> None:
    reading = read(tmp_path, ENGLISH, FIRST, [""] * 9, SECOND)
    assert states(reading) == {1: "structural", 2: "used", 3: "structural", 4: "used"}
    assert reading.posts["source_row"].tolist() == [2, 4]


def test_missing_trailing_cells_are_missing_figures(tmp_path: Path) -> None:
    reading = read(tmp_path, ENGLISH, FIRST, SECOND[:7])
    assert states(reading)[3] == "used"
    assert figure(reading, "views") == [120]
    assert reading.posts["post_id"].tolist() == ["122121474620644102", "122121248420644107"]


def test_empty_figure_is_missing_and_zero_is_zero(tmp_path: Path) -> None:
    reading = read(tmp_path, ENGLISH, [*FIRST[:7], "", "0"])
    assert figure(reading, "views") == []
    assert figure(reading, "reach") == [0]


def test_row_with_more_cells_than_labels_is_left_out(tmp_path: Path) -> None:
    reading = read(tmp_path, ENGLISH, FIRST, [*SECOND[:4], "bonjour", *SECOND[4:]])
    assert states(reading) == {1: "structural", 2: "used", 3: "issue"}
    assert told(reading) == [("shifted-row", 3)]
    assert figure(reading, "reach") == [80]


@pytest.mark.parametrize(
    "failed",
    [
        ["", "", "", "", "", COMMENT, "Lifetime", "", "7"],
        [*SECOND[:5], COMMENT, *SECOND[6:]],
        [SECOND[0], "", "", "", "", COMMENT.replace("An error occurred", "Échec"), "Lifetime", "", "7"],
    ],
    ids=["all the rest empty", "all the rest there", "in other words"],
)
def test_row_that_meta_could_not_compute_is_an_issue_that_quotes_meta(tmp_path: Path, failed: list[str]) -> None:
    reading = read(tmp_path, ENGLISH, FIRST, failed)
    assert states(reading)[3] == "issue"
    assert told(reading) == [("meta-error", 3)]
    assert failed[5] in reading.issues["sentence"].item()
    assert figure(reading, "reach") == [80]


def test_other_comment_of_meta_is_quoted_and_the_row_used(tmp_path: Path) -> None:
    reading = read(tmp_path, ENGLISH, [*FIRST[:5], "Données partielles", *FIRST[6:]])
    assert states(reading)[2] == "used"
    assert told(reading) == [("meta-comment", 2)]
    assert "« Données partielles »" in reading.issues["sentence"].item()


def test_daily_figures_are_not_used_as_totals(tmp_path: Path) -> None:
    daily = [[*FIRST[:6], f"2026-10-0{day}", "5", "4"] for day in (1, 2, 3)]
    reading = read(tmp_path, ENGLISH, *daily)
    assert states(reading) == {1: "structural", 2: "issue", 3: "issue", 4: "issue"}
    assert told(reading) == [("daily-figures", 2)]
    sentence = reading.issues["sentence"].item()
    assert sentence.startswith("3\u00a0lignes :") and "« Depuis la publication »" in sentence
    assert reading.posts.empty and reading.measurements.empty


@pytest.mark.parametrize("lifetime", ["Lifetime", "Global", ""])
def test_totals_are_known_by_their_date_in_words(tmp_path: Path, lifetime: str) -> None:
    assert figure(read(tmp_path, ENGLISH, [*FIRST[:6], lifetime, "5", "4"]), "views") == [5]


def test_equal_columns_with_one_label_are_one(tmp_path: Path) -> None:
    reading = read(tmp_path, [*ENGLISH, "Views"], [*FIRST, "120"], [*SECOND, "60.0"])
    assert figure(reading, "views") == [120, 60]
    assert told(reading) == []


def test_unequal_columns_with_one_label_keep_the_first_and_say_so_once(tmp_path: Path) -> None:
    reading = read(tmp_path, [*ENGLISH, "Views"], [*FIRST, "120"], [*SECOND, "61"])
    assert figure(reading, "views") == [120, 60]
    assert told(reading) == [("columns-differ", 3)]
    assert "« Views »" in reading.issues["sentence"].item() and "1\u00a0ligne :" in reading.issues["sentence"].item()


def test_french_and_english_columns_side_by_side_fill_each_other(tmp_path: Path) -> None:
    shared = FRENCH.index("Date")
    french_tail = [label for place, label in enumerate(FRENCH) if place != shared]
    in_french = ["", "", "", "", "", "", "Global", "", "", *SECOND[:6], *SECOND[7:]]
    reading = read(tmp_path, [*ENGLISH, *french_tail], [*FIRST, *[""] * 8], in_french)
    assert reading.posts["post_id"].tolist() == [FIRST[0], SECOND[0]]
    assert figure(reading, "views") == [120, 60]
    assert figure(reading, "reach") == [80, 40]
    assert told(reading) == []


def test_header_that_stands_again_further_down_rules_what_follows(tmp_path: Path) -> None:
    turned = [*FRENCH[:7], "Couverture", "Vues"]
    reading = read(tmp_path, ENGLISH, FIRST, turned, [*SECOND[:7], "40", "60"])
    assert states(reading) == {1: "structural", 2: "used", 3: "structural", 4: "used"}
    assert figure(reading, "views") == [120, 60]
    assert figure(reading, "reach") == [80, 40]


def test_header_below_other_lines_is_found(tmp_path: Path) -> None:
    reading = read(tmp_path, ["Export de contenu"], ENGLISH, FIRST)
    assert states(reading) == {1: "structural", 2: "structural", 3: "used"}


def test_crushed_numbers_give_way_to_addresses_and_are_told_once(tmp_path: Path) -> None:
    reel = "https://www.facebook.com/reel/632327922990275/"
    crushed = [["1.22121E+17", *FIRST[1:]], ["122121000000000000", *SECOND[1:3], reel, *SECOND[4:]]]
    reading = read(tmp_path, ENGLISH, *crushed)
    assert reading.posts["post_id"].tolist() == [PFBID, "632327922990275"]
    assert told(reading) == [("crushed-id", 2)]
    assert reading.issues["sentence"].item().startswith("2\u00a0publications :")
    assert set(states(reading).values()) == {"structural", "used"}


@pytest.mark.parametrize("number", ["", "1.22121E+17"])
def test_row_without_identifier_or_address_is_an_issue(tmp_path: Path, number: str) -> None:
    reading = read(tmp_path, ENGLISH, FIRST, [number, *SECOND[1:3], "", *SECOND[4:]])
    assert states(reading)[3] == "issue"
    assert told(reading) == [("no-identifier", 3)]


def test_post_of_the_other_network_is_an_issue(tmp_path: Path) -> None:
    foreign = [*SECOND[:3], "https://www.instagram.com/p/DHDsRvngBCS/", *SECOND[4:]]
    reading = read(tmp_path, ENGLISH, FIRST, foreign)
    assert states(reading)[3] == "issue"
    assert told(reading) == [("other-network", 3)]
    assert "n’est pas de Facebook" in reading.issues["sentence"].item()


def test_post_that_stands_twice_is_one_post_and_the_second_row_fills_gaps(tmp_path: Path) -> None:
    gap, again, fills = [*FIRST[:7], "120", ""], [*FIRST[:7], "999", ""], [*FIRST[:7], "", "80"]
    reading = read(tmp_path, ENGLISH, gap, again, fills)
    assert reading.posts["source_row"].tolist() == [2]
    assert figure(reading, "views") == [120]
    assert figure(reading, "reach") == [80]
    assert states(reading) == {1: "structural", 2: "used", 3: "issue", 4: "used"}
    assert told(reading) == [("repeated-post", 3)]


def test_cell_that_is_no_figure_is_told_and_the_row_used(tmp_path: Path) -> None:
    reading = read(tmp_path, ENGLISH, [*FIRST[:7], "beaucoup", "80"])
    assert states(reading)[2] == "used"
    assert told(reading) == [("not-a-number", 2)]
    assert figure(reading, "views") == []


def test_every_row_has_one_state_and_every_issue_row_a_reason(tmp_path: Path) -> None:
    damaged = [["", "", "", "", "", COMMENT, "", "", ""], ["fin d’une légende", *[""] * 8], FIRST[:6], [""] * 9]
    reading = read(tmp_path, ENGLISH, FIRST, *damaged, SECOND)
    assert reading.rows["row"].tolist() == list(range(1, 8))
    assert reading.rows["state"].tolist() == [
        "structural", "used", "issue", "issue", "issue", "structural", "used",
    ]  # fmt: skip
    assert [kind for kind, _ in told(reading)] == ["meta-error", "no-identifier", "repeated-post"]


def test_file_that_french_excel_saved_as_a_workbook_is_repaired(tmp_path: Path) -> None:
    saved = pd.DataFrame([FIRST, SECOND], columns=ENGLISH).astype({"Views": "int64", "Reach": "int64"})
    saved["Post ID"] = saved["Post ID"].astype("float64")
    # 10/01 was read as 10 January; 10/15 could not be and stayed text
    saved["Publish time"] = [pd.Timestamp("2026-01-10 03:28"), "10/15/2026 03:28"]
    saved.to_excel(tmp_path / "export.xlsx", index=False)
    reading = meta.read(open_documents(tmp_path / "export.xlsx", tmp_path)[0])
    assert reading.posts["published_at"].dt.strftime("%m-%d %H:%M").tolist() == ["10-01 10:28", "10-15 10:28"]
    assert reading.posts["post_id"].tolist() == [PFBID, PFBID + "2"]
    assert figure(reading, "views") == [120, 60]
    assert sorted(kind for kind, _ in told(reading)) == ["crushed-id", "day-month-swapped"]
