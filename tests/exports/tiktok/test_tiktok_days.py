"""Overview, Viewers, FollowerHistory, and the Overview and Audience of a business account."""

import pandas as pd
import pytest
from tiktok_samples import (
    BUSINESS_AUDIENCE,
    BUSINESS_OVERVIEW,
    HISTORY,
    OVERVIEW,
    VIEWERS,
    day_figures,
    kinds,
    read,
    sentence,
    states,
    studio,
    text,
    workbook,
)  # fmt: skip

from iwa import tables

NAME = "temp_1.zip › Overview_2026-01-02.csv"
TWO_DAYS = (OVERVIEW, ("December 31", 120, 14, 9, 2, 1), ("January 1", 80, 0, 4, 0, 0))


def test_the_overview_gives_the_days_of_the_account():
    reading = read(studio(*TWO_DAYS, name=NAME))
    assert (reading.network, reading.kind, reading.unavailable) == ("tiktok", "overview", ())
    assert {metric: day_figures(reading, metric) for metric in reading.measurements["metric"].unique()} == {
        "views": {"2025-12-31": 120, "2026-01-01": 80},
        "profile_visits": {"2025-12-31": 14, "2026-01-01": 0},
        "reactions": {"2025-12-31": 9, "2026-01-01": 4},
        "comments": {"2025-12-31": 2, "2026-01-01": 0},
        "shares": {"2025-12-31": 1, "2026-01-01": 0},
    }
    assert reading.measurements["scope"].unique().tolist() == ["day"]
    assert (reading.first, reading.last) == (pd.Timestamp("2025-12-31"), pd.Timestamp("2026-01-01"))
    assert reading.measured_at == pd.Timestamp("2026-01-02")
    assert (states(reading), kinds(reading)) == (["structural", "used", "used"], [])


def test_a_workbook_with_one_sheet_named_like_the_tab_gives_the_same():
    from_csv = read(studio(*TWO_DAYS, name=NAME))
    from_workbook = read(workbook("Overview_2026-01-02.xlsx", Overview=list(TWO_DAYS)))
    assert from_workbook.measurements["value"].tolist() == from_csv.measurements["value"].tolist()
    assert from_workbook.measurements["day"].tolist() == from_csv.measurements["day"].tolist()
    assert from_workbook.rows["sheet"].unique().tolist() == ["Overview"]


def test_a_date_in_the_name_of_the_zip_will_do():
    reading = read(studio(*TWO_DAYS, name="TikTok 2026-01-02.zip › Overview.csv"))
    assert day_figures(reading, "views") == {"2025-12-31": 120, "2026-01-01": 80}


def test_without_any_year_no_figure_is_read_and_one_sentence_says_what_to_do():
    reading = read(studio(*TWO_DAYS, name="temp_1.zip › Overview.csv"))
    assert reading.measurements.empty
    assert pd.isna(reading.first) and pd.isna(reading.measured_at)
    assert states(reading) == ["structural", "issue", "issue"]
    assert sentence(reading) == (
        "TikTok n’écrit pas l’année dans ce fichier et rien d’autre ne la dit : aucun de ses chiffres n’est pris. "
        "Renommez le fichier, ou son zip, avec la date du téléchargement, par exemple « Overview_2026-11-05.csv »."
    )


def test_a_sorted_file_is_not_read_and_says_why():
    rows = [(f"April {day}", 1, 1, 1, 1, 1) for day in (1, 10, 2, 11, 3)]
    reading = read(studio(OVERVIEW, *rows, name="Overview_2026-05-01.csv"))
    assert reading.measurements.empty
    assert "sans le trier" in sentence(reading)
    assert states(reading) == ["structural", *["issue"] * 5]


def test_a_name_whose_date_does_not_fit_is_told_with_both_dates():
    reading = read(studio(OVERVIEW, ("October 31", 1, 1, 1, 1, 1), name="Overview_2026-10-01.csv"))
    assert reading.measurements.empty
    assert "la date de son nom (01/10/2026)" in sentence(reading) and "« October 31 »" in sentence(reading)


def test_french_labels_and_dates_are_read():
    header = ("Date", "Vues de vidéo", "Vues du profil", "J’aime", "Commentaires", "Partages")
    reading = read(studio(header, ("31 décembre", 3, 2, 1, 0, 0), ("1er janvier", 4, 2, 1, 0, 0), name=NAME))
    assert day_figures(reading, "views") == {"2025-12-31": 3, "2026-01-01": 4}
    assert day_figures(reading, "reactions") == {"2025-12-31": 1, "2026-01-01": 1}


def test_an_excel_with_semicolons_is_read():
    reading = read(
        text("Date;Video Views;Profile Views;Likes;Comments;Shares\r\n19-avr;3;2;1;0;0\r\n", "O 20260501.csv")
    )
    assert day_figures(reading, "views") == {"2026-04-19": 3}


def test_undefined_is_missing_and_a_zero_is_a_zero():
    rows = [("December 30", "undefined", "undefined"), ("December 31", "undefined", "undefined"), ("January 1", 0, 0)]
    reading = read(studio(HISTORY, *rows, name="FollowerHistory_2026-01-02.csv"))
    assert day_figures(reading, "followers") == {"2026-01-01": 0}
    assert states(reading) == ["structural", "structural", "structural", "used"]
    assert sentence(reading) == "TikTok ne donne aucun chiffre pour 2 jours (entre le 30/12/2025 et le 31/12/2025)."
    assert reading.first == pd.Timestamp("2026-01-01")


def test_follower_history_gives_the_stock_and_the_difference():
    reading = read(studio(HISTORY, ("December 31", 1502, 5), ("January 1", 1499, -3), name="h 2026-01-02.csv"))
    assert reading.kind == "followers"
    assert day_figures(reading, "followers") == {"2025-12-31": 1502, "2026-01-01": 1499}
    assert day_figures(reading, "follows") == {"2025-12-31": 5, "2026-01-01": -3}


def test_viewers_are_read_new_ones_and_those_who_come_back():
    reading = read(studio(VIEWERS, ("January 1", 90, 60, 30), ("January 2", "undefined", "undefined", 4), name=NAME))
    assert reading.kind == "viewers"
    assert {m: day_figures(reading, m) for m in ("viewers", "new_viewers", "returning_viewers")} == {
        "viewers": {"2026-01-01": 90}, "new_viewers": {"2026-01-01": 60},
        "returning_viewers": {"2026-01-01": 30, "2026-01-02": 4},
    }  # fmt: skip
    assert len(reading.measurements) == 4
    assert states(reading) == ["structural", "used", "used"]


def test_the_business_overview_has_years_buttons_and_followers_won_and_lost():
    reading = read(text(BUSINESS_OVERVIEW + "2026/02/01,120,95,14,9,1,2,3,1,-2,4,6\n", "x.csv"))
    assert reading.kind == "overview"
    assert reading.measurements.set_index("metric")["value"].to_dict() == {
        "views": 120, "reach": 95, "profile_visits": 14, "reactions": 9, "shares": 1, "comments": 2,
        "contact_clicks": 3, "leads": 1, "follows": 4, "unfollows": 6,
    }  # fmt: skip
    assert reading.measured_at == reading.first == pd.Timestamp("2026-02-01")
    assert kinds(reading) == []


@pytest.mark.parametrize(
    ("columns", "figures", "follows"),
    [("Net growth", "-2", -2), ("Net growth,Lost followers", "-2,6", 4), ("New followers,Net growth", "4,-2", 4)],
)
def test_net_growth_stands_for_new_followers_only_where_they_lack(columns, figures, follows):
    header = "Date,Video views,Profile views," + columns
    reading = read(text(f"{header}\n2026/02/01,1,1,{figures}\n", "x.csv"))
    assert day_figures(reading, "follows") == {"2026-02-01": follows}


def test_buttons_add_up_unless_one_is_missing_and_the_site_is_another_measure():
    header = "Date,Video views,Profile views,Website clicks,Phone number clicks ,Email clicks\n"
    reading = read(text(header + "2026/02/01,1,1,7,2,3\n2026/02/02,1,1,7,2,--\n", "x.csv"))
    assert day_figures(reading, "contact_clicks") == {"2026-02-01": 5}
    assert day_figures(reading, "link_clicks") == {"2026-02-01": 7, "2026-02-02": 7}


def test_the_business_audience_marks_what_it_does_not_know():
    reading = read(text(BUSINESS_AUDIENCE + "2026/02/01,3,--,95,9\n2026/02/02,NAN,--,NAN,NAN\n", "x.csv"))
    assert reading.kind == "followers"
    assert reading.measurements.set_index("metric")["value"].to_dict() == {"follows": 3, "reach": 95}
    assert reading.unavailable == ("followers",)
    assert states(reading) == ["structural", "used", "structural"]
    assert sentence(reading) == "TikTok ne donne aucun chiffre pour 1 jour (le 02/02/2026)."


def test_a_deleted_column_is_unavailable_and_the_others_are_read():
    reading = read(studio(("Date", "Video Views", "Profile Views"), ("January 1", 3, 2), name=NAME))
    assert reading.unavailable == ("reactions", "comments", "shares")
    assert day_figures(reading, "views") == {"2026-01-01": 3}


def test_a_cell_that_is_no_figure_is_told_and_a_row_of_them_is_an_issue():
    rows = [("December 31", 3, "deux", 1, 0, 0), ("January 1", "?", "?", "?", "?", "?")]
    reading = read(studio(OVERVIEW, *rows, name=NAME))
    assert day_figures(reading, "views") == {"2025-12-31": 3}
    assert day_figures(reading, "profile_visits") == {}
    assert states(reading) == ["structural", "used", "issue"]
    assert kinds(reading) == ["not-a-number"] * 6


def test_a_day_that_cannot_be_read_or_stands_twice_is_an_issue():
    rows = [
        ("December 31", 3, 0, 0, 0, 0),
        ("December 31", 8, 0, 0, 0, 0),
        ("Nivôse 12", 5, 0, 0, 0, 0),
        ("", 1, 0, 0, 0, 0),
    ]
    reading = read(studio(OVERVIEW, *rows, name=NAME))
    assert day_figures(reading, "views") == {"2025-12-31": 3}
    assert states(reading) == ["structural", "used", "issue", "issue", "issue"]
    assert sorted(kinds(reading)) == ["repeated-day", "unreadable-date", "unreadable-date"]


def test_an_empty_table_gives_nothing_and_says_so():
    reading = read(studio(OVERVIEW, name=NAME))
    assert reading.measurements.empty
    assert (states(reading), kinds(reading)) == (["structural"], ["no-row"])
    assert pd.isna(reading.last)


def test_a_header_that_stands_again_and_blank_rows_are_structural():
    rows = [("December 31", 3, 0, 0, 0, 0), ("",) * 6, OVERVIEW, ("January 1", 5, 0, 0, 0, 0)]
    reading = read(studio(OVERVIEW, *rows, name=NAME))
    assert states(reading) == ["structural", "used", "structural", "structural", "used"]
    assert day_figures(reading, "views") == {"2025-12-31": 3, "2026-01-01": 5}


def test_a_sheet_beside_the_tab_is_not_read_in_silence():
    document = workbook("O_2026-01-02.xlsx", Overview=list(TWO_DAYS), Notes=[("à revoir",), ("demain",)], Vide=[("",)])
    reading = read(document)
    assert states(reading) == ["structural", "used", "used", "issue", "issue", "structural"][: len(reading.rows)]
    assert kinds(reading) == ["unknown-sheet"]
    assert "« Notes »" in sentence(reading) and "2 lignes remplies" in sentence(reading)


def test_measurements_have_the_columns_of_their_table():
    reading = read(studio(*TWO_DAYS, name=NAME))
    full = reading.measurements.assign(network="tiktok", source_file="a", measured_at=reading.measured_at, state="used")
    assert len(tables.checked(full, tables.MEASUREMENTS)) == 10
