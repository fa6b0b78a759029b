"""Content exports of Meta Business Suite: recognised by their labels, read whole."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.meta import content as meta
from iwa.exports.opening.files import open_documents
from iwa.exports.reading import Reading

FACEBOOK = {
    "Post ID": "122121474620644102",
    "Page ID": "61569323067856",
    "Page name": "Boulangerie Levain",
    "Title": "Le pain du jour",
    "Description": "",
    "Duration (sec)": "0",
    "Publish time": "10/01/2026 03:28",
    "Permalink": "https://www.facebook.com/permalink.php?story_fbid=pfbid02Giz&id=61569323067856",
    "Post type": "Photos",
    "Funded content status": "",
    "Data comment": "",
    "Date": "Lifetime",
    "Views": "120",
    "Reach": "80",
}
INSTAGRAM = {
    "Identifiant de la publication": "18012345678901234",
    "ID du compte": "17841400000012346",
    "Nom de profil du compte": "boulangerie.levain",
    "Nom du compte": "Boulangerie Levain",
    "Description": "Le pain du jour",
    "Durée (s)": "0",
    "Heure de publication": "10/01/2026 03:28",
    "Permalien": "https://www.instagram.com/p/Dd8sedDgBCS/",  # holds 2026-10-01 10:28:12 UTC
    "Type de publication": "Image IG",
    "Commentaire des données": "",
    "Date": "Global",
    "Vues": "120",
    "Couverture": "80",
}
STORY = INSTAGRAM | {
    "Permalien": "https://www.instagram.com/stories/boulangerie.levain/3190512345678901234",
    "Type de publication": "Story IG",
    "Visites de profil": "3",
    "Réponses": "0",
    "Clics sur le lien": "2",
    "Appuis sur des stickers": "1",
    "Navigation": "44",
}


def opened(folder: Path, *posts: dict[str, str], name: str = "export.csv") -> Document:
    """The posts as a file of the network, opened; columns are all the labels in their order."""
    text = io.StringIO()
    labels = dict.fromkeys(label for post in posts for label in post)
    writer = csv.DictWriter(text, list(labels), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(posts)
    return opened_text(folder, text.getvalue(), name)


def opened_text(folder: Path, text: str, name: str = "export.csv") -> Document:
    (folder / name).write_text(text, encoding="utf-8-sig", newline="")
    return open_documents(folder / name, folder)[0]


def figures(reading: Reading) -> dict[str, float]:
    """Metric to total over the file."""
    totals = reading.measurements.groupby("metric")["value"].sum()
    return {str(metric): float(total) for metric, total in totals.items()}


def recognised(document: Document) -> list[str]:
    return [f"{reader.network} {reader.kind}" for reader in meta.READERS if reader.recognises(document)]


@pytest.mark.parametrize(
    ("post", "reader"),
    [(FACEBOOK, "facebook posts"), (INSTAGRAM, "instagram posts"), (STORY, "instagram stories")],
)
def test_each_export_has_one_reader(tmp_path: Path, post: dict[str, str], reader: str) -> None:
    assert recognised(opened(tmp_path, post)) == [reader]


def test_columns_are_known_by_name_in_any_order(tmp_path: Path) -> None:
    document = opened(tmp_path, dict(reversed(FACEBOOK.items())))
    assert recognised(document) == ["facebook posts"]
    assert figures(meta.read(document)) == {"views": 120, "reach": 80}


def test_few_columns_are_enough(tmp_path: Path) -> None:
    few = {label: FACEBOOK[label] for label in ("Post ID", "Page name", "Permalink", "Reach")}
    assert recognised(opened(tmp_path, few)) == ["facebook posts"]


def test_hundreds_of_columns_change_nothing(tmp_path: Path) -> None:
    wide = FACEBOOK | {f"Vues de vidéos de 3 secondes par pays (Pays {n})": "7" for n in range(350)}
    assert figures(meta.read(opened(tmp_path, wide))) == {"views": 120, "reach": 80}


def test_video_assets_are_another_export(tmp_path: Path) -> None:
    asset = {label: cell for label, cell in FACEBOOK.items() if label != "Post ID"}
    assert recognised(opened(tmp_path, {"Video asset ID": "1", "Universal video ID": "2", **asset})) == []


def test_table_of_identifiers_without_dates_or_addresses_is_no_content_export(tmp_path: Path) -> None:
    advert = {label: INSTAGRAM[label] for label in ("Identifiant de la publication", "Nom du compte", "Couverture")}
    assert recognised(opened(tmp_path, advert)) == []


def test_stories_among_posts_are_read_with_the_posts(tmp_path: Path) -> None:
    assert recognised(opened(tmp_path, INSTAGRAM, STORY)) == ["instagram posts"]


@pytest.mark.parametrize(
    ("post", "reader"), [(FACEBOOK, "facebook posts"), (INSTAGRAM, "instagram posts"), (STORY, "instagram stories")]
)
def test_a_period_without_posts_is_recognised_and_empty(tmp_path: Path, post: dict[str, str], reader: str) -> None:
    name = "Sep-01-2026_Sep-30-2026_6.csv"
    document = opened_text(tmp_path, ",".join(post) + "\n", name)
    reading = meta.read(document)
    assert recognised(document) == [reader]
    assert (len(reading.posts), len(reading.measurements), len(reading.issues)) == (0, 0, 0)
    assert reading.measured_at == pd.Timestamp("2026-09-30")


def test_labels_may_vary_in_case_quotes_and_spaces(tmp_path: Path) -> None:
    post = INSTAGRAM | {"Mentions J\u2019aime": "9", "Enregis\u00adtrements": "4"}
    post = {label.replace("Type de publication", "type de\u00a0Publication"): cell for label, cell in post.items()}
    reading = meta.read(opened(tmp_path, post))
    assert figures(reading) == {"views": 120, "reach": 80, "reactions": 9, "saves": 4}
    assert reading.posts["format"].tolist() == ["image"]


@pytest.mark.parametrize(
    ("label", "metric"),
    [
        ("Réactions, commentaires et partages", "interactions_network"),
        ("Reactions, comments and shares", "interactions_network"),
        ("Réactions", "reactions"),
        ("Total des clics", "clicks"),
        ("Total clicks", "clicks"),
        ("Clics sur un lien", "link_clicks"),
        ("Link Clicks", "link_clicks"),
        ("Secondes regardé(e)", "watch_time_s"),
        ("Secondes moyen(ne) regardé(e)", "average_view_s"),
        ("Average Seconds viewed", "average_view_s"),
        ("Vues de vidéo de 3\u00a0secondes", "views_3s"),
        ("3-second video views", "views_3s"),
        ("Vues de Publications boostées", "views_paid"),
        ("Couverture de Publications boostées", "reach_paid"),
        ("Reach from Organic posts", "reach_organic"),
        ("Commentaires négatifs de la part des utilisateurs", "negative_feedback"),
        ("Negative feedback from users", "negative_feedback"),
    ],
)
def test_facebook_labels_in_both_languages(tmp_path: Path, label: str, metric: str) -> None:
    assert figures(meta.read(opened(tmp_path, FACEBOOK | {label: "7"})))[metric] == 7


@pytest.mark.parametrize(
    ("label", "metric"),
    [("Likes", "reactions"), ("Mentions J'aime", "reactions"), ("Followers en plus", "follows"),
     ("Follows", "follows"), ("Saves", "saves"), ("Partages", "shares"), ("Commentaires", "comments")],
)  # fmt: skip
def test_instagram_labels_in_both_languages(tmp_path: Path, label: str, metric: str) -> None:
    assert figures(meta.read(opened(tmp_path, INSTAGRAM | {label: "7"})))[metric] == 7


@pytest.mark.parametrize("label", ["Vues de Publications organiques", "Ad impressions", "Other clicks", "3-second viewers",
                                   "3-second video views from Boosted posts", "Negative views"])  # fmt: skip
def test_labels_that_only_resemble_give_no_metric(tmp_path: Path, label: str) -> None:
    assert figures(meta.read(opened(tmp_path, FACEBOOK | {label: "7"}))) == {"views": 120, "reach": 80}


def test_story_figures(tmp_path: Path) -> None:
    reading = meta.read(opened(tmp_path, STORY))
    assert figures(reading) == {
        "views": 120, "reach": 80, "profile_visits": 3, "replies": 0, "link_clicks": 2, "navigation": 44,
    }  # fmt: skip
    assert reading.posts["format"].tolist() == ["story"]
    assert reading.posts["published_at"].tolist() == [pd.Timestamp("2026-10-01 10:28Z")]


def test_impressions_and_views_are_two_metrics(tmp_path: Path) -> None:
    old = {("Impressions" if label == "Views" else label): cell for label, cell in FACEBOOK.items()}
    before = meta.read(opened(tmp_path, old | {"IMPRESSION:UNIQUE_USERS": "79"}))
    assert figures(before) == {"impressions": 120, "reach": 80}
    assert "views" in before.unavailable
    assert figures(meta.read(opened(tmp_path, FACEBOOK))) == {"views": 120, "reach": 80}


def test_each_post_carries_its_own_account(tmp_path: Path) -> None:
    collab = INSTAGRAM | {
        "Identifiant de la publication": "18012345678901299",
        "ID du compte": "17841400000099991",
        "Nom de profil du compte": "moulin.bio",
        "Permalien": "https://www.instagram.com/p/DHDsRvngBCS/",
        "Heure de publication": "03/11/2025 04:39",
    }
    reading = meta.read(opened(tmp_path, INSTAGRAM, collab))
    assert reading.posts["account"].tolist() == ["boulangerie.levain", "moulin.bio"]
    assert reading.posts["account_id"].tolist() == ["17841400000012346", "17841400000099991"]
    assert reading.account == ""
    of_views = reading.measurements[reading.measurements["metric"] == "views"]
    assert of_views["account"].tolist() == ["boulangerie.levain", "moulin.bio"]


def test_only_account_of_a_file_is_its_account(tmp_path: Path) -> None:
    assert meta.read(opened(tmp_path, FACEBOOK)).account == "Boulangerie Levain"


def test_crushed_account_number_leaves_the_name(tmp_path: Path) -> None:
    posts = meta.read(opened(tmp_path, FACEBOOK | {"Page ID": "6.15693E+13"})).posts
    assert posts["account"].tolist() == ["Boulangerie Levain"]
    assert posts["account_id"].isna().all()


def test_account_without_a_name_goes_by_its_number(tmp_path: Path) -> None:
    posts = meta.read(opened(tmp_path, FACEBOOK | {"Page name": ""})).posts
    assert posts["account"].tolist() == ["61569323067856"]


@pytest.mark.parametrize(
    ("name", "measured_at"),
    [
        ("Sep-01-2026_Oct-31-2026_6.csv", "2026-10-31"),
        ("Sep-01-2026_Sep-30-2026_6.csv", "2026-10-01"),  # the post is later: 03:28 in Los Angeles is that day
        ("export.csv", "2026-10-01"),
    ],
)
def test_measured_on_the_last_day_of_content_or_name(tmp_path: Path, name: str, measured_at: str) -> None:
    assert meta.read(opened(tmp_path, FACEBOOK, name=name)).measured_at == pd.Timestamp(measured_at)


def test_period_is_that_of_the_name_else_that_of_the_posts(tmp_path: Path) -> None:
    second = FACEBOOK | {"Post ID": "122121474620644999", "Publish time": "10/09/2026 03:28"}
    named = meta.read(opened(tmp_path, FACEBOOK, name="Sep-01-2026_Oct-31-2026_6.csv"))
    unnamed = meta.read(opened(tmp_path, FACEBOOK, second))
    assert (named.first, named.last) == (pd.Timestamp("2026-09-01"), pd.Timestamp("2026-10-31"))
    assert (unnamed.first, unnamed.last) == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-09"))


def test_reading_fits_the_tables(tmp_path: Path) -> None:
    reading = meta.read(opened(tmp_path, FACEBOOK))
    posts = tables.checked(reading.posts.assign(network="facebook"), tables.POSTS)
    assert posts.loc[0, "source_row"] == 2
    known = {"network": "facebook", "source_file": "export.csv", "measured_at": reading.measured_at, "state": "used"}
    assert len(tables.checked(reading.measurements.assign(**known), tables.MEASUREMENTS)) == 2


def test_metrics_the_file_lacks_are_named(tmp_path: Path) -> None:
    lacking = meta.read(opened(tmp_path, INSTAGRAM)).unavailable
    assert lacking == ("reactions", "comments", "shares", "saves", "follows")


def test_another_sheet_of_a_workbook_is_told(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "export.xlsx") as workbook:
        pd.DataFrame().to_excel(workbook, sheet_name="Vide", index=False)
        pd.DataFrame([FACEBOOK]).to_excel(workbook, sheet_name="Export", index=False)
        pd.DataFrame({"Note": ["à revoir"]}).to_excel(workbook, sheet_name="Notes", index=False)
    reading = meta.read(open_documents(tmp_path / "export.xlsx", tmp_path)[0])
    assert figures(reading) == {"views": 120, "reach": 80}
    states = reading.rows.groupby("sheet")["state"].agg(list).to_dict()
    assert states == {"Export": ["structural", "used"], "Notes": ["issue", "issue"]}
    assert reading.issues["sheet"].tolist() == ["Notes"]


def test_menus_say_what_to_tick() -> None:
    for reader in meta.READERS:
        assert reader.menu.startswith("Meta Business Suite › Statistiques (Insights) › Contenu › Exporter les données…")
        assert "« Depuis la publication »" in reader.menu
