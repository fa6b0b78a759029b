"""Our own file of competitors' posts."""

import math

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.competitors import own
from iwa.exports.document import Document
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading

TITLES = "réseau;concurrent;publié le;adresse;texte;format;interactions;abonnés;vues"
PHOTO = (
    "Facebook;Fournil du Pont;05/10/2026 08:00;https://www.facebook.com/fournil/posts/12;La galette ;Image;48;2 310;"
)
REEL = "instagram;Sainte-Anne;2026-10-06T18:30+02:00;;;reel;0;;8900"


def document(*lines: str, titles: str = TITLES) -> Document:
    text = "".join(f"{line}\r\n" for line in (titles, *lines))
    sheet, repairs = sheet_of(text.encode("utf-8-sig"), "concurrents.csv")
    return Document("concurrents.csv", (sheet,), repairs)


def read(*lines: str, titles: str = TITLES) -> Reading:
    assert own.recognises_own(document(*lines, titles=titles))
    return own.read_own(document(*lines, titles=titles))


def told(reading: Reading) -> dict[str, str]:
    issues = reading.issues.to_dict("records")
    return {str(i["kind"]): str(i["sentence"]) for i in issues if i["kind"] != "assumed-zone"}


def states(reading: Reading) -> list[str]:
    return reading.rows["state"].astype("str").tolist()


def test_each_row_is_a_post_of_a_competitor():
    reading = read(PHOTO, REEL)
    photo, reel = tables.checked(reading.benchmark.assign(source_file="a.csv"), tables.BENCHMARK).to_dict("records")
    assert (photo["network"], photo["competitor"], photo["text"]) == ("facebook", "Fournil du Pont", "La galette")
    assert photo["published_at"] == pd.Timestamp("2026-10-05 06:00", tz="UTC")
    assert photo["url"] == "https://www.facebook.com/fournil/posts/12"
    assert (photo["format"], photo["interactions"], photo["followers"]) == ("image", 48.0, 2310.0)
    assert math.isnan(photo["views"])
    assert reel["published_at"] == pd.Timestamp("2026-10-06 16:30", tz="UTC")
    assert (reel["format"], reel["interactions"], reel["views"]) == ("reel", 0.0, 8900.0)
    assert math.isnan(reel["followers"]) and pd.isna(reel["url"]) and pd.isna(reel["text"])
    assert (reading.first, reading.last, reading.measured_at) == (
        pd.Timestamp("2026-10-05"), pd.Timestamp("2026-10-06"), pd.Timestamp("2026-10-06"),
    )  # fmt: skip
    assert states(reading) == ["structural", "used", "used"]
    assert told(reading) == {}


def test_paris_is_assumed_aloud_and_only_where_it_is_assumed():
    assert read(PHOTO).issues["kind"].tolist() == ["assumed-zone"]
    assert read(REEL).issues.empty


def test_a_day_without_its_hour_is_noon_and_told():
    reading = read(PHOTO.replace(" 08:00", ""))
    assert reading.benchmark["published_at"].tolist() == [pd.Timestamp("2026-10-05 10:00", tz="UTC")]
    assert list(told(reading)) == ["no-hour"] and "assumed-zone" not in reading.issues["kind"].tolist()


@pytest.mark.parametrize(
    ("old", "new", "kind", "said"),
    [
        ("Facebook", "Minitel", "unknown-network", "« Minitel » n’est pas un réseau connu (Facebook, Instagram"),
        ("Facebook", "Google", "unknown-network", "« Google »"),
        ("Facebook", "", "unknown-network", "Une cellule vide"),
        ("Fournil du Pont", "", "no-competitor", "Une cellule vide n’est pas un nom de concurrent"),
        ("05/10/2026 08:00", "lundi", "unreadable-date", "« lundi » n’est pas une date"),
        ("05/10/2026 08:00", "10/13/2026 08:00", "unreadable-date", "« 10/13/2026 08:00 »"),
    ],
)
def test_a_row_without_network_competitor_or_day_is_left_out_and_told(old, new, kind, said):
    reading = read(PHOTO.replace(old, new, 1), REEL)
    assert states(reading) == ["structural", "issue", "used"]
    assert list(told(reading)) == [kind] and said in told(reading)[kind]
    assert reading.benchmark["network"].tolist() == ["instagram"]


@pytest.mark.parametrize("cell", ["beaucoup", "-3"])
def test_a_cell_that_is_no_count_is_missing_and_told(cell):
    reading = read(PHOTO.replace(";48;", f";{cell};"))
    assert reading.benchmark["interactions"].isna().all()
    assert f"« {cell} » n’est pas un nombre (colonne « interactions »)" in told(reading)["not-a-number"]
    assert states(reading) == ["structural", "used"]


def test_a_format_that_is_none_is_told_once():
    reading = read(PHOTO.replace("Image", "hologramme"), REEL.replace("reel", "hologramme"))
    assert reading.benchmark["format"].isna().all()
    assert reading.issues.loc[reading.issues["kind"] == "unknown-format", "row"].tolist() == [2]


@pytest.mark.parametrize(
    ("word", "key"),
    [("Carrousel", "carousel"), ("photo", "image"), ("Vidéo", "video"), ("Reels", "reel"), ("album", "carousel"), ("texte", "text")],
)  # fmt: skip
def test_formats_by_their_usual_words(word, key):
    assert read(PHOTO.replace("Image", word)).benchmark["format"].tolist() == [key]


def test_the_templates_examples_are_never_counted():
    reading = read(PHOTO.replace("La galette", "Exemple : la galette"), REEL)
    assert states(reading) == ["structural", "structural", "used"]
    assert "viennent du modèle" in told(reading)["example"]


def test_a_misspelt_title_is_told():
    assert "« abonné »" in told(read(PHOTO, titles=TITLES.replace("abonnés", "abonné")))["unknown-column"]


@pytest.mark.parametrize("title", ["réseau", "concurrent", "publié le"])
def test_without_a_needed_column_it_is_not_this_file(title):
    assert not own.recognises_own(document(PHOTO, titles=TITLES.replace(title, "autre")))


def test_columns_that_are_not_needed_may_lack():
    reading = read("TikTok;Sainte-Anne;05/10/2026 08:00", titles="Reseau;Concurrent;Publie le")
    assert reading.benchmark["interactions"].isna().all() and states(reading) == ["structural", "used"]


def test_a_table_without_rows_says_so():
    reading = read()
    assert reading.benchmark.empty and list(told(reading)) == ["no-row"] and pd.isna(reading.measured_at)
