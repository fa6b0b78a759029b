import math

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.ga4 import traffic as ga4
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading

ENGLISH = """# ----------------------------------------
# Traffic acquisition
# Account: Maison Test
# Property: Maison Test - GA4
# ----------------------------------------
#{space}
# All Users
# Start date: 20260901
# End date: 20260930
""".format(space=" ")
FRENCH = ENGLISH.replace("Account:", "Compte :").replace("Property:", "Propriété :")
FRENCH = FRENCH.replace("Start date:", "Date de début :").replace("End date:", "Date de fin :")
START, END = pd.Timestamp("2026-09-01"), pd.Timestamp("2026-09-30")


def document(text: str, name: str = "data-export.csv") -> Document:
    sheet, repairs = sheet_of(text.replace("\n", "\r\n").encode(), name)
    return Document(name, (sheet,), repairs)


def read(text: str, name: str = "data-export.csv") -> Reading:
    assert ga4.recognises_traffic(document(text, name))
    return ga4.read_traffic(document(text, name))


def states(reading: Reading) -> dict[int, str]:
    return dict(zip(reading.rows["row"], reading.rows["state"], strict=True))


def kinds(reading: Reading) -> list[str]:
    return list(reading.issues["kind"]) if len(reading.issues) else []


def test_an_english_report_gives_one_row_a_channel():
    reading = read(
        ENGLISH + "Session primary channel group (Default Channel Group),Sessions,Engaged sessions,Engagement rate,"
        "Event count,Key events,Session key event rate,Total revenue\n"
        "Organic Social,120,66,0.55,800,4,0.03333333333333333,12.5\n"
        "(not set),3,1,0.3333333333333333,9,0,0,0\n"
    )
    traffic = reading.traffic
    assert traffic["channel"].tolist()[0] == "Organic Social"
    assert traffic["channel"].isna().tolist() == [False, True]
    assert traffic["sessions"].tolist() == [120.0, 3.0]
    assert traffic["engaged_sessions"].tolist() == [66.0, 1.0]
    assert traffic["key_events"].tolist() == [4.0, 0.0]
    assert traffic["revenue"].tolist() == [12.5, 0.0]
    assert traffic["view"].unique().tolist() == ["channel"]
    assert traffic["source_row"].tolist() == [11, 12]
    assert (reading.first, reading.last, reading.measured_at) == (START, END, END)
    assert reading.account == "Maison Test - GA4"
    assert kinds(reading) == []


def test_a_french_report_is_read_whatever_the_words_around_its_dates():
    reading = read(
        FRENCH + "Source/support de la session,Campagne de la session,Contenu manuel de l’annonce de la session,"
        "Page de destination,Sessions,Sessions avec engagement,Utilisateurs actifs,Événements clés,Revenu total\n"
        "linkedin / social,202609_offre,c-0912,/offre,40,22,35,3,0\n"
    )
    row = reading.traffic.iloc[0]
    assert (row["source"], row["medium"], row["campaign"], row["content"]) == (
        "linkedin", "social", "202609_offre", "c-0912",
    )  # fmt: skip
    assert (row["landing_page"], row["network"]) == ("/offre", "linkedin")
    assert (row["sessions"], row["engaged_sessions"], row["users"], row["key_events"]) == (40.0, 22.0, 35.0, 3.0)
    assert row["view"] == "source+medium+campaign+content+landing_page"
    assert (row["start"], row["end"], row["measured_at"]) == (START, END, END)


def test_the_result_is_a_table_of_traffic():
    reading = read(ENGLISH + "Session source / medium,Date,Sessions\nfb / social,20260902,3\n")
    checked = tables.checked(reading.traffic.assign(source_file="a.csv"), tables.TRAFFIC)
    assert checked["day"].tolist() == [pd.Timestamp("2026-09-02")]
    assert checked["view"].tolist() == ["day+source+medium"]
    assert math.isnan(checked["key_events"].iloc[0])


def test_a_view_names_its_dimensions_in_one_order_whatever_the_columns_order():
    one = read(ENGLISH + "Landing page,Session source,Session medium,Sessions\n/a,ig,social,3\n")
    other = read(ENGLISH + "Session medium,Landing page + query string,Session source,Sessions\nsocial,/a,ig,3\n")
    assert one.traffic["view"].tolist() == other.traffic["view"].tolist() == ["source+medium+landing_page"]


def test_days_counted_from_the_start_become_dates():
    reading = read(
        ENGLISH + "Session source / medium,Nth day,Sessions\nt.co / referral,0000,3\nt.co / referral,0029,4\n"
    )
    assert reading.traffic["day"].tolist() == [START, END]
    assert reading.traffic["network"].tolist() == ["x", "x"]


@pytest.mark.parametrize(
    ("source", "network"),
    [
        ("facebook", "facebook"), ("fb", "facebook"), ("m.facebook.com", "facebook"), ("l.facebook.com", "facebook"),
        ("lm.facebook.com", "facebook"), ("www.facebook.com", "facebook"), ("ig", "instagram"),
        ("Instagram", "instagram"), ("l.instagram.com", "instagram"), ("lnkd.in", "linkedin"),
        ("linkedin.com", "linkedin"), ("youtube.com", "youtube"), ("youtu.be", "youtube"), ("tiktok", "tiktok"),
        ("t.co", "x"), ("twitter", "x"), ("x", "x"),
    ],
)  # fmt: skip
def test_a_network_is_known_by_its_source(source, network):
    assert read(ENGLISH + f"Session source / medium,Sessions\n{source} / referral,3\n").traffic["network"].tolist() == [
        network
    ]


@pytest.mark.parametrize("source", ["google", "(direct)", "facebook-clone.com", "newsletter", "(not set)"])
def test_no_other_source_is_a_network(source):
    reading = read(ENGLISH + f"Session source / medium,Sessions\n{source} / (none),3\n")
    assert reading.traffic["network"].isna().all()


def test_not_set_is_missing_and_direct_is_not():
    traffic = read(ENGLISH + "Session source / medium,Sessions\n(not set) / (not set),3\n(direct) / (none),4\n").traffic
    assert traffic["source"].isna().tolist() == [True, False]
    assert traffic["medium"].tolist()[1] == "(none)"


@pytest.mark.parametrize(
    "total",
    ["Grand total,,500,9", "Total général,,500,9", ",,500,9,Grand total", ",,500,9"],
)
def test_the_grand_total_is_never_a_visit(total):
    reading = read(
        ENGLISH + "Session source / medium,Session campaign,Sessions,Key events\n" + total + "\nig / social,a,3,1\n"
    )
    assert reading.traffic["sessions"].tolist() == [3.0]
    assert states(reading)[11] == "structural"
    assert states(reading)[12] == "used"


def test_a_second_table_is_told_and_left_out():
    reading = read(
        ENGLISH + "Session source / medium,Sessions\nig / social,3\n\n# Chart\n# Start date: 20260901\n"
        "# End date: 20260930\nNth day,Sessions\n0000,3\n"
    )
    assert reading.traffic["sessions"].tolist() == [3.0]
    assert kinds(reading) == ["second-table"]
    assert set(states(reading).values()) == {"structural", "used"}
    assert [row for row, state in states(reading).items() if state == "used"] == [11]


def test_a_chart_that_comes_first_does_not_hide_the_table():
    reading = read(ENGLISH + "Nth day,Sessions\n0000,3\n\n# T\nSession source / medium,Sessions\nig / social,3\n")
    assert reading.traffic["source"].tolist() == ["ig"]
    assert reading.traffic["source_row"].tolist() == [15]


def test_a_comparison_of_periods_gives_its_first_period_alone():
    reading = read(
        ENGLISH.replace(
            "# End date: 20260930\n", "# End date: 20260930\n# Start date: 20260801\n# End date: 20260831\n"
        )
        + "Session source / medium,Date range,Sessions\nig / social,Sep 1 - Sep 30,3\nig / social,Aug 1 - Aug 31,9\n"
    )
    assert reading.traffic["sessions"].tolist() == [3.0]
    assert reading.traffic["start"].tolist() == [START]
    assert kinds(reading) == ["comparison"]
    assert "Sep 1 - Sep 30" in reading.issues["sentence"].iloc[0]


def test_columns_of_the_previous_period_are_left_out_and_told():
    reading = read(ENGLISH + "Session source / medium,Sessions,Sessions (previous period)\nig / social,3,9\n")
    assert reading.traffic["sessions"].tolist() == [3.0]
    assert kinds(reading) == ["comparison"]


def test_an_exploration_names_its_period_in_one_comment():
    reading = read(
        "# ----------------------------------------\n# Exploration - Format libre 1\n# 20260901-20260930\n"
        "# ----------------------------------------\n\nSession source / medium,Session manual ad content,Sessions,"
        "Key events,\n,,43,3,Grand total\nfacebook / social,c-1,40,3,\nfacebook / social,(not set),3,0,\n"
    )
    assert (reading.first, reading.last) == (START, END)
    assert reading.traffic["key_events"].tolist() == [3.0, 0.0]
    assert reading.traffic["content"].isna().tolist() == [False, True]


def test_a_period_in_the_name_replaces_comments_that_were_taken_away():
    reading = read("Session source / medium,Sessions\nig / social,3\n", "ga4_2026-09-01_2026-09-30.csv")
    assert (reading.first, reading.last) == (START, END)


def test_a_file_without_its_period_gives_no_visit_and_says_why():
    reading = read("Session source / medium,Sessions\nig / social,3\n")
    assert reading.traffic.empty
    assert states(reading) == {1: "structural", 2: "issue"}
    assert kinds(reading) == ["no-period"]
    assert pd.isna(reading.measured_at)


def test_a_cell_that_is_no_figure_is_missing_and_told():
    reading = read(ENGLISH + "Session source / medium,Sessions,Key events\nig / social,3,beaucoup\n")
    assert math.isnan(reading.traffic["key_events"].iloc[0])
    assert reading.issues["row"].tolist() == [11]
    assert "beaucoup" in reading.issues["sentence"].iloc[0]


def test_a_row_without_any_figure_or_with_a_wrong_date_is_an_issue():
    reading = read(ENGLISH + "Session source / medium,Date,Sessions\nig / social,20260902,\nig / social,hier,3\n")
    assert reading.traffic.empty
    assert states(reading)[11] == states(reading)[12] == "issue"
    assert sorted(kinds(reading)) == ["no-figure", "unreadable-date"]


def test_users_are_the_active_ones_when_the_report_has_several():
    header = "Session source / medium,New users,Total users,Active users\nig / social,1,3,2\n"
    assert read(ENGLISH + header).traffic["users"].tolist() == [2.0]


def test_new_users_are_counted_apart_and_stand_for_no_others():
    reading = read(ENGLISH + "Session source / medium,New users\nig / social,1\n")
    assert reading.traffic["new_users"].tolist() == [1.0]
    assert "users" not in reading.traffic


def test_a_rate_of_key_events_is_not_their_number():
    reading = read(ENGLISH + "Session source / medium,Sessions,Session key event rate\nig / social,3,0.5\n")
    assert "key_events" not in reading.traffic


def test_a_count_of_all_events_is_not_a_conversion():
    reading = read(ENGLISH + "Event name,Session source / medium,Sessions,Event count\npage_view,ig / social,3,40\n")
    assert reading.traffic["event"].tolist() == ["page_view"]
    assert "key_events" not in reading.traffic
    assert kinds(reading) == ["no-key-events"]


@pytest.mark.parametrize(
    "header",
    [
        "Date,Primary", "Date,Impressions,Likes,Engagements", "Campaign,Conversions,Cost", "Content,Video title,Views",
        "Post ID,Publish time,Views", "Landing page,Total revenue",
    ],
)  # fmt: skip
def test_other_tools_are_not_ga4(header):
    assert not ga4.recognises_traffic(document(header + "\n" + "1," * header.count(",") + "1\n"))


def test_a_report_without_rows_says_so():
    reading = read(ENGLISH + "Session source / medium,Sessions\n")
    assert reading.traffic.empty
    assert kinds(reading) == ["no-row"]
