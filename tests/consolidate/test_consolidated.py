"""From files to one row a post and one a day, as they count for a month."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from iwa.client import Client
from iwa.consolidate.consolidated import Consolidated, consolidate
from iwa.exports.collect import collect
from iwa.months import Month

Write = Callable[..., Path]
Built = Callable[[], Consolidated]
IN_OCTOBER, IN_TIME, LATE = (
    "Oct-01-2026_Oct-12-2026_1.csv",
    "Oct-01-2026_Nov-08-2026_2.csv",
    "Oct-01-2026_Dec-05-2026_3.csv",
)


def told(whole: Consolidated, kind: str) -> list[str]:
    return whole.issues.loc[whole.issues["kind"] == kind, "sentence"].tolist()


def row_states(whole: Consolidated, file: str) -> dict[int, str]:
    rows = whole.rows[whole.rows["file"] == file]
    return dict(zip(rows["row"], rows["state"].astype(str), strict=True))


def test_the_latest_export_in_time_counts_and_the_others_are_superseded(facebook: Write, october: Built) -> None:
    facebook(IN_OCTOBER, {"Reach": "80"})
    facebook(IN_TIME, {"Reach": "100"})
    facebook(LATE, {"Reach": "130"})
    whole = october()
    assert whole.posts["reach"].tolist() == [100]
    assert [row_states(whole, name)[2] for name in (IN_OCTOBER, IN_TIME, LATE)] == ["superseded", "used", "superseded"]
    assert row_states(whole, IN_TIME)[1] == "structural"


def test_a_blank_keeps_the_earlier_figure_and_says_so(facebook: Write, october: Built) -> None:
    facebook(IN_OCTOBER, {"Reach": "80"}, {"Post ID": "2", "Reach": "50"})
    facebook(IN_TIME, {"Reach": "", "Views": "0"}, {"Post ID": "2", "Reach": "60"})
    whole = october()
    assert whole.posts.set_index("post_id")["reach"].to_dict() == {"1": 80, "2": 60}
    kept = whole.measurements[whole.measurements["state"] == "kept"]
    assert set(zip(kept["post_id"], kept["metric"].astype(str), strict=True)) == {("1", "reach"), ("1", "views")}
    assert told(whole, "kept-figure") == [
        "Facebook : un export plus récent laisse à vide ou à zéro des chiffres de 1\u00a0publication ; "
        "ceux qui avaient été mesurés avant sont gardés."
    ]


def test_figures_of_late_exports_alone_are_used_and_said_late(facebook: Write, october: Built) -> None:
    facebook(LATE, {"Reach": "130"})
    whole = october()
    assert whole.posts[["reach", "measured_late"]].to_numpy().tolist() == [[130, True]]
    (sentence,) = told(whole, "measured-late")
    assert "après le 10 du mois suivant" in sentence


def test_a_months_figures_stay_when_later_exports_come(facebook: Write, tmp_path: Path, client: Client) -> None:
    facebook(IN_TIME, {"Reach": "100"})
    before = consolidate(collect(tmp_path), client, Month(2026, 10))
    facebook(
        LATE, {"Reach": "130", "Reach from Boosted posts": "40"}, {"Post ID": "2", "Publish time": "11/12/2026 03:00"}
    )
    after = consolidate(collect(tmp_path), client, Month(2026, 11))
    assert before.closing["reach"].tolist() == [100]
    closing, posts = after.closing.set_index("post_id"), after.posts.set_index("post_id")
    assert closing.loc["1", ["reach", "is_paid"]].tolist() == [100, False]
    assert posts.loc["1", ["reach", "is_paid"]].tolist() == [130, True]
    assert consolidate(collect(tmp_path), client, Month(2026, 10)).posts["reach"].tolist() == [100]


def test_posts_after_the_month_wait_and_the_month_ends_in_the_clients_zone(facebook: Write, october: Built) -> None:
    times = {"1": "10/31/2026 15:59", "2": "10/31/2026 16:00"}  # Paris: 23:59, and midnight
    facebook(IN_TIME, *({"Post ID": post, "Publish time": time} for post, time in times.items()))
    assert october().posts["post_id"].tolist() == ["1"]


def test_another_accounts_posts_are_kept_apart(facebook: Write, october: Built) -> None:
    facebook(IN_TIME, {}, {"Post ID": "2", "Page ID": "999999999999999", "Page name": "La Ferme des Trois Noyers"})
    whole = october()
    assert whole.posts["post_id"].tolist() == ["1"]
    assert set(whole.measurements["post_id"]) == {"1"}
    assert row_states(whole, IN_TIME) == {1: "structural", 2: "used", 3: "issue"}
    (sentence,) = told(whole, "other-account")
    assert "« La Ferme des Trois Noyers »" in sentence
    assert "1\u00a0publication à part" in sentence


def test_a_page_that_changed_its_name_is_known_by_its_number(facebook: Write, october: Built) -> None:
    facebook(IN_OCTOBER, {"Page name": "Maison Marette", "Reach": "80"})
    facebook(IN_TIME, {"Reach": "100"})
    whole = october()
    assert whole.posts["reach"].tolist() == [100]
    assert told(whole, "other-account") == []


def test_a_network_missing_in_client_yaml_is_nobodys(facebook: Write, tmp_path: Path, client: Client) -> None:
    facebook(IN_TIME, {})
    only_linkedin = client.model_copy(update={"networks": {"linkedin": client.networks["linkedin"]}})
    whole = consolidate(collect(tmp_path), only_linkedin, Month(2026, 10))
    assert whole.posts.empty
    (sentence,) = told(whole, "other-account")
    assert sentence.startswith("Le réseau Facebook n’est pas déclaré dans client.yaml")


def test_an_export_of_days_of_another_page_is_set_apart(tmp_path: Path, client: Client) -> None:
    visits = "Date,Total page views (total),Total unique visitors (total)\n10/01/2026,5,4\n10/02/2026,6,5\n"
    (tmp_path / "autre-page_visitors_1793000000000.csv").write_text(visits, encoding="utf-8")
    whole = consolidate(collect(tmp_path), client, Month(2026, 10))
    assert whole.days.empty
    assert told(whole, "other-account") == [
        "Compte autre que celui de client.yaml (« autre-page ») : fichier mis à part, hors de tous les chiffres."
    ]
    assert set(row_states(whole, "autre-page_visitors_1793000000000.csv").values()) == {"structural", "issue"}


def test_days_of_a_page_with_and_without_its_name_are_not_added(tmp_path: Path, client: Client) -> None:
    head = "Date,Total page views (total),Total unique visitors (total)\n"
    (tmp_path / "boulangerie-marette_visitors_1793000000000.csv").write_text(
        head + "10/01/2026,5,4\n", encoding="utf-8"
    )
    (tmp_path / "visites.csv").write_text(head + "10/01/2026,3,2\n", encoding="utf-8")
    whole = consolidate(collect(tmp_path), client, Month(2026, 10))
    assert whole.days.set_index("metric")["value"].to_dict() == {"page_views": 5, "unique_visitors": 4}


def test_the_same_post_twice_in_one_file_is_one_post(facebook: Write, october: Built) -> None:
    facebook(IN_TIME, {"Reach": "100"}, {"Reach": "100"})
    whole = october()
    assert whole.posts["reach"].tolist() == [100]
    assert sorted(row_states(whole, IN_TIME).values()) == ["issue", "structural", "used"]
    assert told(whole, "repeated-post") != []


def test_a_crushed_id_is_the_same_post(facebook: Write, october: Built) -> None:
    url = "https://www.facebook.com/permalink.php?story_fbid=pfbid0Xyz&id=1"
    facebook(IN_OCTOBER, {"Post ID": "122109378221120004", "Permalink": url, "Reach": "80"})
    facebook(IN_TIME, {"Post ID": "1.22109E+17", "Permalink": url, "Reach": "100"})
    assert october().posts[["post_id", "reach"]].to_numpy().tolist() == [["122109378221120004", 100]]


def test_posts_without_a_date_are_shown_and_counted_in_no_month(facebook: Write, october: Built) -> None:
    facebook(IN_TIME, {"Publish time": ""}, {"Post ID": "2"})
    whole = october()
    assert len(whole.posts) == 2
    assert told(whole, "no-date") == [
        "Facebook : 1\u00a0publication sans date de publication, dans les chiffres d’aucun mois."
    ]


def test_a_file_without_a_day_gives_way_to_a_dated_one(facebook: Write, october: Built) -> None:
    facebook("export.csv", {"Reach": "500"}, without=("Publish time",))
    facebook(IN_OCTOBER, {"Reach": "80"})
    whole = october()
    assert whole.posts["reach"].tolist() == [80]
    assert "ne dit pas quel jour" in told(whole, "undated-file")[0]


def test_a_deleted_column_makes_its_figure_missing_alone(facebook: Write, october: Built) -> None:
    facebook(IN_TIME, {}, {"Post ID": "2"}, without=("Reach",))
    posts = october().posts
    assert posts["reach"].isna().all()
    assert posts["engagement_rate"].isna().all()
    assert posts["interactions"].tolist() == [10, 10]


def test_no_file_at_all_gives_empty_tables(october: Built) -> None:
    whole = october()
    frames = (whole.posts, whole.closing, whole.days, whole.measurements, whole.audience, whole.rows, whole.issues)
    assert [len(frame) for frame in frames] == [0] * 7


@pytest.mark.parametrize("month", [Month(2026, 9), Month(2026, 12)])
def test_a_month_without_posts_is_built(facebook: Write, tmp_path: Path, client: Client, month: Month) -> None:
    facebook(IN_TIME, {})
    posts = consolidate(collect(tmp_path), client, month).posts
    assert len(posts) == (month > Month(2026, 10))


def test_all_interactions_missing_leave_rates_missing(facebook: Write, october: Built) -> None:
    facebook(IN_TIME, {}, without=("Reactions", "Comments", "Shares"))
    posts = october().posts
    assert posts[["interactions", "engagement_rate"]].isna().all(axis=None)
    assert posts["exposure"].tolist() == [100]


def test_the_two_sheets_of_a_linkedin_file_keep_their_own_rows(tmp_path: Path, client: Client) -> None:
    days = pd.DataFrame({"Date": ["10/01/2026", "10/02/2026"], "Impressions (total)": [5, 6], "Clicks (total)": [1, 1]})
    link = "https://www.linkedin.com/feed/update/urn:li:activity:7380000000000000000"
    posts = pd.DataFrame(
        {"Post title": ["Un texte"], "Post link": [link], "Created date": ["10/01/2026"], "Impressions": [50]}
    )
    for stamp, seen in (("1793000000000", 50), ("1793700000000", 70)):
        with pd.ExcelWriter(tmp_path / f"boulangerie-marette_content_{stamp}.xlsx") as book:
            (days if stamp == "1793000000000" else days.iloc[1:]).to_excel(book, sheet_name="Metrics", index=False)
            posts.assign(Impressions=seen).to_excel(book, sheet_name="All posts", index=False)
    whole = consolidate(collect(tmp_path), client, Month(2026, 10))
    rows = whole.rows[whole.rows["file"].str.contains("1793000000000")]
    found = {
        (sheet, row): state
        for sheet, row, state in zip(rows["sheet"], rows["row"], rows["state"].astype(str), strict=True)
    }
    assert found == {
        ("Metrics", 1): "structural", ("Metrics", 2): "used", ("Metrics", 3): "superseded",
        ("All posts", 1): "structural", ("All posts", 2): "superseded",
    }  # fmt: skip
