"""Audience, ads, messages, reviews and competitors of the retailer, opened without our readers."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from iwa.demo.clients import BAKERY, RETAILER
from iwa.demo.world import World

OCTOBER = Path(RETAILER) / "2026-10"


def only(exports: Path, pattern: str) -> Path:
    (found,) = (exports / OCTOBER).glob(pattern)
    return found


def own(exports: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(exports / OCTOBER / name, sep=";", encoding="utf-8-sig", dtype="str", keep_default_na=False)


def test_a_client_without_surroundings_has_none_of_these(exports: Path) -> None:
    assert {path.name for path in (exports / BAKERY / "2026-10").iterdir()} == {"facebook", "instagram", "ga4"}


def test_the_audience_lies_on_its_side_and_names_no_network(exports: Path) -> None:
    raw = only(exports, "facebook/Audience*.csv").read_bytes()
    assert raw.startswith(b"\xff\xfe") and b"\r" not in raw
    first, text = raw.decode("utf-16").split("\n", 1)
    rows = [[first], *csv.reader(io.StringIO(text))]
    assert rows[:3] == [["sep=,"], ["Age & gender"], ["", "Women", "Men"]]
    cities = rows[rows.index(["Top cities"]) + 1]
    assert cities[0] == "Vannes, Bretagne" and len(rows[rows.index(["Top cities"]) + 2]) == len(cities)
    shares = [float(cell) for row in rows[3:9] for cell in row[1:]]
    assert sum(shares) == pytest.approx(100, abs=4)


def test_meta_s_ads_end_with_a_total_without_a_name(exports: Path, retailer: World) -> None:
    path = only(exports, "publicite/*.xlsx")
    assert path.name == "Jardins-Tréhanne-Ads-Oct-1-2026-Oct-31-2026.xlsx"
    ads = pd.read_excel(path, sheet_name="Worksheet", engine="calamine")
    total, rows = ads.iloc[-1], ads.iloc[:-1]
    assert pd.isna(total["Campaign name"]) and rows["Campaign name"].notna().all()
    assert total["Amount spent (EUR)"] == pytest.approx(rows["Amount spent (EUR)"].sum())
    boosted = rows[rows["Campaign name"] == "Publications mises en avant"]
    paid = retailer.posts[retailer.posts["is_paid"]]
    assert sorted(boosted["Reach"]) == sorted(paid["reach_paid"])


def test_linkedin_s_ads_have_four_lines_above_a_header_and_a_row_an_ad_and_day(exports: Path) -> None:
    raw = only(exports, "publicite/account_*.csv").read_bytes()
    assert raw.startswith(b"\xff\xfe")
    lines = raw.decode("utf-16").split("\n")
    assert [lines[0], lines[1], lines[4]] == [
        "Ad Performance Report (in UTC)", '"Report Start: October 1, 2026, 12:00 AM"', "",
    ]  # fmt: skip
    ads = pd.read_csv(io.StringIO("\n".join(lines[5:])), sep="\t")
    assert len(ads) == 2 * 18 and ads["Start Date (in UTC)"].iloc[0] == "10/6/2026"
    assert 300 < ads["Total Spent"].sum() < 460


def test_messages_are_answered_later_or_not_at_all_and_speak_of_known_posts(exports: Path, retailer: World) -> None:
    messages = own(exports, "messages/messages-2026-10.csv")
    assert set(messages["réseau"]) >= {"Facebook", "Instagram", "TikTok"} and len(messages) > 30
    received, answered = (
        pd.to_datetime(messages[name], format="%d/%m/%Y %H:%M", errors="coerce") for name in ("reçu le", "répondu le")
    )
    silent = answered.isna()
    assert 0 < silent.mean() < 0.3 and (answered[~silent] > received[~silent]).all()
    assert (messages.loc[silent, "réponse"] == "").all() and received.dt.month.eq(10).all()
    assert set(messages["publication"]) - {""} <= set(retailer.posts["url"])
    assert set(messages["ton"]) == {"positif", "neutre", "négatif"}
    assert not messages["texte"].str.contains("[{}]").any()


def test_google_gives_all_reviews_each_time_stars_in_words(exports: Path) -> None:
    files = [exports / RETAILER / month / f"avis/avis-{month}/reviews.json" for month in ("2026-09", "2026-10")]
    before, now = (json.loads(file.read_text("utf-8"))["reviews"] for file in files)
    assert {one["reviewId"] for one in before} < {one["reviewId"] for one in now}
    assert {one["starRating"] for one in now} == {"ONE", "TWO", "THREE", "FOUR", "FIVE"}
    assert any("comment" not in one for one in now) and any("reviewReply" not in one for one in now)
    assert all(one["createTime"].endswith("Z") for one in now)


def test_competitors_are_noted_on_three_networks_and_texts_rarely_come_back(exports: Path) -> None:
    posts = own(exports, "concurrents/concurrents-2026-10.csv")
    assert posts.groupby("réseau")["concurrent"].nunique().to_dict() == {"Facebook": 3, "Instagram": 3, "TikTok": 3}
    assert posts["texte"].nunique() / len(posts) > 0.7
    assert (posts["interactions"].astype(int) >= 0).all() and (posts["abonnés"].astype(int) > 0).all()


def test_linkedin_s_workbook_holds_the_client_too_and_not_first(exports: Path, retailer: World) -> None:
    sheet = pd.read_excel(only(exports, "concurrents/*.xlsx"), sheet_name="COMPETITORS", header=None, engine="calamine")
    assert sheet.iloc[0, :2].tolist() == ["10/1/2026", "10/31/2026"]
    names = sheet.iloc[2:, 0].tolist()
    assert names.index("Jardins Tréhanne") not in (0, len(names) - 1)
    row = sheet.iloc[2 + names.index("Jardins Tréhanne")]
    posts = retailer.posts[(retailer.posts["network"] == "linkedin") & (retailer.posts["month"] == "2026-10")]
    assert row[4] == len(posts)
